# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'bring_back.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QHBoxLayout,
    QHeaderView, QLabel, QListView, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QTableWidget,
    QTableWidgetItem, QVBoxLayout, QWidget)

class Ui_BringBackDialog(object):
    def setupUi(self, BringBackDialog):
        if not BringBackDialog.objectName():
            BringBackDialog.setObjectName(u"BringBackDialog")
        BringBackDialog.resize(920, 560)
        self.dialog_layout = QVBoxLayout(BringBackDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(BringBackDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(BringBackDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.copies = QTableWidget(BringBackDialog)
        self.copies.setObjectName(u"copies")
        self.copies.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.copies.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.copies.setWordWrap(True)
        self.copies.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.copies.setTabKeyNavigation(False)

        self.dialog_layout.addWidget(self.copies)

        self.progress = QProgressBar(BringBackDialog)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.dialog_layout.addWidget(self.progress)

        self.taken_label = QLabel(BringBackDialog)
        self.taken_label.setObjectName(u"taken_label")
        self.taken_label.setProperty(u"strong", True)

        self.dialog_layout.addWidget(self.taken_label)

        self.taken = QListView(BringBackDialog)
        self.taken.setObjectName(u"taken")
        self.taken.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.taken.setUniformItemSizes(True)
        self.taken.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.taken.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.dialog_layout.addWidget(self.taken)

        self.outcome = QLabel(BringBackDialog)
        self.outcome.setObjectName(u"outcome")
        self.outcome.setWordWrap(True)

        self.dialog_layout.addWidget(self.outcome)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(BringBackDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(BringBackDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.taken_label.setBuddy(self.taken)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.copies, self.taken)
        QWidget.setTabOrder(self.taken, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(BringBackDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(BringBackDialog)
    # setupUi

    def retranslateUi(self, BringBackDialog):
        BringBackDialog.setWindowTitle(QCoreApplication.translate("BringBackDialog", u"Bring back copies", None))
        self.explain.setText(QCoreApplication.translate("BringBackDialog", u"Each copy is compared with what it began from. What only one side changed is taken, and what was changed differently waits for you to decide.", None))
#if QT_CONFIG(accessibility)
        self.copies.setAccessibleName(QCoreApplication.translate("BringBackDialog", u"Copies that came back", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("BringBackDialog", u"Copies read so far", None))
#endif // QT_CONFIG(accessibility)
        self.taken_label.setText(QCoreApplication.translate("BringBackDialog", u"&What would be taken", None))
#if QT_CONFIG(accessibility)
        self.taken.setAccessibleName(QCoreApplication.translate("BringBackDialog", u"What would be taken, with from and to", None))
#endif // QT_CONFIG(accessibility)
        self.reject.setText(QCoreApplication.translate("BringBackDialog", u"&Stop", None))
        self.accept.setText(QCoreApplication.translate("BringBackDialog", u"&Bring back", None))
    # retranslateUi


# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sharing.ui'
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
    QHeaderView, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QTableWidget, QTableWidgetItem, QVBoxLayout,
    QWidget)

class Ui_SharingDialog(object):
    def setupUi(self, SharingDialog):
        if not SharingDialog.objectName():
            SharingDialog.setObjectName(u"SharingDialog")
        SharingDialog.resize(900, 560)
        self.dialog_layout = QVBoxLayout(SharingDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(SharingDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(SharingDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.listed = QTableWidget(SharingDialog)
        self.listed.setObjectName(u"listed")
        self.listed.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.listed.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.listed.setWordWrap(True)
        self.listed.setTabKeyNavigation(False)

        self.dialog_layout.addWidget(self.listed)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.copy = QPushButton(SharingDialog)
        self.copy.setObjectName(u"copy")

        self.buttons.addWidget(self.copy)

        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(SharingDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(SharingDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

        QWidget.setTabOrder(self.listed, self.copy)
        QWidget.setTabOrder(self.copy, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(SharingDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(SharingDialog)
    # setupUi

    def retranslateUi(self, SharingDialog):
        SharingDialog.setWindowTitle(QCoreApplication.translate("SharingDialog", u"Check before sharing", None))
        self.explain.setText(QCoreApplication.translate("SharingDialog", u"This is what anybody who is given the file can see, however it is tucked away. It is a list and no judgement: what to look at first stands first.", None))
#if QT_CONFIG(accessibility)
        self.listed.setAccessibleName(QCoreApplication.translate("SharingDialog", u"What others would see, what to look at first", None))
#endif // QT_CONFIG(accessibility)
        self.copy.setText(QCoreApplication.translate("SharingDialog", u"Copy &list", None))
        self.reject.setText(QCoreApplication.translate("SharingDialog", u"&Close", None))
        self.accept.setText(QCoreApplication.translate("SharingDialog", u"Make a &publication copy\u2026", None))
    # retranslateUi


# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'paste_preview.ui'
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
    QSpacerItem, QTableView, QVBoxLayout, QWidget)

class Ui_PastePreviewDialog(object):
    def setupUi(self, PastePreviewDialog):
        if not PastePreviewDialog.objectName():
            PastePreviewDialog.setObjectName(u"PastePreviewDialog")
        PastePreviewDialog.resize(820, 520)
        self.dialog_layout = QVBoxLayout(PastePreviewDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(PastePreviewDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(PastePreviewDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.changes = QTableView(PastePreviewDialog)
        self.changes.setObjectName(u"changes")
        self.changes.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.changes.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.changes.setWordWrap(True)
        self.changes.setTabKeyNavigation(False)

        self.dialog_layout.addWidget(self.changes)

        self.fault = QLabel(PastePreviewDialog)
        self.fault.setObjectName(u"fault")
        self.fault.setWordWrap(True)
        self.fault.setVisible(False)
        self.fault.setProperty(u"fault", True)

        self.dialog_layout.addWidget(self.fault)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.copy = QPushButton(PastePreviewDialog)
        self.copy.setObjectName(u"copy")

        self.buttons.addWidget(self.copy)

        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(PastePreviewDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(PastePreviewDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

        QWidget.setTabOrder(self.changes, self.copy)
        QWidget.setTabOrder(self.copy, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(PastePreviewDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(PastePreviewDialog)
    # setupUi

    def retranslateUi(self, PastePreviewDialog):
        PastePreviewDialog.setWindowTitle(QCoreApplication.translate("PastePreviewDialog", u"Paste scores", None))
        self.explain.setText("")
#if QT_CONFIG(accessibility)
        self.changes.setAccessibleName(QCoreApplication.translate("PastePreviewDialog", u"What pasting would change", None))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.copy.setText(QCoreApplication.translate("PastePreviewDialog", u"Copy &list", None))
        self.reject.setText(QCoreApplication.translate("PastePreviewDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("PastePreviewDialog", u"&Paste", None))
    # retranslateUi


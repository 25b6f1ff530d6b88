# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'text_page.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QFrame, QHBoxLayout,
    QPushButton, QSizePolicy, QSpacerItem, QTextBrowser,
    QVBoxLayout, QWidget)

class Ui_TextPageDialog(object):
    def setupUi(self, TextPageDialog):
        if not TextPageDialog.objectName():
            TextPageDialog.setObjectName(u"TextPageDialog")
        TextPageDialog.resize(760, 600)
        self.dialog_layout = QVBoxLayout(TextPageDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.page = QTextBrowser(TextPageDialog)
        self.page.setObjectName(u"page")
        self.page.setOpenExternalLinks(False)
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)

        self.dialog_layout.addWidget(self.page)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.copy = QPushButton(TextPageDialog)
        self.copy.setObjectName(u"copy")

        self.buttons.addWidget(self.copy)

        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.accept = QPushButton(TextPageDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

        QWidget.setTabOrder(self.page, self.copy)
        QWidget.setTabOrder(self.copy, self.accept)

        self.retranslateUi(TextPageDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(TextPageDialog)
    # setupUi

    def retranslateUi(self, TextPageDialog):
        TextPageDialog.setWindowTitle(QCoreApplication.translate("TextPageDialog", u"SMP Workbench", None))
        self.copy.setText(QCoreApplication.translate("TextPageDialog", u"&Copy", None))
        self.accept.setText(QCoreApplication.translate("TextPageDialog", u"C&lose", None))
    # retranslateUi


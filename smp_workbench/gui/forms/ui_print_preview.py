# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'print_preview.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_PrintPreviewDialog(object):
    def setupUi(self, PrintPreviewDialog):
        if not PrintPreviewDialog.objectName():
            PrintPreviewDialog.setObjectName(u"PrintPreviewDialog")
        PrintPreviewDialog.resize(960, 680)
        self.dialog_layout = QVBoxLayout(PrintPreviewDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.pages = QHBoxLayout()
        self.pages.setSpacing(8)
        self.pages.setObjectName(u"pages")
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.previous = QPushButton(PrintPreviewDialog)
        self.previous.setObjectName(u"previous")

        self.pages.addWidget(self.previous)

        self.next = QPushButton(PrintPreviewDialog)
        self.next.setObjectName(u"next")

        self.pages.addWidget(self.next)

        self.page = QLabel(PrintPreviewDialog)
        self.page.setObjectName(u"page")

        self.pages.addWidget(self.page)

        self.pages_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.pages.addItem(self.pages_spacer)

        self.zoom = QPushButton(PrintPreviewDialog)
        self.zoom.setObjectName(u"zoom")

        self.pages.addWidget(self.zoom)


        self.dialog_layout.addLayout(self.pages)

        self.preview_layout = QVBoxLayout()
        self.preview_layout.setObjectName(u"preview_layout")

        self.dialog_layout.addLayout(self.preview_layout)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.pdf = QPushButton(PrintPreviewDialog)
        self.pdf.setObjectName(u"pdf")

        self.buttons.addWidget(self.pdf)

        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(PrintPreviewDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(PrintPreviewDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

        QWidget.setTabOrder(self.previous, self.next)
        QWidget.setTabOrder(self.next, self.zoom)
        QWidget.setTabOrder(self.zoom, self.pdf)
        QWidget.setTabOrder(self.pdf, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(PrintPreviewDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(PrintPreviewDialog)
    # setupUi

    def retranslateUi(self, PrintPreviewDialog):
        PrintPreviewDialog.setWindowTitle(QCoreApplication.translate("PrintPreviewDialog", u"Print preview", None))
        self.previous.setText(QCoreApplication.translate("PrintPreviewDialog", u"Pre&vious page", None))
        self.next.setText(QCoreApplication.translate("PrintPreviewDialog", u"&Next page", None))
        self.zoom.setText(QCoreApplication.translate("PrintPreviewDialog", u"&Larger", None))
        self.pdf.setText(QCoreApplication.translate("PrintPreviewDialog", u"&Save as PDF\u2026", None))
        self.reject.setText(QCoreApplication.translate("PrintPreviewDialog", u"&Close", None))
        self.accept.setText(QCoreApplication.translate("PrintPreviewDialog", u"&Print\u2026", None))
    # retranslateUi


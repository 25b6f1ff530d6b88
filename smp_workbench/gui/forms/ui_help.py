# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'help.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QLineEdit,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QTextBrowser, QVBoxLayout, QWidget)

class Ui_HelpWindow(object):
    def setupUi(self, HelpWindow):
        if not HelpWindow.objectName():
            HelpWindow.setObjectName(u"HelpWindow")
        HelpWindow.resize(960, 680)
        self.columns = QHBoxLayout(HelpWindow)
        self.columns.setSpacing(16)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(16, 16, 16, 16)
        self.list_column = QVBoxLayout()
        self.list_column.setSpacing(8)
        self.list_column.setObjectName(u"list_column")
        self.search = QLineEdit(HelpWindow)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.list_column.addWidget(self.search)

        self.pages = QListWidget(HelpWindow)
        self.pages.setObjectName(u"pages")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.pages.sizePolicy().hasHeightForWidth())
        self.pages.setSizePolicy(sizePolicy)
        self.pages.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.list_column.addWidget(self.pages)

        self.found = QLabel(HelpWindow)
        self.found.setObjectName(u"found")
        self.found.setProperty(u"quiet", True)
        self.found.setWordWrap(True)

        self.list_column.addWidget(self.found)


        self.columns.addLayout(self.list_column)

        self.page_column = QVBoxLayout()
        self.page_column.setSpacing(8)
        self.page_column.setObjectName(u"page_column")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.back = QPushButton(HelpWindow)
        self.back.setObjectName(u"back")

        self.buttons.addWidget(self.back)

        self.forward = QPushButton(HelpWindow)
        self.forward.setObjectName(u"forward")

        self.buttons.addWidget(self.forward)

        self.gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.gap)

        self.close = QPushButton(HelpWindow)
        self.close.setObjectName(u"close")

        self.buttons.addWidget(self.close)


        self.page_column.addLayout(self.buttons)

        self.page = QTextBrowser(HelpWindow)
        self.page.setObjectName(u"page")
        self.page.setOpenExternalLinks(False)

        self.page_column.addWidget(self.page)


        self.columns.addLayout(self.page_column)

        self.columns.setStretch(1, 1)
        QWidget.setTabOrder(self.search, self.pages)
        QWidget.setTabOrder(self.pages, self.page)
        QWidget.setTabOrder(self.page, self.back)
        QWidget.setTabOrder(self.back, self.forward)
        QWidget.setTabOrder(self.forward, self.close)

        self.retranslateUi(HelpWindow)

        QMetaObject.connectSlotsByName(HelpWindow)
    # setupUi

    def retranslateUi(self, HelpWindow):
        HelpWindow.setWindowTitle(QCoreApplication.translate("HelpWindow", u"Help \u2013 SMP Workbench", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("HelpWindow", u"Search the help", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("HelpWindow", u"Search the help", None))
#if QT_CONFIG(accessibility)
        self.pages.setAccessibleName(QCoreApplication.translate("HelpWindow", u"Pages", None))
#endif // QT_CONFIG(accessibility)
        self.back.setText(QCoreApplication.translate("HelpWindow", u"&Back", None))
        self.forward.setText(QCoreApplication.translate("HelpWindow", u"&Forward", None))
        self.close.setText(QCoreApplication.translate("HelpWindow", u"&Close help", None))
#if QT_CONFIG(accessibility)
        self.page.setAccessibleName(QCoreApplication.translate("HelpWindow", u"Help page", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi


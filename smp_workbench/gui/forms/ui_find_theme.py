# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'find_theme.ui'
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
    QLineEdit, QListWidget, QListWidgetItem, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_FindThemeDialog(object):
    def setupUi(self, FindThemeDialog):
        if not FindThemeDialog.objectName():
            FindThemeDialog.setObjectName(u"FindThemeDialog")
        FindThemeDialog.resize(480, 440)
        self.dialog_layout = QVBoxLayout(FindThemeDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.words_label = QLabel(FindThemeDialog)
        self.words_label.setObjectName(u"words_label")

        self.dialog_layout.addWidget(self.words_label)

        self.words = QLineEdit(FindThemeDialog)
        self.words.setObjectName(u"words")
        self.words.setMaxLength(200)

        self.dialog_layout.addWidget(self.words)

        self.themes = QListWidget(FindThemeDialog)
        self.themes.setObjectName(u"themes")
        self.themes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.themes.setTextElideMode(Qt.TextElideMode.ElideMiddle)

        self.dialog_layout.addWidget(self.themes)

        self.fault = QLabel(FindThemeDialog)
        self.fault.setObjectName(u"fault")
        self.fault.setWordWrap(True)
        self.fault.setVisible(False)
        self.fault.setProperty(u"fault", True)

        self.dialog_layout.addWidget(self.fault)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(FindThemeDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(FindThemeDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.words_label.setBuddy(self.words)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.words, self.themes)
        QWidget.setTabOrder(self.themes, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(FindThemeDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(FindThemeDialog)
    # setupUi

    def retranslateUi(self, FindThemeDialog):
        FindThemeDialog.setWindowTitle(QCoreApplication.translate("FindThemeDialog", u"Find a theme", None))
        self.words_label.setText(QCoreApplication.translate("FindThemeDialog", u"&Part of a theme's name or its ref", None))
#if QT_CONFIG(accessibility)
        self.words.setAccessibleName(QCoreApplication.translate("FindThemeDialog", u"Part of a theme's name or its ref", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.themes.setAccessibleName(QCoreApplication.translate("FindThemeDialog", u"Themes found", None))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("FindThemeDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("FindThemeDialog", u"&Go to theme", None))
    # retranslateUi


# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'add_themes.ui'
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
    QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_AddThemesDialog(object):
    def setupUi(self, AddThemesDialog):
        if not AddThemesDialog.objectName():
            AddThemesDialog.setObjectName(u"AddThemesDialog")
        AddThemesDialog.resize(520, 400)
        self.dialog_layout = QVBoxLayout(AddThemesDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(AddThemesDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.names_label = QLabel(AddThemesDialog)
        self.names_label.setObjectName(u"names_label")
        self.names_label.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.names_label)

        self.names = QPlainTextEdit(AddThemesDialog)
        self.names.setObjectName(u"names")
        self.names.setTabChangesFocus(True)
        self.names.setMinimumSize(QSize(0, 160))

        self.dialog_layout.addWidget(self.names)

        self.fault = QLabel(AddThemesDialog)
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

        self.reject = QPushButton(AddThemesDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(AddThemesDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.names_label.setBuddy(self.names)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.names, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(AddThemesDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(AddThemesDialog)
    # setupUi

    def retranslateUi(self, AddThemesDialog):
        AddThemesDialog.setWindowTitle(QCoreApplication.translate("AddThemesDialog", u"Add themes", None))
        self.heading.setText(QCoreApplication.translate("AddThemesDialog", u"Add themes", None))
        self.names_label.setText(QCoreApplication.translate("AddThemesDialog", u"&One theme on each line; a list can be pasted", None))
#if QT_CONFIG(accessibility)
        self.names.setAccessibleName(QCoreApplication.translate("AddThemesDialog", u"Names of the new themes, one on each line", None))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("AddThemesDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("AddThemesDialog", u"&Add themes", None))
    # retranslateUi


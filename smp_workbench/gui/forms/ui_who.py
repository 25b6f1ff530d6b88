# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'who.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_WhoDialog(object):
    def setupUi(self, WhoDialog):
        if not WhoDialog.objectName():
            WhoDialog.setObjectName(u"WhoDialog")
        WhoDialog.resize(480, 240)
        self.dialog_layout = QVBoxLayout(WhoDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(WhoDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(WhoDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.who_label = QLabel(WhoDialog)
        self.who_label.setObjectName(u"who_label")

        self.fields.addWidget(self.who_label, 0, 0, 1, 1)

        self.who = QLineEdit(WhoDialog)
        self.who.setObjectName(u"who")

        self.fields.addWidget(self.who, 0, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.dialog_layout.addLayout(self.fields)

        self.fault = QLabel(WhoDialog)
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

        self.reject = QPushButton(WhoDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(WhoDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.who_label.setBuddy(self.who)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.who, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(WhoDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(WhoDialog)
    # setupUi

    def retranslateUi(self, WhoDialog):
        WhoDialog.setWindowTitle(QCoreApplication.translate("WhoDialog", u"Your name or agency", None))
        self.heading.setText(QCoreApplication.translate("WhoDialog", u"Who is making changes?", None))
        self.explain.setText(QCoreApplication.translate("WhoDialog", u"Written beside each change from now on, in this window and in the workbook. An agency or a role is enough.", None))
        self.who_label.setText(QCoreApplication.translate("WhoDialog", u"&Name, agency or role", None))
#if QT_CONFIG(accessibility)
        self.who.setAccessibleName(QCoreApplication.translate("WhoDialog", u"Name, agency or role", None))
#endif // QT_CONFIG(accessibility)
        self.who.setPlaceholderText(QCoreApplication.translate("WhoDialog", u"Such as Facilitator", None))
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("WhoDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("WhoDialog", u"&Keep name", None))
    # retranslateUi


# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'switch_model.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from smp_workbench.gui.dialogs.model_choice import ModelChoice

class Ui_SwitchModelDialog(object):
    def setupUi(self, SwitchModelDialog):
        if not SwitchModelDialog.objectName():
            SwitchModelDialog.setObjectName(u"SwitchModelDialog")
        SwitchModelDialog.resize(1000, 640)
        self.dialog_layout = QVBoxLayout(SwitchModelDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(SwitchModelDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.choice = ModelChoice(SwitchModelDialog)
        self.choice.setObjectName(u"choice")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.choice.sizePolicy().hasHeightForWidth())
        self.choice.setSizePolicy(sizePolicy)

        self.dialog_layout.addWidget(self.choice)

        self.carry = QScrollArea(SwitchModelDialog)
        self.carry.setObjectName(u"carry")
        self.carry.setFrameShape(QFrame.Shape.NoFrame)
        self.carry.setWidgetResizable(True)
        self.carry.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.carry_contents = QWidget()
        self.carry_contents.setObjectName(u"carry_contents")
        self.carry_rows = QGridLayout(self.carry_contents)
        self.carry_rows.setObjectName(u"carry_rows")
        self.carry_rows.setHorizontalSpacing(16)
        self.carry_rows.setVerticalSpacing(8)
        self.carry_rows.setContentsMargins(4, 4, 4, 4)
        self.carry_rows.setColumnStretch(1, 1)
        self.carry.setWidget(self.carry_contents)

        self.dialog_layout.addWidget(self.carry)

        self.fault = QLabel(SwitchModelDialog)
        self.fault.setObjectName(u"fault")
        self.fault.setWordWrap(True)
        self.fault.setProperty(u"fault", True)
        self.fault.setVisible(False)

        self.dialog_layout.addWidget(self.fault)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(SwitchModelDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(SwitchModelDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

        QWidget.setTabOrder(self.choice, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(SwitchModelDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(SwitchModelDialog)
    # setupUi

    def retranslateUi(self, SwitchModelDialog):
        SwitchModelDialog.setWindowTitle(QCoreApplication.translate("SwitchModelDialog", u"Switch the scoring model", None))
        self.heading.setText(QCoreApplication.translate("SwitchModelDialog", u"Switch the scoring model", None))
#if QT_CONFIG(accessibility)
        self.carry.setAccessibleName(QCoreApplication.translate("SwitchModelDialog", u"Carry scores over", None))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("SwitchModelDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("SwitchModelDialog", u"&Switch the model", None))
    # retranslateUi


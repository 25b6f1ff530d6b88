# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'compare_file.ui'
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
    QLabel, QLineEdit, QPlainTextEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_CompareFileDialog(object):
    def setupUi(self, CompareFileDialog):
        if not CompareFileDialog.objectName():
            CompareFileDialog.setObjectName(u"CompareFileDialog")
        CompareFileDialog.resize(520, 340)
        self.dialog_layout = QVBoxLayout(CompareFileDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(CompareFileDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(CompareFileDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(CompareFileDialog)
        self.name_label.setObjectName(u"name_label")

        self.fields.addWidget(self.name_label, 0, 0, 1, 1)

        self.name = QLineEdit(CompareFileDialog)
        self.name.setObjectName(u"name")

        self.fields.addWidget(self.name, 0, 1, 1, 1)

        self.unmatched_label = QLabel(CompareFileDialog)
        self.unmatched_label.setObjectName(u"unmatched_label")

        self.fields.addWidget(self.unmatched_label, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.unmatched = QPlainTextEdit(CompareFileDialog)
        self.unmatched.setObjectName(u"unmatched")
        self.unmatched.setTabChangesFocus(True)
        self.unmatched.setMinimumSize(QSize(0, 64))
        self.unmatched.setReadOnly(True)

        self.fields.addWidget(self.unmatched, 1, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.dialog_layout.addLayout(self.fields)

        self.fault = QLabel(CompareFileDialog)
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

        self.reject = QPushButton(CompareFileDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(CompareFileDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.unmatched_label.setBuddy(self.unmatched)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.unmatched)
        QWidget.setTabOrder(self.unmatched, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(CompareFileDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(CompareFileDialog)
    # setupUi

    def retranslateUi(self, CompareFileDialog):
        CompareFileDialog.setWindowTitle(QCoreApplication.translate("CompareFileDialog", u"Compare with another workbook", None))
        self.heading.setText(QCoreApplication.translate("CompareFileDialog", u"Compare with another workbook", None))
        self.explain.setText("")
        self.name_label.setText(QCoreApplication.translate("CompareFileDialog", u"&Call it", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("CompareFileDialog", u"Name of the other assessment", None))
#endif // QT_CONFIG(accessibility)
        self.name.setPlaceholderText(QCoreApplication.translate("CompareFileDialog", u"Such as 2017-18", None))
        self.unmatched_label.setText(QCoreApplication.translate("CompareFileDialog", u"&Not matched", None))
#if QT_CONFIG(accessibility)
        self.unmatched.setAccessibleName(QCoreApplication.translate("CompareFileDialog", u"Themes without a counterpart", None))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("CompareFileDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("CompareFileDialog", u"&Compare with it", None))
    # retranslateUi


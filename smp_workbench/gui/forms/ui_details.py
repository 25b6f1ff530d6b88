# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'details.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_DetailsDialog(object):
    def setupUi(self, DetailsDialog):
        if not DetailsDialog.objectName():
            DetailsDialog.setObjectName(u"DetailsDialog")
        DetailsDialog.resize(560, 420)
        self.dialog_layout = QVBoxLayout(DetailsDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(DetailsDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(DetailsDialog)
        self.title_label.setObjectName(u"title_label")

        self.fields.addWidget(self.title_label, 0, 0, 1, 1)

        self.title = QLineEdit(DetailsDialog)
        self.title.setObjectName(u"title")

        self.fields.addWidget(self.title, 0, 1, 1, 1)

        self.area_label = QLabel(DetailsDialog)
        self.area_label.setObjectName(u"area_label")

        self.fields.addWidget(self.area_label, 1, 0, 1, 1)

        self.area = QLineEdit(DetailsDialog)
        self.area.setObjectName(u"area")

        self.fields.addWidget(self.area, 1, 1, 1, 1)

        self.period_label = QLabel(DetailsDialog)
        self.period_label.setObjectName(u"period_label")

        self.fields.addWidget(self.period_label, 2, 0, 1, 1)

        self.period = QLineEdit(DetailsDialog)
        self.period.setObjectName(u"period")

        self.fields.addWidget(self.period, 2, 1, 1, 1)

        self.marking_label = QLabel(DetailsDialog)
        self.marking_label.setObjectName(u"marking_label")

        self.fields.addWidget(self.marking_label, 3, 0, 1, 1)

        self.marking = QComboBox(DetailsDialog)
        self.marking.setObjectName(u"marking")

        self.fields.addWidget(self.marking, 3, 1, 1, 1)

        self.handling_label = QLabel(DetailsDialog)
        self.handling_label.setObjectName(u"handling_label")

        self.fields.addWidget(self.handling_label, 4, 0, 1, 1)

        self.handling = QLineEdit(DetailsDialog)
        self.handling.setObjectName(u"handling")

        self.fields.addWidget(self.handling, 4, 1, 1, 1)

        self.reason_label = QLabel(DetailsDialog)
        self.reason_label.setObjectName(u"reason_label")

        self.fields.addWidget(self.reason_label, 5, 0, 1, 1)

        self.reason = QLineEdit(DetailsDialog)
        self.reason.setObjectName(u"reason")

        self.fields.addWidget(self.reason, 5, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.dialog_layout.addLayout(self.fields)

        self.end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.dialog_layout.addItem(self.end)

        self.fault = QLabel(DetailsDialog)
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

        self.reject = QPushButton(DetailsDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(DetailsDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.area_label.setBuddy(self.area)
        self.period_label.setBuddy(self.period)
        self.marking_label.setBuddy(self.marking)
        self.handling_label.setBuddy(self.handling)
        self.reason_label.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.title, self.area)
        QWidget.setTabOrder(self.area, self.period)
        QWidget.setTabOrder(self.period, self.marking)
        QWidget.setTabOrder(self.marking, self.handling)
        QWidget.setTabOrder(self.handling, self.reason)
        QWidget.setTabOrder(self.reason, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(DetailsDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(DetailsDialog)
    # setupUi

    def retranslateUi(self, DetailsDialog):
        DetailsDialog.setWindowTitle(QCoreApplication.translate("DetailsDialog", u"Assessment details", None))
        self.heading.setText(QCoreApplication.translate("DetailsDialog", u"Assessment details", None))
        self.title_label.setText(QCoreApplication.translate("DetailsDialog", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Title", None))
#endif // QT_CONFIG(accessibility)
        self.area_label.setText(QCoreApplication.translate("DetailsDialog", u"&Area", None))
#if QT_CONFIG(accessibility)
        self.area.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Area", None))
#endif // QT_CONFIG(accessibility)
        self.period_label.setText(QCoreApplication.translate("DetailsDialog", u"&Period", None))
#if QT_CONFIG(accessibility)
        self.period.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Period", None))
#endif // QT_CONFIG(accessibility)
        self.marking_label.setText(QCoreApplication.translate("DetailsDialog", u"Protective &marking", None))
#if QT_CONFIG(accessibility)
        self.marking.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Protective marking", None))
#endif // QT_CONFIG(accessibility)
        self.handling_label.setText(QCoreApplication.translate("DetailsDialog", u"&Handling words", None))
#if QT_CONFIG(accessibility)
        self.handling.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Handling words", None))
#endif // QT_CONFIG(accessibility)
        self.handling.setPlaceholderText(QCoreApplication.translate("DetailsDialog", u"Such as not for publication", None))
        self.reason_label.setText(QCoreApplication.translate("DetailsDialog", u"&Reason", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Reason for lowering the marking", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("DetailsDialog", u"Needed to lower the marking", None))
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("DetailsDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("DetailsDialog", u"&Keep details", None))
    # retranslateUi


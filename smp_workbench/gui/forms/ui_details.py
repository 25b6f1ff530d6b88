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

        self.facts_spacer = QSpacerItem(8, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.fields.addItem(self.facts_spacer, 6, 0, 1, 1)

        self.identity_label = QLabel(DetailsDialog)
        self.identity_label.setObjectName(u"identity_label")

        self.fields.addWidget(self.identity_label, 7, 0, 1, 1)

        self.identity = QLineEdit(DetailsDialog)
        self.identity.setObjectName(u"identity")
        self.identity.setReadOnly(True)
        self.identity.setFrame(False)
        self.identity.setProperty(u"fact", True)

        self.fields.addWidget(self.identity, 7, 1, 1, 1)

        self.file_label = QLabel(DetailsDialog)
        self.file_label.setObjectName(u"file_label")

        self.fields.addWidget(self.file_label, 8, 0, 1, 1)

        self.file = QLineEdit(DetailsDialog)
        self.file.setObjectName(u"file")
        self.file.setReadOnly(True)
        self.file.setFrame(False)
        self.file.setProperty(u"fact", True)

        self.fields.addWidget(self.file, 8, 1, 1, 1)

        self.size_label = QLabel(DetailsDialog)
        self.size_label.setObjectName(u"size_label")

        self.fields.addWidget(self.size_label, 9, 0, 1, 1)

        self.size = QLineEdit(DetailsDialog)
        self.size.setObjectName(u"size")
        self.size.setReadOnly(True)
        self.size.setFrame(False)
        self.size.setProperty(u"fact", True)

        self.fields.addWidget(self.size, 9, 1, 1, 1)

        self.history_label = QLabel(DetailsDialog)
        self.history_label.setObjectName(u"history_label")

        self.fields.addWidget(self.history_label, 10, 0, 1, 1)

        self.history = QLineEdit(DetailsDialog)
        self.history.setObjectName(u"history")
        self.history.setReadOnly(True)
        self.history.setFrame(False)
        self.history.setProperty(u"fact", True)

        self.fields.addWidget(self.history, 10, 1, 1, 1)

        self.saved_label = QLabel(DetailsDialog)
        self.saved_label.setObjectName(u"saved_label")

        self.fields.addWidget(self.saved_label, 11, 0, 1, 1)

        self.saved = QLineEdit(DetailsDialog)
        self.saved.setObjectName(u"saved")
        self.saved.setReadOnly(True)
        self.saved.setFrame(False)
        self.saved.setProperty(u"fact", True)

        self.fields.addWidget(self.saved, 11, 1, 1, 1)

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
        self.identity_label.setBuddy(self.identity)
        self.file_label.setBuddy(self.file)
        self.size_label.setBuddy(self.size)
        self.history_label.setBuddy(self.history)
        self.saved_label.setBuddy(self.saved)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.title, self.area)
        QWidget.setTabOrder(self.area, self.period)
        QWidget.setTabOrder(self.period, self.marking)
        QWidget.setTabOrder(self.marking, self.handling)
        QWidget.setTabOrder(self.handling, self.reason)
        QWidget.setTabOrder(self.reason, self.identity)
        QWidget.setTabOrder(self.identity, self.file)
        QWidget.setTabOrder(self.file, self.size)
        QWidget.setTabOrder(self.size, self.history)
        QWidget.setTabOrder(self.history, self.saved)
        QWidget.setTabOrder(self.saved, self.reject)
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
        self.identity_label.setText(QCoreApplication.translate("DetailsDialog", u"Identity", None))
#if QT_CONFIG(accessibility)
        self.identity.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Identity", None))
#endif // QT_CONFIG(accessibility)
        self.file_label.setText(QCoreApplication.translate("DetailsDialog", u"Workbook", None))
#if QT_CONFIG(accessibility)
        self.file.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Workbook", None))
#endif // QT_CONFIG(accessibility)
        self.size_label.setText(QCoreApplication.translate("DetailsDialog", u"Size", None))
#if QT_CONFIG(accessibility)
        self.size.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Size", None))
#endif // QT_CONFIG(accessibility)
        self.history_label.setText(QCoreApplication.translate("DetailsDialog", u"History", None))
#if QT_CONFIG(accessibility)
        self.history.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"History", None))
#endif // QT_CONFIG(accessibility)
        self.saved_label.setText(QCoreApplication.translate("DetailsDialog", u"Last saved", None))
#if QT_CONFIG(accessibility)
        self.saved.setAccessibleName(QCoreApplication.translate("DetailsDialog", u"Last saved", None))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("DetailsDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("DetailsDialog", u"&Keep details", None))
    # retranslateUi


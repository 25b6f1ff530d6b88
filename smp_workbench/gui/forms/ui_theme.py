# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'theme.ui'
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

from smp_workbench.gui.panels.elided_label import ElidedLabel

class Ui_ThemeDialog(object):
    def setupUi(self, ThemeDialog):
        if not ThemeDialog.objectName():
            ThemeDialog.setObjectName(u"ThemeDialog")
        ThemeDialog.resize(600, 520)
        self.dialog_layout = QVBoxLayout(ThemeDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = ElidedLabel(ThemeDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(ThemeDialog)
        self.name_label.setObjectName(u"name_label")

        self.fields.addWidget(self.name_label, 0, 0, 1, 1)

        self.name = QLineEdit(ThemeDialog)
        self.name.setObjectName(u"name")

        self.fields.addWidget(self.name, 0, 1, 1, 1)

        self.short_label = QLabel(ThemeDialog)
        self.short_label.setObjectName(u"short_label")

        self.fields.addWidget(self.short_label, 1, 0, 1, 1)

        self.short = QLineEdit(ThemeDialog)
        self.short.setObjectName(u"short")

        self.fields.addWidget(self.short, 1, 1, 1, 1)

        self.description_label = QLabel(ThemeDialog)
        self.description_label.setObjectName(u"description_label")

        self.fields.addWidget(self.description_label, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.description = QPlainTextEdit(ThemeDialog)
        self.description.setObjectName(u"description")
        self.description.setTabChangesFocus(True)
        self.description.setMinimumSize(QSize(0, 120))

        self.fields.addWidget(self.description, 2, 1, 1, 1)

        self.lead_agency_label = QLabel(ThemeDialog)
        self.lead_agency_label.setObjectName(u"lead_agency_label")

        self.fields.addWidget(self.lead_agency_label, 3, 0, 1, 1)

        self.lead_agency = QLineEdit(ThemeDialog)
        self.lead_agency.setObjectName(u"lead_agency")

        self.fields.addWidget(self.lead_agency, 3, 1, 1, 1)

        self.lead_officer_label = QLabel(ThemeDialog)
        self.lead_officer_label.setObjectName(u"lead_officer_label")

        self.fields.addWidget(self.lead_officer_label, 4, 0, 1, 1)

        self.lead_officer = QLineEdit(ThemeDialog)
        self.lead_officer.setObjectName(u"lead_officer")

        self.fields.addWidget(self.lead_officer, 4, 1, 1, 1)

        self.last_year_label = QLabel(ThemeDialog)
        self.last_year_label.setObjectName(u"last_year_label")

        self.fields.addWidget(self.last_year_label, 5, 0, 1, 1)

        self.last_year = QLineEdit(ThemeDialog)
        self.last_year.setObjectName(u"last_year")

        self.fields.addWidget(self.last_year, 5, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.dialog_layout.addLayout(self.fields)

        self.fault = QLabel(ThemeDialog)
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

        self.reject = QPushButton(ThemeDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(ThemeDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.short_label.setBuddy(self.short)
        self.description_label.setBuddy(self.description)
        self.lead_agency_label.setBuddy(self.lead_agency)
        self.lead_officer_label.setBuddy(self.lead_officer)
        self.last_year_label.setBuddy(self.last_year)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.short)
        QWidget.setTabOrder(self.short, self.description)
        QWidget.setTabOrder(self.description, self.lead_agency)
        QWidget.setTabOrder(self.lead_agency, self.lead_officer)
        QWidget.setTabOrder(self.lead_officer, self.last_year)
        QWidget.setTabOrder(self.last_year, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(ThemeDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(ThemeDialog)
    # setupUi

    def retranslateUi(self, ThemeDialog):
        ThemeDialog.setWindowTitle(QCoreApplication.translate("ThemeDialog", u"Theme", None))
        self.heading.setText(QCoreApplication.translate("ThemeDialog", u"Theme", None))
        self.name_label.setText(QCoreApplication.translate("ThemeDialog", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("ThemeDialog", u"Name", None))
#endif // QT_CONFIG(accessibility)
        self.short_label.setText(QCoreApplication.translate("ThemeDialog", u"&Short name", None))
#if QT_CONFIG(accessibility)
        self.short.setAccessibleName(QCoreApplication.translate("ThemeDialog", u"Short name", None))
#endif // QT_CONFIG(accessibility)
        self.short.setPlaceholderText(QCoreApplication.translate("ThemeDialog", u"For narrow places; empty if the name serves", None))
        self.description_label.setText(QCoreApplication.translate("ThemeDialog", u"&Description", None))
#if QT_CONFIG(accessibility)
        self.description.setAccessibleName(QCoreApplication.translate("ThemeDialog", u"Description", None))
#endif // QT_CONFIG(accessibility)
        self.description.setPlaceholderText(QCoreApplication.translate("ThemeDialog", u"What belongs to this theme and what does not", None))
        self.lead_agency_label.setText(QCoreApplication.translate("ThemeDialog", u"&Lead agency", None))
#if QT_CONFIG(accessibility)
        self.lead_agency.setAccessibleName(QCoreApplication.translate("ThemeDialog", u"Lead agency", None))
#endif // QT_CONFIG(accessibility)
        self.lead_officer_label.setText(QCoreApplication.translate("ThemeDialog", u"Lead &officer", None))
#if QT_CONFIG(accessibility)
        self.lead_officer.setAccessibleName(QCoreApplication.translate("ThemeDialog", u"Lead officer", None))
#endif // QT_CONFIG(accessibility)
        self.lead_officer.setPlaceholderText(QCoreApplication.translate("ThemeDialog", u"May be left empty", None))
        self.last_year_label.setText(QCoreApplication.translate("ThemeDialog", u"Last &year's decision", None))
#if QT_CONFIG(accessibility)
        self.last_year.setAccessibleName(QCoreApplication.translate("ThemeDialog", u"Last year's decision", None))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("ThemeDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("ThemeDialog", u"&Keep changes", None))
    # retranslateUi


# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_assessment.ui'
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
    QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit,
    QPushButton, QSizePolicy, QSpacerItem, QSpinBox,
    QStackedWidget, QVBoxLayout, QWidget)

from smp_workbench.gui.dialogs.model_choice import ModelChoice

class Ui_NewAssessmentDialog(object):
    def setupUi(self, NewAssessmentDialog):
        if not NewAssessmentDialog.objectName():
            NewAssessmentDialog.setObjectName(u"NewAssessmentDialog")
        NewAssessmentDialog.resize(1000, 640)
        self.dialog_layout = QVBoxLayout(NewAssessmentDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(NewAssessmentDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.head.addWidget(self.heading)

        self.head_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_spacer)

        self.step = QLabel(NewAssessmentDialog)
        self.step.setObjectName(u"step")
        self.step.setProperty(u"quiet", True)

        self.head.addWidget(self.step)


        self.dialog_layout.addLayout(self.head)

        self.pages = QStackedWidget(NewAssessmentDialog)
        self.pages.setObjectName(u"pages")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.pages.sizePolicy().hasHeightForWidth())
        self.pages.setSizePolicy(sizePolicy)
        self.model_page = QWidget()
        self.model_page.setObjectName(u"model_page")
        self.model_column = QVBoxLayout(self.model_page)
        self.model_column.setSpacing(0)
        self.model_column.setObjectName(u"model_column")
        self.model_column.setContentsMargins(0, 0, 0, 0)
        self.choice = ModelChoice(self.model_page)
        self.choice.setObjectName(u"choice")

        self.model_column.addWidget(self.choice)

        self.pages.addWidget(self.model_page)
        self.about_page = QWidget()
        self.about_page.setObjectName(u"about_page")
        self.about_column = QVBoxLayout(self.about_page)
        self.about_column.setSpacing(16)
        self.about_column.setObjectName(u"about_column")
        self.about_column.setContentsMargins(0, 0, 0, 0)
        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(self.about_page)
        self.title_label.setObjectName(u"title_label")

        self.fields.addWidget(self.title_label, 0, 0, 1, 1)

        self.title = QLineEdit(self.about_page)
        self.title.setObjectName(u"title")

        self.fields.addWidget(self.title, 0, 1, 1, 1)

        self.area_label = QLabel(self.about_page)
        self.area_label.setObjectName(u"area_label")

        self.fields.addWidget(self.area_label, 1, 0, 1, 1)

        self.area = QLineEdit(self.about_page)
        self.area.setObjectName(u"area")

        self.fields.addWidget(self.area, 1, 1, 1, 1)

        self.period_label = QLabel(self.about_page)
        self.period_label.setObjectName(u"period_label")

        self.fields.addWidget(self.period_label, 2, 0, 1, 1)

        self.period = QLineEdit(self.about_page)
        self.period.setObjectName(u"period")

        self.fields.addWidget(self.period, 2, 1, 1, 1)

        self.marking_label = QLabel(self.about_page)
        self.marking_label.setObjectName(u"marking_label")

        self.fields.addWidget(self.marking_label, 3, 0, 1, 1)

        self.marking = QComboBox(self.about_page)
        self.marking.setObjectName(u"marking")

        self.fields.addWidget(self.marking, 3, 1, 1, 1)

        self.handling_label = QLabel(self.about_page)
        self.handling_label.setObjectName(u"handling_label")

        self.fields.addWidget(self.handling_label, 4, 0, 1, 1)

        self.handling = QLineEdit(self.about_page)
        self.handling.setObjectName(u"handling")

        self.fields.addWidget(self.handling, 4, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.about_column.addLayout(self.fields)

        self.about_hint = QLabel(self.about_page)
        self.about_hint.setObjectName(u"about_hint")
        self.about_hint.setWordWrap(True)
        self.about_hint.setProperty(u"quiet", True)

        self.about_column.addWidget(self.about_hint)

        self.about_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.about_column.addItem(self.about_spacer)

        self.pages.addWidget(self.about_page)
        self.themes_page = QWidget()
        self.themes_page.setObjectName(u"themes_page")
        self.themes_column = QVBoxLayout(self.themes_page)
        self.themes_column.setSpacing(8)
        self.themes_column.setObjectName(u"themes_column")
        self.themes_column.setContentsMargins(0, 0, 0, 0)
        self.names_label = QLabel(self.themes_page)
        self.names_label.setObjectName(u"names_label")
        self.names_label.setWordWrap(True)

        self.themes_column.addWidget(self.names_label)

        self.names = QPlainTextEdit(self.themes_page)
        self.names.setObjectName(u"names")
        self.names.setTabChangesFocus(True)

        self.themes_column.addWidget(self.names)

        self.cut_row = QHBoxLayout()
        self.cut_row.setSpacing(16)
        self.cut_row.setObjectName(u"cut_row")
        self.cut_row.setContentsMargins(0, 0, 0, 0)
        self.cut_line_label = QLabel(self.themes_page)
        self.cut_line_label.setObjectName(u"cut_line_label")

        self.cut_row.addWidget(self.cut_line_label)

        self.cut_line = QSpinBox(self.themes_page)
        self.cut_line.setObjectName(u"cut_line")
        self.cut_line.setMinimum(1)
        self.cut_line.setMaximum(999)
        self.cut_line.setValue(5)

        self.cut_row.addWidget(self.cut_line)

        self.cut_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.cut_row.addItem(self.cut_spacer)


        self.themes_column.addLayout(self.cut_row)

        self.pages.addWidget(self.themes_page)

        self.dialog_layout.addWidget(self.pages)

        self.fault = QLabel(NewAssessmentDialog)
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

        self.reject = QPushButton(NewAssessmentDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.back = QPushButton(NewAssessmentDialog)
        self.back.setObjectName(u"back")

        self.buttons.addWidget(self.back)

        self.accept = QPushButton(NewAssessmentDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.area_label.setBuddy(self.area)
        self.period_label.setBuddy(self.period)
        self.marking_label.setBuddy(self.marking)
        self.handling_label.setBuddy(self.handling)
        self.names_label.setBuddy(self.names)
        self.cut_line_label.setBuddy(self.cut_line)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.choice, self.title)
        QWidget.setTabOrder(self.title, self.area)
        QWidget.setTabOrder(self.area, self.period)
        QWidget.setTabOrder(self.period, self.marking)
        QWidget.setTabOrder(self.marking, self.handling)
        QWidget.setTabOrder(self.handling, self.names)
        QWidget.setTabOrder(self.names, self.cut_line)
        QWidget.setTabOrder(self.cut_line, self.reject)
        QWidget.setTabOrder(self.reject, self.back)
        QWidget.setTabOrder(self.back, self.accept)

        self.retranslateUi(NewAssessmentDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(NewAssessmentDialog)
    # setupUi

    def retranslateUi(self, NewAssessmentDialog):
        NewAssessmentDialog.setWindowTitle(QCoreApplication.translate("NewAssessmentDialog", u"New assessment", None))
        self.heading.setText(QCoreApplication.translate("NewAssessmentDialog", u"Which scoring model?", None))
        self.step.setText(QCoreApplication.translate("NewAssessmentDialog", u"Step 1 of 3", None))
        self.title_label.setText(QCoreApplication.translate("NewAssessmentDialog", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("NewAssessmentDialog", u"Title", None))
#endif // QT_CONFIG(accessibility)
        self.title.setPlaceholderText(QCoreApplication.translate("NewAssessmentDialog", u"Such as Strategic assessment 2026", None))
        self.area_label.setText(QCoreApplication.translate("NewAssessmentDialog", u"&Area", None))
#if QT_CONFIG(accessibility)
        self.area.setAccessibleName(QCoreApplication.translate("NewAssessmentDialog", u"Area", None))
#endif // QT_CONFIG(accessibility)
        self.area.setPlaceholderText(QCoreApplication.translate("NewAssessmentDialog", u"Such as Maidstone borough", None))
        self.period_label.setText(QCoreApplication.translate("NewAssessmentDialog", u"&Period", None))
#if QT_CONFIG(accessibility)
        self.period.setAccessibleName(QCoreApplication.translate("NewAssessmentDialog", u"Period", None))
#endif // QT_CONFIG(accessibility)
        self.period.setPlaceholderText(QCoreApplication.translate("NewAssessmentDialog", u"Such as November 2024 to October 2025", None))
        self.marking_label.setText(QCoreApplication.translate("NewAssessmentDialog", u"Protective mar&king", None))
#if QT_CONFIG(accessibility)
        self.marking.setAccessibleName(QCoreApplication.translate("NewAssessmentDialog", u"Protective marking", None))
#endif // QT_CONFIG(accessibility)
        self.handling_label.setText(QCoreApplication.translate("NewAssessmentDialog", u"&Handling", None))
#if QT_CONFIG(accessibility)
        self.handling.setAccessibleName(QCoreApplication.translate("NewAssessmentDialog", u"Handling words", None))
#endif // QT_CONFIG(accessibility)
        self.handling.setPlaceholderText(QCoreApplication.translate("NewAssessmentDialog", u"Such as partners only; may stay empty", None))
        self.about_hint.setText(QCoreApplication.translate("NewAssessmentDialog", u"All of this can be changed later, in the File menu under Assessment details.", None))
        self.names_label.setText(QCoreApplication.translate("NewAssessmentDialog", u"Themes, one on each &line: type them, or paste a list", None))
#if QT_CONFIG(accessibility)
        self.names.setAccessibleName(QCoreApplication.translate("NewAssessmentDialog", u"Themes, one on each line", None))
#endif // QT_CONFIG(accessibility)
        self.cut_line_label.setText(QCoreApplication.translate("NewAssessmentDialog", u"How man&y themes the plan can take", None))
#if QT_CONFIG(accessibility)
        self.cut_line.setAccessibleName(QCoreApplication.translate("NewAssessmentDialog", u"How many themes the plan can take", None))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("NewAssessmentDialog", u"&Cancel", None))
        self.back.setText(QCoreApplication.translate("NewAssessmentDialog", u"&Back", None))
        self.accept.setText(QCoreApplication.translate("NewAssessmentDialog", u"&Next", None))
    # retranslateUi


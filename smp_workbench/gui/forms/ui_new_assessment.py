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
from PySide6.QtWidgets import (QApplication, QDialog, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QListWidget,
    QListWidgetItem, QPushButton, QSizePolicy, QSpacerItem,
    QTextBrowser, QVBoxLayout, QWidget)

class Ui_NewAssessmentDialog(object):
    def setupUi(self, NewAssessmentDialog):
        if not NewAssessmentDialog.objectName():
            NewAssessmentDialog.setObjectName(u"NewAssessmentDialog")
        NewAssessmentDialog.resize(860, 600)
        self.dialog_layout = QVBoxLayout(NewAssessmentDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(NewAssessmentDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.choice = QHBoxLayout()
        self.choice.setSpacing(24)
        self.choice.setObjectName(u"choice")
        self.choice.setContentsMargins(0, 0, 0, 0)
        self.models_column = QVBoxLayout()
        self.models_column.setSpacing(8)
        self.models_column.setObjectName(u"models_column")
        self.models_column.setContentsMargins(0, 0, 0, 0)
        self.models_label = QLabel(NewAssessmentDialog)
        self.models_label.setObjectName(u"models_label")

        self.models_column.addWidget(self.models_label)

        self.models = QListWidget(NewAssessmentDialog)
        self.models.setObjectName(u"models")
        self.models.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.models.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.models.setWordWrap(True)
        self.models.setMinimumSize(QSize(280, 0))

        self.models_column.addWidget(self.models)

        self.from_file = QPushButton(NewAssessmentDialog)
        self.from_file.setObjectName(u"from_file")

        self.models_column.addWidget(self.from_file)


        self.choice.addLayout(self.models_column)

        self.about_model = QTextBrowser(NewAssessmentDialog)
        self.about_model.setObjectName(u"about_model")
        self.about_model.setFrameShape(QFrame.Shape.NoFrame)

        self.choice.addWidget(self.about_model)

        self.choice.setStretch(0, 2)
        self.choice.setStretch(1, 3)

        self.dialog_layout.addLayout(self.choice)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(NewAssessmentDialog)
        self.title_label.setObjectName(u"title_label")

        self.fields.addWidget(self.title_label, 0, 0, 1, 1)

        self.title = QLineEdit(NewAssessmentDialog)
        self.title.setObjectName(u"title")

        self.fields.addWidget(self.title, 0, 1, 1, 1)

        self.area_label = QLabel(NewAssessmentDialog)
        self.area_label.setObjectName(u"area_label")

        self.fields.addWidget(self.area_label, 1, 0, 1, 1)

        self.area = QLineEdit(NewAssessmentDialog)
        self.area.setObjectName(u"area")

        self.fields.addWidget(self.area, 1, 1, 1, 1)

        self.period_label = QLabel(NewAssessmentDialog)
        self.period_label.setObjectName(u"period_label")

        self.fields.addWidget(self.period_label, 2, 0, 1, 1)

        self.period = QLineEdit(NewAssessmentDialog)
        self.period.setObjectName(u"period")

        self.fields.addWidget(self.period, 2, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.dialog_layout.addLayout(self.fields)

        self.fault = QLabel(NewAssessmentDialog)
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

        self.reject = QPushButton(NewAssessmentDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(NewAssessmentDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.models_label.setBuddy(self.models)
        self.title_label.setBuddy(self.title)
        self.area_label.setBuddy(self.area)
        self.period_label.setBuddy(self.period)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.models, self.from_file)
        QWidget.setTabOrder(self.from_file, self.about_model)
        QWidget.setTabOrder(self.about_model, self.title)
        QWidget.setTabOrder(self.title, self.area)
        QWidget.setTabOrder(self.area, self.period)
        QWidget.setTabOrder(self.period, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(NewAssessmentDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(NewAssessmentDialog)
    # setupUi

    def retranslateUi(self, NewAssessmentDialog):
        NewAssessmentDialog.setWindowTitle(QCoreApplication.translate("NewAssessmentDialog", u"New assessment", None))
        self.heading.setText(QCoreApplication.translate("NewAssessmentDialog", u"Begin an empty assessment under a scoring model", None))
        self.models_label.setText(QCoreApplication.translate("NewAssessmentDialog", u"Scoring &model", None))
#if QT_CONFIG(accessibility)
        self.models.setAccessibleName(QCoreApplication.translate("NewAssessmentDialog", u"Scoring model", None))
#endif // QT_CONFIG(accessibility)
        self.from_file.setText(QCoreApplication.translate("NewAssessmentDialog", u"From a &file\u2026", None))
#if QT_CONFIG(accessibility)
        self.about_model.setAccessibleName(QCoreApplication.translate("NewAssessmentDialog", u"About this scoring model", None))
#endif // QT_CONFIG(accessibility)
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
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("NewAssessmentDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("NewAssessmentDialog", u"&Begin assessment", None))
    # retranslateUi


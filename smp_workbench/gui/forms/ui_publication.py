# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'publication.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QDialog,
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_PublicationDialog(object):
    def setupUi(self, PublicationDialog):
        if not PublicationDialog.objectName():
            PublicationDialog.setObjectName(u"PublicationDialog")
        PublicationDialog.resize(600, 440)
        self.dialog_layout = QVBoxLayout(PublicationDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(PublicationDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(PublicationDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.marking_label = QLabel(PublicationDialog)
        self.marking_label.setObjectName(u"marking_label")

        self.fields.addWidget(self.marking_label, 0, 0, 1, 1)

        self.marking = QComboBox(PublicationDialog)
        self.marking.setObjectName(u"marking")

        self.fields.addWidget(self.marking, 0, 1, 1, 1)

        self.handling_label = QLabel(PublicationDialog)
        self.handling_label.setObjectName(u"handling_label")

        self.fields.addWidget(self.handling_label, 1, 0, 1, 1)

        self.handling = QLineEdit(PublicationDialog)
        self.handling.setObjectName(u"handling")

        self.fields.addWidget(self.handling, 1, 1, 1, 1)

        self.cleared_label = QLabel(PublicationDialog)
        self.cleared_label.setObjectName(u"cleared_label")

        self.fields.addWidget(self.cleared_label, 2, 0, 1, 1)

        self.cleared = QLineEdit(PublicationDialog)
        self.cleared.setObjectName(u"cleared")

        self.fields.addWidget(self.cleared, 2, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.dialog_layout.addLayout(self.fields)

        self.also_label = QLabel(PublicationDialog)
        self.also_label.setObjectName(u"also_label")
        self.also_label.setProperty(u"strong", True)

        self.dialog_layout.addWidget(self.also_label)

        self.evidence = QCheckBox(PublicationDialog)
        self.evidence.setObjectName(u"evidence")
        self.evidence.setChecked(True)

        self.dialog_layout.addWidget(self.evidence)

        self.reasons = QCheckBox(PublicationDialog)
        self.reasons.setObjectName(u"reasons")

        self.dialog_layout.addWidget(self.reasons)

        self.lead_officers = QCheckBox(PublicationDialog)
        self.lead_officers.setObjectName(u"lead_officers")

        self.dialog_layout.addWidget(self.lead_officers)

        self.room = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.dialog_layout.addItem(self.room)

        self.fault = QLabel(PublicationDialog)
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

        self.reject = QPushButton(PublicationDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(PublicationDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.marking_label.setBuddy(self.marking)
        self.handling_label.setBuddy(self.handling)
        self.cleared_label.setBuddy(self.cleared)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.marking, self.handling)
        QWidget.setTabOrder(self.handling, self.cleared)
        QWidget.setTabOrder(self.cleared, self.evidence)
        QWidget.setTabOrder(self.evidence, self.reasons)
        QWidget.setTabOrder(self.reasons, self.lead_officers)
        QWidget.setTabOrder(self.lead_officers, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(PublicationDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(PublicationDialog)
    # setupUi

    def retranslateUi(self, PublicationDialog):
        PublicationDialog.setWindowTitle(QCoreApplication.translate("PublicationDialog", u"Publication copy", None))
        self.heading.setText(QCoreApplication.translate("PublicationDialog", u"Publication copy", None))
        self.explain.setText(QCoreApplication.translate("PublicationDialog", u"A workbook of its own with the scores, the ranking and the decisions. It has no history, no scorers and no scorecards, and nobody's name but what you allow here. It is looked through again before it is written.", None))
        self.marking_label.setText(QCoreApplication.translate("PublicationDialog", u"Protective &marking", None))
#if QT_CONFIG(accessibility)
        self.marking.setAccessibleName(QCoreApplication.translate("PublicationDialog", u"Protective marking of the copy", None))
#endif // QT_CONFIG(accessibility)
        self.handling_label.setText(QCoreApplication.translate("PublicationDialog", u"&Handling words", None))
#if QT_CONFIG(accessibility)
        self.handling.setAccessibleName(QCoreApplication.translate("PublicationDialog", u"Handling words", None))
#endif // QT_CONFIG(accessibility)
        self.handling.setPlaceholderText(QCoreApplication.translate("PublicationDialog", u"if any, such as: for partners only", None))
        self.cleared_label.setText(QCoreApplication.translate("PublicationDialog", u"Cleared &by", None))
#if QT_CONFIG(accessibility)
        self.cleared.setAccessibleName(QCoreApplication.translate("PublicationDialog", u"Cleared by", None))
#endif // QT_CONFIG(accessibility)
        self.cleared.setPlaceholderText(QCoreApplication.translate("PublicationDialog", u"agency or role; it is printed in the copy", None))
        self.also_label.setText(QCoreApplication.translate("PublicationDialog", u"What else goes with it", None))
        self.evidence.setText(QCoreApplication.translate("PublicationDialog", u"&Evidence notes", None))
        self.reasons.setText(QCoreApplication.translate("PublicationDialog", u"&Reasons for agreed scores", None))
        self.lead_officers.setText(QCoreApplication.translate("PublicationDialog", u"&Names of lead officers", None))
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("PublicationDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("PublicationDialog", u"&Save the copy\u2026", None))
    # retranslateUi


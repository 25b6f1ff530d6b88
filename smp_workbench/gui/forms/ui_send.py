# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'send.ui'
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
    QListWidget, QListWidgetItem, QPushButton, QRadioButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_SendDialog(object):
    def setupUi(self, SendDialog):
        if not SendDialog.objectName():
            SendDialog.setObjectName(u"SendDialog")
        SendDialog.resize(760, 560)
        self.dialog_layout = QVBoxLayout(SendDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(SendDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.kinds = QHBoxLayout()
        self.kinds.setSpacing(16)
        self.kinds.setObjectName(u"kinds")
        self.kinds.setContentsMargins(0, 0, 0, 0)
        self.cards = QRadioButton(SendDialog)
        self.cards.setObjectName(u"cards")
        self.cards.setChecked(True)

        self.kinds.addWidget(self.cards)

        self.whole = QRadioButton(SendDialog)
        self.whole.setObjectName(u"whole")

        self.kinds.addWidget(self.whole)

        self.kinds_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.kinds.addItem(self.kinds_spacer)


        self.dialog_layout.addLayout(self.kinds)

        self.explain = QLabel(SendDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.choices = QGridLayout()
        self.choices.setObjectName(u"choices")
        self.choices.setHorizontalSpacing(24)
        self.choices.setVerticalSpacing(8)
        self.choices.setContentsMargins(0, 0, 0, 0)
        self.people_head = QHBoxLayout()
        self.people_head.setSpacing(8)
        self.people_head.setObjectName(u"people_head")
        self.people_head.setContentsMargins(0, 0, 0, 0)
        self.scorers_label = QLabel(SendDialog)
        self.scorers_label.setObjectName(u"scorers_label")

        self.people_head.addWidget(self.scorers_label)

        self.people_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.people_head.addItem(self.people_spacer)

        self.round_label = QLabel(SendDialog)
        self.round_label.setObjectName(u"round_label")

        self.people_head.addWidget(self.round_label)

        self.round = QComboBox(SendDialog)
        self.round.setObjectName(u"round")

        self.people_head.addWidget(self.round)


        self.choices.addLayout(self.people_head, 0, 0, 1, 1)

        self.themes_head = QHBoxLayout()
        self.themes_head.setSpacing(8)
        self.themes_head.setObjectName(u"themes_head")
        self.themes_head.setContentsMargins(0, 0, 0, 0)
        self.themes_label = QLabel(SendDialog)
        self.themes_label.setObjectName(u"themes_label")

        self.themes_head.addWidget(self.themes_label)

        self.themes_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.themes_head.addItem(self.themes_spacer)

        self.all_themes = QCheckBox(SendDialog)
        self.all_themes.setObjectName(u"all_themes")
        self.all_themes.setChecked(True)

        self.themes_head.addWidget(self.all_themes)


        self.choices.addLayout(self.themes_head, 0, 1, 1, 1)

        self.scorers = QListWidget(SendDialog)
        self.scorers.setObjectName(u"scorers")
        self.scorers.setMinimumSize(QSize(0, 120))

        self.choices.addWidget(self.scorers, 1, 0, 1, 1)

        self.themes = QListWidget(SendDialog)
        self.themes.setObjectName(u"themes")
        self.themes.setMinimumSize(QSize(0, 120))

        self.choices.addWidget(self.themes, 1, 1, 1, 1)

        self.new_row = QHBoxLayout()
        self.new_row.setSpacing(8)
        self.new_row.setObjectName(u"new_row")
        self.new_row.setContentsMargins(0, 0, 0, 0)
        self.new_scorer = QLineEdit(SendDialog)
        self.new_scorer.setObjectName(u"new_scorer")

        self.new_row.addWidget(self.new_scorer)

        self.add_scorer = QPushButton(SendDialog)
        self.add_scorer.setObjectName(u"add_scorer")

        self.new_row.addWidget(self.add_scorer)


        self.choices.addLayout(self.new_row, 2, 0, 1, 1)

        self.choices.setRowStretch(1, 1)
        self.choices.setColumnStretch(0, 1)
        self.choices.setColumnStretch(1, 1)

        self.dialog_layout.addLayout(self.choices)

        self.folder_row = QHBoxLayout()
        self.folder_row.setSpacing(8)
        self.folder_row.setObjectName(u"folder_row")
        self.folder_row.setContentsMargins(0, 0, 0, 0)
        self.folder_label = QLabel(SendDialog)
        self.folder_label.setObjectName(u"folder_label")

        self.folder_row.addWidget(self.folder_label)

        self.folder = QLineEdit(SendDialog)
        self.folder.setObjectName(u"folder")
        self.folder.setReadOnly(True)

        self.folder_row.addWidget(self.folder)

        self.choose_folder = QPushButton(SendDialog)
        self.choose_folder.setObjectName(u"choose_folder")

        self.folder_row.addWidget(self.choose_folder)


        self.dialog_layout.addLayout(self.folder_row)

        self.progress = QLabel(SendDialog)
        self.progress.setObjectName(u"progress")
        self.progress.setWordWrap(True)
        self.progress.setVisible(False)

        self.dialog_layout.addWidget(self.progress)

        self.fault = QLabel(SendDialog)
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

        self.reject = QPushButton(SendDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(SendDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.scorers_label.setBuddy(self.scorers)
        self.round_label.setBuddy(self.round)
        self.themes_label.setBuddy(self.themes)
        self.folder_label.setBuddy(self.folder)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.cards, self.whole)
        QWidget.setTabOrder(self.whole, self.round)
        QWidget.setTabOrder(self.round, self.scorers)
        QWidget.setTabOrder(self.scorers, self.new_scorer)
        QWidget.setTabOrder(self.new_scorer, self.add_scorer)
        QWidget.setTabOrder(self.add_scorer, self.all_themes)
        QWidget.setTabOrder(self.all_themes, self.themes)
        QWidget.setTabOrder(self.themes, self.folder)
        QWidget.setTabOrder(self.folder, self.choose_folder)
        QWidget.setTabOrder(self.choose_folder, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(SendDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(SendDialog)
    # setupUi

    def retranslateUi(self, SendDialog):
        SendDialog.setWindowTitle(QCoreApplication.translate("SendDialog", u"Send out copies", None))
        self.heading.setText(QCoreApplication.translate("SendDialog", u"Send out copies", None))
        self.cards.setText(QCoreApplication.translate("SendDialog", u"&My scores: each person scores alone", None))
        self.whole.setText(QCoreApplication.translate("SendDialog", u"The whole workbook, for a &deputy", None))
        self.explain.setText("")
        self.scorers_label.setText(QCoreApplication.translate("SendDialog", u"&People", None))
        self.round_label.setText(QCoreApplication.translate("SendDialog", u"&Round", None))
#if QT_CONFIG(accessibility)
        self.round.setAccessibleName(QCoreApplication.translate("SendDialog", u"Round of scoring", None))
#endif // QT_CONFIG(accessibility)
        self.themes_label.setText(QCoreApplication.translate("SendDialog", u"&Themes", None))
        self.all_themes.setText(QCoreApplication.translate("SendDialog", u"A&ll that are scored", None))
#if QT_CONFIG(accessibility)
        self.scorers.setAccessibleName(QCoreApplication.translate("SendDialog", u"People to send a copy to", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.themes.setAccessibleName(QCoreApplication.translate("SendDialog", u"Themes that are asked for", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.new_scorer.setAccessibleName(QCoreApplication.translate("SendDialog", u"Agency or role to add", None))
#endif // QT_CONFIG(accessibility)
        self.new_scorer.setPlaceholderText(QCoreApplication.translate("SendDialog", u"Another agency or role", None))
        self.add_scorer.setText(QCoreApplication.translate("SendDialog", u"&Add", None))
        self.folder_label.setText(QCoreApplication.translate("SendDialog", u"Into &folder", None))
#if QT_CONFIG(accessibility)
        self.folder.setAccessibleName(QCoreApplication.translate("SendDialog", u"Folder for the copies", None))
#endif // QT_CONFIG(accessibility)
        self.choose_folder.setText(QCoreApplication.translate("SendDialog", u"C&hoose\u2026", None))
#if QT_CONFIG(accessibility)
        self.choose_folder.setAccessibleName(QCoreApplication.translate("SendDialog", u"Choose the folder", None))
#endif // QT_CONFIG(accessibility)
        self.progress.setText("")
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("SendDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("SendDialog", u"Write &copies", None))
    # retranslateUi


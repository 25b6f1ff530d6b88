# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings.ui'
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

from smp_workbench.gui.panels.elided_label import ElidedLabel

class Ui_SettingsDialog(object):
    def setupUi(self, SettingsDialog):
        if not SettingsDialog.objectName():
            SettingsDialog.setObjectName(u"SettingsDialog")
        SettingsDialog.resize(640, 480)
        self.dialog_layout = QVBoxLayout(SettingsDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(SettingsDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.who_label = QLabel(SettingsDialog)
        self.who_label.setObjectName(u"who_label")

        self.fields.addWidget(self.who_label, 0, 0, 1, 1)

        self.who = QLineEdit(SettingsDialog)
        self.who.setObjectName(u"who")

        self.fields.addWidget(self.who, 0, 1, 1, 1)

        self.who_explained = QLabel(SettingsDialog)
        self.who_explained.setObjectName(u"who_explained")
        self.who_explained.setWordWrap(True)
        self.who_explained.setProperty(u"quiet", True)

        self.fields.addWidget(self.who_explained, 1, 1, 1, 1)

        self.theme_label = QLabel(SettingsDialog)
        self.theme_label.setObjectName(u"theme_label")

        self.fields.addWidget(self.theme_label, 2, 0, 1, 1)

        self.theme_choice = QComboBox(SettingsDialog)
        self.theme_choice.setObjectName(u"theme_choice")

        self.fields.addWidget(self.theme_choice, 2, 1, 1, 1)

        self.text_size_label = QLabel(SettingsDialog)
        self.text_size_label.setObjectName(u"text_size_label")

        self.fields.addWidget(self.text_size_label, 3, 0, 1, 1)

        self.text_size = QComboBox(SettingsDialog)
        self.text_size.setObjectName(u"text_size")

        self.fields.addWidget(self.text_size, 3, 1, 1, 1)

        self.motion_label = QLabel(SettingsDialog)
        self.motion_label.setObjectName(u"motion_label")

        self.fields.addWidget(self.motion_label, 4, 0, 1, 1)

        self.motion = QCheckBox(SettingsDialog)
        self.motion.setObjectName(u"motion")

        self.fields.addWidget(self.motion, 4, 1, 1, 1)

        self.motion_explained = QLabel(SettingsDialog)
        self.motion_explained.setObjectName(u"motion_explained")
        self.motion_explained.setWordWrap(True)
        self.motion_explained.setProperty(u"quiet", True)

        self.fields.addWidget(self.motion_explained, 5, 1, 1, 1)

        self.journal_label = QLabel(SettingsDialog)
        self.journal_label.setObjectName(u"journal_label")

        self.fields.addWidget(self.journal_label, 6, 0, 1, 1)

        self.journal_row = QHBoxLayout()
        self.journal_row.setSpacing(8)
        self.journal_row.setObjectName(u"journal_row")
        self.journal = ElidedLabel(SettingsDialog)
        self.journal.setObjectName(u"journal")
        self.journal.setProperty(u"quiet", True)

        self.journal_row.addWidget(self.journal)

        self.open_journal = QPushButton(SettingsDialog)
        self.open_journal.setObjectName(u"open_journal")

        self.journal_row.addWidget(self.open_journal)

        self.journal_row.setStretch(0, 1)

        self.fields.addLayout(self.journal_row, 6, 1, 1, 1)

        self.log_label = QLabel(SettingsDialog)
        self.log_label.setObjectName(u"log_label")

        self.fields.addWidget(self.log_label, 7, 0, 1, 1)

        self.log_row = QHBoxLayout()
        self.log_row.setSpacing(8)
        self.log_row.setObjectName(u"log_row")
        self.log = ElidedLabel(SettingsDialog)
        self.log.setObjectName(u"log")
        self.log.setProperty(u"quiet", True)

        self.log_row.addWidget(self.log)

        self.open_log = QPushButton(SettingsDialog)
        self.open_log.setObjectName(u"open_log")

        self.log_row.addWidget(self.open_log)

        self.log_row.setStretch(0, 1)

        self.fields.addLayout(self.log_row, 7, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.dialog_layout.addLayout(self.fields)

        self.fault = QLabel(SettingsDialog)
        self.fault.setObjectName(u"fault")
        self.fault.setWordWrap(True)
        self.fault.setVisible(False)
        self.fault.setProperty(u"fault", True)

        self.dialog_layout.addWidget(self.fault)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.dialog_layout.addItem(self.below)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.defaults = QPushButton(SettingsDialog)
        self.defaults.setObjectName(u"defaults")

        self.buttons.addWidget(self.defaults)

        self.buttons_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(SettingsDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(SettingsDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.who_label.setBuddy(self.who)
        self.theme_label.setBuddy(self.theme_choice)
        self.text_size_label.setBuddy(self.text_size)
        self.motion_label.setBuddy(self.motion)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.who, self.theme_choice)
        QWidget.setTabOrder(self.theme_choice, self.text_size)
        QWidget.setTabOrder(self.text_size, self.motion)
        QWidget.setTabOrder(self.motion, self.open_journal)
        QWidget.setTabOrder(self.open_journal, self.open_log)
        QWidget.setTabOrder(self.open_log, self.defaults)
        QWidget.setTabOrder(self.defaults, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(SettingsDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(SettingsDialog)
    # setupUi

    def retranslateUi(self, SettingsDialog):
        SettingsDialog.setWindowTitle(QCoreApplication.translate("SettingsDialog", u"Settings", None))
        self.heading.setText(QCoreApplication.translate("SettingsDialog", u"Settings of this computer", None))
        self.who_label.setText(QCoreApplication.translate("SettingsDialog", u"&Name, agency or role", None))
#if QT_CONFIG(accessibility)
        self.who.setAccessibleName(QCoreApplication.translate("SettingsDialog", u"Name, agency or role", None))
#endif // QT_CONFIG(accessibility)
        self.who.setPlaceholderText(QCoreApplication.translate("SettingsDialog", u"Such as Facilitator", None))
        self.who_explained.setText(QCoreApplication.translate("SettingsDialog", u"Written beside each change from now on, in this window and in the workbook. An agency or a role is enough.", None))
        self.theme_label.setText(QCoreApplication.translate("SettingsDialog", u"&Colours", None))
#if QT_CONFIG(accessibility)
        self.theme_choice.setAccessibleName(QCoreApplication.translate("SettingsDialog", u"Colours", None))
#endif // QT_CONFIG(accessibility)
        self.text_size_label.setText(QCoreApplication.translate("SettingsDialog", u"&Text size", None))
#if QT_CONFIG(accessibility)
        self.text_size.setAccessibleName(QCoreApplication.translate("SettingsDialog", u"Text size", None))
#endif // QT_CONFIG(accessibility)
        self.motion_label.setText(QCoreApplication.translate("SettingsDialog", u"Motion", None))
        self.motion.setText(QCoreApplication.translate("SettingsDialog", u"&Bars glide to a new rank", None))
        self.motion_explained.setText(QCoreApplication.translate("SettingsDialog", u"Never where the system asks for less motion.", None))
        self.journal_label.setText(QCoreApplication.translate("SettingsDialog", u"Journal of unsaved work", None))
        self.open_journal.setText(QCoreApplication.translate("SettingsDialog", u"Open &journal folder", None))
#if QT_CONFIG(accessibility)
        self.open_journal.setAccessibleName(QCoreApplication.translate("SettingsDialog", u"Open the folder: Journal of unsaved work", None))
#endif // QT_CONFIG(accessibility)
        self.log_label.setText(QCoreApplication.translate("SettingsDialog", u"Log", None))
        self.open_log.setText(QCoreApplication.translate("SettingsDialog", u"Open &log folder", None))
#if QT_CONFIG(accessibility)
        self.open_log.setAccessibleName(QCoreApplication.translate("SettingsDialog", u"Open the folder: Log", None))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.defaults.setText(QCoreApplication.translate("SettingsDialog", u"&Return to defaults", None))
        self.reject.setText(QCoreApplication.translate("SettingsDialog", u"Canc&el", None))
        self.accept.setText(QCoreApplication.translate("SettingsDialog", u"&Keep settings", None))
    # retranslateUi


# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'welcome.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_WelcomeDialog(object):
    def setupUi(self, WelcomeDialog):
        if not WelcomeDialog.objectName():
            WelcomeDialog.setObjectName(u"WelcomeDialog")
        WelcomeDialog.resize(760, 440)
        self.dialog_layout = QVBoxLayout(WelcomeDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(WelcomeDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.columns = QHBoxLayout()
        self.columns.setSpacing(24)
        self.columns.setObjectName(u"columns")
        self.verbs = QVBoxLayout()
        self.verbs.setSpacing(8)
        self.verbs.setObjectName(u"verbs")
        self.new_one = QPushButton(WelcomeDialog)
        self.new_one.setObjectName(u"new_one")
        self.new_one.setProperty(u"wide", True)

        self.verbs.addWidget(self.new_one)

        self.open_file = QPushButton(WelcomeDialog)
        self.open_file.setObjectName(u"open_file")
        self.open_file.setProperty(u"wide", True)

        self.verbs.addWidget(self.open_file)

        self.sample = QPushButton(WelcomeDialog)
        self.sample.setObjectName(u"sample")
        self.sample.setProperty(u"wide", True)

        self.verbs.addWidget(self.sample)

        self.recover = QPushButton(WelcomeDialog)
        self.recover.setObjectName(u"recover")
        self.recover.setProperty(u"wide", True)

        self.verbs.addWidget(self.recover)

        self.verbs_below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.verbs.addItem(self.verbs_below)


        self.columns.addLayout(self.verbs)

        self.recent_column = QVBoxLayout()
        self.recent_column.setSpacing(8)
        self.recent_column.setObjectName(u"recent_column")
        self.recent_label = QLabel(WelcomeDialog)
        self.recent_label.setObjectName(u"recent_label")

        self.recent_column.addWidget(self.recent_label)

        self.recent = QListWidget(WelcomeDialog)
        self.recent.setObjectName(u"recent")
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.recent_column.addWidget(self.recent)

        self.none = QLabel(WelcomeDialog)
        self.none.setObjectName(u"none")
        self.none.setWordWrap(True)
        self.none.setProperty(u"quiet", True)

        self.recent_column.addWidget(self.none)


        self.columns.addLayout(self.recent_column)

        self.columns.setStretch(1, 1)

        self.dialog_layout.addLayout(self.columns)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.forget = QPushButton(WelcomeDialog)
        self.forget.setObjectName(u"forget")

        self.buttons.addWidget(self.forget)

        self.buttons_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(WelcomeDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(WelcomeDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

        self.dialog_layout.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.recent_label.setBuddy(self.recent)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.recent, self.new_one)
        QWidget.setTabOrder(self.new_one, self.open_file)
        QWidget.setTabOrder(self.open_file, self.sample)
        QWidget.setTabOrder(self.sample, self.recover)
        QWidget.setTabOrder(self.recover, self.forget)
        QWidget.setTabOrder(self.forget, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(WelcomeDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(WelcomeDialog)
    # setupUi

    def retranslateUi(self, WelcomeDialog):
        WelcomeDialog.setWindowTitle(QCoreApplication.translate("WelcomeDialog", u"Welcome", None))
        self.heading.setText(QCoreApplication.translate("WelcomeDialog", u"What would you like to work on?", None))
        self.new_one.setText(QCoreApplication.translate("WelcomeDialog", u"&New from a model\u2026", None))
        self.open_file.setText(QCoreApplication.translate("WelcomeDialog", u"&Open a workbook\u2026", None))
        self.sample.setText(QCoreApplication.translate("WelcomeDialog", u"Try the &sample", None))
        self.recover.setText(QCoreApplication.translate("WelcomeDialog", u"&Recover unsaved work\u2026", None))
        self.recent_label.setText(QCoreApplication.translate("WelcomeDialog", u"Recent &workbooks", None))
#if QT_CONFIG(accessibility)
        self.recent.setAccessibleName(QCoreApplication.translate("WelcomeDialog", u"Recent workbooks", None))
#endif // QT_CONFIG(accessibility)
        self.none.setText(QCoreApplication.translate("WelcomeDialog", u"None yet. A workbook you open or save will stand here.", None))
        self.forget.setText(QCoreApplication.translate("WelcomeDialog", u"&Forget this one", None))
        self.reject.setText(QCoreApplication.translate("WelcomeDialog", u"&Close", None))
        self.accept.setText(QCoreApplication.translate("WelcomeDialog", u"Open &this one", None))
    # retranslateUi


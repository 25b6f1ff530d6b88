# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'commit_version.ui'
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

class Ui_CommitVersionDialog(object):
    def setupUi(self, CommitVersionDialog):
        if not CommitVersionDialog.objectName():
            CommitVersionDialog.setObjectName(u"CommitVersionDialog")
        CommitVersionDialog.resize(520, 340)
        self.dialog_layout = QVBoxLayout(CommitVersionDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(CommitVersionDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(CommitVersionDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(CommitVersionDialog)
        self.name_label.setObjectName(u"name_label")

        self.fields.addWidget(self.name_label, 0, 0, 1, 1)

        self.name = QLineEdit(CommitVersionDialog)
        self.name.setObjectName(u"name")

        self.fields.addWidget(self.name, 0, 1, 1, 1)

        self.why_label = QLabel(CommitVersionDialog)
        self.why_label.setObjectName(u"why_label")

        self.fields.addWidget(self.why_label, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.why = QPlainTextEdit(CommitVersionDialog)
        self.why.setObjectName(u"why")
        self.why.setTabChangesFocus(True)
        self.why.setMinimumSize(QSize(0, 64))

        self.fields.addWidget(self.why, 1, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.dialog_layout.addLayout(self.fields)

        self.fault = QLabel(CommitVersionDialog)
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

        self.reject = QPushButton(CommitVersionDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(CommitVersionDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.why_label.setBuddy(self.why)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.why)
        QWidget.setTabOrder(self.why, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(CommitVersionDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(CommitVersionDialog)
    # setupUi

    def retranslateUi(self, CommitVersionDialog):
        CommitVersionDialog.setWindowTitle(QCoreApplication.translate("CommitVersionDialog", u"Commit version", None))
        self.heading.setText(QCoreApplication.translate("CommitVersionDialog", u"Commit version", None))
        self.explain.setText(QCoreApplication.translate("CommitVersionDialog", u"A version is kept for ever: it can be looked at, compared with and restored. Scoring goes on as a draft after it.", None))
        self.name_label.setText(QCoreApplication.translate("CommitVersionDialog", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("CommitVersionDialog", u"Name of the version", None))
#endif // QT_CONFIG(accessibility)
        self.name.setPlaceholderText(QCoreApplication.translate("CommitVersionDialog", u"Such as After the away day", None))
        self.why_label.setText(QCoreApplication.translate("CommitVersionDialog", u"&Why", None))
#if QT_CONFIG(accessibility)
        self.why.setAccessibleName(QCoreApplication.translate("CommitVersionDialog", u"Why this version is committed", None))
#endif // QT_CONFIG(accessibility)
        self.why.setPlaceholderText(QCoreApplication.translate("CommitVersionDialog", u"What was decided, and by whom", None))
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("CommitVersionDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("CommitVersionDialog", u"Commit &version", None))
    # retranslateUi


# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'recovery.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QHBoxLayout,
    QHeaderView, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QTableWidget, QTableWidgetItem, QVBoxLayout,
    QWidget)

class Ui_RecoveryDialog(object):
    def setupUi(self, RecoveryDialog):
        if not RecoveryDialog.objectName():
            RecoveryDialog.setObjectName(u"RecoveryDialog")
        RecoveryDialog.resize(760, 400)
        self.dialog_layout = QVBoxLayout(RecoveryDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(RecoveryDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(RecoveryDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.left = QTableWidget(RecoveryDialog)
        self.left.setObjectName(u"left")
        self.left.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.left.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.left.setWordWrap(True)
        self.left.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.left.setTabKeyNavigation(False)

        self.dialog_layout.addWidget(self.left)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.discard = QPushButton(RecoveryDialog)
        self.discard.setObjectName(u"discard")

        self.buttons.addWidget(self.discard)

        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(RecoveryDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(RecoveryDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

        QWidget.setTabOrder(self.left, self.discard)
        QWidget.setTabOrder(self.discard, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(RecoveryDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(RecoveryDialog)
    # setupUi

    def retranslateUi(self, RecoveryDialog):
        RecoveryDialog.setWindowTitle(QCoreApplication.translate("RecoveryDialog", u"Kept from last time", None))
        self.explain.setText(QCoreApplication.translate("RecoveryDialog", u"The program ended before these were saved. Open one to go on where you were; the others stay in this list, under File.", None))
#if QT_CONFIG(accessibility)
        self.left.setAccessibleName(QCoreApplication.translate("RecoveryDialog", u"Assessments that were not saved", None))
#endif // QT_CONFIG(accessibility)
        self.discard.setText(QCoreApplication.translate("RecoveryDialog", u"&Discard\u2026", None))
        self.reject.setText(QCoreApplication.translate("RecoveryDialog", u"&Keep for later", None))
        self.accept.setText(QCoreApplication.translate("RecoveryDialog", u"&Open the assessment", None))
    # retranslateUi


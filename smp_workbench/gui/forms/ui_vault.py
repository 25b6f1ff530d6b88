# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'vault.ui'
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
    QHeaderView, QLabel, QPlainTextEdit, QPushButton,
    QSizePolicy, QSpacerItem, QTableWidget, QTableWidgetItem,
    QVBoxLayout, QWidget)

class Ui_VaultDialog(object):
    def setupUi(self, VaultDialog):
        if not VaultDialog.objectName():
            VaultDialog.setObjectName(u"VaultDialog")
        VaultDialog.resize(840, 560)
        self.dialog_layout = QVBoxLayout(VaultDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(VaultDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(VaultDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.copies = QTableWidget(VaultDialog)
        self.copies.setObjectName(u"copies")
        self.copies.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.copies.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.copies.setWordWrap(True)
        self.copies.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.copies.setTabKeyNavigation(False)

        self.dialog_layout.addWidget(self.copies)

        self.changes_label = QLabel(VaultDialog)
        self.changes_label.setObjectName(u"changes_label")

        self.dialog_layout.addWidget(self.changes_label)

        self.changes = QPlainTextEdit(VaultDialog)
        self.changes.setObjectName(u"changes")
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)

        self.dialog_layout.addWidget(self.changes)

        self.place = QLabel(VaultDialog)
        self.place.setObjectName(u"place")
        self.place.setWordWrap(True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.place)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.export_copy = QPushButton(VaultDialog)
        self.export_copy.setObjectName(u"export_copy")

        self.buttons.addWidget(self.export_copy)

        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(VaultDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(VaultDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.changes_label.setBuddy(self.changes)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.copies, self.changes)
        QWidget.setTabOrder(self.changes, self.export_copy)
        QWidget.setTabOrder(self.export_copy, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(VaultDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(VaultDialog)
    # setupUi

    def retranslateUi(self, VaultDialog):
        VaultDialog.setWindowTitle(QCoreApplication.translate("VaultDialog", u"Earlier states", None))
        self.explain.setText(QCoreApplication.translate("VaultDialog", u"Every save keeps what it replaces and what it writes: all of 48 hours, then the last of each day for 30 days, then the last of each month.", None))
#if QT_CONFIG(accessibility)
        self.copies.setAccessibleName(QCoreApplication.translate("VaultDialog", u"Earlier states, latest first", None))
#endif // QT_CONFIG(accessibility)
        self.changes_label.setText(QCoreApplication.translate("VaultDialog", u"What has &changed since then", None))
#if QT_CONFIG(accessibility)
        self.changes.setAccessibleName(QCoreApplication.translate("VaultDialog", u"What has changed since then", None))
#endif // QT_CONFIG(accessibility)
        self.export_copy.setText(QCoreApplication.translate("VaultDialog", u"Save as a &new file\u2026", None))
        self.reject.setText(QCoreApplication.translate("VaultDialog", u"&Close", None))
        self.accept.setText(QCoreApplication.translate("VaultDialog", u"&Restore as a new version\u2026", None))
    # retranslateUi


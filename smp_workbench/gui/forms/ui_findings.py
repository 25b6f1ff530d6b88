# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'findings.ui'
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

class Ui_FindingsDialog(object):
    def setupUi(self, FindingsDialog):
        if not FindingsDialog.objectName():
            FindingsDialog.setObjectName(u"FindingsDialog")
        FindingsDialog.resize(900, 560)
        self.dialog_layout = QVBoxLayout(FindingsDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(FindingsDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(FindingsDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.findings = QTableWidget(FindingsDialog)
        self.findings.setObjectName(u"findings")
        self.findings.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.findings.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.findings.setWordWrap(True)
        self.findings.setTabKeyNavigation(False)

        self.dialog_layout.addWidget(self.findings)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.copy = QPushButton(FindingsDialog)
        self.copy.setObjectName(u"copy")

        self.buttons.addWidget(self.copy)

        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(FindingsDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(FindingsDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

        QWidget.setTabOrder(self.findings, self.copy)
        QWidget.setTabOrder(self.copy, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(FindingsDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(FindingsDialog)
    # setupUi

    def retranslateUi(self, FindingsDialog):
        FindingsDialog.setWindowTitle(QCoreApplication.translate("FindingsDialog", u"Changed outside the program", None))
        self.explain.setText(QCoreApplication.translate("FindingsDialog", u"Nothing counts until you say so. Each change is listed as it is in the file, with what the program last saved there.", None))
#if QT_CONFIG(accessibility)
        self.findings.setAccessibleName(QCoreApplication.translate("FindingsDialog", u"Changes made outside the program", None))
#endif // QT_CONFIG(accessibility)
        self.copy.setText(QCoreApplication.translate("FindingsDialog", u"Copy &list", None))
        self.reject.setText(QCoreApplication.translate("FindingsDialog", u"&Do not open", None))
        self.accept.setText(QCoreApplication.translate("FindingsDialog", u"&Open with these changes", None))
    # retranslateUi


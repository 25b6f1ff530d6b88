# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'cut_line.ui'
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
    QPushButton, QSizePolicy, QSpacerItem, QSpinBox,
    QVBoxLayout, QWidget)

class Ui_CutLineDialog(object):
    def setupUi(self, CutLineDialog):
        if not CutLineDialog.objectName():
            CutLineDialog.setObjectName(u"CutLineDialog")
        CutLineDialog.resize(420, 220)
        self.dialog_layout = QVBoxLayout(CutLineDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(CutLineDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(0, 0, 0, 0)
        self.cut_line_label = QLabel(CutLineDialog)
        self.cut_line_label.setObjectName(u"cut_line_label")

        self.row.addWidget(self.cut_line_label)

        self.cut_line = QSpinBox(CutLineDialog)
        self.cut_line.setObjectName(u"cut_line")
        self.cut_line.setMinimum(1)
        self.cut_line.setMaximum(999)

        self.row.addWidget(self.cut_line)

        self.row_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.row_spacer)


        self.dialog_layout.addLayout(self.row)

        self.explain = QLabel(CutLineDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.fault = QLabel(CutLineDialog)
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

        self.reject = QPushButton(CutLineDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)

        self.accept = QPushButton(CutLineDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.cut_line_label.setBuddy(self.cut_line)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.cut_line, self.reject)
        QWidget.setTabOrder(self.reject, self.accept)

        self.retranslateUi(CutLineDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(CutLineDialog)
    # setupUi

    def retranslateUi(self, CutLineDialog):
        CutLineDialog.setWindowTitle(QCoreApplication.translate("CutLineDialog", u"Cut line", None))
        self.heading.setText(QCoreApplication.translate("CutLineDialog", u"How many themes can the plan take?", None))
        self.cut_line_label.setText(QCoreApplication.translate("CutLineDialog", u"Cut &line after rank", None))
#if QT_CONFIG(accessibility)
        self.cut_line.setAccessibleName(QCoreApplication.translate("CutLineDialog", u"Cut line: how many themes the plan can take", None))
#endif // QT_CONFIG(accessibility)
        self.explain.setText(QCoreApplication.translate("CutLineDialog", u"A theme is above the line if its rank is this or better. A tie across the line can put more themes above it, and is said so.", None))
        self.fault.setText("")
        self.reject.setText(QCoreApplication.translate("CutLineDialog", u"&Cancel", None))
        self.accept.setText(QCoreApplication.translate("CutLineDialog", u"&Set cut line", None))
    # retranslateUi


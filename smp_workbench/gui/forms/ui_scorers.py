# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'scorers.ui'
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
    QHeaderView, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QTableWidget, QTableWidgetItem,
    QVBoxLayout, QWidget)

class Ui_ScorersDialog(object):
    def setupUi(self, ScorersDialog):
        if not ScorersDialog.objectName():
            ScorersDialog.setObjectName(u"ScorersDialog")
        ScorersDialog.resize(720, 480)
        self.dialog_layout = QVBoxLayout(ScorersDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(ScorersDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(ScorersDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.scorers = QTableWidget(ScorersDialog)
        self.scorers.setObjectName(u"scorers")
        self.scorers.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked|QAbstractItemView.EditTrigger.EditKeyPressed)
        self.scorers.setWordWrap(True)
        self.scorers.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.scorers.setTabKeyNavigation(False)

        self.dialog_layout.addWidget(self.scorers)

        self.adding = QHBoxLayout()
        self.adding.setSpacing(8)
        self.adding.setObjectName(u"adding")
        self.name_label = QLabel(ScorersDialog)
        self.name_label.setObjectName(u"name_label")

        self.adding.addWidget(self.name_label)

        self.name = QLineEdit(ScorersDialog)
        self.name.setObjectName(u"name")

        self.adding.addWidget(self.name)

        self.accept = QPushButton(ScorersDialog)
        self.accept.setObjectName(u"accept")

        self.adding.addWidget(self.accept)


        self.dialog_layout.addLayout(self.adding)

        self.fault = QLabel(ScorersDialog)
        self.fault.setObjectName(u"fault")
        self.fault.setVisible(False)
        self.fault.setWordWrap(True)
        self.fault.setProperty(u"fault", True)

        self.dialog_layout.addWidget(self.fault)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.remove = QPushButton(ScorersDialog)
        self.remove.setObjectName(u"remove")

        self.buttons.addWidget(self.remove)

        self.begin_round = QPushButton(ScorersDialog)
        self.begin_round.setObjectName(u"begin_round")

        self.buttons.addWidget(self.begin_round)

        self.reveal = QPushButton(ScorersDialog)
        self.reveal.setObjectName(u"reveal")

        self.buttons.addWidget(self.reveal)

        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(ScorersDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.scorers, self.name)
        QWidget.setTabOrder(self.name, self.accept)
        QWidget.setTabOrder(self.accept, self.remove)
        QWidget.setTabOrder(self.remove, self.begin_round)
        QWidget.setTabOrder(self.begin_round, self.reveal)
        QWidget.setTabOrder(self.reveal, self.reject)

        self.retranslateUi(ScorersDialog)

        self.accept.setDefault(True)


        QMetaObject.connectSlotsByName(ScorersDialog)
    # setupUi

    def retranslateUi(self, ScorersDialog):
        ScorersDialog.setWindowTitle(QCoreApplication.translate("ScorersDialog", u"Scorers and rounds", None))
        self.explain.setText(QCoreApplication.translate("ScorersDialog", u"Name each by agency or role. A tick says who was in the room. The cards of a round stay hidden until it is revealed.", None))
#if QT_CONFIG(accessibility)
        self.scorers.setAccessibleName(QCoreApplication.translate("ScorersDialog", u"Scorers, and who was in the room at each round", None))
#endif // QT_CONFIG(accessibility)
        self.name_label.setText(QCoreApplication.translate("ScorersDialog", u"&New scorer", None))
        self.name.setPlaceholderText(QCoreApplication.translate("ScorersDialog", u"Housing provider", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("ScorersDialog", u"Name of a new scorer", None))
#endif // QT_CONFIG(accessibility)
        self.accept.setText(QCoreApplication.translate("ScorersDialog", u"&Add", None))
        self.remove.setText(QCoreApplication.translate("ScorersDialog", u"&Remove scorer", None))
        self.begin_round.setText(QCoreApplication.translate("ScorersDialog", u"&Begin a round", None))
        self.reveal.setText(QCoreApplication.translate("ScorersDialog", u"Re&veal", None))
        self.reject.setText(QCoreApplication.translate("ScorersDialog", u"&Close", None))
    # retranslateUi


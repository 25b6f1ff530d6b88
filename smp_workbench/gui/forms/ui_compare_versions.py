# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'compare_versions.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QComboBox, QDialog,
    QHBoxLayout, QHeaderView, QLabel, QPushButton,
    QSizePolicy, QSpacerItem, QTabWidget, QTableView,
    QVBoxLayout, QWidget)

class Ui_CompareVersionsDialog(object):
    def setupUi(self, CompareVersionsDialog):
        if not CompareVersionsDialog.objectName():
            CompareVersionsDialog.setObjectName(u"CompareVersionsDialog")
        CompareVersionsDialog.resize(960, 600)
        self.dialog_layout = QVBoxLayout(CompareVersionsDialog)
        self.dialog_layout.setSpacing(16)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(CompareVersionsDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"title", True)

        self.dialog_layout.addWidget(self.heading)

        self.explain = QLabel(CompareVersionsDialog)
        self.explain.setObjectName(u"explain")
        self.explain.setWordWrap(True)
        self.explain.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.explain)

        self.choices = QHBoxLayout()
        self.choices.setSpacing(8)
        self.choices.setObjectName(u"choices")
        self.choices.setContentsMargins(0, 0, 0, 0)
        self.before_label = QLabel(CompareVersionsDialog)
        self.before_label.setObjectName(u"before_label")

        self.choices.addWidget(self.before_label)

        self.before = QComboBox(CompareVersionsDialog)
        self.before.setObjectName(u"before")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.before.sizePolicy().hasHeightForWidth())
        self.before.setSizePolicy(sizePolicy)

        self.choices.addWidget(self.before)

        self.after_label = QLabel(CompareVersionsDialog)
        self.after_label.setObjectName(u"after_label")

        self.choices.addWidget(self.after_label)

        self.after = QComboBox(CompareVersionsDialog)
        self.after.setObjectName(u"after")
        sizePolicy.setHeightForWidth(self.after.sizePolicy().hasHeightForWidth())
        self.after.setSizePolicy(sizePolicy)

        self.choices.addWidget(self.after)


        self.dialog_layout.addLayout(self.choices)

        self.pages = QTabWidget(CompareVersionsDialog)
        self.pages.setObjectName(u"pages")
        self.pages.setDocumentMode(True)
        self.moves_page = QWidget()
        self.moves_page.setObjectName(u"moves_page")
        self.moves_page_layout = QVBoxLayout(self.moves_page)
        self.moves_page_layout.setSpacing(8)
        self.moves_page_layout.setObjectName(u"moves_page_layout")
        self.moves_page_layout.setContentsMargins(4, 8, 4, 4)
        self.moves = QTableView(self.moves_page)
        self.moves.setObjectName(u"moves")
        self.moves.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.moves.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.moves.setTabKeyNavigation(False)
        self.moves.setSortingEnabled(True)

        self.moves_page_layout.addWidget(self.moves)

        self.words = QLabel(self.moves_page)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)

        self.moves_page_layout.addWidget(self.words)

        self.order = QLabel(self.moves_page)
        self.order.setObjectName(u"order")
        self.order.setWordWrap(True)
        self.order.setProperty(u"quiet", True)

        self.moves_page_layout.addWidget(self.order)

        self.pages.addTab(self.moves_page, "")
        self.all_page = QWidget()
        self.all_page.setObjectName(u"all_page")
        self.all_page_layout = QVBoxLayout(self.all_page)
        self.all_page_layout.setSpacing(8)
        self.all_page_layout.setObjectName(u"all_page_layout")
        self.all_page_layout.setContentsMargins(4, 8, 4, 4)
        self.differences = QTableView(self.all_page)
        self.differences.setObjectName(u"differences")
        self.differences.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.differences.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.differences.setTabKeyNavigation(False)
        self.differences.setSortingEnabled(True)

        self.all_page_layout.addWidget(self.differences)

        self.pages.addTab(self.all_page, "")

        self.dialog_layout.addWidget(self.pages)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.copy = QPushButton(CompareVersionsDialog)
        self.copy.setObjectName(u"copy")

        self.buttons.addWidget(self.copy)

        self.buttons_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_spacer)

        self.reject = QPushButton(CompareVersionsDialog)
        self.reject.setObjectName(u"reject")

        self.buttons.addWidget(self.reject)


        self.dialog_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.before_label.setBuddy(self.before)
        self.after_label.setBuddy(self.after)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.before, self.after)
        QWidget.setTabOrder(self.after, self.pages)
        QWidget.setTabOrder(self.pages, self.moves)
        QWidget.setTabOrder(self.moves, self.differences)
        QWidget.setTabOrder(self.differences, self.copy)
        QWidget.setTabOrder(self.copy, self.reject)

        self.retranslateUi(CompareVersionsDialog)

        self.reject.setDefault(True)


        QMetaObject.connectSlotsByName(CompareVersionsDialog)
    # setupUi

    def retranslateUi(self, CompareVersionsDialog):
        CompareVersionsDialog.setWindowTitle(QCoreApplication.translate("CompareVersionsDialog", u"Compare versions", None))
        self.explain.setText("")
        self.before_label.setText(QCoreApplication.translate("CompareVersionsDialog", u"&From", None))
#if QT_CONFIG(accessibility)
        self.before.setAccessibleName(QCoreApplication.translate("CompareVersionsDialog", u"Compare from", None))
#endif // QT_CONFIG(accessibility)
        self.after_label.setText(QCoreApplication.translate("CompareVersionsDialog", u"&To", None))
#if QT_CONFIG(accessibility)
        self.after.setAccessibleName(QCoreApplication.translate("CompareVersionsDialog", u"Compare to", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.moves.setAccessibleName(QCoreApplication.translate("CompareVersionsDialog", u"Why themes moved", None))
#endif // QT_CONFIG(accessibility)
        self.pages.setTabText(self.pages.indexOf(self.moves_page), QCoreApplication.translate("CompareVersionsDialog", u"&Why themes moved", None))
#if QT_CONFIG(accessibility)
        self.differences.setAccessibleName(QCoreApplication.translate("CompareVersionsDialog", u"Everything that differs", None))
#endif // QT_CONFIG(accessibility)
        self.pages.setTabText(self.pages.indexOf(self.all_page), QCoreApplication.translate("CompareVersionsDialog", u"&Everything that differs", None))
        self.copy.setText(QCoreApplication.translate("CompareVersionsDialog", u"&Copy table", None))
        self.reject.setText(QCoreApplication.translate("CompareVersionsDialog", u"C&lose", None))
    # retranslateUi


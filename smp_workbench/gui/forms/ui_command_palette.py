# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'command_palette.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QLabel,
    QLineEdit, QListView, QSizePolicy, QVBoxLayout,
    QWidget)

class Ui_CommandPalette(object):
    def setupUi(self, CommandPalette):
        if not CommandPalette.objectName():
            CommandPalette.setObjectName(u"CommandPalette")
        CommandPalette.resize(640, 460)
        self.dialog_layout = QVBoxLayout(CommandPalette)
        self.dialog_layout.setSpacing(8)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(16, 16, 16, 12)
        self.words = QLineEdit(CommandPalette)
        self.words.setObjectName(u"words")
        self.words.setMaxLength(100)

        self.dialog_layout.addWidget(self.words)

        self.commands = QListView(CommandPalette)
        self.commands.setObjectName(u"commands")
        self.commands.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.commands.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.commands.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.commands.setUniformItemSizes(True)

        self.dialog_layout.addWidget(self.commands)

        self.hint = QLabel(CommandPalette)
        self.hint.setObjectName(u"hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setProperty(u"quiet", True)

        self.dialog_layout.addWidget(self.hint)


        self.retranslateUi(CommandPalette)

        QMetaObject.connectSlotsByName(CommandPalette)
    # setupUi

    def retranslateUi(self, CommandPalette):
        CommandPalette.setWindowTitle(QCoreApplication.translate("CommandPalette", u"Find a command", None))
#if QT_CONFIG(accessibility)
        self.words.setAccessibleName(QCoreApplication.translate("CommandPalette", u"Find a command or a theme", None))
#endif // QT_CONFIG(accessibility)
        self.words.setPlaceholderText(QCoreApplication.translate("CommandPalette", u"Find a command or a theme", None))
#if QT_CONFIG(accessibility)
        self.commands.setAccessibleName(QCoreApplication.translate("CommandPalette", u"Commands and themes found", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi


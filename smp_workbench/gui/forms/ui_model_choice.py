# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'model_choice.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QListView, QListWidget, QListWidgetItem, QPushButton,
    QSizePolicy, QSpacerItem, QTextBrowser, QVBoxLayout,
    QWidget)

class Ui_ModelChoice(object):
    def setupUi(self, ModelChoice):
        if not ModelChoice.objectName():
            ModelChoice.setObjectName(u"ModelChoice")
        ModelChoice.resize(800, 400)
        self.choice = QHBoxLayout(ModelChoice)
        self.choice.setSpacing(24)
        self.choice.setObjectName(u"choice")
        self.choice.setContentsMargins(0, 0, 0, 0)
        self.models_column = QVBoxLayout()
        self.models_column.setSpacing(8)
        self.models_column.setObjectName(u"models_column")
        self.models_column.setContentsMargins(0, 0, 0, 0)
        self.models_label = QLabel(ModelChoice)
        self.models_label.setObjectName(u"models_label")

        self.models_column.addWidget(self.models_label)

        self.models = QListWidget(ModelChoice)
        self.models.setObjectName(u"models")
        self.models.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.models.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.models.setWordWrap(True)
        self.models.setResizeMode(QListView.ResizeMode.Adjust)
        self.models.setMinimumSize(QSize(240, 0))

        self.models_column.addWidget(self.models)

        self.from_file = QPushButton(ModelChoice)
        self.from_file.setObjectName(u"from_file")

        self.models_column.addWidget(self.from_file)


        self.choice.addLayout(self.models_column)

        self.page_column = QVBoxLayout()
        self.page_column.setSpacing(8)
        self.page_column.setObjectName(u"page_column")
        self.page_column.setContentsMargins(0, 0, 0, 0)
        self.namesake = QLabel(ModelChoice)
        self.namesake.setObjectName(u"namesake")
        self.namesake.setVisible(False)
        self.namesake.setWordWrap(True)
        self.namesake.setTextFormat(Qt.TextFormat.RichText)

        self.page_column.addWidget(self.namesake)

        self.about_model = QTextBrowser(ModelChoice)
        self.about_model.setObjectName(u"about_model")
        self.about_model.setFrameShape(QFrame.Shape.NoFrame)

        self.page_column.addWidget(self.about_model)

        self.mend_row = QHBoxLayout()
        self.mend_row.setSpacing(8)
        self.mend_row.setObjectName(u"mend_row")
        self.mend_row.setContentsMargins(0, 0, 0, 0)
        self.try_again = QPushButton(ModelChoice)
        self.try_again.setObjectName(u"try_again")
        self.try_again.setVisible(False)

        self.mend_row.addWidget(self.try_again)

        self.mend_spacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.mend_row.addItem(self.mend_spacer)


        self.page_column.addLayout(self.mend_row)


        self.choice.addLayout(self.page_column)

        self.choice.setStretch(0, 2)
        self.choice.setStretch(1, 5)
#if QT_CONFIG(shortcut)
        self.models_label.setBuddy(self.models)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.models, self.from_file)
        QWidget.setTabOrder(self.from_file, self.about_model)
        QWidget.setTabOrder(self.about_model, self.try_again)

        self.retranslateUi(ModelChoice)

        QMetaObject.connectSlotsByName(ModelChoice)
    # setupUi

    def retranslateUi(self, ModelChoice):
        self.models_label.setText(QCoreApplication.translate("ModelChoice", u"Scoring &model", None))
#if QT_CONFIG(accessibility)
        self.models.setAccessibleName(QCoreApplication.translate("ModelChoice", u"Scoring model", None))
#endif // QT_CONFIG(accessibility)
        self.from_file.setText(QCoreApplication.translate("ModelChoice", u"From a &file\u2026", None))
#if QT_CONFIG(tooltip)
        self.from_file.setToolTip(QCoreApplication.translate("ModelChoice", u"Open a scoring model of your own, or one that was sent to you", None))
#endif // QT_CONFIG(tooltip)
        self.namesake.setText("")
#if QT_CONFIG(accessibility)
        self.about_model.setAccessibleName(QCoreApplication.translate("ModelChoice", u"About this scoring model", None))
#endif // QT_CONFIG(accessibility)
        self.try_again.setText(QCoreApplication.translate("ModelChoice", u"Try aga&in", None))
#if QT_CONFIG(tooltip)
        self.try_again.setToolTip(QCoreApplication.translate("ModelChoice", u"Read the file again, once it is mended and saved in an editor", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi


# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'definition_panel.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from smp_workbench.gui.panels.reason_edit import ReasonEdit

class Ui_DefinitionPanel(object):
    def setupUi(self, DefinitionPanel):
        if not DefinitionPanel.objectName():
            DefinitionPanel.setObjectName(u"DefinitionPanel")
        self.panel_layout = QVBoxLayout(DefinitionPanel)
        self.panel_layout.setSpacing(0)
        self.panel_layout.setObjectName(u"panel_layout")
        self.panel_layout.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(DefinitionPanel)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_contents = QWidget()
        self.scroll_contents.setObjectName(u"scroll_contents")
        self.scroll_layout = QVBoxLayout(self.scroll_contents)
        self.scroll_layout.setSpacing(0)
        self.scroll_layout.setObjectName(u"scroll_layout")
        self.scroll_layout.setContentsMargins(0, 0, 0, 0)
        self.cell_page = QWidget(self.scroll_contents)
        self.cell_page.setObjectName(u"cell_page")
        self.cell_layout = QVBoxLayout(self.cell_page)
        self.cell_layout.setSpacing(8)
        self.cell_layout.setObjectName(u"cell_layout")
        self.cell_layout.setContentsMargins(16, 0, 16, 8)
        self.question_row = QHBoxLayout()
        self.question_row.setSpacing(8)
        self.question_row.setObjectName(u"question_row")
        self.question_row.setContentsMargins(0, 0, 0, 0)
        self.question = QLabel(self.cell_page)
        self.question.setObjectName(u"question")
        self.question.setWordWrap(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.question.sizePolicy().hasHeightForWidth())
        self.question.setSizePolicy(sizePolicy)

        self.question_row.addWidget(self.question)

        self.question_row.setStretch(0, 1)

        self.cell_layout.addLayout(self.question_row)

        self.bands_place = QWidget(self.cell_page)
        self.bands_place.setObjectName(u"bands_place")
        self.bands_layout = QVBoxLayout(self.bands_place)
        self.bands_layout.setSpacing(0)
        self.bands_layout.setObjectName(u"bands_layout")
        self.bands_layout.setContentsMargins(0, 0, 0, 0)

        self.cell_layout.addWidget(self.bands_place)

        self.why_row = QHBoxLayout()
        self.why_row.setSpacing(8)
        self.why_row.setObjectName(u"why_row")
        self.why_row.setContentsMargins(0, 0, 0, 0)
        self.reason_row = QHBoxLayout()
        self.reason_row.setSpacing(8)
        self.reason_row.setObjectName(u"reason_row")
        self.reason_row.setContentsMargins(0, 0, 0, 0)
        self.reason_label = QLabel(self.cell_page)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setProperty(u"quiet", True)

        self.reason_row.addWidget(self.reason_label)

        self.reason = ReasonEdit(self.cell_page)
        self.reason.setObjectName(u"reason")
        self.reason.setTabChangesFocus(True)

        self.reason_row.addWidget(self.reason)

        self.reason_row.setStretch(1, 1)

        self.why_row.addLayout(self.reason_row)

        self.answer_row = QHBoxLayout()
        self.answer_row.setSpacing(8)
        self.answer_row.setObjectName(u"answer_row")
        self.answer_row.setContentsMargins(0, 0, 0, 0)
        self.confidence_row = QHBoxLayout()
        self.confidence_row.setSpacing(8)
        self.confidence_row.setObjectName(u"confidence_row")
        self.confidence_row.setContentsMargins(0, 0, 0, 0)
        self.confidence_label = QLabel(self.cell_page)
        self.confidence_label.setObjectName(u"confidence_label")
        self.confidence_label.setProperty(u"quiet", True)

        self.confidence_row.addWidget(self.confidence_label)

        self.confidence = QComboBox(self.cell_page)
        self.confidence.setObjectName(u"confidence")

        self.confidence_row.addWidget(self.confidence)


        self.answer_row.addLayout(self.confidence_row)

        self.buttons_row = QHBoxLayout()
        self.buttons_row.setSpacing(8)
        self.buttons_row.setObjectName(u"buttons_row")
        self.buttons_row.setContentsMargins(0, 0, 0, 0)
        self.not_known = QPushButton(self.cell_page)
        self.not_known.setObjectName(u"not_known")
        self.not_known.setCheckable(True)
        self.not_known.setAutoDefault(False)

        self.buttons_row.addWidget(self.not_known)

        self.clear = QPushButton(self.cell_page)
        self.clear.setObjectName(u"clear")
        self.clear.setAutoDefault(False)

        self.buttons_row.addWidget(self.clear)

        self.answer_spacer = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons_row.addItem(self.answer_spacer)


        self.answer_row.addLayout(self.buttons_row)


        self.why_row.addLayout(self.answer_row)

        self.why_row.setStretch(0, 1)

        self.cell_layout.addLayout(self.why_row)

        self.evidence_row = QHBoxLayout()
        self.evidence_row.setSpacing(8)
        self.evidence_row.setObjectName(u"evidence_row")
        self.evidence_row.setContentsMargins(0, 0, 0, 0)
        self.evidence_label = QLabel(self.cell_page)
        self.evidence_label.setObjectName(u"evidence_label")
        self.evidence_label.setProperty(u"quiet", True)

        self.evidence_row.addWidget(self.evidence_label, 0, Qt.AlignmentFlag.AlignTop)

        self.evidence = QLabel(self.cell_page)
        self.evidence.setObjectName(u"evidence")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.evidence.sizePolicy().hasHeightForWidth())
        self.evidence.setSizePolicy(sizePolicy1)
        self.evidence.setWordWrap(True)
        self.evidence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.evidence_row.addWidget(self.evidence)

        self.evidence_row.setStretch(1, 1)

        self.cell_layout.addLayout(self.evidence_row)

        self.cell_spacer = QSpacerItem(8, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.cell_layout.addItem(self.cell_spacer)


        self.scroll_layout.addWidget(self.cell_page)

        self.words_page = QWidget(self.scroll_contents)
        self.words_page.setObjectName(u"words_page")
        self.words_layout = QVBoxLayout(self.words_page)
        self.words_layout.setSpacing(8)
        self.words_layout.setObjectName(u"words_layout")
        self.words_layout.setContentsMargins(16, 12, 16, 12)
        self.words = QLabel(self.words_page)
        self.words.setObjectName(u"words")
        sizePolicy1.setHeightForWidth(self.words.sizePolicy().hasHeightForWidth())
        self.words.setSizePolicy(sizePolicy1)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.words_layout.addWidget(self.words)

        self.words_spacer = QSpacerItem(8, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words_layout.addItem(self.words_spacer)


        self.scroll_layout.addWidget(self.words_page)

        self.scroll.setWidget(self.scroll_contents)

        self.panel_layout.addWidget(self.scroll)

#if QT_CONFIG(shortcut)
        self.reason_label.setBuddy(self.reason)
        self.confidence_label.setBuddy(self.confidence)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(DefinitionPanel)

        QMetaObject.connectSlotsByName(DefinitionPanel)
    # setupUi

    def retranslateUi(self, DefinitionPanel):
        self.reason_label.setText(QCoreApplication.translate("DefinitionPanel", u"&Reason", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("DefinitionPanel", u"Reason for the level", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("DefinitionPanel", u"Why this level? Press R", None))
        self.confidence_label.setText(QCoreApplication.translate("DefinitionPanel", u"&Confidence", None))
#if QT_CONFIG(accessibility)
        self.confidence.setAccessibleName(QCoreApplication.translate("DefinitionPanel", u"Confidence: how good the evidence for the level is", None))
#endif // QT_CONFIG(accessibility)
        self.not_known.setText(QCoreApplication.translate("DefinitionPanel", u"Not known (?)", None))
        self.clear.setText(QCoreApplication.translate("DefinitionPanel", u"Clear (Del)", None))
        self.evidence_label.setText(QCoreApplication.translate("DefinitionPanel", u"Evidence", None))
#if QT_CONFIG(accessibility)
        self.evidence.setAccessibleName(QCoreApplication.translate("DefinitionPanel", u"Evidence", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi


"""The band that says that one scorer's copy is open: whose scores these are, and what to do when ready.

Here: its words. Not here: what else changes in the window (``card_mode``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.theme import Theme


class CardBand(QFrame):
    """Over the whole width of the window.

    Attributes
    ----------
    save_requested
        The card should be saved into the copy.
    """

    save_requested = Signal()

    def __init__(self, sent: CardCopy, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_band")
        set_topic(self, Topic.SENDING)
        words = QLabel(self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        text = self.tr(
            "Scores of {who}, round {round}; nobody else’s are in this file. When they are ready, save,"
            " and send this file back."
        ).format(who=sent.scorer.name, round=sent.round.number)
        words.setText(text)
        words.setAccessibleName(text)
        self.save = QPushButton(self.tr("Sa&ve these scores"), self)
        self.save.clicked.connect(self.save_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.group, theme.space.related, theme.space.group, theme.space.related)
        row.setSpacing(theme.space.related)
        row.addWidget(words, 1)
        row.addWidget(self.save)

"""What stands above the second stage's grid: how many themes lead, who could still, and what else is in view.

Here: the controls and their words. Not here: what they do (``second_stage_panel``).
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from smp_workbench.domain.assessment import MOST_THEMES
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.wheel_guard import WheelGuard

_QUIET_PADDING = 8
"""Pixels that the style sheet gives a quiet button at its side, so that its words begin under the others."""


class StageHead(QWidget):
    """The head of a second stage that has begun.

    Attributes
    ----------
    leading_chosen
        A person has chosen how many themes lead.
    end_requested
        The second stage should end.
    note_requested
        What must be borne in mind should be shown, or no longer.
    other_requested
        Of grid and ranking, the one that is not in view should be.
    """

    leading_chosen = Signal(int)
    end_requested = Signal()
    note_requested = Signal()
    other_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._leading = QSpinBox(self)
        WheelGuard(self._leading)
        self._leading.setRange(1, MOST_THEMES)
        self._leading.setKeyboardTracking(False)
        self._leading.setAccessibleName(self.tr("How many leading themes the second stage looks at"))
        self._who_leads = QLabel(self)
        self._who_leads.setWordWrap(True)
        self._who_leads.setProperty("quiet", True)
        self._end = self._button(self.tr("End the second stage"))
        self._end.setToolTip(self.tr("Its scores go with it; undo brings them back"))
        self._note = self._button("")
        self._other = self._button("")
        self._lay_out(theme)
        self.set_theme(theme)
        self._leading.valueChanged.connect(self.leading_chosen)
        self._end.clicked.connect(self._ask_end)
        self._note.clicked.connect(self._ask_note)
        self._other.clicked.connect(self._ask_other)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._who_leads.setFont(theme.font(theme.type.small))

    def take_focus(self) -> None:
        """Take the keyboard to the number of leading themes."""
        self._leading.setFocus()

    def show_leading(self, leading: int, words: str) -> None:
        """Show how many lead, and what should be known about who does."""
        self._leading.blockSignals(True)  # it shows what is so; only a person's hand is an edit
        self._leading.setValue(leading)
        self._leading.blockSignals(False)
        self._who_leads.setText(words)
        self._who_leads.setVisible(bool(words))

    def offer_note(self, *, offered: bool, shown: bool) -> None:
        """Offer what must be borne in mind, where it does not stand there anyway."""
        self._note.setVisible(offered)
        self._note.setText(self.tr("Hide what to know") if shown else self.tr("What to know"))

    def offer_other(self, *, offered: bool, ranking: bool) -> None:
        """Offer the ranking, or else the scores, where only one of them is in view."""
        self._other.setVisible(offered)
        self._other.setText(self.tr("Sho&w the ranking") if ranking else self.tr("Sho&w the scores"))

    def _lay_out(self, theme: Theme) -> None:
        space = theme.space
        label = QLabel(self.tr("Le&ading themes"), self)
        label.setBuddy(self._leading)
        first, third = QHBoxLayout(), QHBoxLayout()
        first.addWidget(label)
        first.addWidget(self._leading)
        first.addStretch(1)
        first.addWidget(self._end)
        third.addWidget(self._note)
        third.addStretch(1)
        third.addWidget(self._other)
        for row in (first, third):
            row.setSpacing(space.related)
        first.setContentsMargins(space.group, 0, space.related, 0)
        third.setContentsMargins(space.group - _QUIET_PADDING, 0, space.related, 0)
        self._who_leads.setContentsMargins(space.group, 0, space.group, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.unit)
        column.addLayout(first)
        column.addWidget(self._who_leads)
        column.addLayout(third)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("quiet", True)
        return button

    @guarded
    def _ask_end(self) -> None:
        self.end_requested.emit()

    @guarded
    def _ask_note(self) -> None:
        self.note_requested.emit()

    @guarded
    def _ask_other(self) -> None:
        self.other_requested.emit()

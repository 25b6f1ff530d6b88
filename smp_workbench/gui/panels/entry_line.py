"""One line about a score of the second stage: what it asks, its reason, and how good the evidence is.

Here: the line, and telling what a person has entered in it.
Not here: making an edit of that (``second_stage_panel``), and the whole panel of the first stage
(``definition_panel``).
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from smp_workbench.domain.scorecard import BLANK, Entry
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.confidence_choice import CONFIDENCES, fill_confidences
from smp_workbench.gui.panels.elided_label import ElidedLabel
from smp_workbench.gui.panels.reason_edit import ReasonEdit
from smp_workbench.gui.tables.score_words import answer_words
from smp_workbench.gui.theme import Theme


class EntryLine(QWidget):
    """Shows one entry; empty while there is none.

    Attributes
    ----------
    changed
        A person has entered another reason or confidence: the whole :class:`Entry`.
    left
        The keyboard should go back to the grid.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = BLANK
        self._about = ElidedLabel(self, narrowest=16)
        self._reason = ReasonEdit(self)
        self._reason.setPlaceholderText(self.tr("Reason (R)"))
        self._reason.setAccessibleName(self.tr("Reason for the score of the second stage"))
        self._confidence = QComboBox(self)
        self._confidence.setAccessibleName(self.tr("Confidence in the score of the second stage"))
        self._confidence.setToolTip(self.tr("How good the evidence for this score is"))
        fill_confidences(self._confidence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.related)
        row.addWidget(self._about, 5)
        row.addWidget(self._reason, 4)
        row.addWidget(self._confidence)
        self._reason.finished.connect(self._finish)
        self._reason.given_up.connect(self._show_reason)
        self._reason.left.connect(self.left)
        self._confidence.activated.connect(self._choose)

    def show_entry(self, criterion: Criterion | None, entry: Entry) -> None:
        """Show what stands in a cell; None for a cell that holds no level."""
        self._entry = entry
        for widget in (self._reason, self._confidence):
            widget.setEnabled(criterion is not None)
        if criterion is None:
            self._about.setText(self.tr("Choose a score to see what it asks."))
        else:
            answer = answer_words(criterion, entry.level, labelled=True)
            self._about.setText(f"{criterion.question} {answer[:1].upper()}{answer[1:]}")
        self._confidence.setCurrentIndex(CONFIDENCES.index(entry.confidence))
        self._show_reason()

    def begin_reason(self) -> None:
        """Put the keyboard into the reason."""
        self._reason.setFocus()
        self._reason.selectAll()

    def finish(self) -> None:
        """Tell of a reason that was typed and not left yet."""
        self._finish()

    @guarded
    def _finish(self) -> None:
        typed = self._reason.toPlainText()
        if self._reason.isEnabled() and typed != self._entry.reason:
            self.changed.emit(replace(self._entry, reason=typed))

    @guarded
    def _choose(self, place: int) -> None:
        if CONFIDENCES[place] != self._entry.confidence:
            self.changed.emit(replace(self._entry, confidence=CONFIDENCES[place]))

    @guarded
    def _show_reason(self) -> None:
        if self._reason.toPlainText() != self._entry.reason:
            self._reason.setPlainText(self._entry.reason)

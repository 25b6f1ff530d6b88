"""Weights that would take long, looked at one after the other where a person asks for it.

Here: the row with its button, asking the child process for one share at a time, and handing on each answer.
Not here: what runs in the child (``share_points``), and which weights take long
(``scoring.weight_tipping``).

Each answer is shown as it comes, and stays when the rest is stopped. An edit makes all of them old.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.sensitivity.sweep_work import ShareRequest, SweepWork
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.tipping_source import tipping_source
from smp_workbench.scoring.tipping import TippingPoints, with_more_shares

if TYPE_CHECKING:
    from smp_workbench.scoring.tip import Tips


class OtherWeights(QWidget):
    """Offers to look at the weights that were left out; nothing where none was.

    Attributes
    ----------
    button
        Begins, and stops.
    finished
        All have been looked at, and the button that had the keyboard has gone.
    """

    finished = Signal()

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals, self._source = signals, tipping_source(signals)
        self._tips: Tips | None = None
        self._count = 0
        self._request: ShareRequest | None = None
        self.work = SweepWork(self)
        self.work.answered.connect(self._take)
        self.button, self.words = QPushButton(self), QLabel(self)
        self.words.setWordWrap(True)
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.space.unit, 0, theme.space.unit)
        row.setSpacing(theme.space.related)
        row.addWidget(self.button)
        row.addWidget(self.words, 1)

    @property
    def busy(self) -> bool:
        """Whether weights are being looked at."""
        return self.work.busy

    def height_for(self, width: int) -> int:
        """Return how high it must be at a width."""
        return max(self.sizeHint().height(), self.heightForWidth(width))

    def follow(self, tips: Tips | None) -> None:
        """Offer what this leaves out; what was begun for another state is given up."""
        if tips is not self._tips:
            self.rest()
            self._tips = tips
        self._show()

    def rest(self) -> None:
        """Give up what was begun; what was found stays."""
        self._request = None
        self.work.rest()
        self.words.clear()

    @guarded
    def _press(self) -> None:
        if self.busy:
            self.rest()
        elif self._left_out:
            self._count = self._left_out
            self._next()
        self._show()

    @property
    def _left_out(self) -> int:
        return len(self._tips.points.left_out) if self._tips is not None else 0

    def _next(self) -> None:
        """Ask for the next weight, if what is shown is still what they are asked of."""
        if self._tips is None or self._source.known is not self._tips:
            self.rest()
            return
        code = self._tips.points.left_out[0].code
        self._request = ShareRequest.of(self._signals.assessment, code)
        self.work.ask(self._request)
        words = self.tr("Looking at weight {number} of {count}\N{HORIZONTAL ELLIPSIS}")
        self.words.setText(words.format(number=self._count - self._left_out + 1, count=self._count))

    @guarded
    def _take(self, request: ShareRequest, answer: TippingPoints | WorkbenchError) -> None:
        """Hand on an answer and go on; after an error, stop and say it."""
        if request is not self._request or self._tips is None or self._source.known is not self._tips:
            return
        if isinstance(answer, WorkbenchError):
            self.rest()
            self.words.setText(error_text(answer))
            self._show()
            return
        self._tips = replace(self._tips, points=with_more_shares(self._tips.points, answer))
        focused = self.button.hasFocus()
        self._source.grow(self._tips)
        if self._left_out:
            self._next()
            self._show()
            return
        self.rest()
        self._show()
        if focused:
            self.finished.emit()

    def _show(self) -> None:
        count = self._left_out
        text = self.tr("Stop lookin&g at weights")
        if not self.busy:
            text = self.tr("Look at the other {count} wei&ghts").format(count=count)
            text = self.tr("Look at the other wei&ght") if count == 1 else text
        self.button.setText(text)
        self.setVisible(bool(count))

"""What would change the answer of the shown assessment: found once, for everything that says it.

Here: finding it a moment after the last edit, so that grid and ranking are drawn first.
Not here: finding it (``scoring.tip``), and the views (``panels.tipping_line``,
``panels.sensitivity.words_page``).

Nothing is found while nobody asks: a view says so by ``follow``, and is told by ``found``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.session.announcement import Announcement

if TYPE_CHECKING:
    from smp_workbench.scoring.contest import Contest
    from smp_workbench.scoring.tip import Tips

MOMENT: Final = 30
"""Milliseconds after an edit: one that follows sooner has everything found once."""
_TOLD_BY: Final = frozenset({"agreed", "themes", "model", "cut_line"})


@dataclass(frozen=True, slots=True, eq=False)
class Tipping:
    """What was found of one state."""

    tips: Tips
    contest: Contest


def tipping_source(signals: SessionSignals) -> TippingSource:
    """Return the one source of an open assessment, made when it is first asked for."""
    return signals.findChild(TippingSource) or TippingSource(signals)


class TippingSource(QObject):
    """Follows what the window shows.

    Attributes
    ----------
    found
        ``tipping`` is of what is shown now; None if it cannot be had.
    """

    found = Signal()

    def __init__(self, signals: SessionSignals) -> None:
        super().__init__(signals)
        self.tipping: Tipping | None = None
        self._signals = signals
        self._asked: set[QObject] = set()
        self._current = False
        self._fault: WorkbenchError | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(MOMENT)
        self._soon.timeout.connect(self._find)
        signals.edited.connect(self._follow_edit)
        signals.replaced.connect(self._follow_whole)
        signals.tried.connect(self._follow_whole)

    @property
    def waiting(self) -> bool:
        """Whether what is shown is being found."""
        return self._soon.isActive()

    @property
    def known(self) -> Tips | None:
        """The tipping points of what is shown now, if they are found already."""
        return self.tipping.tips if self._current and self.tipping is not None else None

    def at_once(self) -> Tips:
        """Return the tipping points of what is shown now; whoever waits for them is told in its own time.

        Raises
        ------
        WorkbenchError
            If what is shown cannot be ranked.
        """
        if not self._current:
            self._work_out()
        if self.tipping is None:
            raise self._fault or AssertionError("neither found nor refused")
        return self.tipping.tips

    def follow(self, view: QObject, *, seen: bool) -> None:
        """Say whether a view shows what is found; it is found for as long as one does."""
        (self._asked.add if seen else self._asked.discard)(view)
        if not self._asked:
            self._soon.stop()
        elif not self._current:
            self._soon.start()

    def grow(self, tips: Tips) -> None:
        """Show more of what is found: the same state with weights that took long."""
        from smp_workbench.scoring.contest import contest

        self.tipping = Tipping(tips, contest(tips))
        self.found.emit()

    @guarded
    def _follow_edit(self, announcement: Announcement) -> None:
        if announcement.touched.parts & _TOLD_BY:
            self._follow_whole()

    @guarded
    def _follow_whole(self) -> None:
        self._current = False
        if self._asked:
            self._soon.start()

    @guarded
    def _find(self) -> None:
        if not self._current:
            self._work_out()
        self.found.emit()

    def _work_out(self) -> None:
        from smp_workbench.scoring.contest import contest
        from smp_workbench.scoring.tip import find_tips

        self.tipping = self._fault = None
        try:
            tips = find_tips(self._signals.assessment, self._signals.shown.compiled, quick_but="")
            self.tipping = Tipping(tips, contest(tips))
        except WorkbenchError as fault:  # what cannot be ranked is said elsewhere
            self._fault = fault
        self._current = True

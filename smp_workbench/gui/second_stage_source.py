"""The second stage as an assessment of its own, for views that show one.

Here: the leading themes with the second stage's model, scores and ranking, kept in step with the open
assessment by whoever shows them.
Not here: the views (``panels.second_stage_panel``), who leads (``scoring.second_stage``).

It works only when it is told to: a panel that nobody sees tells it nothing.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Edit
from smp_workbench.domain.ranking import Ranking
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.second_stage import as_second_stage, looked_at
from smp_workbench.session.announcement import Announcement, Touched


class SecondStageSource(QObject):
    """See ``score_source.ScoreSource``. Without a second stage it has no themes."""

    edited = Signal(object)
    replaced = Signal()
    pending_changed = Signal()

    def __init__(self, signals: SessionSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        signals.pending_changed.connect(self._tell_pending)
        self._assessment, self._ranking = self._present()

    @property
    def pending(self) -> frozenset[tuple[str, str]]:
        """Ref and code of the second stage's scores that wait for the disk."""
        return self._signals.stage_pending

    @property
    def tried_cells(self) -> frozenset[tuple[str, str]]:
        """None: the scores of the second stage cannot be tried."""
        return frozenset()

    @property
    def assessment(self) -> Assessment:
        """The second stage; its themes are those that lead.

        They stand in their first rank order, and stay where they are while the same themes lead: an
        edit of the first stage moves no row under the hands of whoever is scoring here.
        """
        return self._assessment

    @property
    def ranking(self) -> Ranking:
        """The ranking of the second stage."""
        return self._ranking

    def apply(self, edit: Edit, *, joins: bool = False) -> bool:
        """Make an edit of what is shown here in the open assessment; False if it was refused."""
        return self._signals.apply(as_second_stage(edit), joins=joins)

    def take_whole(self) -> None:
        """Show the second stage of what is shown now."""
        self._assessment, self._ranking = self._present()
        self.replaced.emit()

    def take_edit(self, announcement: Announcement) -> None:
        """Follow an edit of the open assessment."""
        before = self._assessment
        now, self._ranking = self._present()
        self._assessment = _in_order_of(before, now)
        touched = Touched.between(before, self._assessment)
        told = replace(
            announcement, before=before, after=self._assessment, ranking=self._ranking, touched=touched
        )
        self.edited.emit(told)

    @guarded
    def _tell_pending(self) -> None:
        self.pending_changed.emit()

    def _present(self) -> tuple[Assessment, Ranking]:
        signals = self._signals
        second = looked_at(signals.assessment, signals.ranking) or replace(signals.assessment, themes=())
        compiled = signals.shown.second_compiled or signals.shown.compiled
        return second, rank_assessment(second, compiled)


def _in_order_of(before: Assessment, now: Assessment) -> Assessment:
    """Return an assessment with its themes in another's order if they are the same themes."""
    themes = {theme.ref: theme for theme in now.themes}
    refs = [theme.ref for theme in before.themes]
    if themes.keys() != set(refs):
        return now
    return replace(now, themes=tuple(themes[ref] for ref in refs))

"""Firmness: how often each theme has each rank when weights, scores or both are uncertain.

Here: the page, what is taken as uncertain, and following the assessment without making a key wait.
Not here: drawing at random (``firmness_work``, ``scoring.acceptability``), the chart
(``charts.firmness_chart``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.charts.chart_view import ChartView
from smp_workbench.gui.charts.firmness_chart import FirmnessChart
from smp_workbench.gui.charts.firmness_data import FirmnessData, firmness_data, without_rows
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.panels.sensitivity.firmness_work import FirmnessWork, Request
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.acceptability import Acceptability, Uncertainty
from smp_workbench.scoring.share import share_blocks
from smp_workbench.session.announcement import Announcement

_MOMENT: Final = 150
"""Milliseconds after a key until drawing begins: nobody who types digits waits for it, nor is held up."""
_STEP: Final = 5


class FirmnessPage(Panel):
    """The page.

    Attributes
    ----------
    work
        Where the draws are made.
    """

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self.work = FirmnessWork(self)
        self.work.answered.connect(self._take)
        self._shown: Request | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_MOMENT)
        self._soon.timeout.connect(self._ask)
        self._make_parts()

    def _make_parts(self) -> None:
        self.view = ChartView(
            self.tr("Firmness"),
            FirmnessChart(without_rows(self.tr("Drawing\N{HORIZONTAL ELLIPSIS}"))),
            self.theme,
            self,
        )
        self.view.cell_chosen.connect(self.cell_chosen)
        self.view.said.connect(self.said)
        usual = Uncertainty()
        self.weights, self.scores = QSpinBox(self), QCheckBox(self.tr("Sc&ores"), self)
        self.weights.setRange(0, 100)
        self.weights.setSingleStep(_STEP)
        self.weights.setValue(usual.weights)
        self.weights.setKeyboardTracking(False)
        self.weights.setPrefix("\N{PLUS-MINUS SIGN}")
        self.weights.setSuffix(" %")
        self.weights.setAccessibleName(self.tr("By how many per cent weights may be lower or higher"))
        self.scores.setChecked(usual.scores)
        self.scores.setAccessibleName(self.tr("Scores are uncertain, the more the lower their confidence"))
        label = QLabel(self.tr("Wei&ghts"), self)
        label.setBuddy(self.weights)
        self._pair = QWidget(self)
        row = QHBoxLayout(self._pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.space.related)
        row.addWidget(label)
        row.addWidget(self.weights)
        for tool in (self._pair, self.scores):
            self.view.add_tool(tool)
        self.weights.valueChanged.connect(self._change)
        self.scores.toggled.connect(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    # --- following ----------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Draw for what is shown now, unless that is on the screen already."""
        self.headed.emit(self.tr("What would change the answer"), "")
        self._offer_weights()
        self.view.marking = self.signals.assessment.marking.text
        if not self.holds():
            self._change()

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Give up what is being drawn, and begin again a moment after the last key."""
        if "model" in announcement.touched.parts:
            self._offer_weights()
        self.view.marking = self.signals.assessment.marking.text
        if not self.holds():
            self._change()

    def _offer_weights(self) -> None:
        """Let weights be uncertain only where the formula has some that can vary."""
        some = bool(share_blocks(self.signals.shown.compiled))
        self.weights.setEnabled(some)
        hint = "" if some else self.tr("This formula has no weights that could vary.")
        self._pair.setToolTip(hint)
        self.weights.setAccessibleDescription(hint)

    @override
    def follow_focus(self) -> None:
        """Mark the focused theme's row."""
        self.view.surface.set_chosen(self.ref)

    @override
    def set_seen(self, seen: bool) -> None:
        """Draw only while the page is seen."""
        super().set_seen(seen)
        if not seen:
            self._soon.stop()
            self.work.rest()
            self._stale = True

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self.view.set_theme(theme)
        super().set_theme(theme)

    @override
    def take_focus(self) -> None:
        """Take the keyboard to the chart."""
        self.view.take_focus()

    # --- drawing ------------------------------------------------------------------------------

    @property
    def uncertainty(self) -> Uncertainty:
        """What is taken as uncertain."""
        return Uncertainty(self.weights.value(), self.scores.isChecked())

    @property
    @override
    def waiting(self) -> bool:
        """Whether the draws for what is shown now are still being made."""
        return not self.holds()

    def holds(self) -> bool:
        """Whether what is on the screen belongs to what is shown now."""
        return self._shown is not None and self._is_current(self._shown)

    def _is_current(self, request: Request) -> bool:
        same = same_question(request.assessment, self.signals.assessment)
        return same and request.uncertainty == self.uncertainty

    @guarded
    def _change(self) -> None:
        """Grey what no longer holds, and have it worked out anew soon."""
        self.work.cancel()
        self._shown = None
        self.view.set_faded(True)
        self._soon.start()

    @guarded
    def _ask(self) -> None:
        self.work.ask(Request(self.signals.assessment, self.uncertainty))

    @guarded
    def _take(self, request: Request, answer: Acceptability | WorkbenchError) -> None:
        """Show an answer, if it is for the assessment that is shown now."""
        if not self._is_current(request):
            return
        self._shown = request
        self.view.set_chart(FirmnessChart(self._data(answer)))
        self.view.set_faded(False)
        self.view.surface.set_chosen(self.ref)

    def _data(self, answer: Acceptability | WorkbenchError) -> FirmnessData:
        if isinstance(answer, WorkbenchError):
            return without_rows(self.tr("How firm the ranking is cannot be worked out"), error_text(answer))
        return firmness_data(self.signals.assessment, self.signals.ranking, answer)


def same_question(one: Assessment, other: Assessment) -> bool:
    """Whether two states of an assessment are equally firm and read alike: what differs plays no part."""
    return (
        one.model == other.model
        and one.cut_line == other.cut_line
        and one.agreed == other.agreed
        and [(theme.ref, theme.name, theme.label, theme.scored) for theme in one.themes]
        == [(theme.ref, theme.name, theme.label, theme.scored) for theme in other.themes]
    )

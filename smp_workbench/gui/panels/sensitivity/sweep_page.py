"""Weight sweep: what becomes of the ranking as one share goes from none to all.

Here: the page, which share, and having the ranking show a share while it is dragged.
Not here: the chart (``charts.sweep_chart``), computing it (``scoring.sweep``) and all weights together
(``panels.weights_panel``).

A share under a finger is a supposition and no edit: it ends when the mouse is let go or the keyboard
leaves the chart. *Apply* is one edit.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget
from typing_extensions import override

from smp_workbench.domain.adaptation import with_weights
from smp_workbench.domain.edit import SetModel
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.charts.chart import Chart, Place
from smp_workbench.gui.charts.sweep_chart import SweepChart
from smp_workbench.gui.charts.sweep_data import SweepData, no_sweep, sweep_data
from smp_workbench.gui.charts.sweep_words import percent
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.sensitivity.chart_page import ChartPage
from smp_workbench.gui.panels.sensitivity.sweep_work import ShareRequest, SweepWork
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.tipping_source import tipping_source
from smp_workbench.scoring.share import ShareBlock, share_blocks, with_share
from smp_workbench.scoring.sweep import Sweep, sweep
from smp_workbench.scoring.tip import Tips
from smp_workbench.scoring.tipping import TippingPoints
from smp_workbench.session.supposition import suppose_model

if TYPE_CHECKING:
    from smp_workbench.domain.assessment import Assessment
    from smp_workbench.scoring.compiled_model import CompiledModel
    from smp_workbench.session.supposition import Supposition

_LETTERS: Final = 14
"""Of the list of shares."""
_LEAST_ROOM: Final = 148
"""Pixels that the chart is high at least, at the usual type."""


class SweepPage(ChartPage):
    """The page.

    Attributes
    ----------
    share
        Which share moves.
    scores
        Whether lines are scores and not ranks.
    work
        Where it is worked out at which shares the order changes, if that takes long.
    apply
        Puts the share that was tried last into the scoring model.
    """

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("SweepPage", "Weight sweep"), signals, theme, parent)
        self._choices: list[tuple[ShareBlock, int]] = []
        self._tried: Fraction | None = None
        self._mine: Supposition | None = None
        self.work = SweepWork(self)
        self.work.answered.connect(self._take)
        self._request: ShareRequest | None = None
        self._answer: TippingPoints | WorkbenchError | None = None
        self._swept: tuple[Assessment, CompiledModel, Sweep] | None = None
        self.share, self.scores = QComboBox(self), QCheckBox(self.tr("Sc&ores"), self)
        self.apply = QPushButton(self.tr("Appl&y"), self)
        self.share.setAccessibleName(self.tr("The share that moves"))
        self.share.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.share.setMinimumContentsLength(_LETTERS)
        self.scores.setAccessibleName(self.tr("Show scores and not ranks"))
        self.share.activated.connect(self._choose)
        self.scores.toggled.connect(self._choose)
        self.apply.clicked.connect(self._apply)
        for tool in (self.share, self.scores, self.apply):
            self.view.add_tool(tool)
        self.view.surface.moved.connect(self._move)
        self.view.surface.released.connect(self._return)
        self.view.surface.resized.connect(self._show_tried)

    # --- the chart ----------------------------------------------------------------------------

    @override
    def make_chart(self) -> Chart:
        """Return the sweep of the chosen share."""
        signals = self.signals
        self._return()
        self._list_shares()
        self._offer()
        if not self._choices:
            said = self.tr("Its formula has no weights to share out.")
            return self.make_empty(self.tr("No weight changes the answer"), said)
        block, place = self._choices[self.share.currentIndex()]
        found = self._sweep(block.codes[place])
        if not found.refs:
            said = self.tr("Score a theme on every criterion first.")
            return self.make_empty(self.tr("No theme has a score yet"), said)
        tips, instead = self._tips(block.codes[place])
        data = sweep_data(
            signals.assessment,
            found,
            tips,
            self.share.currentText(),
            self.ref,
            by_score=self.scores.isChecked(),
            instead=instead,
        )
        surface = self.view.surface
        if surface.place is None:  # the keyboard begins at the share as it is, which changes nothing
            surface.place = Place(0, found.shares.index(found.now))
        return SweepChart(data.tries(self._tried, self._room))

    @override
    def make_empty(self, title: str, line: str) -> Chart:
        """Return a chart that only says why there is nothing to show."""
        return SweepChart(no_sweep(title, line))

    def _sweep(self, code: str) -> Sweep:
        """Return the sweep of a share; where its tipping points come later, it is not made again."""
        assessment, compiled = self.signals.assessment, self.signals.shown.compiled
        known = self._swept
        if known is None or known[0] is not assessment or known[1] is not compiled or known[2].code != code:
            known = self._swept = assessment, compiled, sweep(assessment, code, compiled=compiled)
        return known[2]

    @property
    def data(self) -> SweepData | None:
        """What is shown; None where there is nothing to show."""
        chart = self.view.chart
        return chart.data if isinstance(chart, SweepChart) and chart.data.sweep else None

    @property
    def _room(self) -> int:
        """The height of the chart: what there is, so that it is seen whole, but not too low to read."""
        scale = self.theme.type.interface / INTERFACE_TYPE
        return max(self.view.surface.viewport().height(), round(_LEAST_ROOM * scale))

    @override
    def set_seen(self, seen: bool) -> None:
        """Suppose only while the page is seen."""
        if not seen:
            self._return()
            self.work.rest()
        super().set_seen(seen)

    # --- where the order changes --------------------------------------------------------------

    @property
    @override
    def waiting(self) -> bool:
        """Whether the shares at which the order changes are still being worked out."""
        return self.work.busy

    def _tips(self, code: str) -> tuple[Tips, str]:
        """Return the tipping points with those of a share, and what to say where they are not known yet."""
        signals = self.signals
        tips = tipping_source(signals).at_once()
        if code not in {share.code for share in tips.points.left_out}:
            self.work.cancel()
            return tips, ""
        request = ShareRequest.of(signals.assessment, code)
        if self._request is None or not request.asks_as(self._request):
            self._request, self._answer = request, None
        if isinstance(self._answer, TippingPoints):
            return replace(tips, points=self._answer), ""
        if self._answer is not None:
            return tips, error_text(self._answer)
        if not self.work.wants(self._request):
            self.work.ask(self._request)
        words = self.tr("Working out at which shares the order changes")
        return tips, f"{words}\N{HORIZONTAL ELLIPSIS}"

    @guarded
    def _take(self, request: ShareRequest, answer: TippingPoints | WorkbenchError) -> None:
        """Show an answer, if it is for what is shown now."""
        if request is self._request:
            self._answer = answer
            self._show()

    # --- which share --------------------------------------------------------------------------

    def _list_shares(self) -> None:
        """List the shares of the scoring model; the chosen one stays chosen while there is one like it."""
        model = self.signals.assessment.model
        chosen = self.share.currentText()
        blocks = share_blocks(self.signals.shown.compiled)
        self._choices = [(block, place) for block in blocks for place in range(len(block.codes))]
        texts = [_share_name(model, *choice) for choice in self._choices]
        if texts != [self.share.itemText(place) for place in range(self.share.count())]:
            self._tried = None
            self.view.surface.place = None
            self.share.clear()
            self.share.addItems(texts)
            if chosen in texts:
                self.share.setCurrentIndex(texts.index(chosen))
        self.share.setToolTip(self.share.currentText())
        for part in (self.share, self.scores):
            part.setEnabled(bool(texts))

    @guarded
    def _choose(self) -> None:
        self._tried = None
        self.view.surface.place = None
        if isinstance(self._answer, WorkbenchError):
            self._answer = None  # choosing again is how to try once more
        self._show()

    # --- trying a share -----------------------------------------------------------------------

    @guarded
    def _move(self, place: Place) -> None:
        """Have the ranking show what the share at a mark would do."""
        data = self.data
        if data is None or data.sweep is None or self.signals.viewed is not None:
            return
        if place.row == 1:
            self._tried = data.crossings[place.column].share
        else:
            self._tried = data.sweep.shares[place.column]
        if self._tried == data.sweep.now:
            self._tried = None
        try:
            model = self._tried_model()
            self._mine = suppose_model(self.signals.assessment, model) if model is not None else None
        except WorkbenchError as error:
            self._mine = None
            self.said.emit(error_text(error))
        self.signals.suppose(self._mine)
        self._show_tried()
        self._offer()

    @guarded
    def _return(self) -> None:
        """Have the ranking show what is, if it showed what this page supposed."""
        if self._mine is not None and self.signals.supposition is self._mine:
            self.signals.suppose(None)
        self._mine = None

    def _tried_model(self) -> ScoringModel | None:
        """Return the scoring model with the share that was tried last; None if it is the one in use."""
        if self._tried is None:
            return None
        block, place = self._choices[self.share.currentIndex()]
        moved = replace(block, shares=with_share(block.shares, place, self._tried))
        model = with_weights(self.signals.assessment.model, moved.weights())
        return model if model is not self.signals.assessment.model else None

    @guarded
    def _show_tried(self) -> None:
        """Show which share is tried, and draw the chart as high as there is room."""
        data = self.data
        if data is not None and (data.tried, data.room) != (self._tried, self._room):
            self.view.move_chart(SweepChart(data.tries(self._tried, self._room)))

    def _offer(self) -> None:
        """Offer to apply a share that was tried."""
        able = self._tried is not None and self.signals.viewed is None
        self.apply.setEnabled(able)
        words = self.tr("Drag the chart, or go along it with the arrows, to try a share")
        if self._tried is not None:
            words = self.tr("Put {share} into the scoring model").format(share=percent(self._tried))
        self.apply.setToolTip(words)
        self.apply.setAccessibleDescription(words)

    @guarded
    def _apply(self) -> None:
        model = self._tried_model()
        self._return()
        self._tried = None
        if model is None or not self.signals.apply(SetModel(model)):
            self._offer()
            return
        words = self.tr("The share is kept, in a scoring model adapted from the one before")
        if self.signals.trial is not None:
            words = self.tr("The weights are part of the trial now")
        self.said.emit(words)
        self.take_focus()


def _share_name(model: ScoringModel, block: ShareBlock, place: int) -> str:
    """Return what a share is called: a criterion in its group, or a group."""
    code = block.codes[place]
    if not block.group:
        group = model.group(code)
        return group.name if group else code
    criterion, whole = model.criterion(code), model.group(block.group)
    if criterion is None or whole is None:
        return code
    words = QCoreApplication.translate("SweepPage", "{criterion} in {group}")
    return words.format(criterion=criterion.name, group=whole.name)

"""One level up or down: what each criterion by itself does to the focused theme's score and rank.

Here: the page. Not here: the chart (``charts.tornado_chart``) and computing it (``scoring.tornado``).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.gui.charts.chart import Chart
from smp_workbench.gui.charts.tornado_chart import TornadoChart
from smp_workbench.gui.charts.tornado_data import no_tornado, tornado_data
from smp_workbench.gui.panels.sensitivity.chart_page import ChartPage
from smp_workbench.gui.panels.sensitivity.focus_words import without_score
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.tornado import tornado


class TornadoPage(ChartPage):
    """The page."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("One level up or down"), signals, theme, parent)

    @override
    def make_chart(self) -> Chart:
        """Return the focused theme's tornado."""
        signals = self.signals
        why = without_score(signals.assessment, signals.ranking, self.ref)
        if why is not None:
            return self.make_empty(*why)
        bars = tornado(signals.assessment, self.ref, signals.shown.compiled)
        return TornadoChart(tornado_data(signals.assessment, signals.ranking, self.ref, bars))

    @override
    def make_empty(self, title: str, line: str) -> Chart:
        """Return a chart that only says why there is nothing to show."""
        return TornadoChart(no_tornado(title, line))

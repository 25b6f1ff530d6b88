"""Another formula: the same scores under every other model with the same criteria.

Here: the page. Not here: the chart (``charts.formula_chart``), which models can be compared
(``session.other_model``), and switching the model (``dialogs.switch_model_dialog``).
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.gui.charts.chart import Chart
from smp_workbench.gui.charts.formula_chart import FormulaChart
from smp_workbench.gui.charts.formula_data import formula_data, no_formula
from smp_workbench.gui.panels.sensitivity.chart_page import ChartPage
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.session.other_model import other_formulas
from smp_workbench.storage.model_file import shipped_models


class FormulaPage(ChartPage):
    """The page."""

    of_theme = False

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FormulaPage", "Another formula"), signals, theme, parent)

    @override
    def make_chart(self) -> Chart:
        """Return the ranks under every model that fits."""
        signals = self.signals
        if not signals.ranking.themes:
            said = self.tr("Add themes and score them first.")
            return self.make_empty(self.tr("No theme has a score yet"), said)
        others = other_formulas(signals.assessment, signals.ranking, _compiled())
        if not others:
            said = self.tr(
                "The models that come with the program are compared where they have the same criteria with "
                "the same levels. Weights of your own can be tried in the weight sweep."
            )
            return self.make_empty(self.tr("No other model here has the same criteria"), said)
        return FormulaChart(formula_data(signals.assessment, signals.ranking, others))

    @override
    def make_empty(self, title: str, line: str) -> Chart:
        """Return a chart that only says why there is nothing to show."""
        return FormulaChart(no_formula(title, line))


@cache
def _compiled() -> tuple[CompiledModel, ...]:
    """Return the models that come with the program; once, when a person first asks."""
    return tuple(compile_model(model) for model in shipped_models())

"""Another formula: the same scores under every other model with the same criteria.

Here: the page, and which models it compares: those that come with the program, those of the workbook's
earlier versions, and files of one's own.
Not here: the chart (``charts.formula_chart``), which models can be compared
(``session.other_model``), and switching the model (``dialogs.switch_model_dialog``).

A file is read for looking at it: it is listed as long as the window is open, and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from typing_extensions import override

from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.version import Version
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui import file_choice
from smp_workbench.gui.charts.chart import Chart
from smp_workbench.gui.charts.formula_chart import FormulaChart
from smp_workbench.gui.charts.formula_data import formula_data, no_formula
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.sensitivity.chart_page import ChartPage
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.session.earlier_model import earlier_models, models_by_version
from smp_workbench.session.other_model import other_formulas, under_model
from smp_workbench.storage.model_file import shipped_models
from smp_workbench.storage.model_reading import FaultyFile, try_model


class FormulaPage(ChartPage):
    """The page.

    Attributes
    ----------
    from_file
        Compares a model file of one's own.
    refused
        Why the last file is not compared.
    """

    of_theme = False

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FormulaPage", "Another formula"), signals, theme, parent)
        self._files: dict[Path, ScoringModel] = {}
        self._versions: tuple[Version, ...] | None = None
        self._models: tuple[tuple[int, ScoringModel], ...] = ()
        self.from_file = QPushButton(self.tr("C&ompare a model file\N{HORIZONTAL ELLIPSIS}"), self)
        self.from_file.clicked.connect(self._ask_file)
        self.view.add_tool(self.from_file)
        self.refused = QLabel(self)
        self.refused.setWordWrap(True)
        self.refused.setTextFormat(Qt.TextFormat.PlainText)
        self.refused.setAccessibleName(self.tr("Why a file is not compared"))
        self.refused.setContentsMargins(theme.space.group, theme.space.related, theme.space.group, 0)
        self.refused.hide()
        self.column.insertWidget(0, self.refused)

    @override
    def make_chart(self) -> Chart:
        """Return the ranks under every model that fits."""
        signals = self.signals
        if not signals.ranking.themes:
            said = self.tr("Add themes and score them first.")
            return self.make_empty(self.tr("No theme has a score yet"), said)
        others = other_formulas(signals.assessment, signals.ranking, self._compiled())
        if not others:
            said = self.tr(
                "The models that come with the program, and those of earlier versions, are compared where "
                "they have the same criteria with the same levels. Weights of your own can be tried in the "
                "weight sweep."
            )
            return self.make_empty(self.tr("No other model here has the same criteria"), said)
        return FormulaChart(formula_data(signals.assessment, signals.ranking, others))

    @override
    def make_empty(self, title: str, line: str) -> Chart:
        """Return a chart that only says why there is nothing to show."""
        return FormulaChart(no_formula(title, line))

    def _compiled(self) -> Iterator[CompiledModel]:
        yield from _shipped()
        known = [self.signals.assessment.model, *(one.model for one in _shipped())]
        yield from map(_kept, (*earlier_models(self._by_version(), known), *self._files.values()))

    def _by_version(self) -> tuple[tuple[int, ScoringModel], ...]:
        """Return the models of the versions; a long history is not gone through at every key."""
        history = self.signals.session.history
        if self._versions is not history.versions:
            self._versions, self._models = history.versions, models_by_version(history)
        return self._models

    @guarded
    def _ask_file(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = file_choice.choose_model(self, Path(documents))
        if path is not None:
            self.add_file(path)

    def add_file(self, path: Path) -> None:
        """Compare the model of a file, read anew if it was read before; or say why it cannot be."""
        entry, refused = try_model(path), ""
        self._files.pop(path, None)
        try:
            if isinstance(entry, FaultyFile):
                raise entry.error
            under_model(self.signals.assessment, entry)
            self._files[path] = replace(entry, title=f"{entry.title} ({path.name})")
        except WorkbenchError as error:
            words = self.tr("{file} is not compared. {why}")
            refused = words.format(file=path.name, why=error_text(error))
        self.refused.setText(refused)  # of the page and not of its chart, which is copied and printed
        self.refused.setVisible(bool(refused))
        self.refresh()


@cache
def _shipped() -> tuple[CompiledModel, ...]:
    """Return the models that come with the program; once, when a person first asks."""
    return tuple(compile_model(model) for model in shipped_models())


@lru_cache(maxsize=16)
def _kept(model: ScoringModel) -> CompiledModel:
    """Return a model compiled; the page asks for it at every key."""
    return compile_model(model)

"""Another formula, on the screen: the models that come with the program, as far as they fit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetCutLine
from smp_workbench.gui.charts.formula_chart import FormulaChart
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.formula_page import FormulaPage
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.storage.model_file import shipped_model


def page_of(window: MainWindow) -> FormulaPage:
    QTest.keySequence(window, QKeySequence("F7"))
    made = window.panel_set.panel("sensitivity").findChild(FormulaPage)
    assert isinstance(made, FormulaPage)
    return made


@pytest.fixture
def sample(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    return open_window(sample_workbook().assessment)


def test_that_the_other_shipped_model_with_the_same_criteria_is_compared(sample: MainWindow) -> None:
    chart = page_of(sample).view.chart
    assert isinstance(chart, FormulaChart)
    assert chart.data.models == (
        sample.signals.assessment.model.title,
        shipped_model("smp-thematic-sum").title,
    )
    assert len(chart.data.rows) == len(sample.signals.ranking.themes)


def test_that_it_follows_a_key_and_keeps_its_rows_in_focus(sample: MainWindow, qtbot: QtBot) -> None:
    page = page_of(sample)
    before = page.view.chart.title
    sample.signals.apply(SetCutLine(15))
    qtbot.waitUntil(lambda: page.view.chart.title != before)
    assert page.view.chart.title == "The same 15 themes above the line under every formula"


def test_that_no_other_model_is_said_with_what_is_compared(window: MainWindow) -> None:
    chart = page_of(window).view.chart
    assert chart.title == "No other model here has the same criteria"
    assert "same levels" in chart.lines[0]

"""Another formula, on the screen: the models that come with the program, as far as they fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench import paths
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetCutLine, SetModel
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


def own_file(folder: Path, change: tuple[str, str] = ("", "")) -> Path:
    """Return the other shipped model as a file of one's own, with one text changed."""
    text = (paths.scoring_models() / "smp-thematic-sum.toml").read_text(encoding="utf-8")
    path = folder / "own.toml"
    path.write_text(text.replace(*change) if change[0] else text, encoding="utf-8")
    return path


def press_for(page: FormulaPage, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_workbench.gui.file_choice.choose_model", lambda *_: path)
    page.from_file.setFocus()
    QTest.keyClick(page.from_file, Qt.Key.Key_Space)


def test_that_a_file_of_ones_own_is_compared_and_read_anew(
    sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(sample)
    press_for(page, own_file(tmp_path, ("[model]", "[model]")), monkeypatch)
    chart = page.view.chart
    assert isinstance(chart, FormulaChart)
    assert chart.data.models[-1].endswith("(own.toml)")
    assert len(chart.data.models) == 3
    press_for(page, own_file(tmp_path), monkeypatch)
    assert isinstance(page.view.chart, FormulaChart)
    assert len(page.view.chart.data.models) == 3, "the same file is one column"
    assert sample.signals.assessment.model.title == chart.data.models[0], "nothing was put to use"


def test_that_a_file_with_a_fault_is_said_with_its_line(
    sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(sample)
    path = tmp_path / "own.toml"
    path.write_text("id = ", encoding="utf-8")
    press_for(page, path, monkeypatch)
    assert page.refused.isVisible()
    assert page.refused.text().startswith("own.toml is not compared. ")
    assert "line 1" in page.refused.text()
    press_for(page, own_file(tmp_path), monkeypatch)
    assert not page.refused.isVisible()


def test_that_a_file_with_other_criteria_is_said_not_to_fit(
    sample: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(sample)
    press_for(page, paths.scoring_models() / "fife-4x4.toml", monkeypatch)
    assert page.refused.text() == (
        "fife-4x4.toml is not compared. The scores cannot be ranked under fife-4x4: ten criteria are missing "
        "(Physical harm, Psychological harm, Financial harm, Community and environment, Frequency and 5 more)"
        "; two criteria are new (Likelihood and Impact). Choose a model with the same criteria."
    )
    assert not any("not compared" in line for line in page.view.chart.lines), "it would be copied and printed"


def test_that_the_model_of_an_earlier_version_is_compared(sample: MainWindow, qtbot: QtBot) -> None:
    page, signals = page_of(sample), sample.signals
    first, *others = signals.assessment.model.criteria
    for times in (3, 5):
        weighted = replace(first, weight=first.weight * times)
        model = replace(signals.assessment.model, version=f"{times}", criteria=(weighted, *others))
        signals.apply(SetModel(model))
        if times == 3:
            signals.session.commit("Three times", "")
    page.refresh()
    chart = page.view.chart
    assert isinstance(chart, FormulaChart)
    assert chart.data.models == (
        model.title,
        f"{model.title} ({shipped_model('smp-thematic').version})",
        shipped_model("smp-thematic-sum").title,
        f"{model.title}, as in version 1",
    )

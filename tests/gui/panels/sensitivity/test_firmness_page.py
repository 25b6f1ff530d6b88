"""Firmness on the screen: drawn beside the window, dropped when it no longer holds, read and copied."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetCutLine, SetDetail, SetModel
from smp_workbench.gui.charts.firmness_chart import FirmnessChart
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.firmness_draws import begin, go_on, question_of
from smp_workbench.gui.panels.sensitivity.firmness_page import FirmnessPage
from smp_workbench.gui.panels.sensitivity.firmness_work import Request
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.scoring.acceptability import Uncertainty, acceptability
from smp_workbench.storage.model_file import shipped_model
from smp_workbench.storage.workbook.firmness_row import DRAWN
from tests.factory import agreed
from tests.scoring.assessed import assessed, whole

PATIENCE = 10_000


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> FirmnessPage:
    """Return the page with its first answer."""
    window.findChild(QAction, "action_page_firmness").trigger()
    made = window.panel_set.panel("sensitivity").findChild(FirmnessPage)
    wait(made, qtbot)
    return made


def wait(page: FirmnessPage, qtbot: QtBot) -> None:
    """Wait until what is shown holds for the assessment as it is now."""
    qtbot.waitUntil(page.holds, timeout=PATIENCE)


def above(page: FirmnessPage) -> dict[str, str]:
    chart = page.view.chart
    assert isinstance(chart, FirmnessChart)
    return {row.ref: row.above for row in chart.data.rows}


def test_that_what_is_shown_is_what_the_draws_give(page: FirmnessPage, window: MainWindow) -> None:
    found = acceptability(window.signals.assessment, page.uncertainty)
    wanted = [round(100 * share) for share in found.above.tolist()]
    assert [int(above(page)[ref].strip("<>")) for ref in found.refs] == pytest.approx(wanted, abs=1)


def test_that_a_key_greys_what_no_longer_holds_until_the_new_answer_is_there(
    page: FirmnessPage, window: MainWindow, qtbot: QtBot
) -> None:
    before = above(page)
    window.signals.apply(SetCutLine(3))
    assert not page.holds()
    assert page.view.faded
    assert above(page) == before
    wait(page, qtbot)
    assert not page.view.faded
    assert set(above(page).values()) == {"100"}


def test_that_an_answer_for_an_earlier_assessment_is_dropped(
    page: FirmnessPage, window: MainWindow, qtbot: QtBot
) -> None:
    old = Request(window.signals.assessment, page.uncertainty)
    answer = acceptability(old.assessment, old.uncertainty)
    window.signals.apply(SetCutLine(3))
    page.work.answered.emit(old, answer)
    assert page.view.faded
    assert not page.holds()
    wait(page, qtbot)


def test_that_nothing_is_drawn_while_nobody_sees_it(
    page: FirmnessPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.panel_set.docks["sensitivity"].close()
    window.signals.apply(SetCutLine(2))
    assert not page.work.busy
    window.panel_set.open("sensitivity")
    wait(page, qtbot)


def test_that_with_nothing_uncertain_themes_without_a_score_are_left_out(
    page: FirmnessPage, qtbot: QtBot
) -> None:
    page.weights.setValue(0)
    page.scores.setChecked(False)
    wait(page, qtbot)
    assert above(page) == {"T-001": "100", "T-002": "0"}
    assert any("ASB" in note for note in page.view.chart.notes)


def test_that_a_change_of_words_alone_draws_nothing_anew(page: FirmnessPage, window: MainWindow) -> None:
    window.signals.apply(SetDetail("title", "Another title"))
    assert page.holds()
    assert not page.view.faded


def test_that_arrows_read_the_cells_and_enter_goes_to_the_theme(
    page: FirmnessPage, window: MainWindow
) -> None:
    page.take_focus()
    surface = page.view.surface
    QTest.keyClick(surface, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    first = surface.words
    assert "ranks first in" in first
    QTest.keyClick(surface, Qt.Key.Key_Down)
    assert surface.words != first
    assert surface.accessibleDescription().startswith(surface.words)
    QTest.keyClick(surface, Qt.Key.Key_End)
    assert "above the line" in surface.words
    QTest.keyClick(surface, Qt.Key.Key_Return)
    assert window.current[0] == "T-002"


def test_that_t_shows_the_same_as_a_table_and_ctrl_c_copies_it(page: FirmnessPage) -> None:
    page.take_focus()
    QTest.keyClick(page.view.surface, Qt.Key.Key_T)
    assert page.view.shows_table
    QTest.keyClick(page.view.focusWidget(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert "Above the line" in text
    assert "Burglary" in text
    QTest.keyClick(page.view.focusWidget(), Qt.Key.Key_T)
    assert not page.view.shows_table


def test_that_a_score_in_the_grid_is_followed(page: FirmnessPage, window: MainWindow, qtbot: QtBot) -> None:
    before = above(page)
    window.signals.apply(agreed("T-002", "L1", 2))
    wait(page, qtbot)
    assert above(page) != before


def test_that_closing_the_window_ends_the_draws_in_a_floating_dock_too(
    page: FirmnessPage, window: MainWindow
) -> None:
    window.panel_set.docks["sensitivity"].setFloating(True)
    page.weights.setValue(50)
    window.signals.mark_saved(window.signals.session.workbook)
    assert window.close()
    assert not page.work.busy
    assert not [one for one in multiprocessing.active_children() if one.name == "smp-workbench-draws"]


@pytest.mark.parametrize("weights", [0, 20])
@pytest.mark.parametrize("scores", [False, True])
def test_that_what_is_passed_on_gives_the_very_same_draws(
    qapp: QApplication, weights: int, scores: bool
) -> None:
    assessment = sample_workbook().assessment
    uncertainty = Uncertainty(weights, scores, draws=400)
    whole, passed = acceptability(assessment, uncertainty), begin(question_of(assessment), uncertainty)
    while passed.draws < uncertainty.draws:
        passed = go_on()
    assert (passed.refs, passed.unranked) == (whole.refs, whole.unranked)
    assert passed.counts.tolist() == whole.counts.tolist()


def test_that_the_page_opens_with_what_the_sheet_is_drawn_with(page: FirmnessPage) -> None:
    assert page.uncertainty == DRAWN


def test_that_weights_are_not_uncertain_where_the_formula_has_none(
    open_window: Callable[[Assessment], MainWindow], qtbot: QtBot
) -> None:
    model = shipped_model("fife-4x4")
    window = open_window(assessed(model, whole([1, 2], [3, 4])))
    window.findChild(QAction, "action_page_firmness").trigger()
    page = window.panel_set.panel("sensitivity").findChild(FirmnessPage)
    wait(page, qtbot)
    assert not page.weights.isEnabled()
    assert page.weights.accessibleDescription() == "This formula has no weights that could vary."
    assert page.view.chart.lines[0].endswith("Uncertain: scores.")
    assert "This formula has no weights that could vary." in page.view.chart.notes
    assert not any("drawn evenly" in note for note in page.view.chart.notes)
    window.signals.apply(SetModel(replace(model, formula="wmean(grid)")))
    assert page.weights.isEnabled()

"""Weight sweep, on the screen: dragged while the ranking follows, let go to return, applied as one step."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetCutLine, SetModel
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.sweep_page import SweepPage
from smp_workbench.scoring.tip import cut_weights, find_tips
from smp_workbench.storage import child_process
from smp_workbench.storage.exact_form import content_hash
from tests.factory import agreed, applied, small_assessment, small_model
from tests.published.plain_model import plain_model
from tests.scoring.assessed import assessed, whole

MODEL = small_model("wsum(harm) * L1")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    """Return the window with Burglary (2, 4) x 2 before ASB (4, 0) x 2; they are level at 2/3."""
    levels = (("H1", 4), ("H2", 0), ("L1", 2))
    return open_window(
        applied(small_assessment(MODEL), *(agreed("T-003", code, level) for code, level in levels))
    )


@pytest.fixture
def page(window: MainWindow) -> SweepPage:
    window.grid.focus_cell("T-001", "H1")
    QTest.keySequence(window, QKeySequence("F4"))
    QApplication.processEvents()
    made = window.panel_set.panel("sensitivity").findChild(SweepPage)
    assert isinstance(made, SweepPage)
    return made


def title(window: MainWindow) -> str:
    return window.ranking.data.title


def first(window: MainWindow) -> str:
    return window.ranking.data.rows[0].label


def point(page: SweepPage, share: float) -> QPoint:
    """Return where a share lies in the chart."""
    surface = page.view.surface
    plot = surface._body.plot  # type: ignore[attr-defined]  # the sweep's body
    down = plot.center().y() - surface.verticalScrollBar().value()
    return QPoint(round(plot.left() + share * plot.width()), max(down, 1))


def test_that_going_to_the_page_supposes_nothing(page: SweepPage, window: MainWindow) -> None:
    assert page.view.surface.hasFocus()
    assert window.signals.supposition is None
    assert not page.apply.isEnabled()
    assert [page.share.itemText(place) for place in range(page.share.count())] == [
        "Physical harm in Harm", "Financial harm in Harm",
    ]  # fmt: skip


def test_that_arrows_move_the_share_and_the_ranking_follows_until_the_chart_is_left(
    page: SweepPage, window: MainWindow
) -> None:
    before = content_hash(window.signals.assessment)
    for _ in range(18):
        QTest.keyClick(page.view.surface, Qt.Key.Key_Right)
    assert title(window).startswith("Preview: ")
    assert first(window) == "ASB"
    assert page.data is not None
    assert page.data.tried == Fraction(68, 100)
    page.apply.setFocus()
    assert window.signals.supposition is None
    assert first(window) == "Burglary"
    assert content_hash(window.signals.assessment) == before
    assert window.signals.undo_stack.count() == 0


def test_that_the_mouse_drags_the_share_and_letting_go_returns(page: SweepPage, window: MainWindow) -> None:
    inside = page.view.surface.viewport()
    QTest.mousePress(inside, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point(page, 0.6))
    assert first(window) == "Burglary"
    assert title(window).startswith("Preview: ")
    QTest.mouseMove(inside, point(page, 0.8))
    QApplication.processEvents()
    assert first(window) == "ASB"
    QTest.mouseRelease(inside, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point(page, 0.8))
    assert "Preview" not in title(window)
    assert first(window) == "Burglary"
    assert page.apply.isEnabled()


def test_that_a_diamond_is_tried_exactly(page: SweepPage, window: MainWindow) -> None:
    QTest.keyClick(page.view.surface, Qt.Key.Key_Down)
    assert page.data is not None
    assert page.data.tried == Fraction(2, 3)
    assert [row.rank for row in window.ranking.data.rows[:2]] == ["1=", "1="]


def test_that_apply_is_one_step_to_an_adapted_model(page: SweepPage, window: MainWindow) -> None:
    QTest.keyClick(page.view.surface, Qt.Key.Key_End)
    page.apply.click()
    model = window.signals.assessment.model
    assert [one.weight for one in model.criteria] == [2, 0, 1]
    assert model.provenance.adapted_from == "small 1.0"
    assert window.signals.undo_stack.count() == 1
    assert "Preview" not in title(window)
    window.form.action_undo.trigger()
    assert window.signals.assessment.model == MODEL


def test_that_the_diamonds_follow_a_key(page: SweepPage, window: MainWindow, qtbot: QtBot) -> None:
    window.signals.apply(agreed("T-003", "H2", 1))
    # 2s + 4(1 - s) = 4s + (1 - s) at s = 3/5.
    qtbot.waitUntil(
        lambda: page.data is not None and Fraction(3, 5) in [one.share for one in page.data.crossings]
    )
    assert page.data is not None
    assert Fraction(2, 3) not in [one.share for one in page.data.crossings]


def test_that_the_share_in_use_is_no_preview(page: SweepPage, window: MainWindow) -> None:
    QTest.keyClick(page.view.surface, Qt.Key.Key_Right)
    QTest.keyClick(page.view.surface, Qt.Key.Key_Left)
    assert window.signals.supposition is None
    assert not page.apply.isEnabled()


def test_that_another_share_and_scores_are_shown(page: SweepPage) -> None:
    page.share.setCurrentIndex(1)
    page.share.activated.emit(1)
    assert page.data is not None
    assert page.data.name == "Financial harm in Harm"
    page.scores.click()
    assert page.data.by_score
    assert page.view.chart.lines[0].startswith("Scores of 3 themes")


def test_that_a_page_nobody_sees_supposes_nothing(page: SweepPage, window: MainWindow) -> None:
    QTest.keyClick(page.view.surface, Qt.Key.Key_End)
    window.panel_set.docks["sensitivity"].close()
    assert window.signals.supposition is None


def test_that_a_formula_without_weights_says_so(page: SweepPage, window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(page.view.surface, Qt.Key.Key_End)
    window.signals.apply(SetModel(small_model()))
    qtbot.waitUntil(lambda: page.view.chart.title == "No weight changes the answer")
    assert window.signals.supposition is None
    assert not page.apply.isEnabled()
    assert not page.share.isEnabled()


def test_that_no_share_is_tried_in_a_version(page: SweepPage, window: MainWindow) -> None:
    window.signals.commit("First", "")
    window.signals.view(1)
    page.take_focus()
    QTest.keyClick(page.view.surface, Qt.Key.Key_End)
    assert window.signals.supposition is None
    assert not page.apply.isEnabled()


def test_that_in_a_trial_the_share_becomes_part_of_it(page: SweepPage, window: MainWindow) -> None:
    window.form.action_try.trigger()
    page.take_focus()
    QTest.keyClick(page.view.surface, Qt.Key.Key_End)
    page.apply.click()
    assert window.signals.trial is not None
    assert window.signals.trial.model_is_tried
    window.form.action_drop_trial.trigger()
    assert window.signals.assessment.model == MODEL


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_that_the_whole_chart_is_in_view_whatever_is_tried(
    page: SweepPage, window: MainWindow, size: tuple[int, int]
) -> None:
    surface = page.view.surface

    def in_view() -> bool:
        return surface._body.height <= surface.viewport().height() and not surface.verticalScrollBar().value()

    window.resize(*size)
    QApplication.processEvents()
    assert in_view()
    QTest.keyClick(surface, Qt.Key.Key_Home)
    QApplication.processEvents()
    assert in_view()
    assert page.view.chart.lines[0].endswith("the share is 50 % now, 0 % tried.")
    surface.verticalScrollBar().setValue(surface.verticalScrollBar().maximum())
    QTest.keyClick(surface, Qt.Key.Key_Down)
    assert in_view()


# --- where it takes long --------------------------------------------------------------------------------


def slow() -> Assessment:
    """Return so many themes under such a formula that shares are not worked out at once."""
    rows = [[(5 * place + 3 * column) % 7 for column in range(3)] for place in range(14)]
    return assessed(plain_model("max(wsum(g), X1)", [range(7)] * 3), whole(*rows), 4)


@pytest.fixture
def slow_page(
    open_window: Callable[[Assessment], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> tuple[SweepPage, MainWindow]:
    """Return the page while it waits: a child that begins as users have it takes long enough."""
    monkeypatch.setattr(child_process, "CONTEXT", multiprocessing.get_context("spawn"))
    window = open_window(slow())
    window.grid.focus_cell("T-001", "X1")
    QTest.keySequence(window, QKeySequence("F4"))
    QApplication.processEvents()
    made = window.panel_set.panel("sensitivity").findChild(SweepPage)
    assert isinstance(made, SweepPage)
    return made, window


def expected(window: MainWindow) -> list[Fraction]:
    """Return the shares of X1 at which the order at the cut line changes."""
    tips = find_tips(window.signals.assessment)
    return sorted({(tip.low + tip.high) / 2 for tip in cut_weights(tips, code="X1")})


def marked(page: SweepPage) -> list[Fraction]:
    return [] if page.data is None else [one.share for one in page.data.crossings if one.cut]


def test_that_a_share_that_takes_long_is_worked_out_beside_the_window(
    slow_page: tuple[SweepPage, MainWindow], qtbot: QtBot
) -> None:
    page, window = slow_page
    assert page.waiting
    assert page.view.chart.title.startswith("Working out at which shares the order changes")
    assert page.data is not None, "the lines are there already"
    assert not page.data.crossings
    qtbot.waitUntil(lambda: not page.waiting, timeout=30_000)
    assert marked(page) == expected(window) != []
    assert page.view.chart.title.startswith("With ")


def test_that_an_answer_for_what_is_no_longer_shown_is_dropped(
    slow_page: tuple[SweepPage, MainWindow], qtbot: QtBot
) -> None:
    page, window = slow_page
    before = expected(window)
    assert page.waiting
    window.signals.apply(SetCutLine(6))
    page.refresh()
    assert page.waiting
    assert expected(window) != before
    qtbot.waitUntil(lambda: not page.waiting, timeout=30_000)
    assert marked(page) == expected(window)


def test_that_a_worker_that_dies_is_told_of_and_asked_again(
    slow_page: tuple[SweepPage, MainWindow], qtbot: QtBot
) -> None:
    page, _ = slow_page
    request = page._request
    assert request is not None
    page.work.cancel()
    page._take(request, page.work.STOPPED)
    assert page.view.chart.title.startswith("Working it out stopped unexpectedly.")
    page.share.activated.emit(0)
    assert page.waiting
    qtbot.waitUntil(lambda: not page.waiting, timeout=30_000)
    assert marked(page)

"""Dragging a theme by its name: one undoable move, shown by a line, and not while sorted."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import AddTheme, Batch
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.score_grid import ScoreGrid
from smp_workbench.gui.tables.stage_grid import StageGrid
from smp_workbench.gui.tables.theme_drag import DropLine
from smp_workbench.gui.theme import load_theme
from tests.gui.tables.conftest import place, refusals, sayings

LEFT = Qt.MouseButton.LeftButton
OpenGrid = Callable[[SessionSignals], ScoreGrid]


def at(grid: ScoreGrid, row: float) -> QPoint:
    """Return a place on the themes' names: 0.5 is the middle of the first, 1.0 its lower edge."""
    header = grid.verticalHeader()
    return QPoint(40, int(row * header.sectionSize(0)) - grid.verticalScrollBar().value())


def hold(grid: ScoreGrid, start: float, *ways: float) -> None:
    """Press on a theme and move, without letting go."""
    names = grid.verticalHeader().viewport()
    QTest.mousePress(names, LEFT, pos=at(grid, start))
    for way in ways:
        QTest.mouseMove(names, at(grid, way))


def drag(grid: ScoreGrid, start: float, end: float) -> None:
    hold(grid, start, (start + end) / 2, end)
    QTest.mouseRelease(grid.verticalHeader().viewport(), LEFT, pos=at(grid, end))


def line(grid: ScoreGrid) -> DropLine:
    found = grid.findChild(DropLine)
    assert found is not None
    return found


def order(signals: SessionSignals) -> list[str]:
    return [theme.name for theme in signals.assessment.themes]


@pytest.mark.parametrize(
    ("start", "end", "names"),
    [
        (0.5, 2.9, ["Fraud", "ASB", "Burglary"]),
        (0.5, 1.9, ["Fraud", "Burglary", "ASB"]),
        (2.5, 0.1, ["ASB", "Burglary", "Fraud"]),
        (2.5, 1.2, ["Burglary", "ASB", "Fraud"]),
        (1.5, 9.0, ["Burglary", "ASB", "Fraud"]),
    ],
)
def test_that_a_theme_lands_in_the_gap_it_is_dropped_at(
    grid: ScoreGrid, signals: SessionSignals, start: float, end: float, names: list[str]
) -> None:
    drag(grid, start, end)
    assert order(signals) == names
    assert signals.undo_stack.count() == 1
    signals.undo_stack.undo()
    assert order(signals) == ["Burglary", "Fraud", "ASB"]


@pytest.mark.parametrize("end", [0.2, 1.2])
def test_that_a_theme_dropped_where_it_was_is_no_step(
    grid: ScoreGrid, signals: SessionSignals, end: float
) -> None:
    drag(grid, 0.8, end)
    assert signals.undo_stack.count() == 0
    assert not line(grid).isVisible()


def test_that_a_line_shows_where_the_theme_would_land(grid: ScoreGrid) -> None:
    hold(grid, 0.5, 1.0, 1.9)
    row = grid.verticalHeader().sectionSize(0)
    shown = line(grid).geometry()
    assert shown.center().y() == pytest.approx(grid.horizontalHeader().height() + 2 * row, abs=2)
    assert shown.width() >= grid.viewport().width()
    QTest.mouseRelease(grid.verticalHeader().viewport(), LEFT, pos=at(grid, 1.9))


def test_that_a_press_or_a_twitch_moves_nothing(grid: ScoreGrid, signals: SessionSignals) -> None:
    drag(grid, 1.5, 1.52)
    assert signals.undo_stack.count() == 0
    assert place(grid) == (1, 0)


def test_that_the_focus_goes_with_the_theme_and_the_new_place_is_said(
    grid: ScoreGrid, signals: SessionSignals
) -> None:
    said = sayings(grid)
    drag(grid, 0.5, 2.9)
    assert place(grid) == (2, 0)
    assert said == ["Burglary is now number 3 in the order of record."]


def test_that_escape_lets_go(grid: ScoreGrid, signals: SessionSignals) -> None:
    hold(grid, 0.5, 1.0, 2.9)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert not line(grid).isVisible()
    QTest.mouseRelease(grid.verticalHeader().viewport(), LEFT, pos=at(grid, 2.9))
    assert signals.undo_stack.count() == 0


def test_that_a_sorted_grid_says_why_nothing_can_be_dragged(grid: ScoreGrid, signals: SessionSignals) -> None:
    heard = refusals(grid)
    grid.cycle_sort(1)
    drag(grid, 0.5, 2.9)
    why, remedy = "Themes cannot be dragged while they are sorted by Physical harm.", "(Ctrl+Shift+R)."
    assert len(heard) == 1
    assert heard[0].startswith(why)
    assert heard[0].endswith(remedy)
    assert signals.undo_stack.count() == 0


def test_that_the_second_stage_says_where_themes_are_dragged(qtbot: QtBot, signals: SessionSignals) -> None:
    grid = StageGrid(signals, load_theme("light"))
    qtbot.addWidget(grid)
    grid.resize(760, 400)
    grid.show()
    heard = refusals(grid)
    drag(grid, 0.5, 2.9)
    assert heard == ["These themes stand in the order of the ranking. Drag them in the score grid."]
    assert signals.undo_stack.count() == 0


def test_that_the_grid_scrolls_while_a_theme_is_held_at_its_edge(
    open_grid: OpenGrid, signals: SessionSignals, qtbot: QtBot
) -> None:
    themes = (AddTheme(Theme(f"T-{number:03d}", f"Theme {number}")) for number in range(10, 60))
    signals.apply(Batch("Add", tuple(themes)))
    grid = open_grid(signals)
    QTest.mousePress(grid.verticalHeader().viewport(), LEFT, pos=at(grid, 0.5))
    names = grid.verticalHeader().viewport()
    for y in (names.height() // 2, names.height() - 2):
        QTest.mouseMove(names, QPoint(40, y))
    qtbot.waitUntil(lambda: grid.verticalScrollBar().value() > 3 * grid.theme.space.row)
    QTest.mouseRelease(names, LEFT, pos=QPoint(40, names.height() - 2))
    assert signals.assessment.theme_position("T-001") > 10


def test_that_sorting_says_by_what_and_the_way_back(grid: ScoreGrid, signals: SessionSignals) -> None:
    said = sayings(grid)
    for column in (1, 1, 1, 0, 0):
        grid.cycle_sort(column)
    back = "Ctrl+Shift+R shows the order of record again; it has not changed."
    assert said == [
        f"Sorted by Physical harm, highest first. {back}",
        f"Sorted by Physical harm, lowest first. {back}",
        "In the order of record.",
        f"Sorted by theme, from A. {back}",
        f"Sorted by theme, from Z. {back}",
    ]
    assert signals.assessment.agreed.entry("T-001", "H1").level == Fraction(2)

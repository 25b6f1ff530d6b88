"""Several selected scores at once: set, cleared, filled down and copied, each as one step or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import AddTheme
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.score_grid import ScoreGrid
from tests.factory import agreed, applied, small_assessment
from tests.gui.tables.conftest import open_signals, place, refusals, sayings, with_not_scored

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
H1, H2, HARM, L1, LIKELIHOOD, SCORE = range(1, 7)
OpenGrid = Callable[[SessionSignals], ScoreGrid]


def levels(signals: SessionSignals, code: str) -> list[Answer]:
    agreed = signals.assessment.agreed
    return [agreed.entry(theme.ref, code).level for theme in signals.assessment.themes]


def select(qtbot: QtBot, grid: ScoreGrid, start: tuple[int, int], *keys: Qt.Key) -> None:
    """Go to a cell and widen the selection from there, as a person does."""
    grid.go_to(*start)
    for key in keys:
        qtbot.keyClick(grid, key, SHIFT)


def test_that_a_digit_sets_all_that_are_selected_as_one_named_step_and_stays(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    said = sayings(grid)
    select(qtbot, grid, (0, H1), Key.Key_Down, Key.Key_Down)
    qtbot.keyClick(grid, Key.Key_4)
    assert levels(signals, "H1") == [4, 4, 4]
    assert signals.undo_stack.undoText() == "Set 3 scores to 4"
    assert said == ["3 scores set to 4. Ctrl+Z takes that back."]
    assert place(grid) == (2, H1)
    assert len(grid.block.rows) == 3
    signals.undo_stack.undo()
    assert levels(signals, "H1") == [2, 0, 1]


def test_that_a_digit_that_one_selected_criterion_lacks_sets_nothing(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    heard = refusals(grid)
    select(qtbot, grid, (0, H1), Key.Key_Right)
    qtbot.keyClick(grid, Key.Key_3)
    assert heard == ["“3” is no level of Financial harm, which is selected too. Nothing was set."]
    assert signals.undo_stack.count() == 0


def test_that_a_digit_that_means_several_levels_does_not_name_one(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    select(qtbot, grid, (1, H2), Key.Key_Right, Key.Key_Right, Key.Key_Down)
    qtbot.keyClick(grid, Key.Key_2)
    assert signals.undo_stack.undoText() == "Set 4 scores"
    assert (levels(signals, "H2")[1:], levels(signals, "L1")[1:]) == ([2, 2], [1, 1])


def test_that_a_question_mark_and_delete_take_the_whole_block_past_totals(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    select(qtbot, grid, (0, LIKELIHOOD), *([Key.Key_Left] * 4), Key.Key_Down)
    qtbot.keyClick(grid, Key.Key_Question)
    assert signals.undo_stack.undoText() == "Set 6 scores to not known"
    assert levels(signals, "L1")[:2] == [NOT_KNOWN, NOT_KNOWN]
    qtbot.keyClick(grid, Key.Key_Delete)
    assert signals.undo_stack.undoText() == "Clear 6 scores"


def test_that_one_score_that_changes_keeps_its_own_name(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    select(qtbot, grid, (1, H1), Key.Key_Down)
    qtbot.keyClick(grid, Key.Key_1)
    assert signals.undo_stack.undoText() == "Fraud, Physical harm 0 to 1"


def test_that_what_is_so_already_is_said_and_no_step(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    said = sayings(grid)
    select(qtbot, grid, (0, H1), Key.Key_Down)
    qtbot.keyClick(grid, Key.Key_4)
    qtbot.keyClick(grid, Key.Key_4)
    assert said[-1] == "The selected scores are so already."
    assert signals.undo_stack.count() == 1


def test_that_totals_alone_take_no_level(qtbot: QtBot, grid: ScoreGrid) -> None:
    heard = refusals(grid)
    select(qtbot, grid, (0, HARM), Key.Key_Down)
    qtbot.keyClick(grid, Key.Key_3)
    assert heard == ["Nothing that is selected takes a level. Select scores first."]


def test_that_a_level_picked_from_the_list_goes_to_all(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    select(qtbot, grid, (0, H1), Key.Key_Down)
    grid.block.set_answer(signals.assessment.model.criteria[0].levels[3].value)
    assert levels(signals, "H1") == [3, 3, 1]


# --- filling down ---------------------------------------------------------------------------------


def test_that_the_first_row_s_levels_go_down_and_blanks_take_nothing_along(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    signals.apply(agreed("T-001", "L1", None))
    said = sayings(grid)
    select(qtbot, grid, (0, H1), Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    grid.block.fill_down()
    assert (levels(signals, "H1"), levels(signals, "H2")) == ([2, 2, 2], [4, 4, 4])
    assert levels(signals, "L1")[1] is not None
    assert signals.undo_stack.undoText() == "Fill down 4 scores"
    assert said == ["4 scores filled down. Ctrl+Z takes that back."]


def test_that_one_theme_takes_the_levels_of_the_one_above_and_keeps_its_reason(
    grid: ScoreGrid, signals: SessionSignals
) -> None:
    grid.go_to(2, H1)
    grid.block.fill_down()
    entry = signals.assessment.agreed.entry("T-003", "H1")
    assert (entry.level, entry.reason) == (0, "Seen on the estate")


def test_that_there_is_nothing_above_the_first_theme_or_from_one_that_is_not_scored(
    open_grid: OpenGrid,
) -> None:
    grid = open_grid(open_signals(with_not_scored(small_assessment())))
    heard = refusals(grid)
    for row, words in ((0, "Nothing stands above the first theme."), (2, "Vulnerability is not scored")):
        grid.go_to(row, H1)
        grid.block.fill_down()
        assert heard.pop().startswith(words)


# --- selecting and copying ------------------------------------------------------------------------


def test_that_everything_but_the_names_is_selected_and_the_focus_stays(qtbot: QtBot, grid: ScoreGrid) -> None:
    grid.go_to(1, H2)
    QTest.keySequence(grid, QKeySequence("Ctrl+A"))
    assert (grid.block.rows, grid.block.columns) == (range(3), range(1, 7))
    assert place(grid) == (1, H2)


def test_that_dragging_selects_a_block(grid: ScoreGrid) -> None:
    def centre(row: int, column: int) -> QPoint:
        return grid.visualRect(grid.table.index(row, column)).center()

    within = grid.viewport()
    QTest.mousePress(within, Qt.MouseButton.LeftButton, pos=centre(0, H1))
    QTest.mouseMove(within, centre(1, H2))
    QTest.mouseRelease(within, Qt.MouseButton.LeftButton, pos=centre(1, H2))
    assert (grid.block.rows, grid.block.columns) == (range(2), range(1, 3))
    QTest.keyClick(grid, Key.Key_Down, SHIFT)  # and goes on from where it began
    assert (grid.block.rows, grid.block.columns) == (range(3), range(1, 3))


def test_that_a_table_for_word_has_headings_marking_and_what_must_be_known(
    qtbot: QtBot, grid: ScoreGrid
) -> None:
    said = sayings(grid)
    select(qtbot, grid, (0, H1), Key.Key_Right)
    grid.clipboard.copy_as_table()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "Theme\tPhysical harm\tFinancial harm\nBurglary\t2\t4\n"
    assert copied.html().index("OFFICIAL") < copied.html().index("<thead>")
    assert copied.html().endswith("</table><p>Illustrative: not the official MoRiLE matrix</p>")
    assert said == ["Copied as a table with headings. Paste it into Word or Excel."]


@pytest.mark.parametrize("row", [0, 2])
def test_that_the_whole_grid_is_copied_where_one_cell_is_focused(grid: ScoreGrid, row: int) -> None:
    grid.go_to(row, H1)
    grid.clipboard.copy_as_table()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4


# --- names and rows out of sight ------------------------------------------------------------------


@pytest.fixture
def scrolled(open_grid: OpenGrid, qapp: object) -> ScoreGrid:
    """Return a grid of more themes than fit, scrolled so that the first are out of sight."""
    assessment = small_assessment()
    for number in range(10, 30):
        assessment = applied(assessment, AddTheme(Theme(f"T-{number:03d}", f"Theme {number}")))
        for code in ("H1", "H2", "L1"):
            assessment = applied(assessment, agreed(f"T-{number:03d}", code, 2))
    grid = open_grid(open_signals(assessment))
    grid.go_to(15, H1)
    assert grid.rowAt(0) > 0
    return grid


def chosen(grid: ScoreGrid) -> tuple[range, range]:
    return grid.block.rows, grid.block.columns


def test_that_a_name_is_selected_alone_and_never_the_scores_that_are_in_sight(
    qtbot: QtBot, scrolled: ScoreGrid
) -> None:
    before = scrolled.table.shown.assessment
    refused = refusals(scrolled)
    qtbot.keyClick(scrolled, Key.Key_Home)
    assert place(scrolled) == (15, 0)
    assert chosen(scrolled) == (range(15, 16), range(1))
    qtbot.keyClick(scrolled, Key.Key_Delete)
    scrolled.block.fill_down()
    scrolled.block.set_answer(NOT_KNOWN)
    assert scrolled.table.shown.assessment is before
    assert refused[0] == "This is the theme's name. Go right to one of its scores first."
    assert refused[1:] == ["Nothing that is selected takes a level. Select scores first."] * 2
    scrolled.clipboard.copy()
    assert QGuiApplication.clipboard().text().strip() == scrolled.table.shown.theme(15).label


def test_that_a_block_that_begins_at_a_name_stays_in_its_row(qtbot: QtBot, scrolled: ScoreGrid) -> None:
    qtbot.keyClick(scrolled, Key.Key_Home)
    for _ in range(3):
        qtbot.keyClick(scrolled, Key.Key_Right, SHIFT)
    assert chosen(scrolled) == (range(15, 16), range(4))
    qtbot.keyClick(scrolled, Key.Key_Delete)
    blank = [
        scrolled.table.shown.refs[row]
        for row in range(scrolled.table.rowCount())
        if scrolled.table.shown.answer(row, H1) is None
    ]
    assert blank == [scrolled.table.shown.refs[15]]


def test_that_a_block_drawn_out_to_the_name_keeps_its_rows(qtbot: QtBot, scrolled: ScoreGrid) -> None:
    scrolled.go_to(15, L1)
    for key in (*[Key.Key_Left] * 6, Key.Key_Up):
        qtbot.keyClick(scrolled, key, SHIFT)
    assert chosen(scrolled) == (range(14, 16), range(L1 + 1))


def test_that_names_of_several_themes_are_copied_and_hold_no_scores(
    qtbot: QtBot, scrolled: ScoreGrid
) -> None:
    qtbot.keyClick(scrolled, Key.Key_Home)
    qtbot.keyClick(scrolled, Key.Key_Down, SHIFT)
    assert chosen(scrolled) == (range(15, 17), range(1))
    refused = refusals(scrolled)
    qtbot.keyClick(scrolled, Key.Key_Delete)
    assert refused == ["Nothing that is selected takes a level. Select scores first."]


def test_that_a_block_may_end_out_of_sight_of_its_beginning(qtbot: QtBot, scrolled: ScoreGrid) -> None:
    scrolled.go_to(0, H1)
    qtbot.keyClick(scrolled, Key.Key_Down, SHIFT | Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(scrolled, Key.Key_Right, SHIFT)
    last = scrolled.table.rowCount()
    assert chosen(scrolled) == (range(last), range(H1, H2 + 1))


def test_that_shift_and_a_press_select_from_where_the_keyboard_began(scrolled: ScoreGrid) -> None:
    def press(row: int, column: int) -> None:
        spot = scrolled.visualRect(scrolled.table.index(row, column)).center()
        QTest.mouseClick(scrolled.viewport(), Qt.MouseButton.LeftButton, SHIFT, spot)

    scrolled.go_to(15, H1)
    press(14, L1)
    assert chosen(scrolled) == (range(14, 16), range(H1, L1 + 1))
    press(16, H2)  # from the same beginning
    assert chosen(scrolled) == (range(15, 17), range(H1, H2 + 1))
    QTest.keyClick(scrolled, Key.Key_Home)
    press(16, H2)
    row = place(scrolled)[0]
    assert row == 16
    assert chosen(scrolled)[1] == range(H2 + 1)


def test_that_filling_down_a_block_in_which_one_score_changes_says_so(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    said = sayings(grid)
    signals.apply(agreed("T-002", "H1", 2))
    select(qtbot, grid, (0, H1), Key.Key_Down, Key.Key_Down)
    grid.block.fill_down()
    assert levels(signals, "H1") == [2, 2, 2]
    assert said == ["One score has changed. Ctrl+Z takes that back."]

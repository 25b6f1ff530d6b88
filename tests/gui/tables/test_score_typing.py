"""Scoring under real key presses: levels, refusals, finding a theme, copying and pasting."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import ChangeTheme, RemoveTheme
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.paste_plan import PastePlan
from smp_workbench.gui.tables.score_grid import ScoreGrid
from tests.factory import small_assessment
from tests.gui.tables.conftest import open_signals, place, refusals, sayings, with_not_scored

Key = Qt.Key
Modifier = Qt.KeyboardModifier
H1, H2, HARM, L1, LIKELIHOOD, SCORE = range(1, 7)
OpenGrid = Callable[[SessionSignals], ScoreGrid]


def level(signals: SessionSignals, ref: str, code: str) -> Answer:
    return signals.assessment.agreed.entry(ref, code).level


# --- scoring ------------------------------------------------------------------------------------


def test_that_a_digit_sets_the_level_and_moves_on(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    assert place(grid) == (0, H1)
    qtbot.keyClick(grid, Key.Key_4)
    assert level(signals, "T-001", "H1") == 4
    assert place(grid) == (0, H2)


def test_that_moving_on_passes_totals_and_goes_to_the_next_theme_and_stays_at_the_end(
    qtbot: QtBot, grid: ScoreGrid
) -> None:
    visited = []
    for key in "481481481":
        visited.append(place(grid))
        qtbot.keyClicks(grid, key)
    assert visited == [(row, column) for row in range(3) for column in (H1, H2, L1)]
    assert place(grid) == (2, L1)


def test_that_moving_on_passes_themes_that_are_not_scored(qtbot: QtBot, open_grid: OpenGrid) -> None:
    grid = open_grid(open_signals(with_not_scored(small_assessment())))
    grid.go_to(0, L1)
    qtbot.keyClick(grid, Key.Key_1)
    assert place(grid) == (2, H1)


def test_that_on_uneven_levels_the_digit_is_the_value(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    heard = refusals(grid)
    grid.go_to(0, H2)
    before = signals.assessment
    qtbot.keyClick(grid, Key.Key_3)
    assert heard == [
        "“3” is no level of Financial harm. Press 0, 1, 2, 4, 8, ? for not known or F2 for a list."
    ]
    assert signals.assessment is before
    assert place(grid) == (0, H2)
    qtbot.keyClick(grid, Key.Key_8, Modifier.KeypadModifier)
    assert level(signals, "T-001", "H2") == 8


def test_that_on_fractions_the_digit_is_the_position(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    grid.go_to(0, L1)
    qtbot.keyClick(grid, Key.Key_1)
    assert level(signals, "T-001", "L1") == Fraction(1, 3)


def test_that_a_question_mark_is_not_known_and_moves_on(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    qtbot.keyClicks(grid, "?")
    assert level(signals, "T-001", "H1") is NOT_KNOWN
    assert place(grid) == (0, H2)


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_that_delete_and_backspace_clear_and_stay(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals, key: Qt.Key
) -> None:
    qtbot.keyClick(grid, key)
    assert level(signals, "T-001", "H1") is None
    assert place(grid) == (0, H1)


def test_that_clearing_a_block_is_one_step(qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals) -> None:
    for key in (Key.Key_Right, Key.Key_Down):
        qtbot.keyClick(grid, key, Modifier.ShiftModifier)
    qtbot.keyClick(grid, Key.Key_Delete)
    assert [level(signals, ref, code) for ref in ("T-001", "T-002") for code in ("H1", "H2")] == [None] * 4
    assert signals.undo_stack.count() == 1
    assert signals.undo_stack.undoText() == "Clear 4 scores"
    signals.undo_stack.undo()
    assert level(signals, "T-002", "H2") == 8


def test_that_clearing_what_is_blank_is_no_step(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    grid.go_to(2, L1)
    qtbot.keyClick(grid, Key.Key_Delete)
    assert signals.undo_stack.count() == 0


def test_that_the_level_that_is_there_is_no_step_but_moves_on(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    qtbot.keyClick(grid, Key.Key_2)
    assert signals.undo_stack.count() == 0
    assert place(grid) == (0, H2)


def test_that_a_key_can_be_undone_by_name_and_the_focus_stays(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    qtbot.keyClick(grid, Key.Key_4)
    assert signals.undo_stack.undoText() == "Burglary, Physical harm 2 to 4"
    signals.undo_stack.undo()
    assert level(signals, "T-001", "H1") == 2
    assert place(grid) == (0, H2)


def test_that_r_asks_for_the_reason(qtbot: QtBot, grid: ScoreGrid) -> None:
    for text in ("r", "R"):
        with qtbot.waitSignal(grid.reason_requested) as asked:
            qtbot.keyClicks(grid, text)
        assert asked.args == ["T-001", "H1"]


def test_that_a_letter_on_a_score_is_refused_in_words(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    heard = refusals(grid)
    qtbot.keyClicks(grid, "x")
    assert heard[0].startswith("“x” is no level of Physical harm. Press 0, 1, 2, 3, 4")
    assert signals.undo_stack.count() == 0


@pytest.mark.parametrize("keys", ["3", "?", "r"])
def test_that_totals_and_score_say_where_levels_go(qtbot: QtBot, grid: ScoreGrid, keys: str) -> None:
    heard = refusals(grid)
    for column, name in ((HARM, "Total harm"), (SCORE, "Score")):
        grid.go_to(0, column)
        qtbot.keyClicks(grid, keys)
        assert heard.pop() == f"{name} follows from the scores. Go to one of them to set a level."


def test_that_a_theme_that_is_not_scored_says_why_it_takes_no_level(
    qtbot: QtBot, open_grid: OpenGrid
) -> None:
    signals = open_signals(with_not_scored(small_assessment()))
    grid = open_grid(signals)
    heard: list[str] = []
    signals.refused.connect(heard.append)
    grid.go_to(1, H1)
    for key in ("3", "?", "r"):
        qtbot.keyClicks(grid, key)
        assert "Vulnerability is not scored: it is cross-cutting by nature." in heard.pop()
        assert place(grid) == (1, H1)
    qtbot.keyClick(grid, Key.Key_F2)
    assert heard
    assert grid.findChild(QWidget, "level_picker") is None


def test_that_an_empty_grid_takes_every_key_calmly(qtbot: QtBot, open_grid: OpenGrid) -> None:
    signals = open_signals(small_assessment())
    grid = open_grid(signals)
    for ref in ("T-001", "T-002", "T-003"):
        signals.apply(RemoveTheme(ref))
    assert not grid.currentIndex().isValid()
    for key in (Key.Key_1, Key.Key_Delete, Key.Key_F2, Key.Key_R, Key.Key_Down, Key.Key_Return, Key.Key_Home):
        qtbot.keyClick(grid, key)
    heard = refusals(grid)
    grid.typing.set_not_known()
    assert heard == ["No score is focused. Choose one in the grid first."]


def test_that_shift_enter_goes_up_to_the_first_theme_and_no_further(qtbot: QtBot, grid: ScoreGrid) -> None:
    grid.go_to(1, H2)
    for _ in range(2):
        qtbot.keyClick(grid, Key.Key_Return, Modifier.ShiftModifier)
        assert place(grid) == (0, H2)


def test_that_clearing_several_scores_says_how_many_and_how_they_come_back(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    said = sayings(grid)
    qtbot.keyClick(grid, Key.Key_Delete)
    assert said == []
    grid.go_to(0, H2)
    qtbot.keyClick(grid, Key.Key_Down, Modifier.ShiftModifier)
    qtbot.keyClick(grid, Key.Key_Delete)
    assert said == ["2 scores cleared. Ctrl+Z takes that back."]


# --- finding ------------------------------------------------------------------------------------


def test_that_letters_in_the_theme_column_find_a_theme(qtbot: QtBot, grid: ScoreGrid) -> None:
    heard = refusals(grid)
    qtbot.keyClick(grid, Key.Key_Home)
    qtbot.keyClicks(grid, "as")
    assert place(grid) == (2, 0)
    qtbot.keyClicks(grid, "q")
    assert heard == ["No theme has a word that begins with “asq”."]
    assert place(grid) == (2, 0)


def test_that_r_and_digits_in_the_theme_column_are_letters_of_a_name(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    signals.apply(ChangeTheme("T-002", "name", "Rural 4x4 theft"))
    asked: list[str] = []
    grid.reason_requested.connect(asked.append)
    qtbot.keyClick(grid, Key.Key_Home)
    qtbot.keyClicks(grid, "rural 4")
    assert place(grid) == (1, 0)
    assert asked == []


def test_that_a_level_cannot_be_cleared_or_picked_in_the_theme_column(qtbot: QtBot, grid: ScoreGrid) -> None:
    heard = refusals(grid)
    qtbot.keyClick(grid, Key.Key_Home)
    for key in (Key.Key_Delete, Key.Key_F2):
        qtbot.keyClick(grid, key)
        assert heard.pop() == "This is the theme's name. Go right to one of its scores first."


# --- copying and pasting ------------------------------------------------------------------------


def test_that_a_copied_block_is_text_and_a_table(qtbot: QtBot, grid: ScoreGrid) -> None:
    for key in (Key.Key_Right, Key.Key_Down):
        qtbot.keyClick(grid, key, Modifier.ShiftModifier)
    qtbot.keyClick(grid, Key.Key_C, Modifier.ControlModifier)
    clipboard = QGuiApplication.clipboard().mimeData()
    assert clipboard.text() == "2\t4\n0\t8\n"
    assert "<td>2</td><td>4</td>" in clipboard.html()


def test_that_a_copied_table_comes_back_to_its_place_by_its_headings(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    signals.apply(ChangeTheme("T-002", "name", "Harm² ½ ﬁne"))
    grid.clipboard.copy_as_table()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Theme\tPhysical harm\tFinancial harm\tTotal harm\tFrequency\t")
    before = signals.assessment
    for key in "00":
        qtbot.keyClicks(grid, key)
    grid.cycle_sort(0)
    grid.go_to(2, SCORE)
    planned: list[PastePlan] = []
    grid.paste_planned.connect(planned.append)
    qtbot.keyClick(grid, Key.Key_V, Modifier.ControlModifier)
    for edit in planned[0].edits:
        signals.apply(edit)
    assert signals.assessment.agreed == before.agreed


def test_that_one_value_is_pasted_at_once_and_a_block_is_shown_first(
    grid: ScoreGrid, signals: SessionSignals
) -> None:
    planned: list[PastePlan] = []
    grid.paste_planned.connect(planned.append)
    QGuiApplication.clipboard().setText("4")
    grid.clipboard.paste()
    assert signals.undo_stack.undoText() == "Burglary, Physical harm 2 to 4"
    assert planned == []
    QGuiApplication.clipboard().setText("3\n3")
    grid.clipboard.paste()
    assert signals.undo_stack.count() == 1
    assert [change.theme for change in planned[0].changes] == ["Burglary", "Fraud"]


def test_that_one_value_is_pasted_into_all_that_are_selected(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    qtbot.keyClick(grid, Key.Key_Down, Modifier.ShiftModifier)
    heard = refusals(grid)
    for text in ("3", "9"):
        QGuiApplication.clipboard().setText(text)
        grid.clipboard.paste()
    assert signals.undo_stack.undoText() == "Set 2 scores to 3"
    assert heard == ["“9” is no level of Physical harm. Use one of 0, 1, 2, 3, 4, or ? for not known."]


def test_that_a_paste_that_cannot_be_is_refused_in_words(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    heard = refusals(grid)
    for text, start in (
        ("", "There is nothing to paste."),
        ("9", "“9” is no level of Physical harm."),
        ("9\n9", "“9” is no level of Physical harm."),
        ("1\t0\t1", "The block is 3 columns wide"),
        ("2", "The scores are as in the block already."),
    ):
        QGuiApplication.clipboard().setText(text)
        grid.clipboard.paste()
        assert heard.pop().startswith(start)
    assert signals.undo_stack.count() == 0

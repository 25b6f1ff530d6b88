"""Scoring in the whole window with real key presses: the list moves, undo takes it back."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smp_workbench.domain.edit import SetScored
from smp_workbench.gui.charts.ranking_picture import FINENESS, PICTURE_WIDTH
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.theme import load_theme
from tests.factory import agreed


def ranks(window: MainWindow) -> list[str]:
    return [f"{theme.rank_text} {theme.name}" for theme in window.signals.ranking.themes]


def test_that_a_key_moves_the_list_and_undo_takes_it_back(window: MainWindow) -> None:
    assert ranks(window)[:2] == ["1 Burglary", "2 Fraud"]
    window.grid.focus_cell("T-002", "H1")
    for key in (Qt.Key.Key_4, Qt.Key.Key_8, Qt.Key.Key_3):
        QTest.keyClick(window.grid, key)
    assert ranks(window)[:2] == ["1 Fraud", "2 Burglary"]
    assert window.isWindowModified()
    for _ in range(window.signals.undo_stack.count()):
        QTest.keyClick(window.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ranks(window)[:2] == ["1 Burglary", "2 Fraud"]
    assert not window.isWindowModified()


def test_that_undo_is_named_and_goes_to_what_it_changed(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    QTest.keyClick(window.grid, Qt.Key.Key_4)
    window.grid.focus_cell("T-003", "L1")
    assert window.form.action_undo.text() == "&Undo: Burglary, Physical harm 2 to 4"
    window.form.action_undo.trigger()
    assert window.current == ("T-001", "H1")
    assert window.form.status_bar.currentMessage() == "Undone: Burglary, Physical harm 2 to 4"
    assert window.form.action_redo.text() == "&Redo: Burglary, Physical harm 2 to 4"
    window.form.action_redo.trigger()
    assert window.signals.assessment.agreed.entry("T-001", "H1").level == Fraction(4)


def test_that_a_value_that_is_no_level_is_refused_in_words_until_one_goes_on(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    QTest.keyClick(window.grid, Qt.Key.Key_9)
    assert "“9” is no level of Physical harm" in window.form.status_bar.currentMessage()
    QTest.keyClick(window.grid, Qt.Key.Key_Right)
    assert window.form.status_bar.currentMessage() == ""


def test_that_f6_goes_round_the_panels(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    visited = []
    for _ in range(3):
        window.form.action_next_panel.trigger()
        focused = QApplication.focusWidget()
        visited.append(
            next(
                name
                for name in ("grid", "definition", "ranking")
                if getattr(window, name) is focused or getattr(window, name).isAncestorOf(focused)
            )
        )
    assert visited == ["definition", "ranking", "grid"]


def test_that_a_theme_chosen_in_the_ranking_is_focused_in_the_grid(window: MainWindow) -> None:
    window.ranking.theme_chosen.emit("T-002")
    assert window.current[0] == "T-002"
    assert window.grid.hasFocus()


def test_that_a_theme_can_be_left_out_of_scoring_and_taken_back(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    window.form.action_scored.trigger()
    assert not window.signals.assessment.theme("T-001").scored
    assert not window.form.action_scored.isChecked()
    assert not window.form.action_pick.isEnabled()
    window.form.action_undo.trigger()
    assert window.form.action_scored.isChecked()


def test_that_themes_move_and_leave_and_come_back(window: MainWindow) -> None:
    window.grid.focus_cell("T-002", "H1")
    window.form.action_move_up.trigger()
    assert [theme.ref for theme in window.signals.assessment.themes] == ["T-002", "T-001", "T-003"]
    window.form.action_move_up.trigger()
    assert window.form.status_bar.currentMessage() == "The theme is the first already."
    window.grid.focus_cell("T-003", "H1")
    window.form.action_move_down.trigger()
    assert window.form.status_bar.currentMessage() == "The theme is the last already."
    window.grid.focus_cell("T-002", "H1")
    window.form.action_remove_theme.trigger()
    assert "Fraud is removed" in window.form.status_bar.currentMessage()
    assert "T-002" not in {theme.ref for theme in window.signals.assessment.themes}
    window.form.action_undo.trigger()
    window.form.action_undo.trigger()
    assert [theme.ref for theme in window.signals.assessment.themes] == ["T-001", "T-002", "T-003"]


def test_that_a_theme_that_moves_while_the_view_is_sorted_is_said_to(window: MainWindow) -> None:
    window.grid.focus_cell("T-002", "H2")
    window.form.action_sort.trigger()
    window.form.action_move_up.trigger()
    said = window.form.status_bar.currentMessage()
    assert said == "Moved in the order of record; the view is sorted by Financial harm."
    assert window.current == ("T-002", "H2")


def test_that_a_column_is_sorted_by_with_the_keyboard_alone(window: MainWindow) -> None:
    window.grid.focus_cell("T-003", "H2")
    orders = []
    for _ in range(3):
        QTest.keyClick(
            window.grid, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        orders.append("".join(window.grid.table.shown.theme(row).name[0] for row in range(3)))
    assert orders == ["FBA", "BFA", "BFA"]
    assert window.grid.table.sorting is None
    assert window.current == ("T-003", "H2")


def test_that_a_removed_theme_that_comes_back_has_the_focus(window: MainWindow) -> None:
    window.grid.focus_cell("T-002", "H2")
    window.form.action_remove_theme.trigger()
    assert window.current == ("T-003", "H2")
    window.grid.focus_cell("T-001", "H1")
    window.form.action_undo.trigger()
    assert window.current[0] == "T-002"


def test_that_several_cleared_scores_are_counted_in_the_status_bar(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    QTest.keyClick(window.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.grid, Qt.Key.Key_Delete)
    said = window.form.status_bar.currentMessage()
    assert said == "2 scores cleared. Ctrl+Z takes that back."


def test_that_the_ranking_is_copied_as_a_picture_for_paper(window: MainWindow) -> None:
    window.form.action_copy_picture.trigger()
    picture = QApplication.clipboard().image()
    theme = load_theme("light")
    assert picture.width() == PICTURE_WIDTH * FINENESS
    assert picture.pixelColor(2, 2) == theme.colour.ground
    barred = [
        y for y in range(picture.height()) if picture.pixelColor(picture.width() // 2, y) == theme.data.bar
    ]
    assert barred, "the longest bar reaches the middle"
    assert "copied as a picture" in window.form.status_bar.currentMessage()


def test_that_the_ranking_is_copied_as_a_table_with_its_marking_and_the_tie_rule(window: MainWindow) -> None:
    window.form.action_copy_ranking.trigger()
    copied = QApplication.clipboard().mimeData()
    assert copied.text().splitlines()[:2] == ["Rank\tTheme\tScore", "1\tBurglary\t12"]
    assert copied.html().startswith("<p><b>OFFICIAL</b></p>")
    assert all(line in copied.html() for line in window.ranking.data.lines)
    assert "copied as a table" in window.form.status_bar.currentMessage()


def test_that_filling_down_and_selecting_all_have_their_keys(window: MainWindow) -> None:
    window.grid.focus_cell("T-002", "H1")
    QTest.keyClick(window.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.signals.undo_stack.undoText() == "Fraud, Physical harm 0 to 2"
    QTest.keyClick(window.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(window.grid.block.rows) == 3


def test_that_the_key_to_fill_down_does_nothing_while_a_reason_is_written(window: MainWindow) -> None:
    window.grid.focus_cell("T-002", "H1")
    QTest.keyClick(window.grid, Qt.Key.Key_R)
    field = window.focusWidget()
    assert field is not None
    assert field is not window.grid
    QTest.keyClick(field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.signals.undo_stack.count() == 0


def test_that_movement_is_against_the_version_that_is_chosen(window: MainWindow) -> None:
    window.signals.commit("Last year", "")
    for code, level in (("H1", 4), ("H2", 8), ("L1", 2)):
        window.signals.apply(agreed("T-002", code, level))
    window.form.menu_compare.aboutToShow.emit()
    names = [action.text() for action in window.form.menu_compare.actions()]
    assert names[:3] == ["Nothing", "last version", "Last year"]
    window.form.menu_compare.actions()[2].trigger()
    moved = {row.label: row.moved for row in window.ranking.data.rows}
    assert moved["Fraud"] == "↑1"
    window.form.action_undo.trigger()
    assert window.signals.assessment.comparison is None


def test_that_the_title_line_says_how_far_the_scoring_is(window: MainWindow) -> None:
    line = window.title_line
    assert line._progress.text() == "so far 2 of 3 themes scored"
    assert line._draft.text() == "draft, no version yet"
    window.signals.apply(SetScored("T-003", scored=False))
    assert line._progress.text() == "all 2 themes scored"
    window.signals.apply(SetScored("T-002", scored=False))
    assert line._progress.text() == "the one theme is scored"
    window.signals.commit("First", "")
    assert line._draft.text() == "version 1: First"
    window.signals.apply(agreed("T-001", "H1", 3))
    assert line._draft.text() == "draft after version 1"


def test_that_an_illustrative_model_says_so_in_the_window(window: MainWindow) -> None:
    assert window._model_name.text() == "Illustrative: not the official MoRiLE matrix"

"""The grid's ways: moving by keys, keeping its place, sorting, widths, screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from smp_workbench.domain.edit import AddTheme, MoveTheme, RemoveTheme
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.score_grid import ScoreGrid
from smp_workbench.gui.theme import load_theme
from tests.gui.tables.conftest import place

Key = Qt.Key
Modifier = Qt.KeyboardModifier
H1, H2, HARM, L1, LIKELIHOOD, SCORE = range(1, 7)


# --- moving -------------------------------------------------------------------------------------


def test_that_arrows_go_to_every_cell(qtbot: QtBot, grid: ScoreGrid) -> None:
    visited = []
    for _ in range(6):
        qtbot.keyClick(grid, Key.Key_Right)
        visited.append(grid.currentIndex().column())
    assert visited == [H2, HARM, L1, LIKELIHOOD, SCORE, SCORE]
    qtbot.keyClick(grid, Key.Key_Down)
    assert place(grid) == (1, SCORE)
    qtbot.keyClick(grid, Key.Key_Left, Modifier.ControlModifier)
    assert place(grid) == (1, 0)
    qtbot.keyClick(grid, Key.Key_Up)
    assert place(grid) == (0, 0)


def test_that_tab_goes_through_the_scores_both_ways(qtbot: QtBot, grid: ScoreGrid) -> None:
    visited = []
    for _ in range(4):
        qtbot.keyClick(grid, Key.Key_Tab)
        visited.append(place(grid))
    assert visited == [(0, H2), (0, L1), (1, H1), (1, H2)]
    qtbot.keyClick(grid, Key.Key_Backtab)
    assert place(grid) == (1, H1)


def test_that_tab_leaves_the_grid_after_the_last_score_and_shift_tab_before_the_first(
    qtbot: QtBot, signals: SessionSignals
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, grid, after = (
        QLineEdit(window),
        ScoreGrid(signals, load_theme("light"), window),
        QLineEdit(window),
    )
    window.show()
    window.activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    grid.go_to(2, L1)
    qtbot.keyClick(grid, Key.Key_Tab)
    assert after.hasFocus()
    grid.setFocus()
    grid.go_to(0, H1)
    qtbot.keyClick(grid, Key.Key_Backtab)
    assert before.hasFocus()


def test_that_enter_goes_down_and_shift_enter_up(qtbot: QtBot, grid: ScoreGrid) -> None:
    qtbot.keyClick(grid, Key.Key_Return)
    qtbot.keyClick(grid, Key.Key_Enter)
    qtbot.keyClick(grid, Key.Key_Return)
    assert place(grid) == (2, H1)
    qtbot.keyClick(grid, Key.Key_Return, Modifier.ShiftModifier)
    assert place(grid) == (1, H1)


def test_that_home_goes_to_the_theme_and_end_to_the_score(qtbot: QtBot, grid: ScoreGrid) -> None:
    grid.go_to(1, H2)
    qtbot.keyClick(grid, Key.Key_Home)
    assert place(grid) == (1, 0)
    qtbot.keyClick(grid, Key.Key_End)
    assert place(grid) == (1, SCORE)
    qtbot.keyClick(grid, Key.Key_End, Modifier.ControlModifier)
    assert place(grid) == (2, SCORE)
    qtbot.keyClick(grid, Key.Key_Home, Modifier.ControlModifier)
    assert place(grid) == (0, 0)


def test_that_each_new_focus_is_told(qtbot: QtBot, grid: ScoreGrid) -> None:
    heard: list[tuple[str, str]] = []
    grid.focused.connect(lambda ref, code: heard.append((ref, code)))
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_End, Key.Key_Home):
        qtbot.keyClick(grid, key)
    assert heard == [
        ("T-002", "H1"), ("T-002", "H2"), ("T-002", "harm_total"), ("T-002", "="), ("T-002", ""),
    ]  # fmt: skip


def test_that_a_cell_can_be_focused_by_ref_and_code(grid: ScoreGrid) -> None:
    grid.focus_cell("T-003", "L1")
    assert place(grid) == (2, L1)
    grid.focus_cell("T-002")
    assert place(grid) == (1, H1)
    grid.focus_cell("T-404", "L1")
    assert place(grid) == (1, H1)


def test_that_the_focus_stays_on_its_score_when_another_theme_goes(
    grid: ScoreGrid, signals: SessionSignals
) -> None:
    grid.focus_cell("T-002", "L1")
    signals.apply(RemoveTheme("T-001"))
    assert place(grid) == (0, L1)
    assert grid.hasFocus()


def test_that_the_focus_goes_to_the_theme_that_took_a_removed_ones_row(
    grid: ScoreGrid, signals: SessionSignals
) -> None:
    grid.focus_cell("T-002", "L1")
    signals.apply(RemoveTheme("T-002"))
    assert (focused(grid), place(grid)) == ("ASB", (1, L1))
    signals.apply(RemoveTheme("T-003"))
    assert (focused(grid), place(grid)) == ("Burglary", (0, L1))


def test_that_the_focus_goes_to_a_theme_that_comes_or_moves_also_by_undo(
    grid: ScoreGrid, signals: SessionSignals
) -> None:
    stack = signals.undo_stack
    for edit, theme, place_then in (
        (AddTheme(Theme("T-004", "Arson"), 0), "Arson", 0),
        (MoveTheme("T-002", 3), "Fraud", 2),
    ):
        grid.focus_cell("T-003", "H2")
        signals.apply(edit)
        assert (focused(grid), place(grid)[1]) == (theme, H2)
        grid.focus_cell("T-003", "H2")
        stack.undo()
        assert focused(grid) == ("ASB" if theme == "Arson" else theme)
        stack.redo()
        assert focused(grid) == theme
        assert place_then <= place(grid)[0]
    signals.apply(RemoveTheme("T-001"))
    grid.go_to(0, 0)
    stack.undo()
    assert (focused(grid), place(grid)[1]) == ("Burglary", 0)


def focused(grid: ScoreGrid) -> str:
    return grid.table.shown.theme(place(grid)[0]).name


# --- sorting, mouse -----------------------------------------------------------------------------


def heading(grid: ScoreGrid, column: int) -> QPoint:
    header = grid.horizontalHeader()
    return QPoint(header.sectionViewportPosition(column) + 5, header.height() // 2)


def shown(grid: ScoreGrid) -> list[str]:
    return [grid.table.shown.theme(row).label for row in range(3)]


def test_that_a_heading_sorts_high_to_low_then_low_to_high_then_puts_back(
    qtbot: QtBot, grid: ScoreGrid
) -> None:
    orders = []
    for _ in range(3):
        viewport = grid.horizontalHeader().viewport()
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=heading(grid, H2))
        orders.append(shown(grid))
    assert orders == [
        ["Fraud", "Burglary", "ASB"], ["Burglary", "Fraud", "ASB"], ["Burglary", "Fraud", "ASB"],
    ]  # fmt: skip
    assert grid.table.sorting is None


def test_that_a_stale_sorting_is_made_afresh_the_same_way(
    qtbot: QtBot, grid: ScoreGrid, signals: SessionSignals
) -> None:
    grid.cycle_sort(H1)
    assert shown(grid) == ["Burglary", "ASB", "Fraud"]
    grid.focus_cell("T-002", "H1")
    qtbot.keyClick(grid, Key.Key_4)
    assert shown(grid) == ["Burglary", "ASB", "Fraud"]
    grid.cycle_sort(H1)
    assert shown(grid) == ["Fraud", "Burglary", "ASB"]


def test_that_the_focus_follows_its_theme_through_sorting_and_is_drawn_there(grid: ScoreGrid) -> None:
    grid.focus_cell("T-002", "H1")
    grid.cycle_sort(SCORE)
    grid.cycle_sort(SCORE)
    assert shown(grid)[place(grid)[0]] == "Fraud"
    assert grid.itemDelegate().current == place(grid)


def test_that_a_press_on_a_heading_leaves_one_cell_of_the_focused_theme_selected(
    qtbot: QtBot, grid: ScoreGrid
) -> None:
    grid.focus_cell("T-001", "H1")
    qtbot.keyClick(grid, Key.Key_Down, Modifier.ShiftModifier)
    assert focused(grid) == "Fraud"
    for column in (L1, H2, H2):
        viewport = grid.horizontalHeader().viewport()
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=heading(grid, column))
        assert focused(grid) == "Fraud"
        assert place(grid)[1] == H1
        assert grid.selectionModel().selectedIndexes() == [grid.currentIndex()]


def test_that_dragging_over_headings_selects_nothing(qtbot: QtBot, grid: ScoreGrid) -> None:
    grid.focus_cell("T-002", "H1")
    before = grid.selectionModel().selectedIndexes()
    viewport = grid.horizontalHeader().viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=heading(grid, H1))
    for column in (H2, L1):
        QTest.mouseMove(viewport, heading(grid, column))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=heading(grid, L1))
    assert len(before) == 1
    assert grid.selectionModel().selectedIndexes() == before


def test_that_sorting_keeps_the_focused_theme_in_view(grid: ScoreGrid) -> None:
    grid.resize(760, grid.horizontalHeader().height() + grid.theme.space.row + 8)
    grid.focus_cell("T-002", "H1")
    for _ in range(3):
        grid.cycle_sort(SCORE)
        assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center())


def test_that_the_corner_sorts_by_theme(qtbot: QtBot, grid: ScoreGrid) -> None:
    corner = next(button for button in grid.findChildren(QAbstractButton) if button.text() == "Theme")
    qtbot.mouseClick(corner, Qt.MouseButton.LeftButton)
    assert shown(grid) == ["ASB", "Burglary", "Fraud"]


def test_that_a_click_on_a_theme_focuses_it(qtbot: QtBot, grid: ScoreGrid) -> None:
    themes = grid.verticalHeader()
    down = QPoint(10, themes.sectionViewportPosition(2) + 5)
    qtbot.mouseClick(themes.viewport(), Qt.MouseButton.LeftButton, pos=down)
    assert place(grid) == (2, 0)


# --- widths, frozen column, screen readers ------------------------------------------------------


def test_that_the_theme_column_stays_while_the_grid_scrolls(qtbot: QtBot, grid: ScoreGrid) -> None:
    grid.resize(260, 400)
    grid.go_to(0, SCORE)
    assert grid.horizontalScrollBar().value() > 0
    themes = grid.verticalHeader()
    assert themes.isVisible()
    assert themes.geometry().right() <= grid.viewport().geometry().left()
    qtbot.keyClick(grid, Key.Key_Home)
    qtbot.keyClick(grid, Key.Key_Right)
    left = grid.columnViewportPosition(H1)
    assert left >= 0, "the focused score is in view, beside the frozen column and not under it"


def test_that_a_click_on_a_theme_does_not_scroll_sideways(qtbot: QtBot, grid: ScoreGrid) -> None:
    grid.resize(260, 400)
    grid.go_to(0, SCORE)
    across = grid.horizontalScrollBar().value()
    themes = grid.verticalHeader()
    down = QPoint(10, themes.sectionViewportPosition(1) + 5)
    qtbot.mouseClick(themes.viewport(), Qt.MouseButton.LeftButton, pos=down)
    assert place(grid) == (1, 0)
    assert grid.horizontalScrollBar().value() == across > 0


class Paints(QObject):
    """Remembers what of a widget is drawn."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.region = QRegion()
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_that_group_names_are_drawn_anew_while_the_grid_scrolls(grid: ScoreGrid) -> None:
    grid.resize(260, 400)
    QApplication.processEvents()
    header = grid.horizontalHeader()
    paints = Paints(header.viewport())
    grid.horizontalScrollBar().setValue(30)
    QApplication.processEvents()
    assert paints.region.contains(header.viewport().rect().adjusted(0, 0, 0, -1))
    name = header.viewport().grab(QRect(0, 0, 60, header.group_height)).toImage()
    ink = sum(name.pixelColor(x, y).lightness() < 100 for x in range(3, 58) for y in range(name.height() - 2))
    assert ink > 20, "the first group's name is still in view"


def test_that_headings_turn_only_where_there_is_not_room(grid: ScoreGrid) -> None:
    grid.resize(900, 400)
    level_height = grid.horizontalHeader().height()
    grid.resize(380, 400)
    assert grid.horizontalHeader().height() > level_height
    grid.resize(900, 400)
    assert grid.horizontalHeader().height() == level_height


def test_that_a_screen_reader_can_read_every_cell(grid: ScoreGrid) -> None:
    table = QAccessible.queryAccessibleInterface(grid)
    names = [table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())]
    assert "Burglary, Physical harm, 2 of 4" in names
    assert "Harm, Physical harm" in names
    assert all(names[1:])
    assert table.text(QAccessible.Text.Name) == "Agreed scores"


def test_that_another_look_is_taken_on_at_once(grid: ScoreGrid) -> None:
    theme = load_theme("projector_dark").for_screen(1080)
    grid.set_theme(theme)
    assert grid.rowHeight(0) == theme.space.row
    assert grid.theme is theme

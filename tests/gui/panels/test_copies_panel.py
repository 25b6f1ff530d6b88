"""The review of what copies left open: by keyboard alone, one by one and many at once, each undoable."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme, SetEntry, SetRounds
from smp_workbench.domain.open_item import Source
from smp_workbench.domain.scorecard import Entry, Round
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.copies_notice import CopiesNotice
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.copies_panel import CopiesPanel
from smp_workbench.gui.tables.open_item_table import OpenItemTable
from smp_workbench.gui.tables.pick_list import PickList
from smp_workbench.session.merge.engine import merge
from smp_workbench.session.merge.returned import Returned
from tests.factory import agreed, applied, small_assessment

Key = Qt.Key
START = small_assessment()


def left_open() -> Assessment:
    """Return what two copies leave open: three conflicts, a new theme and a cleared score."""
    ours = applied(START, agreed("T-001", "H1", 4), agreed("T-001", "H2", 8))
    police = applied(
        START, agreed("T-001", "H1", 3, "Fewer now"), agreed("T-001", "H2", 1), agreed("T-002", "H1", 1),
        AddTheme(Theme("T-004", "Arson")),
    )  # fmt: skip
    council = applied(START, agreed("T-001", "H1", 1), agreed("T-002", "H1", 3), agreed("T-002", "L1", None))
    copies = [
        Returned(Source("police.xlsx", "Police"), police, START),
        Returned(Source("council.xlsx", "Council"), council, START),
    ]
    return merge(ours, copies).state


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    """Return the window on what two copies left open, with the keyboard in the review."""
    window = open_window(left_open())
    QTest.keyClick(window, Key.Key_0, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    return window


@pytest.fixture
def panel(window: MainWindow) -> CopiesPanel:
    found = window.panel_set.panel("copies")
    assert isinstance(found, CopiesPanel)
    return found


def press(panel: CopiesPanel, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(panel.view, key)
        QApplication.processEvents()


def rows(panel: CopiesPanel) -> list[list[str]]:
    table = panel.table
    return [
        [str(table.index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def level(window: MainWindow, ref: str, code: str) -> str:
    return str(window.signals.assessment.agreed.entry(ref, code).level)


def test_that_the_list_has_every_open_item_with_who_wants_what(panel: CopiesPanel) -> None:
    QAbstractItemModelTester(panel.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = {(row[0], row[1]): row[2:] for row in rows(panel)}
    assert found["Burglary", "Physical harm"] == ["Conflict", "2", "M: 4 mine   A: 1 Council   B: 3 Police"]
    assert found["Fraud", "Physical harm"] == ["Conflict", "0", "A: 1 Police   B: 3 Council"]
    assert found["Fraud", "Frequency"] == ["Cleared", "", "blank Council"]
    assert ["T-004", "theme", "New", "", "Arson (0 scores, 0 notes) Police"] in rows(panel)
    assert panel.view.hasFocus()


def test_that_the_item_in_focus_shows_each_value_with_its_key_and_reason(panel: CopiesPanel) -> None:
    press(panel, Key.Key_Home)
    text = panel.whole.toPlainText()
    assert "Burglary, Physical harm" in text
    assert "Before: 2" in text
    assert "“Fewer now”" in text
    assert "Police (police.xlsx)" in text


def test_that_mine_theirs_a_letter_and_leave_settle_with_one_key_each(
    window: MainWindow, panel: CopiesPanel
) -> None:
    press(panel, Key.Key_Home, Key.Key_M)
    assert level(window, "T-001", "H1") == "4"
    press(panel, Key.Key_T)  # Burglary, financial harm: one other value
    assert level(window, "T-001", "H2") == "1"
    press(panel, Key.Key_B)
    assert level(window, "T-002", "H1") == "3"
    assert window.signals.assessment.conflicts == ()
    press(panel, Key.Key_L, Key.Key_Y)
    assert panel.table.count == 0
    assert level(window, "T-002", "L1") == "1/3"
    assert [theme.name for theme in window.signals.assessment.themes][-1] == "Arson"
    for _ in range(5):
        window.signals.undo_stack.undo()
    assert window.signals.assessment == left_open()
    QApplication.processEvents()
    assert panel.table.count == 5


def test_that_theirs_opens_the_list_where_copies_differ(window: MainWindow, panel: CopiesPanel) -> None:
    press(panel, Key.Key_Home, Key.Key_T)
    (shown,) = panel.view.findChildren(PickList)
    QTest.keyClick(shown, Key.Key_B)
    assert level(window, "T-001", "H1") == "3"


def test_that_a_number_key_takes_the_proposal_of_that_level_and_no_other(
    window: MainWindow, panel: CopiesPanel
) -> None:
    press(panel, Key.Key_Home, Key.Key_2)  # proposed are 4, 1 and 3
    assert "Nobody proposes level 2" in window.statusBar().currentMessage()
    press(panel, Key.Key_3)
    assert level(window, "T-001", "H1") == "3"
    press(panel, Key.Key_8)  # mine is a proposal too
    assert level(window, "T-001", "H2") == "8"
    press(panel, Key.Key_End, Key.Key_1)  # an item to review is no score
    assert "This is no score" in window.statusBar().currentMessage()
    assert window.signals.undo_stack.count() == 2


def test_that_one_level_for_two_reasons_is_said_and_chosen_by_letter(
    open_window: Callable[[Assessment], MainWindow],
) -> None:
    copies = [
        Returned(Source(f"{who}.xlsx", who), applied(START, agreed("T-001", "H1", 4, why)), START)
        for who, why in (("Council", "More now"), ("Police", "As last year"))
    ]
    window = open_window(merge(START, copies).state)
    window.panel_set.open("copies")
    panel = window.panel_set.panel("copies")
    assert isinstance(panel, CopiesPanel)
    QApplication.processEvents()
    assert rows(panel)[0][4] == "A: 4 Police   B: 4 (same level, other reason) Council"
    press(panel, Key.Key_4)
    assert "Choose with the letters" in window.statusBar().currentMessage()
    assert window.signals.undo_stack.count() == 0
    press(panel, Key.Key_B)
    assert window.signals.assessment.agreed.entry("T-001", "H1") == Entry(Fraction(4), "", "More now")


def test_that_another_value_can_be_given_and_a_wrong_key_says_what_to_do(
    window: MainWindow, panel: CopiesPanel
) -> None:
    press(panel, Key.Key_Home, Key.Key_Y)
    assert "Enter lists" in window.statusBar().currentMessage()
    press(panel, Key.Key_O)
    (shown,) = panel.view.findChildren(PickList)
    QTest.keyClick(shown, Key.Key_0)
    assert window.signals.assessment.agreed.entry("T-001", "H1") == Entry(Fraction(0))


def test_that_several_rows_are_settled_as_one_step(window: MainWindow, panel: CopiesPanel) -> None:
    QTest.keyClick(panel.view, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(panel, Key.Key_M)
    assert (level(window, "T-001", "H1"), level(window, "T-001", "H2")) == ("4", "8")
    assert len(window.signals.assessment.conflicts) == 1
    assert "3 of the selected rows" in window.statusBar().currentMessage()
    assert window.signals.undo_stack.count() == 1
    window.signals.undo_stack.undo()
    assert window.signals.assessment == left_open()


def test_that_a_decision_taken_back_puts_its_row_where_it_stood(
    window: MainWindow, panel: CopiesPanel, qtbot: QtBot
) -> None:
    before = rows(panel)
    for place in range(len(before)):
        with qtbot.assertNotEmitted(panel.table.modelReset):
            panel.view.go_to_row(place)
            press(panel, Key.Key_L)
            assert rows(panel) == before[:place] + before[place + 1 :]
            window.signals.undo_stack.undo()
            QApplication.processEvents()
            assert rows(panel) == before
        assert panel.view.currentIndex().row() == place


def test_that_a_row_taken_back_stays_out_where_the_filters_leave_it_out(
    window: MainWindow, panel: CopiesPanel
) -> None:
    panel.view.go_to_row(1)  # of the police alone
    press(panel, Key.Key_M)
    panel.filters.people.setCurrentText("Council")
    council = rows(panel)
    window.signals.undo_stack.undo()
    QApplication.processEvents()
    assert rows(panel) == council
    panel.filters.all.click()
    assert len(rows(panel)) == 5


def test_that_the_filters_show_one_theme_person_or_kind(panel: CopiesPanel) -> None:
    press(panel, Key.Key_F)
    filters = panel.filters
    assert filters.themes.hasFocus()
    filters.themes.setCurrentText("Fraud")
    assert {row[0] for row in rows(panel)} == {"Fraud"}
    filters.people.setCurrentText("Police")
    assert [row[1] for row in rows(panel)] == ["Physical harm"]
    filters.all.click()
    filters.kinds.setCurrentText("Cleared")
    assert [row[2] for row in rows(panel)] == ["Cleared"]


def test_that_the_grid_follows_and_marks_what_is_in_conflict(
    window: MainWindow, panel: CopiesPanel, qtbot: QtBot
) -> None:
    press(panel, Key.Key_Home, Key.Key_Down)
    qtbot.waitUntil(lambda: window.current == ("T-001", "H2"))
    shown = window.grid.table.shown
    row, column = shown.row_of("T-001"), shown.column_of("H1")
    assert row is not None
    assert column is not None
    index = window.grid.table.index(row, column)
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "in conflict, to decide with Alt+0: 4 mine" in said
    assert "in conflict" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    before = picture(window, row, column)
    press(panel, Key.Key_Home, Key.Key_L)
    assert "in conflict" not in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert picture(window, row, column) != before


def picture(window: MainWindow, row: int, column: int) -> QImage:
    grid = window.grid
    return grid.viewport().grab(grid.visualRect(grid.table.index(row, column))).toImage()


def test_that_a_hidden_card_tells_no_value() -> None:
    scored = SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(1), "", "Only for us"))
    other = SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(4), "", "Only for us"))
    copies = [Returned(Source("police.xlsx", "Police"), applied(START, scored), START)]
    state = merge(applied(START, other), copies).state
    table = OpenItemTable()
    table.show_items(state)
    said = str([table.index(0, column).data() for column in range(table.columnCount())])
    assert "hidden Police" in said
    assert "Only for us" not in said
    table.show_items(applied(state, SetRounds((Round(1, revealed=True),))))
    assert "1 Police" in str(table.index(0, table.columnCount() - 1).data())


def test_that_a_banner_says_how_much_is_open_and_leads_there(
    open_window: Callable[[Assessment], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(left_open())
    notice = window.findChild(CopiesNotice)
    assert isinstance(notice, CopiesNotice)
    assert notice.banner is not None
    assert notice.banner.what.text() == "3 conflicts and 2 items to review from copies that came back"
    assert notice.banner.isVisible()
    notice.banner.buttons[0].click()
    qtbot.waitUntil(notice.banner.isHidden)  # the list says it itself
    panel = window.panel_set.panel("copies")
    assert isinstance(panel, CopiesPanel)
    press(panel, Key.Key_Home, Key.Key_M)
    window.panel_set.docks["copies"].close()
    qtbot.waitUntil(notice.banner.isVisible)
    said = notice.banner.what
    qtbot.waitUntil(lambda: said.text().startswith("2 conflicts"))
    window.signals.undo_stack.undo()
    qtbot.waitUntil(lambda: said.text().startswith("3 conflicts"))
    window.panel_set.open("copies")
    QTest.keyClick(panel.view, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(panel, Key.Key_L)
    assert not notice.banner.isVisible()


def test_that_a_panel_without_open_items_says_what_to_do(
    open_window: Callable[[Assessment], MainWindow],
) -> None:
    window = open_window(START)
    QTest.keyClick(window, Key.Key_0, Qt.KeyboardModifier.AltModifier)
    panel = window.panel_set.panel("copies")
    assert isinstance(panel, CopiesPanel)
    assert panel.view.isHidden() or not panel.view.isVisible()
    window.panels.restore(window.panels.state)
    assert window.panel_set.docks["copies"].isHidden(), "not before the definition at the next start"

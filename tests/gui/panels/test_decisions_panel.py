"""The panel of decisions: its order, what it asks for, and deciding in it by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme, ChangeTheme, SetCutLine, SetDecision
from smp_workbench.domain.theme import Decision, Outcome, Theme
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.decisions_panel import DecisionsPanel
from smp_workbench.gui.tables.decision_table import Column
from smp_workbench.gui.tables.field_view import FieldView
from smp_workbench.gui.tables.note_edit import NoteEdit
from smp_workbench.gui.tables.pick_list import PickList
from tests.factory import agreed, applied, small_assessment


@pytest.fixture
def panel(window: MainWindow) -> DecisionsPanel:
    """Return the panel with the keyboard in it, on Burglary's decision."""
    window.resize(1280, 800)
    window.panel_set.go_to("decisions")
    found = window.panel_set.panel("decisions")
    assert isinstance(found, DecisionsPanel)
    QAbstractItemModelTester(found.table, QAbstractItemModelTester.FailureReportingMode.Fatal, found.table)
    QApplication.processEvents()
    return found


def shown(panel: DecisionsPanel) -> list[str]:
    """Return the rows by ref, and the headings by their words."""
    return [row.key if row.cells else row.name for row in panel.table.rows]


def said(panel: DecisionsPanel, ref: str, column: Column) -> str:
    row = panel.table.row_of(ref)
    assert row is not None
    return str(panel.table.index(row, column).data())


def decision(window: MainWindow, ref: str = "T-001") -> Decision:
    return window.signals.assessment.theme(ref).decision


def decide(window: MainWindow, ref: str, outcome: Outcome, because: str = "") -> None:
    assert window.signals.apply(SetDecision(ref, Decision(outcome, because)))


def type_in(view: FieldView, text: str) -> None:
    """Type a text: the first key opens the cell, the others go where the keyboard then is."""
    QTest.keyClick(view, text[0])
    QTest.keyClicks(QApplication.focusWidget(), text[1:])


def spans(panel: DecisionsPanel) -> list[int]:
    """Return over how many columns the first cell of each row goes."""
    return [panel.view.columnSpan(place, 0) for place in range(len(panel.table.rows))]


def spans_wanted(panel: DecisionsPanel) -> list[int]:
    """Return one column for a theme, and all of them for a heading."""
    return [1 if row.cells else len(panel.table.columns) for row in panel.table.rows]


def heading(window: MainWindow) -> str:
    return window.panel_set.docks["decisions"].titleBarWidget()._aside.text()  # type: ignore[attr-defined]


# --- what it shows -----------------------------------------------------------------------------------


def test_that_themes_stand_in_rank_order_with_the_line_between(
    window: MainWindow, panel: DecisionsPanel
) -> None:
    window.signals.apply(AddTheme(Theme("T-004", "Vulnerability", scored=False), 0))
    assert shown(panel) == [
        "T-001", "the plan takes one", "T-002", "one not fully scored: what it could still reach", "T-003",
        "not scored: cross-cutting by nature", "T-004",
    ]  # fmt: skip
    assert [said(panel, ref, Column.RANK) for ref in ("T-001", "T-002", "T-003", "T-004")] == [
        "1", "2", "1–3", "–",
    ]  # fmt: skip


def test_that_a_theme_is_seen_where_a_heading_was(window: MainWindow, panel: DecisionsPanel) -> None:
    for code, level in (("H2", 4), ("L1", 2)):
        assert window.signals.apply(agreed("T-003", code, level))
    assert [row.key for row in panel.table.rows if row.cells] == ["T-001", "T-003", "T-002"]
    assert len(panel.table.rows) == 4  # the heading over what is not fully scored has gone
    assert spans(panel) == spans_wanted(panel)
    window.form.action_undo.trigger()
    assert len(panel.table.rows) == 5
    assert spans(panel) == spans_wanted(panel)


def test_that_a_cut_line_that_moves_through_a_tie_hides_no_theme(
    window: MainWindow, panel: DecisionsPanel
) -> None:
    for code, level in (("H1", 2), ("H2", 4), ("L1", 2)):
        window.signals.apply(agreed("T-002", code, level))
    places = []
    for line in (2, 3, 1):
        window.signals.apply(SetCutLine(line))
        for level in ("1/3", 2):  # apart, and tied again
            window.signals.apply(agreed("T-002", "L1", level))
            places.append([place for place, row in enumerate(panel.table.rows) if row.is_line])
            assert spans(panel) == spans_wanted(panel)
    assert len({str(place) for place in places}) > 1  # else the line did not move at all


def test_that_a_tie_across_the_line_is_above_it_and_said(window: MainWindow, panel: DecisionsPanel) -> None:
    for code, level in (("H1", 2), ("H2", 4), ("L1", 2)):
        window.signals.apply(agreed("T-002", code, level))
    assert shown(panel)[:3] == ["T-001", "T-002", "two above a line of one: 1st place is tied"]
    assert said(panel, "T-002", Column.OUTCOME) == "needs a decision"


def test_that_rows_follow_scores_the_cut_line_and_undo(window: MainWindow, panel: DecisionsPanel) -> None:
    window.signals.apply(SetCutLine(2))
    assert shown(panel)[:3] == ["T-001", "T-002", "the plan takes two"]
    window.signals.apply(agreed("T-002", "L1", 2))
    assert shown(panel)[:2] == ["T-002", "T-001"]
    window.form.action_undo.trigger()
    window.form.action_undo.trigger()
    assert shown(panel)[:2] == ["T-001", "the plan takes one"]


def test_that_what_is_missing_is_said_in_its_cell_and_counted_in_the_heading(
    window: MainWindow, panel: DecisionsPanel
) -> None:
    assert said(panel, "T-001", Column.OUTCOME) == "needs a decision"
    assert heading(window) == "1 theme above the line needs a decision; the plan cannot be final"
    decide(window, "T-001", "watch")
    decide(window, "T-002", "priority")
    assert said(panel, "T-001", Column.BECAUSE) == said(panel, "T-002", Column.BECAUSE) == "needs a because"
    assert heading(window) == "2 decisions still need a because; the plan cannot be final"
    decide(window, "T-001", "watch", "Falling")
    decide(window, "T-002", "priority", "Rising")
    assert heading(window) == ""


def test_that_last_years_decision_stands_beside_this_years(window: MainWindow, panel: DecisionsPanel) -> None:
    window.signals.apply(ChangeTheme("T-001", "last_year", "watch"))
    assert said(panel, "T-001", Column.LAST_YEAR) == "watch"


def test_that_an_empty_assessment_says_what_to_do(
    open_window: Callable[[Assessment], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(Assessment("0" * 32, small_assessment().model))
    window.resize(1280, 800)
    window.panel_set.go_to("decisions")
    panel = window.panel_set.panel("decisions")
    qtbot.waitUntil(lambda: panel.height() > 100)
    assert panel.isAncestorOf(window.focusWidget())
    picture = panel.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(300) for y in range(35, 80)}
    assert len(colours) > 2


# --- deciding ----------------------------------------------------------------------------------------


def test_that_a_letter_decides_and_is_undone(window: MainWindow, panel: DecisionsPanel) -> None:
    letters: dict[str, Outcome] = {
        "p": "priority", "c": "cross-cutting theme", "b": "business as usual", "w": "watch", "n": "not taken",
    }  # fmt: skip
    for letter, outcome in letters.items():
        QTest.keyClick(panel.view, letter)
        assert decision(window).outcome == outcome
    window.form.action_undo.trigger()
    assert decision(window).outcome == "watch"
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert decision(window).outcome == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_that_a_list_offers_the_decisions(window: MainWindow, panel: DecisionsPanel, key: Qt.Key) -> None:
    decide(window, "T-001", "watch")
    QTest.keyClick(panel.view, key)
    picker = panel.view.findChild(PickList)
    assert isinstance(picker, PickList)
    assert picker.item(picker.currentRow()).text().endswith("watch")
    QTest.keyClick(picker, Qt.Key.Key_Up)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert decision(window).outcome == "business as usual"


def test_that_escape_closes_the_list_and_stays_in_the_panel(
    window: MainWindow, panel: DecisionsPanel, qtbot: QtBot
) -> None:
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    picker = panel.view.findChild(PickList)
    assert picker is not None
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.view.findChild(PickList) is None)
    assert window.focusWidget() is panel.view
    assert decision(window).outcome == ""


def test_that_the_mouse_opens_the_list_and_a_text(window: MainWindow, panel: DecisionsPanel) -> None:
    left = Qt.MouseButton.LeftButton
    place = panel.view.visualRect(panel.table.index(0, Column.OUTCOME)).center()
    QTest.mouseClick(panel.view.viewport(), left, pos=place)
    QTest.mouseDClick(panel.view.viewport(), left, pos=place)
    picker = panel.view.findChild(PickList)
    assert picker is not None
    QTest.mouseClick(picker.viewport(), left, pos=picker.visualItemRect(picker.item(0)).center())
    assert decision(window).outcome == "priority"
    place = panel.view.visualRect(panel.table.index(0, Column.AGENCY)).center()
    QTest.mouseClick(panel.view.viewport(), left, pos=place)
    QTest.mouseDClick(panel.view.viewport(), left, pos=place)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_that_a_because_is_typed_where_it_stands(
    window: MainWindow, panel: DecisionsPanel, qtbot: QtBot
) -> None:
    decide(window, "T-001", "watch")
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    type_in(panel.view, "Done by police")
    editor = QApplication.focusWidget()
    assert isinstance(editor, NoteEdit)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "and others")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert decision(window) == Decision("watch", "Done by police\nand others")
    qtbot.waitUntil(panel.view.hasFocus)
    window.form.action_undo.trigger()
    assert decision(window) == Decision("watch", "")


def test_that_escape_gives_up_what_was_typed_and_stays_in_the_panel(
    window: MainWindow, panel: DecisionsPanel, qtbot: QtBot
) -> None:
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    type_in(panel.view, "No")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert decision(window) == Decision()
    qtbot.waitUntil(panel.view.hasFocus)


def test_that_tab_keeps_a_text_and_opens_the_next(
    window: MainWindow, panel: DecisionsPanel, qtbot: QtBot
) -> None:
    panel.view.go_to("T-001", Column.AGENCY)
    type_in(panel.view, "County Council")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: panel.view.currentIndex().column() == Column.OFFICER)
    QTest.keyClicks(QApplication.focusWidget(), "Head of Community Safety")
    window.finish_typing()
    theme = window.signals.assessment.theme("T-001")
    assert (theme.lead_agency, theme.lead_officer) == ("County Council", "Head of Community Safety")


def test_that_agencies_already_used_are_suggested(
    window: MainWindow, panel: DecisionsPanel, qtbot: QtBot
) -> None:
    window.signals.apply(ChangeTheme("T-002", "lead_agency", "County Council"))
    panel.view.go_to("T-001", Column.AGENCY)
    type_in(panel.view, "coun")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    popup = editor.completer().popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.text() == "County Council")
    window.finish_typing()
    assert window.signals.assessment.theme("T-001").lead_agency == "County Council"


def test_that_what_was_typed_and_not_left_is_kept(window: MainWindow, panel: DecisionsPanel) -> None:
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    type_in(panel.view, "Kept")
    window.finish_typing()
    assert decision(window).because == "Kept"
    type_in(panel.view, "Kept too")
    window.form.action_undo.trigger()
    assert decision(window).because == "Kept", "undo takes back what was typed last"
    type_in(panel.view, "And this")
    panel.set_seen(seen=False)
    assert decision(window).because == "And this"


def test_that_a_refused_text_leaves_what_was_there(window: MainWindow, panel: DecisionsPanel) -> None:
    panel.view.go_to("T-001", Column.AGENCY)
    panel.view.open_cell()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("x" * 300)
    window.finish_typing()
    assert "200 is the most" in window.form.status_bar.currentMessage()
    assert said(panel, "T-001", Column.AGENCY) == ""


def test_that_the_text_of_a_cell_is_copied(window: MainWindow, panel: DecisionsPanel) -> None:
    decide(window, "T-001", "priority")
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "priority"


# --- going with the grid -----------------------------------------------------------------------------


def test_that_it_goes_with_the_grid_and_the_grid_with_it(window: MainWindow, panel: DecisionsPanel) -> None:
    window.grid.focus_cell("T-002", "H2")
    assert panel.table.key_at(panel.view.currentIndex().row()) == "T-002"
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    assert window.current == ("T-001", "H2"), "over the line, to the next theme"
    assert panel.view.hasFocus()


def test_that_another_assessment_is_shown_whole(window: MainWindow, panel: DecisionsPanel) -> None:
    from smp_workbench.domain.version import History, Workbook

    other = applied(small_assessment(), SetDecision("T-001", Decision("priority", "")), SetCutLine(2))
    window.door.show(Workbook(other, History(other)))
    assert said(panel, "T-001", Column.OUTCOME) == "priority"
    assert shown(panel)[2] == "the plan takes two"


def test_that_the_menu_decides_about_the_focused_theme(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert decision(window).outcome == "watch"
    assert window.form.status_bar.currentMessage() == (
        "Burglary is above the line and not a priority: it needs a because. Alt+5 goes there."
    )
    window.form.menu_decision.aboutToShow.emit()
    checked = [action.text() for action in window.form.menu_decision.actions() if action.isChecked()]
    assert checked == ["&Watch"]
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert decision(window).outcome == ""
    window.form.action_undo.trigger()
    assert decision(window).outcome == "watch"


def test_that_a_heading_is_skipped_by_a_click_too(window: MainWindow, panel: DecisionsPanel) -> None:
    line = panel.view.visualRect(panel.table.index(1, 0))
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=line.topLeft() + QPoint(40, 10))
    assert panel.table.key_at(panel.view.currentIndex().row()) == "T-001"


@pytest.mark.parametrize("width", [1280, 960])
def test_that_headings_are_whole_in_as_many_lines_as_they_need(
    window: MainWindow, panel: DecisionsPanel, width: int
) -> None:
    window.resize(width, 720)
    QApplication.processEvents()
    header = panel.view.horizontalHeader()
    metrics = QFontMetrics(header.font())
    needed = []
    for place, column in enumerate(panel.table.columns):
        room = QRect(0, 0, panel.view.columnWidth(place) - 16, 1000)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, column.name)
        assert wrapped.width() <= room.width(), column.name
        needed.append(wrapped.height())
    assert header.textElideMode() == Qt.TextElideMode.ElideNone
    assert header.height() >= max(needed) + 12
    assert header.height() < max(needed) + 24, "and no line more"

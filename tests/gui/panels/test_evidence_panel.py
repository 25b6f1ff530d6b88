"""The panel of evidence: whose notes it shows, and adding, changing, moving and removing one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddNote, RemoveTheme
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.evidence_panel import EvidencePanel
from smp_workbench.gui.tables.evidence_table import Column
from smp_workbench.gui.tables.note_edit import NoteEdit
from smp_workbench.gui.tables.pick_list import PickList
from tests.factory import applied, small_assessment

NOTES = (
    EvidenceNote("E-001", "T-001", "", "Rising", "+4%", "Police", "2017"),
    EvidenceNote("E-002", "T-001", "H2", "Mean loss", "£1,900", "Survey", ""),
    EvidenceNote("E-003", "T-002", "H1", "Of another theme"),
    EvidenceNote("E-004", "T-001", "L1", "Calls"),
)


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    """Return the window with notes beside Burglary, and the grid on its financial harm."""
    made = open_window(applied(small_assessment(), *map(AddNote, NOTES)))
    made.resize(1280, 800)
    made.grid.focus_cell("T-001", "H2")
    return made


@pytest.fixture
def panel(window: MainWindow) -> EvidencePanel:
    """Return the panel with the keyboard in it."""
    window.panel_set.go_to("evidence")
    found = window.panel_set.panel("evidence")
    assert isinstance(found, EvidencePanel)
    QAbstractItemModelTester(found.table, QAbstractItemModelTester.FailureReportingMode.Fatal, found.table)
    QApplication.processEvents()
    return found


def keys(panel: EvidencePanel) -> list[str]:
    return [row.key for row in panel.table.rows]


def note(window: MainWindow, note_id: str) -> EvidenceNote:
    return next(one for one in window.signals.assessment.evidence if one.id == note_id)


def editor() -> QLineEdit | NoteEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit | NoteEdit)
    return found


def heading(window: MainWindow) -> tuple[str, str]:
    title = window.panel_set.docks["evidence"].titleBarWidget()
    return title._heading.text(), title._aside.text()  # type: ignore[attr-defined]  # DockTitle


# --- what it shows -----------------------------------------------------------------------------------


def test_that_notes_of_the_focused_criterion_come_first_and_the_empty_row_last(
    window: MainWindow, panel: EvidencePanel
) -> None:
    assert keys(panel) == ["E-002", "E-001", "E-004", "E-005"]
    assert heading(window) == ("Evidence · Burglary", "1 for Financial harm, 3 in all")
    window.grid.focus_cell("T-001", "L1")
    assert keys(panel) == ["E-004", "E-001", "E-002", "E-005"]
    window.grid.focus_cell("T-002", "L1")
    assert keys(panel) == ["E-003", "E-005"]
    assert heading(window) == ("Evidence · Fraud", "0 for Frequency, 1 in all")


def test_that_where_nothing_is_noted_it_says_what_evidence_is_good_for(
    window: MainWindow, panel: EvidencePanel
) -> None:
    assert panel._good_for.isHidden()
    window.grid.focus_cell("T-003", "H1")
    assert panel._good_for.isVisible()
    assert "Press Insert" in panel._good_for.text()
    assert not panel._remove.isEnabled()


def test_that_a_note_is_read_with_its_place_and_part(panel: EvidencePanel) -> None:
    cell = panel.table.index(0, Column.FIGURE)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Evidence 1 of 3, Figure: £1,900"


def test_that_it_is_empty_where_the_theme_is_gone(window: MainWindow, panel: EvidencePanel) -> None:
    for ref in ("T-001", "T-002", "T-003"):
        window.signals.apply(RemoveTheme(ref))
    assert keys(panel) == []
    assert heading(window) == ("Evidence", "")
    window.form.action_undo.trigger()
    assert heading(window)[0] == "Evidence · ASB"


# --- adding ------------------------------------------------------------------------------------------


def test_that_insert_adds_a_note_for_the_focused_criterion(
    window: MainWindow, panel: EvidencePanel, qtbot: QtBot
) -> None:
    QTest.keyClick(panel.view, Qt.Key.Key_Insert)
    QTest.keyClicks(editor(), "Claims doubled")
    QTest.keyClick(editor(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: panel.view.currentIndex().column() == Column.FIGURE)
    assert note(window, "E-005") == EvidenceNote("E-005", "T-001", "H2", "Claims doubled")
    QTest.keyClicks(editor(), "2x")
    window.finish_typing()
    assert note(window, "E-005").figure == "2x"
    assert keys(panel) == ["E-002", "E-005", "E-001", "E-004", "E-006"]
    assert panel.view.currentIndex().row() == 1, "still on the note"
    window.form.action_undo.trigger()
    window.form.action_undo.trigger()
    assert keys(panel) == ["E-002", "E-001", "E-004", "E-006"], "no id is given twice"


def test_that_typing_into_the_empty_row_adds_a_note(window: MainWindow, panel: EvidencePanel) -> None:
    panel.view.go_to("E-005", Column.SOURCE)
    QTest.keyClick(panel.view, "S")
    QTest.keyClicks(editor(), "urvey of residents")
    window.grid.focus_cell("T-002", "H1")
    assert note(window, "E-005") == EvidenceNote("E-005", "T-001", "H2", "", "", "Survey of residents")


def test_that_leaving_the_empty_row_empty_adds_nothing(window: MainWindow, panel: EvidencePanel) -> None:
    QTest.keyClick(panel.view, Qt.Key.Key_Insert)
    QTest.keyClick(editor(), Qt.Key.Key_Return)
    assert not window.signals.undo_stack.canUndo()


def test_that_the_next_note_can_be_about_something_else(window: MainWindow, panel: EvidencePanel) -> None:
    panel.view.go_to("E-005", Column.ABOUT)
    QTest.keyClick(panel.view, Qt.Key.Key_1)
    assert not window.signals.undo_stack.canUndo()
    panel.view.go_to("E-005", Column.TEXT)
    QTest.keyClick(panel.view, "x")
    window.finish_typing()
    assert note(window, "E-005").criterion == "H1"


def test_that_a_button_adds_and_another_removes(window: MainWindow, panel: EvidencePanel) -> None:
    QTest.mouseClick(panel._add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(editor(), "By mouse")
    window.finish_typing()
    assert note(window, "E-005").text == "By mouse"
    QTest.mouseClick(panel._remove, Qt.MouseButton.LeftButton)
    assert "E-005" not in keys(panel)
    assert panel.view.hasFocus()


# --- changing ----------------------------------------------------------------------------------------


def test_that_a_note_is_changed_where_it_stands(window: MainWindow, panel: EvidencePanel) -> None:
    panel.view.go_to("E-001", Column.FIGURE)
    QTest.keyClick(panel.view, Qt.Key.Key_F2)
    assert editor().property("text") == "+4%"
    QTest.keyClicks(editor(), "+5%")
    window.finish_typing()
    assert note(window, "E-001").figure == "+5%"
    window.form.action_undo.trigger()
    assert note(window, "E-001").figure == "+4%"


def test_that_a_note_moves_to_another_criterion_and_to_the_theme(
    window: MainWindow, panel: EvidencePanel
) -> None:
    panel.view.go_to("E-001", Column.ABOUT)
    QTest.keyClick(panel.view, Qt.Key.Key_2)
    assert note(window, "E-001").criterion == "H2"
    assert panel.table.key_at(panel.view.currentIndex().row()) == "E-001"
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    picker = panel.view.findChild(PickList)
    assert isinstance(picker, PickList)
    assert picker.currentRow() == 1
    QTest.keyClick(picker, Qt.Key.Key_Delete)
    assert note(window, "E-001").criterion == ""
    window.form.action_undo.trigger()
    window.form.action_undo.trigger()
    assert window.signals.assessment.evidence == NOTES


def test_that_delete_removes_a_note_and_undo_brings_it_back(window: MainWindow, panel: EvidencePanel) -> None:
    panel.view.go_to("E-001", Column.TEXT)
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert keys(panel) == ["E-002", "E-004", "E-005"]
    assert window.form.status_bar.currentMessage() == "The evidence is removed. Ctrl+Z brings it back."
    window.form.action_undo.trigger()
    assert window.signals.assessment.evidence == NOTES


def test_that_delete_in_the_empty_row_does_nothing(window: MainWindow, panel: EvidencePanel) -> None:
    panel.view.go_to("E-005", Column.TEXT)
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert not window.signals.undo_stack.canUndo()


def test_that_sources_of_all_themes_are_suggested(panel: EvidencePanel) -> None:
    panel.view.go_to("E-002", Column.SOURCE)
    assert panel.table.texts_in(Column.SOURCE) == ["Police", "Survey"]
    panel.view.open_cell()
    found = editor()
    assert isinstance(found, QLineEdit)
    assert found.completer() is not None


def test_that_a_refused_figure_leaves_what_was_there(window: MainWindow, panel: EvidencePanel) -> None:
    panel.view.go_to("E-001", Column.FIGURE)
    panel.view.open_cell()
    found = editor()
    assert isinstance(found, QLineEdit)
    found.setText("9" * 300)
    window.finish_typing()
    assert "200 is the most" in window.form.status_bar.currentMessage()
    assert panel.table.index(1, Column.FIGURE).data() == "+4%"

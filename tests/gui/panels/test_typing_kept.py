"""What is typed into a cell of evidence or decisions counts after a pause, as a reason does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddNote
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.decisions_panel import DecisionsPanel
from smp_workbench.gui.panels.evidence_panel import EvidencePanel
from smp_workbench.gui.tables.decision_table import Column as Deciding
from smp_workbench.gui.tables.evidence_table import Column
from smp_workbench.gui.tables.note_edit import NoteEdit
from smp_workbench.gui.typing_pause import TypingPause
from tests.factory import applied, small_assessment

FIRST = EvidenceNote("E-001", "T-001", "", "Rising", "+4%", "Police", "2017")


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    made = open_window(applied(small_assessment(), AddNote(FIRST)))
    made.resize(1280, 800)
    made.grid.focus_cell("T-001", "H2")
    return made


@pytest.fixture
def evidence(window: MainWindow) -> EvidencePanel:
    window.panel_set.go_to("evidence")
    found = window.panel_set.panel("evidence")
    assert isinstance(found, EvidencePanel)
    QAbstractItemModelTester(found.table, QAbstractItemModelTester.FailureReportingMode.Fatal, found.table)
    QApplication.processEvents()
    return found


@pytest.fixture
def decisions(window: MainWindow) -> DecisionsPanel:
    window.panel_set.go_to("decisions")
    found = window.panel_set.panel("decisions")
    assert isinstance(found, DecisionsPanel)
    QApplication.processEvents()
    return found


def field() -> QLineEdit | NoteEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit | NoteEdit)
    return found


def typed(text: str) -> QLineEdit | NoteEdit:
    """Type into the open field, and let the time pass after which it counts."""
    open_field = field()
    QTest.keyClicks(open_field, text)
    (pause,) = open_field.findChildren(TypingPause)
    assert pause.timer.isActive()
    pause.timer.timeout.emit()
    QApplication.processEvents()
    assert field() is open_field
    return open_field


def notes(window: MainWindow) -> list[EvidenceNote]:
    return list(window.signals.assessment.evidence)


def keys(panel: EvidencePanel) -> list[str]:
    return [row.key for row in panel.table.rows]


def test_that_a_new_note_counts_after_a_pause_and_stays_under_the_hands(
    window: MainWindow, evidence: EvidencePanel
) -> None:
    before, stack = window.signals.assessment, window.signals.undo_stack
    QTest.keyClick(evidence.view, Qt.Key.Key_Insert)
    typed("Claims ")
    assert [note.text for note in notes(window)] == ["Rising", "Claims "]
    assert keys(evidence) == ["E-001", "E-002", "E-003"]
    typed("doubled")
    QTest.keyClick(field(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert notes(window)[1] == EvidenceNote("E-002", "T-001", "H2", "Claims doubled")
    assert keys(evidence) == ["E-002", "E-001", "E-003"]  # among those of its criterion
    assert evidence.view.currentIndex().row() == 0
    assert stack.count() == 1
    stack.undo()
    assert window.signals.assessment.evidence == before.evidence
    stack.redo()
    assert notes(window)[1].text == "Claims doubled"


def test_that_tab_goes_on_in_a_new_note_that_counts_already(
    window: MainWindow, evidence: EvidencePanel
) -> None:
    QTest.keyClick(evidence.view, Qt.Key.Key_Insert)
    QTest.keyClick(typed("Claims doubled"), Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert evidence.view.currentIndex().column() == Column.FIGURE
    QTest.keyClick(typed("2x"), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert notes(window)[1] == EvidenceNote("E-002", "T-001", "H2", "Claims doubled", "2x")
    assert window.signals.undo_stack.count() == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_that_a_new_note_that_is_given_up_or_emptied_again_is_none(
    window: MainWindow, evidence: EvidencePanel, key: Qt.Key
) -> None:
    QTest.keyClick(evidence.view, Qt.Key.Key_Insert)
    open_field = typed("Claims")
    if key != Qt.Key.Key_Escape:
        QTest.keyClick(open_field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(open_field, Qt.Key.Key_Delete)
    QTest.keyClick(open_field, key)
    QApplication.processEvents()
    assert notes(window) == [FIRST]
    assert window.signals.undo_stack.count() == 0
    assert not window.signals.modified
    assert keys(evidence)[0] == "E-001"
    assert len(keys(evidence)) == 2


@pytest.mark.parametrize("column", [Column.TEXT, Column.SOURCE])
def test_that_escape_brings_back_what_stood_in_a_cell(
    window: MainWindow, evidence: EvidencePanel, column: Column
) -> None:
    evidence.view.go_to("E-001", column)
    QTest.keyClick(evidence.view, Qt.Key.Key_F2)
    typed("Falling")
    assert "Falling" in (notes(window)[0].text, notes(window)[0].source)
    typed(" fast")
    QTest.keyClick(field(), Qt.Key.Key_Escape)
    assert notes(window) == [FIRST]
    assert window.signals.undo_stack.count() == 0
    assert evidence.view.hasFocus()


def test_that_leaving_a_cell_by_mouse_keeps_one_step(window: MainWindow, evidence: EvidencePanel) -> None:
    evidence.view.go_to("E-001", Column.TEXT)
    QTest.keyClick(evidence.view, Qt.Key.Key_F2)
    typed("Falling")
    QTest.keyClicks(field(), " fast")
    window.grid.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert notes(window)[0].text == "Falling fast"
    assert window.signals.undo_stack.count() == 1


def test_that_a_note_begun_and_left_by_mouse_takes_its_place(
    window: MainWindow, evidence: EvidencePanel
) -> None:
    QTest.keyClick(evidence.view, Qt.Key.Key_Insert)
    typed("Claims")
    window.grid.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert keys(evidence) == ["E-002", "E-001", "E-003"]


@pytest.mark.parametrize("column", [Deciding.BECAUSE, Deciding.AGENCY])
def test_that_a_because_and_an_agency_count_after_a_pause(
    window: MainWindow, decisions: DecisionsPanel, column: Deciding
) -> None:
    decisions.view.go_to("T-002", column)
    QTest.keyClick(decisions.view, Qt.Key.Key_F2)
    typed("Kent ")
    typed("Police ")
    theme = window.signals.assessment.theme("T-002")
    assert theme.decision.because == "Kent Police " or theme.lead_agency == "Kent Police"
    changes = len(window.signals.session.history.changes)
    QTest.keyClick(field(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(window.signals.session.history.changes) == changes  # nothing more was typed
    assert window.signals.undo_stack.count() == 1
    window.form.action_undo.trigger()
    assert window.signals.assessment == applied(small_assessment(), AddNote(FIRST))

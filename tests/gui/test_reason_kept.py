"""A reason is kept, or not kept, as a person meant it, whatever comes between typing it and leaving it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import Entry
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.evidence_panel import EvidencePanel
from smp_workbench.gui.panels.reason_edit import ReasonEdit
from smp_workbench.gui.panels.second_stage_panel import SecondStagePanel
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.gui.tables.field_view import FieldView

SAID = "Residents said so"


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    made = open_window(sample_workbook().assessment)
    made.resize(1280, 720)
    made.grid.focus_cell("T-001", "H1")
    settle()
    return made


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def entry(window: MainWindow, ref: str = "T-001", code: str = "H1") -> Entry:
    return window.signals.assessment.agreed.entry(ref, code)


def type_reason(window: MainWindow) -> ReasonEdit:
    QTest.keyClick(window.grid, Qt.Key.Key_R)
    field = window.definition._form.reason
    assert field.hasFocus()
    QTest.keyClicks(field, SAID)
    return field


def second_stage(window: MainWindow) -> SecondStagePanel:
    """Take the keyboard into the second stage's grid."""
    window.panel_set.go_to("second_stage")
    settle()
    panel = window.panel_set.panel("second_stage")
    assert isinstance(panel, SecondStagePanel)
    panel.take_focus()
    settle()
    return panel


def go_behind(window: MainWindow) -> None:
    """Leave the reason for the panel of evidence, which stands in the definition's place."""
    window.panel_set.go_to("evidence")
    settle()
    assert window.definition.visibleRegion().isEmpty()
    assert entry(window).reason == SAID


def move_on(window: MainWindow) -> None:
    window.return_to_grid()
    settle()
    QTest.keyClick(window.grid, Qt.Key.Key_Right)
    window.finish_typing()
    settle()


def test_that_an_undone_reason_stays_undone_with_the_panel_behind_another(window: MainWindow) -> None:
    before = window.signals.assessment
    type_reason(window)
    go_behind(window)
    window.form.action_undo.trigger()
    settle()
    assert entry(window).reason == ""
    move_on(window)
    assert window.signals.assessment == before
    assert window.signals.undo_stack.canRedo()


def test_that_a_reason_of_a_dropped_trial_is_gone(window: MainWindow) -> None:
    before = window.signals.assessment
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+Y"))
    type_reason(window)
    go_behind(window)
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+D"))
    settle()
    assert window.signals.trial is None
    move_on(window)
    assert window.signals.assessment == before


@pytest.mark.parametrize("command", ["action_move_down", "action_not_known", "action_scored"])
def test_that_a_command_counts_what_is_typed_first(window: MainWindow, command: str) -> None:
    type_reason(window)
    getattr(window.form, command).trigger()
    settle()
    assert entry(window).reason == SAID


def test_that_an_edit_from_elsewhere_overwrites_nothing_that_is_typed(window: MainWindow) -> None:
    field = type_reason(window)
    window.grid.block.clear()
    settle()
    assert (entry(window).reason, field.toPlainText()) == (SAID, SAID)


def test_that_a_menu_counts_what_is_typed(window: MainWindow) -> None:
    type_reason(window)
    window.form.menu_file.aboutToShow.emit()
    assert entry(window).reason == SAID


def test_that_a_reason_of_a_version_can_be_read_and_not_typed(window: MainWindow) -> None:
    field = window.definition._form.reason
    assert not field.isReadOnly()
    assert window.signals.commit("As it was", "")
    window.signals.view(1)
    settle()
    assert field.isReadOnly()
    window.signals.show_now()
    settle()
    assert not field.isReadOnly()


def test_that_no_key_leads_to_levels_that_nobody_sees(window: MainWindow) -> None:
    window.panel_set.go_to("evidence")
    settle()
    assert not window.definition._form.cell_page.isEnabled()
    window.form.definition_dock.raise_()
    settle()
    assert window.definition._form.cell_page.isEnabled()


# --- while it is being typed ------------------------------------------------------------------------


def pause(field: ReasonEdit) -> None:
    """Let the time pass after which what is typed counts."""
    assert field._pause.timer.isActive()
    field._pause.timer.timeout.emit()
    settle()


def test_that_a_reason_counts_after_a_pause_and_typing_goes_on_where_it_was(window: MainWindow) -> None:
    field = type_reason(window)
    for _ in "said so":
        QTest.keyClick(field, Qt.Key.Key_Left)
    pause(field)
    assert entry(window).reason == SAID
    QTest.keyClicks(field, "all ")
    pause(field)
    assert entry(window).reason == field.toPlainText() == "Residents all said so"
    assert field.hasFocus()


def test_that_no_time_passes_unless_somebody_types(window: MainWindow) -> None:
    QTest.keyClick(window.grid, Qt.Key.Key_R)
    field = window.definition._form.reason
    assert not field._pause.timer.isActive()
    QTest.keyClicks(field, "a")
    assert field._pause.timer.remainingTime() > 1000


def test_that_what_counts_while_it_is_typed_is_one_step_to_undo(window: MainWindow) -> None:
    before, stack = window.signals.assessment, window.signals.undo_stack
    field = type_reason(window)
    pause(field)
    QTest.keyClicks(field, " in May")
    pause(field)
    QTest.keyClicks(field, " 2017")
    window.return_to_grid()
    settle()
    assert (stack.count(), entry(window).reason) == (1, SAID + " in May 2017")
    stack.undo()
    assert window.signals.assessment == before
    stack.redo()
    assert entry(window).reason == SAID + " in May 2017"


def test_that_what_is_typed_later_is_a_step_of_its_own(window: MainWindow) -> None:
    field = type_reason(window)
    pause(field)
    window.return_to_grid()
    QTest.keyClick(window.grid, Qt.Key.Key_R)
    QTest.keyClicks(field, "Another")
    pause(field)
    assert window.signals.undo_stack.count() == 2
    window.return_to_grid()
    window.form.action_undo.trigger()
    settle()
    assert entry(window).reason == field.toPlainText() == SAID


def test_that_escape_gives_up_what_counted_already(window: MainWindow) -> None:
    before = window.signals.assessment
    field = type_reason(window)
    pause(field)
    QTest.keyClicks(field, " in May")
    pause(field)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.signals.assessment == before
    assert field.toPlainText() == ""
    assert window.signals.undo_stack.count() == 0
    assert not window.signals.modified


def test_that_escape_after_a_save_between_two_pauses_is_unsaved_work(window: MainWindow) -> None:
    field = type_reason(window)
    pause(field)
    window.signals.mark_saved(window.signals.session.workbook)
    assert not window.signals.modified
    QTest.keyClicks(field, " in May")
    pause(field)
    assert window.signals.modified
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert entry(window).reason == ""
    assert window.signals.modified


def test_that_a_pause_leaves_letters_alone_that_are_being_composed(window: MainWindow) -> None:
    field = type_reason(window)
    QApplication.sendEvent(field, QInputMethodEvent("\N{DIAERESIS}", []))
    pause(field)
    assert entry(window).reason == ""
    assert field.textCursor().block().layout().preeditAreaText() == "\N{DIAERESIS}"
    done = QInputMethodEvent("", [])
    done.setCommitString("\N{LATIN SMALL LETTER U WITH DIAERESIS}")
    QApplication.sendEvent(field, done)
    pause(field)
    assert entry(window).reason == SAID + "\N{LATIN SMALL LETTER U WITH DIAERESIS}"


def test_that_a_reason_that_cannot_be_kept_stays_to_be_mended_while_it_is_typed(window: MainWindow) -> None:
    field = type_reason(window)
    field.insertPlainText("\a")
    pause(field)
    assert "cannot be kept" in window.form.status_bar.currentMessage()
    assert field.toPlainText() == SAID + "\a"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    pause(field)
    assert entry(window).reason == SAID


def test_that_a_reason_of_the_second_stage_counts_after_a_pause_too(window: MainWindow) -> None:
    panel = second_stage(window)
    QTest.keyClick(panel.grid, Qt.Key.Key_R)
    field = window.definition._form.reason
    QTest.keyClicks(field, "Asked")
    pause(field)
    QTest.keyClicks(field, " twice")
    pause(field)
    stage = window.signals.assessment.second_stage
    assert stage is not None
    assert stage.agreed.entry(*panel.cell).reason == "Asked twice"
    assert field.hasFocus()
    assert window.signals.undo_stack.count() == 1


# --- what is about scores, and what is not ----------------------------------------------------------


@pytest.mark.parametrize("panel", ["evidence", "decisions"])
@pytest.mark.parametrize("keys", ["Ctrl+V", "Ctrl+A", "Ctrl+X"])
def test_that_keys_of_the_clipboard_in_a_table_change_no_score(
    window: MainWindow, panel: str, keys: str
) -> None:
    agreed = window.signals.assessment.agreed
    QGuiApplication.clipboard().setText("1")
    window.panel_set.go_to(panel)
    settle()
    QTest.keySequence(window.focusWidget(), QKeySequence(keys))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert window.signals.assessment.agreed == agreed
    assert not window.grid.block.several


@pytest.mark.parametrize("command", ["action_paste", "action_select_all"])
def test_that_commands_about_scores_are_refused_in_a_panel_without_any(
    window: MainWindow, command: str
) -> None:
    before = window.signals.assessment
    QGuiApplication.clipboard().setText("1")
    window.panel_set.go_to("evidence")
    settle()
    getattr(window.form, command).trigger()
    assert window.form.status_bar.currentMessage().startswith("This is about scores.")
    assert window.signals.assessment is before
    assert not window.grid.block.several


def test_that_a_text_is_pasted_into_the_cell_of_a_table(window: MainWindow) -> None:
    window.panel_set.go_to("evidence")
    settle()
    panel = window.panel_set.panel("evidence")
    assert isinstance(panel, EvidencePanel)
    view = panel.findChild(FieldView)
    assert view is not None
    notes = len(window.signals.assessment.evidence)
    row = next(row for row, one in enumerate(view.table.rows) if one.cells)
    column = next(
        place
        for place, _ in enumerate(view.table.columns)
        if view.table.index(row, place).flags() & Qt.ItemFlag.ItemIsEditable
    )
    view.setCurrentIndex(view.table.index(row, column))
    QGuiApplication.clipboard().setText("Rising\nsince May\n")
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    texts = {note.text for note in window.signals.assessment.evidence}
    assert len(window.signals.assessment.evidence) >= notes
    assert texts & {"Rising\nsince May", "Rising since May"}


def test_that_the_score_menu_acts_on_the_grid_that_the_keyboard_is_in(window: MainWindow) -> None:
    agreed = window.signals.assessment.agreed
    panel = second_stage(window)
    assert window.focused_cell.grid is panel.grid
    stage = window.signals.assessment.second_stage
    assert stage is not None
    ref, code = panel.cell
    assert stage.agreed.entry(ref, code).level is not None
    window.form.action_clear.trigger()
    settle()
    stage = window.signals.assessment.second_stage
    assert stage is not None
    assert stage.agreed.entry(ref, code).level is None
    assert window.signals.assessment.agreed == agreed


def test_that_the_wheel_chooses_no_confidence(window: MainWindow) -> None:
    before, choice = window.signals.assessment, window.definition._form.confidence
    middle = QPointF(choice.rect().center())
    turned = QWheelEvent(
        middle, choice.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, turned)
    assert window.signals.assessment is before
    assert not choice.hasFocus()

"""Undo and redo are about typing while the keyboard is in a text, by key and by menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.reason_edit import ReasonEdit

SAID = "Residents said so"


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def type_reason(window: MainWindow) -> ReasonEdit:
    window.grid.focus_cell("T-001", "H1")
    window.return_to_grid()
    settle()
    window.grid.block.clear()  # something else to undo, of which nothing may happen
    QTest.keyClick(window.grid, Qt.Key.Key_R)
    field = window.definition._form.reason
    QTest.keyClicks(field, SAID)
    return field


def test_that_typing_is_undone_and_done_again_in_its_field(window: MainWindow) -> None:
    field = type_reason(window)
    before = window.signals.undo_stack.index()
    for undo, redo in (("Ctrl+Z", "Ctrl+Y"), ("Ctrl+Z", "Ctrl+Shift+Z")):
        assert window.form.action_undo.text() == "&Undo: typing"
        QTest.keySequence(field, QKeySequence(undo))
        assert field.toPlainText() == ""
        assert window.form.action_redo.isEnabled()
        QTest.keySequence(field, QKeySequence(redo))
        assert field.toPlainText() == SAID
        assert not window.form.action_redo.isEnabled()
    assert window.signals.undo_stack.index() == before


def test_that_the_menu_undoes_typing_as_its_key_does(window: MainWindow, qtbot: QtBot) -> None:
    field = type_reason(window)
    QTest.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    settle()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert window.form.action_undo.text() == "&Undo: typing"
    QTest.keyClick(menu, Qt.Key.Key_U)
    settle()
    assert field.toPlainText() == ""
    qtbot.waitUntil(field.hasFocus)
    window.return_to_grid()
    settle()
    assert window.signals.assessment.agreed.entry("T-001", "H1").reason == ""
    assert window.form.action_undo.text() != "&Undo: typing"


def test_that_ctrl_y_does_typing_again_in_a_cell_and_in_a_dialog(window: MainWindow) -> None:
    window.panel_set.go_to("evidence")
    settle()
    for begin in (lambda: QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Insert),
                  window.form.action_find.trigger):  # fmt: skip
        begin()
        settle()
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        QTest.keyClicks(field, "Claims")
        for keys in ("Ctrl+Z", "Ctrl+Y"):
            QTest.keySequence(field, QKeySequence(keys))
            text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            assert text == ("Claims" if keys == "Ctrl+Y" else "")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

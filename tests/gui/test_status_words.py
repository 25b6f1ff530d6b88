"""A refusal stays in the status bar until a person has gone on, and no longer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QStatusTipEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from smp_workbench.gui.main_window import MainWindow


def type_reason(window: MainWindow) -> None:
    """Go to the reason, which leaves a refusal where it is, and type."""
    said = window.form.status_bar.currentMessage()
    QTest.keyClick(window.grid, Qt.Key.Key_R)
    assert window.form.status_bar.currentMessage() == said
    QTest.keyClicks(QApplication.focusWidget(), "Se")


GOING_ON: dict[str, Callable[[MainWindow], None]] = {
    "a score": lambda window: QTest.keyClick(window.grid, Qt.Key.Key_2),
    "another cell": lambda window: QTest.keyClick(window.grid, Qt.Key.Key_Down),
    "a command": lambda window: QTest.keySequence(window, QKeySequence("Ctrl+C")),
    "a dialog": lambda window: QTest.keySequence(window, QKeySequence("Ctrl+,")),
    "a panel": lambda window: QTest.keySequence(window, QKeySequence("Alt+7")),
    "a menu": lambda window: QTest.keySequence(window, QKeySequence("Alt+F")),
    "typing a reason": type_reason,
    "the palette": lambda window: QTest.keySequence(window, QKeySequence("Ctrl+K")),
}


def refused(window: MainWindow) -> str:
    """Press a key that is no level; return what is said."""
    window.grid.focus_cell("T-001", "H1")
    QTest.keyClick(window.grid, Qt.Key.Key_9)
    return window.form.status_bar.currentMessage()


@pytest.mark.parametrize("go_on", GOING_ON.values(), ids=GOING_ON)
def test_that_a_refusal_goes_with_whatever_is_done_next(
    window: MainWindow, go_on: Callable[[MainWindow], None]
) -> None:
    words = refused(window)
    assert words
    go_on(window)
    QApplication.processEvents()
    assert window.form.status_bar.currentMessage() != words
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for dialog in window.findChildren(QDialog):
        dialog.close()


def test_that_a_command_s_own_refusal_takes_the_place_of_the_one_before(window: MainWindow) -> None:
    before = refused(window)
    QApplication.clipboard().setText("")
    window.form.action_paste.trigger()
    after = window.form.status_bar.currentMessage()
    assert after
    assert after != before
    assert window.form.status_bar.property("refusal")


def test_that_a_refusal_leaves_its_look_to_nothing_else(window: MainWindow) -> None:
    """Qt says what a command does by itself, with no word to whoever speaks otherwise."""
    refused(window)
    QTest.keySequence(window, QKeySequence("Alt+F"))
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    tip = QStatusTipEvent("Goes to the plan")
    QApplication.sendEvent(window, tip)
    assert window.form.status_bar.currentMessage()
    assert not window.form.status_bar.property("refusal")
    menu.close()
    words = refused(window)
    QApplication.sendEvent(window, QStatusTipEvent("Goes to the plan"))
    assert words != window.form.status_bar.currentMessage()
    assert not window.form.status_bar.property("refusal")

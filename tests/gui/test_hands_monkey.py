"""Random keys with selecting, pasting, sorting, dragging and the palette among them: nothing breaks.

Any fault in a slot or an override fails the test through the window's fixture.
"""

from __future__ import annotations

import os
import random
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.printing import print_choice

PRESSES: Final = int(os.environ.get("SMP_MONKEY_PRESSES", "300"))
"""More of them: SMP_MONKEY_PRESSES=3000 pytest tests/gui/test_hands_monkey.py -n0 --timeout 900."""
Key = Qt.Key
NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MOVES = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageDown)
TYPED = (Key.Key_0, Key.Key_1, Key.Key_2, Key.Key_4, Key.Key_8, Key.Key_Question, Key.Key_Delete)
OTHER = (Key.Key_Return, Key.Key_F2, Key.Key_Tab, Key.Key_Escape)
LETTERS = (Key.Key_A, Key.Key_C, Key.Key_D, Key.Key_K, Key.Key_V, Key.Key_Y, Key.Key_Z)
ACTS = (
    *((key, how) for key in MOVES for how in (NO, SHIFT, SHIFT, SHIFT | CTRL)),
    *((key, NO) for key in (*TYPED, *TYPED, *OTHER)),
    *((key, CTRL) for key in (*LETTERS, *LETTERS, Key.Key_P, Key.Key_Delete)),
    *((key, SHIFT | CTRL) for key in (Key.Key_O, Key.Key_R, Key.Key_T, Key.Key_F12)),
    *((key, ALT) for key in (Key.Key_Up, Key.Key_Down)),
)
BLOCKS = (
    "", "3", "9", "3\t4\n2\t1", "3\n9\n4", "Theme\tPhysical harm\nASB\t4", "ASB\t3\nFraud\t2", "a\tb",
    "3\t8\t11\t2\n1\t2\t3\t1",
)  # fmt: skip


@pytest.mark.trial(20)
def test_that_random_keys_break_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_choice, "choose_printer", lambda *_: None)
    monkeypatch.setattr(print_choice, "choose_pdf", lambda *_: None)
    chance = random.Random(20180223)
    for _ in range(PRESSES):
        if chance.random() < 0.05:
            QGuiApplication.clipboard().setText(chance.choice(BLOCKS))
        if chance.random() < 0.03 and not _in_front(window):
            _drag(window, chance)
        key, how = chance.choice(ACTS)
        if _in_front(window) and chance.random() < 0.4:
            key, how = Key.Key_Escape, NO
        _press(window, key, how)
    assert window.signals.undo_stack.count() > 0
    while (left := _in_front(window)) is not None:
        left.close()


def _in_front(window: MainWindow) -> QWidget | None:
    """Return the list, palette or dialog that has the keyboard, or None."""
    popup = QApplication.activePopupWidget()
    dialogs = (dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    return popup if popup is not None else next(dialogs, None)


def _press(window: MainWindow, key: Qt.Key, how: Qt.KeyboardModifier) -> None:
    front = _in_front(window)
    if front is not None and front.objectName() == "command_palette" and key == Key.Key_Return:
        key = Key.Key_Escape  # it would run anything, quitting among it
    holder = front or window
    QTest.keyClick(holder.focusWidget() or holder, key, how)
    QApplication.processEvents()


def _drag(window: MainWindow, chance: random.Random) -> None:
    names = window.grid.verticalHeader().viewport()
    QTest.mousePress(names, Qt.MouseButton.LeftButton, pos=QPoint(20, chance.randrange(4, 90)))
    for _ in range(3):
        QTest.mouseMove(names, QPoint(20, chance.randrange(-20, 160)))
    QTest.mouseRelease(names, Qt.MouseButton.LeftButton, pos=QPoint(20, chance.randrange(0, 150)))

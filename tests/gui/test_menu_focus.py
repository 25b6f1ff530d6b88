"""Where the keyboard is after menus have been opened and left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.gui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier

LEAVING = {
    "one menu": ((Qt.Key.Key_F, ALT), (Qt.Key.Key_Escape, NONE)),
    "one menu, Escape again": ((Qt.Key.Key_F, ALT), (Qt.Key.Key_Escape, NONE), (Qt.Key.Key_Escape, NONE)),
    "a second menu": (
        (Qt.Key.Key_S, ALT), (Qt.Key.Key_Escape, NONE),
        (Qt.Key.Key_F, ALT), (Qt.Key.Key_Escape, NONE), (Qt.Key.Key_Escape, NONE),
    ),
    "the neighbouring menu": (
        (Qt.Key.Key_S, ALT), (Qt.Key.Key_Right, NONE), (Qt.Key.Key_Escape, NONE), (Qt.Key.Key_Escape, NONE),
    ),
}  # fmt: skip


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press a key where a person's would go, and let what follows happen."""
    target: QWidget = QApplication.activePopupWidget() or window.focusWidget() or window
    QTest.keyClick(target, key, held)
    QApplication.processEvents()


@pytest.mark.parametrize("keys", LEAVING.values(), ids=LEAVING)
def test_that_leaving_the_menus_gives_the_keyboard_back_to_the_grid(
    window: MainWindow, qtbot: QtBot, keys: tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...]
) -> None:
    for key, held in keys:
        press(window, key, held)
    qtbot.waitUntil(window.grid.hasFocus)


def test_that_walking_along_the_menus_opens_each(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F, ALT)
    press(window, Qt.Key.Key_Right, NONE)
    assert QApplication.activePopupWidget() is window.form.menu_edit
    window.form.menu_edit.close()


def test_that_a_menu_opened_from_a_panel_gives_the_keyboard_back_to_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.ranking.rows.setFocus()
    press(window, Qt.Key.Key_S, ALT)
    press(window, Qt.Key.Key_Escape, NONE)
    qtbot.waitUntil(window.ranking.rows.hasFocus)


def test_that_the_grid_takes_over_from_a_panel_that_was_closed_by_menu(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.ranking.rows.setFocus()
    press(window, Qt.Key.Key_S, ALT)
    window.form.ranking_dock.close()
    press(window, Qt.Key.Key_Escape, NONE)
    qtbot.waitUntil(window.grid.hasFocus)


def test_that_a_menu_opened_from_a_floating_panel_gives_the_keyboard_back_to_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.panel_set.open("undo_list")
    dock = window.panel_set.docks["undo_list"]
    dock.setFloating(True)
    window.panel_set.open("undo_list")
    qtbot.waitUntil(lambda: dock.isAncestorOf(QApplication.focusWidget()))
    floating = QApplication.focusWidget()
    QTest.keyClick(floating, Qt.Key.Key_S, ALT)
    window.activateWindow()  # as a click on the menu bar does
    window.form.menu_bar.setFocus()
    menu = QApplication.activePopupWidget()
    assert menu is window.form.menu_score
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(floating.hasFocus)

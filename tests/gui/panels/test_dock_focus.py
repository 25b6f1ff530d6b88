"""The keyboard stays where it is when a panel is made to float, or is docked again, with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.gui.focus_ring import _Mark
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.dock_title import DockTitle


@pytest.fixture
def dock(window: MainWindow) -> QDockWidget:
    window.grid.focus_cell("T-001", "H1")
    QApplication.processEvents()
    return window.form.definition_dock


def press_twice(dock: QDockWidget) -> None:
    """Press the title bar twice, beside what stands in it."""
    title = dock.titleBarWidget()
    assert isinstance(title, DockTitle)
    QTest.mouseDClick(title, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))


def marks(window: QWidget) -> list[_Mark]:
    return [mark for mark in window.findChildren(_Mark) if mark.isVisible()]


def test_that_a_press_of_the_mouse_lets_a_panel_float_aside_and_the_same_docks_it(
    window: MainWindow, dock: QDockWidget
) -> None:
    docked = dock.mapToGlobal(QPoint())
    press_twice(dock)
    assert dock.isFloating()
    assert (dock.pos() - docked).manhattanLength() >= window.theme.space.panel
    press_twice(dock)
    assert not dock.isFloating()


def test_that_typing_goes_on_in_a_panel_that_floats(
    window: MainWindow, dock: QDockWidget, qtbot: QtBot
) -> None:
    QTest.keyClick(window.grid, Qt.Key.Key_R)
    field = window.definition._form.reason
    QTest.keyClicks(field, "Residents")
    for _ in range(2):
        press_twice(dock)
        qtbot.waitUntil(field.hasFocus)
        QTest.keyClicks(field, ".")
    assert field.toPlainText() == "Residents.."


def test_that_the_keyboard_stays_in_the_grid_when_a_panel_floats(
    window: MainWindow, dock: QDockWidget, qtbot: QtBot
) -> None:
    for _ in range(2):
        press_twice(dock)
        QApplication.processEvents()
        qtbot.waitUntil(window.grid.hasFocus)


def test_that_a_panel_that_is_closed_keeps_no_keyboard(window: MainWindow, dock: QDockWidget) -> None:
    QTest.keyClick(window.grid, Qt.Key.Key_R)
    dock.close()
    QApplication.processEvents()
    assert not window.definition.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_R, "reason"), (Qt.Key.Key_C, "confidence")])
def test_that_a_key_of_the_grid_leads_into_a_panel_that_floats_and_a_ring_shows_it(
    window: MainWindow, dock: QDockWidget, qtbot: QtBot, key: Qt.Key, name: str
) -> None:
    press_twice(dock)
    QApplication.processEvents()
    qtbot.waitUntil(window.grid.hasFocus)
    QTest.keyClick(window.grid, key)
    field: QWidget = getattr(window.definition._form, name)
    qtbot.waitUntil(field.hasFocus)
    (mark,) = marks(dock)
    assert (
        mark.rect()
        .translated(mark.mapTo(dock, QPoint()))
        .contains(field.rect().translated(field.mapTo(dock, QPoint())))
    )
    window.return_to_grid()
    qtbot.waitUntil(lambda: not marks(dock))


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_Home])
def test_that_the_key_of_the_definition_leads_into_its_words_where_there_are_no_levels(
    window: MainWindow, dock: QDockWidget, key: Qt.Key
) -> None:
    QTest.keyClick(window.grid, key)
    if key == Qt.Key.Key_Home:  # a theme that is not scored has words alone
        window.form.action_scored.trigger()
    QApplication.processEvents()
    QTest.keyClick(window.grid, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    scroll = window.definition._form.scroll
    assert scroll.hasFocus()
    assert len(scroll.accessibleName()) > 10
    (mark,) = marks(window)
    assert window.rect().contains(mark.rect().translated(mark.mapTo(window, QPoint())))
    QTest.keyClick(scroll, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert dock.isHidden()
    assert window.grid.hasFocus()

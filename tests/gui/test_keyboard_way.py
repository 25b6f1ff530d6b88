"""Every control is reached by pressing Tab, Shift+Tab and F6, in the window, each panel and each dialog.

The keys are pressed: Qt's chain of focus holds every widget, whether or not a key leads there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panel_set import PANELS
from smp_workbench.gui.screens import parts
from smp_workbench.gui.tables.score_grid import ScoreGrid
from tests.gui.every_dialog import ABOUT

MOST = 150
"""Presses of Tab after which a way round has come to its end."""


def wanted(root: QWidget) -> set[str]:
    """Return the controls that take the keyboard: of a group of choices only the chosen one does.

    Nothing does in a panel that is behind another one's tab.
    """
    behind = [dock for dock in root.findChildren(QDockWidget) if dock.visibleRegion().isEmpty()]
    return {
        named(widget)
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.window() is root
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if not any(dock.isAncestorOf(widget) for dock in behind)
        if not (isinstance(widget, QRadioButton) and not widget.isChecked())
    }


def named(widget: QWidget) -> str:
    """Return what a control is called in the message of a test that fails."""
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}".strip()


def tabbed(go: Callable[[], QWidget]) -> set[str]:
    """Press Tab, then Shift+Tab from the same start, until either leads to where it was, or into the grid.

    In the grid it goes from score to score, and F6 leads out of it.

    Parameters
    ----------
    go
        Puts the keyboard where it is to start, and returns that control.
    """
    reached = set()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        here = go()
        way = [here]
        reached.add(named(here))
        while len(way) < MOST and not isinstance(here, ScoreGrid):
            QTest.keyClick(here, key)
            here = QApplication.focusWidget()
            if here is not way[-1] and here in way:
                break
            way.append(here)
            reached.add(named(here))
    return reached


def reached_from_grid(window: MainWindow, qtbot: QtBot) -> set[str]:
    """Go from the grid through every panel with F6, and from each place on with Tab."""

    def press_f6(times: int) -> QWidget:
        window.return_to_grid()
        qtbot.waitUntil(window.grid.hasFocus)
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        return QApplication.focusWidget()

    reached = {named(window.grid)}
    for times in range(1, len(window.panel_set.docks) + 2):
        if press_f6(times) is window.grid:
            return reached
        reached |= tabbed(partial(press_f6, times))
    pytest.fail("F6 does not come back")


def kept(widget: QWidget) -> QWidget:
    """Return a control with the keyboard in it."""
    widget.setFocus()
    return widget


@pytest.mark.parametrize("name", ["", *(kind.name for kind in PANELS)])
def test_that_tab_and_f6_lead_to_every_control_of_the_window(
    sample_window: MainWindow, qtbot: QtBot, name: str
) -> None:
    if name:
        sample_window.panel_set.open(name)
    sample_window.grid.focus_cell("T-001", "H1")
    reached = reached_from_grid(sample_window, qtbot)
    assert wanted(sample_window) - reached == set()


@pytest.mark.parametrize("name", ["ranking", "definition", *(kind.name for kind in PANELS)])
def test_that_escape_leads_back_to_the_grid_from_every_panel(
    sample_window: MainWindow, qtbot: QtBot, name: str
) -> None:
    sample_window.grid.focus_cell("T-001", "H1")
    sample_window.return_to_grid()
    sample_window.panel_set.open(name)
    qtbot.waitUntil(lambda: not sample_window.grid.hasFocus())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(sample_window.grid.hasFocus)


def test_that_tab_leads_to_every_control_of_every_dialog(sample_window: MainWindow, qtbot: QtBot) -> None:
    missed = {}
    for name, shown in parts(sample_window):
        if isinstance(shown, QDialog) or name == "help":
            shown.activateWindow()
            qtbot.waitUntil(shown.isActiveWindow)
            first = shown.focusWidget()
            assert first is not None, f"{name} opens without the keyboard"
            missed[name] = wanted(shown) - tabbed(partial(kept, first))
            shown.close()
    assert set(missed) >= {f"dialog_{name}" for name in ABOUT} | {"help"}
    assert {name: left for name, left in missed.items() if left} == {}


class Shy(QLineEdit):
    """A field that passes the keyboard on, whichever key led to it."""

    @override
    def focusInEvent(self, _: QFocusEvent) -> None:
        self.focusNextPrevChild(True)  # Qt's own


def test_that_a_control_that_no_key_leads_to_is_found(window: MainWindow, qtbot: QtBot) -> None:
    window.form.action_change_theme.trigger()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    first = dialog.focusWidget()
    shy = Shy(dialog)
    shy.setObjectName("shy")
    shy.show()
    assert wanted(dialog) - tabbed(partial(kept, first)) == {"Shy shy"}

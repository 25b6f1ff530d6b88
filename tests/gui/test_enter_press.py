"""Enter on every button of the window, its panels and its bands."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget

from smp_workbench.gui.main_window import MainWindow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def buttons(part: QWidget) -> list[QAbstractButton]:
    """Return what the keyboard can be put on, in a panel or band."""
    found = [*part.findChildren(QPushButton), *part.findChildren(QToolButton)]
    return [one for one in found if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def press_each(part: QWidget) -> None:
    """Press both keys on each button in view, and see that each presses that button, once."""
    told: list[str] = []
    part.activateWindow()
    QApplication.processEvents()
    assert buttons(part)
    for button in buttons(part):
        button.setEnabled(True)
        button.clicked.disconnect()
        button.clicked.connect(partial(told.append, button.text()))
        for key in ENTER:
            told.clear()
            button.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(button, key)
            assert told == [button.text()], button.accessibleName()


def test_that_enter_presses_every_button_of_every_panel(sample_window: MainWindow) -> None:
    for name, dock in sample_window.panel_set.docks.items():
        sample_window.panel_set.open(name)
        press_each(dock)


@pytest.mark.parametrize("name", ["versions", "definition"])
def test_that_enter_presses_every_button_of_a_floating_panel(sample_window: MainWindow, name: str) -> None:
    sample_window.panel_set.open(name)
    dock = sample_window.panel_set.docks[name]
    dock.setFloating(True)
    press_each(dock)


def test_that_enter_presses_every_button_of_the_bands(sample_window: MainWindow) -> None:
    sample_window.versions.view(1)
    press_each(sample_window.version_band)
    sample_window.versions.back_to_now()
    sample_window.form.action_try.trigger()
    press_each(sample_window.head)


def test_that_enter_begins_the_second_stage(window: MainWindow) -> None:
    window.panel_set.open("second_stage")
    begin = QApplication.focusWidget()
    assert isinstance(begin, QPushButton)
    QTest.keyClick(begin, Qt.Key.Key_Return)
    assert window.signals.assessment.second_stage is not None

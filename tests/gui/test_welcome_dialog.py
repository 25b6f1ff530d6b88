"""The welcome page: recent workbooks first, and everything else one key away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.gui.dialogs.welcome_dialog import WelcomeDialog
from smp_workbench.gui.main_window import MainWindow

FILES = tuple(Path("/nowhere") / name for name in ("First.xlsx", "Second.xlsx"))


def opened(window: MainWindow) -> WelcomeDialog:
    window.form.action_welcome.trigger()
    QApplication.processEvents()
    return next(one for one in window.findChildren(WelcomeDialog) if one.isVisible())


@pytest.fixture
def remembered(window: MainWindow) -> MainWindow:
    for path in reversed(FILES):
        window.settings.remember_file(path)
    return window


def test_that_enter_opens_the_workbook_used_last(
    remembered: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[Path] = []
    monkeypatch.setattr(type(remembered.door), "open", lambda _, path: chosen.append(path))
    dialog = opened(remembered)
    assert dialog.focusWidget() is dialog.form.recent
    QTest.keyClick(dialog.form.recent, Qt.Key.Key_Return)
    assert chosen == [FILES[0]]
    assert not dialog.isVisible()


def test_that_a_workbook_that_is_gone_is_said_to_be_and_can_be_forgotten(
    remembered: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(remembered)
    QTest.keyClick(dialog.form.recent, Qt.Key.Key_Down)
    QTest.keyClick(dialog.form.recent, Qt.Key.Key_Delete)
    assert remembered.settings.recent == FILES[:1]
    dialog.form.forget.click()
    assert remembered.settings.recent == ()
    assert dialog.form.none.isVisible()
    assert not dialog.form.accept.isEnabled()


def test_that_a_first_start_offers_what_there_is(window: MainWindow) -> None:
    dialog = opened(window)
    assert dialog.focusWidget() is dialog.form.new_one
    assert not dialog.form.recover.isVisible()
    dialog.reject()


@pytest.mark.parametrize(
    ("button", "action"), [("new_one", "new"), ("open_file", "open"), ("sample", "sample")]
)
def test_that_each_verb_is_the_command_of_the_menu(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, button: str, action: str
) -> None:
    told: list[str] = []
    command = getattr(window.form, f"action_{action}")
    command.triggered.disconnect()
    command.triggered.connect(lambda: told.append(action))
    dialog = opened(window)
    getattr(dialog.form, button).click()
    assert told == [action]
    assert not dialog.isVisible()

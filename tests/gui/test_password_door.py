"""A workbook with a password: asked for until it is right or given up, and never silently laid open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.password_dialog import PasswordDialog
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.workbook.file_kind import is_encrypted
from tests.factory import agreed, small_assessment
from tests.gui.conftest import as_workbook
from tests.storage.workbook.test_protection import protect

PASSWORD = "Maidstone 18"
PATIENCE = 20_000


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    save(as_workbook(small_assessment()), path, None)
    path.write_bytes(protect(path.read_bytes(), PASSWORD))
    return path


def asked(window: MainWindow) -> list[PasswordDialog]:
    return [dialog for dialog in window.findChildren(PasswordDialog) if dialog.isVisible()]


def questions(window: MainWindow) -> list[QuestionDialog]:
    return [dialog for dialog in window.findChildren(QuestionDialog) if dialog.isVisible()]


def type_password(window: MainWindow, qtbot: QtBot, password: str) -> None:
    qtbot.waitUntil(lambda: bool(asked(window)), timeout=PATIENCE)
    (dialog,) = asked(window)
    QTest.keyClicks(dialog.form.password, password)
    QTest.keyClick(dialog.form.password, Qt.Key.Key_Return)
    QApplication.processEvents()


def answer(window: MainWindow, qtbot: QtBot, verb: str) -> None:
    qtbot.waitUntil(lambda: bool(questions(window)), timeout=PATIENCE)
    (question,) = questions(window)
    next(button for button in question.buttons if button.text().replace("&", "") == verb).click()
    QApplication.processEvents()


def test_that_a_password_is_asked_for_again_until_it_is_right(
    window: MainWindow, protected: Path, qtbot: QtBot
) -> None:
    window.door.open(protected)
    type_password(window, qtbot, "maidstone 18")
    qtbot.waitUntil(lambda: bool(asked(window)), timeout=PATIENCE)
    (dialog,) = asked(window)
    assert "does not open with that password" in dialog.form.fault.text()
    assert dialog.form.password.text() == ""
    type_password(window, qtbot, PASSWORD)
    qtbot.waitUntil(lambda: window.door.path == protected, timeout=PATIENCE)
    assert not window.signals.modified


def test_that_nothing_typed_is_said_and_giving_up_leaves_all_as_it_was(
    window: MainWindow, protected: Path, qtbot: QtBot
) -> None:
    before = window.signals.session
    window.door.open(protected)
    type_password(window, qtbot, "")
    (dialog,) = asked(window)
    assert "Nothing is typed yet" in dialog.form.fault.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert asked(window) == []
    assert window.signals.session is before
    assert window.door.path is None


def test_that_what_is_typed_is_hidden_until_it_is_to_be_seen(
    window: MainWindow, protected: Path, qtbot: QtBot
) -> None:
    window.door.open(protected)
    qtbot.waitUntil(lambda: bool(asked(window)), timeout=PATIENCE)
    (dialog,) = asked(window)
    assert dialog.form.password.echoMode() == QLineEdit.EchoMode.Password
    dialog.form.show_password.click()
    assert dialog.form.password.echoMode() == QLineEdit.EchoMode.Normal
    dialog.reject()


def test_that_saving_asks_before_the_password_is_lost(
    window: MainWindow, protected: Path, qtbot: QtBot
) -> None:
    held = protected.read_bytes()
    window.door.open(protected)
    type_password(window, qtbot, PASSWORD)
    qtbot.waitUntil(lambda: window.door.path == protected, timeout=PATIENCE)
    window.signals.apply(agreed("T-002", "H1", 2))
    window.door.save()
    answer(window, qtbot, "Go on scoring")
    assert protected.read_bytes() == held
    assert window.signals.modified
    window.door.save()
    answer(window, qtbot, "Save without the password")
    qtbot.waitUntil(lambda: not window.signals.modified, timeout=PATIENCE)
    assert not is_encrypted(protected.read_bytes())
    assert load(protected).workbook == window.signals.session.workbook
    window.signals.apply(agreed("T-002", "H1", 3))
    window.door.save()
    qtbot.waitUntil(lambda: not window.signals.modified, timeout=PATIENCE)
    assert questions(window) == []


def test_that_a_copy_leaves_the_protected_file_alone(
    window: MainWindow, protected: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = protected.read_bytes()
    window.door.open(protected)
    type_password(window, qtbot, PASSWORD)
    qtbot.waitUntil(lambda: window.door.path == protected, timeout=PATIENCE)
    window.signals.apply(agreed("T-002", "H1", 2))
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: tmp_path / "copy.xlsx")
    window.door.save()
    answer(window, qtbot, "Save a copy…")
    qtbot.waitUntil(lambda: window.door.path == tmp_path / "copy.xlsx", timeout=PATIENCE)
    assert protected.read_bytes() == held

"""A window that waits for the file it was started with: what it says, and that nobody begins in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from smp_workbench import app
from smp_workbench.gui.coming_door import ComingDoor
from smp_workbench.gui.guard import Fault
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.sample import empty_workbook
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tables.empty_words import NO_THEMES, empty_words
from smp_workbench.gui.tasks import Tasks
from smp_workbench.session.coming import ComingSession
from smp_workbench.storage.saving import save
from tests.factory import small_assessment
from tests.gui.conftest import as_workbook
from tests.gui.left_run import PATIENCE

REFUSED = "w1.xlsx is still being opened. Begin once its themes are here."


@pytest.fixture
def waiting(qtbot: QtBot, tasks: Tasks, faults: list[Fault]) -> Iterator[MainWindow]:
    """Return the window as it is at a start on a file, before that is being read."""
    window = app.make_window(ComingSession(empty_workbook(), "", "w1.xlsx"), Settings(), tasks)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.return_to_grid()
    qtbot.waitUntil(window.grid.hasFocus)
    yield window
    window.signals.mark_saved(window.signals.session.workbook)


def door(window: MainWindow) -> ComingDoor:
    (found,) = window.findChildren(ComingDoor)
    return found


@pytest.mark.parametrize("keys", ["Ctrl+T", "Ctrl+Shift+N", "Ctrl+L", "Ctrl+M", ""])
def test_that_nothing_is_begun_while_a_file_is_opened(waiting: MainWindow, keys: str) -> None:
    if keys:
        QTest.keySequence(waiting, QKeySequence(keys))
    else:
        waiting.form.action_compare_file.trigger()
    QApplication.processEvents()
    assert waiting.form.status_bar.currentMessage() == REFUSED
    assert not any(dialog.isVisible() for dialog in waiting.findChildren(QDialog))
    assert not waiting.signals.modified


def test_that_it_says_what_is_opened(waiting: MainWindow, qtbot: QtBot) -> None:
    waiting.panel_set.open("decisions")
    QApplication.processEvents()
    assert waiting.grid.property(NO_THEMES) == "Opening w1.xlsx…"
    assert waiting.ranking.data.title == "Opening w1.xlsx…"
    assert waiting.panel_set.panel("decisions").view._empty_words == "Opening w1.xlsx…"  # type: ignore[attr-defined]


def test_that_the_file_takes_its_place(waiting: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "w1.xlsx"
    save(as_workbook(small_assessment()), path, None)
    waiting.door.open(path)
    door(waiting).look()
    QApplication.processEvents()
    assert waiting.grid.property(NO_THEMES)  # it is being read
    qtbot.waitUntil(lambda: waiting.door.path == path, timeout=PATIENCE)
    assert not waiting.grid.property(NO_THEMES)
    assert waiting.signals.session.refusal is None
    QTest.keyClick(waiting.grid, Qt.Key.Key_1)
    assert waiting.signals.modified


def test_that_where_nothing_comes_it_can_be_begun_in(waiting: MainWindow, qtbot: QtBot) -> None:
    door(waiting).look()
    qtbot.waitUntil(lambda: not waiting.grid.property(NO_THEMES))
    assert waiting.signals.session.refusal is None
    assert waiting.ranking.data.title == "No themes yet"
    assert empty_words(waiting.signals.session).startswith("No themes yet.")
    QTest.keySequence(waiting, QKeySequence("Ctrl+T"))
    dialogs = [dialog for dialog in waiting.findChildren(QDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].close()

"""Bringing copies back through the window: read beside it, summed up before anything counts, one step."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import Edit
from smp_workbench.domain.version import Workbook
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.bring_back_dialog import BringBackDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.session.session import Session
from smp_workbench.storage.saving import save
from tests.factory import agreed

PATIENCE = 30_000


def copy_of(workbook: Workbook, path: Path, who: str, *edits: Edit) -> Path:
    """Write a copy of a workbook in which somebody made these edits."""
    theirs = Session(workbook, who)
    for edit in edits:
        theirs.apply(edit)
    save(theirs.workbook, path, None)
    return path


@pytest.fixture
def back(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return what the file dialog gives: two copies that differ in one score, and a file that is none."""
    workbook = window.signals.session.workbook
    strange = tmp_path / "Minutes.xlsx"
    strange.write_bytes(b"minutes of a meeting")
    paths = [
        copy_of(workbook, tmp_path / "Police.xlsx", "Police", agreed("T-001", "H1", 3)),
        strange,
        copy_of(
            workbook, tmp_path / "Council.xlsx", "Council", agreed("T-001", "H1", 4), agreed("T-002", "H1", 1)
        ),
    ]
    monkeypatch.setattr(file_choice, "choose_copies", lambda *_: list(paths))
    return paths


def opened(window: MainWindow) -> BringBackDialog:
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(BringBackDialog)
    assert isinstance(dialog, BringBackDialog)
    return dialog


def summed_up(window: MainWindow, qtbot: QtBot) -> BringBackDialog:
    dialog = opened(window)
    qtbot.waitUntil(dialog.form.progress.isHidden, timeout=PATIENCE)
    return dialog


def row(dialog: BringBackDialog, number: int) -> list[str]:
    table = dialog.form.copies
    found = (table.item(number, column) for column in range(table.columnCount()))
    return [cell.text() for cell in found if cell is not None]


@pytest.mark.usefixtures("back")
def test_that_copies_are_summed_up_and_then_brought_back_as_one_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.signals.assessment
    dialog = summed_up(window, qtbot)
    assert row(dialog, 0) == ["Police.xlsx", "Police", "the start", "0", "1", "0"]
    assert row(dialog, 2) == ["Council.xlsx", "Council", "the start", "1", "1", "0"]
    assert "is not" in row(dialog, 1)[1], "why it could not be read"
    assert dialog.form.heading.text() == "One change would be taken"
    assert "1 conflict will wait for you" in dialog.form.outcome.text()
    assert "One copy could not be read" in dialog.form.outcome.text()
    assert window.signals.assessment == before, "nothing counts yet"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    after = window.signals.assessment
    assert after.agreed.entry("T-002", "H1").level == 1
    assert [one.key.ref for one in after.conflicts] == ["T-001"]
    assert window.signals.undo_stack.undoText() == "Bring back 2 copies"
    window.signals.undo_stack.undo()
    assert window.signals.assessment == before
    window.signals.undo_stack.redo()
    assert window.signals.assessment == after
    _read_again(window, qtbot)


def _read_again(window: MainWindow, qtbot: QtBot) -> None:
    """Bring the same copies back once more: they say nothing new."""
    qtbot.waitUntil(lambda: window.findChild(BringBackDialog) is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    again = summed_up(window, qtbot)
    assert row(again, 0)[2] == "brought back before, just as it is"
    assert again.form.heading.text() == "The copies hold nothing that is not here already"
    assert not again.form.accept.isEnabled()
    assert again.form.reject.text() == "&Close"


@pytest.mark.usefixtures("back")
def test_that_stop_ends_the_reading_and_changes_nothing(window: MainWindow) -> None:
    before = window.signals.assessment
    dialog = opened(window)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert not [thread for thread in threading.enumerate() if thread.name == "copies"]
    assert window.signals.assessment == before


def test_that_what_is_no_copy_changes_nothing_and_says_why(
    window: MainWindow, qtbot: QtBot, back: list[Path]
) -> None:
    del back[2], back[0]
    dialog = summed_up(window, qtbot)
    assert dialog.form.heading.text() == "No copy could be read, so nothing would change"
    assert not dialog.form.accept.isEnabled()


def test_that_a_version_that_is_looked_at_refuses_copies(window: MainWindow, back: list[Path]) -> None:
    window.signals.commit("First", "")
    window.versions.view(1)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(BringBackDialog) is None
    assert window.statusBar().currentMessage()
    assert back

"""Browsing what is kept: the list, what has changed since, restoring, and saving as a new file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench import paths
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.restore_version_dialog import RestoreDialog
from smp_workbench.gui.dialogs.vault_dialog import VaultDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.saving import load, save
from tests.factory import agreed

PATIENCE = 20_000


@pytest.fixture
def saved(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Return the window whose assessment was saved twice, with one score changed in between."""
    path = tmp_path / "Plan.xlsx"
    digest = save(window.signals.session.workbook, path, None).digest
    window.signals.apply(agreed("T-002", "H1", 4))
    save(window.signals.session.workbook, path, digest)
    return window


def opened(window: MainWindow, qtbot: QtBot) -> VaultDialog:
    window.form.action_vault.trigger()
    qtbot.waitUntil(lambda: window.findChild(VaultDialog) is not None, timeout=PATIENCE)
    dialog = window.findChild(VaultDialog)
    assert isinstance(dialog, VaultDialog)
    return dialog


def wait_read(dialog: VaultDialog, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: dialog.form.changes.toPlainText() != "Reading…", timeout=PATIENCE)
    return dialog.form.changes.toPlainText()


def cells(dialog: VaultDialog, row: int) -> list[str]:
    table = dialog.form.copies
    found = (table.item(row, column) for column in range(table.columnCount()))
    return [cell.text() for cell in found if cell is not None]


def test_that_the_list_says_what_is_kept_and_where(saved: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(saved, qtbot)
    assert dialog.form.copies.rowCount() == 2
    assert cells(dialog, 0)[1:] == ["1 change, no version", "Plan.xlsx"]
    assert cells(dialog, 1)[1:] == ["0 changes, no version", "Plan.xlsx"]
    assert str(paths.vault()) in dialog.form.place.text()
    assert wait_read(dialog, qtbot) == "Nothing has changed since then."
    assert not dialog.form.accept.isEnabled()


def test_that_an_earlier_state_is_restored_by_keyboard_and_taken_back(
    saved: MainWindow, qtbot: QtBot
) -> None:
    before = saved.signals.assessment
    dialog = opened(saved, qtbot)
    wait_read(dialog, qtbot)
    QTest.keyClick(dialog.form.copies, Qt.Key.Key_Down)
    assert "Physical harm: 0 to 4" in wait_read(dialog, qtbot)
    QTest.keyClick(dialog.form.accept, Qt.Key.Key_Return)
    restoring = saved.findChild(RestoreDialog)
    assert isinstance(restoring, RestoreDialog)
    assert restoring.form.name.text().startswith("Restored from the state of ")
    QTest.keyClick(restoring.form.accept, Qt.Key.Key_Return)
    assert saved.signals.assessment.agreed.entry("T-002", "H1").level == 0
    assert [one.name[:8] for one in saved.signals.session.history.versions] == ["Before t", "Restored"]
    saved.signals.undo_stack.undo()
    assert saved.signals.assessment == before


def test_that_an_earlier_state_becomes_a_new_file_and_the_open_workbook_stays(
    saved: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "Beside.xlsx"
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: out)
    dialog = opened(saved, qtbot)
    dialog.form.copies.selectRow(1)
    wait_read(dialog, qtbot)
    dialog.form.export_copy.click()
    qtbot.waitUntil(lambda: "Saved as Beside.xlsx" in saved.statusBar().currentMessage(), timeout=PATIENCE)
    assert load(out).workbook.assessment.agreed.entry("T-002", "H1").level == 0
    assert saved.signals.assessment.agreed.entry("T-002", "H1").level == 4


def test_that_a_damaged_copy_says_so_and_cannot_be_restored(saved: MainWindow, qtbot: QtBot) -> None:
    for path in paths.vault().glob("*/*.xlsx"):
        path.write_bytes(path.read_bytes()[:-1])
    dialog = opened(saved, qtbot)
    assert "was damaged" in wait_read(dialog, qtbot)
    assert not dialog.form.accept.isEnabled()


def test_that_an_assessment_that_was_never_saved_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert "the next save does it" in dialog.form.heading.text()
    assert not dialog.form.accept.isEnabled()
    assert not dialog.form.export_copy.isEnabled()

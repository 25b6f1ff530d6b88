"""Bringing copies back through the window: read beside it, summed up before anything counts, one step."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench import paths
from smp_workbench.domain.edit import Edit
from smp_workbench.domain.version import Workbook
from smp_workbench.gui import file_choice
from smp_workbench.gui.bring_back_door import BringBackDoor
from smp_workbench.gui.bring_back_work import merge_read, pack, read_for_merge
from smp_workbench.gui.dialogs.bring_back_dialog import BringBackDialog
from smp_workbench.gui.dialogs.password_dialog import PasswordDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.copies_panel import CopiesPanel
from smp_workbench.session.session import Session
from smp_workbench.storage.saving import save
from smp_workbench.storage.vault.vault import Vault
from tests.factory import agreed
from tests.storage.workbook.test_protection import protect

PATIENCE = 30_000
PASSWORD = "Maidstone 18"


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
    listed = dialog.form.taken.model()
    lines = [str(listed.index(place, 0).data()) for place in range(listed.rowCount())]
    assert lines == ["Fraud, Physical harm: 0 → 1, from Council.xlsx (Council)"]
    assert dialog.form.taken.isVisible()
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


@pytest.mark.usefixtures("back")
def test_that_after_a_merge_the_next_key_decides_and_does_not_score(window: MainWindow, qtbot: QtBot) -> None:
    window.return_to_grid()
    window.show_cell("T-002", "H2")
    before = window.signals.assessment.agreed.entry("T-002", "H2")
    dialog = summed_up(window, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    panel = window.panel_set.panel("copies")
    assert isinstance(panel, CopiesPanel)
    qtbot.waitUntil(panel.view.hasFocus)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_3)
    assert window.signals.assessment.agreed.entry("T-001", "H1").level == 3
    assert window.signals.assessment.conflicts == ()
    assert window.signals.assessment.agreed.entry("T-002", "H2") == before, "the grid's focused cell"


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


# --- copies with a password ------------------------------------------------------------------------


@pytest.fixture
def protected(back: list[Path]) -> list[Path]:
    """Return two copies with one password and a third with another, beside a plain one."""
    del back[1]
    for number, password in ((1, PASSWORD), (2, PASSWORD), (3, "Another")):
        path = back[0].with_name(f"Locked {number}.xlsx")
        path.write_bytes(protect(back[0].read_bytes(), password))
        back.append(path)
    return back


def type_password(dialog: BringBackDialog, qtbot: QtBot, password: str) -> str:
    """Type a password, or give up if it is empty; return what was asked."""

    def asked() -> list[PasswordDialog]:
        return [one for one in dialog.findChildren(PasswordDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(asked()), timeout=PATIENCE)
    (question,) = asked()
    said = f"{question.form.heading.text()} {question.form.fault.text()}"
    QTest.keyClicks(question.form.password, password)
    QTest.keyClick(question.form.password, Qt.Key.Key_Return if password else Qt.Key.Key_Escape)
    return said


@pytest.mark.usefixtures("protected")
def test_that_a_password_is_asked_for_by_the_name_of_its_copy_and_tried_on_the_others(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(window)
    first = type_password(dialog, qtbot, "wrong")
    assert first.strip() in {f"“Locked {number}.xlsx” opens with a password" for number in (1, 2)}
    again = type_password(dialog, qtbot, PASSWORD)
    assert again.startswith(first.strip())
    assert "does not open with that password" in again
    assert type_password(dialog, qtbot, "").strip() == "“Locked 3.xlsx” opens with a password"
    qtbot.waitUntil(dialog.form.progress.isHidden, timeout=PATIENCE)
    assert [row(dialog, number)[1] for number in range(4)] == ["Police", "Council", "Police", "Police"]
    assert "opens with a password, which was not given" in row(dialog, 4)[1]
    assert "One copy could not be read" in dialog.form.outcome.text()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert window.signals.undo_stack.undoText() == "Bring back 4 copies"


@pytest.mark.usefixtures("protected")
def test_that_closing_while_a_password_is_asked_for_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    before = window.signals.assessment
    dialog = opened(window)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PasswordDialog)), timeout=PATIENCE)
    dialog.reject()
    assert not [thread for thread in threading.enumerate() if thread.name == "copies"]
    assert window.signals.assessment == before
    assert window.signals.undo_stack.count() == 0


def test_that_choosing_no_file_ends_what_was_begun_for_them(window: MainWindow, back: list[Path]) -> None:
    back.clear()
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(BringBackDialog) is None
    assert not [thread for thread in threading.enumerate() if thread.name == "copies"]


def test_that_a_copy_is_kept_untouched_in_the_vault_and_a_vault_that_takes_nothing_is_told_of(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = window.signals.session.workbook
    copy = copy_of(workbook, tmp_path / "Police.xlsx", "Police", agreed("T-001", "H1", 3))
    copy.write_bytes(copy.read_bytes() + b"\0")  # as no save writes it
    assert merge_read(pack(workbook), (read_for_merge(pack(workbook), copy, "Police.xlsx"),)).unkept is None
    vault = Vault()
    kept = [one for one in vault.copies(workbook.assessment.identity) if one.returned]
    assert [vault.content(one) for one in kept] == [copy.read_bytes()]
    monkeypatch.setattr(paths, "vault", lambda: copy / "vault")
    told = merge_read(pack(workbook), (read_for_merge(pack(workbook), copy, "Police.xlsx"),))
    BringBackDoor(window)._bring_back([copy], window.door.state, told)
    assert window.signals.assessment.agreed.entry("T-001", "H1").level == 3
    assert "No copy was kept in the vault" in window.statusBar().currentMessage()

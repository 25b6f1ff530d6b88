"""Saving and opening from the window, in its child process: what is kept, what is said, what is asked."""

from __future__ import annotations

import os
import signal
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.findings_dialog import FindingsDialog
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.saving import load

PATIENCE = 20_000


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path that is chosen wherever one is asked for."""
    chosen = tmp_path / "Assessment.xlsx"
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: chosen)
    monkeypatch.setattr(file_choice, "choose_to_open", lambda *_: chosen)
    return chosen


@pytest.fixture
def saved_window(window: MainWindow, path: Path, qtbot: QtBot) -> MainWindow:
    """Return the window after its first save."""
    window.form.action_save.trigger()
    qtbot.waitUntil(lambda: window.door.path == path, timeout=PATIENCE)
    return window


def key(window: MainWindow, pressed: Qt.Key) -> None:
    window.grid.setFocus()
    QTest.keyClick(window.grid, pressed)


def said(window: MainWindow) -> str:
    return window.title_line._saved.text()


def asked(window: MainWindow, kind: type[QDialog] = QuestionDialog) -> QDialog | None:
    return next((dialog for dialog in window.findChildren(kind) if dialog.isVisible()), None)


def answer(window: MainWindow, verb: str) -> None:
    dialog = asked(window)
    assert isinstance(dialog, QuestionDialog)
    next(button for button in dialog.buttons if button.text().replace("&", "") == verb).click()
    QApplication.processEvents()


def test_that_a_save_holds_everything_and_says_so(saved_window: MainWindow, path: Path) -> None:
    assert load(path).workbook == saved_window.signals.session.workbook
    assert said(saved_window).startswith("Saved ")
    assert saved_window.windowTitle() == "Assessment.xlsx[*] – SMP Workbench"
    assert not saved_window.isWindowModified()
    assert saved_window.settings.recent == (path,)


def test_that_edits_go_on_during_a_save_and_are_not_called_saved(
    saved_window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    saved_window.grid.focus_cell("T-001", "H1")
    key(saved_window, Qt.Key.Key_4)
    saved_window.form.action_save.trigger()
    assert said(saved_window) == "Saving…"
    key(saved_window, Qt.Key.Key_8)
    qtbot.waitUntil(lambda: not saved_window.door.saving, timeout=PATIENCE)
    assert said(saved_window) == "Unsaved changes"
    saved_window.form.action_save.trigger()
    qtbot.waitUntil(lambda: not saved_window.isWindowModified(), timeout=PATIENCE)
    entries = load(path).workbook.assessment.agreed
    assert (entries.entry("T-001", "H1").level, entries.entry("T-001", "H2").level) == (4, 8)


def test_that_a_second_save_in_a_hurry_waits_for_the_first(
    saved_window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    saved_window.grid.focus_cell("T-001", "H1")
    for pressed in (Qt.Key.Key_4, Qt.Key.Key_8):
        key(saved_window, pressed)
        saved_window.form.action_save.trigger()
    qtbot.waitUntil(lambda: not saved_window.isWindowModified(), timeout=PATIENCE)
    assert load(path).workbook == saved_window.signals.session.workbook
    assert asked(saved_window) is None


def test_that_a_reason_still_being_typed_is_saved(saved_window: MainWindow, path: Path, qtbot: QtBot) -> None:
    saved_window.grid.focus_cell("T-001", "H1")
    saved_window.definition.begin_reason()
    QTest.keyClicks(QApplication.focusWidget(), "Half a reason")
    saved_window.form.action_save.trigger()
    qtbot.waitUntil(lambda: said(saved_window).startswith("Saved "), timeout=PATIENCE)
    assert load(path).workbook.assessment.agreed.entry("T-001", "H1").reason == "Half a reason"


def test_that_a_file_changed_by_somebody_else_is_not_overwritten(
    saved_window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    path.write_bytes(b"somebody else's")
    saved_window.grid.focus_cell("T-001", "H1")
    key(saved_window, Qt.Key.Key_4)
    saved_window.form.action_save.trigger()
    qtbot.waitUntil(lambda: asked(saved_window) is not None, timeout=PATIENCE)
    dialog = asked(saved_window)
    assert "safe in this window, but not yet in a file" in dialog.accessibleDescription()
    assert "changed by somebody else" in dialog.accessibleDescription()
    answer(saved_window, "Go on scoring")
    assert path.read_bytes() == b"somebody else's"
    assert saved_window.isWindowModified()


@pytest.mark.skipif(os.name == "nt", reason="Making a link needs a right that users lack on Windows.")
def test_that_the_open_workbook_is_known_by_another_name_when_it_is_saved_as(
    saved_window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = path.parent / "Shared drive.xlsx"
    link.symlink_to(path)
    path.write_bytes(b"somebody else's")
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: link)
    saved_window.form.action_save_as.trigger()
    qtbot.waitUntil(lambda: asked(saved_window) is not None, timeout=PATIENCE)
    told = asked(saved_window).accessibleDescription()
    assert "changed by somebody else" in told
    assert "is unchanged" not in told
    answer(saved_window, "Go on scoring")
    assert path.read_bytes() == b"somebody else's"


def test_that_a_failed_save_elsewhere_says_that_the_first_workbook_is_unchanged(
    saved_window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = path.parent / "no such folder" / "Two.xlsx"
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: elsewhere)
    saved_window.form.action_save_as.trigger()
    qtbot.waitUntil(lambda: asked(saved_window) is not None, timeout=PATIENCE)
    told = asked(saved_window).accessibleDescription()
    assert told.startswith("Two.xlsx was not saved; Assessment.xlsx is unchanged")
    answer(saved_window, "Go on scoring")
    assert saved_window.door.path == path


def test_that_a_first_save_begins_among_the_documents_and_the_next_where_the_last_was(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, used = tmp_path / "Documents", tmp_path / "Partnership"
    documents.mkdir()
    used.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda *_: str(documents))
    suggested: list[Path] = []
    monkeypatch.setattr(file_choice, "choose_to_save", lambda _, beside: suggested.append(beside))
    window.form.action_save.trigger()
    (used / "Earlier.xlsx").touch()
    window.settings.remember_file(used / "Earlier.xlsx")
    window.form.action_save.trigger()
    assert [path.parent for path in suggested] == [documents, used]


def test_that_a_list_of_scores_is_told_from_a_workbook(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    path.write_text("Theme,Physical harm\nBurglary,2\n", encoding="utf-8")
    window.form.action_open.trigger()
    qtbot.waitUntil(lambda: asked(window) is not None, timeout=PATIENCE)
    assert "it looks like plain text. Choose the .xlsx file." in asked(window).accessibleDescription()
    answer(window, "Go on here")


def test_that_a_child_killed_during_a_save_costs_nothing(
    saved_window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    before = path.read_bytes()
    saved_window.grid.focus_cell("T-001", "H1")
    key(saved_window, Qt.Key.Key_4)
    child = saved_window.door._tasks._child
    assert child is not None
    assert child._process is not None
    os.kill(child._process.pid or 0, signal.SIGSTOP)
    saved_window.form.action_save.trigger()
    os.kill(child._process.pid or 0, signal.SIGKILL)
    qtbot.waitUntil(lambda: asked(saved_window) is not None, timeout=PATIENCE)
    assert path.read_bytes() == before
    answer(saved_window, "Try again")
    qtbot.waitUntil(lambda: not saved_window.isWindowModified(), timeout=PATIENCE)
    assert load(path).workbook.assessment.agreed.entry("T-001", "H1").level == Fraction(4)


def test_that_closing_with_unsaved_changes_asks_and_saves(
    saved_window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    saved_window.grid.focus_cell("T-001", "H1")
    key(saved_window, Qt.Key.Key_4)
    assert not saved_window.close()
    answer(saved_window, "Cancel")
    assert saved_window.isVisible()
    assert not saved_window.close()
    answer(saved_window, "Save changes")
    qtbot.waitUntil(lambda: not saved_window.isVisible(), timeout=PATIENCE)
    assert load(path).workbook.assessment.agreed.entry("T-001", "H1").level == Fraction(4)


def test_that_closing_can_discard(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    key(window, Qt.Key.Key_4)
    window.close()
    answer(window, "Discard changes")
    assert not window.isVisible()


def test_that_opening_brings_back_the_assessment_with_its_history(
    saved_window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    kept = saved_window.signals.session.workbook
    saved_window.form.action_sample.trigger()
    assert saved_window.door.path is None
    assert saved_window.signals.assessment.identity != kept.assessment.identity
    saved_window.form.action_open.trigger()
    qtbot.waitUntil(lambda: saved_window.door.path == path, timeout=PATIENCE)
    assert saved_window.signals.session.workbook == kept
    assert said(saved_window) == "Opened, unchanged"
    assert saved_window.current == ("T-001", "H1")
    assert saved_window.definition._form.cell_page.isVisible()


def change_outside(path: Path, value: object) -> None:
    """Change Burglary's physical harm as a spreadsheet program would."""
    book = openpyxl.load_workbook(path)
    sheet = book["Scores"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(number for number, row in enumerate(rows) if row[0] == "Ref")
    column = next(place for place, name in enumerate(rows[head]) if str(name).startswith("H1"))
    row = next(number for number, row in enumerate(rows) if row[0] == "T-001")
    sheet.cell(row + 1, column + 1).value = value
    book.save(path)


def test_that_a_cell_changed_outside_is_listed_before_it_counts(
    saved_window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    change_outside(path, 3)
    saved_window.form.action_open.trigger()
    qtbot.waitUntil(lambda: asked(saved_window, FindingsDialog) is not None, timeout=PATIENCE)
    dialog = asked(saved_window, FindingsDialog)
    assert isinstance(dialog, FindingsDialog)
    table = dialog.form.findings
    texts = [table.item(0, column).text() for column in range(5)]
    assert texts[0].startswith("Scores ")
    assert texts[1:] == ["Burglary", "Physical harm", "2", "3"]
    assert saved_window.signals.assessment.agreed.entry("T-001", "H1").level == 2
    dialog.form.accept.click()
    assert saved_window.signals.assessment.agreed.entry("T-001", "H1").level == 3
    assert saved_window.isWindowModified()


def test_that_changes_from_outside_can_be_left_alone(
    saved_window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    change_outside(path, 3)
    before = saved_window.signals.session
    saved_window.form.action_open.trigger()
    qtbot.waitUntil(lambda: asked(saved_window, FindingsDialog) is not None, timeout=PATIENCE)
    asked(saved_window, FindingsDialog).reject()
    assert saved_window.signals.session is before


def test_that_a_file_that_is_no_workbook_is_one_clear_error(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    path.write_text("Dear all", encoding="utf-8")
    before = window.signals.session
    window.form.action_open.trigger()
    qtbot.waitUntil(lambda: asked(window) is not None, timeout=PATIENCE)
    assert "was not opened" in asked(window).accessibleDescription()
    answer(window, "Go on here")
    assert window.signals.session is before


def test_that_a_workbook_dropped_on_the_window_is_opened(
    saved_window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    saved_window.form.action_sample.trigger()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(saved_window, QDragEnterEvent(QPoint(5, 5), *held))
    QApplication.sendEvent(saved_window, QDropEvent(QPointF(5, 5), *held))
    qtbot.waitUntil(lambda: saved_window.door.path == path, timeout=PATIENCE)

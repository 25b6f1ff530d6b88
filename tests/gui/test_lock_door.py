"""A workbook that another has open: it is said who and since when, and nothing is broken silently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench import app
from smp_workbench.domain.edit import SetCutLine
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.bring_back_dialog import BringBackDialog
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.lock_door import lock_words
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.sibling_notice import SiblingNotice
from smp_workbench.gui.tasks import Tasks
from smp_workbench.session.session import Session
from smp_workbench.storage.lock_file import Lock, own_lock, read_lock, take_lock
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import agreed, small_assessment
from tests.gui.conftest import as_workbook

PATIENCE = 20_000
OTHER = Lock("LAPTOP7", "someone", "Kent Police", "2018-02-23T10:42:00Z", 4711, "a1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "share" / "Scores.xlsx"
    path.parent.mkdir()
    save(as_workbook(small_assessment()), path, None)
    return path


@pytest.fixture
def kept(window: MainWindow, tasks: Tasks) -> Iterator[MainWindow]:
    """Return the window with everything that comes after its first paint."""
    keeper, _ = app.keep_journal(window, tasks)
    yield window
    keeper.stop()


def open_there(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    window.door.open(path)
    qtbot.waitUntil(lambda: window.door.path == path and not window.door.tasks.busy, timeout=PATIENCE)


def questions(window: MainWindow) -> list[QuestionDialog]:
    return [dialog for dialog in window.findChildren(QuestionDialog) if dialog.isVisible()]


def answer(window: MainWindow, verb: str) -> None:
    (asked,) = questions(window)
    next(button for button in asked.buttons if button.text().replace("&", "") == verb).click()
    QApplication.processEvents()


def test_that_the_open_workbook_has_a_lock_until_it_is_left(
    kept: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_there(kept, path, qtbot)
    lock = read_lock(path)
    assert lock is not None
    elsewhere = path.with_name("Elsewhere.xlsx")
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: elsewhere)
    kept.door.save_as()
    qtbot.waitUntil(lambda: kept.door.path == elsewhere and not kept.door.tasks.busy, timeout=PATIENCE)
    assert read_lock(path) is None
    assert read_lock(elsewhere) is not None
    kept.close()
    assert read_lock(elsewhere) is None


def test_that_the_sample_in_its_place_gives_the_lock_back(kept: MainWindow, path: Path, qtbot: QtBot) -> None:
    open_there(kept, path, qtbot)
    kept.door.open_sample()
    qtbot.waitUntil(lambda: not kept.door.tasks.busy, timeout=PATIENCE)
    assert read_lock(path) is None


@pytest.mark.parametrize("verb", ["Cancel", "Open as a new copy", "Open anyway"])
def test_that_anothers_lock_is_explained_and_a_person_decides(
    kept: MainWindow, path: Path, qtbot: QtBot, verb: str
) -> None:
    take_lock(path, OTHER)
    kept.door.open(path)
    qtbot.waitUntil(lambda: bool(questions(kept)), timeout=PATIENCE)
    (asked,) = questions(kept)
    assert "Kent Police on LAPTOP7 has had Scores.xlsx open since 23 February 2018" in asked.form.what.text()
    assert "may have ended" in asked.form.remedy.text()
    assert read_lock(path) == OTHER
    answer(kept, verb)
    qtbot.waitUntil(lambda: not kept.door.tasks.busy, timeout=PATIENCE)
    lock = read_lock(path)
    assert (lock == OTHER) == (verb != "Open anyway")
    assert kept.door.path == (path if verb == "Open anyway" else None)
    shown = kept.signals.assessment.title == small_assessment().title
    assert shown
    assert not kept.signals.modified


def test_that_a_lock_that_says_nothing_is_somebodys() -> None:
    what, remedy = lock_words("Scores.xlsx", Lock())
    assert what == "Somebody has had Scores.xlsx open"
    assert "nothing is overwritten" in remedy


def test_that_another_window_here_is_told_as_one() -> None:
    what, _ = lock_words("Scores.xlsx", replace(own_lock("Community Safety Unit", 1), when=""))
    assert what == "Another window on this computer has had Scores.xlsx open"


def test_that_copies_of_sync_programs_are_told_of_and_brought_back(
    kept: MainWindow, path: Path, qtbot: QtBot
) -> None:
    session = Session(load(path).workbook, "Kent Police")
    session.apply(SetCutLine(2))
    first, second = (path.with_name(f"Scores{mark}.xlsx") for mark in ("-LAPTOP7", " (1)"))
    first.write_bytes(workbook_bytes(session.workbook))
    session.apply(agreed("T-002", "H1", 2))
    second.write_bytes(workbook_bytes(session.workbook))
    open_there(kept, path, qtbot)
    notice = kept.findChild(SiblingNotice)
    assert notice is not None
    assert notice.banner.isVisible()
    assert "and 1 more beside it hold changes" in notice.banner.what.text()
    notice.banner.buttons[0].click()
    assert not notice.banner.isVisible()
    (dialog,) = kept.findChildren(BringBackDialog)
    qtbot.waitUntil(dialog.form.accept.isEnabled, timeout=PATIENCE)
    dialog.form.accept.click()
    qtbot.waitUntil(lambda: kept.signals.modified, timeout=PATIENCE)
    assert kept.signals.assessment.cut_line == 2
    entry = kept.signals.assessment.agreed.entry("T-002", "H1")
    assert entry is not None
    assert entry.level == 2
    assert first.exists()
    with qtbot.waitSignal(kept.door.saved, timeout=PATIENCE):
        kept.door.save()
    qtbot.waitUntil(lambda: not kept.door.tasks.busy, timeout=PATIENCE)
    assert not notice.banner.isVisible()


def test_that_one_copy_of_a_sync_program_is_told_as_one(kept: MainWindow, path: Path, qtbot: QtBot) -> None:
    session = Session(load(path).workbook, "Kent Police")
    session.apply(SetCutLine(2))
    path.with_name("Scores-LAPTOP7.xlsx").write_bytes(workbook_bytes(session.workbook))
    open_there(kept, path, qtbot)
    notice = kept.findChild(SiblingNotice)
    assert notice is not None
    assert notice.banner.what.text().startswith("“Scores-LAPTOP7.xlsx” in the same folder holds changes")
    assert "sync program" in notice.banner.remedy.text()


def test_that_a_workbook_alone_in_its_folder_is_opened_without_a_word(
    kept: MainWindow, path: Path, qtbot: QtBot
) -> None:
    open_there(kept, path, qtbot)
    notice = kept.findChild(SiblingNotice)
    assert notice is not None
    assert not notice.banner.isVisible()
    assert questions(kept) == []

"""A save that meets what somebody else has written: nothing is overwritten, and every way on is tried."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import Edit, SetCutLine
from smp_workbench.domain.version import Workbook
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.dialogs.text_page_dialog import TextPageDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.notice_banner import NoticeBanner
from smp_workbench.session.session import Session
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import agreed, small_assessment
from tests.gui.conftest import as_workbook
from tests.storage.test_present_file import rewrite

PATIENCE = 20_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the workbook that the window has open."""
    path = tmp_path / "share" / "Scores.xlsx"
    path.parent.mkdir()
    save(as_workbook(small_assessment()), path, None)
    return path


@pytest.fixture
def edited(window: MainWindow, path: Path, qtbot: QtBot) -> MainWindow:
    """Return the window on it, with a score that is not saved."""
    window.door.open(path)
    qtbot.waitUntil(lambda: window.door.path == path, timeout=PATIENCE)
    window.signals.apply(agreed("T-001", "H1", 4))
    return window


def changed_there(path: Path, *edits: Edit, version: str = "") -> Workbook:
    """Have somebody else save something in the workbook meanwhile."""
    session = Session(load(path).workbook, "Kent Police")
    for edit in edits:
        session.apply(edit)
    if version:
        session.commit(version)
    path.write_bytes(workbook_bytes(session.workbook))
    return session.workbook


def question(window: MainWindow, qtbot: QtBot) -> QuestionDialog:
    """Wait for a question and return it."""
    qtbot.waitUntil(lambda: bool(_questions(window)), timeout=PATIENCE)
    return _questions(window)[0]


def _questions(window: MainWindow) -> list[QuestionDialog]:
    return [dialog for dialog in window.findChildren(QuestionDialog) if dialog.isVisible()]


def verbs(asked: QuestionDialog) -> list[str]:
    return [button.text().replace("&", "") for button in asked.buttons]


def answer(asked: QuestionDialog, verb: str) -> None:
    asked.buttons[verbs(asked).index(verb)].click()
    QApplication.processEvents()


def banner_words(window: MainWindow) -> str:
    return " ".join(
        f"{one.what.text()} {one.remedy.text()}"
        for one in window.findChildren(NoticeBanner)
        if one.isVisible()
    )


def level(workbook: Workbook, ref: str, code: str) -> object:
    entry = workbook.assessment.agreed.entry(ref, code)
    return entry and entry.level


def test_that_bytes_that_a_server_rewrote_are_no_matter(edited: MainWindow, path: Path, qtbot: QtBot) -> None:
    rewrite(path)
    with qtbot.waitSignal(edited.door.saved, timeout=PATIENCE):
        edited.door.save()
    assert level(load(path).workbook, "T-001", "H1") == 4
    assert not _questions(edited)


def test_that_their_changes_are_brought_in_as_one_step_and_saved(
    edited: MainWindow, path: Path, qtbot: QtBot
) -> None:
    changed_there(path, agreed("T-002", "H1", 2), SetCutLine(2), version="Theirs")
    edited.door.save()
    asked = question(edited, qtbot)
    assert verbs(asked) == ["Go on scoring", "Show differences…", "Save a copy…", "Bring their changes in"]
    assert "Nothing was overwritten" in asked.form.remedy.text()
    before = edited.signals.undo_stack.count()
    with qtbot.waitSignal(edited.door.saved, timeout=PATIENCE):
        answer(asked, "Bring their changes in")
    saved = load(path).workbook
    assert (level(saved, "T-001", "H1"), level(saved, "T-002", "H1")) == (4, 2)
    assert saved.assessment.cut_line == 2
    assert not edited.signals.modified
    assert edited.signals.undo_stack.count() == before + 1
    words = banner_words(edited)
    assert "2 changes were taken as one step" in words
    assert "1 “Theirs” is under File > Earlier states" in words
    edited.signals.undo_stack.undo()
    assert level(edited.signals.session.workbook, "T-001", "H1") == 4
    assert edited.signals.assessment.cut_line != 2


def test_that_what_both_changed_is_left_to_be_decided(edited: MainWindow, path: Path, qtbot: QtBot) -> None:
    opened = level(load(path).workbook, "T-001", "H1")
    changed_there(path, agreed("T-001", "H1", 1))
    edited.door.save()
    with qtbot.waitSignal(edited.door.saved, timeout=PATIENCE):
        answer(question(edited, qtbot), "Bring their changes in")
    saved = load(path).workbook
    assert level(saved, "T-001", "H1") == opened
    (conflict,) = saved.assessment.conflicts
    assert {value.value.level for value in conflict.proposals} == {4, 1}
    said = banner_words(edited)
    assert said.count("1 conflict") == 1, "one banner says it, and follows what is decided"
    assert "Nothing was taken by itself" in said
    edited.signals.undo_stack.undo()
    qtbot.waitUntil(lambda: banner_words(edited) == "")


def test_that_what_is_scored_meanwhile_is_taken_into_account(
    edited: MainWindow, path: Path, qtbot: QtBot
) -> None:
    changed_there(path, agreed("T-002", "H1", 2))
    edited.door.save()
    answer(question(edited, qtbot), "Bring their changes in")
    edited.signals.apply(agreed("T-003", "H1", 1))
    qtbot.waitUntil(lambda: not edited.signals.modified, timeout=PATIENCE)
    saved = load(path).workbook
    assert [level(saved, ref, "H1") for ref in ("T-001", "T-002", "T-003")] == [4, 2, 1]


def test_that_what_they_changed_is_shown_and_the_question_asked_again(
    edited: MainWindow, path: Path, qtbot: QtBot
) -> None:
    theirs = changed_there(path, SetCutLine(2))
    edited.door.save()
    answer(question(edited, qtbot), "Show differences…")
    qtbot.waitUntil(lambda: bool(_pages(edited)), timeout=PATIENCE)
    (page,) = _pages(edited)
    text = page.form.page.toPlainText()
    assert "Changed by somebody else in Scores.xlsx" in text
    assert "cut line" in text.lower()
    assert "H1" not in text  # what was changed here is no change of theirs
    page.accept()
    answer(question(edited, qtbot), "Go on scoring")
    assert load(path).workbook == theirs
    assert edited.signals.modified


def _pages(window: MainWindow) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(TextPageDialog) if dialog.isVisible()]


def test_that_a_copy_is_saved_beside_theirs(
    edited: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = changed_there(path, SetCutLine(2))
    mine = path.with_name("Mine.xlsx")
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: mine)
    edited.door.save()
    with qtbot.waitSignal(edited.door.saved, timeout=PATIENCE):
        answer(question(edited, qtbot), "Save a copy…")
    assert load(path).workbook == theirs
    assert level(load(mine).workbook, "T-001", "H1") == 4
    assert edited.door.path == mine


def test_that_a_workbook_that_was_taken_away_is_saved_there_again(
    edited: MainWindow, path: Path, qtbot: QtBot
) -> None:
    path.unlink()
    edited.door.save()
    asked = question(edited, qtbot)
    assert verbs(asked) == ["Go on scoring", "Save a copy…", "Save it there again"]
    with qtbot.waitSignal(edited.door.saved, timeout=PATIENCE):
        answer(asked, "Save it there again")
    assert level(load(path).workbook, "T-001", "H1") == 4


def test_that_a_folder_that_is_gone_offers_a_copy_and_another_try(
    edited: MainWindow, path: Path, qtbot: QtBot
) -> None:
    away = path.parent.with_name("unplugged")
    path.parent.rename(away)
    edited.door.save()
    asked = question(edited, qtbot)
    assert verbs(asked) == ["Go on scoring", "Save a copy…", "Try again"]
    assert "is not there" in asked.form.remedy.text()
    away.rename(path.parent)
    with qtbot.waitSignal(edited.door.saved, timeout=PATIENCE):
        answer(asked, "Try again")
    assert level(load(path).workbook, "T-001", "H1") == 4


def test_that_what_cannot_be_read_there_is_never_overwritten(
    edited: MainWindow, path: Path, qtbot: QtBot
) -> None:
    path.write_bytes(b"somebody's notes")
    edited.door.save()
    asked = question(edited, qtbot)
    assert verbs(asked) == ["Go on scoring", "Save a copy…"]
    answer(asked, "Go on scoring")
    assert path.read_bytes() == b"somebody's notes"


def test_that_bringing_in_waits_while_something_is_tried(
    edited: MainWindow, path: Path, qtbot: QtBot
) -> None:
    from smp_workbench.session.trial import Trial

    theirs = changed_there(path, SetCutLine(2))
    edited.door.save()
    asked = question(edited, qtbot)
    edited.signals.begin_trial(Trial(edited.signals.session))
    edited.signals.apply(agreed("T-003", "H1", 1))
    refused: list[str] = []
    edited.signals.refused.connect(refused.append)
    answer(asked, "Bring their changes in")
    assert len(refused) == 1
    assert load(path).workbook == theirs
    edited.signals.end_trial()

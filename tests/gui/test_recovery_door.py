"""The start after a run that ended without warning: what is reopened, listed, told, kept and discarded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from smp_workbench import paths
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.gui.tasks import Tasks
from smp_workbench.session.recovery import left_behind
from smp_workbench.session.session import Session
from smp_workbench.storage.journal.line import FORMAT, Base, Head, as_line
from smp_workbench.storage.journal.place import hold_journal
from smp_workbench.storage.saving import load, save
from tests.factory import agreed, small_assessment
from tests.gui.left_run import PATIENCE, Before, Now, wait_reopened


@pytest.fixture
def before(tmp_path: Path) -> Before:
    return Before(tmp_path)


@pytest.fixture
def now(open_window: Callable[[Assessment], MainWindow], tasks: Tasks) -> Iterator[Now]:
    made = Now(open_window(Assessment("f" * 32, small_assessment().model)), tasks)
    yield made
    made.keeper.stop()


def test_that_the_one_assessment_left_behind_is_reopened_where_it_was(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    session = before.score(3, 1)
    now.begin()
    wait_reopened(now, qtbot)
    assert now.window.signals.session.workbook == session.workbook
    assert now.window.door.path is None
    assert now.window.isWindowModified()
    assert now.told().startswith("Brought back from last time: 2 changes of ")
    assert "Save it as a workbook" in now.told()


def test_that_what_was_brought_back_is_in_a_journal_of_this_run(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    session = before.score(3, 1)
    now.begin()
    wait_reopened(now, qtbot)
    assert left_behind() == ()  # the old one is gone, the new one is held
    now.window.signals.apply(agreed("T-001", "H1", 0))
    now.keeper.stop()
    (left,) = left_behind()
    assert left.changes == len(session.history.changes) + 1


def test_that_what_another_window_holds_is_named_with_what_to_do(before: Before, now: Now) -> None:
    before.score(3, saved=True)
    (left,) = left_behind()
    held = hold_journal(left.journal)
    assert held is not None
    now.door.reopen(left)
    assert now.window.form.status_bar.currentMessage() == (
        "Before.xlsx is already open in another window. Go on there; this window can be closed."
    )
    held.remove()
    now.door.reopen(left)
    assert now.window.form.status_bar.currentMessage() == (
        "What was kept of Before.xlsx was brought back or discarded in another window. Look there."
    )


def test_that_the_focused_cell_is_in_view_under_a_banner(now: Now) -> None:
    window = now.window
    window.signals.open(Session(sample_workbook(), "Police"))
    window.resize(1280, 720)
    grid = window.grid
    for _ in range(3):
        QApplication.processEvents()
    last = grid.rowAt(grid.viewport().height() - 40)
    grid.go_to(last, 2)
    now.door.banner.tell("Brought back\nfrom\nlast\ntime", "Save it.", {})
    for _ in range(3):
        QApplication.processEvents()
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))


def test_that_what_was_brought_back_is_undone_step_by_step(before: Before, now: Now, qtbot: QtBot) -> None:
    before.score(3, 1)
    now.begin()
    wait_reopened(now, qtbot)
    stack = now.window.signals.undo_stack
    assert [stack.text(place) for place in range(stack.count())] == [
        "Burglary, Physical harm 2 to 3", "Burglary, Physical harm 3 to 1"
    ]  # fmt: skip
    stack.undo()
    stack.undo()
    assert now.window.signals.assessment == small_assessment()
    assert not now.window.isWindowModified()


def test_that_it_is_saved_into_its_workbook(before: Before, now: Now, qtbot: QtBot) -> None:
    before.score(3, 1, saved=True)
    now.begin()
    wait_reopened(now, qtbot)
    assert now.window.door.path == before.path
    assert "Save it into Before.xlsx" in now.told()
    now.choose("Save")
    qtbot.waitUntil(lambda: not now.window.isWindowModified(), timeout=PATIENCE)
    assert load(before.path).workbook == now.window.signals.session.workbook
    assert not now.door.banner.isVisible()
    qtbot.waitUntil(lambda: not list(paths.journals().iterdir()), timeout=PATIENCE)


@pytest.fixture
def moved_on(before: Before) -> Session:
    """Return what a run left behind, after which somebody else has saved another score."""
    session = before.score(3, 1, saved=True)
    changed = Session(load(before.path).workbook, "Somebody else")
    changed.apply(agreed("T-002", "H1", 3))
    save(changed.workbook, before.path, load(before.path).digest)
    return session


def test_that_a_workbook_that_moved_on_is_merged_and_saved(
    before: Before, moved_on: Session, now: Now, qtbot: QtBot
) -> None:
    there = before.path.read_bytes()
    now.begin()
    wait_reopened(now, qtbot)
    stack, scores = now.window.signals.undo_stack, now.window.signals.session
    assert now.window.door.path == before.path
    assert stack.count() == 3
    assert stack.undoText() == "Bring back Before.xlsx"
    assert scores.assessment.agreed.entry("T-002", "H1").level == 3
    assert "that was brought in. 1 change was taken as one step" in now.told()
    assert before.path.read_bytes() == there
    now.choose("Save")
    qtbot.waitUntil(lambda: not now.window.isWindowModified(), timeout=PATIENCE)
    saved = load(before.path).workbook.assessment
    assert [saved.agreed.entry(ref, "H1").level for ref in ("T-001", "T-002")] == [1, 3]


def test_that_what_they_changed_is_not_overwritten_when_it_was_undone(
    before: Before, moved_on: Session, now: Now, qtbot: QtBot
) -> None:
    there = before.path.read_bytes()
    now.begin()
    wait_reopened(now, qtbot)
    now.window.signals.undo_stack.undo()
    assert now.window.signals.assessment == moved_on.assessment
    now.choose("Save")
    qtbot.waitUntil(lambda: bool(_asked(now)), timeout=PATIENCE)
    (asked,) = _asked(now)
    assert "changed by somebody else" in asked.form.remedy.text()
    asked.reject()
    assert before.path.read_bytes() == there


def _asked(now: Now) -> list[QuestionDialog]:
    return [dialog for dialog in now.window.findChildren(QuestionDialog) if dialog.isVisible()]


def test_that_a_workbook_that_cannot_be_merged_is_not_overwritten(
    before: Before, now: Now, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = before.score(3, 1, saved=True)
    before.path.write_bytes(b"no workbook any more")
    there = before.path.read_bytes()
    now.begin()
    wait_reopened(now, qtbot)
    assert now.window.signals.session.workbook == session.workbook
    assert now.window.door.path is None
    assert "Before.xlsx was changed by somebody else since" in now.told()
    assert "Nothing was overwritten" in now.told()
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: tmp_path / "After.xlsx")
    now.choose("Save as…")
    qtbot.waitUntil(lambda: not now.window.isWindowModified(), timeout=PATIENCE)
    assert before.path.read_bytes() == there


def test_that_nothing_is_told_where_the_file_holds_it_all(before: Before, now: Now, qtbot: QtBot) -> None:
    session = before.score(3, 1, saved=True)
    save(session.workbook, before.path, load(before.path).digest)
    now.begin()
    wait_reopened(now, qtbot)
    assert now.window.door.path == before.path
    assert not now.window.isWindowModified()
    assert not now.door.banner.isVisible()
    qtbot.waitUntil(lambda: not list(paths.journals().iterdir()), timeout=PATIENCE)


def test_that_a_damaged_journal_gives_what_it_can_and_is_kept(before: Before, now: Now, qtbot: QtBot) -> None:
    before.score(3, 1, 4)
    (journal,) = paths.journals().iterdir()
    journal.write_bytes(journal.read_bytes().replace(b'"sequence":2', b'"sequence":5'))
    now.begin()
    wait_reopened(now, qtbot)
    assert now.window.signals.assessment.agreed.entry("T-001", "H1").level == 3
    kept = journal.with_suffix(".damaged")
    assert "The journal is damaged in line 4" in now.told()
    assert str(kept) in now.told()
    assert b'"sequence":5' in kept.read_bytes()
    assert left_behind() == ()


def test_that_the_file_that_is_opened_comes_with_what_was_left_of_it(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    session = before.score(3, 1, saved=True)
    before.score(2)
    now.begin(before.path)
    wait_reopened(now, qtbot)
    assert now.window.signals.session.workbook == session.workbook
    assert len(left_behind()) == 1  # the other one stays


# --- several ----------------------------------------------------------------------------------------


def test_that_several_are_listed_and_one_is_opened_by_key(before: Before, now: Now, qtbot: QtBot) -> None:
    before.score(4, saved=True)
    before.score(3, 1)
    now.begin()
    dialog = now.dialog()
    assert dialog.form.heading.text() == "2 assessments were not saved last time"
    texts = {dialog.form.left.item(row, 2).text()[:9] for row in range(2)}
    assert texts == {"1 change ", "2 changes"}
    row = next(row for row in range(2) if dialog.form.left.item(row, 1).text() == "never saved")
    dialog.form.left.selectRow(row)
    QTest.keyClick(dialog.form.left, Qt.Key.Key_Return)
    wait_reopened(now, qtbot)
    assert len(now.window.signals.undo_stack.text(1)) > 0
    assert [left.path for left in left_behind()] == [before.path]


def test_that_keeping_for_later_keeps_everything_and_can_be_come_back_to(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    before.score(4)
    before.score(3, 1)
    now.begin()
    QTest.keyClick(now.dialog(), Qt.Key.Key_Escape)
    assert len(left_behind()) == 2
    now.window.form.menu_file.aboutToShow.emit()
    assert now.window.form.action_recover.isVisible()
    now.window.form.action_recover.trigger()
    assert now.dialog().form.left.rowCount() == 2
    now.dialog().close()


def test_that_discarding_is_explained_and_done_only_when_said_twice(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    before.score(3)
    now.door.ask()
    now.dialog().form.discard.click()
    (question,) = [dialog for dialog in now.window.findChildren(QuestionDialog) if dialog.isVisible()]
    assert "Discard 1 change of" in question.form.what.text()
    assert "cannot be brought back" in question.form.remedy.text()
    QTest.keyClick(question, Qt.Key.Key_Return)  # the way that keeps it
    assert len(left_behind()) == 1
    now.door.ask()
    now.dialog().form.discard.click()
    now.choose("Discard for good")
    assert left_behind() == ()


def test_that_a_journal_that_cannot_be_read_is_listed_with_its_fault(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    before.score(3)
    (journal,) = paths.journals().iterdir()
    newer = Head(FORMAT + 1, "0" * 32, "", "", "SMP Workbench 9", Base())
    journal.write_bytes(as_line(newer, 1) + b"".join(journal.read_bytes().splitlines(keepends=True)[1:]))
    now.begin()
    dialog = now.dialog()
    assert "newer program" in dialog.form.left.item(0, 2).text()
    assert not dialog.form.accept.isEnabled()
    dialog.reject()
    assert journal.exists()


def test_that_a_damaged_journal_is_told_of_beside_the_one_that_is_brought_back(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    before.score(3)
    (journal,) = paths.journals().iterdir()
    cut = journal.with_name("20180223-104200-5a5a5a5a.journal")
    cut.write_bytes(journal.read_bytes()[:-2000])
    now.begin()
    wait_reopened(now, qtbot)
    assert now.told().startswith("Brought back from last time: 1 change")
    banner = now.door.damage_banner
    assert banner.isVisible()
    assert "damaged, and nothing can be read" in banner.what.text()
    assert str(cut.with_suffix(".damaged")) in banner.remedy.text()
    assert cut.with_suffix(".damaged").exists()
    banner.buttons[0].click()
    assert not banner.isVisible()


def test_that_nothing_is_asked_or_offered_where_nothing_was_left(now: Now) -> None:
    now.begin()
    assert not [dialog for dialog in now.window.findChildren(QDialog) if dialog.isVisible()]
    now.window.form.menu_file.aboutToShow.emit()
    assert not now.window.form.action_recover.isVisible()


def test_that_scoring_that_has_begun_is_not_taken_away(before: Before, now: Now, qtbot: QtBot) -> None:
    before.score(3)
    now.begin()
    now.window.door.show(Workbook(small_assessment(), History(small_assessment())))
    now.window.signals.apply(agreed("T-001", "H1", 0))
    qtbot.waitUntil(lambda: not now.window.door._tasks.busy, timeout=PATIENCE)
    assert now.window.signals.assessment.agreed.entry("T-001", "H1").level == 0
    assert "It is kept" in now.window.form.status_bar.currentMessage()
    assert len(left_behind()) == 1


def test_that_it_is_brought_back_where_what_is_open_was_discarded(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    session = before.score(3, 1)
    now.window.door.show(Workbook(small_assessment(), History(small_assessment())))
    now.window.signals.apply(agreed("T-002", "H1", 2))
    now.door.ask()
    now.dialog().form.accept.click()
    now.choose("Discard changes")
    qtbot.waitUntil(lambda: now.window.signals.session.workbook == session.workbook, timeout=PATIENCE)
    assert now.told().startswith("Brought back from last time: 2 changes of ")
    assert now.window.form.status_bar.currentMessage() == ""


def test_that_it_is_kept_where_somebody_goes_on_after_discarding(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    before.score(3)
    now.window.door.show(Workbook(small_assessment(), History(small_assessment())))
    now.window.signals.apply(agreed("T-002", "H1", 2))
    now.door.reopen(left_behind()[0])
    now.choose("Discard changes")
    now.window.signals.apply(agreed("T-002", "H1", 4))
    qtbot.waitUntil(lambda: not now.window.door._tasks.busy, timeout=PATIENCE)
    assert now.window.signals.assessment.agreed.entry("T-002", "H1").level == 4
    assert "you have gone on here" in now.window.form.status_bar.currentMessage()
    assert len(left_behind()) == 1


def test_that_a_kept_journal_is_told_of_when_its_workbook_is_opened(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    before.score(3, saved=True)
    now.window.door.open(before.path)
    wait_reopened(now, qtbot)
    assert now.told().startswith("Kept from last time, and not in Before.xlsx: 1 change of ")
    now.choose("Show…")
    assert now.dialog().form.left.rowCount() == 1
    now.dialog().close()


def test_that_the_banner_is_as_high_as_its_words_in_a_large_window(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    before.score(3)
    now.begin()
    wait_reopened(now, qtbot)
    banner = now.door.banner
    for size in ((1920, 1080), (1280, 720), (700, 700)):
        now.window.resize(*size)
        # Where the verbs go under the words, the layout is worked out a second time.
        qtbot.waitUntil(lambda: banner.height() <= banner.heightForWidth(banner.width()))
        for label in (banner.what, banner.remedy):
            assert label.height() >= label.heightForWidth(label.width())

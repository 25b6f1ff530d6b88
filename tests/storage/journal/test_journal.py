"""The journal's thread: what it writes, when it says that something is durable, and a disk that refuses."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from smp_workbench.domain.version import History, Version, Workbook
from smp_workbench.session.session import Session
from smp_workbench.storage.journal import journal as journal_module
from smp_workbench.storage.journal import place
from smp_workbench.storage.journal.journal import Journal
from smp_workbench.storage.journal.line import Base, View
from smp_workbench.storage.journal.place import ENDING, hold_journal, left_journals
from smp_workbench.storage.journal.reading import JournalRead, read_journal
from smp_workbench.storage.journal.trouble import NoJournal
from tests.factory import agreed, small_assessment
from tests.storage.journal.conftest import Told


def open_session() -> Session:
    assessment = small_assessment()
    return Session(Workbook(assessment, History(assessment)), "Facilitator")


def only(folder: Path) -> Path:
    (path,) = folder.glob(f"*{ENDING}")
    return path


def content(folder: Path) -> JournalRead:
    read = read_journal(only(folder))
    assert read is not None
    return read


def scored(session: Session, journal: Journal, level: int) -> int:
    return journal.add(session.apply(agreed("T-001", "H1", level)).change)


def test_that_nothing_is_written_before_there_is_something_to_keep(
    journal: Journal, folder: Path, told: Told
) -> None:
    told.wait_durable(journal.begin(Base(), open_session().workbook, at_once=False))
    assert not folder.exists()


def test_that_what_is_unsaved_from_the_start_is_written_at_once(
    journal: Journal, folder: Path, told: Told
) -> None:
    session = open_session()
    told.wait_durable(journal.begin(Base(whole=False), session.workbook, at_once=True))
    assert content(folder).workbook == session.workbook


def test_that_every_durable_edit_and_version_is_there(journal: Journal, folder: Path, told: Told) -> None:
    session = open_session()
    journal.begin(Base(), session.workbook, at_once=False)
    for level in (3, 1, 4):
        told.wait_durable(scored(session, journal, level))
        assert content(folder).workbook == session.workbook
    version: Version = session.commit("First", "")
    told.wait_durable(journal.add(version))
    told.wait_durable(scored(session, journal, 0))
    read = content(folder)
    assert read.workbook == session.workbook
    assert (len(read.changes), read.versions) == (4, (version,))
    assert (read.torn, read.damaged) == (False, 0)


def test_that_where_somebody_is_is_written_with_what_counts_and_begins_no_journal(
    journal: Journal, folder: Path, told: Told
) -> None:
    session = open_session()
    told.wait_durable(journal.begin(Base(), session.workbook, at_once=False))
    journal.note(View("T-001", "H1"))
    journal.note(View("T-002", "H2"))
    journal.stop()
    assert not folder.exists()
    other = Journal(folder, told.take)
    other.start()
    other.begin(Base(), session.workbook, at_once=False)
    other.note(View("T-001", "H1"))
    scored(session, other, 3)
    other.note(View("T-002", "H2"))
    scored(session, other, 1)
    other.stop()
    read = content(folder)
    assert read.workbook == session.workbook
    assert read.view == View("T-002", "H2")
    assert (read.torn, read.damaged) == (False, 0)


def test_that_a_new_beginning_keeps_where_somebody_is(journal: Journal, folder: Path, told: Told) -> None:
    session = open_session()
    journal.begin(Base(), session.workbook, at_once=True)
    journal.note(View("T-001", "H1"))
    told.wait_durable(scored(session, journal, 3))
    journal.begin(Base(), session.workbook, at_once=True)
    journal.stop()
    assert content(folder).view == View("T-001", "H1")
    assert content(folder).workbook == session.workbook


def test_that_many_edits_share_one_flush_to_the_disk(
    folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    flush = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (flushed.append(handle), flush(handle)))
    session, journal = open_session(), Journal(folder, told.take)
    journal.begin(Base(), session.workbook, at_once=False)
    last = [scored(session, journal, number % 5) for number in range(200)][-1]
    journal.start()
    told.wait_durable(last)
    journal.stop()
    assert len(flushed) <= 2  # the file, and the folder that names it
    assert content(folder).workbook == session.workbook


def test_that_the_journal_goes_once_the_file_holds_all(journal: Journal, folder: Path, told: Told) -> None:
    session = open_session()
    journal.begin(Base(), session.workbook, at_once=False)
    told.wait_durable(scored(session, journal, 3))
    told.wait_durable(journal.begin(Base("a.xlsx", "d", 1), session.workbook, at_once=False))
    assert not list(folder.iterdir())


def test_that_edits_after_the_saved_ones_stay(journal: Journal, folder: Path, told: Told) -> None:
    session = open_session()
    journal.begin(Base(), session.workbook, at_once=False)
    scored(session, journal, 3)
    scored(session, journal, 4)
    told.wait_durable(journal.begin(Base("a.xlsx", "d", 1), session.workbook, at_once=True))
    read = content(folder)
    assert read.workbook == session.workbook
    assert [change.sequence for change in read.changes] == [2]


def test_that_the_old_journal_stays_until_the_new_one_is_on_the_disk(
    journal: Journal, folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    journal.begin(Base(), session.workbook, at_once=False)
    told.wait_durable(scored(session, journal, 3))
    before = only(folder)
    with monkeypatch.context() as full:
        full.setattr(journal_module, "create_journal", refuse(errno.ENOSPC))
        number = journal.begin(Base("a.xlsx", "d", 1), session.workbook, at_once=True)
        told.trouble()
        assert only(folder) == before
    told.wait_durable(number)
    assert only(folder) != before


def test_that_a_running_journal_is_not_left_behind(journal: Journal, folder: Path, told: Told) -> None:
    session = open_session()
    told.wait_durable(journal.begin(Base(), session.workbook, at_once=True))
    assert list(left_journals(folder)) == []
    assert hold_journal(only(folder)) is None
    journal.stop()
    assert list(left_journals(folder)) == [only(folder)]


def test_that_a_taken_over_journal_goes_once_the_new_one_is_there(
    journal: Journal, folder: Path, told: Told
) -> None:
    session = open_session()
    left = place.create_journal(folder, b"left\n")
    number = journal.begin(Base(), session.workbook, at_once=True, replaced=[left])
    told.wait_durable(number)
    assert only(folder) != left.path


# --- a disk that refuses ------------------------------------------------------------------------------


def refuse(number: int) -> object:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("step", ["write", "fsync", "lseek"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES])
def test_that_a_write_that_fails_is_told_and_mended_by_itself(
    step: str, number: int, journal: Journal, folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    journal.begin(Base(), session.workbook, at_once=False)
    told.wait_durable(scored(session, journal, 3))
    safe = session.workbook
    with monkeypatch.context() as broken:
        broken.setattr(os, step, refuse(number))
        last = scored(session, journal, 4)
        assert "not yet on this computer’s disk" in str(told.trouble())
        assert told.last.durable < last
        assert content(folder).workbook == safe
        last = scored(session, journal, 1)
    told.wait_durable(last)
    assert told.last.trouble is None
    assert content(folder).workbook == session.workbook


def test_that_half_a_write_is_written_again_whole(
    journal: Journal, folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, write = open_session(), os.write
    journal.begin(Base(), session.workbook, at_once=False)
    told.wait_durable(scored(session, journal, 3))
    tries: list[int] = []

    def write_some(handle: int, data: memoryview) -> int:
        tries.append(len(data))
        if len(tries) % 2 == 0 and len(tries) < 6:
            raise OSError(errno.ENOSPC, "full")
        return write(handle, data[: len(data) // 2 + 1])

    monkeypatch.setattr(os, "write", write_some)
    told.wait_durable(scored(session, journal, 4))
    assert content(folder).workbook == session.workbook
    assert not content(folder).torn


@pytest.mark.parametrize("step", ["open", "write", "fsync"])
def test_that_a_journal_that_cannot_be_begun_leaves_nothing_half(
    step: str, journal: Journal, folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    journal.begin(Base(), session.workbook, at_once=False)
    with monkeypatch.context() as broken:
        broken.setattr(os, step, refuse(errno.ENOSPC))
        last = scored(session, journal, 4)
        assert "The disk is full" in str(told.trouble())
        assert not list(folder.iterdir())
    told.wait_durable(last)
    assert content(folder).workbook == session.workbook


def test_that_a_folder_where_nothing_may_be_written_is_told_apart(
    journal: Journal, folder: Path, told: Told
) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    session = open_session()
    journal.begin(Base(), session.workbook, at_once=False)
    last = scored(session, journal, 4)
    assert isinstance(told.trouble(), NoJournal)
    folder.unlink()
    told.wait_durable(last)
    assert content(folder).workbook == session.workbook


def test_that_files_that_cannot_be_held_are_no_journals(
    journal: Journal, folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "_lock", refuse(errno.EOPNOTSUPP))
    journal.begin(Base(), open_session().workbook, at_once=True)
    assert isinstance(told.trouble(), NoJournal)
    assert not list(folder.iterdir())


def test_that_the_end_tries_once_more_and_leaves_what_was_durable(
    journal: Journal, folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    journal.begin(Base(), session.workbook, at_once=False)
    told.wait_durable(scored(session, journal, 3))
    with monkeypatch.context() as broken:
        broken.setattr(os, "write", refuse(errno.ENOSPC))
        scored(session, journal, 4)
        told.trouble()
    journal.stop()
    assert content(folder).workbook == session.workbook


def test_that_the_one_who_edits_never_waits_for_the_disk(
    journal: Journal, folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, flush, go = open_session(), os.fsync, threading.Event()
    monkeypatch.setattr(os, "fsync", lambda handle: (go.wait(), flush(handle)))
    journal.begin(Base(), session.workbook, at_once=False)
    last = [scored(session, journal, number % 5) for number in range(20)][-1]
    assert told.last.durable < last  # all are made, and nothing is on the disk
    go.set()
    told.wait_durable(last)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_that_a_fault_in_the_program_is_told_and_not_passed_over(journal: Journal, told: Told) -> None:
    journal.begin(Base(), open_session().workbook, at_once=True)
    told.next()
    journal.add("no change at all")  # type: ignore[arg-type]
    assert "fault in the program" in str(told.trouble())

"""What is left behind is found and brought back, however the workbook's file stands to it."""

from __future__ import annotations

import hashlib
import random
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import SaveFailed, UnreadableFile
from smp_workbench.session.recovery import LeftBehind, Recovered, left_behind, put_damaged_aside, recover
from smp_workbench.session.session import Session
from smp_workbench.storage.journal.journal import Journal
from smp_workbench.storage.journal.line import FORMAT, NOWHERE, Base, Head, View, as_line
from smp_workbench.storage.journal.place import create_journal
from smp_workbench.storage.saving import save
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import agreed, small_assessment


class Run:
    """A run of the program that ends without warning."""

    def __init__(self, tmp_path: Path) -> None:
        assessment = small_assessment()
        self.session = Session(Workbook(assessment, History(assessment)), "Facilitator")
        self.path = tmp_path / "Assessment.xlsx"
        self.digest = ""

    def score(self, *levels: int) -> None:
        for level in levels:
            self.session.apply(agreed("T-001", "H1", level))

    def save(self) -> Base:
        saved = save(self.session.workbook, self.path, self.digest or None)
        self.digest = saved.digest
        history = self.session.history
        return Base(str(self.path), saved.digest, history.last_sequence, len(history.versions))

    def end(self, base: Base, begun: Workbook, damage: Callable[[bytes], bytes] = bytes) -> None:
        """Leave the journal that began with ``begun`` and holds everything since."""
        history = self.session.history
        since = [change for change in history.changes if change.sequence > begun.history.last_sequence]
        head = Head(FORMAT, "0" * 32, "A small assessment", "2018-02-23T10:40:00Z", "tests", base)
        contents = (head, begun, *since, *history.versions[len(begun.history.versions) :])
        data = b"".join(as_line(one, number) for number, one in enumerate(contents, start=1))
        create_journal(paths.journals(), damage(data)).release()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def only() -> LeftBehind:
    (left,) = left_behind()
    return left


def brought_back() -> Recovered:
    return recover(only().journal)


def test_that_nothing_is_left_where_there_is_no_folder() -> None:
    assert left_behind() == ()


def test_that_looking_into_an_empty_folder_takes_no_time() -> None:
    paths.journals().mkdir(parents=True)
    times = []
    for _ in range(20):
        began = time.perf_counter()
        left_behind()
        times.append(time.perf_counter() - began)
    assert min(times) < 0.001


def test_that_what_is_left_is_summed_up(run: Run) -> None:
    base, begun = run.save(), run.session.workbook
    run.score(3, 1)
    run.session.commit("First", "")
    run.end(base, begun)
    left = only()
    assert (left.title, left.path, left.changes, left.versions) == ("A small assessment", run.path, 2, 1)
    assert left.when == run.session.history.versions[-1].when
    assert left.fault is None


def test_that_its_workbook_is_known_however_the_path_is_written(run: Run, tmp_path: Path) -> None:
    base, begun = run.save(), run.session.workbook
    run.score(3)
    run.end(base, begun)
    other = tmp_path / "Other.xlsx"
    other.write_bytes(run.path.read_bytes())
    (tmp_path / "sub").mkdir()
    roundabout = tmp_path / "sub" / ".." / run.path.name
    left = only()
    assert left.identity == run.session.assessment.identity
    assert left.is_of(run.path)
    assert left.is_of(roundabout)
    assert not left.is_of(other)
    run.path.unlink()
    assert left.is_of(roundabout), "also where the file is gone"
    assert not left.is_of(other)


def test_that_a_journal_without_a_change_is_no_matter(run: Run) -> None:
    run.end(Base(), run.session.workbook)
    assert left_behind() == ()
    assert not list(paths.journals().iterdir())


def test_that_a_journal_that_was_never_begun_is_no_matter(run: Run) -> None:
    begun = run.session.workbook
    run.score(3)
    for length in (0, 5, 100):
        run.end(Base(), begun, lambda data, length=length: data[:length])  # type: ignore[misc]
    assert put_damaged_aside() == ()
    assert left_behind() == ()
    assert not list(paths.journals().iterdir())


def test_that_a_journal_cut_off_within_its_checkpoint_is_put_aside_and_told_once(run: Run) -> None:
    """What was recovered once stands in the checkpoint of the next journal, and nowhere else."""
    run.score(3, 1)
    run.end(Base(whole=False), run.session.workbook, lambda data: data[:-40])
    (journal,) = paths.journals().iterdir()
    data = journal.read_bytes()
    assert only().fault is not None, "whoever lists it first removes nothing"
    (told,) = put_damaged_aside()
    assert "nothing can be read from it" in str(told)
    (kept,) = paths.journals().iterdir()
    assert (kept.suffix, kept.read_bytes()) == (".damaged", data)
    assert str(kept) in str(told)
    assert (left_behind(), put_damaged_aside()) == ((), ())


def test_that_a_journal_that_is_rubbish_is_put_aside_and_told(run: Run) -> None:
    run.end(Base(), run.session.workbook, lambda _: random.Random(1).randbytes(3000))
    assert len(put_damaged_aside()) == 1
    assert [one.suffix for one in paths.journals().iterdir()] == [".damaged"]


def test_that_a_sound_journal_is_not_put_aside(run: Run) -> None:
    begun = run.session.workbook
    run.score(3, 1)
    run.end(Base(), begun, lambda data: data[:-3])
    assert put_damaged_aside() == ()
    assert only().fault is None


def test_that_a_journal_that_cannot_be_read_is_told(run: Run) -> None:
    begun = run.session.workbook
    run.score(3)
    run.end(Base(), begun, lambda data: data.replace(b"checkpoint", b"checkpaint"))
    assert only().fault is not None
    with pytest.raises(UnreadableFile):
        recover(only().journal)


def test_that_an_assessment_that_was_never_saved_comes_back(run: Run) -> None:
    begun = run.session.workbook
    run.score(3, 1)
    run.end(Base(), begun)
    back = brought_back()
    assert back.workbook == run.session.workbook
    assert (back.standing, back.path, back.digest, back.was_at) == ("never saved", None, None, None)


def test_that_a_workbook_that_is_as_it_was_can_be_saved_into(run: Run) -> None:
    base, begun = run.save(), run.session.workbook
    run.score(3, 1)
    run.end(base, begun)
    back = brought_back()
    assert back.workbook == run.session.workbook
    assert (back.standing, back.path, back.digest) == ("as it was", run.path, base.digest)


def test_that_a_save_just_before_the_end_is_no_moving_on(run: Run) -> None:
    """Killed between the save and the journal's new beginning: the file holds more than the journal knows."""
    base, begun = run.save(), run.session.workbook
    run.score(3)
    later = run.save()
    run.score(1)
    run.end(base, begun)
    back = brought_back()
    assert back.workbook == run.session.workbook
    assert (back.standing, back.path, back.digest) == ("as it was", run.path, later.digest)
    assert (len(back.steps), back.saved_sequence) == (1, 1)


@pytest.mark.parametrize("later", [(), (1, 4)])
def test_that_a_file_that_holds_it_all_is_recognised(run: Run, later: tuple[int, ...]) -> None:
    base, begun = run.save(), run.session.workbook
    run.score(3)
    run.end(base, begun)
    run.score(*later)
    run.save()
    back = brought_back()
    assert back.standing == "holds all"
    assert back.steps == ()


def test_that_a_file_that_has_moved_on_is_merged(run: Run) -> None:
    base, begun = run.save(), run.session.workbook
    run.score(3)
    run.end(base, begun)
    other = Session(begun, "Somebody else")
    other.apply(agreed("T-002", "H1", 2))
    save(other.workbook, run.path, run.digest)
    back = brought_back()
    assert back.workbook == run.session.workbook
    assert (back.standing, back.path, back.digest) == ("moved on", run.path, base.digest)
    assert back.brought is not None
    assert back.brought.edit is not None
    session = Session(back.workbook)
    session.apply(back.brought.edit)
    assert session.assessment.agreed.entry("T-001", "H1").level == 3
    assert session.assessment.agreed.entry("T-002", "H1").level == 2
    save(session.workbook, run.path, back.digest)
    run.path.write_bytes(workbook_bytes(other.workbook))
    with pytest.raises(SaveFailed):  # without what was brought in, theirs would be lost
        save(run.session.workbook, run.path, back.digest)


def test_that_a_file_that_has_moved_on_with_nothing_new_may_be_replaced(run: Run) -> None:
    base, begun = run.save(), run.session.workbook
    run.score(3)
    run.end(base, begun)
    other = Session(begun, "Somebody else")
    other.apply(agreed("T-001", "H1", 3))
    theirs = save(other.workbook, run.path, run.digest)
    back = brought_back()
    assert (back.standing, back.path, back.digest) == ("moved on", run.path, theirs.digest)
    assert back.brought is not None
    assert back.brought.edit is None


@pytest.mark.parametrize("content", ["another assessment", "no workbook"])
def test_that_a_file_that_cannot_be_merged_is_left_alone(run: Run, content: str) -> None:
    base, begun = run.save(), run.session.workbook
    run.score(3)
    run.end(base, begun)
    if content == "another assessment":
        other = replace(begun.assessment, identity="f" * 32)
        run.path.write_bytes(workbook_bytes(Workbook(other, History(other))))
    else:
        run.path.write_bytes(b"no workbook")
    there = hashlib.sha256(run.path.read_bytes()).hexdigest()
    back = brought_back()
    assert back.workbook == run.session.workbook
    assert (back.standing, back.path, back.digest, back.was_at) == ("moved on", None, None, run.path)
    assert hashlib.sha256(run.path.read_bytes()).hexdigest() == there


def test_that_a_file_that_is_gone_is_told(run: Run) -> None:
    base, begun = run.save(), run.session.workbook
    run.score(3)
    run.end(base, begun)
    run.path.unlink()
    back = brought_back()
    assert (back.standing, back.path, back.was_at) == ("gone", None, run.path)
    assert back.workbook == run.session.workbook


def test_that_what_was_brought_back_can_be_undone_step_by_step(run: Run) -> None:
    begun = run.session.workbook
    run.score(3, 1)
    run.end(Base(), begun)
    back = brought_back()
    assert [step.name.english() for step in back.steps] == [
        "Burglary, Physical harm 2 to 3", "Burglary, Physical harm 3 to 1"
    ]  # fmt: skip
    state = back.workbook.assessment
    for step in reversed(back.steps):
        state, _ = step.inverse.apply(state)
    assert state == begun.assessment


def test_that_torn_and_damaged_journals_are_told_apart(run: Run) -> None:
    begun = run.session.workbook
    run.score(3, 1, 4)
    run.end(Base(), begun, lambda data: data[:-5])
    back = brought_back()
    assert (len(back.steps), back.torn, back.damaged) == (2, True, 0)
    only().journal.unlink()
    run.end(Base(), begun, lambda data: data.replace(b'"sequence":2', b'"sequence":7'))
    back = brought_back()
    assert (len(back.steps), back.torn, back.damaged) == (1, False, 4)


def test_that_what_a_later_journal_holds_too_is_listed_once(run: Run) -> None:
    """Killed while a new journal was taking the place of the one it was brought back from."""
    begun = run.session.workbook
    run.score(3)
    run.end(Base(), begun)
    first = only().journal
    run.score(1)
    run.end(Base(), begun)
    later = next(path for path in paths.journals().iterdir() if path != first)
    later.replace(later.with_name("9" + later.name))
    assert only().changes == 2
    assert not first.exists()


def test_that_a_journal_of_a_newer_program_is_told_in_a_sentence_and_kept_untouched(run: Run) -> None:
    begun = run.session.workbook
    run.score(3)
    run.end(Base(), begun)
    journal = only().journal
    text = b'head {"format":3,"tool":"SMP Workbench 9.9","what":"is new"}'
    data = b"%08x %b\n" % (zlib.crc32(text, 1), text) + b"%08x strange {}\n" % zlib.crc32(b"strange {}", 2)
    journal.write_bytes(data)
    assert put_damaged_aside() == ()
    for _ in range(2):
        left = only()
        assert left.fault is not None
        assert "written by a newer program (SMP Workbench 9.9)" in str(left.fault)
        assert "It is kept as it is" in str(left.fault)
    with pytest.raises(UnreadableFile, match="newer program"):
        recover(journal)
    assert journal.read_bytes() == data


def test_that_a_journal_of_an_older_program_comes_back(run: Run) -> None:
    begun = run.session.workbook
    run.score(3, 1)
    run.end(Base(), begun)
    journal = only().journal
    first, rest = journal.read_bytes().split(b"\n", 1)
    text = first[9:].replace(b'"format":2', b'"format":1')
    journal.write_bytes(b"%08x %b\n" % (zlib.crc32(text, 1), text) + rest)
    back = brought_back()
    assert back.workbook == run.session.workbook
    assert back.view == NOWHERE


def test_that_it_comes_back_where_somebody_was(run: Run) -> None:
    begun = run.session.workbook
    run.score(3)
    views = View("T-001", "H1"), View("T-002", "H2", 1, "bGF5b3V0")
    run.end(Base(), begun, lambda data: data + as_line(views[0], 4) + as_line(views[1], 5))
    back = brought_back()
    assert back.view == views[1]
    assert back.workbook == run.session.workbook


def test_that_two_programs_keep_two_journals_and_each_gives_its_own(run: Run, tmp_path: Path) -> None:
    other = Run(tmp_path / "other")
    journals = [Journal(paths.journals(), lambda _: None) for _ in range(2)]
    for one, journal, levels in zip((run, other), journals, ((3, 1), (4,)), strict=True):
        journal.start()
        journal.begin(Base(), one.session.workbook, at_once=True)
        for level in levels:
            journal.add(one.session.apply(agreed("T-001", "H1", level)).change)
    journals[0].stop()
    assert only().changes == 2  # what a program that runs holds is not left behind
    journals[1].stop()
    workbooks = [recover(left.journal).workbook for left in left_behind()]
    assert len(workbooks) == 2
    assert all(one.session.workbook in workbooks for one in (run, other))


def test_that_journals_that_went_apart_are_both_kept(run: Run) -> None:
    begun = run.session.workbook
    run.score(3)
    run.end(Base(), begun)
    run.session = Session(begun)
    run.score(1)
    run.end(Base(), begun)
    assert [left.changes for left in left_behind()] == [1, 1]


def test_that_what_was_opened_with_changes_from_outside_comes_back_unsaved(run: Run) -> None:
    base = run.save()
    run.end(replace(base, whole=False), run.session.workbook)
    assert (only().changes, only().versions) == (0, 0)
    back = brought_back()
    assert (back.standing, back.path, back.whole) == ("as it was", run.path, False)

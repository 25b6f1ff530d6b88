"""A journal read back: whole, torn, damaged, of a newer program, or never begun."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.version import Change, History, Workbook
from smp_workbench.errors import UnreadableFile
from smp_workbench.session.session import Session
from smp_workbench.storage.journal.line import FORMAT, Base, Head, as_line
from smp_workbench.storage.journal.reading import lacks_beginning, read_journal
from tests.factory import agreed, small_assessment

HEAD = Head(FORMAT, "0" * 32, "A title", "2018-02-23T10:42:00Z", "SMP Workbench", Base())


def lines(*levels: int) -> list[bytes]:
    """Return the lines of a journal in which one score was set to these levels in turn."""
    assessment = small_assessment()
    start = Workbook(assessment, History(assessment))
    session = Session(start, "Police")
    changes = [session.apply(agreed("T-001", "H1", level)).change for level in levels]
    return [as_line(one, number) for number, one in enumerate((HEAD, start, *changes), start=1)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "one.journal"


def test_that_a_whole_journal_gives_every_change(path: Path) -> None:
    path.write_bytes(b"".join(lines(3, 1, 4)))
    read = read_journal(path)
    assert read is not None
    assert read.workbook.assessment.agreed.entry("T-001", "H1").level == 4
    assert [change.who for change in read.changes] == ["Police"] * 3
    assert (read.torn, read.damaged) == (False, 0)


def test_that_a_journal_torn_at_any_byte_gives_what_was_whole(path: Path) -> None:
    written = lines(3, 1, 4)
    whole = b"".join(written)
    head, begun = len(written[0]), len(written[0]) + len(written[1])
    for length in (*range(0, len(whole), 7), head, head + 1, begun - 1, begun):
        path.write_bytes(whole[:length])
        assert lacks_beginning(path) == (head < length < begun)
        if length <= head:
            assert read_journal(path) is None
        elif length < begun:
            with pytest.raises(UnreadableFile, match="damaged at its beginning"):
                read_journal(path)
        else:
            read = read_journal(path)
            assert read is not None
            assert len(read.changes) == sum(length >= begun + end for end in ends(written[2:]))
            assert read.damaged == 0


@pytest.mark.parametrize(
    "data",
    [random.Random(1).randbytes(3000), bytes(3000), b"0" * 12, b"x", b"\n", b"0000abcd head (", b"\n\n"],
)
def test_that_what_is_no_journal_is_damaged_and_not_nothing(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert lacks_beginning(path)
    with pytest.raises(UnreadableFile, match="damaged at its beginning"):
        read_journal(path)


def ends(written: list[bytes]) -> list[int]:
    return [sum(map(len, written[: place + 1])) for place in range(len(written))]


def test_that_what_stands_before_a_damaged_line_is_kept(path: Path) -> None:
    written = lines(3, 1, 4)
    written[3] = written[3].replace(b"change", b"chance")
    path.write_bytes(b"".join(written))
    read = read_journal(path)
    assert read is not None
    assert [change.sequence for change in read.changes] == [1]
    assert read.damaged == 4


@pytest.mark.parametrize("edit", [agreed("T-009", "H1", 1), agreed("T-001", "H1", 7)])
def test_that_a_change_that_cannot_be_is_damage(edit: object, path: Path) -> None:
    written = lines(3)
    path.write_bytes(b"".join((*written, as_line(Change(2, edit), 4))))  # type: ignore[arg-type]
    read = read_journal(path)
    assert read is not None
    assert (len(read.changes), read.damaged) == (1, 4)


def test_that_a_change_out_of_turn_is_damage(path: Path) -> None:
    path.write_bytes(b"".join((*lines(3), as_line(Change(3, agreed("T-001", "H1", 1)), 4))))
    read = read_journal(path)
    assert read is not None
    assert (len(read.changes), read.damaged) == (1, 4)


def test_that_a_damaged_beginning_is_said(path: Path) -> None:
    written = lines(3)
    written[1] = b"x" + written[1]
    path.write_bytes(b"".join(written))
    with pytest.raises(UnreadableFile, match="damaged at its beginning"):
        read_journal(path)


def test_that_the_journal_of_a_newer_program_is_told_apart(path: Path) -> None:
    newer = Head(FORMAT + 1, HEAD.identity, "", "", "SMP Workbench 9", Base())
    path.write_bytes(b"".join((as_line(newer, 1), *lines(3)[1:])))
    with pytest.raises(UnreadableFile, match="newer program \\(SMP Workbench 9\\)"):
        read_journal(path)


def test_that_a_journal_that_is_gone_is_said(path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_journal(path)


def test_that_whatever_a_change_ends_in_is_damage(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"".join(lines(3, 1)))

    def fail(edit: SetEntry, assessment: Assessment) -> None:
        raise KeyError(edit.ref)

    monkeypatch.setattr(SetEntry, "apply", fail)
    read = read_journal(path)
    assert read is not None
    assert (read.changes, read.damaged) == ((), 3)

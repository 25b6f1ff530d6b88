"""Lines of a journal: exact, and believed only as long as nothing is wrong with them."""

from __future__ import annotations

import pytest

from smp_workbench.domain.version import Change
from smp_workbench.storage.exact_form import read_exact
from smp_workbench.storage.journal.line import Base, Head, as_line, read_lines
from tests.factory import agreed

CHANGES = [
    Change(number, agreed("T-001", "H1", number % 3, "Two\nlines – “quoted”"), "Police")
    for number in range(1, 6)
]
LINES = [as_line(change, number) for number, change in enumerate(CHANGES, start=1)]


def test_that_a_line_comes_back_as_it_was() -> None:
    lines = read_lines(b"".join(LINES))
    assert [read_exact(text, Change, "") for _, text in lines.found] == CHANGES
    assert (lines.torn, lines.damaged) == (False, 0)


def test_that_a_path_that_is_no_unicode_comes_back() -> None:
    head = Head(1, "0" * 32, "", "", "", Base(path="/a/\udcff.xlsx"))
    (found,) = read_lines(as_line(head, 1)).found
    assert read_exact(found[1], Head, "") == head


@pytest.mark.parametrize("kept", range(len(LINES[4])))
def test_that_a_torn_last_line_is_dropped_and_told(kept: int) -> None:
    lines = read_lines(b"".join(LINES[:4]) + LINES[4][:kept])
    assert len(lines.found) == 4
    assert lines.torn == (kept > 0)
    assert lines.damaged == 0


def test_that_an_end_full_of_noughts_is_torn_as_after_a_flat_battery() -> None:
    lines = read_lines(b"".join(LINES[:3]) + bytes(300))
    assert (len(lines.found), lines.torn, lines.damaged) == (3, True, 0)


@pytest.mark.parametrize("place", range(len(LINES[2]) - 1))
def test_that_a_wrong_byte_in_the_middle_is_told_with_its_line(place: int) -> None:
    wrong = bytearray(LINES[2])
    wrong[place] ^= 1
    lines = read_lines(b"".join((*LINES[:2], bytes(wrong), *LINES[3:])))
    assert (len(lines.found), lines.torn, lines.damaged) == (2, False, 3)


def test_that_a_missing_line_is_noticed() -> None:
    lines = read_lines(b"".join((*LINES[:2], *LINES[3:])))
    assert len(lines.found) == 2
    assert lines.torn  # nothing after it can be believed, and nothing tells that it once was


def test_that_lines_that_changed_places_are_noticed() -> None:
    lines = read_lines(b"".join((LINES[0], LINES[2], LINES[1], *LINES[3:])))
    assert (len(lines.found), lines.damaged) == (1, 2)

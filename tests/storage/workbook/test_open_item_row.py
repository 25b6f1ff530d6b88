"""Conflicts and items that copies left open: on About in words, and back again with the history."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from smp_workbench.domain.edit import RestoreContent, SetDetail
from smp_workbench.domain.open_item import Conflict, Key, Proposal, Review, Source
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.workbook.open_item_row import MOST_LINES, conflicts_text, reviews_text
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import small_assessment
from tests.storage.workbook.mangled import typed
from tests.storage.workbook.rich_workbook import make_workbook

COUNCIL, POLICE = Source("council.xlsx", "County Council"), Source("police.xlsx")


def conflict(scorer: str, round_number: int) -> Conflict:
    """Return a conflict about a score of T-001."""
    theirs = Proposal(Entry(Fraction(4), "high", "=Two\ndeaths"), (COUNCIL,))
    return Conflict(
        Key("score", "T-001", "H1", scorer, round_number),
        Entry(Fraction(2)),
        (theirs, Proposal(Entry(Fraction(1)), (POLICE,))),
    )


OPEN = RestoreContent(
    "what copies brought back",
    conflicts=(conflict(AGREED, 0), conflict("S-01", 1)),
    reviews=(Review("cleared", Key("description", "T-002"), "", (POLICE,)),),
    brought=("0" * 64,),
)
WORKBOOK = make_workbook((OPEN, SetDetail("title", "Open")), small_assessment())


def test_that_what_is_open_is_read_back_without_a_finding() -> None:
    result = read_workbook(workbook_bytes(WORKBOOK), "open.xlsx")
    assert result.workbook == WORKBOOK
    assert result.findings == ()


def test_that_about_tells_who_proposes_what_and_why() -> None:
    first, second = conflicts_text(WORKBOOK.assessment).splitlines()
    assert first == (
        "Burglary, Physical harm: 2 before; proposed 4, high confidence (=Two deaths) by council.xlsx (County"
        " Council); 1 by police.xlsx"
    )
    assert "hidden before; proposed hidden by council.xlsx" in second
    assert reviews_text(WORKBOOK.assessment) == (
        "Fraud, description, police.xlsx: blank. It was cleared in the copy."
    )


def test_that_a_row_of_open_items_that_is_written_over_is_listed_and_decides_nothing() -> None:
    data = typed(workbook_bytes(WORKBOOK), {("About", "Conflicts to decide", "Value"): "4"})
    result = read_workbook(data, "open.xlsx")
    assert "4" in [finding.after for finding in result.findings]
    assert result.workbook.assessment == WORKBOOK.assessment


def test_that_very_many_are_counted() -> None:
    many = tuple(replace(conflict(AGREED, 0), key=Key("title", str(number))) for number in range(50))
    lines = conflicts_text(replace(WORKBOOK.assessment, conflicts=many)).splitlines()
    assert (len(lines), lines[-1]) == (MOST_LINES + 1, "and 10 more, which the program shows")


def test_that_without_anything_open_the_hash_and_the_sheet_are_as_before() -> None:
    plain = small_assessment()
    assert conflicts_text(plain) == reviews_text(plain) == ""
    assert content_hash(plain) == content_hash(replace(plain, conflicts=(), reviews=(), brought=()))

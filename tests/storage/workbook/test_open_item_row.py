"""Conflicts and items that copies left open: on a sheet in words, and back again with the history."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction

import openpyxl
import pytest

from smp_workbench.domain.edit import RestoreContent, SetDetail
from smp_workbench.domain.open_item import Conflict, Key, Proposal, Review, Source
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.workbook.layout import FIRST_ROW
from smp_workbench.storage.workbook.open_item_row import MOST_ROWS, conflicts_text, open_rows, reviews_text
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import small_assessment
from tests.storage.workbook.mangled import column_of, mangled, row_of
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


def test_that_the_sheet_tells_what_was_proposed_by_whom_and_why() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(WORKBOOK)))["Open items"]
    told = [[cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=FIRST_ROW)]
    different = "Changed differently; it keeps the value before until one is chosen."
    ours = ["agreed score", None, "T-001", "Burglary", "H1 Physical harm", "2"]
    hidden = ["County Council", "1", "T-001", "Burglary", "H1 Physical harm", "hidden", "hidden"]
    assert told == [
        [*ours, "4, high confidence", "council.xlsx", "County Council", "=Two deaths", different],
        [*ours, "1", "police.xlsx", None, None, different],
        [*hidden, "council.xlsx", "County Council", None, different],
        [*hidden, "police.xlsx", None, None, different],
        [None, None, "T-002", "Fraud", "description", None, "blank", "police.xlsx", None, None,
         "It was cleared in the copy."],
    ]  # fmt: skip


def test_that_about_counts_what_is_open_and_says_where_it_stands() -> None:
    assert conflicts_text(WORKBOOK.assessment) == "2, on the sheet Open items"
    assert reviews_text(WORKBOOK.assessment) == "1, on the sheet Open items"


@pytest.mark.parametrize(
    ("sheet", "key", "header"),
    [("About", "Conflicts to decide", "Value"), ("Open items", 1, "Proposed"), ("Open items", 2, "Before")],
)
def test_that_what_is_written_over_an_open_item_is_listed_and_decides_nothing(
    sheet: str, key: str | int, header: str
) -> None:
    def write(book: openpyxl.Workbook) -> None:
        row = row_of(book[sheet], key)  # type: ignore[arg-type]  # a number is as good a key as a text
        book[sheet].cell(row, column_of(book[sheet], header)).value = "3"

    result = read_workbook(mangled(workbook_bytes(WORKBOOK), write), "open.xlsx")
    assert [(finding.sheet, finding.after) for finding in result.findings] == [(sheet, "3")]
    assert result.workbook.assessment == WORKBOOK.assessment


def test_that_rows_of_open_items_may_be_sorted_and_those_added_or_gone_are_listed() -> None:
    def turn(book: openpyxl.Workbook) -> None:
        sheet = book["Open items"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]
        for number, row in enumerate(reversed(rows), start=FIRST_ROW):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
                sheet.cell(number, column).data_type = "s" if isinstance(value, str) else "n"

    def add(book: openpyxl.Workbook) -> None:
        book["Open items"].append([None, "agreed score", None, "T-001"])

    def drop(book: openpyxl.Workbook) -> None:
        book["Open items"].delete_rows(FIRST_ROW)

    data = workbook_bytes(WORKBOOK)
    found = [read_workbook(mangled(data, change), "open.xlsx") for change in (turn, add, drop)]
    assert [one.workbook for one in found] == [WORKBOOK] * 3
    said = [[finding.sentence.english() for finding in one.findings] for one in found]
    assert [len(one) for one in said] == [0, 1, 1]
    assert "was added outside" in said[1][0]
    assert "Rows are missing" in said[2][0]


def test_that_the_sheet_may_be_lost_and_is_there_only_while_something_is_open() -> None:
    lost = mangled(workbook_bytes(WORKBOOK), lambda book: book.remove(book["Open items"]))
    (finding,) = read_workbook(lost, "open.xlsx").findings
    assert finding.sentence.english() == "The sheet Open items is missing; it is made anew when saved."
    plain = small_assessment()
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(Workbook(plain, History(plain)))))
    assert "Open items" not in book.sheetnames


def test_that_without_the_history_the_sheet_is_said_to_be_all_that_tells_of_them() -> None:
    lost = mangled(workbook_bytes(WORKBOOK), lambda book: book.remove(book["Changes"]))
    result = read_workbook(lost, "open.xlsx")
    assert not result.workbook.assessment.conflicts
    assert any("this sheet tells what it was" in one.sentence.english() for one in result.findings)


def test_that_very_many_are_counted() -> None:
    many = tuple(
        replace(conflict(AGREED, 0), key=Key("title", str(number))) for number in range(MOST_ROWS // 2 + 5)
    )
    rows = open_rows(replace(WORKBOOK.assessment, conflicts=many, reviews=()))
    assert (len(rows), rows[-1]["why"]) == (MOST_ROWS + 1, "and 10 more, which the program shows")


def test_that_without_anything_open_the_hash_and_the_sheet_are_as_before() -> None:
    plain = small_assessment()
    assert conflicts_text(plain) == reviews_text(plain) == ""
    assert content_hash(plain) == content_hash(replace(plain, conflicts=(), reviews=(), brought=()))

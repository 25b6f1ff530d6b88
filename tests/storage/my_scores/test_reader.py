"""A recipient's copy read back: what counts, what is listed, what is refused."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from smp_workbench.domain.scorecard import NOT_KNOWN, Entry
from smp_workbench.errors import ScoringCopy, UnreadableFile
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.reader import ReturnedCard
from smp_workbench.storage.my_scores.sending import send_card
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.saving import load
from smp_workbench.storage.workbook.layout import HEADER_ROW
from tests.storage.my_scores.copies import begun, entry, own, read, sent
from tests.storage.workbook.mangled import column_of, mangled, row_of, typed

GRID = "My scores"


@pytest.fixture(scope="module")
def data() -> bytes:
    return copy_bytes(sent(own("T-001", "H2", 4, "low", "As before")))


def listed(back: ReturnedCard) -> list[str]:
    """Return the places of what is to be looked at."""
    return [f"{one.sheet} {one.cell}".strip() for one in back.findings if not one.accepted]


def test_that_a_copy_reads_back_as_it_was_sent() -> None:
    copy = sent(own("T-001", "H2", 4, "low", "As before"), own("T-002", "L1", "1/3"), own("T-003", "H1", "?"))
    back = read(copy_bytes(copy))
    assert (back.sent.key, back.sent.state, back.card, back.findings) == (copy.key, copy.state, copy.card, ())


def test_that_levels_are_read_as_strictly_as_anywhere(data: bytes) -> None:
    back = read(
        typed(
            data,
            {
                (GRID, "T-002", "H1"): 3,
                (GRID, "T-002", "H2"): "8 ",
                (GRID, "T-002", "L1"): "?",
                (GRID, "T-003", "H1"): "4,5",
                (GRID, "T-003", "H2"): "=1+1",
                (GRID, "T-003", "L1"): True,
            },
        )
    )
    row = back.card.entries["T-002"]
    assert [row[code].level for code in ("H1", "H2", "L1")] == [Fraction(3), Fraction(8), NOT_KNOWN]
    assert "T-003" not in back.card.entries
    assert [(one.ref, one.field) for one in back.findings if not one.accepted] == [
        ("T-003", "H1"), ("T-003", "H2"), ("T-003", "L1"),
    ]  # fmt: skip


def test_that_a_groups_reason_and_confidence_are_about_its_scores(data: bytes) -> None:
    cells = {
        (GRID, "T-002", "H1"): 1,
        (GRID, "T-002", "Reason: Harm"): "Fewer calls",
        (GRID, "T-002", "Confidence: Harm"): "High",
        (GRID, "T-002", "L1"): 2,
        (GRID, "T-002", "Reason: Likely"): "L1: every week",
    }
    card = read(typed(data, cells)).card
    assert card.entries["T-002"] == {
        "H1": entry(1, "high", "Fewer calls"),
        "L1": entry(2, "", "every week"),
    }


def test_that_a_score_added_beside_a_groups_reason_shares_it(data: bytes) -> None:
    copy = sent(own("T-002", "H1", 3, "", "Seen daily"), own("T-001", "H1", None))
    card = read(typed(copy_bytes(copy), {(GRID, "T-002", "H2"): 2})).card
    assert card.entry("T-002", "H2") == entry(2, "", "Seen daily")


def test_that_a_confidence_that_is_no_word_of_ours_stays_out(data: bytes) -> None:
    back = read(typed(data, {(GRID, "T-001", "Confidence: Harm"): "quite good"}))
    assert back.card.entry("T-001", "H2").confidence == "low"
    assert [one.field for one in back.findings if not one.accepted] == ["Confidence: Harm"]


def test_that_a_comment_on_a_score_is_its_reason(data: bytes) -> None:
    def remark(book: openpyxl.Workbook) -> None:
        sheet = book[GRID]
        sheet.cell(row_of(sheet, "T-002"), column_of(sheet, "H1")).comment = Comment("Three calls", "")
        sheet.cell(row_of(sheet, "T-002"), column_of(sheet, "H1")).value = 2
        sheet.cell(row_of(sheet, "T-001"), column_of(sheet, "H2")).comment = Comment("Another view", "")
        sheet["B1"].comment = Comment("Hello", "")

    back = read(mangled(data, remark))
    assert back.card.entry("T-002", "H1") == entry(2, "", "Three calls")
    assert back.card.entry("T-001", "H2").reason == "As before"
    assert len(listed(back)) == 2, "another reason is there already, and a comment on no score"


def test_that_a_column_headed_by_a_criterion_holds_its_reasons(data: bytes) -> None:
    def widen(book: openpyxl.Workbook) -> None:
        sheet = book[GRID]
        last = sheet.max_column + 1
        sheet.cell(HEADER_ROW, last).value = "H1 reason"
        sheet.cell(row_of(sheet, "T-002"), last).value = "Fewer calls"
        sheet.cell(HEADER_ROW, last + 1).value = "Notes"
        sheet.cell(row_of(sheet, "T-002"), last + 1).value = "Ask Anne"

    back = read(mangled(data, widen))
    assert back.card.entry("T-002", "H1").reason == "Fewer calls"
    assert len(listed(back)) == 2, "the heading and the text of the other column"


def test_that_sorted_rows_are_read_by_their_ref(data: bytes) -> None:
    def turn(book: openpyxl.Workbook) -> None:
        sheet = book[GRID]
        first = row_of(sheet, "T-001")
        rows = [[cell.value for cell in sheet[first + n]] for n in range(3)]
        for n, values in enumerate(reversed(rows)):
            for column, value in enumerate(values, start=1):
                sheet.cell(first + n, column).value = value

    back = read(mangled(data, turn))
    assert back.card == read(data).card
    assert back.findings == ()


def test_that_rows_away_from_their_refs_are_refused(data: bytes) -> None:
    def shift(book: openpyxl.Workbook) -> None:
        sheet = book[GRID]
        names = [sheet.cell(row_of(sheet, ref), 2).value for ref in ("T-002", "T-003", "T-001")]
        for ref, name in zip(("T-001", "T-002", "T-003"), names, strict=True):
            sheet.cell(row_of(sheet, ref), 2).value = name

    with pytest.raises(UnreadableFile, match="no score goes to another theme"):
        read(mangled(data, shift))


def test_that_a_missing_row_or_column_leaves_what_was_sent(data: bytes) -> None:
    def drop(book: openpyxl.Workbook) -> None:
        sheet = book[GRID]
        sheet.delete_rows(row_of(sheet, "T-003"))
        sheet.delete_cols(column_of(sheet, "H2"))

    back = read(mangled(data, drop))
    assert back.card.entry("T-001", "H2") == entry(4, "low", "As before")
    assert listed(back) == [GRID, GRID]


def test_that_a_new_row_is_listed_and_not_read(data: bytes) -> None:
    def add(book: openpyxl.Workbook) -> None:
        sheet = book[GRID]
        row = sheet.max_row + 1
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = "T-050", "Our own theme"

    assert len(listed(read(mangled(data, add)))) == 1


def test_that_whatever_is_written_elsewhere_is_listed(data: bytes) -> None:
    def write(book: openpyxl.Workbook) -> None:
        book["Evidence"]["F7"].value = "A figure of our own"
        book["Guidance"]["G6"].value = "Not at all"
        book[GRID]["A3"].value = "Please call us"
        book.create_sheet("Ours")["A1"].value = "More"

    assert sorted(listed(read(mangled(data, write)))) == ["Evidence F7", "Guidance G6", f"{GRID} A3", "Ours"]


def test_that_definitions_moved_to_other_levels_are_listed(data: bytes) -> None:
    def turn(book: openpyxl.Workbook) -> None:
        sheet = book["Guidance"]
        one, other = sheet["G7"], sheet["G9"]
        one.value, other.value = other.value, one.value

    assert listed(read(mangled(data, turn))) == ["Guidance G7", "Guidance G9"]


def test_that_rows_of_other_sheets_may_be_sorted(data: bytes) -> None:
    def turn(book: openpyxl.Workbook) -> None:
        sheet = book["Guidance"]
        for one, other in zip(sheet[8], sheet[10], strict=True):
            one.value, other.value = other.value, one.value

    assert listed(read(mangled(data, turn))) == []


def test_that_what_is_gone_from_other_sheets_is_listed(data: bytes) -> None:
    def drop(book: openpyxl.Workbook) -> None:
        del book["Evidence"]
        book["Guidance"]["G8"].value = None
        book["Guidance"].delete_rows(11)

    assert sorted(listed(read(mangled(data, drop)))) == ["Evidence", "Guidance", "Guidance 8"]


def test_that_only_another_version_of_the_program_may_word_about_otherwise(data: bytes) -> None:
    cells: dict[tuple[str, str, str], object] = {("About", "Title", "Value"): "Another title"}
    assert len(listed(read(typed(data, {**cells, ("About", "Made with", "Value"): "Level"})))) == 2
    assert listed(read(typed(data, {**cells, ("About", "Made with", "Value"): "SMP Workbench 0.0.1"}))) == []


def test_that_a_renamed_sheet_is_found_by_its_headings(data: bytes) -> None:
    def rename(book: openpyxl.Workbook) -> None:
        book[GRID].title = "Police scores"

    back = read(mangled(data, rename))
    assert back.card == read(data).card


def test_that_a_copy_knows_where_it_belongs_without_one_of_its_places(data: bytes) -> None:
    def take(book: openpyxl.Workbook) -> None:
        del book.defined_names["SMP_copy"]

    assert read(mangled(data, take)).sent.key == read(data).sent.key


def test_that_parts_of_two_copies_are_refused(data: bytes) -> None:
    other = card_copy(begun(), "S-02", 1).key.text

    def mix(book: openpyxl.Workbook) -> None:
        del book.defined_names["SMP_copy"]
        sheet = book["About"]
        sheet.cell(row_of(sheet, "Where it belongs"), 2).value = other

    with pytest.raises(UnreadableFile, match="whose scores"):
        read(mangled(data, mix))


def test_that_a_copy_without_what_was_sent_is_one_clear_error(data: bytes) -> None:
    def drop(book: openpyxl.Workbook) -> None:
        del book["About"]

    with pytest.raises(UnreadableFile, match="gone or changed"):
        read(mangled(data, drop))
    with pytest.raises(UnreadableFile, match="gone or changed"):
        read(typed(data, {("About", "As it was sent", "Value"): "{}"}))


def test_that_opening_a_copy_as_a_workbook_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Police.xlsx"
    send_card(sent(), path)
    with pytest.raises(ScoringCopy, match="not the workbook itself"):
        load(path)


def test_that_an_empty_card_reads_as_nothing() -> None:
    back = read(copy_bytes(card_copy(begun(), "S-02", 1)))
    assert (back.card.entries, back.findings) == ({}, ())
    assert back.card.entry("T-001", "H1") == Entry()

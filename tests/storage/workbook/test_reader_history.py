"""Versions, and who changed what and when: altered outside the program, each is listed and none is lost."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl
import pytest

from smp_workbench.domain.edit import Batch
from smp_workbench.domain.version import Version, Workbook
from smp_workbench.storage.workbook.layout import FIRST_ROW
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import agreed
from tests.storage.workbook.mangled import column_of, mangled, row_of, typed
from tests.storage.workbook.rich_workbook import make_workbook, rich_edits, rich_workbook

Mangle = Callable[[openpyxl.Workbook], object]


@pytest.fixture(scope="module")
def saved() -> Workbook:
    return rich_workbook()


@pytest.fixture(scope="module")
def data(saved: Workbook) -> bytes:
    return workbook_bytes(saved)


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


def sentences(result: ReadResult) -> str:
    return " ".join(finding.sentence.english() for finding in result.findings)


def only_version(saved: Workbook) -> Version:
    (version,) = saved.history.versions
    return version


def replace_exact(book: openpyxl.Workbook, old: str, new: str) -> None:
    """Replace a text in the exact forms only, as somebody who knows them might."""
    sheet = book["Changes"]
    column = column_of(sheet, "Exact form")
    for row in range(FIRST_ROW, sheet.max_row + 1):
        cell = sheet.cell(row, column)
        cell.value = str(cell.value or "").replace(old, new) or None


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Name", "Another name"),
        ("Who", "Somebody else"),
        ("When (UTC)", "1999-01-01T00:00:00Z"),
        ("Why", "=1+1"),
        ("Tool", None),
        ("Last change", 7),
        ("Content hash", "0" * 64),
        ("Parent hashes", "f" * 64),
    ],
)
def test_that_a_version_altered_on_its_sheet_is_listed_and_kept(
    data: bytes, saved: Workbook, header: str, value: object
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Versions"]
        sheet.cell(FIRST_ROW, column_of(sheet, header)).value = value

    result = read(mangled(data, change))
    (finding,) = result.findings
    assert result.workbook == saved
    assert (finding.sheet, finding.accepted) == ("Versions", False)
    assert finding.after == str(value or "")


def test_that_a_version_whose_row_is_gone_or_invented_is_listed(data: bytes, saved: Workbook) -> None:
    gone = read(mangled(data, lambda book: book["Versions"].delete_rows(FIRST_ROW)))
    assert gone.workbook == saved
    assert "The row of version 1 “Away day” is missing; the version was kept." in sentences(gone)
    row = [2, "Invented", "", "", "", "", 5, "a" * 64]
    invented = read(mangled(data, lambda book: book["Versions"].append(row)))
    (finding,) = invented.findings
    assert invented.workbook == saved
    assert "Invented" in finding.after


@pytest.mark.parametrize("header", ["Who", "When (UTC)", "Old", "New", "Reason", "Field", "Version", "Kind"])
def test_that_a_change_altered_in_words_is_listed_and_kept(data: bytes, saved: Workbook, header: str) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Changes"]
        sheet.cell(FIRST_ROW + 7, column_of(sheet, header)).value = "Mallory"

    result = read(mangled(data, change))
    (finding,) = result.findings
    assert result.workbook == saved
    assert (finding.sheet, finding.field, finding.after) == ("Changes", header, "Mallory")


def test_that_a_history_altered_in_its_exact_form_is_listed(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        replace_exact(book, '"who":"Chair"', '"who":"Mallory"')
        sheet = book["Changes"]
        for row in range(FIRST_ROW + 1, sheet.max_row + 1):
            sheet.cell(row, column_of(sheet, "Who")).value = "Mallory"
        book["Versions"].cell(FIRST_ROW, 3).value = "Mallory"

    result = read(mangled(data, change))
    altered, packed = result.findings  # the change that tells of a hidden card could not be replaced
    assert "The hash of the history is missing or changed" in altered.sentence.english()
    assert (packed.before, packed.after) == ("Chair", "Mallory")
    assert result.workbook.assessment == saved.assessment


def test_that_changes_deleted_from_the_end_are_not_believed(data: bytes, saved: Workbook) -> None:
    result = read(mangled(data, lambda book: book["Changes"].delete_rows(book["Changes"].max_row)))
    assert "do not lead to the state that was saved" in sentences(result)
    assert "This version cannot be rebuilt without the history" in sentences(result)
    assert only_version(saved).name in " ".join(finding.after for finding in result.findings)


def test_that_a_version_that_is_not_what_its_hash_says_is_not_believed(data: bytes, saved: Workbook) -> None:
    content = only_version(saved).content

    def change(book: openpyxl.Workbook) -> None:
        replace_exact(book, content, "0" * 64)

    result = read(mangled(data, change))
    assert "do not lead to version 1 as it was saved" in sentences(result)


def cleared(item: str) -> Mangle:
    def change(book: openpyxl.Workbook) -> None:
        about = book["About"]
        about.delete_rows(row_of(about, item))

    return change


@pytest.mark.parametrize(
    "loss",
    [cleared("State"), cleared("History"), lambda book: book.remove(book["About"])],
    ids=["State", "History", "About"],
)
def test_that_a_lost_hash_costs_neither_history_nor_marking_and_hides_no_change(
    data: bytes, saved: Workbook, loss: Mangle
) -> None:
    edited = typed(data, {("Scores", "T-001", "H1"): 4})
    result = read(mangled(edited, loss))
    assert result.workbook.history.versions == saved.history.versions
    assert result.workbook.history.changes[:-1] == saved.history.changes
    assert result.workbook.assessment.marking == saved.assessment.marking
    (score,) = [finding for finding in result.findings if finding.accepted]
    assert (score.sheet, score.ref, score.before, score.after) == ("Scores", "T-001", "2", "4")
    assert len(result.findings) > 1


def test_that_a_hash_altered_alone_costs_no_history(data: bytes, saved: Workbook) -> None:
    for item in ("State", "History"):
        cells = {("About", item, "Value"): "f" * 64, ("Scores", "T-001", "H1"): 4}
        result = read(typed(data, cells))
        assert result.workbook.history.versions == saved.history.versions
        assert len(result.findings) == 2


def test_that_notes_among_the_changes_are_listed_and_cost_nothing(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Changes"]
        sheet["I200"] = "note"
        sheet["B202"] = "many"
        sheet["O204"] = "what is this?"

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert [finding.after for finding in result.findings] == ["note", "many", "what is this?"]


def test_that_a_note_in_a_row_without_words_is_listed() -> None:
    long = Batch("Reasons", tuple(agreed("T-001", code, 2, "x" * 30_000) for code in ("H1", "H2", "L1")))
    workbook = make_workbook((*rich_edits(), long))

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Changes"]
        column = column_of(sheet, "Reason")
        sheet.cell(FIRST_ROW, column).value = "at the start"
        sheet.cell(sheet.max_row, column).value = "in the last part"

    result = read(mangled(workbook_bytes(workbook), change))
    assert result.workbook == workbook
    assert [finding.after for finding in result.findings] == ["at the start", "in the last part"]

"""Reasons written in comments on scores and in columns beside them, by people with a spreadsheet only."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE
from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook.finding import Finding
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.libreoffice import LibreOffice
from tests.storage.workbook.mangled import column_of, mangled, row_of, with_part
from tests.storage.workbook.rich_workbook import rich_workbook

BESIDE = 15
"""Number of the first column beside Scores."""


@pytest.fixture(scope="module")
def saved() -> Workbook:
    return rich_workbook()


@pytest.fixture(scope="module")
def data(saved: Workbook) -> bytes:
    return workbook_bytes(saved)


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


def only(result: ReadResult) -> Finding:
    (finding,) = result.findings
    return finding


def reason(result: ReadResult, ref: str, code: str, scorer: str = AGREED) -> str:
    return result.workbook.assessment.card(scorer, 0).entry(ref, code).reason


def commented(data: bytes, sheet: str, ref: str, header: str, text: str) -> bytes:
    def change(book: openpyxl.Workbook) -> None:
        cell = book[sheet].cell(row_of(book[sheet], ref), column_of(book[sheet], header))
        cell.comment = Comment(text, "Somebody")

    return mangled(data, change)


def beside(data: bytes, header: str, text: object, ref: str = "T-001", column: int = BESIDE) -> bytes:
    def change(book: openpyxl.Workbook) -> None:
        scores = book["Scores"]
        assert scores.cell(5, column).value is None
        scores.cell(5, column).value = header
        scores.cell(row_of(scores, ref), column).value = text

    return mangled(data, change)


@pytest.mark.parametrize(
    ("sheet", "code", "scorer"), [("Scores", "H2", AGREED), ("Second stage", "V2", SECOND_STAGE)]
)
def test_that_a_comment_on_a_score_is_its_reason_and_is_listed(
    data: bytes, sheet: str, code: str, scorer: str
) -> None:
    result = read(commented(data, sheet, "T-002", code, "Two large cases\nin one week"))
    finding = only(result)
    assert reason(result, "T-002", code, scorer) == "Two large cases in one week"
    assert (finding.sheet, finding.ref, finding.field, finding.accepted) == (sheet, "T-002", code, True)
    assert finding.after == "Two large cases in one week"
    assert result.workbook.history.changes[-1].edit.describe(result.workbook.assessment).english() == (
        "Edited outside the program"
    )


def test_that_a_comment_never_takes_the_place_of_another_reason(data: bytes, saved: Workbook) -> None:
    result = read(commented(data, "Scores", "T-003", "H1", "It was worse"))
    finding = only(result)
    assert result.workbook == saved
    assert not finding.accepted
    assert "another reason already" in finding.sentence.english()
    assert finding.after == "It was worse"


def test_that_a_comment_on_a_score_typed_anew_leaves_that_score(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        scores = book["Scores"]
        cell = scores.cell(row_of(scores, "T-002"), column_of(scores, "H1"))
        cell.value, cell.comment = 3, Comment("Worse than it was", "Somebody")

    result = read(mangled(data, change))
    entry = result.workbook.assessment.agreed.entry("T-002", "H1")
    assert (entry.level, entry.reason) == (3, "Worse than it was")
    assert [finding.accepted for finding in result.findings] == [True, True]


@pytest.mark.parametrize("place", ["B6", "F6", "A5", "A2"])
def test_that_a_comment_on_another_cell_is_only_listed(data: bytes, saved: Workbook, place: str) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Scores"][place].comment = Comment("Hm", "Somebody")

    result = read(mangled(data, change))
    assert (only(result).cell, only(result).accepted) == (place, False)
    assert result.workbook == saved


@pytest.mark.parametrize(
    "header",
    ["Reason: H2", "H2 reason", "h2 - why", "Why H2", "Financial harm", "Reason for financial  harm",
     "Financial: comments", "H2 Financial harm: reason"],
)  # fmt: skip
def test_that_text_in_a_column_that_names_a_criterion_is_its_reason(data: bytes, header: str) -> None:
    result = read(beside(data, header, "Two large cases"))
    finding = only(result)
    assert reason(result, "T-001", "H2") == "Two large cases"
    assert (finding.cell, finding.field, finding.accepted) == ("O7", "H2", True)


def test_that_a_column_of_reasons_may_stand_before_the_criterion(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        scores = book["Scores"]
        for row in range(5, 10):  # as if the two columns had been swapped
            scores.cell(row, BESIDE).value = scores.cell(row, 4).value
            scores.cell(row, 4).value = None
        scores.cell(5, 4).value = "H2 reason"
        scores.cell(row_of(scores, "T-001"), 4).value = "Two large cases"

    result = read(mangled(data, change))
    assert reason(result, "T-001", "H2") == "Two large cases"


@pytest.mark.parametrize(
    "header", ["My notes", "", "Reason", "Harm", "H9 reason", "Reasons for H1 and H2", "x" * 5_000]
)
def test_that_text_in_any_other_column_is_not_guessed_at(data: bytes, saved: Workbook, header: str) -> None:
    result = read(beside(data, header, "Two large cases"))
    finding = only(result)
    assert (finding.cell, finding.ref, finding.after, finding.accepted) == (
        "O7",
        "T-001",
        "Two large cases",
        False,
    )
    assert "no criterion is named" in finding.sentence.english()
    assert result.workbook == saved


@pytest.mark.parametrize("value", [12, "=1+1", True])
def test_that_what_is_no_text_is_no_reason(data: bytes, saved: Workbook, value: object) -> None:
    result = read(beside(data, "Reason: H2", value))
    assert (only(result).cell, only(result).accepted) == ("O7", False)
    assert result.workbook == saved


def test_that_a_reason_too_long_to_keep_is_refused_and_listed(data: bytes, saved: Workbook) -> None:
    result = read(beside(data, "Reason: H2", "x" * 32_500))
    assert "32,000" in only(result).sentence.english()
    assert result.workbook == saved


def test_that_reasons_are_read_and_listed_without_a_history_too(data: bytes) -> None:
    result = read(
        mangled(beside(data, "Reason: H2", "Two large cases"), lambda book: book.remove(book["Changes"]))
    )
    assert reason(result, "T-001", "H2") == "Two large cases"
    assert any(finding.cell == "O7" and finding.accepted for finding in result.findings)


@pytest.mark.libreoffice
def test_that_a_comment_that_went_through_libreoffice_is_read(
    data: bytes, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    path = tmp_path / "sent.xlsx"
    path.write_bytes(commented(data, "Scores", "T-002", "H2", "Two large cases"))
    result = read(libreoffice.resave(path, tmp_path / "returned.xlsx").read_bytes())
    assert reason(result, "T-002", "H2") == "Two large cases"


# --- threads --------------------------------------------------------------------------------------

NOTICE = "[Threaded comment]\n\nYour version of Excel lets you read this.\n\nComment:\n    Two large cases"
THREAD = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    '<threadedComment ref="D8" id="{1}"><text>Two large cases</text></threadedComment>'
    '<threadedComment ref="D8" id="{2}" parentId="{1}"><text>in one week</text></threadedComment>'
    "</ThreadedComments>"
)


def test_that_a_note_that_stands_for_a_thread_is_read_without_its_notice(data: bytes) -> None:
    result = read(commented(data, "Scores", "T-002", "H2", NOTICE))
    assert reason(result, "T-002", "H2") == "Two large cases"


def test_that_a_thread_is_read_whole(data: bytes) -> None:
    with_note = commented(data, "Scores", "T-002", "H2", NOTICE)
    part = "xl/worksheets/_rels/sheet2.xml.rels"
    relation = (
        '<Relationship Id="rId99" Target="/xl/threads.xml"'
        ' Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/></Relationships>'
    )
    related = with_part(with_note, part, lambda xml: xml.replace("</Relationships>", relation))
    out = io.BytesIO(related)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/threads.xml", THREAD)
    package = Package(out.getvalue(), "returned.xlsx")
    assert list(package.comments(package.sheets[1]).values()) == ["Two large cases in one week"]
    assert reason(read(out.getvalue()), "T-002", "H2") == "Two large cases in one week"

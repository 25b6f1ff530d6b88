"""What a file has lost, a table, rows, or the history: each loss is listed, and only what is lost."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl
import pytest

from smp_workbench.domain.assessment import Assessment, Comparison
from smp_workbench.domain.edit import AddReference, AddTheme, SetComparison
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.workbook.layout import FIRST_ROW, SHEETS
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY, small_model
from tests.storage.workbook.mangled import mangled, typed
from tests.storage.workbook.rich_workbook import make_workbook, rich_edits, rich_workbook


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


def emptied(name: str) -> Callable[[openpyxl.Workbook], object]:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[name]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_rows(1, sheet.max_row)

    return change


def test_that_without_versions_the_comparison_is_listed_and_the_rest_known_as_saved() -> None:
    edits = [edit for edit in rich_edits() if "T-005" not in repr(edit) and type(edit) is not AddReference]
    data = workbook_bytes(make_workbook(edits, Assessment(IDENTITY, small_model())))
    said = sentences(read(mangled(data, emptied("Changes"))))
    assert "There are no versions to compare with any more; it was version 1, Last year." in said
    assert "they say just what was saved" in said
    assert "stood in Changes only" not in said
    other = typed(data, {("Scores", "T-001", "H1"): 4})
    assert "cannot be told" in sentences(read(mangled(other, emptied("Changes"))))


def test_that_another_assessment_that_was_kept_is_listed_as_lost() -> None:
    data = workbook_bytes(make_workbook(rich_edits()))
    result = read(mangled(data, emptied("Changes")))
    lost = [one for one in result.findings if "2016-17 (two years ago.xlsx, 00000000)" in one.after]
    assert [(one.sheet, one.before) for one in lost] == [("About", "")]
    assert result.workbook.assessment.references == ()


def test_that_a_row_of_others_that_is_written_over_is_listed() -> None:
    data = workbook_bytes(make_workbook(rich_edits()))
    result = read(typed(data, {("About", "Kept for comparing", "Value"): "2015-16"}))
    assert "2015-16" in [one.after for one in result.findings]
    assert len(result.workbook.assessment.references) == 1


def test_that_a_comparison_with_the_latest_version_outlives_the_history() -> None:
    comparison = SetComparison(Comparison(0, "Before"))
    data = workbook_bytes(make_workbook([AddTheme(Theme("T-001", "Burglary")), comparison]))
    result = read(mangled(data, emptied("Changes")))
    assert result.workbook.assessment.comparison == Comparison(0, "Before")
    assert "no versions to compare with" not in sentences(result)


def test_that_a_comparison_typed_where_there_is_no_version_is_refused() -> None:
    start = Assessment(IDENTITY, small_model())
    data = workbook_bytes(Workbook(start, History(start)))
    (finding,) = read(typed(data, {("About", "Compared with version", "Value"): 3})).findings
    assert "There is no version 3" in finding.sentence.english()


def test_that_without_a_history_themes_not_scored_are_said_to_have_lost_their_scores(data: bytes) -> None:
    said = sentences(read(mangled(data, emptied("Changes"))))
    assert "T-005 Identifying vulnerabilities is not scored; earlier scores of it, if any" in said
    assert said.count("stood in Changes only") == 1


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "Open items"])
def test_that_an_emptied_sheet_is_one_finding_and_no_stranger(
    data: bytes, saved: Workbook, name: str
) -> None:
    result = read(mangled(data, emptied(name)))
    said = sentences(result)
    assert f"The sheet {name} has lost its table or its headers" in said
    assert "was added outside" not in said
    if name != "Changes":
        assert result.workbook == saved
        assert len(result.findings) == {"About": 2}.get(name, 1)


def test_that_a_sheet_with_a_name_of_ours_beside_the_renamed_one_is_a_stranger(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Reasons"].title = "Our reasons"
        book.create_sheet("Reasons")["A1"] = "Notes"

    (finding,) = read(mangled(data, change)).findings
    assert (finding.sheet, "was added outside" in finding.sentence.english()) == ("Reasons", True)


@pytest.mark.parametrize("name", ["Ranking", "Guidance", "Second stage guidance"])
def test_that_rows_missing_from_a_sheet_that_is_made_anew_are_listed_once(
    data: bytes, saved: Workbook, name: str
) -> None:
    result = read(mangled(data, lambda book: book[name].delete_rows(FIRST_ROW + 2, 2)))
    (finding,) = result.findings
    assert result.workbook == saved
    assert (finding.sheet, finding.cell) == (name, "")
    assert finding.sentence.english() == "Rows are missing here; they are made anew when saved."

"""The tolerance and the agencies of scorers in the workbook, and files of programs that knew neither."""

from __future__ import annotations

import openpyxl
import pytest

from smp_workbench.domain.edit import Batch, ChangeScorer, SetTolerance
from smp_workbench.domain.scorecard import Scorer
from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.storage.workbook.mangled import column_of, mangled, row_of, typed
from tests.storage.workbook.rich_workbook import make_workbook, rich_edits

TYPED = ("About", "Tolerance", "Value")


def saved_with(*edits: SetTolerance | ChangeScorer) -> Workbook:
    return make_workbook((*rich_edits(), *edits))


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


def as_earlier_programs_wrote(book: openpyxl.Workbook) -> None:
    """Take away the row and the column that earlier programs did not write."""
    scorers = book["Scorers"]
    scorers.delete_cols(column_of(scorers, "Agency"))
    about = book["About"]
    about.delete_rows(row_of(about, "Tolerance"))


def test_that_both_come_back_and_an_older_file_has_the_usual_ones() -> None:
    saved = saved_with(SetTolerance(0))
    result = read(workbook_bytes(saved))
    assert (result.findings, result.workbook) == ((), saved)
    assert result.workbook.assessment.scorer("S-02").agency_name == "Kent Police"


def test_that_a_file_of_an_earlier_program_reads_as_before_without_a_word() -> None:
    saved = saved_with(ChangeScorer(Scorer("S-02", "Police", (1,))))
    result = read(mangled(workbook_bytes(saved), as_earlier_programs_wrote))
    assert [one for one in result.findings if "ormula" not in one.sentence.english()] == []
    assert result.workbook == saved


def test_that_what_is_gone_from_a_file_that_had_them_is_listed_and_kept() -> None:
    saved = saved_with(SetTolerance(2))
    result = read(mangled(workbook_bytes(saved), as_earlier_programs_wrote))
    said = [one.sentence.english() for one in result.findings]
    assert any("Tolerance" in one for one in said)
    assert any("Agency" in one for one in said)
    assert result.workbook == saved


def test_that_a_tolerance_and_an_agency_typed_in_a_spreadsheet_count_and_are_listed() -> None:
    def change(book: openpyxl.Workbook) -> None:
        scorers = book["Scorers"]
        number = next(row for row in range(6, 20) if scorers.cell(row, 2).value == "S-01")
        scorers.cell(number, column_of(scorers, "Agency")).value = "Kent County Council"

    data = typed(workbook_bytes(saved_with()), {TYPED: 2})
    result = read(mangled(data, change))
    after = result.workbook.assessment
    assert (after.tolerance, after.scorer("S-01").agency) == (2, "Kent County Council")
    assert [one.accepted for one in result.findings] == [True, True]
    assert isinstance(result.workbook.history.changes[-1].edit, Batch)


@pytest.mark.parametrize("wrong", [-1, 100, "one", None])
def test_that_no_other_tolerance_is_taken(wrong: object) -> None:
    result = read(typed(workbook_bytes(saved_with()), {TYPED: wrong}))
    assert result.workbook.assessment.tolerance == 1
    assert [one.accepted for one in result.findings] == [False]

"""What people write beside, over and among the tables: nothing of it is read, all of it is listed."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme, SetDetail, SetScored
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook import wording
from smp_workbench.storage.workbook.layout import FIRST_ROW
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY, small_model
from tests.storage.workbook.mangled import column_of, mangled, row_of
from tests.storage.workbook.rich_workbook import make_workbook, rich_workbook


@pytest.fixture(scope="module")
def saved() -> Workbook:
    return rich_workbook()


@pytest.fixture(scope="module")
def data(saved: Workbook) -> bytes:
    return workbook_bytes(saved)


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        ("Ranking", "S8"),
        ("Ranking", "A30"),
        ("Ranking", "E8"),
        ("Ranking", "H2"),
        ("Ranking", "S5"),
        ("Scores", "D2"),
        ("Scores", "A2"),
        ("Scores", "A3"),
        ("Scores", "C4"),
        ("Scores", "C5"),
        ("Scores", "U5"),
        ("Themes", "C3"),
        ("Guidance", "D7"),
        ("Guidance", "C6"),
        ("Guidance", "G11"),
        ("Scorecards", "L6"),
        ("Scorecards", "L8"),
        ("Scorecards", "E8"),
        ("Evidence", "H1"),
        ("About", "A40"),
        ("About", "C11"),
        ("About", "D7"),
        ("Scorers", "E8"),
        ("Scorers", "D6"),
    ],
)
def test_that_a_note_anywhere_is_listed_once_with_its_cell(
    data: bytes, saved: Workbook, sheet: str, cell: str
) -> None:
    text = "H1 Bodily harm" if (sheet, cell) == ("Scores", "C5") else "Agreed with the chair"

    def change(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = text

    result = read(mangled(data, change))
    (finding,) = result.findings
    assert (finding.sheet, finding.cell, finding.after) == (sheet, cell, text)
    assert not finding.accepted
    assert result.workbook == saved


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [("Ranking", "A4"), ("Ranking", "A3"), ("Scores", "A2"), ("Scores", "A3"), ("Scores", "C4"),
     ("Evidence", "A2"), ("Guidance", "A3"), ("About", "A2")],
)  # fmt: skip
def test_that_the_programs_own_words_over_a_table_are_listed_when_cleared(
    data: bytes, saved: Workbook, sheet: str, cell: str
) -> None:
    words = ""

    def change(book: openpyxl.Workbook) -> None:
        nonlocal words
        words, book[sheet][cell].value = str(book[sheet][cell].value), None

    result = read(mangled(data, change))
    (finding,) = result.findings
    assert (finding.sheet, finding.cell, finding.accepted) == (sheet, cell, False)
    assert finding.before == ("" if words.startswith("=") else words)
    assert "were cleared" in finding.sentence.english()
    assert result.workbook == saved


def test_that_deleted_rows_over_a_table_are_listed(data: bytes, saved: Workbook) -> None:
    result = read(mangled(data, lambda book: book["Evidence"].delete_rows(2, 2)))
    assert [finding.before.split()[0] for finding in result.findings] == ["Evidence", "Figures"]
    assert result.workbook == saved


@pytest.mark.parametrize(
    "item", ["How to score in Excel", "Scoring model", "Last change", "Sensitivity sheet", "Made with"]
)
def test_that_what_about_says_by_itself_is_listed_where_it_was_changed(
    data: bytes, saved: Workbook, item: str
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["About"].cell(row_of(book["About"], item), 2).value = "Ask Jo"

    result = read(mangled(data, change))
    (finding,) = result.findings
    assert finding.after == "Ask Jo"
    assert result.workbook == saved


def test_that_another_version_of_the_program_may_word_things_otherwise(
    data: bytes, saved: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        about = book["About"]
        about.cell(row_of(about, "Made with"), 2).value = "SMP Workbench 0.9"
        about.cell(row_of(about, "How to score in Excel"), 2).value = "As you like."
        about.cell(row_of(about, "Cut line"), 3).value = "How many."
        book["Scores"]["A2"] = "Scores that were agreed"
        book["Changes"].cell(FIRST_ROW + 1, 3).value = "naming"

    assert read(mangled(data, change)).findings == ()
    monkeypatch.setattr(wording.Wording, "same_program", lambda *_: True)
    assert len(read(mangled(data, change)).findings) == 4


@pytest.mark.parametrize(
    ("sheet", "header"),
    [
        ("Themes", "Lead agency"),
        ("Evidence", "Figure"),
        ("Evidence", "Note"),
        ("Scorecards", "H1"),
        ("Scorecards", "Reason: H1"),
        ("Versions", "Why"),
        ("Changes", "Who"),
        ("Scores", "Check"),
    ],
)
def test_that_a_column_that_is_gone_is_listed_and_costs_nothing(
    data: bytes, saved: Workbook, sheet: str, header: str
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[sheet].delete_cols(column_of(book[sheet], header))

    result = read(mangled(data, change))
    said = [finding.sentence.english() for finding in result.findings]
    assert f"The column of {header} is missing" in said[0]
    assert result.workbook == saved


def test_that_what_the_program_writes_is_never_taken_for_a_persons() -> None:
    bare = Assessment(IDENTITY, small_model())
    adding = AddTheme(Theme("T-001", "Burglary"))
    for edits in (
        (),
        (adding,),
        (adding, SetScored("T-001", scored=False)),
        (SetDetail("title", "A title"),),
    ):
        workbook = make_workbook(edits, bare)
        result = read(workbook_bytes(workbook))
        assert (result.workbook, result.findings) == (workbook, ())


def test_that_a_formula_typed_over_on_the_ranking_is_listed_without_a_formula_as_its_ref(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Ranking"]
        sheet.cell(FIRST_ROW + 1, column_of(sheet, "Score")).value = 999

    (finding,) = read(mangled(data, change)).findings
    assert (finding.ref, finding.field, finding.after) == ("", "score", "999")


def test_that_a_cleared_name_that_is_only_repeated_is_listed(data: bytes, saved: Workbook) -> None:
    places = {
        "Scores": "Theme",
        "Evidence": "Theme",
        "Reasons": "Criterion name",
        "Scorecards": "Agency or role",
    }
    for name, header in places.items():

        def change(book: openpyxl.Workbook, name: str = name, header: str = header) -> None:
            book[name].cell(FIRST_ROW, column_of(book[name], header)).value = None

        result = read(mangled(data, change))
        (finding,) = result.findings
        assert (finding.sheet, finding.after, finding.accepted) == (name, "", False)
        assert result.workbook == saved


def test_that_a_finding_on_a_card_says_whose_card(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Scorecards"]
        sheet.cell(row_of(sheet, "S-02"), column_of(sheet, "H1")).value = 4

    (finding,) = read(mangled(data, change)).findings
    assert (finding.scorer, finding.round) == ("S-02", 1)
    assert finding.sentence.english().startswith("S-02 Police, round 1: Burg., Physical harm was changed")


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        (0.564, "0.0%", "56.4%"),
        (0.07, "0 %", "7%"),
        (0.1 + 0.2, "General", "0.3"),
        (1204, "#,##0", "1204"),
        (dt.datetime.fromisoformat("2018-02-03T14:30"), "dd/mm/yyyy hh:mm", "2018-02-03 14:30"),
        (dt.time(9, 5), "hh:mm", "09:05"),
    ],
)
def test_that_a_number_typed_as_a_text_is_read_as_a_person_sees_it(
    data: bytes, value: object, shape: str, text: str
) -> None:
    result = read(formatted(data, "Evidence", "E-001", "Figure", value, shape))
    assert result.workbook.assessment.evidence[0].figure == text
    assert [finding.accepted for finding in result.findings] == [True]


@pytest.mark.parametrize("shape", ["# ?/?", "£#,##0", '0" burglaries"'])
def test_that_a_number_whose_text_cannot_be_told_is_refused(data: bytes, saved: Workbook, shape: str) -> None:
    (finding,) = (result := read(formatted(data, "Evidence", "E-001", "Figure", 0.75, shape))).findings
    assert result.workbook == saved
    assert not finding.accepted
    assert shape in finding.sentence.english()


def test_that_a_percentage_is_no_level(data: bytes, saved: Workbook) -> None:
    result = read(formatted(data, "Scores", "T-001", "H1", 1, "0%"))
    (finding,) = result.findings
    assert result.workbook == saved
    assert "It holds a percentage, not a level." in finding.sentence.english()


def formatted(data: bytes, name: str, key: str, header: str, value: object, shape: str) -> bytes:
    """Return the file with a value in a number format in one cell."""

    def change(book: openpyxl.Workbook) -> None:
        cell = book[name].cell(row_of(book[name], key), column_of(book[name], header))
        cell.value, cell.number_format = value, shape

    return mangled(data, change)

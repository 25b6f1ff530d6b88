"""Formulas that other programs rewrite, which is nothing, and formulas that people put in their place."""

from __future__ import annotations

import re

import openpyxl
import pytest

from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.storage.workbook.mangled import mangled, row_of, with_part
from tests.storage.workbook.rich_workbook import rich_workbook

RANKING, SCORES = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module")
def saved() -> Workbook:
    return rich_workbook()


@pytest.fixture(scope="module")
def data(saved: Workbook) -> bytes:
    return workbook_bytes(saved)


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


def computed_cells() -> list[tuple[str, str]]:
    """Return the first cell of every column of formulas."""
    scores = [("Scores", f"{letter}6") for letter in "FGHIJLM"]
    stage = [("Second stage", f"{letter}6") for letter in "CDHIJL"]
    return [*scores, *stage, *(("Ranking", f"{letter}6") for letter in "ABCDEFGHI")]


@pytest.mark.parametrize(("sheet", "cell"), computed_cells())
@pytest.mark.parametrize("formula", ["=1+1", "=Scores!F7*9"])
def test_that_another_formula_is_listed(
    data: bytes, saved: Workbook, sheet: str, cell: str, formula: str
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        assert str(book[sheet][cell].value).startswith("=")
        book[sheet][cell].value = formula

    result = read(mangled(data, change))
    (finding,) = result.findings
    assert (finding.sheet, finding.cell, finding.after, finding.accepted) == (sheet, cell, formula, False)
    assert "Another formula" in finding.sentence.english()
    assert result.workbook == saved


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        (SCORES, "RANK(L7,$L$6:$L$9,0)", "RANK(L7,$L$6:$L$8,0)"),
        (SCORES, "RANK(L7,$L$6:$L$9,0)", "RANK(L7,$L$6:$L$9,1)"),
        (SCORES, "COUNT(C7:D7)&lt;2", "COUNT(C7:D7)&lt;1"),
        (SCORES, "SUM(C7:D7)", "SUM(C8:D8)"),
        (SCORES, "SUM(C7:D7)", "SUM(C7:E7)"),
        (SCORES, "not an allowed level", "Not an allowed level"),
        (SCORES, "Guidance!$E$6:$E$10", "Guidance!$E$6:$E$9"),
        (RANKING, "ROWS($A$6:$A7)", "ROWS($A$6:$A8)"),
        (RANKING, "Cut_line", "Cut_lines"),
        (RANKING, " of 4 scored", " of 5 scored"),
        (RANKING, "Themes!$C$6:$C$10", "Themes!$D$6:$D$10"),
    ],
)
def test_that_a_small_change_of_a_formula_is_listed(
    data: bytes, saved: Workbook, part: str, before: str, after: str
) -> None:
    result = read(with_part(data, part, lambda xml: replaced(xml, before, after)))
    assert len(result.findings) == 1
    assert result.workbook == saved


def replaced(xml: str, before: str, after: str) -> str:
    assert before in xml
    return re.sub(re.escape(before), lambda _: after, xml, count=1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("FALSE", "FALSE()"),
        ("IFERROR(", "_xlfn.IFERROR("),
        ("COUNT(", "count( "),
        (",", " , "),
        ("Guidance!", "'Guidance'!"),
        ("$E$6", "$e$6"),
    ],
)
def test_that_the_same_formula_in_other_letters_is_no_finding(
    data: bytes, saved: Workbook, before: str, after: str
) -> None:
    def rewrite(xml: str) -> str:
        assert before in xml
        return re.sub(r"<f>.*?</f>", lambda match: outside_texts(match[0], before, after), xml)

    result = read(with_part(data, SCORES, rewrite))
    assert (result.findings, result.workbook) == ((), saved)


def outside_texts(formula: str, before: str, after: str) -> str:
    """Return a formula changed everywhere but inside its texts."""
    pieces = formula.split('"')
    return '"'.join(
        piece if place % 2 else piece.replace(before, after) for place, piece in enumerate(pieces)
    )


# --- formulas written once for many cells ---------------------------------------------------------


def shared(xml: str, first: str = "") -> str:
    """Return a sheet in which each column's formulas are written once, as Excel writes them.

    Parameters
    ----------
    first
        Another formula for the first cell of column F.
    """
    letters: dict[str, str] = {}

    def once(match: re.Match[str]) -> str:
        letter, row, formula = match[2], int(match[3]), match[4]
        if row == 6:
            letters[letter] = str(len(letters))
            text = first if first and letter == "F" else formula
            return f'{match[1]}<f t="shared" ref="{letter}6:{letter}9" si="{letters[letter]}">{text}</f>'
        return f'{match[1]}<f t="shared" si="{letters[letter]}"/>' if letter in letters else match[0]

    return re.sub(r'(<c r="([A-Z]+)(\d+)"[^>]*>)<f>(.*?)</f>', once, xml)


@pytest.mark.parametrize("part", [RANKING, SCORES])
def test_that_formulas_written_once_for_a_column_are_no_finding(
    data: bytes, saved: Workbook, part: str
) -> None:
    def change(xml: str) -> str:
        written = shared(xml)
        assert written.count("<f>") <= 1 < written.count("/>")
        return written

    result = read(with_part(data, part, change))
    assert (result.findings, result.workbook) == ((), saved)


def test_that_another_formula_written_once_is_listed_in_each_cell(data: bytes) -> None:
    result = read(with_part(data, SCORES, lambda xml: shared(xml, "C6*9")))
    assert [finding.cell for finding in result.findings] == ["F6", "F7", "F8", "F9"]
    assert [finding.after for finding in result.findings] == ["=C6*9", "=C7*9", "=C8*9", "=C9*9"]


def test_that_a_run_of_formulas_without_its_first_is_listed(data: bytes) -> None:
    def change(xml: str) -> str:
        return re.sub(r'(<c r="F7"[^>]*>)<f>.*?</f>', r'\1<f t="shared" si="7"/>', xml)

    (finding,) = read(with_part(data, SCORES, change)).findings
    assert finding.cell == "F7"


def test_that_many_cells_of_one_long_formula_cost_little(data: bytes) -> None:
    long = "+".join(["A1"] * 2_000)
    rows = "".join(
        f'<row r="{row}"><c r="Z{row}"><f t="shared" si="9"/></c></row>' for row in range(100, 9_000)
    )

    def change(xml: str) -> str:
        first = f'<row r="99"><c r="Z99"><f t="shared" ref="Z99:Z9000" si="9">{long}</f></c></row>'
        return xml.replace("</sheetData>", first + rows + "</sheetData>")

    result = read(with_part(data, SCORES, change))
    assert any("more cells beside the tables" in finding.sentence.english() for finding in result.findings)


# --- what the formulas gave -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "cell", "given"),
    [(SCORES, "F6", "99"), (SCORES, "H7", "99"), (SCORES, "G7", "3"), (SCORES, "L7", "0.5"),
     (RANKING, "D7", "99"), (RANKING, "A6", "3"), (RANKING, "B6", "T-003")],
)  # fmt: skip
def test_that_a_value_that_is_not_the_formulas_is_listed(
    data: bytes, saved: Workbook, part: str, cell: str, given: str
) -> None:
    def change(xml: str) -> str:
        changed = re.sub(rf'(<c r="{cell}"[^>]*><f>.*?</f><v>)[^<]*', rf"\g<1>{given}", xml)
        assert changed != xml
        return changed

    result = read(with_part(data, part, change))
    (finding,) = result.findings
    assert (finding.cell, finding.after, finding.accepted) == (cell, given, False)
    assert "not what the levels give" in finding.sentence.english()
    assert result.workbook == saved


def test_that_values_from_before_a_change_outside_are_no_finding(data: bytes) -> None:
    def change(xml: str) -> str:
        return re.sub(r'(<c r="C7"[^>]*>)<v>2</v>', r"\1<v>4</v>", xml)

    (finding,) = read(with_part(data, SCORES, change)).findings
    assert (finding.cell, finding.after, finding.accepted) == ("C7", "4", True)


def test_that_a_formula_of_another_version_of_the_program_is_known_by_its_value(data: bytes) -> None:
    def of_another_version(book: openpyxl.Workbook) -> None:
        book["About"].cell(row_of(book["About"], "Made with"), 2).value = "SMP Workbench 0.9"

    def change(xml: str) -> str:
        return re.sub(r'(<c r="F6"[^>]*>)<f>.*?</f>(<v>.*?</v>|<v/>|<v ?/>)', r"\1<f>F7*9</f><v>99</v>", xml)

    result = read(with_part(mangled(data, of_another_version), SCORES, change))
    assert [finding.cell for finding in result.findings] == ["F6"]


@pytest.mark.parametrize("target", ["About!$B$12", "Scores!$B$11", "7", None])
def test_that_a_name_that_finds_another_cut_line_is_listed(
    data: bytes, saved: Workbook, target: str | None
) -> None:
    def change(xml: str) -> str:
        name = f'<definedName name="Cut_line">{target}</definedName>' if target else ""
        changed = re.sub(r'<definedName name="Cut_line">.*?</definedName>', name, xml)
        assert changed != xml
        return changed

    result = read(with_part(data, "xl/workbook.xml", change))
    (finding,) = result.findings
    assert (finding.sheet, "Cut_line" in finding.sentence.english()) == ("About", True)
    assert result.workbook == saved

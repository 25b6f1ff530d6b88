"""Whatever is typed stays text: for our own reader, for openpyxl and for LibreOffice."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.workbook.layout import (
    EVIDENCE,
    FIRST_ROW,
    REASONS,
    THEMES,
    SheetLayout,
)
from smp_workbench.storage.workbook.people_layout import SCORERS
from smp_workbench.storage.workbook.plain_text import escaped
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import small_assessment
from tests.libreoffice import LibreOffice
from tests.storage.workbook.hostile_workbook import NAMES, NOTES, hostile_workbook, texts_by_place
from tests.storage.workbook.rich_workbook import rich_workbook

SHEET_KEYS: tuple[tuple[SheetLayout, str], ...] = (
    (THEMES, "ref"), (REASONS, "ref"), (EVIDENCE, "id"), (SCORERS, "id"),
)  # fmt: skip
MANGLED_BY_OPENPYXL = re.compile("x005F_")
"""openpyxl takes this out of texts, wherever it stands; the file itself is right."""

MANGLED_BY_LIBREOFFICE = ("_x005F_x0041_", "_x0041_x0042_")
"""LibreOffice 7.4 reads these and writes them without the escapes they need; our reader lists the change."""

Texts = dict[tuple[str, str, str], str]


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return hostile_workbook()


@pytest.fixture(scope="module")
def content(workbook: Workbook) -> bytes:
    return workbook_bytes(workbook)


def texts_of(content: bytes) -> Texts:
    """Return the texts that openpyxl finds, by sheet, ref or id, and column."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = {}
    for layout, key in SHEET_KEYS:
        for row in book[layout.name].iter_rows(min_row=FIRST_ROW):
            who = str(row[layout.position(key)].value)
            for column, cell in zip(layout.columns, row, strict=True):
                found[layout.name, who, column.key] = cell.value or ""
    return found


def formula_sheets(content: bytes) -> set[str]:
    """Return the sheets that hold a formula."""
    return {
        sheet.title
        for sheet in openpyxl.load_workbook(io.BytesIO(content))
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def bare() -> Workbook:
    """Return a workbook in which nobody has said anything yet."""
    state = small_assessment()
    return Workbook(state, History(state))


def test_that_there_are_enough_hostile_texts() -> None:
    assert len(NAMES) + len(NOTES) >= 200


def test_that_openpyxl_finds_every_text_as_it_was_typed(workbook: Workbook, content: bytes) -> None:
    found = texts_of(content)
    for place, text in texts_by_place(workbook.assessment).items():
        if not MANGLED_BY_OPENPYXL.search(text):
            assert found[place] == text, place


def test_that_our_reader_finds_every_text_as_it_was_typed(workbook: Workbook, content: bytes) -> None:
    result = read_workbook(content, "hostile.xlsx")
    assert result.workbook == workbook
    assert result.findings == ()


@pytest.mark.libreoffice
def test_that_libreoffice_keeps_every_text_as_it_was_typed(libreoffice: LibreOffice, tmp_path: Path) -> None:
    workbook = hostile_workbook(*MANGLED_BY_LIBREOFFICE)
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(workbook_bytes(workbook))
    again = libreoffice.resave(path, tmp_path / "again.xlsx").read_bytes()
    assert read_workbook(again, "again.xlsx").workbook == workbook
    found = texts_of(again)
    for place, text in texts_by_place(workbook.assessment).items():
        if not MANGLED_BY_OPENPYXL.search(text):
            assert found[place] == text, place
    assert formula_sheets(again) == {"Ranking", "Scores"}


@pytest.mark.libreoffice
def test_that_libreoffice_computes_nothing_but_our_formulas(
    content: bytes, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(content)
    assert {sheet for sheet, cells in libreoffice.recalculated(path).items() if cells} == {
        "Ranking",
        "Scores",
    }


def test_that_no_text_becomes_a_formula(content: bytes) -> None:
    assert formula_sheets(content) == {"Ranking", "Scores"}


def test_that_nothing_in_the_file_points_outside(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            assert not re.search("externalLink|vbaProject|embedding|connection|activeX|media", name), name
            if name.endswith(".rels"):
                assert b"External" not in parts.read(name), name
            assert b"<hyperlink" not in parts.read(name), name
            assert b"<r><t>x</t></r></si>" not in parts.read(name), name


def test_that_every_text_cell_is_formatted_as_text() -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook_bytes(rich_workbook()))):
        for row in sheet.iter_rows(min_row=FIRST_ROW):
            for cell in row:
                if cell.data_type == "f" or (cell.data_type == "n" and cell.value is not None):
                    assert cell.number_format != "@", (sheet.title, cell.coordinate)
                elif cell.data_type == "s" and cell.value != "?":
                    assert cell.number_format == "@", (sheet.title, cell.coordinate)


COLUMNS_OF_TEXT = {
    "Scores": "ABKOPQ", "Themes": "ACDEFGHIJK", "Evidence": "ABCDEFGHI", "Reasons": "ABCDEF",
    "Scorecards": "ABDE", "Scorers": "ACDE", "Guidance": "ABCDFG", "About": "AC",
}  # fmt: skip
"""Letters of the columns; those of Scores beside its table are for reasons."""


@pytest.mark.parametrize("sheet", COLUMNS_OF_TEXT)
@pytest.mark.parametrize("workbook_", [rich_workbook(), bare()], ids=["rich", "empty"])
def test_that_whatever_is_typed_below_or_beside_texts_stays_text(workbook_: Workbook, sheet: str) -> None:
    """Spreadsheet programs keep ``50%`` and ``=1+1`` as they are typed where the format is text."""
    found = openpyxl.load_workbook(io.BytesIO(workbook_bytes(workbook_)))[sheet].column_dimensions
    formats = {
        letter: one.number_format
        for one in found.values()
        for letter in map(get_column_letter, range(one.min, one.max + 1))
    }
    for letter in COLUMNS_OF_TEXT[sheet]:
        assert formats[letter] == "@", letter


def test_that_nothing_typed_among_levels_becomes_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(rich_workbook())))["Scores"]
    assert {sheet[f"C{row}"].number_format for row in range(FIRST_ROW, FIRST_ROW + 4)} == {"General"}
    assert sheet.column_dimensions["C"].number_format == "General"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a_x0041_b", "a_x005F_x0041_b"), ("_x5_", "_x5_"), ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_")],
)
def test_that_sequences_of_the_format_are_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected

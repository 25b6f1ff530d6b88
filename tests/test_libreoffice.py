"""The oracle itself: it must compute, not repeat what a file says."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.libreoffice import CellError, LibreOffice

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A workbook whose cached values are wrong."""
    path = tmp_path / "wrong.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sums")
        sheet.write_number("A1", 2)
        sheet.write_formula("A2", "=A1*21", None, 41)
        sheet.write_formula("B2", "=1/0", None, 41)
        sheet.write_formula("AB30", '=IF(A1=2,"","full")', None, "full")
        sheet.write_string("A3", "plain")
    return path


def test_that_libreoffice_computes_instead_of_trusting_cached_values(
    libreoffice: LibreOffice, wrong: Path
) -> None:
    assert libreoffice.recalculated(wrong) == {"Sums": {"A2": 42.0, "B2": CellError("#DIV/0!"), "AB30": ""}}


def test_that_libreoffice_returns_all_cells_when_asked(libreoffice: LibreOffice, wrong: Path) -> None:
    cells = libreoffice.recalculated(wrong, all_cells=True)["Sums"]
    assert (cells["A1"], cells["A2"], cells["A3"]) == (2.0, 42.0, "plain")


def test_that_libreoffice_saves_again_with_its_own_values(
    libreoffice: LibreOffice, wrong: Path, tmp_path: Path
) -> None:
    out = libreoffice.resave(wrong, tmp_path / "again.xlsx")
    assert openpyxl.load_workbook(out, data_only=True)["Sums"]["A2"].value == 42


def test_that_libreoffice_edits_cells_rows_and_sheets(
    libreoffice: LibreOffice, wrong: Path, tmp_path: Path
) -> None:
    changes = (
        ("set", "Sums", "A1", 3.0),
        ("set", "Sums", "C1", "=1+1"),
        ("type", "Sums", "C2", "=1+1"),
        ("set", "Sums", "A3", None),
        ("insert rows", "Sums", 1, 2),
        ("rename", "Sums", "Other"),
    )
    out = libreoffice.edit(wrong, changes, tmp_path / "edited.xlsx")
    cells = libreoffice.recalculated(out, all_cells=True)["Other"]
    assert (cells["A3"], cells["A4"], cells["C3"], cells["C4"]) == (3.0, 63.0, "=1+1", 2.0)
    assert "A5" not in cells


def test_that_libreoffice_sorts_rows(libreoffice: LibreOffice, tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Rows")
        for row, (name, value) in enumerate([("a", 1), ("b", 3), ("c", 2)]):
            sheet.write_row(row, 0, [name, value])
    out = libreoffice.edit(path, [("sort", "Rows", "A1:B3", 2, True)], tmp_path / "sorted.xlsx")
    cells = libreoffice.recalculated(out, all_cells=True)["Rows"]
    assert [cells[f"A{row}"] for row in (1, 2, 3)] == ["b", "c", "a"]


def test_that_a_file_libreoffice_cannot_open_is_a_fault(libreoffice: LibreOffice, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        libreoffice.recalculated(tmp_path / "missing.xlsx")

"""Formula injection at the size that CI runs, and that the trial can fail."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.libreoffice import LibreOffice, libreoffice
from tests.storage.workbook.hostile_workbook import NAMES
from tests.trials.injection import PLAIN, files_with, formulas, leading_outside, run, texts

__all__ = ["libreoffice"]


@pytest.mark.libreoffice
@pytest.mark.timeout(300)
@pytest.mark.trial(40)
def test_that_no_text_in_any_field_becomes_a_formula_or_leads_outside(libreoffice: LibreOffice) -> None:
    assert run(NAMES[::37], libreoffice) == []


WITHOUT = {
    "workbook": {"Ranking"},  # all its words are formulas of the program
    "scorer's copy": set(),
    "publication copy": {"Ranking", "Scorecards", "Scorers", "Versions", "Changes"},
}
"""Sheets on which no typed text stands."""


def test_that_there_are_enough_texts() -> None:
    assert len(set(NAMES)) >= 200


@pytest.mark.trial(5)
def test_that_the_text_stands_on_every_sheet_of_words() -> None:
    text = "=1+1"
    for kind, data in files_with(text).items():
        book = openpyxl.load_workbook(io.BytesIO(data))
        without = {
            sheet.title
            for sheet in book
            if not any(cell.value == text for row in sheet.iter_rows() for cell in row)
        }
        assert without == WITHOUT[kind], kind


@pytest.mark.trial(5)
def test_that_a_formula_a_link_and_another_part_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Scores")
        sheet.write("A1", "=1+1")
        sheet.write_url("A2", "http://example.org", string="words")
    data, plain = path.read_bytes(), files_with(PLAIN)["workbook"]
    assert formulas(data) == {("Scores", "A1"): "=1+1"}
    assert texts(data) == {"words"}
    found = list(leading_outside(data, plain))
    assert any(one.endswith("leads outside") for one in found)
    assert "xl/charts/chart1.xml" in found

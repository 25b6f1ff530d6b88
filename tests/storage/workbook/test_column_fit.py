"""No page's type is too small to read, and what must not be torn apart stays together."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from resources.samples.make_sample import sample
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scoring_model import Criterion, Group, ScoringModel, Total
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.model_file import shipped_models
from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW, HEADING_ROW, HINT_ROW, scores_layout
from smp_workbench.storage.workbook.text_height import text_length
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY, levels, small_model

PRINT_PIXELS = (297 - 2 * 10.16) / 25.4 * 96
"""Between the margins of A4 landscape."""


def wide_model(criteria: int) -> ScoringModel:
    """Return a model of two groups with so many criteria of long names."""
    own = tuple(
        Criterion(f"C{place}", f"Criterion with a long name {place}", "C", "?", group, levels(0, 1, 2))
        for place in range(criteria)
        for group in (("one",) if 2 * place < criteria else ("two",))
    )
    totals = tuple(
        Total(f"{group}_total", f"Total of {group}", group, f"sum({group})", group)
        for group in ("one", "two")
    )
    groups = (Group("one", "One", "One"), Group("two", "Two", "Two"))
    return replace(
        small_model("1"), groups=groups, criteria=own, totals=totals, formula="one_total * two_total"
    )


def opened(criteria: int) -> openpyxl.Workbook:
    return opened_under(wide_model(criteria))


def opened_under(model: ScoringModel) -> openpyxl.Workbook:
    themes = tuple(Theme(f"T-{place:03d}", f"Theme {place}") for place in range(130))
    state = Assessment(IDENTITY, model, themes=themes)
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(Workbook(state, History(state)))))


def opened_sample() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(sample())))


def printed_headers(sheet: Worksheet) -> list[str]:
    first, _, last, _ = printed_range(sheet)
    return [str(sheet.cell(HEADER_ROW, column).value) for column in range(first, last + 1)]


def printed_range(sheet: Worksheet) -> tuple[int, int, int, int]:
    first, top, last, bottom = range_boundaries(sheet.print_area.split("!")[1])
    return int(first or 0), int(top or 0), int(last or 0), int(bottom or 0)


def smallest_type(sheet: Worksheet) -> float:
    """Return the points in which the smallest type of a sheet is printed."""
    first, _, last, bottom = printed_range(sheet)
    pixels = {column: pixels_of(sheet, column) for column in range(first, last + 1)}
    pages = sheet.page_setup.fitToWidth or 1
    again = 0
    if sheet.print_title_cols:
        _, repeated = sheet.print_title_cols.replace("$", "").split(":")
        again = sum(pixels[column] for column in range(1, ord(repeated) - ord("A") + 2))
    across = (sum(pixels.values()) - again) / pages + again
    cells = sheet.iter_rows(min_row=HEADER_ROW, max_row=min(bottom, FIRST_ROW + 2), max_col=last)
    smallest: float = min(cell.font.size for row in cells for cell in row if cell.value is not None)
    return smallest * min(1, PRINT_PIXELS / across)


def pixels_of(sheet: Worksheet, column: int) -> int:
    for one in sheet.column_dimensions.values():
        if one.min <= column <= one.max:
            return int(one.width * 7)
    raise KeyError(get_column_letter(column))


@pytest.mark.parametrize("criteria", [2, 4, 10, 11, 12, 20, 24, 40])
def test_that_no_type_is_printed_under_seven_points(criteria: int) -> None:
    for sheet in opened(criteria):
        assert smallest_type(sheet) >= 6.95, sheet.title


def test_that_no_type_of_the_sample_is_printed_under_seven_points() -> None:
    for sheet in opened_sample():
        assert smallest_type(sheet) >= 6.95, sheet.title


@pytest.mark.parametrize("criteria", [2, 4, 5, 6, 8, 12])
def test_that_no_hint_or_notice_is_cut_off_in_print(criteria: int) -> None:
    assert_that_hints_fit(opened(criteria))


@pytest.mark.parametrize("model", shipped_models(), ids=lambda model: model.id)
def test_that_every_shipped_model_is_said_to_be_illustrative_in_print(model: ScoringModel) -> None:
    book = opened_under(model)
    assert_that_hints_fit(book)
    for title in ("Ranking", "Scores", "Guidance", "Model"):
        said = [str(book[title].cell(row, 1).value).lower() for row in (HINT_ROW, HEADING_ROW)]
        assert any("illustrative: not the official morile matrix." in line for line in said), title


def assert_that_hints_fit(book: openpyxl.Workbook) -> None:
    for sheet in book:
        first, _, last, _ = printed_range(sheet)
        room = sum(pixels_of(sheet, column) for column in range(first, last + 1))
        for row in (HINT_ROW, HEADING_ROW):
            said = str(sheet.cell(row, 1).value or "")
            if not said.startswith("="):
                assert text_length(said, 10) < room, (sheet.title, said)


@pytest.mark.parametrize(
    ("criteria", "last", "turned", "pages"),
    [(4, "Could be, when last saved", False, 1), (8, "Total of two [two_total]", False, 1),
     (11, "Rank", False, 1), (20, "Rank", True, 1), (40, "Rank", True, 2)],
)  # fmt: skip
def test_that_scores_print_what_fits(criteria: int, last: str, turned: bool, pages: int) -> None:
    sheet = opened(criteria)["Scores"]
    headers = printed_headers(sheet)
    assert headers[:3] == ["Ref", "Theme", "C0 Criterion with a long name 0"]
    assert headers[-1] == last
    assert (sheet.page_setup.fitToWidth or 1) == pages
    assert sheet.print_title_cols == ("$A:$B" if pages > 1 else None)
    assert (sheet.cell(HEADER_ROW, 3).alignment.textRotation != 0) is turned


def test_that_a_turned_header_has_room() -> None:
    flat, turned = (opened(criteria)["Scores"].row_dimensions[HEADER_ROW].height for criteria in (4, 20))
    assert 60 < turned <= 105
    assert flat < turned


def test_that_score_and_rank_stand_beside_the_levels() -> None:
    headers = scores_layout(wide_model(2)).headers
    assert headers[3:6] == ("C1 Criterion with a long name 1", "Score", "Rank")


def test_that_no_word_over_a_total_is_broken() -> None:
    for sheet in (one for one in opened_sample() if one.title in ("Ranking", "Scores")):
        for cell in sheet[HEADER_ROW]:
            words = str(cell.value).split()
            if cell.alignment.horizontal == "right":
                room = pixels_of(sheet, cell.column)
                assert all(text_length(word, 10, bold=True) < room for word in words), cell.value

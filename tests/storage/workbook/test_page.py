from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html import unescape

import openpyxl
import pytest

from smp_workbench.domain.assessment import Assessment, Marking
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Version, Workbook
from smp_workbench.errors import SaveFailed
from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW, HEADING_ROW
from smp_workbench.storage.workbook.text_height import line_count
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import small_assessment


def opened(**changes: object) -> openpyxl.Workbook:
    """Return the small assessment's workbook with these fields changed."""
    state = replace(small_assessment(), **changes)
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(Workbook(state, History(state)))))


@pytest.mark.parametrize(
    "handling",
    ["", "Recipients only", "P&G only", "A&[Picture]", "&&&", "x" * 200, "1 to 3", '"quoted"'],
)
def test_that_the_marking_is_on_every_sheet_and_page(handling: str) -> None:
    state = replace(small_assessment(), marking=Marking("OFFICIAL-SENSITIVE", handling))
    shown = state.marking.text.upper()
    content = workbook_bytes(Workbook(state, History(state)))
    assert {sheet["A1"].value for sheet in openpyxl.load_workbook(io.BytesIO(content))} == {shown}
    for header, footer in printed(content):
        assert as_printed(header) == f"&C{shown}"
        assert as_printed(footer).endswith(f"&C{shown}&RPage &P of &N")


def printed(content: bytes) -> list[tuple[str, str]]:
    """Return header and footer of every sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
    found = [re.findall(r"<odd(?:Header|Footer)>(.*?)</odd", sheet) for sheet in sheets]
    return [(unescape(header), unescape(footer)) for header, footer in found]


def as_printed(text: str) -> str:
    """Return what a page header's text is without its codes for type, and the space of a tall line."""
    return re.sub('&"[^"]*"|&14 |&10|&8', "", text.replace("&&", "\0")).replace("\0", "&")


def footers(title: str, marking: Marking) -> set[str]:
    """Return the footers of the small assessment with this title and marking, as they are printed."""
    state = replace(small_assessment(), title=title, marking=marking)
    return {as_printed(footer) for _, footer in printed(workbook_bytes(Workbook(state, History(state))))}


def test_that_a_title_never_reaches_the_marking_at_the_foot() -> None:
    (foot,) = footers(title="m" * 150, marking=Marking("OFFICIAL", "h" * 20))
    assert re.fullmatch(f"&Lm{{30,40}}\N{HORIZONTAL ELLIPSIS}&COFFICIAL - {'H' * 20}&RPage &P of &N", foot)
    assert footers(title="Short", marking=Marking()) == {"&LShort&COFFICIAL&RPage &P of &N"}
    assert footers(title="t" * 150, marking=Marking("OFFICIAL", "h" * 120)) == {
        f"&COFFICIAL - {'H' * 120}&RPage &P of &N"
    }


@pytest.mark.parametrize("title", ["2018-19", "8 themes", "&8"])
def test_that_a_title_that_begins_with_a_number_changes_no_type(title: str) -> None:
    for _, footer in printed(workbook_bytes(Workbook(state := titled(title), History(state)))):
        assert re.search(r'&8&"Arial,Regular"', footer)
        assert as_printed(footer).startswith(f"&L{title}&C")


def titled(title: str) -> Assessment:
    return replace(small_assessment(), title=title)


def test_that_the_marking_keeps_its_size_however_small_the_page_is_printed() -> None:
    content = workbook_bytes(Workbook(state := small_assessment(), History(state)))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if "worksheets/sheet" in name:
                assert b'<headerFooter scaleWithDoc="0">' in parts.read(name), name


def test_that_every_sheet_prints_on_wide_a4_with_its_header_on_each_page() -> None:
    for sheet in opened():
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 0), (None, 0))
        first = HEADING_ROW if sheet.title == "Scores" else HEADER_ROW  # with the names of its groups
        assert sheet.print_title_rows == f"${first}:${HEADER_ROW}"
        assert sheet.freeze_panes.endswith(str(FIRST_ROW))


def test_that_rows_are_as_high_as_their_text() -> None:
    long = "A description of several lines. " * 12
    sheet = opened(themes=(Theme("T-001", "Burglary", description=long), Theme("T-002", "Fraud")))["Themes"]
    tall, usual = (sheet.row_dimensions[row].height for row in (FIRST_ROW, FIRST_ROW + 1))
    assert tall > 8 * usual / 2
    assert (
        opened(themes=(Theme("T-001", "a", description="x\n" * 900),))["Themes"]
        .row_dimensions[FIRST_ROW]
        .height
        < 409.5
    )  # Excel's highest


def test_that_rows_that_may_change_places_are_equally_high() -> None:
    names = ("Burglary", "A theme with a name so long that it needs more than one line of its column")
    themes = tuple(Theme(f"T-00{place}", name) for place, name in enumerate(names, 1))
    for name in ("Ranking", "Scores"):
        heights = opened(themes=themes)[name].row_dimensions
        assert heights[FIRST_ROW].height == heights[FIRST_ROW + 1].height > heights[3].height


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 10, 1), ("word", 10, 1), ("one two three four", 10, 2), ("x" * 100, 10, 10), ("a\n\nb", 10, 3)],
)
def test_that_lines_are_counted(text: str, width: float, lines: int) -> None:
    assert line_count(text, width) == lines


def test_that_bold_and_wide_letters_need_more_room() -> None:
    assert line_count("mmmmm mmmmm mmmmm mmmmm", 24) > line_count("iiiii iiiii iiiii iiiii", 24)
    assert line_count("a word " * 9, 21, bold=True) > line_count("a word " * 9, 21) - 1
    assert line_count("\N{CJK UNIFIED IDEOGRAPH-4E00}" * 16, 20) > line_count("n" * 16, 20)


@pytest.mark.parametrize("text", ["x" * 32_768, "\N{GRINNING FACE}" * 16_384, "\ud800"])
def test_that_a_text_no_cell_can_hold_stops_the_save(text: str) -> None:
    state = small_assessment()
    version = Version(1, "First", "", "2018-02-23T10:42:00Z", text, "", 0, "0" * 64)
    with pytest.raises(SaveFailed, match="cannot be kept in a workbook"):
        workbook_bytes(Workbook(state, History(state, versions=(version,))))


def test_that_the_longest_text_of_a_cell_is_kept() -> None:
    text = "\N{GRINNING FACE}" * 16_383 + "x"
    state = small_assessment()
    version = Version(1, "First", "", "2018-02-23T10:42:00Z", text, "", 0, "0" * 64)
    book = openpyxl.load_workbook(
        io.BytesIO(workbook_bytes(Workbook(state, History(state, versions=(version,)))))
    )
    assert book["Versions"]["E6"].value == text

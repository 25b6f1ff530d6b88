"""Rows that are taken out without an XML parser are the cells that the parser gives, or are left to it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smp_workbench.storage.workbook import sheet_part
from smp_workbench.storage.workbook.plain_rows import plain_rows
from smp_workbench.storage.workbook.sheet_part import DamagedPart, Rows, read_cells
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.storage.workbook.mangled import mangled
from tests.storage.workbook.rich_workbook import rich_workbook

STRINGS = ["one", "", "_x0009_", "=1+1"]
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ROWS = (
    '<row r="1" spans="1:3" ht="20.5" customHeight="1"><c r="A1" s="2" t="s"><v>0</v></c>'
    '<c r="B1"><v>4</v></c></row>'
    '<row r="3"><c r="A3" t="str"><f>IF(A1&lt;2,&quot;&amp;lt;&quot;,1)</f><v>&amp;lt;_x0009_</v></c>'
    '<c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#N/A</v></c><c r="E3" s="1"/></row>'
)
TAIL = '</sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>'


def cells_of(xml: bytes, *, plainly: bool) -> Rows | str:
    with pytest.MonkeyPatch.context() as patch:
        if not plainly:
            patch.setattr(sheet_part, "plain_rows", lambda _: None)
        try:
            return read_cells(xml, STRINGS, {})
        except DamagedPart:
            return "damaged"


def sheets_of(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [file.read(name) for name in file.namelist() if name.startswith("xl/worksheets/sheet")]


def test_that_our_own_sheets_are_plain_and_read_as_the_parser_reads_them() -> None:
    strings = [str(number) for number in range(10_000)]
    data = workbook_bytes(rich_workbook())
    sheets = sheets_of(data)
    assert sum(plain_rows(sheet) is not None for sheet in sheets) > len(sheets) / 2
    for sheet in (*sheets, *sheets_of(mangled(data, lambda _: None))):
        plain = read_cells(sheet, strings, {})
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sheet_part, "plain_rows", lambda _: None)
            assert read_cells(sheet, strings, {}) == plain


PIECES = (
    '<row r="2">', "</row>", '<c r="B2"><v>7</v></c>', '<c r="B2" t="b"><v></v></c>', '<c r="ABCD1"/>',
    '<c r="B2" t="s"><v>99</v></c>', '<c r="B2" t="s"/>', '<c t="n" r="B2"><v>7</v></c>', " ", "\r\n",
    "<f>SUM(A1)</f>", "<v>x</v>", "&amp;", "&#10;", "&nope;", "]]>", "<![CDATA[<sheetData>]]>",
    "<!-- <sheetData> -->", "<is><t>in line</t></is>", "\x0b", "\ufffe", "<sheetData>", "</sheetData>",
    "<!DOCTYPE a>", "<?xml?>", ' xmlns="other"', ' spans="1:1"', ' t="s"', "<", ">", '"',
    '<f t="shared" si="0" ref="A1:A2">A1</f>',
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 12), st.sampled_from(PIECES)), max_size=3))
@example([])
def test_that_a_changed_sheet_is_the_same_either_way(changes: list[tuple[int, int, str]]) -> None:
    text = HEAD + ROWS + TAIL
    for place, gone, piece in changes:
        text = text[:place] + piece + text[place + gone :]
    xml = text.encode()
    assert cells_of(xml, plainly=True) == cells_of(xml, plainly=False)


@pytest.mark.parametrize("piece", PIECES)
def test_that_a_piece_anywhere_between_two_others_is_the_same_either_way(piece: str) -> None:
    text = HEAD + ROWS + TAIL
    for place in {match.end() for match in re.finditer('[^<>"](?=<)|[>"]', text)}:
        xml = (text[:place] + piece + text[place:]).encode()
        assert cells_of(xml, plainly=True) == cells_of(xml, plainly=False), place


def test_that_plain_rows_are_taken_plainly() -> None:
    xml = (HEAD + ROWS + TAIL).encode()
    assert plain_rows(xml) is not None
    rows = cells_of(xml, plainly=True)
    assert isinstance(rows, dict)
    assert rows[3][1].text == '=IF(A1<2,"&lt;",1)'
    assert rows[3][1].gave == "&lt;\t"

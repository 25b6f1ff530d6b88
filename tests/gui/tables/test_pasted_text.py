"""A block is read just as large as it was in the spreadsheet, whichever program has put it there."""

from __future__ import annotations

import pytest

from smp_workbench.errors import Refusal
from smp_workbench.gui.tables.pasted_text import read_block
from smp_workbench.gui.tables.pasted_value import Rows


def cells(text: str, html: str = "") -> list[tuple[str, ...]]:
    return [tuple(row) for row in read_block(text, html)]


def table(rows: Rows) -> str:
    """Return a table as LibreOffice 7.4 writes it."""
    lines = (
        "".join(f'\t\t<td height="17" align="left">{cell or "<br>"}</td>\n' for cell in row) for row in rows
    )
    body = "".join(f"\t<tr>\n{line}\t</tr>\n" for line in lines)
    return (
        "<!DOCTYPE html>\n<html>\n<head>\n<style>\n\ttd { x:y }\n</style>\n</head>\n<body>\n"
        f'<table cellspacing="0" border="0">\n\t<colgroup span="2" width="85"></colgroup>\n{body}</table>\n'
    )


def test_that_lines_and_tabs_part_cells_and_spaces_are_dropped() -> None:
    assert cells("1\t2\r\n 3 \t\N{NO-BREAK SPACE}4\r\n") == [("1", "2"), ("3", "4")]
    assert cells("1\r2\r") == [("1",), ("2",)]


@pytest.mark.parametrize("text", ["", "\n \n", "\r\n\r\n", "\t\t", " "])
def test_that_a_block_of_blanks_is_none(text: str) -> None:
    assert cells(text) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("\r\n3\r\n2\r\n", ["", "3", "2"]),
        ("3\r\n\r\n2\r\n", ["3", "", "2"]),
        ("3\r\n2\r\n\r\n", ["3", "2", ""]),
        ("\r\n\r\n2\r\n", ["", "", "2"]),
        ("2\r\n\r\n", ["2", ""]),
        ("2\r\n", ["2"]),
        ("2", ["2"]),
        ("\n2", ["", "2"]),
    ],
)
def test_that_blank_rows_count_and_only_the_last_line_end_does_not(text: str, column: list[str]) -> None:
    assert cells(text) == [(cell,) for cell in column]


# --- quotation marks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('"4\n"\t3\r\n2\t1\r\n', [("4", "3"), ("2", "1")]),
        ('"4\r\n"\r\n3\r\n', [("4",), ("3",)]),
        ('3\t"a\nb"\t4\n', [("3", "a\nb", "4")]),
        ('"say ""hi""\nthere"\n2', [('say "hi"\nthere',), ("2",)]),
        ('5" knife\t3\n2"\t1', [('5" knife', "3"), ('2"', "1")]),
        ('"Op" and 12"\t3\n"x" y"\t1', [('"Op" and 12"', "3"), ('"x" y"', "1")]),
        ('"Big\t3\nHate\t1', [('"Big', "3"), ("Hate", "1")]),
        ('"quoted"\t3', [('"quoted"', "3")]),
        ('""\t3', [('""', "3")]),
        ('3\n"', [("3",), ('"',)]),
    ],
)
def test_that_quotation_marks_are_read_as_spreadsheets_write_them(
    text: str, rows: list[tuple[str, ...]]
) -> None:
    assert cells(text) == rows


@pytest.mark.parametrize(
    "text", ['3\n"\n"\n2', '3\n"\n3\n"\n', '4\t"\t"\n', '"Big\t3\nOther 5"\t2', '"a\tb"\t4']
)
def test_that_marks_that_leave_open_where_a_cell_ends_are_refused(text: str) -> None:
    """A ditto mark or an inch in two cells looks like one cell of several lines."""
    with pytest.raises(Refusal, match="A quotation mark in the block may stand by itself"):
        read_block(text)


# --- what LibreOffice leaves out --------------------------------------------------------------------


def test_that_blank_rows_and_columns_at_the_beginning_are_found_in_the_table_beside_the_text() -> None:
    """LibreOffice 7.4 puts a text without them on the clipboard, and a table with them."""
    html = table([["", "", ""], ["", "4", ""], ["", "", ""], ["", "2", "1"], ["", "", ""]])
    assert cells("4\t\n\t\n2\t1\n", html) == [
        ("", "", ""),
        ("", "4", ""),
        ("", "", ""),
        ("", "2", "1"),
    ]
    assert cells("4", table([[""], ["4"], [""]])) == [("",), ("4",)]


@pytest.mark.parametrize(
    "html",
    [
        table([["4"], ["2"]]),
        table([[""], ["4"], [""], ["2"]]),
        table([[""], ["4"], ["2"], ["1"]]),
        table([[""], [""]]),
        table([[""], ["4"], ["2"]]).replace("<td ", "<td rowspan=2 ", 1),
        table([[""], ["4"], ["2"]]) * 2,
        "<p>4<br>2</p>",
        "<td>4</td>",
        "<table><tr><td>",
        "",
    ],
)
def test_that_any_other_table_changes_nothing(html: str) -> None:
    assert cells("4\n2\n", html) == [("4",), ("2",)]


def test_that_a_text_that_has_its_blanks_gets_no_more_from_its_table() -> None:
    assert cells("\t\r\n\t4\r\n", table([["", ""], ["", "4"]])) == [("", ""), ("", "4")]

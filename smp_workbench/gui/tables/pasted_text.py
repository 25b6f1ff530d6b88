"""A block from a spreadsheet as rows of cells, just as large as it was there.

Here: reading tab-separated text as spreadsheet programs put it on the clipboard.
Not here: what LibreOffice leaves out of it (``pasted_margin``), what a value means (``pasted_value``)
and where it lands (``pasted_block``).

Excel puts a line end after every row, so that a blank last row is one too, and sets quotation marks
round a cell only if it has several lines. LibreOffice never does: it makes a line end inside a cell a
space. A mark that merely stands in a cell (5" knife) is left as it is by both.
"""

from __future__ import annotations

import re
from typing import Final

from smp_workbench.errors import Refusal
from smp_workbench.gui.tables.pasted_margin import with_margin
from smp_workbench.gui.tables.pasted_value import Rows

_CELL: Final = re.compile(r'"(?P<inside>[^"]*(?:""[^"]*)*)"(?=[\t\n]|\Z)|[^\t\n]*')
"""One between quotation marks that end where the cell ends, or everything up to the next tab or line."""


def read_block(text: str, html: str = "") -> Rows:
    """Return the cells of a block, row by row, without space round them.

    Parameters
    ----------
    text
        Tab-separated. Blank rows count wherever they stand; only the line end after the last row goes.
    html
        The same block as a table, if the clipboard has one: it alone tells of the blank rows and
        columns that LibreOffice leaves out at the beginning of the text.

    Returns
    -------
    Rows
        No row at all if no cell has anything in it.

    Raises
    ------
    Refusal
        If a quotation mark leaves open where its cell ends.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows = _rows(plain)
    return with_margin(rows, html) if any(map(any, rows)) else ()


def _rows(text: str) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    at = 0
    while (cell := _CELL.match(text, at)) is not None:
        rows[-1].append(_content(cell))
        at = cell.end() + 1
        if at > len(text):
            break
        if text[at - 1] == "\n":
            rows.append([])
    return rows


def _content(cell: re.Match[str]) -> str:
    inside = cell["inside"]
    if inside is None or not re.search(r"[\t\n]", inside):
        return cell[0].strip()
    # Two cells with a mark each (ditto, inches) look like one of several lines that begins with a break.
    if "\t" in inside or inside.startswith("\n"):
        raise Refusal(
            "A quotation mark in the block may stand by itself or begin a cell of several lines.",
            "Take the quotation marks out and copy it again. Nothing was pasted.",
        )
    return inside.replace('""', '"').strip()

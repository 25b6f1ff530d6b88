"""A table of scores in a file that was sent, and where everything stands in it.

Here: its rows, its columns and addresses, as openpyxl finds them.
Not here: what is done to it (``mangling``).
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import openpyxl
from openpyxl.utils import get_column_letter as letter

from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW


@dataclass(frozen=True)
class Grid:
    """A table of scores in a file as it was sent, and where everything stands in it.

    Attributes
    ----------
    first, last
        Rows of the first and the last theme.
    scores
        Column numbers of the criteria.
    width
        Column number of the last header.
    """

    sheet: str
    headers: tuple[str, ...]
    first: int
    last: int
    scores: tuple[int, ...]
    width: int
    sheets: Mapping[str, tuple[int, int]]
    """Every sheet of the file with its last row and column."""

    def column(self, header: str) -> int:
        """Return the number of the column with this header."""
        return self.headers.index(header) + 1

    def at(self, row: int, column: int) -> str:
        """Return an address."""
        return f"{letter(column)}{row}"

    def block(self, first: int, last: int, left: int = 1, right: int = 0) -> str:
        """Return the address of a block; to the last column if none is said."""
        return f"{self.at(first, left)}:{self.at(last, right or self.width)}"


def grid_of(data: bytes, sheet: str, codes: tuple[str, ...]) -> Grid:
    """Return where things stand on a sheet of a file that was sent."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    headers = tuple(str(cell.value or "") for cell in book[sheet][HEADER_ROW])
    scores = tuple(place for place, header in enumerate(headers, 1) if header.partition(" ")[0] in codes)
    refs = headers.index("Ref") + 1
    rows = [
        row for row in range(FIRST_ROW, book[sheet].max_row + 1)
        if str(book[sheet].cell(row, refs).value or "").startswith("T-")
    ]  # fmt: skip
    sizes = {one.title: (one.max_row, one.max_column) for one in book}
    return Grid(sheet, headers, min(rows), max(rows), scores, len(headers), sizes)

"""Workbooks changed as other programs and hands change them, for the reader's tests.

Here: openpyxl as one of those programs, and finding a cell by ref and header.
Not here: LibreOffice (``tests.libreoffice``).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW

Spot = tuple[str, str, str]
"""Sheet, key in the first column of the row (a ref, an item), and header."""


def column_of(sheet: Worksheet, header: str) -> int:
    """Return the number of the column with this header, or the code at its beginning."""
    for cell in sheet[HEADER_ROW]:
        text = str(cell.value or "")
        if text == header or text.partition(" ")[0] == header:
            return int(cell.column)
    raise KeyError(header)


def row_of(sheet: Worksheet, key: str) -> int:
    """Return the number of the row whose first cell is this key."""
    for row in range(FIRST_ROW, sheet.max_row + 1):
        if sheet.cell(row, 1).value == key:
            return row
    raise KeyError(key)


def address_of(data: bytes, spot: Spot) -> str:
    """Return the address of a cell in a file of ours."""
    sheet = openpyxl.load_workbook(io.BytesIO(data))[spot[0]]
    return str(sheet.cell(row_of(sheet, spot[1]), column_of(sheet, spot[2])).coordinate)


def mangled(data: bytes, change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """Return the file as openpyxl writes it after a change."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typed(data: bytes, cells: Mapping[Spot, object]) -> bytes:
    """Return the file with other values in some cells."""

    def change(book: openpyxl.Workbook) -> None:
        for (name, key, header), value in cells.items():
            sheet = book[name]
            sheet.cell(row_of(sheet, key), column_of(sheet, header)).value = value

    return mangled(data, change)


def with_part(data: bytes, path: str, change: Callable[[str], str]) -> bytes:
    """Return the file with the text of one part changed, everything else as it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if re.fullmatch(path, part):
                content = change(content.decode()).encode()
            new.writestr(part, content)
    return out.getvalue()

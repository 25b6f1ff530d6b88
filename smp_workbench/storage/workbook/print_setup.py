"""How a sheet prints: A4 landscape, no smaller than can be read, with the marking on every page.

Here: page set-up, header and footer.
Not here: which columns are printed (``page``).
"""

from __future__ import annotations

import re
from typing import Final

from xlsxwriter.worksheet import Worksheet

from smp_workbench.storage.workbook.column_fit import PRINT_PIXELS, SIDE_MARGIN, ColumnFit
from smp_workbench.storage.workbook.layout import HEADER_ROW
from smp_workbench.storage.workbook.style import TEXT_SIZE
from smp_workbench.storage.workbook.text_height import text_length

A4: Final = 9
MOST_IN_HEADER: Final = 255
"""Characters in a page header or footer (Microsoft, *Excel specifications and limits*)."""

_TALL_LINE: Final = "&14 "
"""A space in larger type: LibreOffice cuts the tops off letters of a line no higher than they are."""
_BESIDE: Final = 8
"""Size of what stands beside the marking, whose own is that of text."""
_GAP: Final = 24
"""Pixels between the marking and what stands beside it."""
_PLAIN, _BOLD = '"Arial,Regular"', '"Arial,Bold"'


def set_up_print(sheet: Worksheet, title: str, marking: str) -> None:
    """Make a sheet print on A4 landscape, with its header row on each page.

    Parameters
    ----------
    title
        Of the assessment; stands at the foot where there is room for it.
    marking
        At the head and the foot of every page, always whole.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=SIDE_MARGIN, right=SIDE_MARGIN, top=0.75, bottom=0.7)
    sheet.repeat_rows(HEADER_ROW - 1)
    sheet.hide_gridlines(2)
    own_size = {"scale_with_doc": False}
    sheet.set_header(_page_text(marking, MOST_IN_HEADER), own_size)
    sheet.set_footer(_footer(title, marking), own_size)


def print_columns(sheet: Worksheet, columns: ColumnFit, last: int, repeated: int) -> None:
    """Print the columns down to a row, on several pages side by side where type would be too small.

    Parameters
    ----------
    last
        The last row of the table, as a spreadsheet counts.
    repeated
        How many columns stand on each of several pages.
    """
    pages = columns.pages(repeated)
    sheet.print_area(0, 0, last - 1, columns.printed - 1)
    sheet.fit_to_pages(pages, 0)
    if pages > 1 and repeated:
        sheet.repeat_columns(0, repeated - 1)


def _footer(title: str, marking: str) -> str:
    """Return as much of the title as there is room for, the marking, and the page number."""
    right = f"&R{_TALL_LINE}&{_BESIDE}Page &P of &N"
    middle = _page_text(marking, MOST_IN_HEADER - len(right))
    room = (PRINT_PIXELS - text_length(marking, TEXT_SIZE, bold=True)) / 2 - _GAP
    start = f"&L{_TALL_LINE}&{_BESIDE}&{_PLAIN}"
    for end in range(len(title), 0, -1):
        shown = title if end == len(title) else title[:end].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
        left = start + _escaped(shown)
        if text_length(shown, _BESIDE) <= room and len(left + middle + right) <= MOST_IN_HEADER:
            return left + middle + right
    return middle + right


def _page_text(text: str, longest: int) -> str:
    """Return a text for the middle of a page's head or foot; plain where bold would not fit."""
    bold, plain = f"&C{_TALL_LINE}&{TEXT_SIZE}&{_BOLD}{_escaped(text)}", f"&C{_escaped(text)}"
    return bold if len(bold) <= longest else plain[:longest]


def _escaped(text: str) -> str:
    """Return text in which no ampersand begins a code; & and G together would ask for a picture."""
    return re.sub(r"&&(?=[G\[])", f"&&&{_BOLD}", text.replace("&", "&&"))

"""How a sheet prints: A4 landscape, as wide as one page, with the marking on every page.

Here: page set-up, header and footer.
Not here: which columns are printed (``page``).
"""

from __future__ import annotations

import re
from typing import Final

from xlsxwriter.worksheet import Worksheet

from smp_workbench.storage.workbook.layout import HEADER_ROW

A4: Final = 9
MOST_IN_HEADER: Final = 255
"""Characters in a page header or footer (Microsoft, *Excel specifications and limits*)."""

_BOLD: Final = '"Arial,Bold"'


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
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW - 1)
    sheet.hide_gridlines(2)
    sheet.set_header(_page_text(marking, MOST_IN_HEADER))
    sheet.set_footer(_footer(title, marking))


def _footer(title: str, marking: str) -> str:
    """Return title, marking and page number; without the title if all three are too long."""
    right = "&RPage &P of &N"
    middle = _page_text(marking, MOST_IN_HEADER - len(right))
    left = f"&L{_plain(title)}"
    return (left if len(left + middle + right) <= MOST_IN_HEADER else "") + middle + right


def _page_text(text: str, longest: int) -> str:
    """Return a text for the middle of a page's head or foot; plain where bold would not fit."""
    bold, plain = f"&C&{_BOLD}{_plain(text)}", f"&C{_plain(text)}"
    return bold if len(bold) <= longest else plain[:longest]


def _plain(text: str) -> str:
    """Return text in which no ampersand begins a code; & and G together would ask for a picture."""
    return re.sub(r"&&(?=[G\[])", f"&&&{_BOLD}", text.replace("&", "&&"))

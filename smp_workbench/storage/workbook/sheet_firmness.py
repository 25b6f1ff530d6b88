"""Sensitivity: how firm the ranking was when the file was saved, as values.

Here: the sheet. Not here: what it says (``firmness_row``).
"""

from __future__ import annotations

from typing import Final

from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.firmness_row import FirmnessRow, firmness_of
from smp_workbench.storage.workbook.layout import FIRST_ROW
from smp_workbench.storage.workbook.page import Binder, Page

WIDTHS: Final = {
    "number": 6, "part": 12, "ref": 8, "theme": 30, "rank": 8, "says": 68, "above": 11, "words": 24,
    "error": 11, "lower": 8,
}  # fmt: skip
RANK_WIDTH: Final = 8

HINT: Final = "Values as they were when last saved, dated below; the program works them out anew each time."

_BLANK: Final = {"ref": "", "theme": "", "rank": ""}
"""What every row has a cell for, so that its line is not broken."""

_TEXTS: Final = frozenset({"part", "ref", "theme", "rank", "says", "words"})


def write_firmness(binder: Binder, contents: Contents) -> None:
    """Write the sheet."""
    firmness = firmness_of(contents)
    keys = [column.key for column in firmness.layout.columns]
    widths = {key: WIDTHS.get(key, RANK_WIDTH) for key in keys}
    numbers = frozenset(keys) - _TEXTS - {"number"}
    page = Page(binder, firmness.layout, "Sensitivity", contents.with_notice(HINT), widths, numbers=numbers)
    for row, content in enumerate(firmness.rows, start=FIRST_ROW):
        _write_row(page, row, content)
    page.close(len(firmness.rows), frozen=page.place("theme") + 1)


def _write_row(page: Page, row: int, content: FirmnessRow) -> None:
    """Write what a row says; where it has no shares, their cells are left out rather than formatted."""
    for key, value in {**_BLANK, **content}.items():
        if isinstance(value, str):
            page.text(row, key, value, "strong" if key == "theme" else "text")
        elif key == "number":
            page.number(row, key, value)
        else:
            page.number(row, key, value, "fine share" if key == "error" else _share_style(value))


def _share_style(share: float) -> str:
    """Return the style in which a share claims neither never nor always where it is not."""
    if 0 < share < 0.01:
        return "share under 1"
    return "share over 99" if 0.99 < share < 1 else "share"

"""How wide columns are and which of them are printed, so that no page's type is too small to read.

Here: choosing between whole headers and turned ones, and how many pages stand side by side.
Not here: setting widths (``page``) and the rest of a page's set-up (``print_setup``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from smp_workbench.storage.workbook.layout import SheetLayout
from smp_workbench.storage.workbook.style import SMALL_SIZE, TEXT_SIZE
from smp_workbench.storage.workbook.text_height import text_length

SIDE_MARGIN: Final = 0.4
"""Inches at the left and at the right of A4 landscape."""
PRINT_PIXELS: Final = (297 / 25.4 - 2 * SIDE_MARGIN) * 96
"""Between those margins."""
SMALLEST_PRINT: Final = 7
"""Points below which no type on a page may fall."""
DIGIT_PIXELS: Final = 7
INDENT: Final = 1.4
"""Room that the gap before or after a text takes, in digits."""
TURNED_WIDTH: Final = 5.5
"""Of a level's column whose header is turned, in digits."""


@dataclass(frozen=True, slots=True)
class ColumnFit:
    """The columns of one sheet as they are set and printed.

    Attributes
    ----------
    widths
        In digits.
    printed
        How many columns are printed, from the first.
    room
        Pixels of columns that one page takes.
    turned
        Whether the headers of levels run down their narrow columns.
    """

    widths: tuple[float, ...]
    printed: int
    room: int
    turned: bool = False

    def pages(self, repeated: int) -> int:
        """Return how many pages side by side the columns need if each begins with so many of them."""
        again = _pixels(self.widths[:repeated])
        return max(1, ceil((_pixels(self.widths[: self.printed]) - again) / (self.room - again)))


def fit_columns(layout: SheetLayout, widths: Mapping[str, float], printed: Sequence[int]) -> ColumnFit:
    """Return the columns so that they fit one page if they can.

    Parameters
    ----------
    widths
        By key; ``_level``, ``_total``, ``_confidence`` and ``_reason`` for the parts of criteria.
    printed
        How many columns to print, the best first; of those that fit with whole headers the first is
        taken, then of those that fit with turned ones, and if none does the last.
    """
    has_levels = any(column.part == "level" for column in layout.columns)
    room = page_room(SMALL_SIZE if has_levels else TEXT_SIZE)
    for turned in (False, has_levels):
        set_ = dict(widths) | ({"_level": TURNED_WIDTH} if turned else {})
        each = tuple(set_[f"_{one.part}" if one.part else one.key] for one in layout.columns)
        for count in printed:
            if _pixels(each[:count]) <= room:
                return ColumnFit(each, count, room, turned)
    return ColumnFit(each, printed[-1], room, has_levels)


def width_for(headers: Iterable[str], least: float) -> float:
    """Return a width, at least this, at which no word of these headers is broken.

    Examples
    --------
    >>> width_for(["Harm"], 10), round(width_for(["Harm total [organisational_total]"], 10))
    (10, 22)
    """
    words = (word for header in headers for word in header.split())
    needed = (text_length(word, TEXT_SIZE, bold=True) / DIGIT_PIXELS + 2 * INDENT for word in words)
    return max((least, *needed))


def page_room(size: float) -> int:
    """Return how many pixels of columns one page takes with type of this size still large enough.

    Examples
    --------
    >>> page_room(10), page_room(9)
    (1493, 1344)
    """
    return int(PRINT_PIXELS * size / SMALLEST_PRINT)


def _pixels(widths: Sequence[float]) -> int:
    """Return how many pixels columns take; each has five besides its digits (Excel)."""
    return sum(int(DIGIT_PIXELS * width + 5) for width in widths)

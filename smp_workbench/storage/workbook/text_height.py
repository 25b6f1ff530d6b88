"""How many lines a text takes in a cell, so that rows are as high as what stands in them.

Here: an estimate by the widths of the font's letters.
Not here: setting heights (``page``).

Rows must have their height in the file: LibreOffice does not fit rows to wrapped text when it opens a
workbook, and a printed page with cut lines helps nobody.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from math import ceil
from typing import Final

_DIGIT: Final = 556
"""Width of a digit in thousandths of the font size; a column's width counts digits."""
_BOLD: Final = 1.08
_MARGIN: Final = 0.97
"""Programs break lines a little differently; this much of a column is counted on."""

# Widths of the characters from space to tilde. Source: Adobe, Helvetica AFM (Arial has the same).
_WIDTHS: Final = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778,
    722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
    278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip


@lru_cache(maxsize=4096)  # names, dates and words stand in many rows
def line_count(text: str, width: float, *, bold: bool = False) -> int:
    r"""Return how many lines a wrapped text takes.

    Parameters
    ----------
    text
        Its own line ends count.
    width
        Of the column, in digits.
    bold
        Whether it is set bold, and so a little wider.

    Returns
    -------
    int
        At least 1, also for an empty text.

    Examples
    --------
    >>> line_count("Burglary", 30), line_count("Burglary " * 10, 30), line_count("a\nb", 30)
    (1, 3, 2)
    """
    if len(text) * 2 <= width and "\n" not in text:
        return 1
    room = width * _DIGIT * _MARGIN / (_BOLD if bold else 1)
    return sum(_lines_of(paragraph, room) for paragraph in text.split("\n"))


def text_length(text: str, size: float, *, bold: bool = False) -> int:
    """Return how many pixels long a text on one line is.

    Parameters
    ----------
    size
        Of its type, in points.

    Examples
    --------
    >>> text_length("12", 9), text_length("12", 9, bold=True)
    (14, 15)
    """
    return ceil(sum(map(_width_of, text)) * (_BOLD if bold else 1) / 1000 * size / 72 * 96)


def _lines_of(paragraph: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        needed: float = sum(map(_width_of, word))
        if used and used + _WIDTHS[0] + needed > room:
            lines, used = lines + 1, 0.0
        if needed > room:  # a word wider than the cell is broken where it reaches the edge
            lines += int(needed // room)
            needed %= room
        used += needed + (_WIDTHS[0] if used else 0)
    return lines


@cache
def _width_of(char: str) -> int:
    place = ord(char) - ord(" ")
    if 0 <= place < len(_WIDTHS):
        return _WIDTHS[place]
    return 1000 if unicodedata.east_asian_width(char) in "WF" else 600

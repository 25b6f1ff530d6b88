"""Tables for a terminal: columns aligned by spaces.

Here: one function. Not here: what the cells say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Final

_WRAPPED: Final = re.compile(r"\s*[\r\n]\s*")


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> str:
    """Return rows as lines whose columns stand under one another.

    Parameters
    ----------
    rows
        Equally long; spaces inside a cell are kept, a line end inside a cell becomes a space.
    right
        Positions (from 0) of the columns that are flush right.

    Examples
    --------
    >>> print(aligned([("Rank", "Theme", "Score"), ("2=", "Fraud", "52.5")], right=(0, 2)))
    Rank  Theme  Score
      2=  Fraud   52.5
    """
    cells = [[_WRAPPED.sub(" ", cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(
            _padded(cell, width, flush_right=place in right)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    )


def _padded(cell: str, width: int, *, flush_right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if flush_right else cell + space


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: none for an accent, two for 漢."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)

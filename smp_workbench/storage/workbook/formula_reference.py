"""A spreadsheet formula taken apart: its texts, numbers, names and references to cells.

Here: the tokens of a formula as a file holds it, and a formula moved to another cell.
Not here: what the references mean in our sheets (``own_formula``), and writing formulas
(``excel_formula``, ``score_formula``).
"""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

_PLACE: Final = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
TOKEN: Final = re.compile(
    r'(?P<text>"(?:[^"]|"")*(?:"|\Z))'
    rf"|(?:(?P<sheet>'(?:[^']|'')*'|[^\W\d][\w.]*)!)?(?P<first>{_PLACE})(?::(?P<last>{_PLACE}))?(?![\w.(!])"
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[^\W\d][\w.]*)"
    r"|(?P<quoted>'(?:[^']|'')*(?:'|\Z))"
    r"|(?P<space>\s+)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
"""One token; of a reference the groups ``sheet``, ``first`` and ``last``.

A quotation mark without its fellow takes all that follows, so that no text makes the search slow.
"""

_PARTS: Final = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})")
_LAST_COLUMN: Final = 16_384
_LAST_ROW: Final = 1_048_576
"""Of a sheet in Excel."""


class Place(NamedTuple):
    """A cell as a formula names it; row and column from 1, and whether each is fixed by ``$``."""

    row: int
    column: int
    row_fixed: bool
    column_fixed: bool

    @classmethod
    def of(cls, text: str) -> Place:
        """Return the cell that a text such as ``$C6`` names."""
        match = _PARTS.fullmatch(text.upper())
        if match is None:
            raise ValueError(text)
        column = 0
        for letter in match[2]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return cls(int(match[4]), column, bool(match[3]), bool(match[1]))

    def moved(self, rows: int, columns: int) -> str:
        """Return the cell's name after the formula has moved; what is fixed stays."""
        row = self.row if self.row_fixed else self.row + rows
        column = self.column if self.column_fixed else self.column + columns
        if not (1 <= row <= _LAST_ROW and 1 <= column <= _LAST_COLUMN):
            return "#REF!"
        return f"{'$' * self.column_fixed}{_letters(column)}{'$' * self.row_fixed}{row}"


@functools.cache
def _letters(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def moved(formula: str, rows: int, columns: int) -> str:
    """Return a formula as it reads when it is filled into another cell.

    Parameters
    ----------
    rows, columns
        How far down and to the right the other cell is.

    Examples
    --------
    >>> moved('SUM(C6:E6)+$A$1&"C6"', 2, 1)
    'SUM(D8:F8)+$A$1&"C6"'
    """
    pieces = _pieces(formula)
    return "".join(piece if isinstance(piece, str) else piece.moved(rows, columns) for piece in pieces)


@functools.lru_cache(maxsize=32)
def _pieces(formula: str) -> tuple[str | Place, ...]:
    """Return a formula cut at the cells it names: a program that shares one formula asks for it often."""
    pieces: list[str | Place] = []
    end = 0
    for match in TOKEN.finditer(formula):
        if match["first"] is None:
            continue
        pieces.append(formula[end : match.start()])
        pieces.append("" if match["sheet"] is None else f"{match['sheet']}!")
        pieces.append(Place.of(match["first"]))
        if match["last"]:
            pieces += (":", Place.of(match["last"]))
        end = match.end()
    return (*pieces, formula[end:])

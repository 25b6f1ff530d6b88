"""One cell as the file holds it: what kind of thing it is, and its text.

Here: the cell, addresses, and names of kinds for sentences. Not here: reading cells from XML
(``sheet_part``) and judging what they mean (``cell_value``).
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

CellKind: TypeAlias = Literal["text", "number", "date", "boolean", "error", "formula"]

KIND_WORDS: Final[dict[CellKind, str]] = {
    "text": "a text",
    "number": "a number",
    "date": "a date",
    "boolean": "TRUE or FALSE",
    "error": "an error",
    "formula": "a formula",
}
"""How a sentence names a kind."""


class Cell(NamedTuple):
    """A cell that holds something.

    Attributes
    ----------
    kind
        A number that is shown as a date is a date.
    text
        The text; the digits as the file has them; ``TRUE`` or ``FALSE``; the error; the formula
        with its equals sign.
    shape
        The format of a number that shows more than its digits, such as ``0.0%``; empty for the rest.
    gave
        What a formula gave when it was last computed; empty if that was nothing, if the file does not
        say, and for the rest.
    """

    kind: CellKind
    text: str
    shape: str = ""
    gave: str = ""

    @property
    def shown(self) -> str:
        """The cell for a sentence."""
        return f"“{self.text[:60]}”" if self.kind == "text" else self.text[:60]


NOTHING: Final = Cell("text", "")
"""An empty cell."""


def address(row: int, column: int) -> str:
    """Return a cell's name as people read it.

    Parameters
    ----------
    row, column
        Both from 1.

    Examples
    --------
    >>> address(9, 6), address(1, 28)
    ('F9', 'AB1')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"

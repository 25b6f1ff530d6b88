"""The blank rows and columns at the beginning of a block, which LibreOffice leaves out of its text.

Here: finding them in the table that stands on the clipboard beside the text. Without them every score
of a column whose first cells are blank would land on a theme above its own.
Not here: the text itself (``pasted_text``); of the table nothing is taken but where it is blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

from smp_workbench.gui.tables.pasted_value import Rows

_LARGEST: Final = 2_000_000
"""Characters; 999 themes under 20 criteria have less, and more would take longer than a second."""


def with_margin(rows: Rows, html: str) -> Rows:
    """Return the block of a text with the blank rows and columns before it that its table has.

    Parameters
    ----------
    rows
        At least one cell of them has something in it.
    html
        A table of which the text may be a part; anything else is passed over.
    """
    filled = _filled(html)
    if not any(map(any, filled)):
        return rows
    text = [[bool(cell) for cell in row] for row in rows]
    if _core(filled) != _core(text):
        return rows
    top, left = (theirs - ours for theirs, ours in zip(_begin(filled), _begin(text), strict=True))
    width = max(left, 0) + max(map(len, rows))
    return (
        *([""] * width for _ in range(top)),
        *([*([""] * left), *row] for row in rows),
    )


def _filled(html: str) -> Sequence[Sequence[bool]]:
    """Return for each cell whether it has something in it; nothing if there is not one simple table."""
    if len(html) > _LARGEST or "<t" not in html.casefold():
        return ()
    table = _Table()
    table.feed(html)
    return table.rows if table.tables == 1 and table.simple else ()


def _begin(rows: Sequence[Sequence[bool]]) -> tuple[int, int]:
    """Return the first row and the first column with something in it."""
    top = next(place for place, row in enumerate(rows) if any(row))
    return top, min(row.index(True) for row in rows if any(row))


def _core(rows: Sequence[Sequence[bool]]) -> list[tuple[int, ...]]:
    """Return where the filled cells of each row stand, from the first filled one on."""
    top, left = _begin(rows)
    places = [tuple(place - left for place, full in enumerate(row) if full) for row in rows[top:]]
    while not places[-1]:
        places.pop()
    return places


class _Table(HTMLParser):
    """The cells of a table; one that spans several of them makes its places uncertain."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[bool]] = []
        self.tables = 0
        self.simple = True
        self._inside = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self.tables += 1
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append(False)
            self._inside = True
            spans = (value for name, value in attrs if name in ("colspan", "rowspan"))
            self.simple &= all(value == "1" for value in spans)

    @override
    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        self._inside &= tag not in ("td", "th", "tr", "table")

    @override
    def handle_data(self, data: str) -> None:
        """Note that a cell has something in it."""
        if self._inside and data.strip():
            self.rows[-1][-1] = True

"""Cells of the grid for the clipboard: as tab-separated text and as a table in HTML.

Here: the two forms. Word and Excel take the HTML as a table; the text serves everything else.
Not here: which cells (``score_typing``) and pasting (``pasted_block``).

Names come from people. Text that a spreadsheet would read as a formula is marked as text in both
forms: by an apostrophe in the plain one, by Excel's own number format in the HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QStandardItemModel

_FORMULA_STARTS: Final = ("=", "+", "-", "@")
_RULED: Final = '<table border="1" cellspacing="0" cellpadding="4">'
"""Word and Excel draw the lines; style sheets they would read in part only."""
_AS_TEXT: Final = "mso-number-format:'\\@'"


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """A block of cells with, if asked for, its headings.

    Attributes
    ----------
    rows
        Text of each cell, row by row; numbers as shown.
    columns, themes
        Heading of each column and of each row; empty for a block without headings.
    corner
        What stands above the headings of the rows.
    marking, notes
        Protective marking above a table with headings, and lines under it: in the HTML only, so that
        the text still comes back by its headings.
    """

    rows: Sequence[Sequence[str]]
    columns: Sequence[str] = ()
    themes: Sequence[str] = ()
    corner: str = ""
    marking: str = ""
    notes: Sequence[str] = ()

    def as_text(self) -> str:
        """Return tab-separated lines."""
        lines = [[self.corner, *self.columns]] if self.columns else []
        for place, row in enumerate(self.rows):
            lines.append([*self.themes[place : place + 1], *row])
        return "".join("\t".join(map(_plain, line)) + "\n" for line in lines)

    def as_html(self) -> str:
        """Return a table; one with headings has lines, a first row that Word repeats, and its notes."""
        if not self.columns:
            return f"<table>{''.join(self._html_rows())}</table>"
        head = "".join(f'<th scope="col">{escape(text)}</th>' for text in (self.corner, *self.columns))
        parts = (
            *(f"<p><b>{escape(line)}</b></p>" for line in (self.marking,) if line),
            f"{_RULED}<thead><tr>{head}</tr></thead><tbody>{''.join(self._html_rows())}</tbody></table>",
            *(f"<p>{escape(line)}</p>" for line in self.notes),
        )
        return "".join(parts)

    def _html_rows(self) -> Iterator[str]:
        for place, row in enumerate(self.rows):
            names = (
                f'<th scope="row" align="left" style="{_AS_TEXT}">{escape(name)}</th>'
                for name in self.themes[place : place + 1]
            )
            yield "<tr>" + "".join((*names, *map(_html_cell, row))) + "</tr>"

    def as_mime(self) -> QMimeData:
        """Return both forms for the clipboard."""
        data = _made_by_qt()
        data.setText(self.as_text())
        data.setHtml(self.as_html())
        return data


def _made_by_qt() -> QMimeData:
    """Return empty data for the clipboard that Qt itself has made.

    The clipboard may outlive Python. Data made in Python would then call back into an interpreter
    that has gone, and the process would end with a fault after everything was done.
    """
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    for name in data.formats():
        data.removeFormat(name)
    return data


def _html_cell(text: str) -> str:
    """Return a cell: numbers as they are, everything else as text that is never a formula."""
    if _is_number(text) or not text.startswith(_FORMULA_STARTS):
        return f"<td>{escape(text)}</td>"
    return f'<td style="{_AS_TEXT}">{escape(text)}</td>'


def _plain(text: str) -> str:
    one_line = " ".join(text.split())
    if one_line.startswith(_FORMULA_STARTS) and not _is_number(one_line):
        return f"'{one_line}"
    return one_line


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()

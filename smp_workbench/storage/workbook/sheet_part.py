"""The XML of sheets and shared strings, read in one pass into cells.

Here: a small, strict, fast reader of just these two kinds of part. A document type declaration is
refused, so that no entity exists, and cells are counted, so that a large claim costs nothing.
Not here: which part is which sheet (``package``), and what the cells mean.

Why not openpyxl: it takes ``x005F_`` out of texts, wherever it stands, it does not say what was
written where it sees a date, and it takes twice as long, which every save would feel. What it does
well, being right about many files, is kept as the tests' second opinion.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Final
from xml.parsers import expat

from smp_workbench.storage.workbook.cell import Cell, CellKind
from smp_workbench.storage.workbook.formula_reference import moved
from smp_workbench.storage.workbook.number_format import DATE
from smp_workbench.storage.workbook.plain_rows import PlainToken, plain_rows, without_entities

MOST_CELLS: Final = 1_000_000
"""Elements of a sheet, cells before all: 130 themes with 60,000 changes have fewer."""

MOST_SHARED: Final = 8_000_000
"""Characters of formulas written once for many cells, when written out for each; far more than ours."""

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
"""The name space of workbooks and sheets, as the parser puts it before a name."""

_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")

Rows = dict[int, dict[int, Cell]]
"""Row number, then column number, then cell; both from 1, empty cells left out."""


class DamagedPart(Exception):
    """A part that is not what the format says; whoever knows the file's name says so."""


def read_cells(xml: bytes, strings: Sequence[str], shapes: Mapping[str, str]) -> Rows:
    """Return the cells of a sheet.

    Parameters
    ----------
    xml
        The part, unpacked.
    strings
        The shared strings.
    shapes
        What the cell styles make of numbers (``number_format``), by the style's number.

    Raises
    ------
    DamagedPart
        If it is not well-formed, has a document type, or claims more cells than any assessment.
    """
    return _SheetReader(strings, shapes).read(xml)


def read_strings(xml: bytes) -> list[str]:
    """Return the shared strings of a workbook, runs of rich text joined, phonetic guides left out."""
    return _StringReader().read(xml)


def unescape(text: str) -> str:
    r"""Return text with the format's own escapes undone.

    Examples
    --------
    >>> unescape("a_x0009_b"), unescape("_x005F_x0009_")
    ('a\tb', '_x0009_')
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class _TextCatcher:
    """Collects the text since the last element that was asked for began."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse_document_type
        self.parser.CharacterDataHandler = self._pieces.append
        self.begin = self._pieces.clear

    def read(self, xml: bytes) -> None:
        """Read a whole part; the handlers must be set."""
        try:
            self.parser.Parse(xml, True)
        except (expat.ExpatError, ValueError) as fault:
            raise DamagedPart(str(fault)) from fault

    def text(self) -> str:
        """Return what was collected."""
        return "".join(self._pieces)


def _refuse_document_type(*_: object) -> None:
    raise DamagedPart("a document type")


class _StringReader:
    def __init__(self) -> None:
        self.strings: list[str] = []
        self._text: list[str] = []
        self._phonetic = False
        self._catcher = _TextCatcher()

    def read(self, xml: bytes) -> list[str]:
        self._catcher.parser.StartElementHandler = self._start
        self._catcher.parser.EndElementHandler = self._end
        self._catcher.read(xml)
        return self.strings

    def _start(self, name: str, _: dict[str, str]) -> None:
        if name == _T:
            self._catcher.begin()
        elif name == _SI:
            self._text.clear()
        elif name == _PHONETIC:
            self._phonetic = True

    def _end(self, name: str) -> None:
        if name == _T:
            if not self._phonetic:
                self._text.append(unescape(self._catcher.text()))
        elif name == _SI:
            self.strings.append("".join(self._text))
        elif name == _PHONETIC:
            self._phonetic = False


class _SheetReader:
    def __init__(self, strings: Sequence[str], shapes: Mapping[str, str]) -> None:
        self.rows: Rows = {}
        self._strings = strings
        self._shapes = shapes
        self._catcher = _TextCatcher()
        self._row: dict[int, Cell] = {}
        self._row_number = self._column = self._count = 0
        self._attributes: dict[str, str] = {}
        self._formula_attributes: dict[str, str] = {}
        self._formula: str | None = None
        self._shared = _SharedFormulas()
        self._value = ""
        self._phonetic = False
        self._cells: dict[str, Cell | None] = {}  # of shared strings, by their index as the file has it

    def read(self, xml: bytes) -> Rows:
        self._catcher.parser.StartElementHandler = self._start
        self._catcher.parser.EndElementHandler = self._end
        plain = plain_rows(xml)
        if plain is None:
            self._catcher.read(xml)
        else:
            around, tokens = plain
            self._catcher.read(around)
            self._take(tokens)
        return {number: row for number, row in self.rows.items() if row}

    def _take(self, tokens: list[PlainToken]) -> None:
        """Take rows that are written plainly."""
        if self._count + len(tokens) > MOST_CELLS:
            raise DamagedPart("too many cells")
        for _, number, letters, style, kind, has_formula, formula, value in tokens:
            if not letters:
                if number:
                    self._row = self.rows.setdefault(int(number), {})
                continue
            if kind == "s" and not has_formula:
                cell = self._shared_cell(value)
            elif value or kind or has_formula:
                said = without_entities(value)
                cell = self._made(kind, style, said, without_entities(formula) if has_formula else None)
            else:
                continue
            if cell is not None:
                self._row[_column(letters)] = cell

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _V:
            self._catcher.begin()
            return
        if name == _C:
            self._attributes, self._formula, self._value = attributes, None, ""
        elif name in (_F, _T):
            self._catcher.begin()
            if name == _F:
                self._formula_attributes = attributes
            return
        elif name == _ROW:
            self._row_number = int(attributes.get("r", self._row_number + 1))
            self._column = 0
            self._row = self.rows.setdefault(self._row_number, {})
        elif name == _PHONETIC:
            self._phonetic = True
        self._count += 1
        if self._count > MOST_CELLS:
            raise DamagedPart("too many cells")

    def _end(self, name: str) -> None:
        if name == _V:
            self._value = self._catcher.text()
        elif name == _C:
            attributes = self._attributes
            place = attributes.get("r")
            self._column = self._column + 1 if place is None else _column(place.rstrip(_DIGITS))
            if self._formula is None and attributes.get("t") == "s":
                cell = self._shared_cell(self._value)
            else:
                formula = None if self._formula is None else self._whole_formula(self._formula)
                kind, style = attributes.get("t", "n"), attributes.get("s", "0")
                cell = self._made(kind, style, self._value, formula)
            if cell is not None:
                self._row[self._column] = cell
        elif name == _T:
            if not self._phonetic:
                self._value += unescape(self._catcher.text())
        elif name == _F:
            self._formula = self._catcher.text()
        elif name == _PHONETIC:
            self._phonetic = False

    def _shared_cell(self, index: str) -> Cell | None:
        """Return a cell that holds a shared string, the same for all that do; None for an empty string."""
        try:
            return self._cells[index]
        except KeyError:
            value = self._shared_string(index)
            self._cells[index] = cell = Cell("text", value) if value else None
            return cell

    def _made(self, kind: str, style: str, value: str, formula: str | None) -> Cell | None:
        """Return a cell, or None if it holds nothing."""
        if formula is not None:
            gave = unescape(value) if kind == "str" else value
            return Cell("formula", f"={formula}", gave=gave)
        if kind == "str":
            value = unescape(value)
        elif kind == "b":
            value = "TRUE" if value == "1" else "FALSE"
        if not value:
            return None
        if kind in ("", "n"):
            shape = self._shapes.get(style or "0", "")
            return Cell("date", value) if shape == DATE else Cell("number", value, shape)
        return Cell(_KINDS.get(kind, "text"), value)

    def _whole_formula(self, formula: str) -> str:
        """Return a cell's formula, also where it is written in another cell that shares it."""
        attributes = self._formula_attributes
        if attributes.get("t") != "shared":
            return formula
        return self._shared.formula(attributes.get("si", ""), formula, self._row_number, self._column)

    def _shared_string(self, index: str) -> str:
        try:
            return self._strings[int(index)] if index else ""
        except (ValueError, IndexError) as fault:
            raise DamagedPart(index) from fault


class _SharedFormulas:
    """Formulas that a spreadsheet program wrote once for a run of cells, Excel for equal ones below."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, int, int]] = {}
        self._room = MOST_SHARED

    def formula(self, number: str, written: str, row: int, column: int) -> str:
        """Return the formula of one of the cells; nothing if the first of them is not known.

        Parameters
        ----------
        number
            Of the run.
        written
            What the cell itself says: the formula in the first, nothing in the others.
        """
        if written:
            self._first[number] = (written, row, column)
            return written
        formula, first_row, first_column = self._first.get(number, ("", row, column))
        self._room -= len(formula)
        return moved(formula, row - first_row, column - first_column) if self._room >= 0 else ""


@functools.cache
def _column(letters: str) -> int:
    """Return the column that the letters of an address name, from 1."""
    if not _LETTERS.fullmatch(letters):
        raise DamagedPart(letters)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


_LETTERS: Final = re.compile("[A-Z]{1,3}")
_C, _V, _F, _T = MAIN + "c", MAIN + "v", MAIN + "f", MAIN + "t"
_ROW, _SI, _PHONETIC = MAIN + "row", MAIN + "si", MAIN + "rPh"
_DIGITS: Final = "0123456789"
_KINDS: Final[dict[str, CellKind]] = {"b": "boolean", "e": "error", "d": "date"}
"""The rest are texts: shared, inline, and those that formulas gave."""

"""A CSV file of scores as rows under known columns.

Here: what spreadsheet programs may write, taken as it comes: UTF-8 with or without its mark, UTF-16
with it; commas, semicolons or tabs, and a first line that says which; quoted cells with line ends in
them; rows without anything in them, before the header too; a comma too many at the ends. And refusing
what may stand under the wrong header.
Not here: what the cells mean (``score_csv``) and getting at the file (``named_file``).
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smp_workbench.domain.text import printable
from smp_workbench.errors import Argument, UnreadableFile
from smp_workbench.storage.model_table import nearest
from smp_workbench.storage.named_file import content_of

REF, THEME = "ref", "theme"
"""Columns apart from the criteria; a file may do without the first."""

LARGEST_FILE: Final = 4_000_000
"""Bytes; 999 themes with the longest names and 30 criteria have less than half."""

_SEPARATORS: Final = ",;\t"
_SAID: Final = re.compile(r'"?sep=([,;\t|]?)"?[,;\t ]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""The first line by which a spreadsheet program says, or is told, what separates the cells."""
_ZIP: Final = b"PK\x03\x04"
_ENCODINGS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row that has something in it: the line where it begins, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CsvSheet:
    """What a file holds, and its name for sentences.

    Attributes
    ----------
    rows
        In the file's order; cells without spaces at their ends, a cell that is left out absent.
    """

    file: str
    rows: Sequence[CsvRow]

    def fault(self, line: int, what: str, remedy: str, /, **args: Argument) -> UnreadableFile:
        """Return a fault that says where it is; ``what`` and ``remedy`` are templates."""
        return UnreadableFile("{file}, line {line}: " + what, remedy, file=self.file, line=line, **args)


def read_sheet(path: Path, codes: Sequence[str], model: str) -> CsvSheet:
    """Return the rows of a file whose header names ``theme``, every code, and perhaps ``ref``.

    Parameters
    ----------
    codes
        Codes of the criteria; in the header they may be in any order, in capitals or not.
    model
        The model's id, for the sentence of a fault.

    Raises
    ------
    UnreadableFile
        For the first thing that is wrong, with file and line.
    """
    empty = CsvSheet(printable(path.name), ())
    rows = _rows(_decoded(content_of(path, LARGEST_FILE), empty), codes, empty)
    line, header = next(rows, (1, []))
    if not header:
        raise empty.fault(1, "the file is empty.", "Write a header, and one row for each theme under it.")
    columns = _columns(empty, line, header, codes, model)
    found = [CsvRow(line, _by_column(empty, line, cells, columns)) for line, cells in rows]
    if not found:
        raise empty.fault(line, "there is no theme in it.", "Write one row for each theme under the header.")
    return CsvSheet(empty.file, found)


def _decoded(content: bytes, sheet: CsvSheet) -> str:
    if len(content) > LARGEST_FILE:
        raise sheet.fault(1, "the file is too large for scores.", "Check that it is the file you meant.")
    if content.startswith(_ZIP):
        raise sheet.fault(
            1, "this is a workbook, not a CSV file.", "Save the sheet with the scores as “CSV UTF-8”."
        )
    encoding = next((name for mark, name in _ENCODINGS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise sheet.fault(line, "a letter is not in UTF-8.", "Save it again as “CSV UTF-8”.") from None
    if (place := text.find("\0")) >= 0:
        raise _no_text(sheet, text, place)
    return text


def _no_text(sheet: CsvSheet, text: str, place: int) -> UnreadableFile:
    """Return the fault of a text with a NUL in it: every second one is a NUL in UTF-16 that is not marked."""
    if max(text[::2].count("\0"), text[1::2].count("\0")) > len(text) // 4 and text.strip("\0"):
        what = "the letters are in UTF-16, but the mark that says so is missing."
        return sheet.fault(1, what, "Save it again as “CSV UTF-8”.")
    line = text.count("\n", 0, place) + 1
    return sheet.fault(
        line, "there is a character that no text has (NUL).", "Check that it is a CSV file, and take it out."
    )


def _rows(text: str, codes: Sequence[str], sheet: CsvSheet) -> Iterator[tuple[int, list[str]]]:
    """Return each record that has something in it: the line on which it begins, and its cells."""
    said = _SAID.match(text)
    rest = text[said.end() :] if said else text
    separator = said[1] if said and said[1] else _likely_separator(rest, codes)
    lines = _lines(rest, 2 if said else 1, separator, sheet)
    return ((line, cells) for line, cells in lines if any(cells))


def _likely_separator(text: str, codes: Sequence[str]) -> str:
    """Return the separator under which the header has most of the expected columns, else the commonest."""
    header = text.lstrip(f'\r\n "{_SEPARATORS}').splitlines()[:1]
    expected = {REF, THEME, *(code.casefold() for code in codes)}

    def found(separator: str) -> tuple[int, int]:
        cells = (cell for line in header for cell in line.split(separator))
        return len(expected.intersection(cell.strip(' "').casefold() for cell in cells)), text.count(
            separator
        )

    return max(_SEPARATORS, key=found)


def _lines(text: str, first: int, separator: str, sheet: CsvSheet) -> Iterator[tuple[int, list[str]]]:
    """Yield each record's cells with the line on which it begins; spaces round a cell mean nothing."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = first
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = first + reader.line_num
    except csv.Error as fault:
        if "field limit" in str(fault):
            what = "a cell has more than {most:,} characters."
            remedy = "Look for a quotation mark that nothing closes, or shorten the cell."
            raise sheet.fault(line, what, remedy, most=csv.field_size_limit()) from None
        what = "the quotation marks do not fit together."
        raise sheet.fault(line, what, "Write a quotation mark inside a cell twice.") from None


def _columns(
    sheet: CsvSheet, line: int, header: Sequence[str], codes: Sequence[str], model: str
) -> list[str]:
    """Return the column that each place of the header means; an empty text for a blank header."""
    known = {name.casefold(): name for name in (REF, THEME, *codes)}
    columns: list[str] = []
    for cell in _without_blank_end(header):
        column = known.get(cell.casefold(), "")
        if cell and not column:
            guess = nearest(cell, list(known.values()))
            raise sheet.fault(
                line,
                "there is no column “{column}” in {model}.",
                "Did you mean {guess}?" if guess else "The columns are {known}.",
                column=printable(cell),
                model=model,
                guess=guess,
                known=", ".join(known.values()),
            )
        if column and column in columns:
            remedy = "Take one of the two out."
            raise sheet.fault(line, "the column {column} is there twice.", remedy, column=column)
        columns.append(column)
    missing = [name for name in known.values() if name not in columns and name != REF]
    if missing:
        remedy = "The first line must name every column: {known}."
        names, all_names = ", ".join(missing), ", ".join(known.values())
        raise sheet.fault(line, "there is no column {names}.", remedy, names=names, known=all_names)
    return columns


def _without_blank_end(cells: Sequence[str]) -> Sequence[str]:
    last = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:last]


def _by_column(sheet: CsvSheet, line: int, cells: Sequence[str], columns: Sequence[str]) -> Mapping[str, str]:
    """Return a row's cells by column, or refuse a row whose cells may stand under the wrong headers."""
    if any(cells[len(columns) :]) or any(
        cell for cell, column in zip(cells, columns, strict=False) if not column
    ):
        raise sheet.fault(line, "there is a cell without a header.", "Give its column a header, or empty it.")
    row = {column: cell for cell, column in zip(cells, columns, strict=False) if column}
    scores = [cell for column, cell in row.items() if column not in (REF, THEME)]
    # Spreadsheets leave out blanks at the end; with scores before them a comma may be missing anywhere.
    if len(cells) < len(columns) and any(scores):
        raise sheet.fault(
            line,
            "there are {found} cells under {expected} headers.",
            "Put a separator for each blank cell too.",
            found=len(cells),
            expected=len(columns),
        )
    return row

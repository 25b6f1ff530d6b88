"""A CSV file of scores as rows under known columns.

Here: what spreadsheet programs may write, taken as it comes: UTF-8 with or without its mark, UTF-16
with it; commas, semicolons or tabs; quoted cells with line ends in them; rows without anything in
them; a comma too many at the ends. And refusing what may stand under the wrong header.
Not here: what the cells mean (``score_csv``).
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smp_workbench.domain.text import printable
from smp_workbench.errors import Argument, UnreadableFile
from smp_workbench.storage.model_table import nearest

REF, THEME = "ref", "theme"
"""Columns apart from the criteria; a file may do without the first."""

LARGEST_FILE: Final = 4_000_000
"""Bytes; 999 themes with the longest names and 30 criteria have less than half."""

_SEPARATORS: Final = ",;\t"
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
    empty = CsvSheet(path.name, ())
    text = _decoded(path, empty)
    lines = _lines(text, _separator(text, codes), empty)
    line, header = next(lines, (1, []))
    columns = _columns(empty, line, header, codes, model)
    rows = [CsvRow(line, _by_column(empty, line, cells, columns)) for line, cells in lines if any(cells)]
    if not rows:
        raise empty.fault(line, "there is no theme in it.", "Write one row for each theme under the header.")
    return CsvSheet(path.name, rows)


def _decoded(path: Path, sheet: CsvSheet) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        raise UnreadableFile(
            "{file} cannot be read: {reason}.",
            "Check its name, and that you may open it.",
            file=path,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
    if len(content) > LARGEST_FILE:
        raise sheet.fault(1, "the file is too large for scores.", "Check that it is the file you meant.")
    if content.startswith(_ZIP):
        raise sheet.fault(
            1, "this is a workbook, not a CSV file.", "Save the sheet with the scores as “CSV UTF-8”."
        )
    encoding = next((name for mark, name in _ENCODINGS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise sheet.fault(line, "a letter is not in UTF-8.", "Save it again as “CSV UTF-8”.") from None


def _separator(text: str, codes: Sequence[str]) -> str:
    """Return the separator under which the header has most of the expected columns."""
    header = text.partition("\n")[0]
    expected = {REF, THEME, *(code.casefold() for code in codes)}

    def found(separator: str) -> int:
        return len(expected.intersection(cell.strip(' \r"').casefold() for cell in header.split(separator)))

    return max(_SEPARATORS, key=found)


def _lines(text: str, separator: str, sheet: CsvSheet) -> Iterator[tuple[int, list[str]]]:
    """Yield each record's cells with the line on which it begins; spaces round a cell mean nothing."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as fault:
        what = "the quotation marks do not fit together ({reason})."
        raise sheet.fault(line, what, "Write a quotation mark inside a cell twice.", reason=fault) from None


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

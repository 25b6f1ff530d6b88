"""Scores from a CSV file: columns ``ref``, ``theme`` and one for each criterion's code.

Here: reading such a file into edits, strictly, with the line and the column of whatever is wrong.
Not here: applying the edits (``session``), and workbooks.

A blank cell is not scored yet, ``?`` is not known. What a spreadsheet program may write is taken as
it comes: UTF-8 with or without its mark, UTF-16 with it; commas, semicolons or tabs; quoted cells
with line ends in them; rows without anything in them; a comma too many at the ends.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smp_workbench.domain.assessment import MOST_THEMES
from smp_workbench.domain.edit import AddTheme, Edit, SetEntry
from smp_workbench.domain.number import exact_text, parse_number
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Answer, Entry
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.domain.text import clean_name, clean_ref, printable
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Argument, Refusal, UnreadableFile, WorkbenchError
from smp_workbench.storage.model_table import nearest

REF, THEME = "ref", "theme"

LARGEST_FILE: Final = 4_000_000
"""Bytes; 999 themes with the longest names and 30 criteria have less than half."""

_SEPARATORS: Final = ",;\t"
_WRAPPED: Final = re.compile(r"\s*[\r\n]\s*")
_ISSUED: Final = re.compile(r"T-(\d{1,9})", re.ASCII)
_ZIP: Final = b"PK\x03\x04"
_ENCODINGS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_scores(path: Path, model: ScoringModel) -> tuple[Edit, ...]:
    """Return the edits that put a file's themes and agreed scores into an empty assessment.

    Parameters
    ----------
    path
        A CSV file. Its header names ``theme``, every criterion's code and perhaps ``ref``, in any
        order and in capitals or not. A theme without a ref gets a new one.
    model
        Whose criteria and levels the scores must be of.

    Returns
    -------
    tuple of Edit
        For each row an ``AddTheme``, then a ``SetEntry`` for each cell that is not blank.

    Raises
    ------
    UnreadableFile
        For the first thing that is wrong: file, line, column, and what to do.
    """
    sheet = _read_sheet(path, model)
    refs = _refs(sheet)
    edits: list[Edit] = []
    names: dict[str, int] = {}
    for row, ref in zip(sheet.rows, refs, strict=True):
        name = _name(sheet, row, names)
        edits.append(AddTheme(Theme(ref, name)))
        for criterion in model.criteria:
            answer = _answer(sheet, row, criterion)
            if answer is not None:
                edits.append(SetEntry(AGREED, 0, ref, criterion.code, Entry(answer)))
    return tuple(edits)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that has something in it: the line where it begins, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the file holds, and its name for sentences."""

    file: str
    rows: Sequence[_Row]

    def fault(self, line: int, what: str, remedy: str, /, **args: Argument) -> UnreadableFile:
        return UnreadableFile("{file}, line {line}: " + what, remedy, file=self.file, line=line, **args)


def _read_sheet(path: Path, model: ScoringModel) -> _Sheet:
    empty = _Sheet(path.name, ())
    text = _decoded(path, empty)
    separator = _separator(text, model)
    lines = _lines(text, separator, empty)
    line, header = next(lines, (1, []))
    columns = _columns(empty, line, header, model)
    rows = []
    for line, cells in lines:
        if any(cells):
            rows.append(_Row(line, _by_column(empty, line, cells, columns)))
    if not rows:
        raise empty.fault(line, "there is no theme in it.", "Write one row for each theme under the header.")
    if len(rows) > MOST_THEMES:
        what, remedy = "there are {count} themes.", "An assessment holds at most {most}."
        raise empty.fault(rows[MOST_THEMES].line, what, remedy, count=len(rows), most=MOST_THEMES)
    return _Sheet(path.name, rows)


def _decoded(path: Path, sheet: _Sheet) -> str:
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


def _separator(text: str, model: ScoringModel) -> str:
    """Return the separator under which the header has most of the expected columns."""
    header = text.partition("\n")[0]
    expected = {REF, THEME, *(code.casefold() for code in model.codes)}

    def found(separator: str) -> int:
        return len(expected.intersection(cell.strip(' \r"').casefold() for cell in header.split(separator)))

    return max(_SEPARATORS, key=found)


def _lines(text: str, separator: str, sheet: _Sheet) -> Iterator[tuple[int, list[str]]]:
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


def _columns(sheet: _Sheet, line: int, header: Sequence[str], model: ScoringModel) -> list[str]:
    """Return the column that each place of the header means; an empty text for a blank header."""
    known = {name.casefold(): name for name in (REF, THEME, *model.codes)}
    columns: list[str] = []
    for cell in header:
        column = known.get(cell.casefold(), "")
        if cell and not column:
            guess = nearest(cell, list(known.values()))
            raise sheet.fault(
                line,
                "there is no column “{column}” in {model}.",
                "Did you mean {guess}?" if guess else "The columns are {known}.",
                column=printable(cell),
                model=model.id,
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


def _by_column(sheet: _Sheet, line: int, cells: Sequence[str], columns: Sequence[str]) -> Mapping[str, str]:
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


def _refs(sheet: _Sheet) -> list[str]:
    """Return each row's ref: its own, or a new one above all that the file has."""
    taken: dict[str, int] = {}
    for row in sheet.rows:
        ref = row.cells.get(REF, "")
        if ref:
            _clean(sheet, row, clean_ref, ref)
            if ref in taken:
                what, remedy = "the ref {ref} is on line {other} too.", "Give each theme a ref of its own."
                raise sheet.fault(row.line, what, remedy, ref=ref, other=taken[ref])
            taken[ref] = row.line
    issued = max((int(match[1]) for ref in taken if (match := _ISSUED.fullmatch(ref))), default=0)
    refs = []
    for row in sheet.rows:
        if ref := row.cells.get(REF, ""):
            refs.append(ref)
        else:
            issued += 1
            refs.append(f"T-{issued:03d}")
    return refs


def _name(sheet: _Sheet, row: _Row, names: dict[str, int]) -> str:
    name = _clean(sheet, row, _theme_name, row.cells.get(THEME, ""))
    if name.casefold() in names:
        what, remedy = "the theme “{name}” is on line {other} too.", "Give each theme a name of its own."
        raise sheet.fault(row.line, what, remedy, name=printable(name), other=names[name.casefold()])
    names[name.casefold()] = row.line
    return name


def _theme_name(text: str) -> str:
    """Return a clean name; a line end inside it only says where a spreadsheet's cell was wrapped."""
    return clean_name(_WRAPPED.sub(" ", text), "The theme's name", required=True)


def _clean(sheet: _Sheet, row: _Row, cleaned: Callable[[str], str], text: str) -> str:
    """Return a clean text, or say on which line it was refused."""
    try:
        return cleaned(text)
    except Refusal as refusal:
        raise sheet.fault(row.line, refusal.what.text, refusal.remedy.text, **refusal.what.args) from None


def _answer(sheet: _Sheet, row: _Row, criterion: Criterion) -> Answer:
    text = row.cells.get(criterion.code, "")
    if not text:
        return None
    if text == NOT_KNOWN.value:
        return NOT_KNOWN
    try:
        value = parse_number(text)
    except WorkbenchError:
        pass
    else:
        if criterion.position_of(value) is not None:
            return value
    raise sheet.fault(
        row.line,
        "column {column}: “{text}” is no level of {criterion}.",
        "Write one of {levels}, ? for not known, or nothing.",
        column=criterion.code,
        text=printable(text),
        criterion=criterion.name,
        levels=", ".join(exact_text(level.value) for level in criterion.levels),
    )

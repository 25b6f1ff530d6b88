"""Scores from a CSV file: columns ``ref``, ``theme`` and one for each criterion's code.

Here: what the cells mean. A blank cell is not scored yet, ``?`` is not known; anything that may be
a mistake is refused with its line and column.
Not here: the file's form (``csv_sheet``), applying the edits (``session``), and workbooks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Final

from smp_workbench.domain.assessment import MOST_THEMES
from smp_workbench.domain.edit import AddTheme, Edit, SetEntry
from smp_workbench.domain.number import decimal_text, parse_number
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Answer, Entry
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.domain.text import clean_name, clean_ref, folded_name, printable
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.storage.csv_sheet import REF, THEME, CsvRow, CsvSheet, read_sheet
from smp_workbench.storage.workbook.cell_value import undress

_WRAPPED: Final = re.compile(r"\s*[\r\n]\s*")
_ISSUED: Final = re.compile(r"t-(\d{1,9})", re.ASCII)
"""A ref, without capitals, from which numbers go on; a longer number is somebody's own code."""
_WITH_COMMA: Final = re.compile(r"-?[0-9]+,[0-9]+")


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
    sheet = read_sheet(path, model.codes, model.id)
    _refuse_too_many(sheet)
    refs = _refs(sheet)
    edits: list[Edit] = []
    names: dict[str, tuple[str, int]] = {}
    for row, ref in zip(sheet.rows, refs, strict=True):
        name = _name(sheet, row, names)
        edits.append(AddTheme(Theme(ref, name)))
        for criterion in model.criteria:
            answer = _answer(sheet, row, criterion)
            if answer is not None:
                edits.append(SetEntry(AGREED, 0, ref, criterion.code, Entry(answer)))
    return tuple(edits)


def _refuse_too_many(sheet: CsvSheet) -> None:
    if len(sheet.rows) > MOST_THEMES:
        what, remedy = "there are {count} themes.", "An assessment holds at most {most}."
        line = sheet.rows[MOST_THEMES].line
        raise sheet.fault(line, what, remedy, count=len(sheet.rows), most=MOST_THEMES)


def _refs(sheet: CsvSheet) -> list[str]:
    """Return each row's ref: its own, or a new one above all that the file has."""
    taken: dict[str, tuple[str, int]] = {}
    for row in sheet.rows:
        if ref := row.cells.get(REF, ""):
            _refuse_taken(sheet, row.line, _clean(sheet, row, clean_ref, ref), taken)
            taken[ref.casefold()] = (ref, row.line)
    issued = max((int(match[1]) for ref in taken if (match := _ISSUED.fullmatch(ref))), default=0)
    free = (ref for number in count(issued + 1) if (ref := f"T-{number:03d}").casefold() not in taken)
    return [row.cells.get(REF, "") or next(free) for row in sheet.rows]


def _refuse_taken(sheet: CsvSheet, line: int, ref: str, taken: Mapping[str, tuple[str, int]]) -> None:
    other, place = taken.get(ref.casefold(), ("", 0))
    if other:
        same = "the ref {ref} is on line {place} too."
        alike = "the ref {ref} differs from {other} on line {place} only by small and capital letters."
        what = same if other == ref else alike
        raise sheet.fault(line, what, "Give each theme a ref of its own.", ref=ref, other=other, place=place)


def _name(sheet: CsvSheet, row: CsvRow, names: dict[str, tuple[str, int]]) -> str:
    name = _clean(sheet, row, _theme_name, row.cells.get(THEME, ""))
    other, line = names.setdefault(folded_name(name), (name, row.line))
    if line != row.line:
        same = "the theme “{name}” is on line {line_too} too."
        alike = "the theme “{name}” looks the same as the one on line {line_too}."
        what = same if other.casefold() == name.casefold() else alike
        raise sheet.fault(
            row.line, what, "Give each theme a name of its own.", name=printable(name), line_too=line
        )
    return name


def _theme_name(text: str) -> str:
    """Return a clean name; a line end inside it only says where a spreadsheet's cell was wrapped."""
    return clean_name(_WRAPPED.sub(" ", text), "The theme's name", required=True)


def _clean(sheet: CsvSheet, row: CsvRow, cleaned: Callable[[str], str], text: str) -> str:
    """Return a clean text, or say on which line it was refused."""
    try:
        return cleaned(text)
    except Refusal as refusal:
        raise sheet.fault(row.line, refusal.what.text, refusal.remedy.text, **refusal.what.args) from None


def _answer(sheet: CsvSheet, row: CsvRow, criterion: Criterion) -> Answer:
    text = undress(row.cells.get(criterion.code, ""))  # as in a workbook
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
    point = "Write a point in decimals, not a comma: " if _WITH_COMMA.fullmatch(text) else "Write "
    raise sheet.fault(
        row.line,
        "column {column}: “{text}” is no level of {criterion}.",
        point + "one of {levels}, ? for not known, or nothing.",
        column=criterion.code,
        text=printable(text),
        criterion=criterion.name,
        levels=", ".join(decimal_text(level.value) for level in criterion.levels),
    )

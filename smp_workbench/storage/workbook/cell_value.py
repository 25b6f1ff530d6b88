"""What a cell means, told strictly: nothing is guessed, and what is read kindly is noted.

Here: a cell as a level, as a text, and as a whole number. Text that a spreadsheet program or a
person has dressed (``'4 '``, a no-break space, a full-width digit) is undressed with a note.
Not here: which cell it is, and what becomes of a refusal (``reconciliation``).
"""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from fractions import Fraction
from typing import Final, NamedTuple

from smp_workbench.domain.number import exact_text, parse_number
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.storage.workbook.cell import KIND_WORDS, Cell
from smp_workbench.storage.workbook.number_format import is_percentage

_CLOSE: Final = 1e-12
"""Relative. LibreOffice writes 15 digits of a third, Excel 17; levels are further apart."""
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_PLAIN: Final = {
    "\N{FULLWIDTH QUESTION MARK}": "?",
    "\N{FULLWIDTH FULL STOP}": ".",
    "\N{FULLWIDTH HYPHEN-MINUS}": "-",
    "\N{MINUS SIGN}": "-",
}
_FIRST_DAY: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no zones
"""Day 0 of spreadsheets, which believe that 1900 was a leap year."""
_LAST_DAY: Final = 2_958_465
"""31 December 9999."""


class LevelReading(NamedTuple):
    """An answer, and whether the cell held something else that stands for it, such as ``'4 '``."""

    answer: Answer
    dressed: bool


class LevelReader:
    """Reads the score cells of one scoring model."""

    def __init__(self, model: ScoringModel) -> None:
        self._criteria = {criterion.code: criterion for criterion in model.criteria}
        self._values = {
            criterion.code: [(float(level.value), level.value) for level in criterion.levels]
            for criterion in model.criteria
        }

    def read(self, cell: Cell, code: str) -> LevelReading:
        """Return the answer that a score cell holds.

        Parameters
        ----------
        cell
            Of any kind; an empty one is a blank.
        code
            Of a criterion of the model.

        Raises
        ------
        Refusal
            If it is neither one of the criterion's levels nor ``?`` nor empty.
        """
        percentage = is_percentage(cell.shape)
        if cell.kind == "number" and not percentage:
            return LevelReading(self._level(_float(cell.text), code, cell), dressed=False)
        if cell.kind != "text":
            raise Refusal(
                "It holds {kind}, not a level.",
                "Type one of {levels}, or ? for not known, over it.",
                kind="a percentage" if percentage else KIND_WORDS[cell.kind],
                levels=_levels_text(self._criteria[code]),
            )
        text = undress(cell.text)
        if text in ("", "?"):
            return LevelReading(NOT_KNOWN if text else None, dressed=text != cell.text)
        try:
            number = float(parse_number(text))
        except WorkbenchError as fault:
            raise self._not_a_level(cell, code) from fault
        return LevelReading(self._level(number, code, cell), dressed=True)

    def _level(self, number: float, code: str, cell: Cell) -> Fraction:
        for value, exact in self._values[code]:
            if abs(number - value) <= _CLOSE * max(1.0, abs(value)):
                return exact
        raise self._not_a_level(cell, code)

    def _not_a_level(self, cell: Cell, code: str) -> Refusal:
        criterion = self._criteria[code]
        return Refusal(
            "{value} is not a level of {criterion}.",
            "Type one of {levels}, or ? for not known.",
            value=cell.shown,
            criterion=criterion.name,
            levels=_levels_text(criterion),
        )


def undress(text: str) -> str:
    """Return a short text without what cannot be seen, its digits and question mark as plain ones.

    A plus sign before a number goes too: spreadsheet programs take it off themselves.

    Examples
    --------
    >>> undress("\N{FULLWIDTH DIGIT FOUR}"), undress("4\N{NO-BREAK SPACE}"), undress("+3"), undress("4,5")
    ('4', '4', '3', '4,5')
    """
    seen = "".join(_plain(char) for char in text if char not in _INVISIBLE).strip()
    return seen[1:] if seen[:1] == "+" and seen[1:2].isdecimal() else seen


def _plain(char: str) -> str:
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    return _PLAIN.get(char, char)


def read_text(cell: Cell) -> str:
    """Return a cell as text, as a person sees it: ``2018``, ``56.4%``, ``2018-02-23``.

    Raises
    ------
    Refusal
        If it holds a formula or an error, whose text would be another one tomorrow, or a number in a
        format that says more than its digits: a fraction, a currency, a word.
    """
    if cell.kind in ("formula", "error"):
        raise Refusal(
            "It holds {kind}, not a text.",
            "Type the text itself over it.",
            kind=KIND_WORDS[cell.kind],
        )
    if cell.kind == "number":
        return _number_text(cell)
    return _date_text(cell.text) if cell.kind == "date" else cell.text


def _number_text(cell: Cell) -> str:
    """Return a number with the 15 digits that spreadsheets keep, which take the noise off a percentage."""
    number = _float(cell.text)
    if not math.isfinite(number):
        return cell.text
    if is_percentage(cell.shape):
        return f"{number * 100:.15g}%"
    if cell.shape:
        raise Refusal(
            "It holds the number {number}, shown in the format {format}, so its text cannot be told.",
            "Type an apostrophe and then the text over it.",
            number=cell.text,
            format=cell.shape,
        )
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.15g}"


def read_count(cell: Cell) -> int | None:
    """Return a cell as a whole number, None if it is empty.

    Raises
    ------
    Refusal
        If it holds anything but a whole number of at most 15 digits.
    """
    text = undress(cell.text) if cell.kind == "text" else cell.text
    if not text:
        return None
    number = _float(text) if cell.kind in ("number", "text") else math.nan
    if not number.is_integer() or abs(number) >= 1e15:
        raise Refusal("{value} is not a whole number.", "Type a whole number over it.", value=cell.shown)
    return int(number)


def read_filled_count(cell: Cell, remedy: str) -> int:
    """Return a cell as a whole number that must be there; see :func:`read_count`.

    Parameters
    ----------
    remedy
        What to do if it is empty.
    """
    count = read_count(cell)
    if count is None:
        raise Refusal("It was cleared.", remedy)
    return count


def _float(text: str) -> float:
    """Return the number that digits stand for, not-a-number if they are none."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _date_text(text: str) -> str:
    """Return the day and time of a serial number, or the text itself if it is a date in letters.

    A midnight is a day without a time, and day 0 a time without a day.
    """
    serial = _float(text)
    if not 0 <= serial <= _LAST_DAY:
        return text.removesuffix("T00:00:00")
    moment = _FIRST_DAY + dt.timedelta(minutes=round(serial * 24 * 60))
    day, time = moment.strftime("%Y-%m-%d"), moment.strftime("%H:%M")
    return time if serial < 1 else day if time == "00:00" else f"{day} {time}"


def _levels_text(criterion: Criterion) -> str:
    return ", ".join(exact_text(level.value) for level in criterion.levels)

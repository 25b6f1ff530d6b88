"""One value of a block from a spreadsheet: where it lands, and the level or number it stands for.

Here: what every part of pasting says the block and its values are.
Not here: reading the block (``pasted_text``), finding where values land (``pasted_block``,
``pasted_place``) and what they change (``paste_plan``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from smp_workbench.domain.number import parse_number
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.gui.tables.score_cell import level_text
from smp_workbench.storage.workbook.cell_value import undress

Rows: TypeAlias = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Landing:
    """Where one value of a block goes."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Landings:
    """Where a whole block goes.

    Attributes
    ----------
    values
        Those that land on a criterion; an empty text is an empty cell of the block.
    passed
        Columns of totals and score that the block has too; they follow from the scores.
    """

    values: tuple[Landing, ...]
    passed: tuple[int, ...] = ()


def answer_of(criterion: Criterion, text: str) -> Answer:
    """Return the level that a value stands for.

    Full-width digits and characters that cannot be seen, which spreadsheets bring along, are taken as
    in a workbook.

    Raises
    ------
    Refusal
        If it is no level of the criterion.
    """
    if undress(text) == str(NOT_KNOWN):
        return NOT_KNOWN
    value = number_of(text)
    if value is None or criterion.position_of(value) is None:
        raise Refusal(
            "“{text}” is no level of {criterion}.",
            "Use one of {levels}, or ? for not known.",
            text=printable(text),
            criterion=criterion.name,
            levels=", ".join(level_text(level.value) for level in criterion.levels),
        )
    return value


def number_of(text: str) -> Fraction | None:
    """Return the number that a value is, or None."""
    try:
        return parse_number(undress(text))
    except WorkbenchError:
        return None


def is_level(criterion: Criterion, text: str) -> bool:
    """Return whether a value stands for a level, or for nothing."""
    try:
        return not text or answer_of(criterion, text) is not None
    except Refusal:
        return False


def is_word(text: str) -> bool:
    """Return whether a value has letters in it, as no level and no number has."""
    return any(map(str.isalpha, text))

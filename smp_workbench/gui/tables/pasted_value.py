"""A block from a spreadsheet as rows of text, and what one of its values means.

Here: reading tab-separated text, where a value lands, and the level it stands for.
Not here: finding where values land (``pasted_block``, ``pasted_place``), what they change (``paste_plan``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from smp_workbench.domain.number import parse_number
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.gui.tables.score_cell import level_text

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


def read_block(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of tab-separated text, row by row, without space round them.

    Full-width digits and no-break spaces, which spreadsheets bring along, become plain ones.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = plain.strip("\n").split("\n") if plain.strip() else []
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


def answer_of(criterion: Criterion, text: str) -> Answer:
    """Return the level that a value stands for.

    Raises
    ------
    Refusal
        If it is no level of the criterion.
    """
    if text == str(NOT_KNOWN):
        return NOT_KNOWN
    try:
        value = parse_number(text)
    except WorkbenchError:
        value = None
    if value is None or criterion.position_of(value) is None:
        raise Refusal(
            "“{text}” is no level of {criterion}.",
            "Use one of {levels}, or ? for not known.",
            text=printable(text),
            criterion=criterion.name,
            levels=", ".join(level_text(level.value) for level in criterion.levels),
        )
    return value


def is_level(criterion: Criterion, text: str) -> bool:
    """Return whether a value stands for a level, or for nothing."""
    try:
        return not text or answer_of(criterion, text) is not None
    except Refusal:
        return False

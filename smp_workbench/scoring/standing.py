"""Who stands where now: the order that tipping points are changes of.

Here: the complete themes with a number for each that sorts and ties exactly as the scores do.
Not here: ranges of incomplete themes (``scoring.rank``), what changes the order (``scoring.tipping``).

Themes without a single score take no part: what they have is a range, and no change of one score or
weight can be said to move them past another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.exact_column import ExactColumn
from smp_workbench.scoring.level_array import Positions

Rows: TypeAlias = NDArray[np.intp]
"""Rows of themes in the array of level positions."""

Keys: TypeAlias = NDArray[np.float64]
"""Numbers that are equal, greater or less exactly where the scores they stand for are."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The complete themes, the lowest score first; of equal ones the first row first.

    Attributes
    ----------
    rows
        Shape (complete themes,): their rows in the positions.
    keys
        Shape (complete themes,): rising.
    below, not_above
        Shape (complete themes,): how many themes are below each, and how many are not above it,
        itself included; the themes from the one to the other place are level.
    score
        The exact scores in the same order.
    cut_line
        How many themes the plan can take, 1 or more.
    """

    rows: Rows
    keys: Keys
    below: NDArray[np.intp]
    not_above: NDArray[np.intp]
    score: ExactColumn
    cut_line: int

    @property
    def ranks(self) -> NDArray[np.intp]:
        """Competition ranks, shape (complete themes,), from 1."""
        return len(self.keys) - self.not_above + 1


def standing(compiled: CompiledModel, positions: Positions, cut_line: int) -> Standing:
    """Return how the complete themes stand.

    Parameters
    ----------
    positions
        Shape (themes, criteria). A theme with a blank or not-known level that the formula uses is
        left out.
    cut_line
        1 or more.
    """
    scores = evaluate(compiled, positions)
    keys = order_keys(scores.score)
    rows = np.flatnonzero(scores.complete)
    rows = rows[np.argsort(keys[rows], kind="stable")]
    denominator = scores.score.denominator
    if not isinstance(denominator, int):
        denominator = denominator[rows]
    keys = keys[rows]
    return Standing(
        rows,
        keys,
        keys.searchsorted(keys),
        keys.searchsorted(keys, side="right"),
        ExactColumn(scores.score.numerator[rows], denominator),
        cut_line,
    )


def order_keys(score: ExactColumn) -> Keys:
    """Return floats that sort and tie exactly as these scores of a compiled model do.

    A fixed denominator leaves the numerators, whole numbers up to 2^49. Otherwise division rounds
    equal scores to the same float, and different ones, of which none is nearer to another than the
    largest over 2^49 (``scoring.rounding``), to different floats: rounding moves each by the largest
    over 2^53 at most.
    """
    if isinstance(score.denominator, int):
        return score.numerator.astype(np.float64, copy=False)
    return np.asarray(score.numerator / score.denominator).astype(np.float64, copy=False)

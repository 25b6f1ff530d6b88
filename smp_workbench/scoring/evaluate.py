"""Exact scores and totals of all themes at once.

Here: running a compiled model over level positions.
Not here: ranks (``scoring.rank``), and what an incomplete theme's score could still be
(``scoring.interval``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.exact_column import ExactColumn, Truth, Whole
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.step import Affine, Step


@dataclass(frozen=True, slots=True)
class Scores:
    """Exact scores and totals, one for each theme.

    Attributes
    ----------
    score
        What stands at incomplete places has no meaning.
    complete
        Shape (themes,): whether every criterion that the formula uses has a level.
    totals, totals_complete
        The same for each total of the model, in its order.
    """

    score: ExactColumn
    complete: Truth
    totals: tuple[ExactColumn, ...]
    totals_complete: tuple[Truth, ...]

    def fraction(self, place: int) -> Fraction | None:
        """Return the score of the theme at a place (0 first), or None if it is incomplete."""
        return self.score.fraction(place) if self.complete[place] else None

    def total(self, place: int, total: int) -> Fraction | None:
        """Return a theme's total by its place in the model (0 first), or None if it is incomplete."""
        return self.totals[total].fraction(place) if self.totals_complete[total][place] else None


def evaluate(compiled: CompiledModel, positions: Positions) -> Scores:
    """Return the exact scores and totals of all themes.

    Parameters
    ----------
    compiled
        The scoring model.
    positions
        Shape (themes, criteria), as ``scoring.level_array`` makes it. A blank or not-known level
        leaves every total and score that uses its criterion without a value; it never counts as 0.

    Returns
    -------
    Scores
        Numerators in the unit of one over the denominator; see ``scoring.exact_column``.
    """
    table = compiled.table
    values = table.values[positions + table.offsets]
    numerators = table.matrix @ values.T
    if table.constants is not None:
        numerators += table.constants
    columns = run_steps(compiled.steps, numerators)
    score_complete, *totals_complete = _complete(compiled, positions)
    return Scores(
        columns[compiled.score_step],
        score_complete,
        tuple(columns[number] for number in compiled.total_steps),
        tuple(totals_complete),
    )


def run_steps(steps: Sequence[Step], numerators: Whole) -> list[ExactColumn]:
    """Return the column of every step, in order.

    Parameters
    ----------
    numerators
        Shape (affine steps, themes): what the affine steps come to, in the unit of each one's own
        denominator.
    """
    columns: list[ExactColumn] = []
    for step in steps:
        if isinstance(step, Affine):
            columns.append(ExactColumn(numerators[step.column], step.scale.denominator or 1))
        else:
            columns.append(step.compute(columns))
    return columns


def _complete(compiled: CompiledModel, positions: Positions) -> list[Truth]:
    """Return which themes have all that the score (first) and each total use."""
    missing = positions < 0
    if not missing.any():
        return [np.ones(len(positions), dtype=np.bool_)] * compiled.needed.shape[1]
    return list(~(missing @ compiled.needed).T)

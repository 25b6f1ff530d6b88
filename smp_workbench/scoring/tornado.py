"""What one theme's score and rank become if one criterion is a level lower or higher.

Here: the tornado of one theme, exact.
Not here: levels further away and what they do to the cut line (``scoring.cell_tipping``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scoring_model import Criterion, Level
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.exact_column import ExactColumn
from smp_workbench.scoring.level_array import Positions, level_positions
from smp_workbench.scoring.rank import count_above


@dataclass(frozen=True, slots=True)
class Outcome:
    """A theme's score and rank with a criterion at some level.

    Attributes
    ----------
    tied
        Whether another theme then has exactly the same score.
    """

    level: Level
    score: Fraction
    rank: int
    tied: bool


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """One criterion: as agreed, one level lower and one higher; None beyond the scale's ends."""

    criterion: Criterion
    now: Outcome
    lower: Outcome | None
    higher: Outcome | None

    @property
    def swing(self) -> Fraction:
        """By how much the score can differ between the lowest and the highest of the outcomes."""
        scores = [one.score for one in (self.lower, self.now, self.higher) if one is not None]
        return max(scores) - min(scores)


def tornado(
    assessment: Assessment, ref: str, compiled: CompiledModel | None = None
) -> tuple[TornadoBar, ...]:
    """Return a bar for each criterion that the score depends on, widest swing first.

    Parameters
    ----------
    ref
        Of a theme with a score; ranks are among all themes with a score.
    compiled
        The assessment's scoring model; None compiles it.

    Raises
    ------
    Refusal
        If the theme has no score.
    """
    compiled = compiled or compile_model(assessment.model)
    refs = [theme.ref for theme in assessment.themes if theme.scored]
    positions = level_positions(compiled.model, assessment.agreed, refs)
    complete = ~((positions < 0) @ compiled.needed[:, 0])
    row = refs.index(ref) if ref in refs else -1
    if row < 0 or not complete[row]:
        raise Refusal(
            "{ref} has no score yet, so nothing can be said about its score.",
            "Score it on every criterion first.",
            ref=ref,
        )
    others = complete.copy()
    others[row] = False
    return _bars(compiled, positions[others], positions[row])


def _bars(compiled: CompiledModel, others: Positions, own: Positions) -> tuple[TornadoBar, ...]:
    cells = _cells(compiled, own.tolist())
    tried = np.tile(own, (len(cells), 1))
    for number, (column, position) in enumerate(cells):
        tried[number, column] = position
    score = evaluate(compiled, np.concatenate([tried, others])).score
    marks, field = _part(score, slice(len(cells))), _part(score, slice(len(cells), None))
    ranks = (count_above(field, marks) + 1).tolist()
    taken = set(field.fractions())
    outcomes = {
        (column, position): Outcome(
            compiled.model.criteria[column].levels[position], value, ranks[number], value in taken
        )
        for number, ((column, position), value) in enumerate(zip(cells, marks.fractions(), strict=True))
    }
    bars = [
        TornadoBar(
            compiled.model.criteria[column],
            outcomes[column, place],
            outcomes.get((column, place - 1)),
            outcomes.get((column, place + 1)),
        )
        for column, place in enumerate(own.tolist())
        if (column, place) in outcomes
    ]
    return tuple(sorted(bars, key=lambda bar: -bar.swing))


def _cells(compiled: CompiledModel, own: Sequence[int]) -> list[tuple[int, int]]:
    """Return the column of each criterion in use, with the positions just below, at and above its own."""
    return [
        (column, position)
        for column, criterion in enumerate(compiled.model.criteria)
        if criterion.code in compiled.used
        for position in range(own[column] - 1, own[column] + 2)
        if 0 <= position < len(criterion.levels)
    ]


def _part(column: ExactColumn, rows: slice) -> ExactColumn:
    below = column.denominator
    return ExactColumn(column.numerator[rows], below if isinstance(below, int) else below[rows])

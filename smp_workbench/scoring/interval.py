"""What a theme could still score, whatever its blank and not-known levels turn out to be.

Here: the lowest and highest score of one theme.
Not here: the ranks that follow (``scoring.rank``).

Three ways, the first that answers: exact interval arithmetic, if every open criterion stands in one
place only; trying all combinations, if they are few; interval arithmetic as a safe outer bound,
which is exact after all if scoring everything lowest and highest reaches it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import prod
from typing import Final

import numpy as np

from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.level_array import BLANK, Positions
from smp_workbench.scoring.span import Span, outcomes
from smp_workbench.scoring.step import Affine, Switch

MOST_COMBINATIONS: Final = 4_096
"""Combinations of open levels that are tried one by one."""

ROWS_KEPT: Final = 4_096
"""Rows whose interval is remembered, so that one changed cell costs one new row."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Lowest and highest score a theme can still have.

    Attributes
    ----------
    exact
        Whether both ends can really be reached; otherwise they are safe outer bounds.
    """

    low: Fraction
    high: Fraction
    exact: bool


def interval(compiled: CompiledModel, row: Positions) -> Interval:
    """Return what one theme could still score.

    Parameters
    ----------
    compiled
        The scoring model.
    row
        Shape (criteria,): level positions of the theme. Blank and not-known levels are open alike:
        each may turn out to be any level of its criterion.

    Returns
    -------
    Interval
        A single point if the theme is complete.
    """
    return _interval(compiled, np.maximum(row, BLANK).astype(np.int16).tobytes())


@lru_cache(maxsize=ROWS_KEPT)
def _interval(compiled: CompiledModel, row: bytes) -> Interval:
    positions: list[int] = np.frombuffer(row, dtype=np.int16).tolist()
    used = set(compiled.used)
    open_ = [
        place for place, code in enumerate(compiled.model.codes) if positions[place] == BLANK and code in used
    ]
    outer, reached = _by_arithmetic(compiled, positions)
    if reached and not any(compiled.model.codes[place] in compiled.repeated for place in open_):
        return Interval(outer.low, outer.high, exact=True)
    choices = [range(len(compiled.model.criteria[place].levels)) for place in open_]
    if prod(map(len, choices)) <= MOST_COMBINATIONS:
        low, high = _ends(compiled, positions, open_, list(product(*choices)))
        return Interval(low, high, exact=True)
    corners = [tuple(choice[end] for choice in choices) for end in (0, -1)]
    low, high = _ends(compiled, positions, open_, corners)
    return Interval(outer.low, outer.high, exact=(low, high) == (outer.low, outer.high))


def _by_arithmetic(compiled: CompiledModel, positions: Sequence[int]) -> tuple[Span, bool]:
    """Return the span of the score, and whether every comparison on the way can go as it assumes.

    Two spans that overlap may still hold no equal values, so an undecided ``=`` proves nothing.
    """
    criteria: dict[str, Span] = {}
    for criterion, position in zip(compiled.model.criteria, positions, strict=True):
        first, last = (0, -1) if position == BLANK else (position, position)
        criteria[criterion.code] = Span(criterion.levels[first].value, criterion.levels[last].value)
    reached = True
    spans: list[Span] = []
    for step in compiled.steps[: compiled.score_step + 1]:
        spans.append(step.span(criteria) if isinstance(step, Affine) else step.span(spans))
        if isinstance(step, Switch) and step.relation in ("=", "!="):
            reached = reached and not all(outcomes(step.relation, spans[step.left], spans[step.right]))
    return spans[-1], reached


def _ends(
    compiled: CompiledModel, positions: Sequence[int], open_: Sequence[int], ways: Sequence[tuple[int, ...]]
) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest score over some ways to fill the open places."""
    rows = np.tile(np.array(positions, dtype=np.int16), (len(ways), 1))
    rows[:, list(open_)] = np.array(ways, dtype=np.int16).reshape(len(ways), len(open_))
    score = evaluate(compiled, rows).score
    if isinstance(score.denominator, int):
        ends = (int(score.numerator.min()), int(score.numerator.max()))
        return Fraction(ends[0], score.denominator), Fraction(ends[1], score.denominator)
    numbers = score.fractions()
    return min(numbers), max(numbers)

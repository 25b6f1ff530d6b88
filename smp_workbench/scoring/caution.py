"""What deserves a plain warning in a scoring model and in the scores that were given under it.

Here: five findings that a person should know before trusting a close order.
Not here: the sentences (``scoring.caution_words``), and what is wrong with a model file
(``storage.model_check``): all of these are allowed.

A weight that can do nothing
    It differs from its neighbours', but no weighted sum or mean that the formula reaches uses it. One that
    shares no whole with another may still move a sum, so nothing is said of it.
A level that decides alone
    With it the score is the same whatever the other criteria say, such as a factor of 0 in a product.
A crowded range
    Half of the themes or more lie within a tenth of what scores can be.
Many ties
    A third of the themes or more share their rank.
One criterion alone
    With all others at their lowest it gives more than half of what a theme has above the lowest levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, TypeAlias

import numpy as np

from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.interval import interval
from smp_workbench.scoring.level_array import BLANK, Positions
from smp_workbench.scoring.share import weighted_codes
from smp_workbench.scoring.standing import Standing, standing

Kind: TypeAlias = Literal["idle weight", "level decides", "crowded", "ties", "one criterion"]

FEWEST: Final = 6
"""Scored themes from which on ties and crowds are more than chance."""

CROWD: Final = Fraction(1, 10)
"""Part of the range of scores that a crowd lies in."""

FEWEST_CRITERIA: Final = 3
"""Criteria from which on one of them should not decide alone."""


@dataclass(frozen=True, slots=True)
class Caution:
    """One finding.

    Attributes
    ----------
    codes
        Criteria or groups that it is about.
    level
        The level that decides alone, or None.
    rows
        Themes that it is about, as rows of the positions.
    count, total
        How many themes are tied or crowded, of how many with a score.
    low, high
        The score that a level decides (both), or what scores can be; None elsewhere.
    """

    kind: Kind
    codes: tuple[str, ...] = ()
    level: Fraction | None = None
    rows: tuple[int, ...] = ()
    count: int = 0
    total: int = 0
    low: Fraction | None = None
    high: Fraction | None = None


def cautions(compiled: CompiledModel, positions: Positions) -> tuple[Caution, ...]:
    """Return what deserves a warning, the model's first.

    Parameters
    ----------
    positions
        Shape (themes, criteria), as ``scoring.level_array`` makes it. Themes with a blank or not-known
        level that the formula uses are passed over, but for levels that decide alone.
    """
    now = standing(compiled, positions, 1)
    return (
        *_idle_weights(compiled),
        *_deciding_levels(compiled, positions),
        *_crowd(compiled, now),
        *_ties(now),
        *_single_criteria(compiled, positions, now),
    )


def _idle_weights(compiled: CompiledModel) -> Iterator[Caution]:
    model = compiled.model
    working = weighted_codes(compiled)
    weights = [{one.code: one.weight for one in model.criteria_of(group.code)} for group in model.groups]
    weights.append({group.code: group.weight for group in model.groups})
    for known in weights:
        idle = tuple(code for code in known if code not in working)
        if idle and len(set(known.values())) > 1:  # somebody meant something by them
            yield Caution("idle weight", idle)


def _deciding_levels(compiled: CompiledModel, positions: Positions) -> Iterator[Caution]:
    """Yield the levels with which a score is the same whatever the others say."""
    if len(compiled.used) < 2:
        return
    open_ = np.full(len(compiled.model.criteria), BLANK, dtype=np.int16)
    for column, criterion in enumerate(compiled.model.criteria):
        if criterion.code not in compiled.used:
            continue
        for place, level in enumerate(criterion.levels):
            row = open_.copy()
            row[column] = place
            found = interval(compiled, row)
            if found.low == found.high:
                rows = tuple(np.flatnonzero(positions[:, column] == place).tolist())
                yield Caution(
                    "level decides", (criterion.code,), level.value, rows, low=found.low, high=found.high
                )


def _crowd(compiled: CompiledModel, now: Standing) -> Iterator[Caution]:
    total = len(now.rows)
    span = compiled.span
    if total < FEWEST or span.low == span.high:
        return
    scores = now.score.fractions()
    width = (span.high - span.low) * CROWD
    last, most, first = 0, 0, 0
    for place, score in enumerate(scores):
        while last < total and scores[last] <= score + width:
            last += 1
        if last - place > most:
            most, first = last - place, place
    if 2 * most >= total:
        rows = tuple(sorted(now.rows[first : first + most].tolist()))
        yield Caution("crowded", rows=rows, count=most, total=total, low=span.low, high=span.high)


def _ties(now: Standing) -> Iterator[Caution]:
    total = len(now.rows)
    tied = now.rows[now.not_above - now.below > 1]
    if total >= FEWEST and 3 * len(tied) >= total:
        yield Caution("ties", rows=tuple(sorted(tied.tolist())), count=len(tied), total=total)


def _single_criteria(compiled: CompiledModel, positions: Positions, now: Standing) -> Iterator[Caution]:
    """Yield, for each criterion, the themes with more than half of their rise from it alone."""
    columns = np.flatnonzero(compiled.needed[:, 0])
    if len(columns) < FEWEST_CRITERIA or not len(now.rows):
        return
    rows = np.sort(now.rows)
    alone = np.zeros((len(columns), len(rows), positions.shape[1]), dtype=np.int16)
    for place, column in enumerate(columns):
        alone[place, :, column] = positions[rows, column]
    tried = np.concatenate(
        (np.zeros_like(positions[:1]), positions[rows], alone.reshape(-1, positions.shape[1]))
    )
    lowest, *scores = evaluate(compiled, np.maximum(tried, 0)).score.fractions()
    for place, column in enumerate(columns):
        begin = len(rows) * (place + 1)
        found = tuple(
            int(row)
            for row, whole, part in zip(rows, scores, scores[begin : begin + len(rows)], strict=False)
            if 2 * (part - lowest) > whole - lowest > 0
        )
        if found:
            yield Caution("one criterion", (compiled.model.codes[column],), rows=found)

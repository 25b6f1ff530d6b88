"""Ranks: exact, shared by ties, and as ranges while themes are incomplete.

Here: competition ranks of scores, and the ranking of an assessment.
Not here: the scores (``scoring.evaluate``), movement against another ranking (``scoring.movement``).

Competition ranking: equal scores share a rank and the next ranks are skipped (1, 2, 2, 4).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import places_apart
from smp_workbench.domain.ranking import SCORE_PLACES, RankedTheme, Ranking
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.scoring.band import band_of
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.evaluate import Scores, evaluate
from smp_workbench.scoring.exact_column import ExactColumn
from smp_workbench.scoring.interval import Interval, interval
from smp_workbench.scoring.level_array import BLANK, UNKNOWN, Positions, level_positions

Ranks: TypeAlias = NDArray[np.intp]
"""Shape (themes,): ranks from 1; 0 for a theme without one."""


def competition_ranks(scores: Scores) -> Ranks:
    """Return the rank of every complete theme among the complete themes.

    Parameters
    ----------
    scores
        As ``scoring.evaluate`` gives them.

    Returns
    -------
    NDArray
        Shape (themes,): from 1, the highest score first; 0 for an incomplete theme. Two themes share
        a rank if and only if their scores are equal as rational numbers.
    """
    score = scores.score
    if scores.complete.all():
        return count_above(score, score) + 1
    known = ExactColumn(
        score.numerator[scores.complete],
        score.denominator if isinstance(score.denominator, int) else score.denominator[scores.complete],
    )
    ranks = np.zeros(len(scores.complete), dtype=np.intp)
    ranks[scores.complete] = count_above(known, known) + 1
    return ranks


def rank(
    compiled: CompiledModel,
    positions: Positions,
    refs: Sequence[str],
    names: Sequence[str],
    cut_line: int,
) -> Ranking:
    """Return the ranking of themes by their level positions.

    Parameters
    ----------
    compiled
        The scoring model.
    positions
        Shape (themes, criteria).
    refs, names
        Of the themes, one for each row.
    cut_line
        How many themes the plan can take, 1 or more.

    Returns
    -------
    Ranking
        Complete themes by rank, ties by ref; then incomplete themes by ref. A range of ranks holds
        all themes at their extremes: no theme can end above its best or below its worst rank.
    """
    scores = evaluate(compiled, positions)
    ranks = competition_ranks(scores).tolist()
    intervals = _intervals(compiled, positions, scores)
    best, worst = _rank_ranges(compiled, scores, intervals)
    ties = _ties(refs, ranks)
    missing, not_known = (_count(compiled, positions, sign) for sign in (BLANK, UNKNOWN))
    places = _places(compiled, intervals)
    themes = [
        RankedTheme(
            ref=ref,
            name=names[row],
            score=intervals[row].low if place else None,
            rank=place or None,
            tied_with=ties[row],
            low=intervals[row].low,
            high=intervals[row].high,
            exact_range=intervals[row].exact,
            best=best[row],
            worst=worst[row],
            totals=tuple(scores.total(row, total) for total in range(len(scores.totals))),
            band=band_of(compiled.model, intervals[row].low) if place else "",
            missing=missing[row],
            not_known=not_known[row],
            places=places,
        )
        for row, (ref, place) in enumerate(zip(refs, ranks, strict=True))
    ]
    themes.sort(key=lambda theme: (theme.rank is None, theme.rank or 0, theme.ref))
    return Ranking(tuple(themes), cut_line)


def rank_assessment(
    assessment: Assessment, compiled: CompiledModel | None = None, card: Scorecard | None = None
) -> Ranking:
    """Return the ranking of an assessment.

    Parameters
    ----------
    assessment
        Themes that are not scored by nature are left out.
    compiled
        Its scoring model, or another one with the same criteria and levels; None compiles its own.
    card
        The scorecard to rank by; None takes the agreed scores.

    Raises
    ------
    WorkbenchError
        If the model does not work, or the card has a level that the model does not have.
    """
    compiled = compiled or compile_model(assessment.model)
    themes = [theme for theme in assessment.themes if theme.scored]
    refs = [theme.ref for theme in themes]
    positions = level_positions(compiled.model, card or assessment.agreed, refs)
    return rank(compiled, positions, refs, [theme.name for theme in themes], assessment.cut_line)


def _ties(refs: Sequence[str], ranks: Sequence[int]) -> list[tuple[str, ...]]:
    """Return, for each theme, the refs of the others with its rank, by ref; none without a rank."""
    sharing: defaultdict[int, list[str]] = defaultdict(list)
    for ref, place in sorted(zip(refs, ranks, strict=True)):
        sharing[place].append(ref)
    return [
        tuple(other for other in sharing[place] if other != ref) if place else ()
        for ref, place in zip(refs, ranks, strict=True)
    ]


def _count(compiled: CompiledModel, positions: Positions, sign: int) -> list[int]:
    """Return how often a sign (blank or not known) stands in each row, in the columns in use."""
    used = positions[:, [compiled.model.codes.index(code) for code in compiled.used]]
    counts: list[int] = np.count_nonzero(used == sign, axis=1).tolist()
    return counts


def _intervals(compiled: CompiledModel, positions: Positions, scores: Scores) -> list[Interval]:
    intervals = []
    for row, complete in enumerate(scores.complete.tolist()):
        if complete:
            score = scores.score.fraction(row)
            intervals.append(Interval(score, score, exact=True))
        else:
            intervals.append(interval(compiled, positions[row]))
    return intervals


def _places(compiled: CompiledModel, intervals: Sequence[Interval]) -> int:
    """Return the digits that tell scores, what scores could become, and edges of bands apart."""
    numbers = [one.low for one in intervals] + [one.high for one in intervals if one.high is not one.low]
    numbers += [band.at_least for band in compiled.model.bands]
    return places_apart(numbers, least=SCORE_PLACES)


def _rank_ranges(
    compiled: CompiledModel, scores: Scores, intervals: Sequence[Interval]
) -> tuple[list[int], list[int]]:
    """Return the best and the worst rank of each theme, with all themes at their extremes."""
    if scores.complete.all():
        ranks = competition_ranks(scores).tolist()
        return ranks, ranks
    low = _column(compiled, [one.low for one in intervals])
    high = _column(compiled, [one.high for one in intervals])
    itself = np.array([one.high > one.low for one in intervals], dtype=np.intp)
    best = count_above(low, high) + 1
    worst = count_above(high, low) - itself + 1
    return best.tolist(), worst.tolist()


def _column(compiled: CompiledModel, numbers: Sequence[Fraction]) -> ExactColumn:
    kind = compiled.table.values.dtype
    if compiled.denominator is not None:
        whole = compiled.denominator
        numerators = [number.numerator * (whole // number.denominator) for number in numbers]
        return ExactColumn(np.array(numerators, dtype=kind), whole)
    return ExactColumn(
        np.array([number.numerator for number in numbers], dtype=kind),
        np.array([number.denominator for number in numbers], dtype=kind),
    )


def count_above(values: ExactColumn, marks: ExactColumn) -> Ranks:
    """Return, for each mark, how many of the values are greater; compared exactly.

    Both columns are of one model: they have the same fixed denominator, or both vary.
    """
    if isinstance(values.denominator, int):
        in_order = np.sort(values.numerator)
        return len(in_order) - in_order.searchsorted(marks.numerator, side="right")
    mine = values.numerator[None, :] * np.asarray(marks.denominator)[:, None]
    theirs = marks.numerator[:, None] * values.denominator[None, :]
    return np.asarray(np.count_nonzero(mine > theirs, axis=1), dtype=np.intp)

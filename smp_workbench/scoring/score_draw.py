"""Levels drawn at random round the agreed ones.

Here: how likely each level is for a cell, by its confidence, and level values drawn accordingly.
Not here: weights drawn at random (``scoring.weight_parts``), and what the draws come to
(``scoring.acceptability``).

The likelihoods are a convention of this program, in whole parts so that they can be said in words; no
study gave them. A blank or "not known" can be any level, all alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from smp_workbench.domain.scorecard import Confidence, Scorecard
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.exact_column import Whole
from smp_workbench.scoring.free_formula import denominator_of
from smp_workbench.scoring.level_array import Positions

LIKELIHOODS: Final[Mapping[Confidence, tuple[int, ...]]] = {
    "high": (8, 1),
    "medium": (2, 1),
    "": (2, 1),
    "low": (3, 2, 1),
}
"""Parts for the agreed level, for each level one step off, for each two steps off.

So a score of high confidence is as agreed in 8 draws of 10, of medium or none in 5 of 10, of low in 3 of 9.
What would lie beyond the scale's ends is left out.
"""

Cases: TypeAlias = tuple[Confidence, ...]
"""Confidence of one criterion, theme by theme."""


@dataclass(frozen=True, slots=True)
class LevelDraw:
    """What one criterion's levels can be, theme by theme, ready to draw from.

    Attributes
    ----------
    outcomes
        Level values as whole numbers, one for each part, case after case.
    first
        Shape (themes,): where each theme's case begins in ``outcomes``.
    parts
        Shape (themes,): how many parts it has.
    """

    outcomes: Whole
    first: NDArray[np.intp]
    parts: NDArray[np.float32]

    def draw(self, draws: int, chance: Generator) -> Whole:
        """Return level values as whole numbers, shape (draws, themes)."""
        even = chance.random((draws, len(self.parts)), dtype=np.float32)
        even *= self.parts
        # A float32 just below 1 may round up to the number of parts; every case ends with a spare one.
        places = even.astype(np.intp)
        places += self.first
        return self.outcomes.take(places)


def likely_positions(criterion: Criterion, position: int, confidence: Confidence) -> tuple[int, ...]:
    """Return the level positions that a cell can have, each as often as it has parts.

    Parameters
    ----------
    position
        Of the agreed level, 0 first; below 0 for a blank or "not known".

    Examples
    --------
    The second of three levels with low confidence: ``(0, 0, 1, 1, 1, 2, 2)``.
    """
    places = range(len(criterion.levels))
    if position < 0:
        return tuple(places)
    parts = LIKELIHOODS[confidence]
    return tuple(
        place
        for place in places
        if abs(place - position) < len(parts)
        for _ in range(parts[abs(place - position)])
    )


def level_draws(
    compiled: CompiledModel, positions: Positions, confidences: Sequence[Cases], kind: np.dtype[np.generic]
) -> dict[str, LevelDraw]:
    """Return what can be drawn for each criterion that the formula uses.

    Parameters
    ----------
    positions
        Shape (themes, criteria), as ``scoring.level_array`` makes it.
    confidences
        For each criterion of the model, the confidence of each theme.
    kind
        Of number, as ``scoring.free_scale`` found it.
    """
    return {
        criterion.code: _level_draw(criterion, positions[:, column].tolist(), confidences[column], kind)
        for column, criterion in enumerate(compiled.model.criteria)
        if criterion.code in compiled.used
    }


def level_values(
    compiled: CompiledModel, positions: Positions, kind: np.dtype[np.generic]
) -> dict[str, Whole]:
    """Return the level values themselves, shape (1, themes) for each criterion that the formula uses.

    A blank or "not known" stands for the lowest level; its theme has no score.
    """
    values = {}
    for column, criterion in enumerate(compiled.model.criteria):
        if criterion.code in compiled.used:
            wholes = np.array(_wholes(criterion), dtype=kind)
            values[criterion.code] = wholes.take(np.maximum(positions[:, column], 0))[None, :]
    return values


def confidences_of(compiled: CompiledModel, card: Scorecard, refs: Sequence[str]) -> tuple[Cases, ...]:
    """Return the confidence of each criterion's scores, theme by theme."""
    rows = [card.entries.get(ref, {}) for ref in refs]
    return tuple(
        tuple(row[code].confidence if code in row else "" for row in rows) for code in compiled.model.codes
    )


def _level_draw(
    criterion: Criterion, positions: Sequence[int], confidences: Cases, kind: np.dtype[np.generic]
) -> LevelDraw:
    wholes = _wholes(criterion)
    outcomes: list[int] = []
    known: dict[tuple[int, Confidence], tuple[int, int]] = {}
    cells = []
    for position, confidence in zip(positions, confidences, strict=True):
        case = (position, confidence)
        if case not in known:
            likely = likely_positions(criterion, position, confidence)
            known[case] = len(outcomes), len(likely)
            outcomes += [wholes[place] for place in (*likely, likely[-1])]
        cells.append(known[case])
    return LevelDraw(
        np.array(outcomes, dtype=kind),
        np.array([first for first, _ in cells], dtype=np.intp),
        np.array([parts for _, parts in cells], dtype=np.float32),
    )


def _wholes(criterion: Criterion) -> list[int]:
    denominator = denominator_of(criterion)
    return [int(level.value * denominator) for level in criterion.levels]

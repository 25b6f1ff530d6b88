"""Where a higher level lowers the score, which a scoring model hardly means.

Here: one example for each criterion, found by trying.
Not here: what a person is told about it (``cli.check``).

Every criterion is raised level by level while the others stand at their lowest or highest levels, in
all combinations if these are few, else all together. What is found is therefore true of the formula;
a fall that happens between the others' ends only is not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Final

import numpy as np

from smp_workbench.domain.scoring_model import Criterion, Level
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.level_array import Positions

MOST_OTHERS: Final = 10
"""Other criteria that are put at their ends in all combinations, 1,024 of them."""


@dataclass(frozen=True, slots=True)
class Descent:
    """A level that gives a lower score than the one below it.

    Attributes
    ----------
    lower, higher
        Two neighbouring levels of the criterion.
    before, after
        Scores with the lower and with the higher level and everything else alike; ``after < before``.
    """

    criterion: Criterion
    lower: Level
    higher: Level
    before: Fraction
    after: Fraction


def descents(compiled: CompiledModel) -> Iterator[Descent]:
    """Yield an example for each criterion of which one is found, in the model's order."""
    places = [place for place, code in enumerate(compiled.model.codes) if code in compiled.used]
    for place in places:
        found = _first(compiled, place, [other for other in places if other != place])
        if found is not None:
            yield found


def _first(compiled: CompiledModel, place: int, others: Sequence[int]) -> Descent | None:
    criterion = compiled.model.criteria[place]
    ways = _ways(compiled, others)
    rows = np.tile(ways, (len(criterion.levels), 1))
    rows[:, place] = np.repeat(np.arange(len(criterion.levels)), len(ways))
    scores = evaluate(compiled, rows).score.fractions()
    for low, (before, after) in enumerate(zip(scores, scores[len(ways) :], strict=False)):
        if after < before:
            level = low // len(ways)
            return Descent(criterion, criterion.levels[level], criterion.levels[level + 1], before, after)
    return None


def _ways(compiled: CompiledModel, others: Sequence[int]) -> Positions:
    """Return positions with the others at their ends, one way a row, all of them lowest first."""
    ends = [(0, len(compiled.model.criteria[other].levels) - 1) for other in others]
    chosen = list(product(*ends)) if len(ends) <= MOST_OTHERS else list(zip(*ends, strict=True))
    ways = np.zeros((len(chosen), len(compiled.model.criteria)), dtype=np.int16)
    ways[:, list(others)] = np.array(chosen, dtype=np.int16).reshape(len(chosen), len(others))
    return ways

"""Who was in the room: what the ranking would be without the card of any one scorer.

Here: the ranking by the cards' lower median level, with everybody and without each.
Not here: the agreed scores, which are what the room settled on; this ranking is the cards' alone, and
whoever shows it says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.rank import Ranks, competition_ranks
from smp_workbench.scoring.spread import Spread, median_levels, of_cards


@dataclass(frozen=True, slots=True, eq=False)
class WithoutOne:
    """Ranks by the cards' lower median.

    Attributes
    ----------
    refs
        The themes.
    everybody
        Shape (themes,): ranks with all cards; 0 for a theme without a score.
    without
        Shape (scorers, themes): ranks with each scorer's card left out, in the order of the spread.
    """

    refs: tuple[str, ...]
    everybody: Ranks
    without: NDArray[np.intp]

    def span(self, theme: int) -> tuple[int, int] | None:
        """Return a theme's best and worst rank with any one scorer left out; None if it lacks one then."""
        ranks = self.without[:, theme]
        if not len(ranks) or not ranks.all():
            return None
        return int(ranks.min()), int(ranks.max())


def without_one(found: Spread, compiled: CompiledModel) -> WithoutOne:
    """Return the ranking by the cards' lower median, with everybody and without each scorer.

    Parameters
    ----------
    found
        The round's spread.
    compiled
        The assessment's scoring model.
    """
    model = compiled.model
    rows = [_ranks(compiled, _left_out(model, found, place)) for place in range(len(found.scorers))]
    return WithoutOne(found.refs, _ranks(compiled, found), np.array(rows, dtype=np.intp))


def _left_out(model: ScoringModel, found: Spread, place: int) -> Spread:
    others = found.scorers[:place] + found.scorers[place + 1 :]
    return of_cards(model, others, found.refs, np.delete(found.given, place, axis=0))


def _ranks(compiled: CompiledModel, found: Spread) -> Ranks:
    return competition_ranks(evaluate(compiled, median_levels(found)))

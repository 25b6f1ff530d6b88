"""The word for a score.

Here: which band a score lies in.
Not here: what bands there are; they are part of the scoring model.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction

from smp_workbench.domain.scoring_model import ScoringModel


def band_of(model: ScoringModel, score: Fraction) -> str:
    """Return the label of the band that a score lies in.

    Parameters
    ----------
    model
        Its bands rise; each goes from its ``at_least``, included, up to the next.
    score
        Exact.

    Returns
    -------
    str
        Empty if the model has no bands or the score lies below the first.
    """
    place = bisect_right(model.bands, score, key=lambda band: band.at_least)
    return model.bands[place - 1].label if place else ""

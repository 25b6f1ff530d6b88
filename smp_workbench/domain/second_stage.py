"""The second stage: the leading themes looked at again, with a small scoring model of their own.

Here: the frozen record an assessment holds beside its first scores.
Not here: which themes lead and how they rank (``scoring.second_stage``), changing it
(``edit_second_stage``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from smp_workbench.domain.scorecard import SECOND_STAGE, Scorecard
from smp_workbench.domain.scoring_model import ScoringModel

LIKELY_LEADING: Final = 10
"""Twice the likely cut line: those above it, and as many below it as could take their places."""


@dataclass(frozen=True, slots=True)
class SecondStage:
    """What the second stage asks, of how many themes, and what the room agreed.

    Attributes
    ----------
    model
        Its own scoring model; its criteria may have the codes of the first one's, and mean others.
    leading
        How many leading themes are looked at, at least 1: those with a rank of at most this, so that
        a tie at the edge makes them more.
    agreed
        The scorecard its ranking uses. What a theme was given stays when it leads no longer.
    """

    model: ScoringModel
    leading: int = LIKELY_LEADING
    agreed: Scorecard = field(default_factory=lambda: Scorecard(SECOND_STAGE, 0))

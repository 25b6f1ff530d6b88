"""How far the scorers of one round are apart: median, quartiles, spread and agreement of every cell.

Here: the cards of one round as arrays, and what they come to, cell by cell, in steps of a criterion's
levels. Nothing is averaged: levels are an order, and every figure but the agreement is a level that
somebody gave.
Not here: which of these cells could change the plan (``scoring.agenda``), what the ranking would be
without one scorer (``scoring.without_one``), and whether a round may be looked at (``domain``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import Refusal
from smp_workbench.scoring.exact_column import Truth
from smp_workbench.scoring.level_array import BLANK, UNKNOWN, Positions, level_positions

Counts: TypeAlias = NDArray[np.int64]
"""Shape (themes, criteria)."""

_NOBODY: Final = np.iinfo(np.int16).max
"""Sorts behind every level."""


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """What the cards of a round say; arrays without a word on their shape are (themes, criteria).

    Attributes
    ----------
    scorers
        Ids of those with a card, in the assessment's order.
    refs, codes
        The themes that are scored, and the criteria.
    given
        Shape (scorers, themes, criteria): level positions, 0 first, BLANK or UNKNOWN.
    count, not_known
        How many gave a level, and how many answered ``?``; blanks are in neither.
    low, high, lower_quartile, lower_median, upper_median, upper_quartile
        Level positions; BLANK where nobody gave a level. The medians differ where the cards are split
        evenly. A quartile is the first level with a quarter of the cards at it or beyond.
    """

    scorers: tuple[str, ...]
    refs: tuple[str, ...]
    codes: tuple[str, ...]
    given: NDArray[np.int16]
    count: Counts
    not_known: Counts
    low: Positions
    lower_quartile: Positions
    lower_median: Positions
    upper_median: Positions
    upper_quartile: Positions
    high: Positions

    @property
    def steps(self) -> Counts:
        """Levels between the lowest card and the highest; 0 where fewer than two gave one."""
        return np.asarray(self.high - self.low, dtype=np.int64)

    @property
    def split(self) -> Truth:
        """Where as many cards are at one level or below as at a higher one or above."""
        return np.asarray(self.lower_median != self.upper_median)

    def apart(self, tolerance: int) -> Truth:
        """Return who stands apart: more steps off the median than ``tolerance``.

        Returns
        -------
        NDArray
            Shape (scorers, themes, criteria). Whoever gave no level stands nowhere.
        """
        below = self.given < self.lower_median - tolerance
        above = self.given > self.upper_median + tolerance
        return np.asarray((self.given >= 0) & (below | above))

    def agreement(self, theme: int, criterion: int, levels: int) -> Fraction | None:
        """Return how far the cards of a cell agree: 1 if all gave one level, 0 if they could not differ more.

        It is one minus the steps between all pairs of cards over the most that they could come to, which
        is half of the cards at the lowest level and half at the highest. (One minus Gini's mean difference
        over its maximum; exact.)

        Parameters
        ----------
        theme, criterion
            Places, 0 first.
        levels
            How many levels the criterion has.

        Returns
        -------
        Fraction or None
            None where fewer than two gave a level.
        """
        column = self.given[:, theme, criterion]
        cards = np.sort(column[column >= 0]).tolist()
        count = len(cards)
        most = (count // 2) * (count - count // 2) * (levels - 1)
        if count < 2 or not most:
            return None
        return 1 - Fraction(sum((2 * place - count + 1) * level for place, level in enumerate(cards)), most)


def spread(assessment: Assessment, round_number: int) -> Spread:
    """Return how far the cards of a round are apart.

    Parameters
    ----------
    assessment
        Themes that are not scored by nature are left out, and cards without an entry.
    round_number
        Of the cards. It is not asked here whether it is revealed.

    Raises
    ------
    Refusal
        If nobody has a card in that round.
    """
    scorers = tuple(
        scorer.id for scorer in assessment.scorers if assessment.card(scorer.id, round_number).entries
    )
    if not scorers:
        raise Refusal("Nobody has a card in round {round}.", "Choose a round with cards.", round=round_number)
    refs = tuple(theme.ref for theme in assessment.themes if theme.scored)
    given = np.stack(
        [level_positions(assessment.model, assessment.card(one, round_number), refs) for one in scorers]
    )
    return of_cards(assessment.model, scorers, refs, given)


def of_cards(
    model: ScoringModel, scorers: Sequence[str], refs: Sequence[str], given: NDArray[np.int16]
) -> Spread:
    """Return how far given cards are apart.

    Parameters
    ----------
    scorers, refs
        Of the first two axes of ``given``; there may be no scorer.
    given
        Shape (scorers, themes, criteria): level positions.
    """
    known = given >= 0
    count = known.sum(axis=0)
    nobody = np.full((1, *count.shape), _NOBODY)
    in_order = np.sort(np.concatenate([np.where(known, given, _NOBODY), nobody]), axis=0)

    def at(place: Counts) -> Positions:
        """Return the level at a place of the cards in order, from 0; BLANK where there is none."""
        found = np.take_along_axis(in_order, np.maximum(place, 0)[None], axis=0)[0]
        return np.where(count > 0, found, BLANK).astype(np.int16)

    quarter = -(-count // 4) - 1
    return Spread(
        tuple(scorers),
        tuple(refs),
        model.codes,
        given,
        count,
        (given == UNKNOWN).sum(axis=0),
        at(np.zeros_like(count)),
        at(quarter),
        at((count - 1) // 2),
        at(np.minimum(count // 2, count - 1)),
        at(count - 1 - quarter),
        at(count - 1),
    )


def median_levels(found: Spread) -> Positions:
    """Return the lower median level of every cell; UNKNOWN where nobody gave a level and somebody ``?``."""
    return np.where((found.count == 0) & (found.not_known > 0), np.int16(UNKNOWN), found.lower_median)

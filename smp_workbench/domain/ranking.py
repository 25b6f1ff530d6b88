"""The ranking: themes in order of score, with exact ties, ranges and the cut line.

Here: the frozen result that every view, export and command reads.
Not here: how it is computed (``scoring.rank``).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

SCORE_PLACES: Final = 2
"""Digits after the point that scores are shown with at least, as far as they have them."""


@dataclass(frozen=True, slots=True)
class RankedTheme:
    """One theme's place.

    Attributes
    ----------
    score
        Exact; None while a criterion that the formula uses is blank or not known.
    rank
        Competition rank among the themes scored so far, from 1; None without a score.
    tied_with
        Refs of the other themes with exactly the same score, by ref.
    low, high
        Lowest and highest score it could still have; both equal to ``score`` where there is one.
    exact_range
        False if ``low`` and ``high`` are only safe outer bounds ("between at most").
    best, worst
        Ranks it could still have once every theme is scored, from 1.
    totals
        Value of each named total of the model, in its order; None where an input is missing.
    band
        Word of the score's band, or empty.
    missing, not_known
        How many criteria that the formula uses are blank, and how many are "not known".
    places
        Digits after the point to show scores and totals with, the same for all themes of a ranking:
        different scores of it, and the edges of bands, then look different.
    """

    ref: str
    name: str
    score: Fraction | None
    rank: int | None
    tied_with: tuple[str, ...]
    low: Fraction
    high: Fraction
    exact_range: bool
    best: int
    worst: int
    totals: tuple[Fraction | None, ...]
    band: str
    missing: int
    not_known: int
    places: int = SCORE_PLACES

    @property
    def rank_text(self) -> str:
        """Rank as written: ``"2="`` for a tie, ``"4-5"`` with an en dash for a range."""
        if self.rank is not None:
            return f"{self.rank}=" if self.tied_with else str(self.rank)
        return str(self.best) if self.best == self.worst else f"{self.best}\N{EN DASH}{self.worst}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Themes in rank order (ties by ref), then incomplete themes by ref.

    Attributes
    ----------
    themes
        Without themes that are not scored by nature.
    cut_line
        How many themes the plan can take; a theme is above the line if its rank is at most this.
    """

    themes: tuple[RankedTheme, ...]
    cut_line: int

    @property
    def places(self) -> int:
        """Digits after the point to show scores with."""
        return self.themes[0].places if self.themes else SCORE_PLACES

    @property
    def scored(self) -> int:
        """How many themes have a score so far."""
        return sum(theme.rank is not None for theme in self.themes)

    def of(self, ref: str) -> RankedTheme | None:
        """Return the place of the theme with this ref, or None if it is not ranked at all."""
        return next((theme for theme in self.themes if theme.ref == ref), None)

    def above_line(self) -> tuple[RankedTheme, ...]:
        """Return the themes with rank at most the cut line; a tie across it makes them more."""
        return tuple(t for t in self.themes if t.rank is not None and t.rank <= self.cut_line)

    def tie_across_line(self) -> tuple[RankedTheme, ...]:
        """Return the tied themes that stand across the cut line, or nothing."""
        above = self.above_line()
        if len(above) <= self.cut_line:
            return ()
        return tuple(theme for theme in above if theme.rank == above[-1].rank)

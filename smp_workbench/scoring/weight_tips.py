"""Tipping points of weights as arrays: at which share which theme passes which other.

Here: the arrays, exact shares read from them, and joining several of them.
Not here: finding them (``scoring.weight_tipping``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from smp_workbench.scoring.exact_column import Truth
from smp_workbench.scoring.share_path import Share
from smp_workbench.scoring.standing import Rows

if TYPE_CHECKING:
    from smp_workbench.scoring.theme_track import Track

BEYOND: Final = 0
"""The order is another beyond the share, not yet at it."""

FROM: Final = 1
"""The order is another at the share and beyond it."""

AT: Final = 2
"""The order is another at exactly this share; beyond it is as before, or there is no beyond."""

Integers: TypeAlias = NDArray[np.int64]
"""Whole numbers: 64-bit, or Python integers in an object array, which obeys the same operations."""

Bracket: TypeAlias = tuple[Fraction, Fraction]
"""An interval that holds a share; both ends are the share itself if it is rational."""


@dataclass(frozen=True, slots=True)
class WeightTips:
    """Shares at which two themes change their order; arrays have the shape (tips,) unless said otherwise.

    Attributes
    ----------
    shares
        All shares that the score depends on.
    share
        Which of them moves.
    upwards
        Whether it rises from what it is now; otherwise it falls.
    riser, other
        Rows of two themes: the one that gains and the one that loses.
    ties
        Whether the riser only comes level with the other; otherwise it passes.
    holds
        ``BEYOND``, ``FROM`` or ``AT``.
    crosses_cut
        Whether with this the riser comes above the cut line, or the other is above it no longer.
    early, late
        Shape (first tips,): by how much the one theme is ahead now and at the share's end, which is
        1, or 0 for a share that is 1. They are level at ``early / (early - late)`` of the way.
    sizes
        Shape (ways,): how many tips lie on each way, one way after the other. A way is one share, rising
        or falling.
    brackets
        Where the other tips are, those of shares in which scores are not straight lines. What holds
        ``AT`` a share alone has a rational one.
    middles
        Shape (other tips,): the same as floats, worked out once where that takes long.
    stops
        Where a way ends before none or all, by the share's place and whether it rises: from there on, or
        beyond, some theme has no score.
    tracks
        How themes fare on a way of other tips, by where it begins and the theme's row, as far as that was
        asked for (``scoring.theme_track``): following one takes long, and the same few are followed again.
    """

    shares: tuple[Share, ...]
    share: NDArray[np.intp]
    upwards: Truth
    riser: Rows
    other: Rows
    ties: Truth
    holds: NDArray[np.int8]
    crosses_cut: Truth
    early: Integers
    late: Integers
    sizes: NDArray[np.intp]
    brackets: tuple[Bracket, ...] = ()
    middles: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    stops: Mapping[tuple[int, bool], Bracket] = field(default_factory=dict)
    tracks: dict[tuple[int, int], Track] = field(default_factory=dict, compare=False, repr=False)

    def at(self, tip: int) -> Bracket:
        """Return the share of a tip, exactly or as an interval that holds it."""
        if tip >= len(self.early):
            return self.brackets[tip - len(self.early)]
        now = self.shares[self.share[tip]].now
        early, late = int(self.early[tip]), int(self.late[tip])
        share = now + Fraction(early, early - late) * (int(now < 1) - now)
        return share, share

    def way(self, tip: int) -> slice:
        """Return the places of the tips that lie on the same way as one."""
        ends = np.cumsum(self.sizes)
        way = int(ends.searchsorted(tip, side="right"))
        return slice(int(ends[way] - self.sizes[way]), int(ends[way]))

    def nearest(self) -> NDArray[np.float64]:
        """Return each share as the nearest float, or one near it, for sorting and drawing."""
        now = np.array([float(one.now) for one in self.shares])[self.share[: len(self.early)]]
        way = np.asarray(self.early / (self.early - self.late), dtype=np.float64)
        return np.concatenate((now + way * ((now < 1) - now), self.middles))

    def changes(self) -> NDArray[np.float64]:
        """Return how far each share lies from what it is now."""
        now = np.array([float(one.now) for one in self.shares])
        return np.asarray(np.abs(self.nearest() - now[self.share]))


def no_tips(shares: tuple[Share, ...]) -> WeightTips:
    """Return no tips at all."""
    places, truths = np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.bool_)
    whole = np.zeros(0, dtype=np.int64)
    return WeightTips(
        *(shares, places, truths, places, places, truths, np.zeros(0, dtype=np.int8), truths, whole, whole),
        sizes=places,
    )


def joined(parts: Sequence[WeightTips]) -> WeightTips:
    """Return the tips of several, of which the last one alone may have brackets; at least one is needed."""
    if len(parts) == 1:
        return parts[0]
    share, upwards, riser, other, ties, holds, crosses_cut, early, late, sizes = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in (
            *("share", "upwards", "riser", "other", "ties", "holds", "crosses_cut"),
            *("early", "late", "sizes"),
        )
    )
    return WeightTips(
        parts[0].shares,
        *(share, upwards, riser, other, ties, holds, crosses_cut),
        *(early, late, sizes),
        brackets=parts[-1].brackets,
        middles=parts[-1].middles,
        stops=parts[-1].stops,
    )


def grown(weights: WeightTips, other: WeightTips) -> WeightTips:
    """Return tips and, after them, those of another's shares in which scores are not straight lines.

    Parameters
    ----------
    other
        Of the same themes, cut line and model; its first tips, of straight lines, are the same.
    """
    first, shift = len(other.early), len(weights.share) - len(other.early)
    ways = int(np.cumsum(other.sizes).searchsorted(first, side="right"))
    share, upwards, riser, loser, ties, holds, crosses_cut = (
        np.concatenate((getattr(weights, name), getattr(other, name)[first:]))
        for name in ("share", "upwards", "riser", "other", "ties", "holds", "crosses_cut")
    )
    tracks = {
        (begin + shift, row): replace(track, tips=track.tips + shift)
        for (begin, row), track in other.tracks.items()
    }
    return WeightTips(
        weights.shares,
        *(share, upwards, riser, loser, ties, holds, crosses_cut),
        *(weights.early, weights.late),
        np.concatenate((weights.sizes, other.sizes[ways:])),
        (*weights.brackets, *other.brackets),
        np.concatenate((weights.middles, other.middles)),
        {**weights.stops, **other.stops},
        {**weights.tracks, **tracks},
    )

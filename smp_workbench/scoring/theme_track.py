"""One theme followed along the way of a share: how many are ahead of it at every share where that changes.

Here: the count from the tips that a theme is part of, and the turns of its order to one other theme.
Not here: the tips (``scoring.weight_tipping``), and what a count means for the cut line
(``scoring.tip_reach``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from smp_workbench.scoring.exact_column import Truth
from smp_workbench.scoring.standing import Standing
from smp_workbench.scoring.weight_tips import AT, BEYOND, Bracket, WeightTips


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """A theme's way; arrays have the shape (shares,), the share nearest to now first.

    Attributes
    ----------
    tips
        One of the tips at each share.
    before
        How many themes are ahead on the way to it, or now.
    least, most
        How many are ahead at the share itself: where tips do not tell, between these.
    after
        How many are ahead beyond it.
    at
        The place of the share of the tip that was asked for.
    """

    tips: NDArray[np.intp]
    before: NDArray[np.intp]
    least: NDArray[np.intp]
    most: NDArray[np.intp]
    after: NDArray[np.intp]
    at: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A share at which the order of two themes changes: ahead (1), level (0) or behind (-1).

    Attributes
    ----------
    here
        Every order that they can be in at the share itself.
    after
        The order beyond it.
    """

    share: Bracket
    before: int
    here: frozenset[int]
    after: int


def track(weights: WeightTips, now: Standing, tip: int, row: int) -> Track:
    """Return how many themes are ahead of one on the way of a tip.

    Parameters
    ----------
    now
        The standing whose tips these are.
    row
        Of one of the tip's two themes.
    """
    way = weights.way(tip)
    if known := weights.tracks.get((way.start, row)):
        return replace(known, at=int(known.tips.searchsorted(tip, side="right")) - 1)
    rising = weights.riser[way] == row
    own = np.flatnonzero(rising | (weights.other[way] == row))
    rising, places = rising[own], own + way.start
    (own_place,) = np.flatnonzero(now.rows == row)
    ahead = len(now.keys) - int(now.not_above[own_place])
    if tip < len(weights.early):
        straight = _straight(weights, places, rising, ahead, tip)
        return straight or _any(weights, now, places, (tip, row, ahead))
    curved = weights.tracks[way.start, row] = _any(weights, now, places, (tip, row, ahead))
    return curved


def _straight(
    weights: WeightTips, places: NDArray[np.intp], rising: Truth, ahead: int, tip: int
) -> Track | None:
    """Return the same for straight lines, or None where floats cannot tell two shares apart."""
    early, late = weights.early[places], weights.late[places]
    apart = np.abs(np.asarray(early / (early - late), dtype=np.float64))
    order = np.argsort(apart, kind="stable")
    places, apart = places[order], apart[order]
    same = np.flatnonzero(apart[1:] == apart[:-1])
    if len(same):
        one, then = order[same], order[same + 1]
        if np.any(early[one] * late[then] != early[then] * late[one]):
            return None
    # Who is met from below is ahead no longer where they meet; who meets it from below is ahead beyond. What
    # comes level at the end alone is as before beyond it, as of curves.
    level = (rising & (early != 0)).astype(np.intp)[order]
    gained = (~rising[order] ^ weights.ties[places]).astype(np.intp)
    at = int(np.flatnonzero(places == tip)[0])
    if len(same):
        starts = np.flatnonzero(np.append(True, apart[1:] != apart[:-1]))
        level, gained = np.add.reduceat(level, starts), np.add.reduceat(gained, starts)
        places, at = places[starts], int(starts.searchsorted(at, side="right")) - 1
    after = ahead + (gained - level).cumsum()
    here = after - gained
    return Track(places, here + level, here, here, after, at)


def _any(weights: WeightTips, now: Standing, places: NDArray[np.intp], theme: tuple[int, int, int]) -> Track:
    """Return the same for curves of any kind, by the theme's tip, row and how many are ahead now."""
    tip, row, ahead = theme
    key = now.keys[now.rows == row][0]
    orders = {one: _sign(key - its) for one, its in zip(now.rows.tolist(), now.keys.tolist(), strict=True)}
    lines: list[tuple[int, int, int, int, int]] = []
    at = 0
    for together in _by_share(weights, places):
        at = len(lines) if tip in together else at
        least = most = after = ahead
        for other, tips in _by_other(weights, together, row).items():
            turn = _turn(weights, tips, row, orders[other])
            orders[other] = turn.after
            least += _behind(max(turn.here)) - _behind(turn.before)
            most += _behind(min(turn.here)) - _behind(turn.before)
            after += _behind(turn.after) - _behind(turn.before)
        lines.append((together[0], ahead, least, most, after))
        ahead = after
    known = np.array(lines, dtype=np.intp).T
    return Track(known[0], known[1], known[2], known[3], known[4], at)


def turns(weights: WeightTips, now: Standing, tip: int) -> Iterator[Turn]:
    """Yield the turns of a tip's riser against the other on its way, the nearest first."""
    way = weights.way(tip)
    riser, other = int(weights.riser[tip]), int(weights.other[tip])
    risers, others = weights.riser[way], weights.other[way]
    pair = ((risers == riser) & (others == other)) | ((risers == other) & (others == riser))
    keys = dict(zip(now.rows.tolist(), now.keys.tolist(), strict=True))
    order = _sign(keys[riser] - keys[other])
    for together in _by_share(weights, np.flatnonzero(pair) + way.start):
        turn = _turn(weights, together, riser, order)
        order = turn.after
        yield turn


def _sign(number: float) -> int:
    return int(number > 0) - int(number < 0)


def _behind(order: int) -> int:
    """Return 1 for a theme that is behind another, else 0."""
    return int(order < 0)


def _by_share(weights: WeightTips, places: NDArray[np.intp]) -> Iterator[list[int]]:
    """Yield tips on one way by share, the nearest first."""
    if len(places) and places[0] >= len(weights.early):  # curves were followed in this order
        yield from (list(together) for _, together in groupby(places.tolist(), weights.at))
        return
    at: dict[Bracket, list[int]] = {}
    for tip in places.tolist():
        at.setdefault(weights.at(tip), []).append(tip)
    backwards = bool(len(places)) and not weights.upwards[places[0]]
    for share in sorted(at, reverse=backwards):
        yield at[share]


def _by_other(weights: WeightTips, tips: Sequence[int], row: int) -> dict[int, list[int]]:
    """Return the tips of a theme at one share by the other theme."""
    found: dict[int, list[int]] = {}
    for tip in tips:
        riser, other = int(weights.riser[tip]), int(weights.other[tip])
        found.setdefault(other if riser == row else riser, []).append(tip)
    return found


def _turn(weights: WeightTips, tips: Sequence[int], row: int, before: int) -> Turn:
    """Return what tips of two themes at one share make of the order of the one to the other."""
    here, after = {before}, before
    for tip in sorted(tips, key=lambda one: weights.holds[one] == AT):
        order = 0 if weights.ties[tip] else 1 if weights.riser[tip] == row else -1
        if weights.holds[tip] == AT:
            here = {order}
            continue
        after = order
        if weights.holds[tip] != BEYOND:
            here = {order}
        elif before * after < 0:  # straight lines meet there; a curve may also jump beyond it
            here = {0} if tip < len(weights.early) else {before, 0}
    return Turn(weights.at(tips[0]), before, frozenset(here), after)

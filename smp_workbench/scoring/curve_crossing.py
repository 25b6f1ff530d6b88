"""Where themes pass one another while a share moves in which scores are curves of any kind.

Here: every change of order on the way from what the share is now to 0 and to 1, and which of them
matter for the cut line.
Not here: the curves (``scoring.share_curve``), and straight lines (``scoring.line_crossing``).

A way ends where some theme has no score any more, because a divisor is 0 there. What holds at a single
irrational share alone is passed over: no weights that can be written down come to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key, lru_cache
from itertools import combinations, pairwise
from typing import Final

from smp_workbench.scoring.curve import Curve
from smp_workbench.scoring.root import Root
from smp_workbench.scoring.standing import Standing
from smp_workbench.scoring.weight_tips import AT, BEYOND, FROM, Bracket

FINE: Final = Fraction(1, 2**40)
"""No interval that holds an irrational share is wider."""


PAIRS_KEPT: Final = 16_384
"""Pairs of curves whose turns are remembered, so that one changed cell costs one theme's pairs."""


@dataclass(frozen=True, slots=True)
class CurveTip:
    """One change of order; see ``weight_tips.WeightTips``. Themes are places in the standing."""

    riser: int
    other: int
    ties: bool
    holds: int
    crosses_cut: bool
    bracket: Bracket


@dataclass(frozen=True, slots=True)
class CurveWay:
    """All changes of order while a share rises, or falls.

    Attributes
    ----------
    tips
        The nearest first.
    stop
        The share at which, or beyond which, some theme has no score; None if all have one to the end.
    """

    upwards: bool
    tips: tuple[CurveTip, ...]
    stop: Bracket | None


@dataclass(frozen=True, slots=True)
class _Turn:
    """A share at which two curves change their order: the one is ahead (1), level (0) or behind (-1).

    Attributes
    ----------
    before, here, after
        The order before, at and beyond the share; ``after`` is None at the end of the way.
    """

    share: Root
    before: int
    here: int
    after: int | None


@dataclass(frozen=True, slots=True)
class _Met:
    """A turn, and whose it is: two places in the standing."""

    turn: _Turn
    one: int
    other: int


def curve_ways(curves: Sequence[Curve], share: Fraction, now: Standing) -> Iterator[CurveWay]:
    """Yield every change of order, those upwards first.

    Parameters
    ----------
    curves
        The scores of the themes of ``now``, in its order.
    share
        What the share is now.
    """
    up: list[_Met] = []
    down: list[_Met] = []
    for one, other in combinations(range(len(curves)), 2):
        for met, turns in zip((up, down), _turns(curves[one], curves[other], share), strict=True):
            met += [_Met(turn, one, other) for turn in turns]
    for upwards, met in ((True, up), (False, down)):
        met.sort(key=cmp_to_key(_compared), reverse=not upwards)
        stop = _end_of_way(curves, share, upwards)
        tips = tuple(_walked(met, stop, upwards, now))
        if stop is not None:
            stop.narrow(FINE)
        yield CurveWay(upwards, tips, (stop.low, stop.high) if stop is not None else None)


def _compared(one: _Met, other: _Met) -> int:
    return one.turn.share.compare(other.turn.share)


@lru_cache(maxsize=PAIRS_KEPT)
def _turns(one: Curve, other: Curve, share: Fraction) -> tuple[tuple[_Turn, ...], tuple[_Turn, ...]]:
    """Return where the order of two curves changes, upwards and downwards, the nearest first."""
    apart, place = one.minus(other).split().with_break(share)
    points, pieces = apart.point_signs(), apart.piece_signs()
    return (
        tuple(_on_way(apart.breaks[place:], points[place:], pieces[place:])),
        tuple(_on_way(apart.breaks[place::-1], points[place::-1], pieces[:place][::-1])),
    )


def _on_way(
    breaks: Sequence[Root], points: Sequence[int | None], pieces: Sequence[int | None]
) -> Iterator[_Turn]:
    """Yield the turns on one way, as far as both curves have a value."""
    before = points[0]
    for place, root in enumerate(breaks):
        here = points[place]
        after = pieces[place] if place < len(pieces) else None
        if before is None or here is None:
            return
        if here != before or (after is not None and after != here):
            yield _Turn(root, before, here, after)
        before = after


def _end_of_way(curves: Sequence[Curve], share: Fraction, upwards: bool) -> Root | None:
    """Return the nearest share on a way at which a theme has no score, or None."""
    nearest: Root | None = None
    for curve in curves:
        broken, place = curve.with_break(share)
        way = range(place, len(broken.breaks)) if upwards else range(place, -1, -1)
        for one, then in pairwise(way):
            piece = broken.pieces[min(one, then)]
            if piece is None or broken.points[then] is None:
                stop = broken.breaks[one if piece is None else then]
                if nearest is None or stop.compare(nearest) == (-1 if upwards else 1):
                    nearest = stop
                break
    return nearest


def _walked(met: Sequence[_Met], stop: Root | None, upwards: bool, now: Standing) -> Iterator[CurveTip]:
    """Yield the tips on one way, with who is above the cut line before and after each."""
    ahead = [len(now.keys) - int(above) for above in now.not_above]
    for together in _by_share(met):
        share = together[0].turn.share
        if stop is not None and share.compare(stop) in ((0, 1) if upwards else (0, -1)):
            return
        sides = [_above(ahead, now)]
        for one in together:
            _count(ahead, one, one.turn.before, one.turn.here)
        sides.append(_above(ahead, now))
        for one in together:
            _count(ahead, one, one.turn.here, one.turn.after)
        sides.append(_above(ahead, now))
        share.narrow(FINE)
        for one in together:
            yield from _tips(one, share, sides)


def _by_share(met: Sequence[_Met]) -> Iterator[list[_Met]]:
    """Yield the turns at each share together."""
    together: list[_Met] = []
    for one in met:
        if together and _compared(one, together[0]):
            yield together
            together = []
        together.append(one)
    if together:
        yield together


def _above(ahead: Sequence[int], now: Standing) -> list[bool]:
    return [others < now.cut_line for others in ahead]


def _count(ahead: list[int], met: _Met, old: int, new: int | None) -> None:
    """Move the count of those ahead of each of two themes from one order of the two to another."""
    if new is None:
        return
    for order, change in ((old, -1), (new, 1)):
        if order:
            ahead[met.other if order > 0 else met.one] += change


def _tips(met: _Met, share: Root, sides: Sequence[Sequence[bool]]) -> Iterator[CurveTip]:
    """Yield what one turn comes to: something at the share alone, something beyond it, or both."""
    before, here, after = met.turn.before, met.turn.here, met.turn.after
    found = []
    passes_through = here == 0 and after is not None and before * after < 0
    if here not in (before, after) and not passes_through and share.is_rational:
        found.append((here, AT, sides[1]))
    if after is not None and after != before:
        found.append((after, FROM if here == after else BEYOND, sides[2]))
    for order, holds, then in found:
        ahead = order > 0 or (order == 0 and before < 0)
        riser, other = (met.one, met.other) if ahead else (met.other, met.one)
        enters, leaves = then[riser] and not sides[0][riser], sides[0][other] and not then[other]
        bracket = (share.low, share.high)
        yield CurveTip(riser, other, order == 0, holds, enters or leaves, bracket)

"""How far what a weight's tipping point says is true: who comes above the cut line, and to which share.

Here: for one tip, whether its riser comes above the line or the other leaves it, and the shares for which
that and their order hold; and one tip of several that tell the same of the cut line.
Not here: the tips (``scoring.weight_tipping``), following a theme (``scoring.theme_track``), and how a
range of shares is said (``scoring.share_span``).

Two themes may keep their order while others come between them and the line. So whichever of them is said
to change its side is followed to the share at which it changes it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from smp_workbench.scoring.share_span import Span
from smp_workbench.scoring.standing import Standing
from smp_workbench.scoring.theme_track import Track, track, turns
from smp_workbench.scoring.weight_tips import AT, Bracket, WeightTips


@dataclass(frozen=True, slots=True)
class Reach:
    """What a tip means for the cut line, and for which shares it holds.

    Attributes
    ----------
    enters
        Whether the riser comes above the line.
    leaves
        Whether the other is above it no longer, and the riser has not come above it.
    level
        Whether the riser comes above the line by coming level with the last that is above it.
    span
        Where the two are in the order that the tip says, and the one of them above the line, or the
        other not. Where more cannot be told from the tips it ends early.
    """

    enters: bool
    leaves: bool
    level: bool
    span: Span


_End: TypeAlias = "tuple[Fraction, bool]"
"""A share, and whether it belongs to what it is an end of."""


def reach_of(weights: WeightTips, now: Standing, tip: int) -> Reach:
    """Return what a tip means for the cut line, and how far it holds.

    Parameters
    ----------
    now
        The standing whose tips these are.
    """
    if not weights.crosses_cut[tip]:
        return Reach(enters=False, leaves=False, level=False, span=_span(weights, now, tip, None))
    alone, line = bool(weights.holds[tip] == AT), now.cut_line
    riser = track(weights, now, tip, int(weights.riser[tip]))
    if _enters(riser, line, alone=alone):
        # Straight lines come level only where the way ends: until then enough of those they meet are ahead.
        level = bool(weights.ties[tip]) and tip < len(weights.early)
        span = _span(weights, now, tip, _Side(riser, line, above=True))
        return Reach(enters=True, leaves=False, level=level, span=span)
    other = track(weights, now, tip, int(weights.other[tip]))
    span = _span(weights, now, tip, _Side(other, line, above=False))
    return Reach(enters=False, leaves=True, level=False, span=span)


def told_once(weights: WeightTips, now: Standing, tips: Sequence[int]) -> Iterator[int]:
    """Yield tips of which none tells of the cut line what another does.

    Where more than two meet at one share, whoever comes above the line passes whoever leaves it, and that
    is told; that the one also passes others there, or that others pass the other, is not.

    Parameters
    ----------
    tips
        All that cross the cut line at the shares they are at.
    """
    if len(tips) == 1:
        yield tips[0]
        return
    together: dict[tuple[int, bool, bool, Bracket], list[int]] = {}
    for tip in tips:
        alone = bool(weights.holds[tip] == AT)
        where = (int(weights.share[tip]), bool(weights.upwards[tip]), alone, weights.at(tip))
        together.setdefault(where, []).append(tip)
    for met in together.values():
        yield from met if len(met) == 1 else _chosen(weights, now, met)


def _chosen(weights: WeightTips, now: Standing, met: Sequence[int]) -> Iterator[int]:
    """Yield tips at one share that name each theme which changes its side, as few as do."""
    alone, line = bool(weights.holds[met[0]] == AT), now.cut_line
    pairs = {tip: (int(weights.riser[tip]), int(weights.other[tip])) for tip in met}
    first = {row: tip for tip, rows in reversed(pairs.items()) for row in rows}
    tracks = {row: track(weights, now, tip, row) for row, tip in first.items()}
    enters = {row for row, its in tracks.items() if _enters(its, line, alone=alone)}
    leaves = {row for row, its in tracks.items() if _leaves(its, line, alone=alone)}
    above = {row for row, its in tracks.items() if _above(its, line, alone=alone)}

    def news(tip: int) -> set[int]:
        riser, other = pairs[tip]
        return ({riser} & enters) | ({other} & leaves)

    told: set[int] = set()
    for tip in sorted(met, key=lambda one: (-len(news(one)), pairs[one][0] not in above)):
        if news(tip) - told:
            yield tip
            told |= news(tip)


# --- sides of the line -----------------------------------------------------------------------------


def _above(its: Track, line: int, *, alone: bool) -> bool:
    """Whether a theme is above the line beyond the share it is followed to, or at that share alone."""
    return bool((its.most if alone else its.after)[its.at] < line)


def _enters(its: Track, line: int, *, alone: bool) -> bool:
    return _above(its, line, alone=alone) and bool(its.before[its.at] >= line)


def _leaves(its: Track, line: int, *, alone: bool) -> bool:
    return bool((its.least if alone else its.after)[its.at] >= line > its.before[its.at])


@dataclass(frozen=True, slots=True)
class _Side:
    """The side of the line on which a theme is said to be."""

    track: Track
    line: int
    above: bool

    def begins(self) -> bool:
        """Whether it is there at the share of its tip itself."""
        its = self.track
        return bool(its.most[its.at] < self.line if self.above else its.least[its.at] >= self.line)

    def end(self, weights: WeightTips, way: int) -> _End | None:
        """Return where it is there no longer; None if it stays."""
        its = self.track
        gone_here = its.most >= self.line if self.above else its.least < self.line
        gone_after = its.after >= self.line if self.above else its.after < self.line
        for place in (np.flatnonzero((gone_here | gone_after)[its.at + 1 :]) + its.at + 1).tolist():
            share = weights.at(its.tips[place])
            exact = share[0] == share[1]
            if gone_after[place] or exact:
                return share[::way][0], not (exact and gone_here[place])
        return None


# --- how far it holds ------------------------------------------------------------------------------


def _span(weights: WeightTips, now: Standing, tip: int, side: _Side | None) -> Span:
    """Return from which share to which two themes are in a tip's order, and one on its side of the line."""
    share = weights.at(tip)
    if weights.holds[tip] == AT:
        return Span(*share)
    way = 1 if weights.upwards[tip] else -1
    ends = [_end_of_way(weights, tip, way)]
    with_first = False  # two lines that cross are level there
    if tip >= len(weights.early):
        here, end = _order(weights, now, tip, way)
        ends += [end] if end else []
        with_first = share[0] != share[1] or (here and (side is None or side.begins()))
    if side is not None and (gone := side.end(weights, way)):
        ends.append(gone)
    last, with_last = min(ends, key=lambda end: (way * end[0], end[1]))
    return Span(share[::way][1], last, with_first, with_last)


def _end_of_way(weights: WeightTips, tip: int, way: int) -> _End:
    stop = weights.stops.get((int(weights.share[tip]), way > 0))
    if stop is None:
        return Fraction(int(way > 0)), True
    return stop[::way][0], stop[0] != stop[1]


def _order(weights: WeightTips, now: Standing, tip: int, way: int) -> tuple[bool, _End | None]:
    """Return whether two themes on curves have a tip's order at its share itself, and where it ends."""
    order, here = 0 if weights.ties[tip] else 1, False
    share, begun = weights.at(tip), False
    for turn in turns(weights, now, tip):
        exact = turn.share[0] == turn.share[1]
        if turn.share == share:
            begun, here = True, turn.here == {order}
        elif begun and (turn.after != order or (exact and turn.here != {order})):
            return here, (turn.share[::way][0], turn.here == {order} or not exact)
    return here, None

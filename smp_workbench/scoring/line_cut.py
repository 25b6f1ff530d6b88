"""Which crossings of lines move a theme across the cut line.

Here: for each crossing, whether the one theme comes above the line or the other is above it no longer.
Not here: the crossings themselves (``scoring.line_crossing``).

What counts is the side just before a crossing and just after it; "now" is before for two that are
level now, and the end of the way is after for two that come level there.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from smp_workbench.scoring.exact_column import Truth
from smp_workbench.scoring.line_crossing import Crossings
from smp_workbench.scoring.share_line import Lines
from smp_workbench.scoring.standing import Keys, Standing

STRIPS: Final = 6
"""Parts of a share's way in which the score at the cut line is bounded, to pass over most crossings."""

NEAR: Final = 1e-9
"""Share of the largest score by which floats may stray from a bound and still be looked at."""

AT_ONCE: Final = 250_000
"""Themes looked at together, over all crossings: a few megabytes."""

_MIXED: Final = np.stack((np.linspace(1, 0, STRIPS + 1), np.linspace(0, 1, STRIPS + 1)), axis=1)
"""How much of the scores where a way starts and ends makes those at each strip's border."""


def across_cut(drawn: Lines, now: Standing, met: Crossings) -> Truth:
    """Return, for each crossing, whether one of its themes changes its side of the cut line."""
    crosses = np.zeros(len(met.riser), dtype=np.bool_)
    place = len(now.keys) - now.cut_line
    if place <= 0:
        return crosses
    if now.keys[place] == now.keys[place - 1]:  # a tie stands across the line
        below = _left_below(np.broadcast_to(now.keys, drawn.ahead.shape), drawn.ahead, now.cut_line)
        chosen = np.flatnonzero(met.leaves)
        crosses[chosen] = below.ravel()[met.other[chosen]]
    chosen = np.flatnonzero(met.ties)
    below = _left_below(drawn.ahead, drawn.behind, now.cut_line)
    crosses[chosen] = below.ravel()[met.riser[chosen]]
    near = _near_line(drawn, now, met)
    size = max(AT_ONCE // len(now.keys), 1)
    for start in range(0, len(near), size):
        chosen = near[start : start + size]
        crosses[chosen] = _on_the_way(drawn, now, met, chosen)
    return crosses


def _left_below(keys: Keys, then: Keys, cut_line: int) -> Truth:
    """Return who is level at the cut line by the one and below it if the other decides among equals."""
    place = keys.shape[1] - cut_line
    mark = np.partition(keys, place, axis=1)[:, place, None]
    at_line = np.asarray(keys == mark)
    over = np.count_nonzero(keys > mark, axis=1)[:, None]
    among = np.sort(np.where(at_line, then, -np.inf), axis=1)
    return np.asarray(at_line & (then < np.take_along_axis(among, place + over, axis=1)))


def _near_line(drawn: Lines, now: Standing, met: Crossings) -> NDArray[np.intp]:
    """Return the crossings on the way whose score lies where the score at the cut line can be.

    Each strip's ends bound the score at the cut line in between: no theme is below the lower of its
    two scores there, nor above the higher.
    """
    start, change = _floats(drawn)
    heights = _MIXED @ np.stack((start, start + change * drawn.reach[:, None]), axis=1)
    lower = np.minimum(heights[:, 1:], heights[:, :-1])
    upper = np.maximum(heights[:, 1:], heights[:, :-1])
    place = len(now.keys) - now.cut_line
    slack = NEAR * float(np.abs(heights).max())
    low = np.partition(lower, place - 1, axis=2)[..., place - 1] - slack
    high = np.partition(upper, place, axis=2)[..., place] + slack
    possible = ((lower <= high[..., None]) & (upper >= low[..., None])).any(axis=1).ravel()
    chosen = np.flatnonzero(possible[met.riser] & possible[met.other] & ~(met.leaves | met.ties))
    riser, early = met.riser[chosen], met.early[chosen]
    way = np.asarray(early / (early - met.late[chosen]), dtype=np.float64)
    height = start.ravel()[riser] + way * change.ravel()[riser]
    line = riser // len(now.keys)
    strip = np.clip((way / drawn.reach[line] * STRIPS).astype(np.intp), 0, STRIPS - 1)
    near = (height >= low[line, strip]) & (height <= high[line, strip])
    return chosen[near]


def _floats(drawn: Lines) -> tuple[Keys, Keys]:
    """Return the scores now, and how they change on the way to the share's end, as floats."""
    unit = 1 if drawn.unit is None else drawn.unit
    now, end = (np.asarray(column / unit, dtype=np.float64) for column in (drawn.now, drawn.end))
    return now, end - now


def _on_the_way(drawn: Lines, now: Standing, met: Crossings, chosen: NDArray[np.intp]) -> Truth:
    """Return the same for crossings between the ends, by looking at all themes at each."""
    line, riser = np.divmod(met.riser[chosen], len(now.keys))
    early, late = met.early[chosen], met.late[chosen]
    upright = np.where(early > late, 1, -1)
    heights = (early * upright)[:, None] * drawn.end.take(line, axis=0)
    heights -= (late * upright)[:, None] * drawn.now.take(line, axis=0)
    own = heights[np.arange(len(line)), riser][:, None]
    if drawn.unit is not None:
        unit = drawn.unit[line]
        heights, own = heights * np.take_along_axis(unit, riser[:, None], axis=1), own * unit
    over = _counted(heights > own)
    level = heights == own
    crosses = np.asarray(over == now.cut_line - 1)
    several = np.flatnonzero(_counted(level) > 2)
    if len(several):
        crosses[several] = _among_several(drawn, now, met, chosen[several], (over[several], level[several]))
    return crosses


def _among_several(
    drawn: Lines,
    now: Standing,
    met: Crossings,
    chosen: NDArray[np.intp],
    around: tuple[NDArray[np.intp], Truth],
) -> Truth:
    """Return the same where more than two meet, of whom so many are above and those are level."""
    over, level = around
    line, riser = np.divmod(met.riser[chosen], len(now.keys))
    other = met.other[chosen] - line * len(now.keys)
    ahead, behind = drawn.ahead[line], drawn.behind[line]

    def above(theme: NDArray[np.intp], side: Keys) -> Truth:
        own = np.take_along_axis(side, theme[:, None], axis=1)
        return np.asarray(over + np.count_nonzero(level & (side > own), axis=1) < now.cut_line)

    enters = above(riser, ahead) & ~above(riser, behind)
    return np.asarray(enters | (above(other, behind) & ~above(other, ahead)))


def _counted(truths: Truth) -> NDArray[np.intp]:
    """Return how many hold in each row; a product with ones is the quickest way to count short rows."""
    return np.asarray(truths @ np.ones(truths.shape[1], dtype=np.float32), dtype=np.intp)

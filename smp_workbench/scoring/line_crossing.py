"""Where themes pass one another while a share moves in which every score is a straight line.

Here: the crossings of all pairs of themes over many shares, exactly.
Not here: the lines (``scoring.share_line``), and what a crossing means for the cut line
(``scoring.line_cut``).

Two lines cross once at most, so the order at both ends says whether they do. Their differences now
and at the end say where.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from smp_workbench.scoring.exact_column import Truth
from smp_workbench.scoring.share_line import Lines
from smp_workbench.scoring.standing import Standing
from smp_workbench.scoring.weight_tips import Integers


@dataclass(frozen=True, slots=True)
class Crossings:
    """Pairs of themes whose lines meet; shape (crossings,).

    Attributes
    ----------
    way, line
        Which way of ``Lines`` this lies on, and which line that is.
    riser, other
        Places in the standing: the theme that gains and the one that loses.
    early, late
        By how much the one is ahead of the other, now and at the end, over the same denominator.
    leaves
        Whether they are level now.
    ties
        Whether they come level where the way ends, and not before.
    """

    way: NDArray[np.intp]
    line: NDArray[np.intp]
    riser: NDArray[np.intp]
    other: NDArray[np.intp]
    early: Integers
    late: Integers
    leaves: Truth
    ties: Truth


def crossings(drawn: Lines, now: Standing) -> Crossings:
    """Return every crossing.

    Parameters
    ----------
    drawn
        Lines of the themes of ``now``, in its order.
    """
    count, ahead = len(now.keys), drawn.ahead
    level = np.nonzero(np.tril(now.keys[:, None] == now.keys, -1))
    met = ahead[:, :, None] <= ahead[:, None, :]
    met &= now.keys[:, None] > now.keys
    if len(level[0]):
        met[:, level[0], level[1]] = ahead[:, level[0]] != ahead[:, level[1]]
    places = np.flatnonzero(met)
    sizes = np.count_nonzero(met.reshape(len(met), -1), axis=1)
    way = np.repeat(np.arange(len(sizes)), sizes)
    line = np.repeat(drawn.way, sizes)
    pair = places - way * (count * count)
    one, other = (column[pair] for column in _pairs(count))
    early, late = _apart(drawn, line * count + one, line * count + other)
    mine, theirs = way * count + one, way * count + other
    meets = ahead.ravel()[mine] == ahead.ravel()[theirs]
    if not len(level[0]):
        return Crossings(way, line, other, one, early, late, np.zeros_like(meets), meets)
    leaves = np.asarray(early == 0, dtype=np.bool_)
    rises = leaves & (ahead.ravel()[mine] > ahead.ravel()[theirs])
    riser, loser = np.where(rises, one, other), np.where(rises, other, one)
    return Crossings(way, line, riser, loser, early, late, leaves, meets & ~leaves)


def _apart(drawn: Lines, one: NDArray[np.intp], other: NDArray[np.intp]) -> tuple[Integers, Integers]:
    """Return by how much some are ahead of others, now and at the end; all by their flat places."""
    columns = (drawn.now.ravel(), drawn.end.ravel())
    if drawn.unit is None:
        early, late = (column[one] - column[other] for column in columns)
        return early, late
    mine, theirs = drawn.unit.ravel()[one], drawn.unit.ravel()[other]
    early, late = (column[one] * theirs - column[other] * mine for column in columns)
    return early, late


@lru_cache(maxsize=4)
def _pairs(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return both places of every pair of so many themes, in rows."""
    one, other = np.divmod(np.arange(count * count), count)
    return one, other

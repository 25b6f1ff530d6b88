"""Where themes pass one another while a share moves in which every score is a straight line.

Here: the crossings of all pairs of themes over many shares, exactly.
Not here: the lines (``scoring.share_line``), and what a crossing means for the cut line
(``scoring.line_cut``).

Two lines cross once at most, so the order at both ends says whether they do. Their differences now
and at the end say where.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smp_workbench.scoring.exact_column import Truth
from smp_workbench.scoring.share_line import Lines
from smp_workbench.scoring.standing import Standing
from smp_workbench.scoring.weight_tips import Integers


@dataclass(frozen=True, slots=True)
class Crossings:
    """Pairs of themes whose lines meet; shape (crossings,) unless said otherwise.

    Attributes
    ----------
    sizes
        Shape (ways,): how many lie on each way of ``Lines``, one way after the other.
    riser, other
        The theme that gains and the one that loses, as places in the flat arrays of ``Lines``: the
        way times the number of themes, and the theme's place in the standing.
    early, late
        By how much the one is ahead of the other, now and at the end, over the same denominator.
    leaves
        Whether they are level now.
    ties
        Whether they come level where the way ends, and not before.
    """

    sizes: NDArray[np.intp]
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
    other = places // count
    riser = places - other * count + np.repeat(np.arange(len(met)) * count, sizes)
    early, late = _apart(drawn, other, riser)
    far = ahead.ravel()
    ties = far[other] == far[riser]
    leaves = np.zeros_like(ties)
    if len(level[0]):
        leaves = np.asarray(early == 0, dtype=np.bool_)
        ties &= ~leaves
        starts = np.flatnonzero(leaves)
        turned = starts[far[other[starts]] > far[riser[starts]]]
        riser[turned], other[turned] = other[turned], riser[turned]
    return Crossings(sizes, riser, other, early, late, leaves, ties)


def _apart(drawn: Lines, one: NDArray[np.intp], other: NDArray[np.intp]) -> tuple[Integers, Integers]:
    """Return by how much some are ahead of others, now and at the end; all by their flat places."""
    columns = (drawn.now.ravel(), drawn.end.ravel())
    if drawn.unit is None:
        early, late = (column[one] - column[other] for column in columns)
        return early, late
    mine, theirs = drawn.unit.ravel()[one], drawn.unit.ravel()[other]
    early, late = (column[one] * theirs - column[other] * mine for column in columns)
    return early, late

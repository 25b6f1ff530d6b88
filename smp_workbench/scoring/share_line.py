"""The scores as straight lines over one weight share, where the formula makes them so.

Here: the lines in whole numbers, and numbers that sort as they do at both ends.
Not here: where lines cross (``scoring.line_crossing``), scores at the ends (``scoring.share_end``),
and formulas that make something else of a share (``scoring.share_curve``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final, TypeAlias, cast

import numpy as np
from numpy.typing import DTypeLike, NDArray

from smp_workbench.scoring.exact_column import ExactColumn, Truth, Whole
from smp_workbench.scoring.share_path import Share
from smp_workbench.scoring.standing import Keys, Standing
from smp_workbench.scoring.weight_tips import Integers

LARGEST_DIFFERENCE: Final = 2**30
"""Bound up to which two differences of scores can be multiplied in 64 bits."""

FINEST_SHARE: Final = 2**22
"""Largest denominator of a share for that; a float still holds a difference times it."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The scores of themes on the ways that some shares can move; shapes (ways, themes) or (ways,).

    Each share moves to its end, which is 1, or 0 if the share is 1 now; after all of these come those
    that can move back to 0 as well.

    Attributes
    ----------
    places
        Shape (ways,): which share of the model moves.
    upwards
        Shape (ways,): whether it rises on its way.
    now, end
        Numerators of the scores now and at the share's end, whichever way it moves.
    unit
        Denominators of both; None where all themes have the same, which is then left out.
    reach
        Shape (ways,): how far the way goes, in parts of the way from now to the share's end: 1, or a
        negative number if it goes the other way.
    ahead, behind
        What sorts and ties as the scores do where the way ends, and as those at the other end of the
        share: 0 or 1.
    """

    places: NDArray[np.intp]
    upwards: Truth
    now: Integers
    end: Integers
    unit: Integers | None
    reach: Keys
    ahead: Keys
    behind: Keys


_Batch: TypeAlias = "tuple[list[int], Integers, Integers, Integers | None]"
"""Which shares, and the numerators and denominators of their lines."""


def lines(
    shares: Sequence[Share], places: Sequence[int], columns: Sequence[ExactColumn], now: Standing
) -> Iterator[Lines]:
    """Yield the lines between the scores now and those at one end, in batches of one kind of number.

    Parameters
    ----------
    shares
        All shares of the model.
    places
        Those whose lines are wanted.
    columns
        For each of them the scores of the themes of ``now``, in its order, at its end.
    """
    if not places:
        return
    moved = [shares[place].now for place in places]
    fine = [share.denominator > FINEST_SHARE for share in moved]
    fixed = all(isinstance(column.denominator, int) for column in (now.score, *columns))
    batches = _over_one_unit if fixed else _over_own_units
    for chosen, first, last, unit in batches(now.score, columns, fine):
        above = np.array([moved[one].numerator for one in chosen], dtype=first.dtype)
        below = np.array([moved[one].denominator for one in chosen], dtype=first.dtype)
        at_one = np.asarray(above != below, dtype=np.bool_)
        ends, others = _keys(last, unit), _keys(below[:, None] * first - above[:, None] * last, unit)
        others[~at_one] = now.keys
        back = np.flatnonzero(at_one & (above != 0))
        ways = np.concatenate((np.arange(len(chosen)), back))
        yield Lines(
            np.array([places[one] for one in chosen], dtype=np.intp)[ways],
            at_one[ways] & (np.arange(len(ways)) < len(chosen)),
            first[ways],
            last[ways],
            None if unit is None else unit[ways],
            np.concatenate((np.ones(len(chosen)), _back(above[back], below[back]))),
            np.concatenate((ends, others[back])),
            np.concatenate((others, ends[back])),
        )


def _back(above: Integers, below: Integers) -> Keys:
    """Return how far it is from shares to 0, against the way to 1; negative."""
    return np.asarray(above / (above - below), dtype=np.float64)


def _over_one_unit(now: ExactColumn, ends: Sequence[ExactColumn], fine: Sequence[bool]) -> Iterator[_Batch]:
    """Yield numerators over a denominator that all themes of a share have, which is left out."""
    mine = _fixed(now)
    grows = [(lcm(mine, theirs) // mine, lcm(mine, theirs) // theirs) for theirs in map(_fixed, ends)]
    last = np.array([end.numerator for end in ends])
    widest, widths = float(np.abs(now.numerator).max()), np.abs(last).max(axis=1).tolist()
    small = [
        not too_fine and 2 * max(widest * grow, width * grow_end) <= LARGEST_DIFFERENCE
        for (grow, grow_end), width, too_fine in zip(grows, widths, fine, strict=True)
    ]
    for chosen, kind in _kinds(small):
        factors = np.array([grows[one] for one in chosen], dtype=kind)
        yield (
            chosen,
            _whole(now.numerator, kind) * factors[:, :1],
            _whole(last if len(chosen) == len(ends) else last[chosen], kind) * factors[:, 1:],
            None,
        )


def _over_own_units(now: ExactColumn, ends: Sequence[ExactColumn], fine: Sequence[bool]) -> Iterator[_Batch]:
    """Yield numerators over denominators of each theme's own."""
    count = len(now.numerator)
    scores, under = _whole(now.numerator, object), _under(now, count)
    firsts, lasts, units, small = [], [], [], []
    for end, too_fine in zip(ends, fine, strict=True):
        own = _under(end, count)
        unit: Integers = np.lcm(under, own)
        firsts.append(scores * (unit // under))
        lasts.append(_whole(end.numerator, object) * (unit // own))
        units.append(unit)
        bound = 2 * max(_largest(firsts[-1]), _largest(lasts[-1])) * _largest(unit)
        small.append(not too_fine and bound <= LARGEST_DIFFERENCE)
    for chosen, kind in _kinds(small):
        first, last, unit = (
            np.array([columns[one] for one in chosen], dtype=kind) for columns in (firsts, lasts, units)
        )
        yield chosen, first, last, unit


def _kinds(small: Sequence[bool]) -> Iterator[tuple[list[int], DTypeLike]]:
    """Yield the places of small numbers and the others', each with what holds them; no empty ones."""
    for wanted, kind in ((True, np.int64), (False, object)):
        chosen = [place for place, is_small in enumerate(small) if is_small == wanted]
        if chosen:
            yield chosen, kind


def _keys(numerators: Integers, unit: Integers | None) -> Keys:
    """Return floats that sort and tie as these numbers do, row by row.

    Small numbers keep numerator times denominator below 2^53, so that division rounds no two
    different ones to the same float. Others are sorted as fractions.
    """
    if numerators.dtype != np.object_:
        return np.asarray(numerators if unit is None else numerators / unit, dtype=np.float64)
    keys = np.empty(numerators.shape)
    units = np.ones_like(numerators) if unit is None else unit
    for place, (over, under) in enumerate(zip(numerators.tolist(), units.tolist(), strict=True)):
        numbers = [Fraction(*pair) for pair in zip(over, under, strict=True)]
        order = {number: key for key, number in enumerate(sorted(set(numbers)))}
        keys[place] = [order[number] for number in numbers]
    return keys


def _fixed(column: ExactColumn) -> int:
    return cast("int", column.denominator)


def _under(column: ExactColumn, count: int) -> Integers:
    if isinstance(column.denominator, int):
        return _whole(np.full(count, column.denominator), object)
    return _whole(column.denominator, object)


def _largest(column: Integers | Whole) -> int:
    return max(abs(int(number)) for number in column.tolist())


def _whole(column: Whole | Integers, kind: DTypeLike) -> Integers:
    """Return whole numbers as 64-bit ones, or as Python integers."""
    if kind is object:
        numbers = [int(number) for number in column.ravel().tolist()]
        return cast("Integers", np.array(numbers, dtype=np.object_).reshape(column.shape))
    return column.astype(np.int64)

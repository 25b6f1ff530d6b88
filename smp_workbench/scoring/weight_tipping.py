"""Which weight share would change the order: every share from none to all, every pair of themes.

Here: tipping points of weights, for any formula.
Not here: those of scores (``scoring.cell_tipping``) and the sentences (``scoring.tipping_words``).

The formula's shape says whether every score is a straight line over a share. Where it is, two
evaluations give every crossing of all themes at once (``scoring.line_crossing``). Where a weight stands
twice, or under ``max``, ``min`` or ``if``, scores are taken piece by piece (``scoring.curve_crossing``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.curve_crossing import CurveWay, curve_ways
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.line_crossing import crossings
from smp_workbench.scoring.line_cut import across_cut
from smp_workbench.scoring.share_curve import share_curve
from smp_workbench.scoring.share_end import ShareEnds, share_ends
from smp_workbench.scoring.share_line import Lines, lines
from smp_workbench.scoring.share_path import Share, is_affine, shares
from smp_workbench.scoring.standing import Standing
from smp_workbench.scoring.weight_tips import AT, Bracket, WeightTips, joined, no_tips


@dataclass(frozen=True, slots=True)
class _Shares:
    """A model's shares, those in which every score is a straight line prepared for computing."""

    all: tuple[Share, ...]
    straight: tuple[int, ...]
    ends: ShareEnds


QUICK_PAIRS: Final = 200
"""Pairs of themes, over all shares that are no straight lines, that an edit can wait for: about a tenth of a
second the first time, and after an edit of one theme a part of that."""

SAVED_PAIRS: Final = 4_500
"""The same that a save can wait for, which writes what it found once: 30 themes and ten shares, for most
formulas in one second, and in two at most."""


def weight_tips(
    compiled: CompiledModel, positions: Positions, now: Standing, left_out: Sequence[Share] = ()
) -> WeightTips:
    """Return at which weight shares the order changes.

    Parameters
    ----------
    compiled
        The scoring model, whatever its formula.
    positions
        Shape (themes, criteria), of which ``now`` is the standing.
    now
        Incomplete themes take no part.
    left_out
        Shares that are not looked at, of those that :func:`slow_shares` names.

    Returns
    -------
    WeightTips
        Every change of order of two themes while one share moves from what it is now to 0 or 1 and
        the others keep their proportions. Coming level is a tie and no pass; two that are level now
        pass at once.
    """
    known = _shares(compiled)
    if len(now.rows) < 2 or not known.all:
        return no_tips(known.all)
    ends = known.ends.scores(compiled, positions[now.rows])
    parts = [_straight(known.all, drawn, now) for drawn in lines(known.all, known.straight, ends, now)]
    curved = [
        place
        for place, share in enumerate(known.all)
        if place not in known.straight and share not in left_out
    ]
    if curved:
        parts.append(_curved(compiled, positions, now, curved))
    return joined(parts) if parts else no_tips(known.all)


def slow_shares(compiled: CompiledModel, now: Standing, most_pairs: int = QUICK_PAIRS) -> tuple[Share, ...]:
    """Return the shares whose tipping points would take long: curves, with many pairs of themes."""
    known = _shares(compiled)
    slow = tuple(share for place, share in enumerate(known.all) if place not in known.straight)
    count = len(now.rows)
    return slow if len(slow) * count * (count - 1) // 2 > most_pairs else ()


def _straight(known: tuple[Share, ...], drawn: Lines, now: Standing) -> WeightTips:
    met = crossings(drawn, now)
    rows = np.broadcast_to(now.rows, drawn.ahead.shape).ravel()
    return WeightTips(
        known,
        np.repeat(drawn.places, met.sizes),
        np.repeat(drawn.upwards, met.sizes),
        rows[met.riser],
        rows[met.other],
        met.ties,
        met.ties * np.int8(AT),  # everywhere else it holds BEYOND, which is 0
        across_cut(drawn, now, met),
        met.early,
        met.late,
        met.sizes,
    )


def _curved(
    compiled: CompiledModel, positions: Positions, now: Standing, places: Sequence[int]
) -> WeightTips:
    known = _shares(compiled)
    found: list[tuple[int, CurveWay]] = []
    for place in places:
        share = known.all[place]
        curves = [share_curve(compiled, share, row) for row in positions[now.rows]]
        found.extend((place, way) for way in curve_ways(curves, share.now, now))
    none = np.zeros(0, dtype=np.int64)
    tips = [tip for _, way in found for tip in way.tips]
    sizes = np.array([len(way.tips) for _, way in found], dtype=np.intp)
    return WeightTips(
        known.all,
        np.repeat(np.array([place for place, _ in found], dtype=np.intp), sizes),
        np.repeat(np.array([way.upwards for _, way in found], dtype=np.bool_), sizes),
        now.rows[np.array([tip.riser for tip in tips], dtype=np.intp)],
        now.rows[np.array([tip.other for tip in tips], dtype=np.intp)],
        np.array([tip.ties for tip in tips], dtype=np.bool_),
        np.array([tip.holds for tip in tips], dtype=np.int8),
        np.array([tip.crosses_cut for tip in tips], dtype=np.bool_),
        none,
        none,
        sizes,
        tuple(tip.bracket for tip in tips),
        np.array([_middle(tip.bracket) for tip in tips], dtype=np.float64),
        {(place, way.upwards): way.stop for place, way in found if way.stop is not None},
    )


def _middle(bracket: Bracket) -> float:
    low, high = bracket
    return (float(low) + float(high)) / 2  # fractions add slowly


@lru_cache(maxsize=8)
def _shares(compiled: CompiledModel) -> _Shares:
    known = shares(compiled)
    straight = tuple(place for place, share in enumerate(known) if is_affine(compiled, share))
    return _Shares(known, straight, share_ends(compiled, [known[place] for place in straight]))

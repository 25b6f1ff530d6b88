"""Which single score would change the order: every cell of the grid, to each other level.

Here: tipping points of cells, for any formula, as arrays.
Not here: those of weights (``scoring.weight_tipping``) and the sentences (``scoring.tipping_words``).

Every cell is tried at every other level of its criterion, all in one pass over arrays: a level more
costs one number a step of the formula. So nothing is asked of the formula; it may use a criterion as
often as it likes. What a change passes is then a range of the order, since it passes everything
between where the theme stood and where it comes to stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.evaluate import run_steps
from smp_workbench.scoring.exact_column import Truth, Whole
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.standing import Keys, Rows, Standing, order_keys

Effect: TypeAlias = Literal["leaves", "enters", "passes", "ties", "falls behind"]

EFFECTS: Final[tuple[Effect, ...]] = ("leaves", "enters", "passes", "ties", "falls behind")
"""What a change does; an effect's place here is its number in the arrays."""

_Counts: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class CellTips:
    """Changes of one score that change the order; all arrays have the shape (tips,).

    For the cut line there is every change by which the theme itself leaves or enters. For the others
    there is, for each cell, other theme and effect, the smallest change alone; of two that are equally
    small the one upwards.

    Attributes
    ----------
    theme, criterion
        Row and column of the cell in the positions.
    old, new
        Its level's position now, and the one it would have.
    effect
        Number of the effect in ``EFFECTS``.
    first, last
        The other themes are ``order[first:last]``, without the theme itself; both 0 for the cut line.
    order
        Rows of the complete themes, the lowest score first.
    """

    theme: Rows
    criterion: NDArray[np.intp]
    old: NDArray[np.intp]
    new: NDArray[np.intp]
    effect: NDArray[np.int8]
    first: NDArray[np.intp]
    last: NDArray[np.intp]
    order: Rows

    @property
    def size(self) -> NDArray[np.intp]:
        """By how many levels each change moves the score."""
        return np.asarray(np.abs(self.new - self.old))

    def pairs(self) -> tuple[NDArray[np.intp], Rows]:
        """Return the tips that are about another theme, one for each: the tip's place, the other's row."""
        counts = self.last - self.first
        places = np.repeat(np.arange(len(counts)), counts)
        starts = np.repeat(self.first - (np.cumsum(counts) - counts), counts)
        others = self.order[starts + np.arange(len(places))]
        itself = others == self.theme[places]
        return places[~itself], others[~itself]


@dataclass(frozen=True, slots=True)
class _Ladders:
    """A model's levels as the cells of complete themes see them.

    Attributes
    ----------
    columns
        Shape (used criteria,): those that the formula uses.
    values
        Shape (used criteria, levels): in the units of ``scoring.level_table``; short ladders are
        filled up with 0, which nothing asks for.
    nearest
        Shape (levels - 1, used criteria, levels): the other levels, the nearest first and of two the
        upper; filled up with the level itself.
    """

    columns: NDArray[np.intp]
    values: Whole
    nearest: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Trials:
    """Every cell at every other level; shapes (levels - 1, themes, used criteria).

    Attributes
    ----------
    levels, keys
        The level tried, nearest first, and what the score would be.
    below, not_above
        How many themes, as they stand now, are below that score, and how many not above it.
    """

    levels: NDArray[np.intp]
    keys: Keys
    below: _Counts
    not_above: _Counts


def cell_tips(compiled: CompiledModel, positions: Positions, now: Standing) -> CellTips:
    """Return which changes of one score change the order.

    Parameters
    ----------
    compiled
        The scoring model, whatever its formula.
    positions
        Shape (themes, criteria), of which ``now`` is the standing.
    now
        Incomplete themes take no part.

    Returns
    -------
    CellTips
        Coming to stand level is a tie and no pass; leaving a tie upwards is a pass.
    """
    ladders = _ladders(compiled)
    places = positions[now.rows][:, ladders.columns].astype(np.intp)
    trials = _trials(compiled, positions, places, now)
    found = [*_across_line(trials, now), *_past_others(trials, now)]
    sizes = [len(flat) for flat, *_ in found]
    first, last = np.zeros((2, sum(sizes)), dtype=np.intp)
    begin = 0
    for size, (_, own_first, own_last) in zip(sizes, found, strict=True):
        first[begin : begin + size], last[begin : begin + size] = own_first, own_last
        begin += size
    flat = np.concatenate([part for part, *_ in found])
    cell = flat % places.size
    return CellTips(
        now.rows[cell // places.shape[1]],
        ladders.columns[cell % places.shape[1]],
        places.ravel()[cell],
        trials.levels.ravel()[flat],
        np.repeat(np.arange(len(EFFECTS), dtype=np.int8), sizes),
        first,
        last,
        now.rows,
    )


def _trials(
    compiled: CompiledModel, positions: Positions, places: NDArray[np.intp], now: Standing
) -> _Trials:
    ladders = _ladders(compiled)
    levels = ladders.nearest[:, np.arange(len(ladders.columns)), places]
    keys = _keys(compiled, positions[now.rows], levels)
    lowest = now.below == np.arange(len(now.keys))  # of themes that are level the first
    heights = np.append(now.below[lowest], len(now.keys))
    marks = np.append(now.keys[lowest], np.inf)
    steps = marks.searchsorted(keys)
    return _Trials(levels, keys, heights[steps], heights[steps + (marks[steps] == keys)])


def _keys(compiled: CompiledModel, rows: Positions, levels: NDArray[np.intp]) -> Keys:
    """Return the score's key with each cell at each of the levels, shape as ``levels``."""
    ladders, table = _ladders(compiled), compiled.table
    values = table.values[rows + table.offsets]
    numerators = table.matrix @ values.T
    if table.constants is not None:
        numerators += table.constants
    factors = table.matrix[:, None, ladders.columns]
    # Taking the old value out before the new one goes in never passes what the model's bound allows.
    others = numerators[:, :, None] - factors * values[:, ladders.columns]
    tried = ladders.values[np.arange(len(ladders.columns)), levels]
    changed = others[:, None] + factors[:, None] * tried
    steps = compiled.steps[: compiled.score_step + 1]
    score = run_steps(steps, changed.reshape(len(changed), -1))[compiled.score_step]
    return order_keys(score).reshape(levels.shape)


_Found: TypeAlias = "tuple[_Counts, _Counts | int, _Counts | int]"
"""Flat places of trials, and their ranges of the order."""


def _across_line(trials: _Trials, now: Standing) -> tuple[_Found, _Found]:
    """Return every trial by which the theme itself leaves, and by which it enters."""
    after = len(now.keys) - trials.not_above - (now.keys[:, None] > trials.keys) + 1
    above = (now.ranks <= now.cut_line)[:, None]
    moves = (after <= now.cut_line) != above
    return (np.flatnonzero(moves & above), 0, 0), (np.flatnonzero(moves & ~above), 0, 0)


def _past_others(trials: _Trials, now: Standing) -> tuple[_Found, _Found, _Found]:
    """Return the trials that pass, tie with and fall behind a theme that no nearer level does it to."""
    own, low, high = now.keys[:, None], now.below[:, None], now.not_above[:, None]
    passed = np.where(trials.keys > own, trials.below, low)
    before = _so_far(np.maximum, passed, low)
    behind = np.where(trials.keys < own, trials.not_above, high)
    after = _so_far(np.minimum, behind, high)
    # The first range on either side holds the theme's own place, and may hold nothing else.
    upwards = np.flatnonzero(passed - before > (before == low))
    downwards = np.flatnonzero(after - behind > (after == high))
    level = np.flatnonzero(_first_ties(trials, trials.keys != own))
    return (
        (upwards, before.ravel()[upwards], passed.ravel()[upwards]),
        (level, trials.below.ravel()[level], trials.not_above.ravel()[level]),
        (downwards, behind.ravel()[downwards], after.ravel()[downwards]),
    )


def _so_far(reach: np.ufunc, ends: _Counts, start: _Counts) -> _Counts:
    """Return how far the nearer levels have reached already, for each trial."""
    nearer = np.empty_like(ends)
    nearer[0], nearer[1:] = start, ends[:-1]
    reach.accumulate(nearer, axis=0, out=nearer)
    return nearer


def _first_ties(trials: _Trials, moved: Truth) -> Truth:
    """Return where a trial comes level with others, and no nearer level has the same score."""
    ties = (trials.not_above > trials.below) & moved
    for place in range(1, len(ties)):
        ties[place] &= ~(trials.keys[:place] == trials.keys[place]).any(axis=0)
    return ties


@lru_cache(maxsize=8)
def _ladders(compiled: CompiledModel) -> _Ladders:
    """Return the ladders of a model; it asks for them at every key."""
    columns = np.flatnonzero(compiled.needed[:, 0])
    lengths = [len(compiled.model.criteria[column].levels) for column in columns]
    longest = max(lengths, default=2)
    table = compiled.table
    values = np.zeros((len(columns), longest), dtype=table.values.dtype)
    nearest = np.zeros((longest - 1, len(columns), longest), dtype=np.intp)
    for number, (column, length) in enumerate(zip(columns, lengths, strict=True)):
        start = table.offsets[column]
        values[number, :length] = table.values[start : start + length]
        for own in range(length):
            others = sorted(set(range(length)) - {own}, key=lambda one: (abs(one - own), -one))
            nearest[:, number, own] = [*others, *[own] * (longest - length)]
    return _Ladders(columns, values, nearest)

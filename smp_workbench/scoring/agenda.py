"""What to talk about: the cells in which some card's level would change who is above the cut line.

Here: trying every level that a card holds, one cell at a time.
Not here: how far cards are apart (``scoring.spread``), and every other level that nobody gave
(``scoring.cell_tipping``).

Talk about any other cell can change a score but not the plan. Cells come by spread times effect: how
many steps the cards are apart, times how many themes change sides at the most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.assessment import Assessment
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.exact_column import Truth
from smp_workbench.scoring.level_array import BLANK, Positions, level_positions
from smp_workbench.scoring.spread import Spread, median_levels
from smp_workbench.scoring.standing import Keys, order_keys, standing


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A cell worth talking about.

    Attributes
    ----------
    steps
        Levels between the lowest card and the highest.
    effect
        How many themes change sides of the cut line at the most.
    level
        Position of the level that does it, 0 first; of several the one next to what counts now.
    enter, leave
        Refs of the themes that change sides then.
    """

    ref: str
    code: str
    steps: int
    effect: int
    level: int
    enter: tuple[str, ...]
    leave: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Spread times effect, by which the agenda is in order."""
        return self.steps * self.effect


@dataclass(frozen=True, slots=True, eq=False)
class _Trials:
    """Levels that cards hold and that do not count now; all arrays have the shape (trials,)."""

    theme: NDArray[np.intp]
    criterion: NDArray[np.intp]
    level: NDArray[np.int16]


def counted_levels(assessment: Assessment, found: Spread) -> Positions:
    """Return what counts now: the agreed level, or the cards' lower median where none is agreed yet."""
    agreed = level_positions(assessment.model, assessment.agreed, found.refs)
    return np.where(agreed == BLANK, median_levels(found), agreed)


def agenda(
    assessment: Assessment, found: Spread, compiled: CompiledModel | None = None
) -> tuple[AgendaItem, ...]:
    """Return the cells in which some card's level would change who is above the line, the weightiest first.

    Parameters
    ----------
    found
        The round's spread.
    compiled
        The assessment's scoring model; None compiles it.

    Returns
    -------
    tuple of AgendaItem
        Of equal weight the one with more steps first, then in the order of themes and criteria. A theme
        without a score, because nobody gave a level somewhere, is on no agenda: it has no side yet.
    """
    compiled = compiled or compile_model(assessment.model)
    positions = counted_levels(assessment, found)
    tried = _trials(compiled, positions, found)
    now, then = _sides(compiled, positions, tried, assessment.cut_line)
    items = list(_items(found, positions, tried, now, then))
    return tuple(sorted(items, key=lambda item: (-item.weight, -item.steps)))


def _trials(compiled: CompiledModel, positions: Positions, found: Spread) -> _Trials:
    """Return every level on a card, once for each cell of a theme with a score."""
    used = [compiled.model.codes.index(code) for code in compiled.used]
    complete = np.asarray((positions[:, used] >= 0).all(axis=1))
    cells = {
        (theme, criterion, int(level))
        for scorer in found.given
        for theme, criterion in np.argwhere((scorer >= 0) & (scorer != positions)).tolist()
        if complete[theme]
        for level in (scorer[theme, criterion],)
    }
    table = np.array(sorted(cells), dtype=np.intp).reshape(len(cells), 3)
    return _Trials(table[:, 0], table[:, 1], table[:, 2].astype(np.int16))


def _sides(
    compiled: CompiledModel, positions: Positions, tried: _Trials, cut_line: int
) -> tuple[Truth, Truth]:
    """Return who is above the line now, shape (themes,), and in each trial, shape (trials, themes)."""
    order = standing(compiled, positions, cut_line)
    rank = np.full(len(positions), len(positions) + 1)
    rank[order.rows] = order.ranks
    rows = positions[tried.theme]
    rows[np.arange(len(rows)), tried.criterion] = tried.level
    keys = order_keys(evaluate(compiled, positions).score)
    scored = np.zeros(len(positions), dtype=np.bool_)
    scored[order.rows] = True
    after = _ranks_after(rank, keys, order_keys(evaluate(compiled, rows).score), tried.theme, scored)
    return np.asarray(rank <= cut_line), np.asarray((after <= cut_line) & scored)


def _ranks_after(
    rank: NDArray[np.intp], keys: Keys, moved: Keys, theme: NDArray[np.intp], scored: Truth
) -> NDArray[np.intp]:
    """Return all ranks once one theme has another score, shape (trials, themes)."""
    overtaken = (moved[:, None] > keys).astype(np.intp) - (keys[theme][:, None] > keys)
    after = rank + overtaken
    others_above = ((keys > moved[:, None]) & scored).sum(axis=1)
    others_above -= keys[theme] > moved  # itself, as it stands now, is nobody else
    after[np.arange(len(theme)), theme] = others_above + 1
    return after


def _items(
    found: Spread, positions: Positions, tried: _Trials, now: Truth, then: Truth
) -> Iterator[AgendaItem]:
    changed = then != now
    effects = changed.sum(axis=1)
    best: dict[tuple[int, int], int] = {}
    for trial in np.flatnonzero(effects).tolist():
        cell = int(tried.theme[trial]), int(tried.criterion[trial])
        known = best.get(cell)
        if known is None or _stronger(trial, known, effects, np.abs(tried.level - positions[cell])):
            best[cell] = trial
    steps = found.steps
    for (theme, criterion), trial in sorted(best.items()):
        yield AgendaItem(
            found.refs[theme],
            found.codes[criterion],
            int(steps[theme, criterion]),
            int(effects[trial]),
            int(tried.level[trial]),
            _refs(found, changed[trial] & then[trial]),
            _refs(found, changed[trial] & now),
        )


def _stronger(trial: int, known: int, effects: NDArray[np.intp], off: NDArray[np.int16]) -> bool:
    return bool((effects[trial], -off[trial]) > (effects[known], -off[known]))


def _refs(found: Spread, which: Truth) -> tuple[str, ...]:
    return tuple(found.refs[place] for place in np.flatnonzero(which).tolist())

"""What would change the answer, for an assessment: tipping points with their themes and criteria.

Here: from an assessment to its tipping points, and choosing among them, the smallest change first.
Not here: finding them (``scoring.tipping``) and saying them (``scoring.tipping_words``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.domain.scoring_model import Criterion, Group, ScoringModel
from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.cell_tipping import EFFECTS, Effect
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.level_array import level_positions
from smp_workbench.scoring.share_path import Share
from smp_workbench.scoring.tip_reach import Reach, reach_of, told_once
from smp_workbench.scoring.tipping import TippingPoints, tipping_points
from smp_workbench.scoring.weight_tipping import QUICK_PAIRS
from smp_workbench.scoring.weight_tips import AT, FROM

ACROSS: tuple[Effect, ...] = ("leaves", "enters")
"""Effects that concern the cut line and no other theme."""


@dataclass(frozen=True, slots=True)
class CellTip:
    """One score that changes the order.

    Attributes
    ----------
    old, new
        Values of the level that the cell has and of the one it would have.
    steps
        How many levels lie between them, 1 for neighbours.
    other
        The theme that is passed, tied with or fallen behind; None for the cut line.
    shares_place
        Whether the theme enters by coming level with the last that is above the cut line.
    """

    theme: Theme
    criterion: Criterion
    old: Fraction
    new: Fraction
    steps: int
    effect: Effect
    other: Theme | None = None
    shares_place: bool = False


@dataclass(frozen=True, slots=True)
class WeightTip:
    """One share that changes the order.

    Attributes
    ----------
    share
        The one that moves, and what it is now.
    group
        The group whose whole it is a share of; None for a group's share of the score.
    name
        Of the criterion or group whose share it is.
    low, high
        What the share would be: two equal numbers, or two very near ones if it is irrational.
    upwards
        Whether it rises to there.
    at_once
        Whether the order is another at the share itself already, and not only beyond it.
    only_there
        Whether the order is as before beyond the share, or there is no beyond.
    ties
        Whether the riser comes level with the other only.
    crosses_cut
        Whether one of the two changes its side of the cut line.
    points, place
        Where it was read from, and its place there.
    """

    share: Share
    group: Group | None
    name: str
    low: Fraction
    high: Fraction
    upwards: bool
    at_once: bool
    only_there: bool
    riser: Theme
    other: Theme
    ties: bool
    crosses_cut: bool
    points: TippingPoints = field(compare=False, repr=False)
    place: int = field(compare=False, repr=False)

    @property
    def change(self) -> Fraction:
        """How far the share lies from what it is now."""
        return abs((self.low + self.high) / 2 - self.share.now)

    @property
    def reach(self) -> Reach:
        """What it means for the cut line, and for which shares it holds; worked out when asked for."""
        return reach_of(self.points.weights, self.points.now, self.place)


@dataclass(frozen=True, slots=True, eq=False)
class Tips:
    """The tipping points of an assessment.

    Attributes
    ----------
    themes
        Those that are scored by nature; the rows that the points speak of.
    """

    model: ScoringModel
    themes: tuple[Theme, ...]
    points: TippingPoints

    @property
    def cut_line(self) -> int:
        """How many themes the plan can take."""
        return self.points.now.cut_line

    @property
    def ranked(self) -> tuple[Theme, ...]:
        """The themes with a score, by rank, ties by ref."""
        now = self.points.now
        order = sorted(zip(now.ranks.tolist(), now.rows.tolist(), strict=True), key=self._place)
        return tuple(self.themes[row] for _, row in order)

    @property
    def above(self) -> int:
        """How many themes are above the cut line now; a tie can make them more than it takes."""
        return int(np.count_nonzero(self.points.now.ranks <= self.cut_line))

    def _place(self, ranked: tuple[int, int]) -> tuple[int, str]:
        return ranked[0], self.themes[ranked[1]].ref


Places: TypeAlias = NDArray[np.intp]
"""Places of tips in the arrays."""


def find_tips(
    assessment: Assessment,
    compiled: CompiledModel | None = None,
    card: Scorecard | None = None,
    quick_but: str | None = None,
    most_pairs: int = QUICK_PAIRS,
) -> Tips:
    """Return the tipping points of an assessment.

    Parameters
    ----------
    compiled
        Its scoring model; None compiles it.
    card
        The scorecard to rank by; None takes the agreed scores.
    quick_but
        If given, weights that would take long under this formula are left out, but for the one with this
        code; the points say which. An empty code is none.
    most_pairs
        Pairs of themes, over all weights, from which those take too long.

    Raises
    ------
    WorkbenchError
        If the model does not work, or the card has a level that the model does not have.
    """
    compiled = compiled or compile_model(assessment.model)
    themes = tuple(theme for theme in assessment.themes if theme.scored)
    refs = [theme.ref for theme in themes]
    positions = level_positions(compiled.model, card or assessment.agreed, refs)
    points = tipping_points(compiled, positions, assessment.cut_line, quick_but, most_pairs)
    return Tips(compiled.model, themes, points)


# --- scores --------------------------------------------------------------------------------------


def all_cells(tips: Tips) -> Iterator[CellTip]:
    """Yield every tipping point of a score: those of the cut line first, then the others."""
    cells = tips.points.cells
    line = np.flatnonzero(cells.effect < len(ACROSS))
    yield from _cells(tips, line)
    yield from _cells(tips, *cells.pairs())


def cut_cells(tips: Tips, ref: str | None = None) -> list[CellTip]:
    """Return which single scores move their own theme across the cut line.

    Parameters
    ----------
    ref
        Of the theme; None for all.

    Returns
    -------
    list
        Of each cell the smallest change, the smallest first; of equal ones the theme that is nearest
        to the cut line.
    """
    cells = tips.points.cells
    chosen = np.flatnonzero(cells.effect < len(ACROSS))
    nearest = np.lexsort((cells.size[chosen], cells.criterion[chosen], cells.theme[chosen]))
    keys = cells.theme[chosen] * len(tips.model.criteria) + cells.criterion[chosen]
    _, first = np.unique(keys[nearest], return_index=True)
    found = list(_cells(tips, chosen[nearest][first]))
    ranks = dict(zip(tips.points.now.rows.tolist(), tips.points.now.ranks.tolist(), strict=True))
    distance = {
        theme.ref: abs(2 * ranks[row] - 2 * tips.cut_line - 1)
        for row, theme in enumerate(tips.themes)
        if row in ranks
    }
    found.sort(key=lambda tip: (tip.steps, distance[tip.theme.ref], tip.theme.ref))
    return [tip for tip in found if ref in (None, tip.theme.ref)]


def nearest_cells(tips: Tips) -> list[CellTip]:
    """Return, of each theme that one score can move across the cut line, the smallest change that does."""
    first: dict[str, CellTip] = {}
    for tip in cut_cells(tips):
        first.setdefault(tip.theme.ref, tip)
    return list(first.values())


def theme_cells(tips: Tips, ref: str) -> list[CellTip]:
    """Return what the scores of one theme can do to its place, the smallest change first."""
    cells = tips.points.cells
    own = cells.theme == _row(tips, ref)
    places, others = cells.pairs()
    chosen = own[places]
    found = list(_cells(tips, np.flatnonzero(own & (cells.effect < len(ACROSS)))))
    found += _cells(tips, places[chosen], others[chosen])
    return sorted(found, key=lambda tip: tip.steps)


def _row(tips: Tips, ref: str) -> int:
    return next(row for row, theme in enumerate(tips.themes) if theme.ref == ref)


def _cells(tips: Tips, places: Places, others: Places | None = None) -> Iterator[CellTip]:
    cells = tips.points.cells
    ties = _ties_at_line(tips)
    rows: Iterable[int | None] = [None] * len(places) if others is None else others.tolist()
    for place, other in zip(places.tolist(), rows, strict=True):
        theme, column = int(cells.theme[place]), int(cells.criterion[place])
        criterion = tips.model.criteria[column]
        old, new = int(cells.old[place]), int(cells.new[place])
        effect = EFFECTS[cells.effect[place]]
        yield CellTip(
            tips.themes[theme],
            criterion,
            criterion.levels[old].value,
            criterion.levels[new].value,
            abs(new - old),
            effect,
            None if other is None else tips.themes[other],
            effect == "enters" and (theme, column, new) in ties,
        )


def _ties_at_line(tips: Tips) -> set[tuple[int, int, int]]:
    """Return the row, column and new level of cells that come level with the last above the cut line."""
    cells, now = tips.points.cells, tips.points.now
    if len(now.keys) < tips.cut_line:
        return set()
    place = len(now.keys) - tips.cut_line
    level = (cells.effect == EFFECTS.index("ties")) & (cells.first <= place) & (place < cells.last)
    return {
        (int(cells.theme[tip]), int(cells.criterion[tip]), int(cells.new[tip]))
        for tip in np.flatnonzero(level)
    }


# --- weights -------------------------------------------------------------------------------------


def all_weights(tips: Tips) -> Iterator[WeightTip]:
    """Yield every tipping point of a weight."""
    yield from _weights(tips, range(len(tips.points.weights.share)))


def cut_weights(tips: Tips, most: int | None = None, code: str = "") -> list[WeightTip]:
    """Return which shares move a theme across the cut line, the smallest change first.

    Of several that tell the same of the line, because more than two themes meet there, one is returned.

    Parameters
    ----------
    code
        Of the criterion or group whose share alone moves; empty for every share.
    """
    points = tips.points
    places, changes = _sorted(tips, points.weights.crosses_cut & _moves(tips, code))
    near = groupby(zip(changes.tolist(), places.tolist(), strict=True), key=itemgetter(0))
    told = chain.from_iterable(
        told_once(points.weights, points.now, [place for _, place in together]) for _, together in near
    )
    return list(_weights(tips, islice(told, most)))


def order_weights(
    tips: Tips, ref: str | None = None, most: int | None = None, code: str = ""
) -> list[WeightTip]:
    """Return which shares change the order, of one theme or of all, the smallest change first.

    Parameters
    ----------
    code
        Of the criterion or group whose share alone moves; empty for every share.
    """
    weights, chosen = tips.points.weights, _moves(tips, code)
    if ref is not None:
        row = _row(tips, ref)
        chosen &= (weights.riser == row) | (weights.other == row)
    return list(_weights(tips, _sorted(tips, chosen)[0][:most].tolist()))


def _moves(tips: Tips, code: str) -> NDArray[np.bool_]:
    """Return which tips are of a share; of any if the code is empty."""
    weights = tips.points.weights
    wanted = np.array([not code or share.code == code for share in weights.shares], dtype=np.bool_)
    return wanted[weights.share] if len(wanted) else np.zeros(len(weights.share), dtype=np.bool_)


def _sorted(tips: Tips, chosen: NDArray[np.bool_]) -> tuple[Places, NDArray[np.float64]]:
    """Return the places of the chosen tips, the smallest change first, and the changes."""
    places = np.flatnonzero(chosen)
    changes = tips.points.weights.changes()[places].round(12)  # equal changes keep the model's order
    order = np.argsort(changes, kind="stable")
    return places[order], changes[order]


def _weights(tips: Tips, places: Iterable[int]) -> Iterator[WeightTip]:
    weights = tips.points.weights
    for place in places:
        share = weights.shares[weights.share[place]]
        criterion = tips.model.criterion(share.code) if share.group else None
        group = tips.model.group(share.group or share.code)
        low, high = weights.at(place)
        yield WeightTip(
            share,
            group if share.group else None,
            criterion.name if criterion else group.name if group else share.code,
            *(low, high),
            upwards=bool(weights.upwards[place]),
            at_once=bool(weights.holds[place] in (FROM, AT)),
            only_there=bool(weights.holds[place] == AT),
            riser=tips.themes[weights.riser[place]],
            other=tips.themes[weights.other[place]],
            ties=bool(weights.ties[place]),
            crosses_cut=bool(weights.crosses_cut[place]),
            points=tips.points,
            place=place,
        )

"""Who stays above the cut line whichever score moves by one level, and between whom the other places are.

Here: the cut line summed up.
Not here: the single changes (``scoring.tip``), and how often a theme keeps its side when much is
uncertain at once (``scoring.acceptability``), which is what *firm* and *competes* are said of.

One score moves by one level, any theme's. A theme stays if it is above the line after every such move. A
place is between all those whom some such move takes across the line: out of it or into it, by a score
of their own or because another theme goes up or down. Only a theme whose rank is the line itself can be put
out by another that rises; only the one next below can be let in by another that falls. Whoever comes
above the line without anybody's leaving it does so by a tie.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.cell_tipping import EFFECTS, Effect
from smp_workbench.scoring.exact_column import Truth
from smp_workbench.scoring.tip import ACROSS, CellTip, Tips, WeightTip, cut_cells, cut_weights


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """The cut line summed up; themes by rank.

    Attributes
    ----------
    above
        How many themes are above the line; a tie can make them more than it takes.
    staying
        Above the line, whichever score moves by one level.
    between
        Those whom the other places are between: they leave, are put out, enter or are let in.
    leaves, enters
        By a score of their own; whoever enters has somebody leave.
    put_out, let_in
        By a score of another theme alone; whoever is let in has somebody leave.
    joins
        Come above the line by a tie alone, so that nobody leaves.
    level
        Themes that share the last rank above the line, if that puts more above it than it takes.
    nearest_cell, nearest_weight
        The smallest change of a score, and of a weight, that moves a theme across the line; None if
        none does.
    weighted
        Whether the score depends on any weights.
    left_out
        How many weights were not looked at, because that would have taken long.
    scored, total
        How many themes have a score, of how many that are to have one.
    """

    cut_line: int
    above: int
    staying: tuple[Theme, ...]
    between: tuple[Theme, ...]
    leaves: tuple[Theme, ...]
    put_out: tuple[Theme, ...]
    enters: tuple[Theme, ...]
    let_in: tuple[Theme, ...]
    joins: tuple[Theme, ...]
    level: tuple[Theme, ...]
    nearest_cell: CellTip | None
    nearest_weight: WeightTip | None
    weighted: bool
    left_out: int
    scored: int
    total: int

    @property
    def falling(self) -> int:
        """How many of those above the line some move takes below it."""
        return len(self.leaves) + len(self.put_out)

    @property
    def places(self) -> int:
        """How many places those who stay leave; none where a tie puts as many above as the line takes."""
        return max(self.cut_line - len(self.staying), 0)


def contest(tips: Tips) -> Contest:
    """Return who stays above the cut line, and between whom its other places are."""
    cells, weights, ranked = cut_cells(tips), cut_weights(tips, 1), tips.ranked
    now = tips.points.now
    ranks = sorted(now.ranks.tolist())
    leaves, put_out, enters, let_in, joins = _movers(tips)
    between = leaves | put_out | enters | let_in
    above = {theme.ref for theme in ranked[: tips.above]}
    shared = ranks[tips.above - 1] if tips.above > tips.cut_line else 0
    return Contest(
        tips.cut_line,
        tips.above,
        _of(ranked, above - between),
        _of(ranked, between),
        _of(ranked, leaves),
        _of(ranked, put_out),
        _of(ranked, enters),
        _of(ranked, let_in),
        _of(ranked, joins),
        tuple(theme for theme, rank in zip(ranked, ranks, strict=True) if rank == shared),
        cells[0] if cells else None,
        weights[0] if weights else None,
        bool(tips.points.weights.shares),
        len(tips.points.left_out),
        len(ranked),
        len(tips.themes),
    )


def _movers(tips: Tips) -> tuple[set[str], set[str], set[str], set[str], set[str]]:
    """Return the refs of those who leave, are put out, enter, are let in, and join by a tie alone."""
    now = tips.points.now
    last, following = (now.ranks == rank for rank in (now.cut_line, now.cut_line + 1))
    above = set(now.rows[now.ranks <= now.cut_line].tolist())
    leaves, enters = (_rows(tips, effect) for effect in ACROSS)
    passing = _rows(tips, "passes", last)
    put_out = {row for row in now.rows[last].tolist() if passing - {row}}
    behind = above & _rows(tips, "falls behind", following)
    level = above & _rows(tips, "ties", following)
    let_in = set(now.rows[following].tolist()) if behind else set()
    joins = enters | (set(now.rows[following].tolist()) if level else set())
    own = enters & passing
    groups = leaves, put_out - leaves, own, let_in - own, joins - own - let_in
    leave, out, enter, let, join = ({tips.themes[row].ref for row in rows} for rows in groups)
    return leave, out, enter, let, join


def _rows(tips: Tips, effect: Effect, others: Truth | None = None) -> set[int]:
    """Return whom a move of one of their scores by one level gives an effect, on some others if given.

    Parameters
    ----------
    others
        Shape (complete themes,), in the order of the standing: one after the other, and level.
    """
    cells = tips.points.cells
    chosen = (cells.effect == EFFECTS.index(effect)) & (cells.size == 1)
    if others is not None:
        place = int(others.argmax()) if others.any() else -1
        chosen &= (cells.first <= place) & (place < cells.last)
    return set(cells.theme[chosen].tolist())


def _of(ranked: Iterable[Theme], refs: set[str]) -> tuple[Theme, ...]:
    return tuple(theme for theme in ranked if theme.ref in refs)

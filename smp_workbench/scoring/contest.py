"""Who stays above the cut line and who competes for the last places, by what single changes would do.

Here: the cut line summed up.
Not here: the single changes (``scoring.tip``), and how often a theme keeps its side when much is
uncertain at once (``scoring.acceptability``).

Firmness is another question: how often, when much is uncertain at once (``scoring.acceptability``). Here a
theme competes if one level on one of its own scores takes it across the line. So does whoever would
make room for it, or take the room that it leaves: the themes that stand next to the line on the other
side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.tip import CellTip, Tips, WeightTip, cut_cells, cut_weights


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """The cut line summed up; themes by rank.

    Attributes
    ----------
    above
        How many themes are above the line; a tie can make them more than it takes.
    staying
        Above the line, and not competing.
    competing
        For the places that are left.
    leaves, enters
        Those of them that one level on one of their own scores takes out, or brings in.
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
    competing: tuple[Theme, ...]
    leaves: tuple[Theme, ...]
    enters: tuple[Theme, ...]
    level: tuple[Theme, ...]
    nearest_cell: CellTip | None
    nearest_weight: WeightTip | None
    weighted: bool
    left_out: int
    scored: int
    total: int


def contest(tips: Tips) -> Contest:
    """Return who stays and who competes for the last places above the cut line."""
    cells = cut_cells(tips)
    weights = cut_weights(tips, 1)
    moved = {effect: _refs(cells, effect) for effect in ("leaves", "enters")}
    ranked, ranks = tips.ranked, sorted(tips.points.now.ranks.tolist())
    above = {theme.ref for theme in ranked[: tips.above]}
    competing = moved["leaves"] | moved["enters"]
    if moved["leaves"]:
        competing |= _with_rank(
            ranked, ranks, min((rank for rank in ranks if rank > tips.cut_line), default=0)
        )
    if moved["enters"]:
        competing |= _with_rank(ranked, ranks, max(rank for rank in ranks if rank <= tips.cut_line))
    level = tips.above > tips.cut_line
    return Contest(
        tips.cut_line,
        tips.above,
        _of(ranked, above - competing),
        _of(ranked, competing),
        _of(ranked, moved["leaves"]),
        _of(ranked, moved["enters"]),
        _of(ranked, _with_rank(ranked, ranks, ranks[tips.above - 1])) if level else (),
        cells[0] if cells else None,
        weights[0] if weights else None,
        bool(tips.points.weights.shares),
        len(tips.points.left_out),
        len(ranked),
        len(tips.themes),
    )


def _refs(cells: Iterable[CellTip], effect: str) -> set[str]:
    return {tip.theme.ref for tip in cells if tip.effect == effect and tip.steps == 1}


def _with_rank(ranked: Iterable[Theme], ranks: Iterable[int], wanted: int) -> set[str]:
    return {theme.ref for theme, rank in zip(ranked, ranks, strict=True) if rank == wanted}


def _of(ranked: Iterable[Theme], refs: Iterable[str]) -> tuple[Theme, ...]:
    known = set(refs)
    return tuple(theme for theme in ranked if theme.ref in known)

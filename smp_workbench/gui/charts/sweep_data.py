"""A weight from none to all, as data: every theme's score and rank on the way, and where the order changes.

Here: one frozen record, made from a sweep and the exact tipping points of its share.
Not here: sentences (``sweep_words``), drawing (``sweep_chart``), computing (``scoring.sweep``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import SCORE_PLACES
from smp_workbench.gui.charts.sweep_words import (
    crossing_words,
    sweep_lines,
    sweep_notes,
    sweep_title,
    unmarked_notes,
)
from smp_workbench.gui.tables.score_cell import score_text
from smp_workbench.scoring.sweep import Sweep
from smp_workbench.scoring.tip import Tips, WeightTip, cut_weights, order_weights

MOST_CROSSINGS: Final = 24
"""Marked, unless the cut line alone has more: it has all of its own, and the theme in focus what is left,
the nearest to the present share first."""
BELOW: Final = 5
"""Ranks that are drawn below the cut line."""
_BESIDE_LINE: Final = 2
"""Themes on either side of the cut line whose names come before others."""
USUAL_ROOM: Final = 360
"""Pixels that the chart is high in a document."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A share at which the order changes.

    Attributes
    ----------
    share
        Exact, or nearly so where it is irrational.
    cut
        Whether somebody crosses the cut line there.
    words
        What happens there.
    """

    share: Fraction
    cut: bool
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class SweepData:
    """The whole chart.

    Attributes
    ----------
    sweep
        None where there is nothing to show.
    name
        The share, such as "Physical harm in Harm".
    labels
        Of the themes, by ref.
    focus
        Ref of the theme that is drawn before all others.
    crossings
        Of the cut line, and of the theme in focus, by share.
    by_score
        Whether lines are scores and not ranks.
    lowest_rank
        The last rank that is drawn; the theme in focus has a strip of its own below it.
    named
        Refs of the themes whose names come before others: the one in focus, those of the title, those next
        to the cut line.
    tried
        The share that was tried last; None if none was.
    room
        Pixels that the chart should be high.
    places
        Digits after the point that tell scores apart.
    """

    sweep: Sweep | None
    name: str
    labels: Mapping[str, str]
    focus: str
    title: str
    lines: tuple[str, ...]
    crossings: tuple[Crossing, ...] = ()
    cut_line: int = 0
    by_score: bool = False
    lowest_rank: int = 0
    named: tuple[str, ...] = ()
    tried: Fraction | None = None
    room: int = USUAL_ROOM
    notes: tuple[str, ...] = ()
    places: int = SCORE_PLACES

    def score_shown(self, sweep: Sweep, place: int, theme: int) -> str:
        """Return a score as people read it, of a share and a theme by their places in the sweep."""
        return score_text(Fraction(float(sweep.scores[place, theme])).limit_denominator(10**6), self.places)

    @property
    def focus_beyond(self) -> bool:
        """Whether the theme in focus has a rank on the way that is not drawn among the others."""
        sweep = self.sweep
        if sweep is None or self.by_score or not self.focus:
            return False
        return bool(sweep.ranks[:, sweep.refs.index(self.focus)].max() > self.lowest_rank)

    def tries(self, tried: Fraction | None, room: int) -> SweepData:
        """Return the same with another share tried, and as high as there is room."""
        if self.sweep is None:
            return self
        lines = sweep_lines(self.sweep, tried, by_score=self.by_score)
        return replace(self, tried=tried, room=room, lines=lines)


def sweep_data(
    assessment: Assessment,
    sweep: Sweep,
    tips: Tips,
    name: str,
    focus: str,
    *,
    by_score: bool,
    instead: str = "",
) -> SweepData:
    """Return what the chart shows.

    Parameters
    ----------
    sweep, tips
        Of this assessment.
    name
        The share in words.
    focus
        Ref of the theme in focus; one without a score is as good as none.
    instead
        Said in place of the finding, where it is not known at which shares the order changes.
    """
    labels = {theme.ref: theme.label for theme in assessment.themes}
    focus = focus if focus in sweep.refs else ""
    cut = cut_weights(tips, code=sweep.code)
    own = order_weights(tips, focus, code=sweep.code) if focus else []
    lowest = min(len(sweep.refs), assessment.cut_line + BELOW)
    crossings, unmarked = _crossings([*cut, *own], assessment.cut_line)
    return SweepData(
        sweep=sweep,
        name=name,
        labels=labels,
        focus=focus,
        title=instead or sweep_title(name, cut, own, labels.get(focus, ""), assessment.cut_line),
        lines=sweep_lines(sweep, by_score=by_score),
        notes=(
            *sweep_notes(name, sweep, lowest, labels.get(focus, ""), by_score=by_score),
            *unmarked_notes(unmarked, labels.get(focus, "")),
        ),
        crossings=crossings,
        named=_named(sweep, cut, focus, assessment.cut_line),
        cut_line=assessment.cut_line,
        by_score=by_score,
        lowest_rank=lowest,
        places=sweep.places_apart(SCORE_PLACES),
    )


def no_sweep(title: str, line: str = "") -> SweepData:
    """Return a chart that only says why there is nothing to show."""
    return SweepData(None, "", {}, "", title, (line,) if line else ())


def _named(sweep: Sweep, cut: list[WeightTip], focus: str, cut_line: int) -> tuple[str, ...]:
    """Return who is named first: in focus, in the title, and at most two on either side of the cut line."""
    ranks = sweep.ranks[sweep.shares.index(sweep.now)].tolist()
    by_rank = sorted(zip(ranks, sweep.refs, strict=True))
    above = [ref for rank, ref in by_rank if rank <= cut_line]
    below = [ref for rank, ref in by_rank if rank > cut_line]
    told = [cut[0].riser.ref, cut[0].other.ref] if cut else []
    nearest = [*above[: -_BESIDE_LINE - 1 : -1], *below[:_BESIDE_LINE]]
    return tuple(dict.fromkeys(ref for ref in (focus, *told, *nearest) if ref))


def _crossings(tips: list[WeightTip], cut_line: int) -> tuple[tuple[Crossing, ...], int]:
    """Return the crossings by share, and how many are left out; what happens at one share is one crossing."""
    at: dict[Fraction, list[WeightTip]] = {}
    told: set[tuple[Fraction, str, str, bool]] = set()
    for tip in tips:
        share = (tip.low + tip.high) / 2
        key = (share, tip.riser.ref, tip.other.ref, tip.upwards)
        if key not in told:
            told.add(key)
            at.setdefault(share, []).append(tip)
    line = {share for share, here in at.items() if any(tip.crosses_cut for tip in here)}
    others = sorted(at.keys() - line, key=lambda share: abs(share - at[share][0].share.now))
    marked = [*line, *others[: max(0, MOST_CROSSINGS - len(line))]]
    crossings = tuple(
        Crossing(share, share in line, crossing_words(at[share], cut_line)) for share in sorted(marked)
    )
    return crossings, len(at) - len(marked)

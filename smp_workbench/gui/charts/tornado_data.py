"""What one level down or up does to a theme, as data: its finding and a bar for each criterion.

Here: one frozen record, made from an assessment and its tornado.
Not here: sentences (``tornado_words``), drawing (``tornado_chart``), computing (``scoring.tornado``).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import places_apart
from smp_workbench.domain.ranking import Ranking
from smp_workbench.gui.charts.tornado_words import end_words, tornado_lines, tornado_title
from smp_workbench.gui.tables.score_cell import level_text, score_text
from smp_workbench.scoring.tornado import Outcome, TornadoBar

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TornadoEnd:
    """The theme with one criterion at some level.

    Attributes
    ----------
    level, score, rank
        As shown.
    value, place
        Score and rank as numbers, for the scales.
    words
        All of it, for those who hear it.
    """

    level: str
    score: str
    rank: str
    value: float
    place: int
    words: str


@dataclass(frozen=True, slots=True)
class TornadoRow:
    """One criterion; None beyond the ends of its scale."""

    code: str
    name: str
    now: TornadoEnd
    lower: TornadoEnd | None
    higher: TornadoEnd | None

    @property
    def ends(self) -> tuple[TornadoEnd, ...]:
        """One level lower, now, one level higher, as far as there are such levels."""
        return tuple(end for end in (self.lower, self.now, self.higher) if end is not None)


@dataclass(frozen=True, slots=True)
class TornadoData:
    """The whole chart.

    Attributes
    ----------
    ref, label
        Of the theme.
    rows
        Widest swing first; empty where there is nothing to show.
    cut_line
        How many themes the plan can take.
    """

    ref: str
    label: str
    title: str
    lines: tuple[str, ...]
    rows: tuple[TornadoRow, ...]
    cut_line: int
    notes: tuple[str, ...] = ()


def tornado_data(
    assessment: Assessment, ranking: Ranking, ref: str, bars: tuple[TornadoBar, ...]
) -> TornadoData:
    """Return what the chart shows.

    Parameters
    ----------
    ranking, bars
        Of this assessment, and of a theme that has a score.
    """
    label, cut = assessment.theme(ref).label, assessment.cut_line
    scores = [one.score for bar in bars for one in (bar.lower, bar.now, bar.higher) if one is not None]
    places = places_apart(scores, least=ranking.places)
    rows = tuple(_row(bar, label, cut, places) for bar in bars)
    return TornadoData(ref, label, tornado_title(label, bars, cut), tornado_lines(ranking, ref), rows, cut)


def no_tornado(title: str, line: str = "") -> TornadoData:
    """Return a chart that only says why there is nothing to show."""
    return TornadoData("", "", title, (line,) if line else (), (), 0)


def _row(bar: TornadoBar, label: str, cut_line: int, places: int) -> TornadoRow:
    lower, higher = (
        _end(one, bar, label, cut_line, places) if one is not None else None
        for one in (bar.lower, bar.higher)
    )
    now = _end(bar.now, bar, label, cut_line, places)
    return TornadoRow(bar.criterion.code, bar.criterion.name, now, lower, higher)


def _end(outcome: Outcome, bar: TornadoBar, label: str, cut_line: int, places: int) -> TornadoEnd:
    return TornadoEnd(
        level=level_text(outcome.level.value),
        score=score_text(outcome.score, places),
        rank=f"{outcome.rank}=" if outcome.tied else str(outcome.rank),
        value=float(outcome.score),
        place=outcome.rank,
        words=end_words(label, bar, outcome, cut_line, places),
    )

"""What the firmness chart shows, as data: its words, its columns of ranks and a row for each theme.

Here: one frozen record, made from an assessment, its ranking and its rank acceptability.
Not here: sentences (``firmness_words``), where things stand and drawing (``firmness_chart``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import Ranking
from smp_workbench.gui.charts.firmness_words import (
    firmness_lines,
    firmness_notes,
    firmness_title,
)
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.scoring.acceptability import Acceptability
from smp_workbench.scoring.yardstick import in_words, percent_text

translate = QCoreApplication.translate
BELOW: Final = 3
"""Ranks below the cut line that have a column of their own."""
_MOST_RANKS: Final = 11
"""Columns of single ranks; with a line lower than that, the first ranks share one."""


@dataclass(frozen=True, slots=True)
class RankColumn:
    """One column.

    Attributes
    ----------
    heading
        ``"4"``, ``"1–52"`` or “lower”.
    first, last
        Its ranks.
    """

    heading: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class FirmnessRow:
    """One theme.

    Attributes
    ----------
    shares, texts
        In how many draws, 0 to 1 and as whole per cent, it has the rank of each column.
    above, word
        In how many per cent of draws it is above the cut line, and how probable that is in words.
    """

    ref: str
    label: str
    name: str
    shares: tuple[float, ...]
    texts: tuple[str, ...]
    above: str
    word: str


@dataclass(frozen=True, slots=True)
class FirmnessData:
    """The whole chart.

    Attributes
    ----------
    title, lines, notes
        The finding, what must be known to read it, and the details.
    columns
        Of ranks, from the first.
    above
        How many of them are above the cut line.
    cut_line
        How many themes the plan can take.
    rows
        In the order of the ranking; themes without a score last.
    """

    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    columns: tuple[RankColumn, ...]
    above: int
    cut_line: int
    rows: tuple[FirmnessRow, ...]


def firmness_data(assessment: Assessment, ranking: Ranking, found: Acceptability) -> FirmnessData:
    """Return what the chart shows.

    Parameters
    ----------
    ranking, found
        Of this assessment.
    """
    columns = rank_columns(len(found.refs), found.cut_line)
    order = {theme.ref: place for place, theme in enumerate(ranking.themes)}
    names = {theme.ref: (theme.label, theme.name) for theme in assessment.themes}
    counts = np.array(
        [found.counts[:, one.first - 1 : one.last].sum(axis=1) for one in columns], dtype=np.intp
    ).reshape(len(columns), len(found.refs))
    times = found.times_above.tolist()
    rows = [
        _row(ref, names[ref], counts[:, place].tolist(), times[place], found.draws)
        for place, ref in enumerate(found.refs)
    ]
    rows.sort(key=lambda row: order[row.ref])
    return FirmnessData(
        title=firmness_title(found),
        lines=firmness_lines(assessment, found),
        notes=firmness_notes(assessment, found),
        columns=columns,
        above=sum(column.last <= found.cut_line for column in columns),
        cut_line=found.cut_line,
        rows=tuple(rows),
    )


def without_rows(title: str, line: str = "") -> FirmnessData:
    """Return a chart that only says why there is nothing to show."""
    return FirmnessData(title, (line,) if line else (), (), (), 0, 0, ())


def rank_columns(themes: int, cut_line: int) -> tuple[RankColumn, ...]:
    """Return the columns: a few ranks below the cut line, then all lower ones in one.

    Examples
    --------
    >>> [column.heading for column in rank_columns(18, 5)]
    ['1', '2', '3', '4', '5', '6', '7', '8', 'lower']
    >>> [column.heading for column in rank_columns(130, 40)][:3]
    ['1–32', '33', '34']
    """
    last = min(cut_line + BELOW, themes)
    if last == themes - 1:  # a column for a single rank needs no other name than that rank
        last = themes
    first = max(last - _MOST_RANKS, 0) + 1
    if first == 2:
        first = 1
    columns = [RankColumn(str(rank), rank, rank) for rank in range(first, last + 1)]
    if first > 1:
        columns.insert(0, RankColumn(f"1\N{EN DASH}{first - 1}", 1, first - 1))
    if last < themes:
        columns.append(RankColumn(translate("FirmnessChart", "lower"), last + 1, themes))
    return tuple(columns)


def _row(ref: str, names: tuple[str, str], counts: list[int], above: int, draws: int) -> FirmnessRow:
    return FirmnessRow(
        ref=ref,
        label=names[0],
        name=names[1],
        shares=tuple(count / draws for count in counts),
        texts=tuple(percent_text(count, draws) for count in counts),
        above=percent_text(above, draws),
        word=sentence_text(in_words(above, draws)),
    )

"""What the ranking of the second stage shows, as data: the same chart, with the first rank beside each score.

Here: one function. Not here: the chart (``ranking_chart``) and the first ranking's data
(``ranking_data``).
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import Ranking
from smp_workbench.gui.charts.ranking_data import RankingData, RankingRow, ranking_data
from smp_workbench.gui.charts.ranking_words import first_mark

translate = QCoreApplication.translate


def stage_data(stage: Assessment, ranking: Ranking, first: Ranking) -> RankingData:
    """Return what the chart shows: no cut line, and in the place of movement the first rank.

    That a model is illustrative is for whoever shows the chart to say.

    Parameters
    ----------
    stage, ranking
        The second stage as an assessment of its own, and its ranking.
    first
        The ranking it stands beside.
    """
    data = ranking_data(stage, ranking)
    firsts = {theme.ref: theme.rank_text for theme in first.themes}
    words = translate("RankingChart", "In brackets: rank in the first ranking.")
    return replace(
        data,
        lines=(data.lines[0], words),
        rows=tuple(_with_first(row, firsts[row.ref]) for row in data.rows),
        cut_line=0,
        cut_after=None,
        cut_words="",
    )


def _with_first(row: RankingRow, rank: str) -> RankingRow:
    mark = first_mark(rank)
    return replace(row, moved=mark) if row.score is not None else replace(row, number=f"{row.number} {mark}")

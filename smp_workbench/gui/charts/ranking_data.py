"""What the ranking chart shows, as data: its words, its rows and its scale.

Here: one frozen record, made from an assessment, its ranking and the one it is compared with.
Not here: sentences (``ranking_words``), where things stand (``ranking_layout``), drawing
(``ranking_drawing``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.gui.charts.ranking_words import (
    SAME,
    cut_line_words,
    finding,
    former_mark,
    incomplete_words,
    movement_mark,
    progress_lines,
    range_line,
    short_name,
)
from smp_workbench.gui.tables.score_cell import score_text
from smp_workbench.scoring.movement import movement


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One theme.

    Attributes
    ----------
    label
        Its name for narrow places; the chart shortens it in the middle where that is too long too.
    number
        Its score as text; for an incomplete theme the line with its range and ranks.
    score, low, high
        Places on the scale; ``score`` is None for an incomplete theme.
    moved
        ``"↑1"``, ``"↓2"``, a dash, "new", or empty where nothing can be said; in a trial with the rank
        it moved from, ``"↑1 (3)"``; in the second stage the rank in the first ranking, ``"(2=)"``.
    ranked
        All that is known of its place.
    """

    ref: str
    label: str
    rank: str
    number: str
    score: float | None
    low: float
    high: float
    moved: str
    ranked: RankedTheme

    @property
    def decimals(self) -> int:
        """Characters of the score from its point on, so that scores align on the digit."""
        if self.score is None or "." not in self.number:
            return 0
        return len(self.number) - self.number.index(".")


@dataclass(frozen=True, slots=True)
class RankingData:
    """The whole chart.

    Attributes
    ----------
    title
        What the ranking shows, as a finding.
    lines
        What must be known to read it: how far the scoring is, what movement is measured against, the
        tie rule, and that a model is illustrative.
    rows
        Ranked themes, then incomplete ones.
    cut_line
        How many themes the plan can take; 0 where no line is drawn.
    cut_after
        How many rows stand above the cut line; it is drawn after them. None without ranked themes.
    cut_words
        What the line says.
    scored
        How many rows are ranked; the incomplete ones follow under ``incomplete_words``, which are
        empty where nothing stands above them.
    lowest, highest
        Ends of the scale; 0 is always on it.
    """

    title: str
    lines: tuple[str, ...]
    rows: tuple[RankingRow, ...]
    cut_line: int
    cut_after: int | None
    cut_words: str
    scored: int
    incomplete_words: str
    lowest: float
    highest: float

    def place_of(self, ref: str) -> int | None:
        """Return the row of a theme, or None if it is not ranked at all."""
        return next((place for place, row in enumerate(self.rows) if row.ref == ref), None)


def ranking_data(
    assessment: Assessment, ranking: Ranking, compared: Ranking | None = None, compared_with: str = ""
) -> RankingData:
    """Return what the chart shows.

    Parameters
    ----------
    ranking
        Of this assessment.
    compared, compared_with
        The ranking that movement is measured against and what it is called; None for no movement.
    """
    labels = {theme.ref: theme.label for theme in assessment.themes}
    moves = movement(ranking, compared) if compared is not None else None
    known = {theme.ref for theme in compared.themes} if compared is not None else set()
    rows = tuple(_row(ranked, labels, moves, known) for ranked in ranking.themes)
    above = len(ranking.above_line())
    return RankingData(
        title=finding(ranking, {ref: short_name(label) for ref, label in labels.items()}),
        lines=progress_lines(assessment, ranking, compared_with if compared is not None else ""),
        rows=rows,
        cut_line=ranking.cut_line,
        cut_after=above or None,
        cut_words=cut_line_words(ranking),
        scored=ranking.scored,
        incomplete_words=incomplete_words(len(rows) - ranking.scored) if ranking.scored else "",
        lowest=min((row.low for row in rows), default=0.0),
        highest=max((row.high for row in rows), default=0.0),
    )


def with_former_ranks(data: RankingData, former: Ranking) -> RankingData:
    """Return a chart that says beside each movement which rank it is from."""
    ranks = {theme.ref: theme.rank_text for theme in former.themes}
    return replace(data, rows=tuple(_with_former(row, ranks.get(row.ref, "")) for row in data.rows))


def _with_former(row: RankingRow, rank: str) -> RankingRow:
    return replace(row, moved=former_mark(row.moved, rank)) if rank and row.moved != SAME else row


def _row(
    ranked: RankedTheme, labels: Mapping[str, str], moves: Mapping[str, int | None] | None, known: set[str]
) -> RankingRow:
    complete = ranked.score is not None
    return RankingRow(
        ref=ranked.ref,
        label=labels.get(ranked.ref, ranked.name),
        rank=ranked.rank_text if complete else "\N{EN DASH}",
        number=range_line(ranked) if ranked.score is None else score_text(ranked.score, ranked.places),
        score=float(ranked.score) if ranked.score is not None else None,
        low=float(ranked.low),
        high=float(ranked.high),
        moved=movement_mark(moves[ranked.ref], new=ranked.ref not in known) if moves and complete else "",
        ranked=ranked,
    )

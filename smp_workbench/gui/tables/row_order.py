"""The order in which the grid shows themes, apart from the order of record.

Here: pure functions from an assessment, its ranking and a column to refs in order.
Not here: when rows change place (``score_table``: only when a person asks).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.domain.scorecard import NOT_KNOWN
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.tables.score_column import ScoreColumn


@dataclass(frozen=True, slots=True)
class Sorting:
    """What the rows were sorted by when a person last asked."""

    column: ScoreColumn
    descending: bool


def next_sorting(present: Sorting | None, column: ScoreColumn, *, stale: bool) -> Sorting | None:
    """Return what a press on a column's heading asks for; None for the order of record.

    First by that column, then the other way, then back; where edits have made a sorting stale, the
    same again. Numbers begin with the highest, names with A.
    """
    first_way = column.kind != "theme"
    if present is None or present.column != column:
        return Sorting(column, first_way)
    if stale:
        return present
    return Sorting(column, not first_way) if present.descending == first_way else None


def sorted_refs(assessment: Assessment, ranking: Ranking, sorting: Sorting) -> list[str]:
    """Return the refs of all themes sorted by one column.

    Themes with equal values keep the order of record, in both directions. Those without a value come
    last in both directions: not complete or not known, then blank, then not scored by nature.
    """
    if sorting.column.kind == "theme":
        by_name = sorted(assessment.themes, key=_name, reverse=sorting.descending)
        return [theme.ref for theme in by_name]
    places = {ranked.ref: ranked for ranked in ranking.themes}
    valued: list[tuple[Fraction, str]] = []
    rest: list[tuple[int, str]] = []
    for theme in assessment.themes:
        value = _value(assessment, places.get(theme.ref), theme, sorting.column)
        if value is None:
            rest.append((_lateness(assessment, theme, sorting.column), theme.ref))
        else:
            valued.append((value, theme.ref))
    valued.sort(key=lambda pair: pair[0], reverse=sorting.descending)
    rest.sort(key=lambda pair: pair[0])
    return [ref for _, ref in valued] + [ref for _, ref in rest]


def kept_refs(shown: Iterable[str], assessment: Assessment) -> list[str]:
    """Return the refs as they stand on the screen, without themes that are gone, new ones last."""
    present = {theme.ref for theme in assessment.themes}
    kept = [ref for ref in shown if ref in present]
    known = set(kept)
    return kept + [theme.ref for theme in assessment.themes if theme.ref not in known]


def _name(theme: Theme) -> str:
    return theme.label.casefold()


def _value(
    assessment: Assessment, ranked: RankedTheme | None, theme: Theme, column: ScoreColumn
) -> Fraction | None:
    if not theme.scored:
        return None
    if column.criterion is not None:
        level = assessment.agreed.entry(theme.ref, column.code).level
        return level if isinstance(level, Fraction) else None
    if ranked is None:
        return None
    return ranked.totals[column.total] if column.kind == "total" else ranked.score


def _lateness(assessment: Assessment, theme: Theme, column: ScoreColumn) -> int:
    if not theme.scored:
        return 2
    if column.criterion is None:
        return 0
    return 0 if assessment.agreed.entry(theme.ref, column.code).level is NOT_KNOWN else 1

"""The columns of the score grid, as a scoring model asks for them.

Here: one frozen record a column, and their order: theme, then each group's criteria and totals,
then totals of no group, then the score.
Not here: what stands in a cell (``score_cell``) and how columns are drawn (``grouped_header``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from smp_workbench.domain.scoring_model import Criterion, Group, ScoringModel

ColumnKind: TypeAlias = Literal["theme", "criterion", "total", "score"]

SCORE_CODE: Final = "="
"""Stands for the score where a column is told by its code; no criterion or total can be called so."""
THEME_COLUMN: Final = 0
"""The theme's column is always the first; views freeze it."""


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """One column.

    Attributes
    ----------
    code
        Of the criterion or total; empty for the theme, ``SCORE_CODE`` for the score.
    short, name
        Empty for the theme and the score: their words belong to the screen.
    group, group_name, group_short
        Code and names of the group whose heading spans the column; empty outside all groups.
    criterion
        The criterion, or None for the other kinds.
    total
        Place of the total in the model, from 0; -1 for the other kinds.
    """

    kind: ColumnKind
    code: str = ""
    short: str = ""
    name: str = ""
    group: str = ""
    group_name: str = ""
    group_short: str = ""
    criterion: Criterion | None = None
    total: int = -1

    @property
    def derived(self) -> bool:
        """Whether its cells follow from scores, so that nobody types in them."""
        return self.kind in ("total", "score")


def columns_of(model: ScoringModel) -> tuple[ScoreColumn, ...]:
    """Return the grid's columns, from left to right."""
    return (
        ScoreColumn("theme"),
        *(column for group in model.groups for column in _group_columns(model, group)),
        *_totals(model, None),
        ScoreColumn("score", SCORE_CODE),
    )


def _group_columns(model: ScoringModel, group: Group) -> Iterator[ScoreColumn]:
    for criterion in model.criteria_of(group.code):
        yield ScoreColumn(
            "criterion",
            criterion.code,
            criterion.short or criterion.name,
            criterion.name,
            *_heading(group),
            criterion=criterion,
        )
    yield from _totals(model, group)


def _totals(model: ScoringModel, group: Group | None) -> Iterator[ScoreColumn]:
    code = group.code if group else ""
    for place, total in enumerate(model.totals):
        if total.group == code:
            short = total.short or total.name
            yield ScoreColumn("total", total.code, short, total.name, *_heading(group), total=place)


def _heading(group: Group | None) -> tuple[str, str, str]:
    return (group.code, group.name, group.short or group.name) if group else ("", "", "")

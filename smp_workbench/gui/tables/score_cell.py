"""What stands in each cell of the score grid.

Here: the cell as data (what it looks like and its text), made from an assessment and its ranking.
Not here: the words a screen reader or a tooltip says (``score_words``), colours and lines
(``score_delegate``).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Final, Literal, TypeAlias

from smp_workbench.domain.number import decimal_text, plain_text
from smp_workbench.domain.ranking import SCORE_PLACES, RankedTheme
from smp_workbench.domain.scorecard import Answer, Scorecard
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.tables.score_column import ScoreColumn

Look: TypeAlias = Literal["theme", "level", "blank", "not known", "total", "score", "range", "not scored"]
"""How a cell looks. A blank, a ``?`` and a zero must never be taken for one another."""

_WIDE: Final = 10
"""From this range on, decimals at its ends say nothing that a room needs; the ranking beside has them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes
    ----------
    text
        As drawn; empty for a blank and for a theme that is not scored.
    position, count
        Place of the level among its criterion's levels, from 0, and how many there are; 0 of 0
        for every other look.
    outside
        Of a range: whole numbers just outside it, for where there is no room for it.
    """

    look: Look
    text: str
    position: int = 0
    count: int = 0
    outside: str = ""

    @property
    def decimals(self) -> int:
        """Characters of a total or score from its point on, so that a column aligns on the digit."""
        if self.look not in ("total", "score") or "." not in self.text:
            return 0
        return len(self.text) - self.text.index(".")


@lru_cache(maxsize=4096)
def score_text(score: Fraction, places: int = SCORE_PLACES) -> str:
    """Return a total or score as people read it.

    Parameters
    ----------
    places
        Of the ranking that it is shown with (``RankedTheme.places``), the same in grid, chart and words.
    """
    return plain_text(score, places)


@lru_cache(maxsize=1024)
def level_text(value: Fraction) -> str:
    """Return a level's value: decimal where that is exact, else the fraction (``1/3``)."""
    return decimal_text(value)


def row_cells(
    columns: tuple[ScoreColumn, ...], theme: Theme, card: Scorecard, ranked: RankedTheme | None
) -> tuple[Cell, ...]:
    """Return the cells of one theme, one for each column.

    Parameters
    ----------
    ranked
        The theme's place in the ranking, or None if it has none.
    """
    return tuple(_cell(column, theme, card, ranked) for column in columns)


def _cell(column: ScoreColumn, theme: Theme, card: Scorecard, ranked: RankedTheme | None) -> Cell:
    if column.kind == "theme":
        return Cell("theme", theme.label)
    if not theme.scored:
        return Cell("not scored", "")
    if column.criterion is not None:
        return _level_cell(column.criterion, card.entry(theme.ref, column.code).level)
    if ranked is None:
        return Cell("total", "")
    if column.kind == "total":
        total = ranked.totals[column.total]
        return Cell("total", "" if total is None else score_text(total, ranked.places))
    return _score_cell(ranked)


def _level_cell(criterion: Criterion, answer: Answer) -> Cell:
    if answer is None:
        return Cell("blank", "")
    if not isinstance(answer, Fraction):
        return Cell("not known", str(answer))
    position = criterion.position_of(answer)
    return Cell("level", level_text(answer), position or 0, len(criterion.levels))


def _score_cell(ranked: RankedTheme) -> Cell:
    """Return the score, or the range it could have: a wide one, to save room, as whole numbers outside it."""
    if ranked.score is not None:
        return Cell("score", score_text(ranked.score, ranked.places))
    outside = f"{floor(ranked.low)}\N{EN DASH}{ceil(ranked.high)}"
    if ranked.high - ranked.low >= _WIDE:
        return Cell("range", outside, outside=outside)
    low, high = (score_text(end, ranked.places) for end in (ranked.low, ranked.high))
    text = low if ranked.low == ranked.high else f"{low}\N{EN DASH}{high}"
    return Cell("range", text, outside=text if ranked.low == ranked.high else outside)

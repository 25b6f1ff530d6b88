"""Where things stand in the ranking chart.

Here: heights of rows, and the columns of a row, from the data, the theme and a width.
Not here: the heading (``chart_heading``), drawing (``ranking_drawing``), scrolling (``ranking_list``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from smp_workbench.gui.charts.ranking_data import RankingData
from smp_workbench.gui.charts.ranking_type import RankingType

LABEL_SHARE: Final = 0.36
LEAST_LABEL: Final = 0.24
LEAST_BAR: Final = 0.18
"""Parts of the width: labels take at most the first and leave the bars, which are what is compared, the
third; but never less than the second, for a bar without a name says nothing."""


@dataclass(frozen=True, slots=True)
class RowColumns:
    """Pixels from a row's left edge.

    Attributes
    ----------
    rank_right
        Where ranks end on their last digit; an equals sign hangs after it.
    score_right, decimals
        Where the longest decimals end, and how many characters they are from the point on, so that
        scores align on the digit.
    moved_right
        Where movements end; the right edge of everything.
    """

    rank_right: int
    label_left: int
    label_width: int
    bar_left: int
    bar_width: int
    score_right: int
    decimals: int
    moved_right: int
    lowest: float
    highest: float

    def on_bar(self, score: float) -> float:
        """Return where a score lies, in pixels from the row's left edge."""
        span = self.highest - self.lowest
        share = (score - self.lowest) / span if span else 0.0
        return self.bar_left + share * self.bar_width


def columns_for(width: int, data: RankingData, type_: RankingType) -> RowColumns:
    """Return the columns of rows that are ``width`` pixels wide."""
    measure, space = type_.plain.width, type_.theme.space
    gap, edge = space.related, space.group
    ranked = data.rows[: data.scored]
    rank = max((measure(row.rank.removesuffix("=")) for row in ranked), default=measure("0"))
    label = max((measure(row.label) for row in data.rows), default=0)
    moved = max((measure(row.moved) for row in ranked if row.moved), default=0)
    decimals = max((row.decimals for row in ranked), default=0)
    whole = max((len(row.number) - row.decimals for row in ranked), default=1)
    figure = type_.strong.width("0")
    point = type_.strong.width(".") + (decimals - 1) * figure if decimals else 0
    label_left = edge + rank + measure("=") + gap
    moved_right = width - edge
    score_right = moved_right - (moved + gap if moved else 0)
    bar_right = score_right - point - whole * figure - gap
    beside_bar = bar_right - label_left - gap - round(width * LEAST_BAR)
    label_room = min(round(width * LABEL_SHARE), max(beside_bar, round(width * LEAST_LABEL)))
    label_width = min(label, label_room)
    bar_left = label_left + label_width + gap
    return RowColumns(
        rank_right=edge + rank,
        label_left=label_left,
        label_width=label_width,
        bar_left=bar_left,
        bar_width=max(bar_right - bar_left, 1),
        score_right=score_right,
        decimals=decimals,
        moved_right=moved_right,
        lowest=min(data.lowest, 0.0),
        highest=max(data.highest, 0.0),
    )


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """Where a theme stands, with what belongs to it.

    Attributes
    ----------
    top, height
        Of all of it, in pixels from the top of the rows.
    over, under
        Pixels of it above the row (the heading of the incomplete themes) and under it (the cut line).
    """

    top: int
    height: int
    over: int = 0
    under: int = 0


def item_places(data: RankingData, type_: RankingType) -> tuple[ItemPlace, ...]:
    """Return where each row stands, from the top."""
    places: list[ItemPlace] = []
    top = 0
    for place in range(len(data.rows)):
        over = type_.section_height if place == data.scored and data.incomplete_words else 0
        under = type_.section_height if place + 1 == data.cut_after else 0
        row = type_.row_height if place < data.scored else type_.incomplete_height
        places.append(ItemPlace(top, over + row + under, over, under))
        top += over + row + under
    return tuple(places)

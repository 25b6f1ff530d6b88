"""What each column of the score grid needs, in pixels.

Here: measuring texts with the theme's type.
Not here: sharing out the room (``column_fit``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontMetrics

from smp_workbench.gui.tables.column_fit import ColumnNeed
from smp_workbench.gui.tables.score_cell import level_text
from smp_workbench.gui.tables.score_column import THEME_COLUMN, ScoreColumn
from smp_workbench.gui.tables.score_table import ScoreTable
from smp_workbench.gui.tables.shown_scores import ShownScores
from smp_workbench.gui.theme import Theme


def column_needs(
    table: ScoreTable, heading_width: Callable[[int], int], theme: Theme, *, tight: bool = False
) -> tuple[ColumnNeed, ...]:
    """Return the needs of the columns after the theme's, from left to right.

    Parameters
    ----------
    heading_width
        What a column's heading needs on one level line.
    tight
        Whether ranges of scores may stand there in whole numbers.
    """
    measure = _Measure(table.shown, theme, tight=tight)
    return tuple(
        ColumnNeed(measure.cell(place), heading_width(place))
        for place in range(THEME_COLUMN + 1, len(table.shown.columns))
    )


class _Measure:
    def __init__(self, shown: ShownScores, theme: Theme, *, tight: bool) -> None:
        self._tight = tight
        self._shown = shown
        self._theme = theme
        self._figures = QFontMetrics(theme.font(theme.type.grid, strong=True))
        self._small = QFontMetrics(theme.font(theme.type.small))

    def cell(self, place: int) -> int:
        """Return what the widest cell of a column needs."""
        column = self._shown.columns[place]
        if column.criterion is not None:
            return self._level(column)
        cells = (self._shown.cell(row, place) for row in range(len(self._shown.refs)))
        widths = (
            self._small.horizontalAdvance(cell.outside if self._tight else cell.text)
            if cell.look == "range"
            else self._figures.horizontalAdvance(cell.text)
            for cell in cells
        )
        room = max((*widths, self._figures.horizontalAdvance("000")))
        return room + 2 * self._theme.space.related

    def _level(self, column: ScoreColumn) -> int:
        levels = column.criterion.levels if column.criterion else ()
        widths = (self._figures.horizontalAdvance(level_text(level.value)) for level in levels)
        room = max(widths, default=0) + self._theme.space.group
        return max(room, self._theme.space.row + self._theme.space.unit)

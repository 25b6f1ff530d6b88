"""What charts made of rows share: where each row stands, and which rows lie in a part of the chart.

Here: heights and hit tests of rows of one height under a head. Not here: what stands in a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect

from smp_workbench.gui.charts.chart_type import ChartType


class ChartRows:
    """Rows of one height under a head.

    Attributes
    ----------
    head, height
        Pixels, see ``chart.ChartBody``.
    rows
        How many marks each row has.
    """

    def __init__(self, rows: Sequence[int], width: int, type_: ChartType, head: int) -> None:
        self.rows = rows
        self.type, self.theme = type_, type_.theme
        self.edge, self.gap = self.theme.space.group, self.theme.space.related
        self.width = max(width, 1)
        self.row_height = type_.row_height
        self.head = head if rows else 0
        self.height = self.head + len(rows) * self.row_height

    def row_rect(self, row: int) -> QRect:
        """Return where a row stands, in the whole width."""
        return QRect(0, self.head + row * self.row_height, self.width, self.row_height)

    def row_at(self, y: int) -> int | None:
        """Return the row at a height, or None."""
        row = (y - self.head) // self.row_height
        return row if y >= self.head and row < len(self.rows) else None

    def seen_rows(self, seen: QRect) -> range:
        """Return the rows that lie in a part of the chart."""
        first = max((seen.top() - self.head) // self.row_height, 0)
        return range(first, min((seen.bottom() - self.head) // self.row_height + 1, len(self.rows)))

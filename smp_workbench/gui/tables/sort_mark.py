"""The mark of the column that rows were sorted by.

Here: drawing it. A filled arrowhead where the rows still stand so, an open one where edits since
then would sort otherwise.
Not here: sorting (``row_order``) and when it is asked for (``score_grid``).
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from smp_workbench.gui.tables.row_order import Sorting
from smp_workbench.gui.theme import Theme


def draw_sort_mark(painter: QPainter, strip: QRect, theme: Theme, sorting: Sorting, *, stale: bool) -> None:
    """Draw an arrowhead in the middle of a strip, its point towards the smaller values."""
    centre = QPointF(strip.center().x() + 0.5, strip.top() + 3.5)
    down = 1 if sorting.descending else -1
    head = QPolygonF(
        [
            centre + QPointF(-4, -2 * down),
            centre + QPointF(4, -2 * down),
            centre + QPointF(0, 2.5 * down),
        ]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour.text, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if stale else theme.colour.text)
    painter.drawPolygon(head)
    painter.restore()

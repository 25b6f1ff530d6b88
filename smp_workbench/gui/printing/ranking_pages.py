"""The ranking on pages: the chart's own drawing, cut between themes where it is longer than a page.

Here: where it is cut. Not here: drawing (``charts.ranking_drawing``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from smp_workbench.gui.charts.ranking_data import RankingData
from smp_workbench.gui.charts.ranking_drawing import chart_height, draw
from smp_workbench.gui.charts.ranking_layout import heading_fit, item_places
from smp_workbench.gui.charts.ranking_type import RankingType
from smp_workbench.gui.theme import Theme

_LEAST_SCALE: Final = 0.8
"""A chart that is a little longer than a page is drawn smaller rather than cut."""


class RankingPages:
    """The pages of a ranking.

    Parameters
    ----------
    room
        Of one page, between its head and its foot.

    Attributes
    ----------
    count
        How many pages there are.
    """

    def __init__(self, data: RankingData, theme: Theme, room: QRect) -> None:
        self._data = data
        self._theme = theme
        self._room = room
        whole = chart_height(room.width(), data, theme)
        needed = min(room.height() / whole, 1.0)
        self._scale = needed if needed >= _LEAST_SCALE else 1.0
        self._width = int(room.width() / self._scale)
        self._whole = chart_height(self._width, data, theme)
        self._cuts = self._cut(room.height() / self._scale)
        self.count = len(self._cuts) - 1

    @property
    def what(self) -> str:
        """What the pages show."""
        return QCoreApplication.translate("RankingPages", "Ranking")

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw one page, from 0, into its room."""
        top, bottom = self._cuts[number], self._cuts[number + 1]
        painter.save()
        painter.translate(self._room.topLeft())
        painter.scale(self._scale, self._scale)
        painter.setClipRect(QRect(0, 0, self._width, bottom - top))
        painter.translate(0, -top)
        draw(painter, QRect(0, 0, self._width, self._whole), self._data, self._theme)
        painter.restore()

    def _cut(self, height: float) -> list[int]:
        """Return where each page begins, in pixels of the chart, and where the last one ends."""
        heading = heading_fit(self._width, self._data, self._theme).height
        cuts = [0]
        for place in item_places(self._data, RankingType(self._theme)):
            if heading + place.top + place.height - cuts[-1] > height:
                cuts.append(heading + place.top)
        return [*cuts, self._whole]

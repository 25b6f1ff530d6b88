"""The ranking on pages: the chart's own drawing, cut between themes where it is longer than a page.

Here: where it is cut. Not here: drawing (``charts.ranking_drawing``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from smp_workbench.gui.charts.chart_heading import heading_fit
from smp_workbench.gui.charts.ranking_data import RankingData
from smp_workbench.gui.charts.ranking_drawing import chart_height, draw
from smp_workbench.gui.charts.ranking_layout import item_places
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
        self._heading = heading_fit(self._width, data, theme).height
        self._places = item_places(data, RankingType(theme))
        self._parts = self._cut(room.height() / self._scale)
        self.count = len(self._parts)

    @property
    def what(self) -> str:
        """What the pages show."""
        return QCoreApplication.translate("RankingPages", "Ranking")

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw one page, from 0, into its room."""
        part = self._parts[number]
        painter.save()
        painter.translate(self._room.topLeft())
        painter.setClipRect(QRect(0, 0, self._room.width(), self._room.height()))  # the chart has a ground
        painter.scale(self._scale, self._scale)
        if number:
            painter.translate(0, -self._heading - self._places[part.start].top)
        draw(painter, QRect(0, 0, self._width, self._whole), self._data, self._theme, part)
        painter.restore()

    def _cut(self, height: float) -> list[range]:
        """Return the rows of each page; one page without any where there are none."""
        starts, top = [0], -self._heading
        for number, place in enumerate(self._places):
            if place.top + place.height - top > height and number > starts[-1]:
                starts.append(number)
                top = place.top
        ends = [*starts[1:], len(self._places)]
        return [range(start, end) for start, end in zip(starts, ends, strict=True)]

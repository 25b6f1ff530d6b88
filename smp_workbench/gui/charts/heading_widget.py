"""The heading of a chart on the screen, named for those who cannot see it.

Here: a widget that draws what ``chart_heading`` draws into files.
Not here: the finding itself.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.gui.charts.chart_heading import Headed, draw_heading, heading_fit
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.theme import Theme

FADED: Final = 0.45
"""How much of a chart that no longer holds is still to be seen."""


class ChartHeading(QWidget):
    """The finding and the lines under it."""

    def __init__(self, data: Headed, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data = data
        self._faded = False
        self._beside = self._low = 0
        self._name()

    def set_data(self, data: Headed) -> None:
        """Show another finding."""
        if (data.title, data.lines) != (self._data.title, self._data.lines):
            self._data = data
            self._name()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self.update()

    def set_faded(self, faded: bool) -> None:  # as Qt's own setters
        """Say whether the finding no longer holds and another one is on its way."""
        if faded != self._faded:
            self._faded = faded
            self.update()

    def set_beside(self, beside: int, low: int) -> None:
        """Leave pixels free at the title's right, so many down from its top."""
        if (beside, low) != (self._beside, self._low):
            self._beside, self._low = beside, low
            self.update()

    def height_for(self, width: int) -> int:
        """Return the height of the words at a width."""
        return heading_fit(width, self._data, self._theme, self._beside, self._low).height

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words as they are drawn into files."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour.ground)
        if self._faded:
            painter.setOpacity(FADED)
        draw_heading(painter, self.width(), self._data, self._theme, self._beside, self._low)
        painter.end()

    def _name(self) -> None:
        self.setAccessibleName(" ".join((f"{self._data.title}.", *self._data.lines)))

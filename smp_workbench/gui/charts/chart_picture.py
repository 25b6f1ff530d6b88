"""A chart drawn whole, into anything that can be painted on: a picture, an SVG, a page.

Here: marking, heading, body and notes under each other, and that as an image and as SVG. It needs an
application of Qt's without a screen (``QGuiApplication``), and no window.
Not here: the widget (``chart_view``) and where a picture goes (``chart_copy``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter

from smp_workbench.gui.charts.chart import Chart
from smp_workbench.gui.charts.chart_heading import draw_heading, draw_lines, heading_fit, lines_height
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.marking_line import draw_marking, marking_height
from smp_workbench.gui.theme import Theme

FINENESS: Final = 2
"""Dots to a pixel, so that a printed picture is as sharp as its page."""
_DOTS_PER_INCH: Final = 96
_DOTS_PER_METRE: Final = round(FINENESS * _DOTS_PER_INCH / 0.0254)


@dataclass(frozen=True, slots=True, eq=False)
class ChartPicture:
    """A whole chart for a width.

    Attributes
    ----------
    width
        In pixels; it is as high as it needs.
    marking
        The protective marking above it; empty for none.
    """

    chart: Chart
    theme: Theme
    width: int
    marking: str = ""

    @property
    def height(self) -> int:
        """Pixels from the top of the marking to the end of the notes."""
        chart, gap = self.chart, self.theme.space.group
        notes = lines_height(self.width - 2 * gap, chart.notes, self.theme)
        heading = heading_fit(self.width, chart, self.theme).height
        body = chart.laid_out(self.width, ChartType(self.theme)).height
        return marking_height(self.marking, self.theme) + heading + body + (gap + notes if notes else 0) + gap

    def draw(self, painter: QPainter) -> None:
        """Draw it from the painter's origin, on a widget, picture, SVG or PDF."""
        chart, theme, gap = self.chart, self.theme, self.theme.space.group
        body = chart.laid_out(self.width, ChartType(theme))
        painter.save()
        painter.fillRect(0, 0, self.width, self.height, theme.colour.ground)
        painter.translate(0, draw_marking(painter, self.width, self.marking, theme))
        top = draw_heading(painter, self.width, chart, theme)
        painter.save()
        painter.translate(0, top)
        body.draw(painter, QRect(0, 0, self.width, body.height))
        body.draw_head(painter)
        painter.restore()
        notes = QRect(gap, top + body.height + gap, self.width - 2 * gap, 0)
        draw_lines(painter, notes, chart.notes, theme)
        painter.restore()

    def image(self) -> QImage:
        """Return it as an image, as fine as print needs."""
        image = QImage(self._size * FINENESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(FINENESS)
        image.setDotsPerMeterX(_DOTS_PER_METRE)
        image.setDotsPerMeterY(_DOTS_PER_METRE)
        painter = QPainter(image)
        self.draw(painter)
        painter.end()
        return image

    def png(self) -> bytes:
        """Return it as a PNG file's bytes."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.image())
        buffer.close()
        return bytes(data.data())

    def svg(self) -> bytes:
        """Return it as an SVG file's bytes, its finding as the file's title and its text as outlines."""
        from PySide6.QtSvg import QSvgGenerator

        from smp_workbench.gui.charts.svg_outline import outlined

        data = QByteArray()
        buffer = QBuffer(data)
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        made.setSize(self._size)
        made.setResolution(_DOTS_PER_INCH)
        made.setViewBox(QRect(QPoint(), self._size))
        made.setTitle(self.chart.title)
        made.setDescription(" ".join(filter(None, (self.marking, *self.chart.lines, *self.chart.notes))))
        painter = QPainter(made)
        self.draw(painter)
        painter.end()
        return outlined(bytes(data.data()).decode(), self.theme).encode()

    @property
    def _size(self) -> QSize:
        return QSize(self.width, self.height)

"""A chart drawn whole, into anything that can be painted on: a picture, an SVG, a page.

Here: heading, body and notes under each other, and the chart as an image and as SVG. It needs an
application of Qt's without a screen (``QGuiApplication``), and no window.
Not here: the widget (``chart_view``) and where a picture goes (``chart_copy``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter

from smp_workbench.gui.charts.chart import Chart
from smp_workbench.gui.charts.chart_heading import draw_heading, draw_lines, heading_fit, lines_height
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.theme import Theme

FINENESS: Final = 2
"""Dots to a pixel, so that a printed picture is as sharp as its page."""
_DOTS_PER_INCH: Final = 96
_DOTS_PER_METRE: Final = round(FINENESS * _DOTS_PER_INCH / 0.0254)


def chart_height(width: int, chart: Chart, theme: Theme) -> int:
    """Return how high the whole chart is at a width."""
    body = chart.laid_out(width, ChartType(theme))
    space = theme.space
    notes = lines_height(width - 2 * space.group, chart.notes, theme)
    return (
        heading_fit(width, chart, theme).height
        + body.height
        + (space.group + notes if notes else 0)
        + space.group
    )


def draw(painter: QPainter, rect: QRect, chart: Chart, theme: Theme) -> None:
    """Draw the whole chart into a rectangle, which should be :func:`chart_height` high.

    Parameters
    ----------
    painter
        On a widget, picture, SVG or PDF; its state is as before afterwards.
    """
    body = chart.laid_out(rect.width(), ChartType(theme))
    space = theme.space
    painter.save()
    painter.fillRect(rect, theme.colour.ground)
    painter.translate(rect.topLeft())
    top = draw_heading(painter, rect.width(), chart, theme)
    painter.save()
    painter.translate(0, top)
    body.draw(painter, QRect(0, 0, rect.width(), body.height))
    body.draw_head(painter)
    painter.restore()
    notes = QRect(space.group, top + body.height + space.group, rect.width() - 2 * space.group, 0)
    draw_lines(painter, notes, chart.notes, theme)
    painter.restore()


def chart_image(chart: Chart, theme: Theme, width: int) -> QImage:
    """Return the chart as an image of a width in pixels and as high as it needs."""
    size = QSize(width, chart_height(width, chart, theme))
    image = QImage(size * FINENESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(FINENESS)
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    painter = QPainter(image)
    draw(painter, QRect(0, 0, size.width(), size.height()), chart, theme)
    painter.end()
    return image


def chart_png(chart: Chart, theme: Theme, width: int) -> bytes:
    """Return the chart as a PNG file's bytes."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(chart_image(chart, theme, width))
    buffer.close()
    return bytes(data.data())


def chart_svg(chart: Chart, theme: Theme, width: int) -> bytes:
    """Return the chart as an SVG file's bytes, its finding as the file's title."""
    from PySide6.QtSvg import QSvgGenerator

    size = QSize(width, chart_height(width, chart, theme))
    data = QByteArray()
    buffer = QBuffer(data)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(size)
    made.setResolution(_DOTS_PER_INCH)
    made.setViewBox(QRect(0, 0, size.width(), size.height()))
    made.setTitle(chart.title)
    made.setDescription(" ".join((*chart.lines, *chart.notes)))
    painter = QPainter(made)
    draw(painter, QRect(0, 0, size.width(), size.height()), chart, theme)
    painter.end()
    return bytes(data.data())

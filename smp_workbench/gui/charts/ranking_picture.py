"""The ranking as a picture for a document.

Here: the whole chart, however long, at a size that suits a page.
Not here: how it is drawn (``ranking_drawing``) and where the picture goes (``actions.edit_actions``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter

from smp_workbench.gui.charts.marking_line import draw_marking, marking_height
from smp_workbench.gui.charts.ranking_data import RankingData
from smp_workbench.gui.charts.ranking_drawing import chart_height, draw
from smp_workbench.gui.theme import Theme

PICTURE_WIDTH: Final = 640
"""Pixels; 17 cm, the text of an A4 page."""
FINENESS: Final = 2
"""Dots to a pixel, so that a printed picture is as sharp as its page."""
_DOTS_PER_METRE: Final = round(FINENESS * 96 / 0.0254)


def ranking_picture(data: RankingData, theme: Theme, marking: str) -> QImage:
    """Return the chart under its marking, as wide as a page's text and as high as it needs."""
    above, height = marking_height(marking, theme), chart_height(PICTURE_WIDTH, data, theme)
    size = QSize(PICTURE_WIDTH, above + height)
    image = QImage(size * FINENESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(FINENESS)
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    painter = QPainter(image)
    painter.fillRect(QRect(QPoint(), size), theme.colour.ground)
    draw_marking(painter, PICTURE_WIDTH, marking, theme)
    draw(painter, QRect(0, above, PICTURE_WIDTH, height), data, theme)
    painter.end()
    return image

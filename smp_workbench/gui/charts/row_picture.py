"""Rows of the ranking as pictures, kept while they look the same.

Here: drawing a row once and showing it again, also on its way to another rank.
Not here: how a row is drawn (``ranking_drawing``), and files, which are always drawn anew.

After most keys most rows look as before, and a frame of a glide changes none: showing a picture takes
a twentieth of drawing a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtGui import QPainter, QPixmap

from smp_workbench.gui.charts.ranking_data import RankingRow
from smp_workbench.gui.charts.ranking_drawing import RankingDrawing, RowState

MOST_KEPT: Final = 100
"""Pictures kept before all are forgotten; more than a tall screen shows."""
Look: TypeAlias = tuple[str | float | bool | None, ...]


@dataclass(frozen=True, slots=True)
class _Picture:
    look: Look
    pixels: QPixmap


class RowPictures:
    """The pictures of one width, theme and screen."""

    def __init__(self, drawing: RankingDrawing, ratio: float) -> None:
        self._drawing = drawing
        self._ratio = ratio
        self._pictures: dict[str, _Picture] = {}

    def take(self, drawing: RankingDrawing, ratio: float) -> None:
        """Go on with another drawing; pictures are kept only if it puts everything in the same place."""
        if not drawing.is_like(self._drawing) or ratio != self._ratio:
            self._pictures.clear()
        self._drawing, self._ratio = drawing, ratio

    def draw(self, painter: QPainter, top: int, row: RankingRow, state: RowState) -> None:
        """Show a row with its ground, ``top`` pixels from the painter's top."""
        look = (
            row.label, row.rank, row.number, row.moved, row.score, row.low, row.high,
            state.chosen, state.active,
        )  # fmt: skip
        picture = self._pictures.get(row.ref)
        if picture is None or picture.look != look:
            if len(self._pictures) >= MOST_KEPT:
                self._pictures.clear()
            picture = self._pictures[row.ref] = _Picture(look, self._made(row, state))
        painter.drawPixmap(0, top, picture.pixels)

    def _made(self, row: RankingRow, state: RowState) -> QPixmap:
        size = self._drawing.row_size(row)
        pixels = QPixmap(size * self._ratio)
        pixels.setDevicePixelRatio(self._ratio)
        painter = QPainter(pixels)
        self._drawing.draw_row(painter, 0, row, state)
        painter.end()
        return pixels

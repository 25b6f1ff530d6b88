"""How each cell of the score grid is drawn.

Here: the delegate, from colours of the theme and cells of the table.
Not here: what stands in a cell (``score_cell``), headings (``grouped_header``, ``theme_header``),
keys (``score_grid``).

A level is a tile in one of the ramp's steps with its number on it. A blank is an empty cell with a
dotted outline, *not known* a question mark in an unbroken one: neither looks like a zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_ring import (
    draw_cell_mark,
    draw_cell_ring,
    draw_corner,
    draw_underline,
    draw_unequal,
)
from smp_workbench.gui.tables.score_cell import Cell, Look
from smp_workbench.gui.tables.score_table import ScoreTable
from smp_workbench.gui.tables.score_words import not_scored_words
from smp_workbench.gui.text_stamp import TextStamp
from smp_workbench.gui.theme import Theme

_GAP: Final = 1
"""Pixels of ground round each tile: neighbouring levels of one step stay two cells."""
_INSET: Final = 5
"""Pixels between a cell's edge and the outline of a blank or a question mark."""
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight

Drawer: TypeAlias = Callable[[QPainter, QRect, Cell, int], None]


class ScoreDelegate(QStyledItemDelegate):
    """Draws the cells of a :class:`ScoreTable`.

    Attributes
    ----------
    current
        Row and column of the focused cell, (-1, -1) for none; kept by the grid.
    active
        Whether the grid has the keyboard.
    row_left
        Where the first column after the theme's begins in the viewport; kept by the grid, for words
        that run across several cells.
    """

    def __init__(self, table: ScoreTable, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.current = (-1, -1)
        self.active = False
        self.row_left = 0
        self._drawers: Mapping[Look, Drawer] = {
            "theme": self._draw_theme,
            "level": self._draw_level,
            "blank": self._draw_blank,
            "not known": self._draw_not_known,
            "total": self._draw_total,
            "score": self._draw_score,
            "range": self._draw_range,
            "not scored": self._draw_not_scored,
        }
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this theme from now on."""
        self._theme = theme
        self._plain = TextStamp(theme.font(theme.type.grid))
        self._strong = TextStamp(theme.font(theme.type.grid, strong=True))
        self._small = TextStamp(theme.font(theme.type.small))

    @override
    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell: ground, what stands in it, the mark of selection, the focus ring."""
        row, column = index.row(), index.column()
        rect: QRect = option.rect
        cell = self._table.shown.cell(row, column)
        colour = self._theme.colour
        painter.fillRect(rect, colour.selected if row == self.current[0] else colour.ground)
        self._drawers[cell.look](painter, rect, cell, column)
        under_words = cell.look == "not scored" and self.row_left < rect.left() < self._words_right()
        self._draw_bounds(painter, rect, column, under_words=under_words)
        if self._table.is_pending(row, column):
            self._draw_pending(painter, rect, cell)
        if self._table.is_tried(row, column):
            draw_underline(painter, rect, self._mark_colour(cell), self._theme)
        if self._table.is_in_conflict(row, column):
            draw_unequal(painter, rect, self._mark_colour(cell), self._theme)
        if (row, column) == self.current:
            draw_cell_ring(painter, rect, self._theme, active=self.active)
        elif self._is_selected(option):
            draw_cell_mark(painter, rect, self._theme)

    @staticmethod
    def _is_selected(option: QStyleOptionViewItem) -> bool:
        return bool(option.state & QStyle.StateFlag.State_Selected)

    def _draw_pending(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Draw the folded corner of a score that is not on the disk yet."""
        draw_corner(painter, rect, self._mark_colour(cell), self._theme)

    def _mark_colour(self, cell: Cell) -> QColor:
        """Return the colour of a mark on a cell, which shows on its tile."""
        theme = self._theme
        on_tile = cell.look == "level"
        return theme.level_colours(cell.position, cell.count)[1] if on_tile else theme.colour.text

    # --- what stands in a cell ----------------------------------------------------------------

    def _draw_level(self, painter: QPainter, rect: QRect, cell: Cell, _column: int) -> None:
        ground, text = self._theme.level_colours(cell.position, cell.count)
        painter.fillRect(rect.adjusted(_GAP, _GAP, -_GAP, -_GAP), ground)
        if self._theme.projector:
            text = self._draw_chip(painter, rect, cell.text)
        painter.setPen(text)
        self._plain.draw(painter, rect, cell.text, _MIDDLE)

    def _draw_chip(self, painter: QPainter, rect: QRect, text: str) -> QColor:
        """Draw the plain ground behind a number that a projector needs; return the number's colour."""
        chip = QRect(0, 0, self._plain.width(text) + 12, self._plain.height + 2)
        chip.moveCenter(rect.center())
        painter.fillRect(chip, self._theme.data.chip)
        return self._theme.data.chip_text

    def _draw_blank(self, painter: QPainter, rect: QRect, _cell: Cell, _column: int) -> None:
        self._draw_outline(painter, rect, Qt.PenStyle.DotLine)

    def _draw_not_known(self, painter: QPainter, rect: QRect, cell: Cell, _column: int) -> None:
        self._draw_outline(painter, rect, Qt.PenStyle.SolidLine)
        painter.setPen(self._theme.colour.text)
        self._strong.draw(painter, rect, cell.text, _MIDDLE)

    def _draw_outline(self, painter: QPainter, rect: QRect, style: Qt.PenStyle) -> None:
        painter.setPen(QPen(self._theme.colour.edge, 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(_INSET, _INSET, -_INSET - 1, -_INSET - 1))

    def _draw_total(self, painter: QPainter, rect: QRect, cell: Cell, column: int) -> None:
        painter.setPen(self._theme.colour.text_second)
        self._plain.draw_number(painter, self._inside(rect), cell.text, self._table.shown.decimals(column))

    def _draw_score(self, painter: QPainter, rect: QRect, cell: Cell, column: int) -> None:
        painter.setPen(self._theme.colour.text)
        self._strong.draw_number(painter, self._inside(rect), cell.text, self._table.shown.decimals(column))

    def _inside(self, rect: QRect) -> QRect:
        return rect.adjusted(0, 0, -self._theme.space.related, 0)

    def _draw_range(self, painter: QPainter, rect: QRect, cell: Cell, _column: int) -> None:
        painter.setPen(self._theme.colour.text_second)
        room = rect.adjusted(self._theme.space.unit, 0, -self._theme.space.related, 0)
        text = cell.text if self._small.width(cell.text) <= room.width() else cell.outside
        self._small.draw(painter, room, self._small.short(text, room.width()), _RIGHT)

    def _draw_not_scored(self, painter: QPainter, rect: QRect, _cell: Cell, _column: int) -> None:
        """Draw one cell's part of the words that run across the row."""
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(self._theme.colour.text_second)
        across = QRect(self.row_left + self._theme.space.related, rect.top(), rect.width(), rect.height())
        self._small.draw(painter, across, not_scored_words())
        painter.restore()

    def _words_right(self) -> int:
        """Return where the words that run across a row end, with the space after them."""
        return self.row_left + 2 * self._theme.space.related + self._small.width(not_scored_words())

    def _draw_theme(self, painter: QPainter, rect: QRect, cell: Cell, _column: int) -> None:
        """Draw a theme's name where no header does it, as in a picture of a single cell."""
        painter.setPen(self._theme.colour.text)
        room = rect.adjusted(self._theme.space.related, 0, -self._theme.space.unit, 0)
        self._plain.draw(painter, room, self._plain.short(cell.text, room.width()))

    def _draw_bounds(self, painter: QPainter, rect: QRect, column: int, *, under_words: bool) -> None:
        """Draw the line under each row, and the one where a group begins, but not through words."""
        painter.setPen(self._theme.colour.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._table.shown.begins_group(column) and not under_words:
            painter.setPen(self._theme.colour.edge)
            painter.drawLine(rect.topLeft(), rect.bottomLeft())

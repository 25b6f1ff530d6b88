"""The frozen column of themes, and the heading above it.

Here: a vertical header that shows each theme's name, and the button in the corner that sorts by it.
Not here: what keys do there (``score_grid``).

The theme's column is the grid's vertical header and not a second table laid over the first: Qt then
keeps the two in step by itself, never scrolls a focused cell underneath, and tells screen readers
that each row is headed by its theme.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_ring import draw_cell_ring
from smp_workbench.gui.tables.score_column import THEME_COLUMN
from smp_workbench.gui.tables.score_table import ScoreTable
from smp_workbench.gui.tables.score_words import column_name
from smp_workbench.gui.tables.sort_mark import draw_sort_mark
from smp_workbench.gui.text_stamp import TextStamp
from smp_workbench.gui.theme import Theme

_START: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MARK_ROOM: Final = 10


class ThemeHeader(QHeaderView):
    """The vertical header of the score grid: one theme a row.

    Attributes
    ----------
    theme_pressed
        A theme was clicked: its row.
    """

    theme_pressed = Signal(int)

    def __init__(self, table: ScoreTable, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._table = table
        self._current = (-1, -1)
        self._active = False
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this theme from now on."""
        self._theme = theme
        self._plain = TextStamp(theme.font(theme.type.grid))
        self._strong = TextStamp(theme.font(theme.type.grid, strong=True))
        self.setMinimumSectionSize(theme.space.row)
        self.setDefaultSectionSize(theme.space.row)
        self.viewport().update()

    def set_current(self, cell: tuple[int, int], *, active: bool) -> None:
        """Mark the focused row, and the theme itself where the focus is on it.

        Parameters
        ----------
        cell
            Row and column; (-1, -1) for none.
        active
            Whether the grid has the keyboard.
        """
        rows = {cell[0], self._current[0]} - {-1}
        self._current, self._active = cell, active
        for row in rows:
            top = self.sectionViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.sectionSize(row))

    def label_width(self) -> int:
        """Return the pixels of the longest label, with the space round it."""
        labels = (self._table.shown.theme(row).label for row in range(len(self._table.shown.refs)))
        return max(map(self._strong.width, labels), default=0) + 2 * self._theme.space.related

    @override
    @guarded
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw one theme's name, shortened in the middle where it is too long."""
        if not rect.isValid():
            return
        theme, colour, row = self._table.shown.theme(logicalIndex), self._theme.colour, logicalIndex
        focused_row = row == self._current[0]
        painter.save()
        painter.fillRect(rect, colour.selected if focused_row else colour.ground)
        painter.setPen(colour.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colour.edge)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        stamp = self._strong if focused_row else self._plain
        painter.setPen(colour.text if theme.scored else colour.text_second)
        room = rect.adjusted(self._theme.space.related, 0, -self._theme.space.unit, 0)
        stamp.draw(painter, room, stamp.short(theme.label, room.width()))
        if self._current == (row, THEME_COLUMN):
            draw_cell_ring(painter, rect, self._theme, active=self._active)
        painter.restore()

    @override
    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which theme was pressed."""
        row = self.logicalIndexAt(event.position().toPoint())
        if row >= 0:
            self.theme_pressed.emit(row)


class ThemeHeading(QAbstractButton):
    """The heading of the theme's column; a press sorts by it."""

    def __init__(self, table: ScoreTable, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setText(column_name(table.shown.columns[THEME_COLUMN]))
        self.setAccessibleName(self.tr("Sort by theme"))
        self.setToolTip(self.tr("Sort by theme"))

    def set_theme(self, theme: Theme) -> None:
        """Draw with this theme from now on."""
        self._theme = theme
        self.update()

    @override
    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        """Return nothing of its own: the grid gives it the corner."""
        return QSize()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word on the line of the other headings, and the mark of sorting."""
        painter = QPainter(self)
        colour, space = self._theme.colour, self._theme.space
        painter.fillRect(self.rect(), colour.panel)
        painter.setFont(self._theme.font(self._theme.type.small, strong=True))
        painter.setPen(colour.text)
        line = painter.fontMetrics().height()
        top = self.height() - _MARK_ROOM - line - space.unit // 2
        painter.drawText(QRect(space.related, top, self.width(), line), _START, self.text())
        sorting = self._table.sorting
        if sorting is not None and sorting.column.kind == "theme":
            strip = QRect(space.related, self.height() - _MARK_ROOM, space.group, _MARK_ROOM)
            draw_sort_mark(painter, strip, self._theme, sorting, stale=self._table.sort_is_stale)
        painter.setPen(colour.edge)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        painter.end()

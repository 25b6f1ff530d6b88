"""Which cells of the grid are selected: the block from where Shift began to the focus.

Here: what moves of the keyboard and presses of the mouse select, by row and column.
Not here: where a key leads (``cell_move``) and what is done with the block (``score_block``).

Qt selects what lies under a rectangle of pixels. The theme's column is drawn by a header and has none, and a
row may be scrolled out of sight: by pixels, a block that begins at a name would be other themes' scores.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from smp_workbench.gui.tables.score_column import THEME_COLUMN

if TYPE_CHECKING:
    from smp_workbench.gui.tables.score_grid import ScoreGrid

_TABS: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_DRAGGING: Final = QAbstractItemView.State.DragSelectingState
_ALONE: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class CellSelection(QObject):
    """The selection of a grid, which is always one block with the focus at one of its corners."""

    def __init__(self, grid: ScoreGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._anchor: tuple[int, int] | None = None
        self._extending = False

    def follow(self, current: QModelIndex | QPersistentModelIndex) -> None:
        """Begin anew at the focused cell, unless a block is being drawn out to it, by keys or by dragging."""
        if not self._extending and self._grid.state() != _DRAGGING:
            self._anchor = (current.row(), current.column()) if current.isValid() else None

    def press(self, event: QKeyEvent | QMouseEvent, go: Callable[[], None]) -> None:
        """Have Qt move the focus as a key or a press asks for, and select what it means.

        Parameters
        ----------
        go
            Passes the event on to Qt.
        """
        before = self._grid.currentIndex()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._extending = shift and not (isinstance(event, QKeyEvent) and event.key() in _TABS)
        try:
            go()
        finally:
            extended, self._extending = self._extending, False
        current = self._grid.currentIndex()
        if extended and (current != before or isinstance(event, QMouseEvent)):
            self._select(self._grid.table.index(*(self._anchor or (-1, -1))), current)
        elif current != before and isinstance(event, QKeyEvent):
            self.select_focused()

    def select_focused(self) -> None:
        """Select the focused cell alone."""
        current = self._grid.currentIndex()
        if current.isValid():
            self.follow(current)
            self._grid.selectionModel().select(current, _ALONE)

    def select_all(self) -> None:
        """Select every cell but the themes' names, which are copied with a table's headings."""
        table = self._grid.table
        last = table.index(table.rowCount() - 1, table.columnCount() - 1)
        if last.isValid():
            self._select(table.index(0, THEME_COLUMN + 1), last)

    def _select(self, first: QModelIndex, last: QModelIndex) -> None:
        if not (first.isValid() and last.isValid()):
            return
        rows, columns = sorted((first.row(), last.row())), sorted((first.column(), last.column()))
        table = self._grid.table
        corners = table.index(rows[0], columns[0]), table.index(rows[1], columns[1])
        self._grid.selectionModel().select(QItemSelection(*corners), _ALONE)

"""The list of open items: gone through with arrows, settled with single keys, several rows at once.

Here: the keys, the widths, and the place that the focus keeps when rows go.
Not here: the rows (``open_item_table``), what a key decides (``open_item_choice``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.tables.open_item_choice import (
    Choice,
    leave_item,
    take_item,
    take_mine,
    take_theirs,
    take_value,
)
from smp_workbench.gui.tables.open_item_table import Column, OpenItemTable
from smp_workbench.gui.tables.open_item_words import OpenItem, place_of
from smp_workbench.gui.theme import Theme

_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
_OF_THE_LIST: Final = (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy)
_CHOICES: Final[dict[Qt.Key, Choice]] = {
    Qt.Key.Key_M: take_mine,
    Qt.Key.Key_T: take_theirs,
    Qt.Key.Key_Y: take_item,
    Qt.Key.Key_L: leave_item,
}
_WIDTHS: Final = {Column.THEME: 124, Column.WHAT: 128, Column.KIND: 74, Column.BEFORE: 58}
"""Pixels in a type of 14; what is proposed has all the rest."""


class OpenItemView(QTableView):
    """The list.

    Attributes
    ----------
    decided
        A key has decided about the selected rows: the ``Choice``.
    level_wanted
        A digit was pressed: the level that a number key sets in the grid is wanted.
    list_wanted, other_wanted, filter_wanted
        What can be decided about the focused row, another value for it, or the filters, are wanted.
    row_focused
        Another row has the focus.
    """

    decided = Signal(object)
    level_wanted = Signal(str)
    list_wanted = Signal()
    other_wanted = Signal()
    filter_wanted = Signal()
    row_focused = Signal()

    def __init__(self, table: OpenItemTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(Column.PROPOSED, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self.row_focused)
        self.setProperty("ringed", True)  # rows go one by one: which of them is in focus, its ground says
        self.installEventFilter(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        scale = theme.type.interface / INTERFACE_TYPE
        self.verticalHeader().setDefaultSectionSize(theme.space.row)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, round(width * scale))

    @property
    def focused(self) -> OpenItem | None:
        """The item in focus; None where there is none."""
        row = self.currentIndex().row()
        return self.table.rows[row] if 0 <= row < len(self.table.rows) else None

    @property
    def selected(self) -> list[OpenItem]:
        """The selected items from top to bottom; the focused one where nothing is selected."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        items = [self.table.rows[row] for row in rows]
        return items or ([self.focused] if self.focused is not None else [])

    def go_to_row(self, row: int) -> None:
        """Focus a row, the last one beyond the end."""
        row = min(row, len(self.table.rows) - 1)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag
            index = self.table.index(row, Column.THEME)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys for choosing and copying rows from the window's commands about scores."""
        own = isinstance(event, QKeyEvent) and any(map(event.matches, _OF_THE_LIST))
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide, or ask what can be decided; what is left is Qt's: arrows, Shift, Ctrl+A."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif not plain:
            super().keyPressEvent(event)
        elif key in _OPENING:
            self.list_wanted.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):  # of the list, which has no cells to go along
            self.go_to_row(0 if key == Qt.Key.Key_Home else len(self.table.rows) - 1)
        elif key in _CHOICES:
            self.decided.emit(_CHOICES[key])
        elif key == Qt.Key.Key_O:
            self.other_wanted.emit()
        elif key == Qt.Key.Key_F:
            self.filter_wanted.emit()
        elif not self._take_proposal(key) and not event.text().isalpha():
            super().keyPressEvent(event)

    def _take_proposal(self, key: Qt.Key) -> bool:
        """Decide for the proposal of a letter or of a level; False where a key stands for none."""
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.level_wanted.emit(chr(key))
            return True
        place = place_of(chr(key)) if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else None
        if place is not None:
            self.decided.emit(take_value(place))
        return place is not None

    def _copy(self) -> None:
        """Put the selected rows on the clipboard, as a spreadsheet takes them."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        cells = ([self.table.index(row, column).data() for column in Column] for row in rows)
        QGuiApplication.clipboard().setText("\n".join("\t".join(map(str, line)) for line in cells))

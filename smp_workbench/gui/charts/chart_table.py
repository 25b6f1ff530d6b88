"""A chart's data as a table on the screen, for reading cell by cell.

Here: the table's model and view. Not here: which data (each chart's ``table``), copying (``chart_view``).
"""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.table_copy import CopiedTable
from smp_workbench.gui.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_NOTHING: Final[object] = None
_WIDEST: Final = 260
"""Pixels of a column at the usual type."""
_SAMPLED: Final = 20
"""Rows that a column's width is measured by."""


class ChartTableModel(QAbstractTableModel):
    """The cells, with the headings of the rows in the first column."""

    def __init__(self, table: CopiedTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table

    def set_table(self, table: CopiedTable) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    @override
    @guarded(default=0)
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    @override
    @guarded(default=0)
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns, that of the rows' headings included."""
        return 0 if parent.isValid() else len(self.table.columns) + 1

    @override
    @guarded(default=_NOTHING)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, or all of it in words for a screen reader."""
        row, column = index.row(), index.column()
        text = self.table.themes[row] if not column else self.table.rows[row][column - 1]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                heading = self.table.columns[column - 1] if column else self.table.corner
                return f"{self.table.themes[row]}, {heading}, {text}" if column else f"{heading}, {text}"
            case Qt.ItemDataRole.TextAlignmentRole if column and text[:1].isdigit():
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    @guarded(default=_NOTHING)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.table.corner, *self.table.columns)[section]
        return None


class ChartTable(QTableView):
    """The view: read with the arrow keys, copied whole by its chart."""

    def __init__(self, table: CopiedTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ChartTableModel(table, self)
        self.setModel(self._model)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.space.row - theme.space.unit)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self._fit(theme)
        self.setCurrentIndex(self._model.index(0, 0))

    def set_table(self, table: CopiedTable) -> None:
        """Show another table, with the keyboard where it was."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        self._model.set_table(table)
        self.setCurrentIndex(self._model.index(row, column))

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters and copying to the chart; the rest is Qt's own way through a table."""
        if (event.text() and event.text().isprintable()) or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self, theme: Theme) -> None:
        """Make columns as wide as what stands in their first rows."""
        measure, table = self.fontMetrics().horizontalAdvance, self._model.table
        widest = _WIDEST * theme.type.interface // 14
        cells = [list(table.themes), *(list(column) for column in zip(*table.rows, strict=True))]
        for column, heading in enumerate((table.corner, *table.columns)):
            texts = [heading, *cells[column][:_SAMPLED]] if column < len(cells) else [heading]
            self.setColumnWidth(column, min(max(map(measure, texts)) + theme.space.panel, widest))

"""The view of rows of text: moved through with arrows, edited where they stand.

Here: which keys open, pick and clear a cell, the widths and heights, headings across a row, the place.
Not here: the rows (``field_table``), drawing and the fields that open (``field_delegate``).

Arrows and Tab go from cell to cell, Enter, F2 or typing opens one, Enter and Tab keep what was typed,
Escape gives it up. In a column that is picked from a list, the first letter of a choice picks it.
"""

from __future__ import annotations

from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.tables.field_delegate import FieldDelegate
from smp_workbench.gui.tables.field_table import FieldTable
from smp_workbench.gui.tables.note_edit import Hint
from smp_workbench.gui.tables.pick_list import PickList
from smp_workbench.gui.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_NOTHING_HERE: Final = (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Cut)
_OF_THE_CELL: Final = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, *_NOTHING_HERE)
_CLEARING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MOVES: Final = {
    Hint.EditNextItem: QAbstractItemView.CursorAction.MoveNext,
    Hint.EditPreviousItem: QAbstractItemView.CursorAction.MovePrevious,
}
_PIXELS: Final = QAbstractItemView.ScrollMode.ScrollPerPixel
_LINES, _LINES_IN_PLENTY, _ROOMY = 2, 4, 12
"""Lines of a long text that a row shows, usually and in a view of so many rows: the tooltip has the whole."""
_LETTER: Final = 8
"""Pixels of a letter in a type of 14, about."""
_TIGHT: Final = 1.05
"""How much wider than the room columns may be and still give way: nobody scrolls for a few letters."""
_HEADING_SIDES: Final = 2 * 8
"""Pixels at both sides of a heading, as in the style sheet."""
_MOST_HIGH: Final = 1000
"""Pixels that no heading needs."""


class FieldView(QTableView):
    """Rows of text, edited in place.

    Attributes
    ----------
    row_chosen
        Another row has the focus: its key.
    row_cleared
        Delete was pressed: the key of the row and the column.
    """

    row_chosen = Signal(str)
    row_cleared = Signal(str, int)

    def __init__(self, table: FieldTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._theme = theme
        self._drawing = FieldDelegate(table, theme, self)
        self._kept = ("", 0, 0)
        self._first_column = 0
        self._empty_words = ""
        self._set_up()
        self._drawing.left.connect(self._leave_cell)
        table.modelAboutToBeReset.connect(self._keep)
        table.modelReset.connect(self._begin)
        table.rowsInserted.connect(self._lay)
        table.dataChanged.connect(self._fit_changed)

    @property
    def theme(self) -> Theme:
        """The look."""
        return self._theme

    def begin_at(self, column: int) -> None:
        """Let the focus stand in this column where it has not been anywhere yet."""
        self._first_column = column

    def say_where_empty(self, words: str) -> None:
        """Say this where there is no row."""
        self._empty_words = words
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self._drawing.set_theme(theme)
        self._set_heading_font()
        self._fit()
        self.viewport().update()

    def finish(self) -> None:
        """Make an edit of what was typed into a cell and not left yet."""
        focused = self._drawing.finish()
        self.table.release()
        if focused:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # it goes astray where the rows began anew

    def go_to(self, key: str, column: int | None = None) -> bool:
        """Focus a row, in the column where the focus is unless one is given; False if it is not there."""
        row = self.table.row_of(key)
        if row is None:
            return False
        current = self.currentIndex()
        if column is None:
            column = current.column() if current.isValid() else self._first_column
        if (current.row(), current.column()) != (row, column):
            self.setCurrentIndex(self.table.index(row, column))
        return True

    def open_cell(self) -> None:
        """Open the focused cell for typing or picking."""
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Enter in a field of one line comes on to here before Qt has closed it
        if index.isValid() and self.table.columns[index.column()].picked:
            self._pick(index)
        elif index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    # --- keys ---------------------------------------------------------------------------------

    @override
    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        """Keep the keys of the clipboard from the window's commands, which are about scores."""
        own = isinstance(event, QKeyEvent) and any(map(event.matches, _OF_THE_CELL))
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, pick or clear; what is left is Qt's: arrows, Tab, and typing into a cell."""
        index, key = self.currentIndex(), event.key()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(index)
        elif any(map(event.matches, _NOTHING_HERE)):
            event.accept()
        elif key in _OPENING and plain:
            self.open_cell()
        elif key in _CLEARING and plain and index.isValid():
            self.row_cleared.emit(self.table.key_at(index.row()), index.column())
        elif not (plain and index.isValid() and self._pick_by_letter(index, event.text())):
            super().keyPressEvent(event)

    def _paste(self, index: Index) -> None:
        """Put the clipboard's text into the focused cell, if it is one that is typed into."""
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            text = QGuiApplication.clipboard().text().strip()
            long = self.table.columns[index.column()].long
            self.table.set_text(index, text if long else " ".join(text.split()))

    @override
    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cell."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.open_cell()

    @guarded
    def _leave_cell(self, hint: Hint) -> None:
        """Keep what was typed; with Tab, open the next cell for typing, or the one before."""
        self.finish()
        move = _MOVES.get(hint)
        if move is not None:
            self.setCurrentIndex(self.moveCursor(move, Qt.KeyboardModifier.NoModifier))
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())

    def _pick_by_letter(self, index: Index, letter: str) -> bool:
        """Pick the choice whose key is a letter; False where nothing is picked by letters."""
        if not letter.strip() or not self.table.columns[index.column()].picked:
            return False
        choices = self.table.choices(self.table.key_at(index.row()), index.column())
        found = next((one for one in choices if one.key.casefold() == letter.casefold()), None)
        if found is not None:
            self.table.set_text(index, str(found.what))
        return found is not None

    def _pick(self, index: Index) -> None:
        """Open the list of what a cell can be."""
        key, column = self.table.key_at(index.row()), index.column()
        choices = self.table.choices(key, column)
        if not choices:
            return
        now = index.data(Qt.ItemDataRole.EditRole)
        row = next((place for place, one in enumerate(choices) if one.words == now), 0)
        picker = PickList(choices, row, self._theme, self)
        picker.setObjectName("field_picker")
        picker.setAccessibleName(f"{self.table.rows[index.row()].name}, {self.table.columns[column].name}")
        picker.picked.connect(guarded(partial(self._take, key, column)))
        cell = self.visualRect(index)
        picker.open_at(QRect(self.viewport().mapToGlobal(cell.topLeft()), cell.size()))

    def _take(self, key: str, column: int, what: object) -> None:
        row = self.table.row_of(key)
        if row is not None:
            self.table.set_text(self.table.index(row, column), str(what))

    # --- the place ----------------------------------------------------------------------------

    @override
    @guarded
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Mark the focused row, and tell which it is."""
        super().currentChanged(current, previous)
        self._mark()
        if current.isValid() and current.row() != previous.row():
            self.row_chosen.emit(self.table.key_at(current.row()))

    @override
    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, on the first row if none was focused yet."""
        first = next((row for row in self.table.rows if row.cells), None)
        if first is not None and not self.currentIndex().isValid():
            self.go_to(first.key)  # Qt would take the first cell of all, perhaps of a heading
        super().focusInEvent(event)
        self._mark()

    @override
    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the place with a thinner line."""
        super().focusOutEvent(event)
        self._mark()

    def _mark(self) -> None:
        current, drawing = self.currentIndex(), self._drawing
        cell = (current.row(), current.column()) if current.isValid() else (-1, -1)
        if (cell, self.hasFocus()) != (drawing.current, drawing.active):
            drawing.current, drawing.active = cell, self.hasFocus()
            self.viewport().update()

    @guarded
    def _keep(self) -> None:
        current = self.currentIndex()
        self._kept = self.table.key_at(current.row()), current.row(), current.column()

    @guarded
    def _begin(self) -> None:
        """Show rows that were made anew, with the focus on the row it was on, or on the one in its place."""
        self._lay()
        key, row_before, column = self._kept
        if row_before < 0 or self.go_to(key, column):
            return
        rows = [place for place, row in enumerate(self.table.rows) if row.cells]
        if rows:
            nearest = min(rows, key=lambda place: abs(place - row_before))
            self.setCurrentIndex(self.table.index(nearest, column))

    @guarded
    def _lay(self) -> None:
        """Give headings their whole row, and every row its height."""
        self.clearSpans()  # Qt keeps them over a reset: they would hide what now stands where a heading was
        for place, row in enumerate(self.table.rows):
            if not row.cells:
                self.setSpan(place, 0, 1, len(self.table.columns))
        self._fit()

    # --- widths and heights -------------------------------------------------------------------

    def _set_up(self) -> None:
        self.setModel(self.table)
        self.setItemDelegate(self._drawing)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollMode(_PIXELS)
        self.setVerticalScrollMode(_PIXELS)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._set_heading_font()

    def _set_heading_font(self) -> None:
        """Measure headings in the font that the style sheet draws them in."""
        self.horizontalHeader().setFont(self._theme.font(self._theme.type.small, strong=True))

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, or what to do where there are none."""
        super().paintEvent(event)
        if self.table.rows:
            return
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour.text_second)
        gap = self._theme.space.group
        room = self.viewport().rect().adjusted(gap, gap, -gap, -gap)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._empty_words)
        painter.end()

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        roomy = self.viewport().height() > _ROOMY * self._theme.space.row
        self._drawing.most_lines = _LINES_IN_PLENTY if roomy else _LINES
        for column, width in enumerate(self._widths()):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        self._fit_headings()
        for place in range(len(self.table.rows)):
            self._fit_row(place)

    def _fit_headings(self) -> None:
        """Give the headings the lines that the one with most of them needs."""
        header = self.horizontalHeader()
        metrics = QFontMetrics(header.font())
        highest = metrics.lineSpacing()
        for place, column in enumerate(self.table.columns):
            room = QRect(0, 0, self.columnWidth(place) - _HEADING_SIDES, _MOST_HIGH)
            highest = max(highest, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, column.name).height())
        height = header.sizeHint().height() - metrics.lineSpacing() + highest
        if header.height() != height:
            header.setFixedHeight(height)

    def _widths(self) -> list[int]:
        """Return each column's width: what the fixed ones leave is shared out, so far as it goes."""
        letter = round(_LETTER * self._theme.type.grid / INTERFACE_TYPE)
        columns = self.table.columns
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * self.frameWidth() - bar
        left = room - letter * sum(column.letters for column in columns if not column.stretches)
        shares = sum(column.letters for column in columns if column.stretches) or 1
        widths = [
            max(left * column.letters // shares, letter * column.letters // 2)
            if column.stretches
            else letter * column.letters
            for column in columns
        ]
        whole = sum(widths)
        return [width * room // whole for width in widths] if room < whole <= _TIGHT * room else widths

    def _fit_row(self, place: int) -> None:
        widths = [self.columnWidth(column) for column in range(len(self.table.columns))]
        height = self._drawing.height_of(self.table.rows[place], widths)
        if self.rowHeight(place) != height:
            self.setRowHeight(place, height)

    @guarded
    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for place in range(first.row(), last.row() + 1):
            self._fit_row(place)

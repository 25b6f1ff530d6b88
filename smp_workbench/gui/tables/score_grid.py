"""The score grid: where a person scores without touching the mouse.

Here: the view of a :class:`ScoreTable`: its focus, its widths and headings.
Not here: what keys do to scores (``score_typing``), where they lead (``cell_move``) and what they select
(``cell_selection``), the item model
(``score_table``), drawing (``score_delegate``, ``grouped_header``, ``theme_header``).
"""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.score_source import ScoreSource
from smp_workbench.gui.tables.cell_move import Move, moved
from smp_workbench.gui.tables.cell_path import first_cell, next_cell
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.tables.cell_selection import CellSelection
from smp_workbench.gui.tables.column_fit import ColumnNeed, fit
from smp_workbench.gui.tables.column_need import column_needs
from smp_workbench.gui.tables.empty_words import draw_empty
from smp_workbench.gui.tables.grouped_header import GroupedHeader
from smp_workbench.gui.tables.row_order import next_sorting
from smp_workbench.gui.tables.score_block import ScoreBlock
from smp_workbench.gui.tables.score_clipboard import ScoreClipboard
from smp_workbench.gui.tables.score_column import THEME_COLUMN, ScoreColumn
from smp_workbench.gui.tables.score_delegate import ScoreDelegate
from smp_workbench.gui.tables.score_table import Index, ScoreTable
from smp_workbench.gui.tables.score_typing import ScoreTyping
from smp_workbench.gui.tables.score_words import sorting_words
from smp_workbench.gui.tables.theme_drag import ThemeDrag
from smp_workbench.gui.tables.theme_header import ThemeHeader, ThemeHeading
from smp_workbench.gui.theme import Theme
from smp_workbench.session.announcement import Announcement

_NOWHERE: Final = (-1, -1)
_NO_CHANGE: Final = QItemSelectionModel.SelectionFlag.NoUpdate
_LEAST_ROWS: Final = 2
_PIXELS: Final = QAbstractItemView.ScrollMode.ScrollPerPixel


class ScoreGrid(QTableView):
    """Themes by criteria, with the theme's column frozen and headings grouped.

    Attributes
    ----------
    table
        The item model.
    selection, typing, block, clipboard
        What is selected, what keys and menu entries do to the focused score and to all that are selected,
        and copy and paste.
    focused
        Another cell has the focus: the theme's ref and the column's code.
    refused
        A key could not be followed: why and what to press, in words.
    said
        What a key has done, where the grid alone does not show it.
    reason_requested, confidence_requested
        The reason, or the confidence, of this theme's ref and criterion's code is to be asked for.
    paste_planned
        A block is to be pasted once somebody has seen what it changes: the :class:`PastePlan`.
    moves_themes
        Whether its order, unless sorted, is the order of record, so that themes can be dragged in it.
    turns_headings
        Whether headings run upwards where they would not fit side by side.
    """

    focused = Signal(str, str)
    refused = Signal(str)
    said = Signal(str)
    reason_requested = Signal(str, str)
    confidence_requested = Signal(str, str)
    paste_planned = Signal(object)
    moves_themes: ClassVar[bool] = True
    turns_headings: ClassVar[bool] = True

    def __init__(self, signals: ScoreSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ScoreTable(signals, self)
        self._theme = theme
        self._drawing = ScoreDelegate(self.table, theme, self)
        self._headings = GroupedHeader(self.table, theme, self)
        self._themes = ThemeHeader(self.table, theme, self)
        self._corner = ThemeHeading(self.table, theme, self)
        self._kept: tuple[int, str, ScoreColumn] | None = None
        self._needs: tuple[ColumnNeed, ...] = ()
        self.selection = CellSelection(self)
        self.block = ScoreBlock(self, signals)
        self.clipboard = ScoreClipboard(self, signals)
        self.typing = ScoreTyping(self)
        self._drag = ThemeDrag(self, self._themes, signals)
        self._set_up()
        self._connect()
        signals.edited.connect(self._follow)  # after the table, which then shows the new order
        self._begin()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        for part in (self._drawing, self._headings, self._themes, self._corner):
            part.set_theme(theme)
        self._measure()
        self.viewport().update()

    @property
    def theme(self) -> Theme:
        """The look."""
        return self._theme

    # --- focus --------------------------------------------------------------------------------

    def focus_cell(self, ref: str, code: str = "") -> None:
        """Focus a theme's cell in the column of a code; its first criterion if no code is given."""
        row = self.table.shown.row_of(ref)
        if row is None:
            return
        column = self.table.shown.column_of(code)
        if column is None:
            first = next_cell(self.table.shown, row, -1)
            column = first[1] if first is not None and first[0] == row else THEME_COLUMN
        self.go_to(row, column)

    def go_to(self, row: int, column: int) -> None:
        """Focus the cell of a row and column."""
        self.setCurrentIndex(self.table.index(row, column))

    def move_on(self) -> None:
        """Focus the next cell that takes a level; stay at the last."""
        current = self.currentIndex()
        following = next_cell(self.table.shown, current.row(), current.column())
        if following is not None:
            self.go_to(*following)

    # --- sorting ------------------------------------------------------------------------------

    @guarded
    def cycle_sort(self, column: int) -> None:
        """Sort by a column, the other way, then back to the order of record; afresh where stale."""
        table = self.table
        table.set_sorting(next_sorting(table.sorting, table.shown.columns[column], stale=table.sort_is_stale))
        self.said.emit(sorting_words(table.sorting))

    @guarded
    def sort_by_focused_column(self) -> None:
        """Do what a click on the focused column's heading does."""
        self.cycle_sort(max(self.currentIndex().column(), THEME_COLUMN))

    @guarded
    def _select_focused(self) -> None:
        """After rows have moved, leave the focused cell alone selected, and keep it in view.

        A block that was selected would be strewn over the grid, and Delete would clear what nobody sees.
        """
        self.selection.select_focused()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    # --- Qt's view ----------------------------------------------------------------------------

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let typing have the key first; what is left is Qt's: arrows, Tab, Page up and down."""
        if (event.key() == Qt.Key.Key_Escape and self._drag.cancel()) or self.typing.press(event):
            event.accept()
        else:
            self.selection.press(event, lambda: super(ScoreGrid, self).keyPressEvent(event))

    @override
    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Focus the cell, and with Shift select up to it."""
        self.selection.press(event, lambda: super(ScoreGrid, self).mousePressEvent(event))

    @override
    @guarded(default=_NO_CHANGE)
    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave what keys select to :class:`CellSelection`."""
        return _NO_CHANGE if isinstance(event, QKeyEvent) else super().selectionCommand(index, event)

    @override
    @guarded(default=QModelIndex())
    def moveCursor(self, cursorAction: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where a key leads; an invalid index where Tab leaves the grid."""
        current = self.currentIndex()
        place = (current.row(), current.column()) if current.isValid() else None
        page = max(self.viewport().height() // self._theme.space.row - 1, 1)
        to_end = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        found = moved(self.table.shown, place, cursorAction, page, to_end=to_end)
        return self.table.index(*found) if found is not None else QModelIndex()

    @override
    @guarded
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into view; the theme's column always is, so that only its row counts."""
        if index.column() != THEME_COLUMN:
            super().scrollTo(index, hint)
            return
        across = self.horizontalScrollBar().value()
        super().scrollTo(self.table.index(index.row(), THEME_COLUMN + 1), hint)
        self.horizontalScrollBar().setValue(across)

    @override
    @guarded
    def selectAll(self) -> None:
        """Select every cell but the themes' names, which are copied with a table's headings."""
        self.selection.select_all()

    @override
    @guarded
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Mark the focused row and column, and tell which cell it is."""
        super().currentChanged(current, previous)
        self.selection.follow(current)
        self._mark()
        if current.isValid():
            shown = self.table.shown
            self.focused.emit(shown.refs[current.row()], shown.columns[current.column()].code)

    @override
    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, on the first cell if none was focused yet."""
        super().focusInEvent(event)
        self._focus_first()
        self._mark()

    @override
    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the place with a thinner line."""
        super().focusOutEvent(event)
        self._mark()

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room there is now."""
        self._fit()
        super().resizeEvent(event)

    @override
    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the height at which there still are rows to score in: panels give way before the grid."""
        height = self._headings.sizeHint().height() + _LEAST_ROWS * self._theme.space.row
        return QSize(super().minimumSizeHint().width(), height + 2 * self.frameWidth())

    @override
    @guarded
    def updateGeometries(self) -> None:
        """Keep the heading of the theme's column in the corner."""
        super().updateGeometries()
        across, down = self._themes.geometry(), self._headings.geometry()
        self._corner.setGeometry(across.left(), down.top(), across.width(), down.height())

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, or what to do where there are none."""
        self._drawing.row_left = self.columnViewportPosition(THEME_COLUMN + 1)
        super().paintEvent(event)
        if not self.table.rowCount():
            draw_empty(self.viewport(), self._theme)

    # --- setting up ---------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.setModel(self.table)
        self.setItemDelegate(self._drawing)
        self.setHorizontalHeader(self._headings)
        self.setVerticalHeader(self._themes)
        self.setAccessibleName(self.tr("Agreed scores"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(_PIXELS)
        self.setVerticalScrollMode(_PIXELS)

    def _connect(self) -> None:
        for of_qt in (self._headings.sectionPressed, self._headings.sectionEntered):
            of_qt.disconnect()  # a heading sorts; Qt would select its whole column as well
        self._headings.sectionClicked.connect(self.cycle_sort)
        self._corner.clicked.connect(self._sort_by_theme)
        self._themes.theme_pressed.connect(self._focus_theme)
        self.doubleClicked.connect(self._pick)
        self.horizontalScrollBar().valueChanged.connect(self._headings.redraw)
        self.table.modelAboutToBeReset.connect(self._keep)
        self.table.modelReset.connect(self._begin)
        self.table.layoutChanged.connect(self._select_focused)
        self.table.room_needed.connect(self._measure)
        self.table.sorting_changed.connect(self._mark_all)

    @guarded
    def _keep(self) -> None:
        current = self.currentIndex()
        if current.isValid():
            shown = self.table.shown
            self._kept = current.row(), shown.refs[current.row()], shown.columns[current.column()]

    @guarded
    def _begin(self) -> None:
        """Show a table that was made anew, with the focus where it was, or on what took its theme's row."""
        self.setColumnHidden(THEME_COLUMN, True)
        self._measure()
        refs = self.table.shown.refs
        if self._kept is not None and refs:
            row, ref, _ = self._kept
            self._focus_again(ref if ref in refs else refs[min(row, len(refs) - 1)])
        elif self.hasFocus():
            self._focus_first()
        self._mark_all()

    def _focus_again(self, ref: str) -> None:
        """Focus a theme in the column where the focus was."""
        if self._kept is not None and self._kept[2].kind == "theme":
            self.go_to(self.table.shown.refs.index(ref), THEME_COLUMN)
        else:
            self.focus_cell(ref, self._kept[2].code if self._kept is not None else "")

    @guarded
    def _follow(self, announcement: Announcement) -> None:
        """Go with a theme that was added, brought back or moved, also by undo."""
        ref = announcement.touched_theme
        if self.table.shown.row_of(ref) is not None:
            self._focus_again(ref)

    def _focus_first(self) -> None:
        start = first_cell(self.table.shown)
        if start is not None and not self.currentIndex().isValid():
            self.go_to(*start)

    @guarded
    def _focus_theme(self, row: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.go_to(row, THEME_COLUMN)

    @guarded
    def _pick(self) -> None:
        self.typing.pick()

    @guarded
    def _sort_by_theme(self) -> None:
        self.cycle_sort(THEME_COLUMN)

    # --- widths and marks ---------------------------------------------------------------------

    @guarded
    def _measure(self) -> None:
        tight, heading_width = not self.turns_headings, self._headings.heading_width
        self._needs = column_needs(self.table, heading_width, self._theme, tight=tight)
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        scale = self._theme.type.grid / INTERFACE_TYPE
        label = self._themes.label_width()
        fitted = fit(room, label, self._needs, scale, may_turn=self.turns_headings)
        self._themes.setFixedWidth(fitted.theme)
        self._headings.set_turned(turned=fitted.turned)
        for column, width in enumerate(fitted.widths, start=THEME_COLUMN + 1):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def _mark(self) -> None:
        """Let every part know the focused cell, and draw again what shows it."""
        current = self.currentIndex()
        cell = (current.row(), current.column()) if current.isValid() else _NOWHERE
        active = self.hasFocus()
        if (cell, active) == (self._drawing.current, self._drawing.active):
            return
        rows = {cell[0], self._drawing.current[0]}
        self._drawing.current, self._drawing.active = cell, active
        self._themes.set_current(cell, active=active)
        self._headings.set_current(cell[1])
        for row in rows - {-1}:
            self.viewport().update(self._row_rect(row))

    def _row_rect(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    @guarded
    def _mark_all(self) -> None:
        self._mark()
        for part in (self.viewport(), self._themes.viewport(), self._headings.viewport(), self._corner):
            part.update()

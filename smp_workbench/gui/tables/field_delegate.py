"""How rows of text are drawn, and the fields that open over their cells.

Here: the delegate of a :class:`FieldTable`: wrapped text, headings, the cut line, the focus ring, editors.
Not here: which keys open a cell (``field_view``).
"""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from smp_workbench.domain.edit import Edit
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_ring import draw_cell_ring
from smp_workbench.gui.tables.field_table import FieldCell, FieldRow, FieldTable
from smp_workbench.gui.tables.note_edit import Hint, NoteEdit
from smp_workbench.gui.text_stamp import TextStamp
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.typing_pause import TypingPause
from smp_workbench.gui.wrapped_text import WrappedText

_EDITOR_LINES: Final = 4
_WIDTH_OF_SUGGESTIONS: Final = 320
"""Pixels: a column may be too narrow to tell two sources apart."""
_TABS: Final = {Qt.Key.Key_Tab: Hint.EditNextItem, Qt.Key.Key_Backtab: Hint.EditPreviousItem}
_FILLED: Final = "filled"
_NO_EDITOR: Final = cast("QWidget", None)
"""What Qt takes for "this cannot be edited"; its types leave that out."""


class FieldDelegate(QStyledItemDelegate):
    """Draws and edits the cells of a :class:`FieldTable`.

    Attributes
    ----------
    left
        A key ended a field: which cell is next, as a hint of Qt's.
    current
        Row and column of the focused cell; (-1, -1) for none.
    active
        Whether the keyboard is in the view.
    most_lines
        How many lines of a text a row shows.
    editor
        The field that is open over a cell, or None.
    """

    left = Signal(object)

    def __init__(self, table: FieldTable, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self.current = (-1, -1)
        self.active = False
        self.most_lines = 1
        self.editor: QWidget | None = None
        self._first = ""  # what stood in the cell when its field was opened
        self._put: str | None = None  # of the text in the open field, what counts already
        self._back: Edit | None = None  # and what takes it back
        self.set_theme(theme)
        table.modelAboutToBeReset.connect(self._forget)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this theme from now on."""
        self._theme = theme
        self._plain = WrappedText(theme.font(theme.type.grid))
        self._strong = WrappedText(theme.font(theme.type.grid, strong=True))
        self._number = TextStamp(theme.font(theme.type.grid))
        self._small = TextStamp(theme.font(theme.type.small, strong=True))

    def height_of(self, row: FieldRow, widths: list[int]) -> int:
        """Return how high a row must be for its texts at these widths of its columns."""
        lines = 1
        for cell, width in zip(row.cells, widths, strict=False):
            lines = max(lines, len(self._lines(cell, width)))
        return max(self._theme.space.row, lines * self._plain.line_height + 2 * self._theme.space.unit)

    # --- drawing ------------------------------------------------------------------------------

    @override
    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell, or a heading that runs across its row."""
        rect: QRect = option.rect
        row = self._table.rows[index.row()]
        colour = self._theme.colour
        if not row.cells:
            self._draw_heading(painter, rect, row)
            return
        focused_row = index.row() == self.current[0]
        painter.fillRect(rect, colour.selected if focused_row else colour.ground)
        cell = row.cells[index.column()]
        if self._table.columns[index.column()].is_rank:
            self._draw_rank(painter, rect, cell.text)
        else:
            self._draw_text(painter, rect, cell)
        painter.setPen(colour.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if (index.row(), index.column()) == self.current:
            draw_cell_ring(painter, rect, self._theme, active=self.active)

    def _draw_text(self, painter: QPainter, rect: QRect, cell: FieldCell) -> None:
        colour = self._theme.colour
        if cell.text:
            painter.setPen(colour.text)
        else:
            painter.setPen(colour.danger if cell.wanting else colour.text_second)
        text = self._strong if cell.wanting and not cell.text else self._plain
        gap = self._theme.space.related
        text.draw(painter, rect.adjusted(gap, 0, -gap, 0), self._lines(cell, rect.width()))

    def _draw_rank(self, painter: QPainter, rect: QRect, text: str) -> None:
        """Draw a rank so that digits stand under each other; the sign of a tie hangs over."""
        painter.setPen(self._theme.colour.text)
        hung = 0 if text.endswith("=") else self._number.width("=")
        room = rect.adjusted(0, 0, -self._theme.space.related - hung, 0)
        self._number.draw(painter, room, text, Qt.AlignmentFlag.AlignRight)

    def _lines(self, cell: FieldCell, width: int) -> tuple[str, ...]:
        text = self._strong if cell.wanting and not cell.text else self._plain
        return text.lines(cell.text or cell.hint, width - 2 * self._theme.space.related, self.most_lines)

    def _draw_heading(self, painter: QPainter, rect: QRect, row: FieldRow) -> None:
        """Draw the words of a heading; the cut line is drawn on both sides of its own."""
        colour, gap = self._theme.colour, self._theme.space.related
        painter.fillRect(rect, colour.ground if row.is_line else colour.panel)
        start = rect.left() + (2 * self._theme.space.panel if row.is_line else gap)
        room = QRect(start, rect.top(), rect.right() - start - gap, rect.height())
        words = self._small.short(row.name, room.width())
        painter.setPen(colour.text)
        self._small.draw(painter, room, words)
        if row.is_line:
            painter.setPen(QPen(self._theme.data.cut_line, 2))
            middle = rect.center().y()
            painter.drawLine(rect.left() + gap, middle, start - gap, middle)
            painter.drawLine(start + self._small.width(words) + gap, middle, rect.right() - gap, middle)
        painter.setPen(colour.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    # --- editing ------------------------------------------------------------------------------

    def finish(self) -> bool:
        """Put what was typed into its cell, if a field is open; whether the keyboard was in it."""
        editor, self.editor = self.editor, None
        if editor is None:
            return False
        focused = editor.hasFocus()
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, Hint.NoHint)
        self._put = self._back = None
        return focused

    @guarded
    def _count(self) -> None:
        """Let what is typed count as it stands; all of it, until the field is left, is one step to undo."""
        if self.editor is not None and _typed(self.editor) != self._first:
            self.commitData.emit(self.editor)

    @override
    @guarded(default=_NO_EDITOR)
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Open a field over a cell: for several lines, or for one with suggestions."""
        column = self._table.columns[index.column()]
        editor: NoteEdit | QLineEdit
        if column.long:
            editor = NoteEdit(parent)
            editor.finished.connect(self.left)
        else:
            editor = QLineEdit(parent)
            editor.setProperty("own_ring", True)
            if column.suggested:
                editor.setCompleter(self._completer(index.column(), editor))
        editor.setFont(self._theme.font(self._theme.type.grid))
        editor.setAccessibleName(f"{self._table.rows[index.row()].name}, {column.name}")
        TypingPause(editor).over.connect(self._count)
        self._table.hold(self._table.key_at(index.row()))
        self.editor, self._put, self._back = editor, None, None
        return editor

    @override
    @guarded
    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Show the cell's text, selected, so that typing replaces it; what is being typed stays as it is."""
        if editor.property(_FILLED):
            return
        editor.setProperty(_FILLED, True)
        text = self._first = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, NoteEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    @override
    @guarded
    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Make an edit of the text, unless it is as it was."""
        text = _typed(editor)
        if self._back is not None and text == self._first:
            self._table.signals.apply(self._back, joins=True)
            return
        if text in (index.data(Qt.ItemDataRole.EditRole), self._put):
            return
        signals, joins = self._table.signals, self._back is not None
        before = signals.latest
        kept = self._table.set_text(index, text, joins=True) if joins else model.setData(index, text)
        if kept and signals.latest is not before:
            self._put = text
            if not joins and signals.latest is not None:
                self._back = signals.latest.inverse

    @override
    @guarded
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Lay a field over its cell; one for several lines is higher, and stays inside the view."""
        rect = QRect(option.rect)
        if isinstance(editor, NoteEdit):
            view = editor.parentWidget()
            room = view.rect() if view is not None else rect
            wanted = _EDITOR_LINES * self._plain.line_height + 2 * self._theme.space.related
            rect.setHeight(min(max(rect.height(), wanted), room.height()))
            rect.moveTop(max(0, min(rect.top(), room.bottom() - rect.height())))
        editor.setGeometry(rect)

    @override
    @guarded
    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Forget the field."""
        if editor is self.editor:
            self._forget()
            QTimer.singleShot(0, self, self._release)  # Qt still has the row in hand
        super().destroyEditor(editor, index)

    @guarded
    def _release(self) -> None:
        if self.editor is None:
            self._table.release()

    @override
    @guarded(default=False)
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave a field of one line with Tab as one of several lines is left; the rest is Qt's."""
        if editor is not self.editor:
            return False  # finished already: as it vanishes, its loss of focus would finish it again
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            hint = _TABS.get(Qt.Key(event.key()))
            if hint is not None:
                self.left.emit(hint)
                return True
            if event.key() == Qt.Key.Key_Escape and self._back is not None:
                return self._give_up(editor, event, self._back)
        return super().eventFilter(editor, event)

    def _give_up(self, editor: QObject, event: QKeyEvent, back: Edit) -> bool:
        """Have Qt close the field, and take back what counted already."""
        done = super().eventFilter(editor, event)
        self._table.signals.apply(back, joins=True)
        return done

    @guarded
    def _forget(self) -> None:
        """Forget a field that is left, or that went with the rows that began anew."""
        self.editor = self._put = self._back = None

    def _completer(self, column: int, editor: QLineEdit) -> QCompleter:
        completer = QCompleter(self._table.texts_in(column), editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # what differs stands at the end as often
            popup.setMinimumWidth(_WIDTH_OF_SUGGESTIONS)
        return completer


def _typed(editor: QWidget) -> str:
    """Return what stands in a field."""
    if isinstance(editor, NoteEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else ""

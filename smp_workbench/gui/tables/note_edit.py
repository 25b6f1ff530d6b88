"""The field that opens over a cell for a text of several lines.

Here: the keys that finish it. Not here: putting its text into the cell (``field_delegate``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QPlainTextEdit, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded

Hint = QAbstractItemDelegate.EndEditHint
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINE_BREAKING: Final = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
)


class NoteEdit(QPlainTextEdit):
    """A text field that Enter and Tab finish, as in a spreadsheet; with Shift or Alt, Enter breaks the line.

    Attributes
    ----------
    finished
        The text counts; the hint says which cell is next.
    """

    finished = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setProperty("own_ring", True)  # over a cell, whose place it takes

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Enter and Tab; what is left is text."""
        broken = event.modifiers() & _LINE_BREAKING
        if event.key() in _ENTERS and not broken:
            self.finished.emit(Hint.NoHint)
        elif event.key() in _ENTERS:
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Tab:
            self.finished.emit(Hint.EditNextItem)
        elif event.key() == Qt.Key.Key_Backtab:
            self.finished.emit(Hint.EditPreviousItem)
        else:
            super().keyPressEvent(event)

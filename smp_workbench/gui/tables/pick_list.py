"""A list that opens over a cell, from which one thing is picked.

Here: the pop-up with the key of each entry, its keys, its size and its place on the screen.
Not here: how an entry is drawn (``pick_row``), what is listed and what becomes of the pick
(``level_picker``, ``field_view``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_desk import ask_help
from smp_workbench.gui.tables.pick_row import KEY, MORE, PickRow
from smp_workbench.gui.theme import Theme

_WHAT: Final = Qt.ItemDataRole.UserRole
_TAKING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEARING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LEAVING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_F2)
_WIDEST: Final = 420
_LINES: Final = (36, 52, 72)
"""Widths of a list with explanations, as multiples of the type's size: the first in which it is whole."""


class PickChoice(NamedTuple):
    """One entry of the list.

    Attributes
    ----------
    key
        Picks it at once, and is printed before the words; empty for none.
    what
        What is picked.
    more
        What explains it, shown whole below the words; may be empty.
    """

    key: str
    words: str
    what: object
    more: str = ""


class PickList(QListWidget):
    """Entries with their keys; the last one is what Delete picks.

    Attributes
    ----------
    picked
        The ``what`` of an entry. The list then closes.
    """

    picked = Signal(object)

    def __init__(self, choices: Sequence[PickChoice], row: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFont(theme.font(theme.type.grid))
        self._theme = theme
        self._row = PickRow(theme, [choice.key for choice in choices], self)
        self._choices = tuple(choices)
        self.setItemDelegate(self._row)
        for choice in choices:
            self._add(choice)
        self.setCurrentRow(row)
        self.itemClicked.connect(self._take)

    def open_at(self, cell: QRect) -> None:
        """Open under a cell, given in the screen's pixels, or above or beside it where there is no room."""
        screen = self.screen().availableGeometry()
        width, height = self._fit(screen.size())
        self.resize(width, height)
        self.move(_place_beside(cell, QSize(width, height), screen))
        self.show()
        self.scrollToItem(self.currentItem())
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self, room: QSize) -> tuple[int, int]:
        """Give entries their heights; return the size of the list, which scrolls where there is no room."""
        frame = 2 * self.frameWidth()
        words = max((self._row.width_of(choice.words) for choice in self._choices), default=0) + frame
        widths = [min(words, _WIDEST)]
        if any(choice.more for choice in self._choices):
            widths = [min(max(words, many * self._theme.type.grid), room.width()) for many in _LINES]
        for width in widths:
            heights = self._heights(width - frame)
            if sum(heights) + frame <= room.height():
                break
        else:
            heights = self._heights(width - frame - self.verticalScrollBar().sizeHint().width())
        for place, height in enumerate(heights):
            self.item(place).setSizeHint(QSize(0, height))
        return width, min(sum(heights) + frame, room.height())

    def _heights(self, width: int) -> list[int]:
        return [self._row.height_of(choice.more, width) for choice in self._choices]

    @override
    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        """Keep every key from shortcuts, such as Escape from the panel that the list opened in."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by the key printed on an entry or with Enter, leave with Escape, move with arrows."""
        if event.key() == Qt.Key.Key_F1:
            ask_help(self)
        elif event.key() in _TAKING:
            self._take(self.currentItem())
        elif event.key() in _LEAVING:
            self.close()
        elif event.key() in _CLEARING:
            self._take(self.item(self.count() - 1))
        elif (printed := self._item_of(event.text())) is not None:
            self._take(printed)
        else:
            super().keyPressEvent(event)

    @guarded
    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            what = item.data(_WHAT)
            self.close()
            self.picked.emit(what)

    def _add(self, choice: PickChoice) -> None:
        item = QListWidgetItem(f"{choice.key}\N{EM SPACE}{choice.words}" if choice.key else choice.words)
        item.setData(_WHAT, choice.what)
        item.setData(KEY, choice.key)
        item.setData(MORE, choice.more)
        if choice.more:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}. {choice.more}")
        self.addItem(item)

    def _item_of(self, key: str) -> QListWidgetItem | None:
        items = (self.item(row) for row in range(self.count()))
        return next((item for item in items if key and item.data(KEY).casefold() == key.casefold()), None)


def _place_beside(cell: QRect, size: QSize, screen: QRect) -> QPoint:
    """Return where a list covers no part of its cell: below, above, or at a side, as there is room."""
    left = max(min(cell.left(), screen.right() - size.width()), screen.left())
    if cell.bottom() + 1 + size.height() <= screen.bottom():
        return QPoint(left, cell.bottom() + 1)
    if cell.top() - size.height() >= screen.top():
        return QPoint(left, cell.top() - size.height())
    top = max(screen.bottom() - size.height(), screen.top())
    if cell.right() + 1 + size.width() <= screen.right():
        return QPoint(cell.right() + 1, top)
    return QPoint(max(cell.left() - size.width(), screen.left()), top)

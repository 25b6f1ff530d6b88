"""A list that opens over a cell, from which one thing is picked.

Here: the pop-up with the key of each entry, its keys and its place on the screen.
Not here: what is listed and what becomes of the pick (``level_picker``, ``field_view``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_desk import ask_help
from smp_workbench.gui.theme import Theme

_WHAT: Final = Qt.ItemDataRole.UserRole
_KEY: Final = Qt.ItemDataRole.UserRole + 1
_TAKING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEARING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LEAVING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_F2)
_WIDEST: Final = 420


class PickChoice(NamedTuple):
    """One entry of the list.

    Attributes
    ----------
    key
        Picks it at once, and is printed before the words; empty for none.
    what
        What is picked.
    tooltip
        More about it, as HTML; may be empty.
    """

    key: str
    words: str
    what: object
    tooltip: str = ""


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
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFont(theme.font(theme.type.grid))
        self._theme = theme
        for choice in choices:
            self._add(choice)
        self.setCurrentRow(row)
        self.itemClicked.connect(self._take)

    def open_at(self, cell: QRect) -> None:
        """Open under a cell, given in the screen's pixels, or above it where there is no room below."""
        width = min(self.sizeHintForColumn(0) + 2 * self.frameWidth(), _WIDEST)
        screen = self.screen().availableGeometry()
        height = min(self.count() * self._theme.space.row + 2 * self.frameWidth(), screen.height())
        self.resize(width, height)
        place = QPoint(min(cell.left(), screen.right() - width), cell.bottom() + 1)
        if place.y() + height > screen.bottom():
            place.setY(max(cell.top() - height, screen.top()))
        self.move(place)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

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
        item.setData(_KEY, choice.key.casefold())
        width = self.fontMetrics().horizontalAdvance(item.text()) + 2 * self._theme.space.group
        item.setSizeHint(QSize(width, self._theme.space.row))
        item.setToolTip(choice.tooltip)
        self.addItem(item)

    def _item_of(self, key: str) -> QListWidgetItem | None:
        items = (self.item(row) for row in range(self.count()))
        return next((item for item in items if key and item.data(_KEY) == key.casefold()), None)

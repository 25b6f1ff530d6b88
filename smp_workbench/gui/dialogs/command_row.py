"""How a command stands in the command palette.

Here: its name, its menu in a quieter colour, its shortcut at the right.
Not here: which commands are listed (``command_palette``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_ring import draw_cell_ring
from smp_workbench.gui.text_stamp import TextStamp
from smp_workbench.gui.theme import Theme

if TYPE_CHECKING:
    from smp_workbench.gui.dialogs.command_palette import CommandModel

_END = Qt.AlignmentFlag.AlignRight
_NAME_PART = 0.6
"""Of a row's width, at most for the name; the menu is shortened before that."""


class CommandRow(QStyledItemDelegate):
    """Draws the rows of a :class:`CommandModel`."""

    def __init__(self, model: CommandModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this theme from now on."""
        self._theme = theme
        self._plain = TextStamp(theme.font())
        self._small = TextStamp(theme.font(theme.type.small))

    @property
    def height(self) -> int:
        """Pixels of a row."""
        return self._theme.space.row

    @override
    @guarded(default=QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of every row."""
        return QSize(0, self.height)

    @override
    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a command; one that cannot be done now in the second colour, with why in the menu's place."""
        command, colour, space = self._model.found[index.row()], self._theme.colour, self._theme.space
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, colour.selected if chosen else colour.ground)
        room = rect.adjusted(space.related, 0, -space.related, 0)
        painter.setPen(colour.text_second)
        self._plain.draw(painter, room, command.shortcut, _END)
        keys = self._plain.width(command.shortcut) + space.group if command.shortcut else 0
        painter.setPen(colour.text if command.available else colour.text_second)
        name = self._plain.short(command.name, round(room.width() * _NAME_PART))
        self._plain.draw(painter, room, name)
        left = self._plain.width(name) + space.group
        rest = room.adjusted(left, 0, -keys, 0)
        state = self._model.state_of(command)
        said = f"{command.path} \N{MIDDLE DOT} {state}" if state else command.path
        painter.setPen(colour.text_second)
        self._small.draw(painter, rest, self._small.short(said, rest.width(), Qt.TextElideMode.ElideRight))
        if chosen:
            draw_cell_ring(painter, rect, self._theme, active=True)
        painter.restore()

"""One entry of a list that opens over a cell: its key, its words, and below them all that explains it.

Here: measuring and drawing it. Not here: the list (``pick_list``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.theme import Theme

KEY: Final = Qt.ItemDataRole.UserRole + 1
"""The key as printed."""
MORE: Final = Qt.ItemDataRole.UserRole + 2
"""What explains the entry; empty for nothing."""
_TALL: Final = 100_000
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class PickRow(QStyledItemDelegate):
    """Draws entries: what explains one is wrapped and never shortened.

    Parameters
    ----------
    keys
        All keys of the list, as printed; words begin beside the widest.
    """

    def __init__(self, theme: Theme, keys: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = QFontMetrics(theme.font(theme.type.grid, strong=True))
        self._small = QFontMetrics(theme.font(theme.type.small))
        widest = max((self._words.horizontalAdvance(key) for key in keys), default=0)
        self._begin = theme.space.group + (widest + theme.space.group if widest else 0)

    def width_of(self, words: str) -> int:
        """Return the width at which an entry's words are whole, in one line."""
        return self._begin + self._words.horizontalAdvance(words) + self._theme.space.group

    def height_of(self, more: str, width: int) -> int:
        """Return the height of an entry in a list of some width."""
        if not more:
            return self._theme.space.row
        room = QRect(0, 0, self._room(width), _TALL)
        below = self._small.boundingRect(room, int(_WRAP), more).height()
        return self._words.height() + below + 2 * self._theme.space.unit + 2

    @override
    @guarded(default=QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size that the list has set for the entry."""
        hint = index.data(Qt.ItemDataRole.SizeHintRole)
        return hint if isinstance(hint, QSize) else super().sizeHint(option, index)

    @override
    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the background that the style gives a chosen entry, then key, words and what explains them."""
        self._draw_background(painter, option, index)
        key, more = str(index.data(KEY) or ""), str(index.data(MORE) or "")
        words = str(index.data(Qt.ItemDataRole.DisplayRole)).removeprefix(f"{key}\N{EM SPACE}")
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        unit, inside = self._theme.space.unit, option.rect
        line = QRect(inside.left() + self._begin, inside.top(), self._room(inside.width()), inside.height())
        if more:
            line.setTop(inside.top() + unit)
            line.setHeight(self._words.height())
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.setFont(self._font(more))
        painter.drawText(line.translated(self._theme.space.group - self._begin, 0), int(_MIDDLE), key)
        shown = QFontMetrics(self._font(more)).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, int(_MIDDLE), shown)
        painter.setFont(self._theme.font(self._theme.type.small))
        below = QRect(line.left(), line.bottom() + 1, line.width(), inside.bottom() - line.bottom())
        painter.drawText(below, int(_WRAP), more)
        painter.restore()

    def _draw_background(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        plain.state &= ~QStyle.StateFlag.State_HasFocus  # its ground says it already
        widget = plain.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, widget)

    def _font(self, more: str) -> QFont:
        """Return the type of an entry's words: strong where something stands below them."""
        return self._theme.font(self._theme.type.grid, strong=bool(more))

    def _room(self, width: int) -> int:
        return max(width - self._begin - self._theme.space.group, 1)

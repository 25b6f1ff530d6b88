"""The versions of an assessment as rows, latest first.

Here: the item model, and how a row is drawn.
Not here: what can be done with a version (``versions_panel``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from smp_workbench.domain.version import Version
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.moment import moment_text
from smp_workbench.gui.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
_NOTHING: Final[object] = None
_HASH_SHOWN: Final = 8
_DOT: Final = " \N{MIDDLE DOT} "


class VersionList(QAbstractListModel):
    """Versions, latest first; the one that is looked at is named so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._versions: tuple[Version, ...] = ()
        self._viewed = 0

    def set_versions(self, versions: Sequence[Version], viewed: int) -> None:
        """Show these, given oldest first; ``viewed`` is the number of the one looked at, or 0."""
        latest_first = tuple(reversed(versions))
        self._viewed = viewed
        if latest_first != self._versions:
            self.beginResetModel()
            self._versions = latest_first
            self.endResetModel()
        elif latest_first:
            self.dataChanged.emit(self.index(0), self.index(len(latest_first) - 1))

    def version(self, row: int) -> Version:
        """Return the version in a row."""
        return self._versions[row]

    def lines(self, version: Version) -> tuple[str, str, str]:
        """Return the name; when, the hash and who, which may be cut; and the why."""
        parts = (moment_text(version.when), version.content[:_HASH_SHOWN], version.who)
        return version.name, _DOT.join(part for part in parts if part), version.why

    def is_viewed(self, version: Version) -> bool:
        """Whether the window shows this version."""
        return version.number == self._viewed

    @override
    @guarded(default=0)
    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many versions there are."""
        return 0 if parent.isValid() else len(self._versions)

    @override
    @guarded(default=_NOTHING)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a version; all of them for screen readers and the tooltip."""
        version = self._versions[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.tr("{number}  {name}").format(number=version.number, name=version.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                text = self.tr("Version {number}").format(number=version.number)
                looked_at = self.tr("shown now") if self.is_viewed(version) else ""
                return ". ".join(part for part in (text, looked_at, *self.lines(version)) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in self.lines(version) if part)
            case _:
                return None


class VersionDrawing(QStyledItemDelegate):
    """Draws a version: number and name, then when, hash and who, then the why on up to two lines."""

    def __init__(self, table: VersionList, theme: Theme, rows: QAbstractItemView) -> None:
        super().__init__(rows)
        self._rows = rows
        self._table = table
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme

    @override
    @guarded(default=QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines, and for those of the why."""
        first, small = self._fonts()
        lines = 1 + self._why_lines(self._table.version(index.row()))
        height = QFontMetrics(first).lineSpacing() + lines * QFontMetrics(small).lineSpacing()
        return QSize(0, height + 2 * self._theme.space.related)

    @override
    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row; the selected one on its own ground, the focused one in a ring."""
        colour, version = self._theme.colour, self._table.version(index.row())
        first, small = self._fonts()
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, colour.selected if chosen else colour.ground)
        room = self._room(option.rect)
        number = QRect(
            option.rect.left(), room.top(), self._number_width(), QFontMetrics(first).lineSpacing()
        )
        name, second, why = self._table.lines(version)
        self._write(painter, number, first, colour.text, str(version.number), Qt.AlignmentFlag.AlignRight)
        head = QRect(room.left(), room.top(), room.width(), number.height())
        if self._table.is_viewed(version):
            head = self._write_shown(painter, head, small)
        self._write(painter, head, first, colour.text, name)
        line = QFontMetrics(small).lineSpacing()
        below = QRect(room.left(), head.bottom() + 1, room.width(), line)
        self._write(painter, below, small, colour.text_second, second)
        rest = QRect(room.left(), below.bottom() + 1, room.width(), 2 * line)
        painter.setPen(colour.text)
        if why:
            painter.drawText(rest, int(Qt.TextFlag.TextWordWrap), self._cut(why, small, room.width()))
        painter.setPen(colour.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour.focus, self._theme.space.focus_ring))
            painter.drawRect(option.rect.adjusted(2, 2, -2, -2))
        painter.restore()

    def _write_shown(self, painter: QPainter, head: QRect, font: QFont) -> QRect:
        """Say at the right that this version is looked at, and return the room that is left."""
        words = self.tr("shown now")
        width = QFontMetrics(font).horizontalAdvance(words) + self._theme.space.related
        at_right = Qt.AlignmentFlag.AlignRight
        self._write(painter, head, font, self._theme.colour.accent, words, at_right)
        return head.adjusted(0, 0, -width, 0)

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        font: QFont,
        colour: QColor,
        text: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font(strong=True), self._theme.font(self._theme.type.small)

    def _number_width(self) -> int:
        return QFontMetrics(self._fonts()[0]).horizontalAdvance("000")

    def _room(self, row: QRect) -> QRect:
        space = self._theme.space
        return row.adjusted(
            self._number_width() + space.related, space.related, -space.related, -space.related
        )

    def _why_lines(self, version: Version) -> int:
        if not version.why:
            return 0
        _, small = self._fonts()
        room = self._room(self._rows.viewport().rect()).width()
        return 1 if QFontMetrics(small).horizontalAdvance(" ".join(version.why.split())) <= room else 2

    def _cut(self, why: str, font: QFont, width: int) -> str:
        """Return the why on one line of text, cut to what two lines hold, or nearly."""
        metrics = QFontMetrics(font)
        room = 2 * width - metrics.horizontalAdvance("mmmmmmmmmm")
        return metrics.elidedText(" ".join(why.split()), Qt.TextElideMode.ElideRight, room)

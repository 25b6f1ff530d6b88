"""The list of a criterion's levels that opens over a cell.

Here: the pop-up, its keys and what it picks.
Not here: setting the level (``score_grid``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Criterion, Level
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.level_key import level_keys
from smp_workbench.gui.tables.score_cell import level_text
from smp_workbench.gui.tables.score_words import as_html
from smp_workbench.gui.theme import Theme

_ANSWER: Final = Qt.ItemDataRole.UserRole
_KEY: Final = Qt.ItemDataRole.UserRole + 1
_TAKING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEARING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LEAVING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_F2)
_WIDEST: Final = 420


class LevelPicker(QListWidget):
    """Levels with their keys and labels, then *not known*, then *not yet scored*.

    Attributes
    ----------
    picked
        An answer was picked: a Fraction, *not known*, or None for a blank. The list then closes.
    """

    picked = Signal(object)

    def __init__(self, criterion: Criterion, answer: Answer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("level_picker")
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(self.tr("Levels of {criterion}").format(criterion=criterion.name))
        self.setFont(theme.font(theme.type.grid))
        self._theme = theme
        for key, level in zip(level_keys(criterion), criterion.levels, strict=True):
            self._add(key, _level_words(key, level), level.value, level.definition)
        self._add("?", self.tr("not known"), NOT_KNOWN)
        self._add(self.tr("Del"), self.tr("not yet scored"), None)
        self._show_current(answer)
        self.itemClicked.connect(self._take)

    def open_at(self, cell: QRect) -> None:
        """Open under a cell, given in the screen's pixels, or above it where there is no room below."""
        width = min(self.sizeHintForColumn(0) + 2 * self.frameWidth(), _WIDEST)
        height = self.count() * self._theme.space.row + 2 * self.frameWidth()
        self.resize(width, height)
        screen = self.screen().availableGeometry()
        place = QPoint(min(cell.left(), screen.right() - width), cell.bottom() + 1)
        if place.y() + height > screen.bottom():
            place.setY(max(cell.top() - height, screen.top()))
        self.move(place)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by the key printed on a level or with Enter, leave with Escape, move with arrows."""
        if event.key() in _TAKING:
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
            answer = item.data(_ANSWER)
            self.close()
            self.picked.emit(answer)

    def _add(self, key: str, words: str, answer: Answer, definition: str = "") -> None:
        item = QListWidgetItem(f"{key}\N{EM SPACE}{words}" if key else words)
        item.setData(_ANSWER, answer)
        item.setData(_KEY, key)
        width = self.fontMetrics().horizontalAdvance(item.text()) + 2 * self._theme.space.group
        item.setSizeHint(QSize(width, self._theme.space.row))
        if definition:
            item.setToolTip(as_html(words, definition))
        self.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _item_of(self, key: str) -> QListWidgetItem | None:
        return next((item for item in self._items() if key and item.data(_KEY) == key), None)

    def _show_current(self, answer: Answer) -> None:
        matching = (row for row, item in enumerate(self._items()) if item.data(_ANSWER) == answer)
        self.setCurrentRow(next(matching, 0) if answer is not None else 0)


def _level_words(key: str, level: Level) -> str:
    value = level_text(level.value)
    return level.label if key == value and level.label else f"{value} {level.label}".strip()

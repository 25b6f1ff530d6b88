"""The grid of the second stage: the score grid, whose clipboard keys are its own while it has the keyboard.

Here: that, its headings, which are few and never turned, and the size at which it is seen whole.
Not here: everything else (``score_grid``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeyEvent, QKeySequence
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.tables.column_fit import WIDEST_THEME
from smp_workbench.gui.tables.score_grid import ScoreGrid

_OWN: Final = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)


class StageGrid(ScoreGrid):
    """A grid beside the main one, which the Edit menu's keys are for; its order is that of the ranking."""

    moves_themes = False
    turns_headings = False

    @override
    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        """Return the height at which every row is in view."""
        rows = self.table.rowCount() * self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def whole_width(self) -> int:
        """Return the width at which headings, scores and themes' names are whole, and nothing is scrolled."""
        widest = round(WIDEST_THEME * self._theme.type.grid / INTERFACE_TYPE)
        columns = sum(max(need.cell, need.heading) for need in self._needs)
        around = 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        return min(self._themes.label_width(), widest) + columns + around

    @override
    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        """Take the clipboard's keys before the menu does."""
        if isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)


def _is_own(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.ShortcutOverride and any(event.matches(key) for key in _OWN)

"""Dragging a theme to another place in the order of record.

Here: the drag in the column of themes, from press to drop, with the line where the theme would land.
Not here: moving it by keys (``actions.edit_actions``) and the column itself (``theme_header``).

While the rows are sorted there is no place to drop: the order seen is not the order of record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from smp_workbench.domain.edit import MoveTheme
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.score_source import ScoreSource
from smp_workbench.gui.tables.score_words import column_name

if TYPE_CHECKING:
    from smp_workbench.gui.tables.score_grid import ScoreGrid
    from smp_workbench.gui.tables.theme_header import ThemeHeader

_LINE: Final = 4
_KNOB: Final = 10
"""Pixels of the line where a theme would land, and of the knob at its beginning."""
_SCROLL_EVERY: Final = 40
"""Milliseconds between two steps while a theme is held at an edge."""


class ThemeDrag(QObject):
    """The hand on a theme's name."""

    def __init__(self, grid: ScoreGrid, themes: ThemeHeader, signals: ScoreSource) -> None:
        super().__init__(grid)
        self._grid = grid
        self._themes = themes
        self._signals = signals
        self._row = -1
        self._pressed = self._place = QPoint()
        self._line = DropLine(grid)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll)
        themes.viewport().installEventFilter(self)

    @property
    def under_way(self) -> bool:
        """Whether a theme is being dragged."""
        return self._line.isVisible()

    def cancel(self) -> bool:
        """Let go without moving anything; return whether a theme was held."""
        held = self.under_way
        self._row = -1
        self._line.hide()
        self._scrolling.stop()
        self._themes.viewport().unsetCursor()
        return held

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the column of themes; a press still goes on to the column."""
        if not isinstance(event, QMouseEvent):
            return False
        place = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._row, self._pressed = self._themes.logicalIndexAt(place), place
            case QEvent.Type.MouseMove if self._row >= 0:
                self._follow(place)
            case QEvent.Type.MouseButtonRelease:
                self._drop(place)
        return False

    def _follow(self, place: QPoint) -> None:
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self.under_way and not far:
            return
        why = self._why_not()
        if why:
            self._row = -1
            self._grid.refused.emit(why)
            return
        self._place = place
        self._themes.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._show_line(place.y())
        self._scrolling.start()

    def _why_not(self) -> str:
        """Return why no theme can be dragged here now; nothing if one can."""
        sorting = self._grid.table.sorting
        if not self._grid.moves_themes:
            return self.tr("These themes stand in the order of the ranking. Drag them in the score grid.")
        if sorting is None:
            return ""
        words = self.tr(
            "Themes cannot be dragged while they are sorted by {column}. "
            "Show them in the order of record first (Ctrl+Shift+R)."
        )
        return words.format(column=column_name(sorting.column))

    def _drop(self, place: QPoint) -> None:
        row, gap = self._row, self._gap(place.y())
        if not self.cancel():
            return
        to = gap if gap <= row else gap - 1
        if to != row:
            theme = self._grid.table.shown.theme(row)
            if self._signals.apply(MoveTheme(theme.ref, to)):
                words = self.tr("{theme} is now number {place} in the order of record.")
                self._grid.said.emit(words.format(theme=theme.label, place=to + 1))

    def _gap(self, y: int) -> int:
        """Return the gap between themes that a height is nearest to: 0 above the first."""
        last = len(self._grid.table.shown.refs)
        row = self._themes.logicalIndexAt(0, y)
        if row < 0:
            return 0 if y < 0 else last
        middle = self._themes.sectionViewportPosition(row) + self._themes.sectionSize(row) // 2
        return row if y < middle else row + 1

    def _show_line(self, y: int) -> None:
        """Draw the line in the gap, over the whole width of the grid, inside what can be seen."""
        gap, themes = self._gap(y), self._themes
        top = themes.sectionViewportPosition(gap - 1) + themes.sectionSize(gap - 1) if gap else 0
        if not gap:
            top = themes.sectionViewportPosition(0)
        within = themes.viewport()
        inside = min(max(top, 0), within.height())
        corner = within.mapTo(self._grid, QPoint(0, inside))
        width = themes.width() + self._grid.viewport().width()
        self._line.setGeometry(corner.x(), corner.y() - _KNOB // 2, width, _KNOB)
        self._line.show()
        self._line.raise_()

    @guarded
    def _scroll(self) -> None:
        """Scroll while a theme is held at the upper or lower edge."""
        y, height, edge = self._place.y(), self._themes.viewport().height(), self._grid.theme.space.row // 2
        step = -edge if y < edge else edge if y > height - edge else 0
        if step:
            bar = self._grid.verticalScrollBar()
            bar.setValue(bar.value() + step)
            self._show_line(min(max(y, 0), height))


class DropLine(QWidget):
    """Where a theme that is let go would land."""

    def __init__(self, grid: ScoreGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line with a knob at its beginning, in the accent's colour with a rim of ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, middle = self._grid.theme.colour, self.height() // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour.ground)
        painter.drawRect(QRect(0, middle - _LINE, self.width(), 2 * _LINE))
        painter.setBrush(colour.accent)
        painter.drawRect(QRect(0, middle - _LINE // 2, self.width(), _LINE))
        painter.drawEllipse(QRect(0, 0, _KNOB, _KNOB))
        painter.end()

"""A chart's body on the screen: scrolled, walked through with the keyboard, read out mark by mark.

Here: the scrolling surface, its keys and mouse, and the ring round the mark that the keyboard is at.
Not here: the heading and the table (``chart_view``), drawing (each chart's body).

Only what is in view is drawn, however many rows there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from smp_workbench.gui.charts.chart import Chart, Place
from smp_workbench.gui.charts.chart_heading import draw_lines, lines_height
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.heading_widget import FADED
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_ring import draw_cell_ring
from smp_workbench.gui.tables.score_words import as_html
from smp_workbench.gui.theme import Theme

_TAKING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGE: Final = 8
"""Rows that Page up and Page down go by."""
_STEPS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_PageUp: (-_PAGE, 0),
    Qt.Key.Key_PageDown: (_PAGE, 0),
}


class ChartSurface(QAbstractScrollArea):
    """Shows a chart's body and notes.

    Attributes
    ----------
    cell_chosen
        Enter or a double click on a mark: its theme's ref and its criterion's code.
    moved
        The keyboard or the mouse went to a mark: its :class:`Place`.
    released
        The mouse was let go, or the keyboard has gone elsewhere.
    resized
        There is another width or height for the chart.
    """

    cell_chosen = Signal(str, str)
    moved = Signal(object)
    released = Signal()
    resized = Signal()

    def __init__(self, chart: Chart, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._type = theme, ChartType(theme)
        self._chart = chart
        self._body = chart.laid_out(self.width(), self._type)
        self._chosen = ""
        self.faded = False
        self.place: Place | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(False)

    @property
    def least_width(self) -> int:
        """Pixels below which something of the chart would be cut off."""
        return self._chart.least_width(self._type)

    def set_chart(self, chart: Chart) -> None:
        """Show another chart; the keyboard stays at its place if there still is one."""
        self._chart = chart
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme, self._type = theme, ChartType(theme)
        self._lay_out()

    def set_chosen(self, ref: str) -> None:
        """Mark the theme in focus and bring it into view, unless the keyboard is here."""
        if ref == self._chosen:
            return
        self._chosen = ref
        if not self.hasFocus():
            self._show_chosen()
        self.viewport().update()

    def set_faded(self, faded: bool) -> None:  # as Qt's own setters
        """Say whether the chart no longer holds and another one is on its way."""
        if faded != self.faded:
            self.faded = faded
            self.viewport().update()

    def go_to(self, place: Place) -> None:
        """Put the keyboard's place on a mark, bring it into view and have it read out."""
        self.place = place
        mark = self._body.mark(place)
        self._bring_into_view(mark.rect)
        self.viewport().update()
        self.moved.emit(place)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.words))

    @property
    def words(self) -> str:
        """The mark that the keyboard is at, in words; empty where there is none."""
        return self._body.mark(self.place).words if self.place is not None else ""

    # --- Qt's view ----------------------------------------------------------------------------

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view, the head on top of what has scrolled under it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour.ground)
        if self.faded:
            painter.setOpacity(FADED)
        scrolled = self.verticalScrollBar().value()
        painter.translate(0, -scrolled)
        seen = event.rect().translated(0, scrolled)
        self._body.draw(painter, seen, self._chosen)
        self._draw_notes(painter, seen)
        if self.place is not None and self.hasFocus():
            draw_cell_ring(painter, self._body.mark(self.place).rect, self._theme, active=True)
        painter.translate(0, scrolled)
        painter.setOpacity(1.0)
        painter.fillRect(QRect(0, 0, self.viewport().width(), self._body.head), self._theme.colour.ground)
        if self.faded:
            painter.setOpacity(FADED)
        self._body.draw_head(painter)
        painter.end()

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out for the new width, and show all of it again where it has room."""
        super().resizeEvent(event)
        self._lay_out()
        self.resized.emit()
        if self._body.height <= self.viewport().height():
            self.verticalScrollBar().setValue(0)

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark with the arrows, Home and End; Enter goes to the mark's place in the grid."""
        key, whole = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.place is None or not self._body.rows:
            super().keyPressEvent(event)
        elif key in _STEPS:
            down, along = _STEPS[Qt.Key(key)]
            self._step(self.place.row + down, self.place.column + along)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = key == Qt.Key.Key_End
            row = (len(self._body.rows) - 1 if last else 0) if whole else self.place.row
            self._step(row, self._body.rows[row] - 1 if last else 0)
        elif key in _TAKING:
            self._choose(self.place)
        else:
            super().keyPressEvent(event)

    @override
    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the theme in focus, or at the first mark."""
        super().focusInEvent(event)
        if self.place is None and any(self._body.rows):
            self.go_to(self._first_place())
        self.viewport().update()

    @override
    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()
        self.released.emit()

    @override
    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the mark that is pressed on."""
        place = self._body.place_at(self._in_body(event.position().toPoint()))
        if place is not None:
            self.go_to(place)
        event.accept()

    @override
    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go from mark to mark while the mouse is pressed."""
        place = self._body.place_at(self._in_body(event.position().toPoint()))
        if place is not None and place != self.place and event.buttons() & Qt.MouseButton.LeftButton:
            self.go_to(place)
        event.accept()

    @override
    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that the mouse was let go."""
        self.released.emit()
        event.accept()

    @override
    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the mark's place in the grid."""
        place = self._body.place_at(self._in_body(event.position().toPoint()))
        if place is not None:
            self._choose(place)
        event.accept()

    @override
    @guarded(default=False)
    def viewportEvent(self, event: QEvent) -> bool:
        """Say a mark in words where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._body.place_at(self._in_body(event.pos()))
            words = self._body.mark(place).words if place is not None else ""
            QToolTip.showText(event.globalPos(), as_html(words) if words else "", self.viewport())
            return True
        return super().viewportEvent(event)

    # --- places -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        width = self.viewport().width()
        self._body = self._chart.laid_out(width, self._type)
        self.place = self._kept_place(self._body.rows)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(self._body.height + self._notes_height(width) - height, 0))
        bar.setPageStep(height)
        bar.setSingleStep(self._type.row_height)
        self.viewport().update()

    def _kept_place(self, rows: Sequence[int]) -> Place | None:
        """Return the keyboard's place if it still is one, else the first while the keyboard is here."""
        place = self.place
        if place is not None and place.row < len(rows) and place.column < rows[place.row]:
            return place
        return self._first_place() if any(rows) and (place is not None or self.hasFocus()) else None

    def _notes_height(self, width: int) -> int:
        space = self._theme.space
        notes = lines_height(width - 2 * space.group, self._chart.notes, self._theme)
        return notes + 2 * space.group if notes else 0

    def _draw_notes(self, painter: QPainter, seen: QRect) -> None:
        space, width = self._theme.space, self.viewport().width()
        top = self._body.height + space.group
        if seen.bottom() >= top:
            draw_lines(
                painter, QRect(space.group, top, width - 2 * space.group, 0), self._chart.notes, self._theme
            )

    def _step(self, row: int, column: int) -> None:
        rows = self._body.rows
        row = min(max(row, 0), len(rows) - 1)
        self.go_to(Place(row, min(max(column, 0), rows[row] - 1)))

    def _choose(self, place: Place) -> None:
        mark = self._body.mark(place)
        if mark.ref:
            self.cell_chosen.emit(mark.ref, mark.code)

    def _first_place(self) -> Place:
        return self._place_of(self._chosen) or next(
            Place(row, 0) for row, count in enumerate(self._body.rows) if count
        )

    def _place_of(self, ref: str) -> Place | None:
        firsts = (Place(row, 0) for row, count in enumerate(self._body.rows) if count)
        return next((place for place in firsts if ref and self._body.mark(place).ref == ref), None)

    def _show_chosen(self) -> None:
        place = self._place_of(self._chosen)
        if place is not None:
            self._bring_into_view(self._body.mark(place).rect)

    def _bring_into_view(self, rect: QRect) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if self._body.height <= room:
            bar.setValue(0)
        elif rect.top() - self._body.head < bar.value():
            bar.setValue(rect.top() - self._body.head)
        elif rect.bottom() + 1 > bar.value() + room:
            bar.setValue(rect.bottom() + 1 - room)

    def _in_body(self, point: QPoint) -> QPoint:
        """Return a point of the view as one of the body; the head does not scroll."""
        return point if point.y() < self._body.head else point + QPoint(0, self.verticalScrollBar().value())

"""The headings of the grid's columns: groups above, criteria and totals below.

Here: a horizontal header of two lines whose group names span their columns, and stay in view while
the grid is scrolled; the second line runs upwards where columns are too narrow for it.
Not here: the widths (``column_fit``), the theme's heading and rows (``theme_header``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.score_column import ScoreColumn
from smp_workbench.gui.tables.score_table import ScoreTable
from smp_workbench.gui.tables.sort_mark import draw_sort_mark
from smp_workbench.gui.text_stamp import TextStamp
from smp_workbench.gui.theme import Theme

_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter
_END: Final = Qt.AlignmentFlag.AlignRight
_MARK_ROOM: Final = 10
"""Pixels under a heading for the mark of sorting and of the focused column."""


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring columns of one group, under its name, or its short one where that is too long."""

    name: str
    short: str
    first: int
    last: int


def spans_of(columns: tuple[ScoreColumn, ...]) -> tuple[Span, ...]:
    """Return the groups' spans, from left to right; columns outside groups are left out."""
    spans: list[Span] = []
    for place, column in enumerate(columns):
        if not column.group:
            continue
        if spans and spans[-1].last == place - 1 and columns[place - 1].group == column.group:
            spans[-1] = replace(spans[-1], last=place)
        else:
            spans.append(Span(column.group_name, column.group_short, place, place))
    return tuple(spans)


class GroupedHeader(QHeaderView):
    """The horizontal header of the score grid.

    Parameters
    ----------
    table
        Whose columns are headed.
    """

    def __init__(self, table: ScoreTable, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self._current = -1
        self._turned = False
        self._spanned: tuple[ScoreColumn, ...] = ()
        self._found: tuple[Span, ...] = ()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this theme from now on."""
        self._theme = theme
        self._plain = TextStamp(theme.font(theme.type.small))
        self._strong = TextStamp(theme.font(theme.type.small, strong=True))
        self._line = self._strong.height
        self.updateGeometry()
        self.viewport().update()

    def set_current(self, column: int) -> None:
        """Mark the focused column; -1 for none."""
        changed = {column, self._current} - {-1}
        if column != self._current:
            self._current = column
            for section in changed:
                left, width = self.sectionViewportPosition(section), self.sectionSize(section)
                self.viewport().update(left, self.group_height + 1, width, self.viewport().height())

    def set_turned(self, *, turned: bool) -> None:
        """Have the second line run upwards, or level."""
        if turned != self._turned:
            self._turned = turned
            self.updateGeometry()
            self.geometriesChanged.emit()

    @guarded
    def redraw(self) -> None:
        """Draw everything again: group names stay in view while their columns scroll."""
        self.viewport().update()

    def heading_width(self, column: int) -> int:
        """Return the pixels a column's heading takes along its line, with the space round it."""
        return self._strong.width(self._text(column)) + 2 * self._theme.space.related

    @property
    def group_height(self) -> int:
        """Pixels of the upper line; of a gap where a single group has all criteria and needs no name."""
        space = self._theme.space
        return self._line + 2 * space.unit if self._groups_named else space.related

    @property
    def _groups_named(self) -> bool:
        return len(self._spans) > 1

    @property
    def _spans(self) -> tuple[Span, ...]:
        """The groups' spans, found once for the columns that are shown: they are asked for in every paint."""
        columns = self._table.shown.columns
        if columns is not self._spanned:
            self._spanned, self._found = columns, spans_of(columns)
        return self._found

    @override
    @guarded(default=QSize(0, 60))
    def sizeHint(self) -> QSize:
        """Return the height of both lines."""
        lower = self._line
        if self._turned:
            texts = (self._text(column) for column in range(1, self.count()))
            lower = max(map(self._strong.width, texts), default=lower) + self._theme.space.unit
        return QSize(0, self.group_height + lower + self._theme.space.unit + _MARK_ROOM)

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines where they are to be drawn anew: a group's name belongs to no one section."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour.panel)
        for column in self._columns_in(event.rect()):
            self._draw_column(painter, column)
        for span in self._spans:
            self._draw_bounds(painter, span)
            if self._groups_named and event.rect().top() <= self.group_height:
                self._draw_group(painter, span)
        painter.setPen(self._theme.colour.edge)
        bottom = self.viewport().height() - 1
        painter.drawLine(0, bottom, self.viewport().width(), bottom)
        painter.end()

    def _text(self, column: int) -> str:
        return str(self._table.headerData(column, Qt.Orientation.Horizontal))

    def _columns_in(self, rect: QRect) -> Iterator[int]:
        for column in range(self.count()):
            left = self.sectionViewportPosition(column)
            seen = left <= rect.right() and left + self.sectionSize(column) >= rect.left()
            if seen and not self.isSectionHidden(column):
                yield column

    def _section(self, column: int) -> QRect:
        """Return the room of a column's own heading, without the group's line and the marks' strip."""
        top = self.group_height
        height = self.viewport().height() - top - _MARK_ROOM
        return QRect(self.sectionViewportPosition(column), top, self.sectionSize(column), height)

    def _draw_column(self, painter: QPainter, column: int) -> None:
        colour = self._theme.colour
        described = self._table.shown.columns[column]
        focused = column == self._current
        stamp = self._strong if focused or described.kind == "score" else self._plain
        painter.setPen(colour.text if focused or not described.derived else colour.text_second)
        section = self._section(column)
        text = self._text(column)
        if self._turned:
            centre = section.center().x() + 1
            if described.derived:  # over the last figure but one of its right-aligned numbers
                centre = section.right() - self._theme.space.related - self._line // 2
            self._draw_upwards(painter, section, centre, stamp, text)
        else:
            margin = self._theme.space.related if described.derived else self._theme.space.unit
            room = section.adjusted(self._theme.space.unit, 0, -margin, 0)
            shown = stamp.short(text, room.width())
            stamp.draw(painter, room, shown, _END if described.derived else _MIDDLE)
        strip = QRect(section.left(), section.bottom() + 1, section.width(), _MARK_ROOM)
        if focused:
            painter.fillRect(strip.adjusted(1, _MARK_ROOM - 4, -1, -1), colour.accent)
        sorting = self._table.sorting
        if sorting is not None and sorting.column == described:
            draw_sort_mark(painter, strip, self._theme, sorting, stale=self._table.sort_is_stale)

    def _draw_upwards(
        self, painter: QPainter, section: QRect, centre: int, stamp: TextStamp, text: str
    ) -> None:
        painter.save()
        painter.translate(centre, section.bottom())
        painter.rotate(-90)
        room = QRect(0, -self._line // 2, section.height(), self._line)
        stamp.draw(painter, room, stamp.short(text, room.width()))
        painter.restore()

    def _draw_bounds(self, painter: QPainter, span: Span) -> None:
        """Draw the lines at a group's sides and under its name."""
        left, right = self._sides(span)
        height = self.viewport().height()
        painter.setPen(self._theme.colour.line)
        if self._groups_named:
            painter.drawLine(left, self.group_height, right, self.group_height)
        painter.setPen(self._theme.colour.edge)
        for side in (left, right):
            painter.drawLine(side, 0, side, height)

    def _draw_group(self, painter: QPainter, span: Span) -> None:
        """Draw a group's name in the part of its span that is in view."""
        left, right = self._sides(span)
        seen = QRect(left, 0, right - left, self.group_height) & self.viewport().rect()
        room = seen.adjusted(self._theme.space.related, 0, -self._theme.space.unit, 0)
        if room.width() <= 0:
            return
        painter.setPen(self._theme.colour.text)
        name = span.name if self._strong.width(span.name) <= room.width() else span.short
        text = self._strong.short(name, room.width(), Qt.TextElideMode.ElideRight)
        self._strong.draw(painter, room, text)

    def _sides(self, span: Span) -> tuple[int, int]:
        left = self.sectionViewportPosition(span.first)
        return left, self.sectionViewportPosition(span.last) + self.sectionSize(span.last)

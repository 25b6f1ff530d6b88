"""Drawing the ranking: on the screen, and into PNG, SVG and PDF alike.

Here: the whole chart in one call, and its parts for the screen, which scrolls.
Not here: what is shown (``ranking_data``) and where (``ranking_layout``).

Bars have one colour. Above and below the cut line is said by place and by the line with its words; an
incomplete theme by a bar that floats between two ticks and by its numbers; movement by arrows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from smp_workbench.gui.charts.chart_heading import draw_heading, heading_fit
from smp_workbench.gui.charts.ranking_data import RankingData, RankingRow
from smp_workbench.gui.charts.ranking_layout import ItemPlace, columns_for, item_places
from smp_workbench.gui.charts.ranking_type import RankingType
from smp_workbench.gui.tables.cell_ring import draw_cell_ring
from smp_workbench.gui.theme import Theme

_END: Final = Qt.AlignmentFlag.AlignRight
_AT_END: Final = Qt.TextElideMode.ElideRight
_BAR_PART: Final = 0.56
_INTERVAL_PART: Final = 0.36
"""Parts of a row's height that a bar and an interval take."""
_TICK: Final = 2
"""Pixels of the ticks at the ends of an interval, and of the cut line."""


@dataclass(frozen=True, slots=True)
class RowState:
    """What the screen adds to a row: that it is chosen, and that the keyboard is there."""

    chosen: bool = False
    active: bool = False


_PLAIN: Final = RowState()


def draw(painter: QPainter, rect: QRect, data: RankingData, theme: Theme, part: range | None = None) -> None:
    """Draw the chart into a rectangle, which should be ``chart_height`` high.

    Parameters
    ----------
    painter
        On a widget, picture, SVG or PDF; its state is as before afterwards.
    part
        Draw only these rows, where they stand in the whole chart, and the heading only with the first:
        a page holds no more than that, not even hidden. None for all of it.
    """
    type_ = RankingType(theme)
    drawing = RankingDrawing(data, type_, rect.width())
    painter.save()
    painter.fillRect(rect, theme.colour.ground)
    painter.translate(rect.topLeft())
    if part is None or part.start == 0:
        draw_heading(painter, rect.width(), data, theme)
    painter.translate(0, heading_fit(rect.width(), data, theme).height)
    for number, place in enumerate(item_places(data, type_)):
        if part is not None and number not in part:
            continue
        drawing.draw_marks(painter, place)
        drawing.draw_row(painter, place.top + place.over, data.rows[number])
    painter.restore()


def chart_height(width: int, data: RankingData, theme: Theme) -> int:
    """Return how high the whole chart is at a width."""
    rows = sum(place.height for place in item_places(data, RankingType(theme)))
    return heading_fit(width, data, theme).height + rows + theme.space.group


class RankingDrawing:
    """The rows of a chart of one width, with their places worked out once."""

    def __init__(self, data: RankingData, type_: RankingType, width: int) -> None:
        self._data = data
        self._type = type_
        self._theme = type_.theme
        self._width = width
        self._columns = columns_for(width, data, type_)

    def is_like(self, other: RankingDrawing) -> bool:
        """Whether another drawing would draw the same row alike."""
        mine, others = (self._type, self._width, self._columns), (other._type, other._width, other._columns)
        return mine == others

    def row_size(self, row: RankingRow) -> QSize:
        """Return the size of a row without what stands over and under it."""
        height = self._type.row_height if row.score is not None else self._type.incomplete_height
        return QSize(self._width, height)

    def is_figure(self, row: RankingRow, point: QPoint) -> bool:
        """Whether a point, from a row's top left, is on its score, or on the line with its range."""
        if row.score is None:
            return point.y() >= self._type.row_height
        return point.x() > self._columns.bar_left + self._columns.bar_width

    def draw_marks(self, painter: QPainter, place: ItemPlace, scrolled: int = 0) -> None:
        """Draw what stands over and under a row: the incomplete themes' heading, the cut line.

        Parameters
        ----------
        scrolled
            Pixels by which the rows are scrolled.
        """
        top = place.top - scrolled
        if place.over:
            self._draw_section(painter, QRect(0, top, self._width, place.over))
        if place.under:
            self._draw_cut_line(painter, QRect(0, top + place.height - place.under, self._width, place.under))

    def draw_row(self, painter: QPainter, top: int, row: RankingRow, state: RowState = _PLAIN) -> None:
        """Draw ground, rank, label, bar, score and movement; incomplete themes have a second line."""
        type_, colour, columns = self._type, self._theme.colour, self._columns
        line = QRect(0, top, self._width, type_.row_height)
        whole = QRect(QPoint(0, top), self.row_size(row))
        painter.fillRect(whole, colour.selected if state.chosen else colour.ground)
        painter.setPen(colour.text)
        digits = row.rank.removesuffix("=")
        type_.plain.draw(painter, QRect(0, top, columns.rank_right, line.height()), digits, _END)
        type_.plain.draw(painter, line.adjusted(columns.rank_right, 0, 0, 0), row.rank[len(digits) :])
        label = type_.plain.short(row.label, columns.label_width)
        type_.plain.draw(painter, line.adjusted(columns.label_left, 0, 0, 0), label)
        if row.score is None:
            self._draw_interval(painter, line, row)
            self._draw_range(painter, line, row.number)
        else:
            self._draw_bar(painter, line, row.score)
            self._draw_numbers(painter, line, row)
        if state.chosen and state.active:
            draw_cell_ring(painter, whole, self._theme, active=True)

    def _draw_bar(self, painter: QPainter, line: QRect, score: float) -> None:
        zero, end = self._columns.on_bar(0.0), self._columns.on_bar(score)
        height = line.height() * _BAR_PART
        top = line.top() + (line.height() - height) / 2
        bar = QRectF(line.left() + min(zero, end), top, max(abs(end - zero), 1.0), height)
        painter.fillRect(bar, self._theme.data.bar)

    def _draw_interval(self, painter: QPainter, line: QRect, row: RankingRow) -> None:
        """Draw a bar that floats between the lowest and highest score, with a tick at each end."""
        low, high = (line.left() + self._columns.on_bar(end) for end in (row.low, row.high))
        height = line.height() * _INTERVAL_PART
        middle = line.top() + line.height() / 2
        zero = line.left() + self._columns.on_bar(0.0)
        painter.setPen(QPen(self._theme.colour.edge, 1, Qt.PenStyle.DotLine))
        painter.drawLine(round(zero), round(middle), round(low), round(middle))
        floating = QRectF(low, middle - height / 2, max(high - low, 1.0), height)
        painter.fillRect(floating, self._theme.data.interval)
        for end in (low, high):
            tick = QRectF(end - _TICK / 2, middle - height, _TICK, 2 * height)
            painter.fillRect(tick, self._theme.data.bar)

    def _draw_numbers(self, painter: QPainter, line: QRect, row: RankingRow) -> None:
        """Draw the score with its point in line with the others, and the movement."""
        columns = self._columns
        room = QRect(line.left(), line.top(), columns.score_right, line.height())
        self._type.strong.draw_number(painter, room, row.number, columns.decimals)
        painter.setPen(self._theme.colour.text_second)
        moved = QRect(line.left(), line.top(), columns.moved_right, line.height())
        self._type.plain.draw(painter, moved, row.moved, _END)

    def _draw_range(self, painter: QPainter, line: QRect, words: str) -> None:
        """Draw an incomplete theme's range and ranks on a line of their own."""
        small, left = self._type.small, self._columns.label_left
        painter.setPen(self._theme.colour.text_second)
        top = line.bottom() + 1 - self._theme.space.unit
        room = QRect(left, top, self._columns.moved_right - left, small.height)
        small.draw(painter, room, small.short(words, room.width(), _AT_END))

    def _draw_cut_line(self, painter: QPainter, rect: QRect) -> None:
        """Draw the line under the last theme above it, with its words in a gap of the line."""
        strong, gap, colour = self._type.small_strong, self._theme.space.related, self._theme.data.cut_line
        left, right = self._theme.space.group, self._columns.moved_right
        start = self._columns.label_left
        words = strong.short(self._data.cut_words, right - start, _AT_END)
        painter.setPen(colour)
        strong.draw(painter, rect.adjusted(start, 0, 0, 0), words)
        middle = rect.top() + rect.height() // 2
        for begin, end in ((left, start - gap), (start + strong.width(words) + gap, right)):
            if end > begin:
                painter.fillRect(QRect(begin, middle, end - begin, _TICK), colour)

    def _draw_section(self, painter: QPainter, rect: QRect) -> None:
        """Draw the heading of the incomplete themes."""
        small, unit = self._type.small, self._theme.space.unit
        painter.setPen(self._theme.colour.text_second)
        top = rect.bottom() + 1 - small.height - unit
        room = QRect(self._columns.label_left, top, rect.width(), small.height)
        small.draw(painter, room, self._data.incomplete_words)

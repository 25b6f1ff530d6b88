"""Drawing the ranking: on the screen, and into PNG, SVG and PDF alike.

Here: the whole chart in one call, and its parts for the screen, which scrolls.
Not here: what is shown (``ranking_data``) and where (``ranking_layout``).

Bars have one colour. Above and below the cut line is said by place and by the line with its words; an
incomplete theme by a bar that floats between two ticks and by its numbers; movement by arrows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from smp_workbench.gui.charts.ranking_data import RankingData, RankingRow
from smp_workbench.gui.charts.ranking_layout import (
    WRAPPED,
    ItemPlace,
    columns_for,
    heading_fit,
    item_places,
    row_height,
)
from smp_workbench.gui.tables.cell_ring import draw_cell_ring
from smp_workbench.gui.theme import Theme

_START: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_UNDER: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_MIDDLE: Final = Qt.TextElideMode.ElideMiddle
_BAR_PART: Final = 0.56
_INTERVAL_PART: Final = 0.36
"""Parts of a row's height that a bar and an interval take."""
_TICK: Final = 2
"""Pixels of the ticks at the ends of an interval, and of the cut line."""


@dataclass(frozen=True, slots=True)
class RowState:
    """What the screen adds to a row: that it is chosen, that the keyboard is there, that it is moving."""

    chosen: bool = False
    active: bool = False
    moving: bool = False


_PLAIN: Final = RowState()


def draw(painter: QPainter, rect: QRect, data: RankingData, theme: Theme) -> None:
    """Draw the whole chart into a rectangle, which should be ``chart_height`` high.

    Parameters
    ----------
    painter
        On a widget, picture, SVG or PDF; its state is as before afterwards.
    """
    drawing = RankingDrawing(data, theme, rect.width())
    painter.save()
    painter.fillRect(rect, theme.colour.ground)
    painter.translate(rect.topLeft())
    drawing.draw_heading(painter)
    painter.translate(0, drawing.heading.height)
    for number, place in enumerate(item_places(data, theme)):
        drawing.draw_marks(painter, place)
        drawing.draw_row(painter, place.top + place.over, data.rows[number])
    painter.restore()


def chart_height(width: int, data: RankingData, theme: Theme) -> int:
    """Return how high the whole chart is at a width."""
    rows = sum(place.height for place in item_places(data, theme))
    return heading_fit(width, data, theme).height + rows + theme.space.group


class RankingDrawing:
    """The parts of a chart of one width, with its type and places worked out once."""

    def __init__(self, data: RankingData, theme: Theme, width: int) -> None:
        self._data = data
        self._theme = theme
        self._width = width
        self._columns = columns_for(width, data, theme)
        self.heading = heading_fit(width, data, theme)
        self._font, self._strong = theme.font(), theme.font(strong=True)
        self._small = theme.font(theme.type.small)
        self._small_strong = theme.font(theme.type.small, strong=True)
        self._measure = QFontMetrics(self._font)
        self._row_height = row_height(theme)
        self._small_height = QFontMetrics(self._small).height()

    def draw_heading(self, painter: QPainter) -> None:
        """Draw, from the top left, the finding and under it what must be known to read the chart."""
        space = self._theme.space
        left, width, top = space.group, self._width - 2 * space.group, space.related
        painter.setFont(self.heading.title_font)
        painter.setPen(self._theme.colour.text)
        painter.drawText(QRect(left, top, width, self.heading.title_height), WRAPPED, self._data.title)
        top += self.heading.title_height + space.unit
        painter.setFont(self._small)
        painter.setPen(self._theme.colour.text_second)
        for line in self._data.lines:
            room = QRect(left, top, width, self.heading.height)
            top += painter.fontMetrics().boundingRect(room, WRAPPED, line).height()
            painter.drawText(room, WRAPPED, line)

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
        """Draw rank, label, bar, score and movement; an incomplete theme's numbers on a second line."""
        line = QRect(0, top, self._width, self._row_height)
        whole = line if row.score is not None else line.adjusted(0, 0, 0, self._small_height)
        if state.moving or state.chosen:
            colour = self._theme.colour
            painter.fillRect(whole, colour.selected if state.chosen else colour.ground)
        painter.setPen(self._theme.colour.text)
        painter.setFont(self._font)
        self._draw_rank(painter, line, row.rank)
        label = line.adjusted(self._columns.label_left, 0, 0, 0)
        width = self._columns.label_width
        painter.drawText(label, _START, self._measure.elidedText(row.label, _MIDDLE, width))
        if row.score is None:
            self._draw_interval(painter, line, row)
            self._draw_range(painter, line, row.number)
        else:
            self._draw_bar(painter, line, row.score)
            self._draw_numbers(painter, line, row)
        if state.chosen and state.active:
            draw_cell_ring(painter, whole, self._theme, active=True)

    def _draw_rank(self, painter: QPainter, line: QRect, rank: str) -> None:
        digits = rank.removesuffix("=")
        right = self._columns.rank_right
        painter.drawText(QRect(line.left(), line.top(), right, line.height()), _END, digits)
        if digits != rank:
            painter.drawText(line.adjusted(right, 0, 0, 0), _START, "=")

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
        painter.setFont(self._strong)
        cut = len(row.number) - row.decimals
        whole, decimals = row.number[:cut], row.number[cut:]
        point = self._columns.score_point
        painter.drawText(QRect(line.left(), line.top(), point, line.height()), _END, whole)
        painter.drawText(line.adjusted(point, 0, 0, 0), _START, decimals)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour.text_second)
        moved = QRect(line.left(), line.top(), self._columns.moved_right, line.height())
        painter.drawText(moved, _END, row.moved)

    def _draw_range(self, painter: QPainter, line: QRect, words: str) -> None:
        """Draw an incomplete theme's range and ranks on a line of their own."""
        painter.setFont(self._small)
        painter.setPen(self._theme.colour.text_second)
        left = self._columns.label_left
        measure = painter.fontMetrics()
        top = line.bottom() + 1 - self._theme.space.unit
        room = QRect(left, top, self._columns.moved_right - left, self._small_height)
        painter.drawText(room, _START, measure.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))

    def _draw_cut_line(self, painter: QPainter, rect: QRect) -> None:
        """Draw the line under the last theme above it, with its words in a gap of the line."""
        painter.setFont(self._small_strong)
        measure, gap, colour = painter.fontMetrics(), self._theme.space.related, self._theme.data.cut_line
        left, right = rect.left() + self._theme.space.group, rect.left() + self._columns.moved_right
        start = rect.left() + self._columns.label_left
        width = min(measure.horizontalAdvance(self._data.cut_words) + self._theme.space.unit, right - start)
        room = QRect(start, rect.top(), width, rect.height())
        painter.setPen(colour)
        words = measure.elidedText(self._data.cut_words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, _START, words)
        middle = rect.top() + rect.height() // 2
        for begin, end in ((left, start - gap), (start + width + self._theme.space.unit, right)):
            if end > begin:
                painter.fillRect(QRect(begin, middle, end - begin, _TICK), colour)

    def _draw_section(self, painter: QPainter, rect: QRect) -> None:
        """Draw the heading of the incomplete themes."""
        painter.setFont(self._small)
        painter.setPen(self._theme.colour.text_second)
        room = rect.adjusted(self._columns.label_left, 0, -self._theme.space.group, -self._theme.space.unit)
        painter.drawText(room, _UNDER, self._data.incomplete_words)

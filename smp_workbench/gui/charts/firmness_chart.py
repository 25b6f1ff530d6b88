"""How firm the ranking is, as a heatmap: a row for each theme, a column for each rank.

Here: where things stand and drawing them, for the screen and for files alike; the same as a table.
Not here: what is shown (``firmness_data``) and how it is worked out (``panels.sensitivity``).

Lightness follows the share of draws in steps, and every cell has its number; the cut line is a line with
its words; how probable a place above it is stands in words beside the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import ceil
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from smp_workbench.gui.charts.chart import ChartBody, Mark, Place
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.firmness_data import FirmnessData, FirmnessRow
from smp_workbench.gui.charts.firmness_words import above_words, rank_words
from smp_workbench.gui.charts.found_chart import FoundChart
from smp_workbench.gui.charts.ranking_words import number_word
from smp_workbench.gui.tables.table_copy import CopiedTable

translate = QCoreApplication.translate
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
_STEPS: Final = 8
_WIDEST_CELL: Final = 3.6
_NARROWEST_CELL: Final = 2.4
_SMALLEST_CELL: Final = 1.75
"""Of a column, as multiples of the type's size; the last where there are no words at the rows' ends."""
_LETTERS: Final = 4
"""Of the labels at least, as a multiple of the type's size."""
_LEAST_LABEL: Final = 0.16
_LABEL: Final = 0.3
"""Parts of the width that labels get at least and at most."""
_CUT: Final = 2
"""Pixels of the cut line."""
_CHIP: Final = 12
_WIDEST: Final = ">99 %"
_ONE_LINE: Final = 24
"""Letters that always stay on one line."""


class FirmnessChart(FoundChart[FirmnessData]):
    """The chart of one :class:`FirmnessData`."""

    __slots__ = ()

    def laid_out(self, width: int, type_: ChartType) -> ChartBody:
        """Return the chart laid out for a width."""
        return FirmnessBody(self.data, width, type_)

    @override
    def least_width(self, type_: ChartType) -> int:
        """Return the width at which all numbers have room, in small type."""
        space, size = type_.theme.space, type_.theme.type.interface
        cells = len(self.data.columns) * round(size * _SMALLEST_CELL)
        ends = 2 * space.group + 4 * space.related + type_.strong.width(_WIDEST)
        return _LETTERS * size + cells + ends if self.data.rows else 0

    def table(self, marking: str) -> CopiedTable:
        """Return the heatmap as a table of per cent."""
        data = self.data
        rank, above = (
            translate("FirmnessChart", "Rank {rank}"),
            translate("FirmnessChart", "Above the line, %"),
        )
        headings = [rank.format(rank=column.heading) for column in data.columns]
        return CopiedTable(
            [[row.above, row.word, *row.texts] for row in data.rows],
            columns=[above, translate("FirmnessChart", "In words"), *headings],
            themes=[row.name for row in data.rows],
            corner=translate("FirmnessChart", "Theme"),
            marking=marking,
            notes=self.table_notes,
        )


class FirmnessBody:
    """The heatmap, laid out for one width and type; only the rows that are seen are drawn."""

    def __init__(self, data: FirmnessData, width: int, type_: ChartType) -> None:
        self._data, self._type, self._theme = data, type_, type_.theme
        space = self._theme.space
        self._edge, self._gap = space.group, space.related
        self._lay_out(width)
        self._row_height = max(
            type_.row_height, 2 * type_.small.height + space.unit if self._two_lines else 0
        )
        self._line = type_.small.height + space.unit
        self.head = 2 * self._line + space.unit if data.rows else 0
        self.height = self.head + len(data.rows) * self._row_height
        self.rows: Sequence[int] = [len(data.columns) + 1] * len(data.rows)

    def _lay_out(self, width: int) -> None:
        """Give the words what they need, then the cells, and the labels what is left."""
        data, type_ = self._data, self._type
        size, count = type_.theme.type.interface, max(len(data.columns), 1)
        labels = max((type_.strong.width(row.label) for row in data.rows), default=0)  # as the focused one is
        percent = type_.strong.width(_WIDEST)
        words = max((type_.plain.width(row.word) for row in data.rows), default=0)
        fixed = 2 * self._edge + 4 * self._gap + percent
        least = round(width * _LEAST_LABEL) + count * round(size * _NARROWEST_CELL)
        self._two_lines = fixed + words + least > width
        if self._two_lines:
            words = max((max(map(type_.small.width, halves(row.word))) for row in data.rows), default=0)
        self._has_words = fixed + words + least <= width
        if not self._has_words:  # they are in the hint of each row's end, and in the table
            words = 0
        room = width - fixed - words
        label = min(
            labels, max(round(width * _LEAST_LABEL), min(round(width * _LABEL), room - count * size * 3))
        )
        narrowest = _NARROWEST_CELL if fixed + least <= width else _SMALLEST_CELL
        self._cell = max(min((room - label) // count, round(size * _WIDEST_CELL)), round(size * narrowest))
        self._number = type_.plain if type_.plain.width(">99") < self._cell else type_.small
        self._label_width = label
        self._cells_left = self._edge + label + self._gap
        self._percent_left = self._cells_left + count * self._cell + 2 * self._gap
        self._percent_right = self._percent_left + percent
        self._words_left = self._percent_right + self._gap
        self._width = min(self._words_left + words + self._edge, max(width, 1))

    # --- marks --------------------------------------------------------------------------------

    def mark(self, place: Place) -> Mark:
        """Return a cell, or what stands at a row's end."""
        row = self._data.rows[place.row]
        if place.column < len(self._data.columns):
            words = rank_words(row.label, self._data.columns[place.column].heading, row.texts[place.column])
            return Mark(self._cell_rect(place), words, row.ref)
        top = self._row_top(place.row)
        end = QRect(self._percent_left, top, self._width - self._percent_left, self._row_height)
        return Mark(end, above_words(row.label, row.above, row.word), row.ref)

    def place_at(self, point: QPoint) -> Place | None:
        """Return the cell under a point; a label stands for its row's end."""
        row = (point.y() - self.head) // self._row_height
        if point.y() < self.head or row >= len(self._data.rows):
            return None
        column = (point.x() - self._cells_left) // self._cell
        last = len(self._data.columns)
        return Place(row, column if 0 <= column < last else last)

    def _row_top(self, row: int) -> int:
        return self.head + row * self._row_height

    def _cell_rect(self, place: Place) -> QRect:
        left = self._cells_left + place.column * self._cell
        return QRect(left, self._row_top(place.row), self._cell, self._row_height)

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, painter: QPainter, seen: QRect, chosen: str = "") -> None:
        """Draw the rows that are seen."""
        first = max((seen.top() - self.head) // self._row_height, 0)
        last = min((seen.bottom() - self.head) // self._row_height + 1, len(self._data.rows))
        for row in range(first, last):
            self._draw_row(painter, row, chosen)
        if self._data.rows:
            self._draw_cut(
                painter, QRect(0, self._row_top(first), 0, max(last - first, 0) * self._row_height)
            )

    def draw_head(self, painter: QPainter) -> None:
        """Draw the headings of the columns, those above the line under one brace."""
        data, small, colour = self._data, self._type.small, self._theme.colour
        if not data.rows:
            return
        painter.setPen(colour.text_second)
        second = self._line
        small.draw(
            painter,
            QRect(self._edge, second, self._label_width, self._line),
            translate("FirmnessChart", "Theme"),
        )
        for place, column in enumerate(data.columns):
            rect = QRect(self._cells_left + place * self._cell, second, self._cell, self._line)
            small.draw(painter, rect, column.heading, _CENTRE)
        small.draw(painter, QRect(self._percent_left, second, 0, self._line), self._above_heading)
        self._draw_over(painter)
        painter.fillRect(QRect(self._edge, self.head - 1, self._width - 2 * self._edge, 1), colour.line)
        self._draw_cut(painter, QRect(0, 0, 0, self.head))

    def _draw_over(self, painter: QPainter) -> None:
        """Draw over the columns that they are ranks, and beside the cut line what it says."""
        small, strong, line = self._type.small, self._type.small_strong, self._line
        rank, whole = translate("FirmnessChart", "Rank"), len(self._data.columns)
        small.draw(painter, QRect(self._cells_left, 0, self._cell, line), rank)
        if self._data.above < whole:
            cut = self._cells_left + self._data.above * self._cell
            taken = self._cells_left + small.width(rank) + 2 * self._gap
            width = strong.width(self._cut_words)
            left = cut - self._gap - width
            left = left if left >= taken else cut + self._gap
            strong.draw(painter, QRect(left, 0, width, line), self._cut_words)

    def _draw_row(self, painter: QPainter, number: int, chosen: str) -> None:
        row, type_, colour = self._data.rows[number], self._type, self._theme.colour
        line = QRect(0, self._row_top(number), self._width, self._row_height)
        is_chosen = row.ref == chosen
        if is_chosen:
            painter.fillRect(line, colour.selected)
        painter.setPen(colour.text)
        stamp = type_.strong if is_chosen else type_.plain
        label = stamp.short(row.label, self._label_width)
        stamp.draw(painter, line.adjusted(self._edge, 0, 0, 0), label)
        for column in range(len(row.shares)):
            self._draw_cell(painter, self._cell_rect(Place(number, column)), row, column)
        painter.setPen(colour.text)
        percent = QRect(
            self._percent_left, line.top(), self._percent_right - self._percent_left, line.height()
        )
        type_.strong.draw(painter, percent, f"{row.above} %", _RIGHT)
        self._draw_words(painter, line, row.word)

    def _draw_cell(self, painter: QPainter, rect: QRect, row: FirmnessRow, column: int) -> None:
        share, text, colour = row.shares[column], row.texts[column], self._theme.colour
        inner = rect.adjusted(1, 1, -1, -1)
        if share <= 0:
            painter.setPen(colour.text_second)
        else:
            step = min(ceil(share * _STEPS), _STEPS) - 1
            ground, on_ground = self._theme.level_colours(step, _STEPS)
            painter.fillRect(inner, ground)
            painter.setPen(self._draw_chip(painter, inner, text) if self._theme.projector else on_ground)
        self._number.draw(painter, inner, text, _CENTRE)

    def _draw_chip(self, painter: QPainter, rect: QRect, text: str) -> QColor:
        """Draw the plain ground behind a number that a projector needs; return the number's colour."""
        chip = QRect(0, 0, min(self._number.width(text) + _CHIP, rect.width()), self._number.height)
        chip.moveCenter(rect.center())
        painter.fillRect(chip, self._theme.data.chip)
        return self._theme.data.chip_text

    def _draw_words(self, painter: QPainter, line: QRect, word: str) -> None:
        """Draw how probable a place above the line is: in two lines where one has no room."""
        if not self._has_words:
            return
        room = line.adjusted(self._words_left, 0, -self._gap, 0)
        if not self._two_lines:
            self._type.plain.draw(painter, room, word)
            return
        small, parts = self._type.small, [part for part in halves(word) if part]
        top = line.top() + (line.height() - len(parts) * small.height) // 2
        for place, part in enumerate(parts):
            rect = QRect(self._words_left, top + place * small.height, room.width(), small.height)
            small.draw(painter, rect, small.short(part, room.width(), Qt.TextElideMode.ElideRight))

    def _draw_cut(self, painter: QPainter, rows: QRect) -> None:
        """Draw the cut line between the columns, where there is something below it."""
        if self._data.above < len(self._data.columns):
            left = self._cells_left + self._data.above * self._cell - _CUT // 2
            painter.fillRect(QRect(left, rows.top(), _CUT, rows.height()), self._theme.data.cut_line)

    @cached_property
    def _cut_words(self) -> str:
        words = translate("FirmnessChart", "the plan takes {line}")
        return words.format(line=number_word(self._data.cut_line))

    @cached_property
    def _above_heading(self) -> str:
        whole = translate("FirmnessChart", "Above the line")
        return whole if self._has_words else translate("FirmnessChart", "Above")


def halves(text: str) -> tuple[str, str]:
    """Return a text cut at the space nearest its middle; a short one stays whole.

    Examples
    --------
    >>> halves("between unlikely and realistic possibility")
    ('between unlikely and', 'realistic possibility')
    >>> halves("highly unlikely")
    ('highly unlikely', '')
    """
    spaces = [place for place, char in enumerate(text) if char == " "]
    if len(text) <= _ONE_LINE or not spaces:
        return text, ""
    middle = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return text[:middle], text[middle + 1 :]

"""Why a theme stands where it does, as steps: each criterion's part begins where the one before ended.

Here: where things stand and drawing them, for the screen and for files alike; the same as a table.
Not here: what is shown (``contribution_data``) and its sentences (``contribution_words``).

A part that adds is filled, one that takes away is hollow, and each has its number with its sign.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QPainter

from smp_workbench.gui.charts.chart import ChartBody, Mark, Place
from smp_workbench.gui.charts.chart_rows import ChartRows
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.contribution_data import ContributionData, PartRow
from smp_workbench.gui.charts.found_chart import FoundChart
from smp_workbench.gui.tables.table_copy import CopiedTable

translate = QCoreApplication.translate
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_LABEL: Final = 0.3
"""Part of the width that criteria get at most."""
_BAR: Final = 0.56
"""Part of a row's height that a bar takes."""
_LINE: Final = 2


class ContributionChart(FoundChart[ContributionData]):
    """The chart of one :class:`ContributionData`."""

    __slots__ = ()

    def laid_out(self, width: int, type_: ChartType) -> ChartBody:
        """Return the chart laid out for a width."""
        return ContributionBody(self.data, width, type_)

    def table(self, marking: str) -> CopiedTable:
        """Return the parts as a table, as shown and exactly, with their sum."""
        data = self.data
        rows = [[row.level, row.against, row.text, row.exact] for row in data.rows]
        if rows:
            rows.append(["", "", data.whole, data.whole_exact])
        heads = (
            translate("ContributionChart", "Level"),
            translate("ContributionChart", "Against level"),
            translate("ContributionChart", "Part"),
            translate("ContributionChart", "Exactly"),
        )
        names = [row.name for row in data.rows]
        return CopiedTable(
            rows,
            columns=heads,
            themes=[*names, *([_together()] if rows else [])],
            corner=translate("ContributionChart", "Criterion"),
            marking=marking,
            notes=self.table_notes,
        )


def _together() -> str:
    return translate("ContributionChart", "All together")


class ContributionBody(ChartRows):
    """The steps, laid out for one width and type; the last row is their sum."""

    def __init__(self, data: ContributionData, width: int, type_: ChartType) -> None:
        line = type_.small.height + type_.theme.space.unit
        count = len(data.rows) + 1 if data.rows else 0
        super().__init__([1] * count, width, type_, line + type_.theme.space.unit)
        self._data, self._line = data, line
        if data.rows:
            self._lay_out()

    def _lay_out(self) -> None:
        data, type_ = self._data, self.type
        levels = max(type_.small.width(_levels(row)) for row in data.rows)
        names = max(type_.plain.width(row.name) for row in data.rows) + self.gap + levels
        self._label = min(names, round(self.width * _LABEL))
        numbers = max(type_.strong.width(text) for text in (*(row.text for row in data.rows), data.whole))
        places = [data.begin, data.end, *(row.end for row in data.rows)]
        self._low, self._high = min(places), max(places)
        self._left = self.edge + self._label + 2 * self.gap + numbers
        self._right = max(self.width - self.edge - numbers - self.gap, self._left + 1)

    def _x(self, score: float) -> int:
        span = self._high - self._low
        return round(self._left + ((score - self._low) / span if span else 0.5) * (self._right - self._left))

    # --- marks --------------------------------------------------------------------------------

    def mark(self, place: Place) -> Mark:
        """Return a part, or the sum."""
        data, line = self._data, self.row_rect(place.row)
        rect = line.adjusted(self.edge - self.gap, 0, self.gap - self.edge, 0)
        if place.row == len(data.rows):
            words = translate("ContributionChart", "{all}: {whole}, from {first} to {last}.")
            said = words.format(all=_together(), whole=data.whole, first=data.first[1], last=data.last[1])
            return Mark(rect, said, data.ref)
        row = data.rows[place.row]
        return Mark(rect, row.words, data.ref, row.code)

    def place_at(self, point: QPoint) -> Place | None:
        """Return the row under a point."""
        row = self.row_at(point.y())
        return Place(row, 0) if row is not None else None

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, painter: QPainter, seen: QRect, chosen: str = "") -> None:  # noqa: ARG002  # one theme only
        """Draw the rows that are seen."""
        data = self._data
        for number in self.seen_rows(seen):
            line = self.row_rect(number)
            if number < len(data.rows):
                self._draw_part(painter, line, data.rows[number])
            else:
                self._draw_whole(painter, line)

    def draw_head(self, painter: QPainter) -> None:
        """Draw where the parts begin and where they end."""
        data, small = self._data, self.type.small_strong
        if not data.rows:
            return
        painter.setPen(self.theme.colour.text)
        lowest = translate("ContributionChart", "lowest levels")
        texts = [f"{data.first[0] or lowest} {data.first[1]}", f"{data.last[0]} {data.last[1]}"]
        places = [self._x(data.begin), self._x(data.end)]
        room = self.width - 2 * self.edge
        texts = [small.short(text, max(room // 2 - self.gap, 1)) for text in texts]
        first, last = sorted(range(2), key=lambda one: places[one])
        lefts = {one: places[one] - small.width(texts[one]) // 2 for one in (first, last)}
        lefts[last] = min(lefts[last], self.width - self.edge - small.width(texts[last]))
        lefts[first] = min(lefts[first], lefts[last] - self.gap - small.width(texts[first]))
        for one, text in enumerate(texts):
            at = QRect(max(lefts[one], self.edge), 0, small.width(text) + 1, self._line)
            small.draw(painter, at, text)
        painter.fillRect(
            QRect(self.edge, self.head - 1, self.width - 2 * self.edge, 1), self.theme.colour.line
        )

    def _draw_part(self, painter: QPainter, line: QRect, row: PartRow) -> None:
        colour, levels = self.theme.colour, _levels(row)
        painter.setPen(colour.text)
        room = self._label - self.type.small.width(levels) - self.gap
        name = self.type.plain.short(row.name, max(room, 1))
        self.type.plain.draw(painter, line.adjusted(self.edge, 0, 0, 0), name)
        painter.setPen(colour.text_second)
        label = QRect(self.edge, line.top(), self._label, line.height())
        self.type.small.draw(painter, label, levels, _RIGHT)
        start, end = self._x(row.start), self._x(row.end)
        self._draw_ends(painter, line)
        self._draw_bar(painter, line, (start, end), row.text)
        bar = self._bar_rect(line, (start, end))
        # To the next row's bar, or to the sum's.
        painter.fillRect(QRect(end, bar.bottom() + 1, 1, line.bottom() - bar.bottom()), colour.edge)
        painter.fillRect(QRect(start, line.top(), 1, bar.top() - line.top()), colour.edge)

    def _draw_whole(self, painter: QPainter, line: QRect) -> None:
        data, colour = self._data, self.theme.colour
        painter.fillRect(QRect(self.edge, line.top(), self.width - 2 * self.edge, 1), colour.line)
        painter.setPen(colour.text)
        self.type.strong.draw(painter, line.adjusted(self.edge, 0, 0, 0), _together())
        self._draw_ends(painter, line)
        self._draw_bar(painter, line, (self._x(data.begin), self._x(data.end)), data.whole)

    def _draw_bar(self, painter: QPainter, line: QRect, ends: tuple[int, int], text: str) -> None:
        rising = ends[1] >= ends[0]
        bar = self._bar_rect(line, ends)
        painter.fillRect(bar, self.theme.data.bar)
        if not rising and bar.width() > 2 * _LINE:
            painter.fillRect(bar.adjusted(_LINE, _LINE, -_LINE, -_LINE), self.theme.colour.ground)
        stamp = self.type.strong
        words = stamp.width(text)
        left = bar.right() + self.gap if rising else bar.left() - self.gap - words
        painter.setPen(self.theme.colour.text)
        stamp.draw(painter, QRect(left, line.top(), words + 1, line.height()), text)

    def _bar_rect(self, line: QRect, ends: tuple[int, int]) -> QRect:
        height = round(line.height() * _BAR)
        top = line.top() + (line.height() - height) // 2
        return QRect(min(ends), top, max(abs(ends[1] - ends[0]), 1), height)

    def _draw_ends(self, painter: QPainter, line: QRect) -> None:
        """Draw the upright lines at which the parts begin and end."""
        for score in (self._data.begin, self._data.end):
            painter.fillRect(QRect(self._x(score), line.top(), 1, line.height()), self.theme.colour.line)


def _levels(row: PartRow) -> str:
    return translate("ContributionChart", "{level} against {other}").format(
        level=row.level, other=row.against
    )

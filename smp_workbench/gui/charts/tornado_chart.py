"""One level down or up, as a tornado: what each criterion does to a theme's score, and to its rank.

Here: where things stand and drawing them, for the screen and for files alike; the same as a table.
Not here: what is shown (``tornado_data``) and its sentences (``tornado_words``).

Score and rank stand beside each other, each with its own scale. A bar says at its end which level makes
it and what comes out; one level higher is filled and one lower hollow, in one colour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QPainter

from smp_workbench.gui.charts.chart import ChartBody, Mark, Place
from smp_workbench.gui.charts.chart_rows import ChartRows
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.found_chart import FoundChart
from smp_workbench.gui.charts.tornado_data import TornadoData, TornadoEnd, TornadoRow
from smp_workbench.gui.tables.table_copy import CopiedTable

translate = QCoreApplication.translate
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
_LABEL: Final = 0.28
"""Part of the width that labels get at most."""
_RANKS: Final = 0.3
"""Part of what is left that ranks get."""
_BAR: Final = 0.56
"""Part of a row's height that a bar takes."""
_LINE: Final = 2


class TornadoChart(FoundChart[TornadoData]):
    """The chart of one :class:`TornadoData`."""

    __slots__ = ()

    def laid_out(self, width: int, type_: ChartType) -> ChartBody:
        """Return the chart laid out for a width."""
        return TornadoBody(self.data, width, type_)

    def table(self, marking: str) -> CopiedTable:
        """Return level, score and rank of each end as a table."""
        heads = (
            translate("TornadoChart", "Level now"),
            translate("TornadoChart", "One level lower: score"),
            translate("TornadoChart", "One level lower: rank"),
            translate("TornadoChart", "One level higher: score"),
            translate("TornadoChart", "One level higher: rank"),
        )
        rows = [[row.now.level, *_cells(row.lower), *_cells(row.higher)] for row in self.data.rows]
        return CopiedTable(
            rows,
            columns=heads,
            themes=[row.name for row in self.data.rows],
            corner=translate("TornadoChart", "Criterion"),
            marking=marking,
            notes=self.table_notes,
        )


def _cells(end: TornadoEnd | None) -> tuple[str, str]:
    return (end.score, end.rank) if end is not None else ("\N{EN DASH}", "\N{EN DASH}")


@dataclass(frozen=True, slots=True)
class _Scale:
    """Pixels of a panel: from ``left``, where ``low`` is, to ``right``, where ``high`` is."""

    left: int
    right: int
    low: float
    high: float

    def x(self, value: float) -> int:
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return round(self.left + share * (self.right - self.left))


class TornadoBody(ChartRows):
    """The tornado, laid out for one width and type."""

    def __init__(self, data: TornadoData, width: int, type_: ChartType) -> None:
        line = type_.small.height + type_.theme.space.unit
        super().__init__(
            [len(row.ends) for row in data.rows], width, type_, 2 * line + type_.theme.space.unit
        )
        self._data, self._line = data, line
        if data.rows:
            self._lay_out()

    def _lay_out(self) -> None:
        """Give labels what they need, ranks a part, scores the rest; ends keep room for their words."""
        type_, rows = self.type, self._data.rows
        ends = [end for row in rows for end in row.ends]
        now = max(type_.small.width(_now_text(row)) for row in rows)
        names = max(type_.plain.width(row.name) for row in rows) + self.gap + now
        self._label = min(names, round(self.width * _LABEL))
        left = self.edge + self._label + self.gap
        room = self.width - self.edge - left
        ranks = round(room * _RANKS)
        words = max(type_.small.width(_end_text(end)) for end in ends) + 2 * self.gap
        figures = max(type_.small.width(end.rank) for end in ends) + 2 * self.gap
        self._score = _Scale(
            left + words, max(left + room - ranks - words - self.gap, left + words + 1),
            min(end.value for end in ends), max(end.value for end in ends),
        )  # fmt: skip
        worst, best = max(end.place for end in ends) + 0.5, min(end.place for end in ends) - 0.5
        self._rank = _Scale(left + room - ranks + figures, left + room - figures, -worst, -best)

    # --- marks --------------------------------------------------------------------------------

    def mark(self, place: Place) -> Mark:
        """Return one end of a criterion."""
        row = self._data.rows[place.row]
        end = row.ends[place.column]
        line = self.row_rect(place.row)
        if end is row.now:
            rect = line.adjusted(
                self.edge - self.gap // 2, 0, self._label + self.edge + self.gap // 2 - self.width, 0
            )
        else:
            now, out = self._score.x(row.now.value), self._score.x(end.value)
            words = self.type.small.width(_end_text(end)) + 2 * self.gap
            first, last = (out - words, now) if self._is_left(row, end) else (now, out + words)
            rect = QRect(first, line.top(), max(last - first, 1), line.height())
        return Mark(rect, end.words, self._data.ref, row.code)

    def place_at(self, point: QPoint) -> Place | None:
        """Return the end on whose side of the row a point is; a label stands for the level now."""
        row = self.row_at(point.y())
        if row is None:
            return None
        ends, shown = self._data.rows[row].ends, self._data.rows[row]
        if point.x() < self.edge + self._label + self.gap:
            return Place(row, ends.index(shown.now))
        left = point.x() < self._score.x(shown.now.value)
        sides = [
            n for n, end in enumerate(ends) if end is not shown.now and self._is_left(shown, end) == left
        ]
        return Place(row, sides[0] if sides else ends.index(shown.now))

    @staticmethod
    def _is_left(row: TornadoRow, end: TornadoEnd) -> bool:
        """Whether an end stands left of now: its score is lower, or equal and its level is."""
        return end.value < row.now.value or (end.value == row.now.value and end is row.lower)

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, painter: QPainter, seen: QRect, chosen: str = "") -> None:  # noqa: ARG002  # one theme only
        """Draw the rows that are seen."""
        for number in self.seen_rows(seen):
            self._draw_row(painter, self.row_rect(number), self._data.rows[number])

    def draw_head(self, painter: QPainter) -> None:
        """Draw what is dark and what is light, and the two scales with where the theme is now."""
        if not self._data.rows:
            return
        small, colour, now = self.type.small, self.theme.colour, self._data.rows[0].now
        keys = (
            translate("TornadoChart", "one level higher"),
            translate("TornadoChart", "one level lower"),
        )
        for number, text in enumerate(keys):
            top = number * self._line
            side = small.height // 2
            sample = QRect(self.edge, top + (self._line - side) // 2, 2 * side, side)
            self._draw_bar(painter, sample, filled=number == 0)
            painter.setPen(colour.text_second)
            small.draw(painter, QRect(self.edge + 2 * side + self.gap, top, self._label, self._line), text)
        panels: tuple[tuple[_Scale, str, str, float], ...] = (
            (self._score, translate("TornadoChart", "Score"), now.score, now.value),
            (self._rank, self._rank_heading, now.rank, -now.place),
        )
        for scale, name, text, value in panels:
            painter.setPen(colour.text_second)
            middle = (scale.left + scale.right) // 2
            half = max(scale.right - scale.left, small.width(name)) // 2 + 2 * self.gap
            small.draw(painter, QRect(middle - half, 0, 2 * half, self._line), name, _CENTRE)
            painter.setPen(colour.text)
            said = translate("TornadoChart", "now {figure}").format(figure=text)
            at = QRect(scale.x(value) - 100, self._line, 200, self._line)
            self.type.small_strong.draw(painter, at, said, _CENTRE)
        painter.fillRect(QRect(self.edge, self.head - 1, self.width - 2 * self.edge, 1), colour.line)

    @property
    def _rank_heading(self) -> str:
        if self._rank.low < self._cut < self._rank.high:
            return translate("TornadoChart", "Rank (dashes: the cut line)")
        return translate("TornadoChart", "Rank")

    @property
    def _cut(self) -> float:
        return -(self._data.cut_line + 0.5)

    def _draw_row(self, painter: QPainter, line: QRect, row: TornadoRow) -> None:
        colour = self.theme.colour
        painter.setPen(colour.text)
        now = _now_text(row)
        room = self._label - self.type.small.width(now) - self.gap
        name = self.type.plain.short(row.name, room)
        self.type.plain.draw(painter, line.adjusted(self.edge, 0, 0, 0), name)
        painter.setPen(colour.text_second)
        label = QRect(self.edge, line.top(), self._label, line.height())
        self.type.small.draw(painter, label, now, _RIGHT)
        self._draw_bars(painter, line, row, self._score, lambda end: end.value, _end_text)
        self._draw_bars(painter, line, row, self._rank, lambda end: -end.place, _rank_text)
        self._draw_cut(painter, line)
        for scale, value in ((self._score, row.now.value), (self._rank, -row.now.place)):
            painter.fillRect(
                QRect(scale.x(value) - _LINE // 2, line.top(), _LINE, line.height()), colour.text
            )

    def _draw_bars(
        self,
        painter: QPainter,
        line: QRect,
        row: TornadoRow,
        scale: _Scale,
        value: Callable[[TornadoEnd], float],
        text: Callable[[TornadoEnd], str],
    ) -> None:
        height = round(line.height() * _BAR)
        top = line.top() + (line.height() - height) // 2
        now = scale.x(value(row.now))
        for end in (row.lower, row.higher):
            if end is None:
                continue
            out = scale.x(value(end))
            bar = QRect(min(now, out), top, abs(out - now), height)
            self._draw_bar(painter, bar, filled=end is row.higher)
            if text is _rank_text and end.rank == row.now.rank:
                continue
            painter.setPen(self.theme.colour.text)
            words = self.type.small.width(text(end))
            left = out - self.gap - words if self._is_left(row, end) else out + self.gap
            self.type.small.draw(painter, QRect(left, line.top(), words + 1, line.height()), text(end))

    def _draw_bar(self, painter: QPainter, bar: QRect, *, filled: bool) -> None:
        """Draw a bar, or its outline inside it."""
        colour = self.theme.data.bar
        painter.fillRect(bar, colour)
        if not filled and bar.width() > 2 * _LINE:
            painter.fillRect(bar.adjusted(_LINE, _LINE, -_LINE, -_LINE), self.theme.colour.ground)

    def _draw_cut(self, painter: QPainter, line: QRect) -> None:
        """Draw the cut line among the ranks, where it lies among them."""
        if self._rank.low < self._cut < self._rank.high:
            x = self._rank.x(self._cut)
            for dash in range(line.top(), line.bottom(), 6):
                painter.fillRect(QRect(x - 1, dash, _LINE, 3), self.theme.data.cut_line)


def _now_text(row: TornadoRow) -> str:
    return translate("TornadoChart", "now {level}").format(level=row.now.level)


def _end_text(end: TornadoEnd) -> str:
    return translate("TornadoChart", "if {level}: {score}").format(level=end.level, score=end.score)


def _rank_text(end: TornadoEnd) -> str:
    return end.rank

"""A weight from none to all, as lines: one for each theme, with the shares at which the order changes.

Here: where things stand and drawing them, for the screen and for files alike; the same as a table.
Not here: what is shown (``sweep_data``), its sentences (``sweep_words``), dragging (the page).

The theme in focus has a thick line and a strong name, and a strip of its own for ranks below those drawn; the
others are thin, and as many are named at their ends as there is room for, those that matter first. A share
that changes who is above the line is marked by a filled diamond, one that only changes the order by a hollow
one.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from typing_extensions import override

from smp_workbench.gui.charts.chart import ChartBody, Mark, Place
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.found_chart import FoundChart
from smp_workbench.gui.charts.ranking_words import number_word
from smp_workbench.gui.charts.sweep_data import SweepData
from smp_workbench.gui.charts.sweep_names import LineName, named_lines
from smp_workbench.gui.charts.sweep_words import percent, share_words
from smp_workbench.gui.tables.score_cell import score_text
from smp_workbench.gui.tables.table_copy import CopiedTable
from smp_workbench.gui.text_stamp import TextStamp

translate = QCoreApplication.translate
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
_NAMES: Final = 0.24
"""Part of the width that names get at most."""
_TENTHS: Final = 10
_QUARTERS: Final = (0, 25, 50, 75, 100)
_NEAR: Final = 6
"""Pixels from a diamond that still mean it."""
_THICK: Final = 3
_LEADER: Final = 16
"""Pixels between the ends of lines and their names, crossed by a thin line where a name has moved."""


class SweepChart(FoundChart[SweepData]):
    """The chart of one :class:`SweepData`."""

    __slots__ = ()

    @property
    @override
    def notes(self) -> tuple[str, ...]:
        """How to read it, and the shares at which the cut line is crossed, in words."""
        return (*self.data.notes, *(one.words for one in self.data.crossings if one.cut))

    def laid_out(self, width: int, type_: ChartType) -> ChartBody:
        """Return the chart laid out for a width."""
        return SweepBody(self.data, width, type_)

    def table(self, marking: str) -> CopiedTable:
        """Return score and rank of each theme at every tenth of the way, and now."""
        data, sweep = self.data, self.data.sweep
        if sweep is None:
            return CopiedTable((), columns=(data.title,), marking=marking)
        tenths = {Fraction(part, _TENTHS) for part in range(_TENTHS + 1)}
        places = [n for n, share in enumerate(sweep.shares) if share in tenths or share == sweep.now]
        order = np.argsort(sweep.ranks[sweep.shares.index(sweep.now)], kind="stable").tolist()
        return CopiedTable(
            [[self._cell(place, theme) for place in places] for theme in order],
            columns=[percent(sweep.shares[place]) for place in places],
            themes=[data.labels[sweep.refs[theme]] for theme in order],
            corner=translate("SweepChart", "Theme"),
            marking=marking,
            notes=(f"{data.title}.", *data.lines, *data.notes, *(one.words for one in data.crossings)),
        )

    def _cell(self, place: int, theme: int) -> str:
        sweep = self.data.sweep
        if sweep is None:
            return ""
        if not self.data.by_score:
            return str(sweep.ranks[place, theme])
        return self.data.score_shown(sweep, place, theme)


class SweepBody:
    """The lines, laid out for one width and type."""

    def __init__(self, data: SweepData, width: int, type_: ChartType) -> None:
        self._data, self._type, self._theme = data, type_, type_.theme
        space, line = self._theme.space, type_.small.height
        self.head = 0
        self.height = max(data.room, (8 if data.focus_beyond else 6) * line) if data.sweep else 0
        shares = [len(data.sweep.shares)] if data.sweep else []
        self.rows = [*shares, len(data.crossings)] if data.crossings else shares
        widest = max((type_.small_strong.width(label) for label in data.labels.values()), default=0)
        if self._level_at_end:
            widest += type_.small_strong.width(translate("SweepChart", " and {more} more").format(more=99))
        self._names = min(widest, round(width * _NAMES))
        strip = 2 * line + space.unit if data.focus_beyond else 0
        ends = (self._lowest, self._highest)
        axis = max(type_.small.width(score_text(Fraction(round(end)))) for end in ends) + space.related
        self.plot = QRect(
            space.group + axis,
            line + space.unit,
            max(width - 2 * space.group - axis - self._names - _LEADER, 1),
            max(self.height - 2 * line - 3 * space.unit - 2 * _NEAR - strip, 1),
        )
        below = self.plot.bottom() + 1 + space.unit
        self.strip = QRect(self.plot.left(), below, self.plot.width(), 2 * line if strip else 0)
        self._floor = self.strip.bottom() if strip else self.plot.bottom()

    # --- scales -------------------------------------------------------------------------------

    @cached_property
    def _highest(self) -> float:
        sweep = self._data.sweep
        if sweep is None or not sweep.refs:
            return 1.0
        return max(0.0, float(sweep.scores.max())) if self._data.by_score else float(self._data.lowest_rank)

    @cached_property
    def _lowest(self) -> float:
        """The score at the foot: 0, or the lowest of all where a formula takes away."""
        sweep = self._data.sweep
        return min(0.0, float(sweep.scores.min())) if sweep is not None and sweep.refs else 0.0

    @property
    def _level_at_end(self) -> bool:
        """Whether several drawn lines end at the same rank or score."""
        sweep, data = self._data.sweep, self._data
        if sweep is None:
            return False
        ends = sweep.scores[-1] if data.by_score else sweep.ranks[-1][sweep.ranks[-1] <= data.lowest_rank]
        return len(np.unique(ends)) < len(ends)

    @cached_property
    def _values(self) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """What is drawn of each theme at each share, growing upwards."""
        sweep = self._data.sweep
        if sweep is None:
            return np.zeros((0, 0))
        return sweep.scores if self._data.by_score else -sweep.ranks.astype(np.float64)

    def x(self, share: Fraction) -> float:
        """Return where a share lies."""
        return self.plot.left() + float(share) * self.plot.width()

    def _y(self, value: float) -> float:
        low, high = (
            (self._lowest, self._highest) if self._data.by_score else (-self._data.lowest_rank - 0.5, -0.5)
        )
        span = high - low or 1.0
        return self.plot.bottom() - (value - low) / span * self.plot.height()

    # --- marks --------------------------------------------------------------------------------

    def mark(self, place: Place) -> Mark:
        """Return a share on the way, or one at which the order changes."""
        data = self._data
        if place.row == 1:
            crossing = data.crossings[place.column]
            centre = QPoint(round(self.x(crossing.share)), self._diamonds)
            rect = QRect(0, 0, 4 * _NEAR, 4 * _NEAR)
            rect.moveCenter(centre)
            return Mark(rect, crossing.words, data.focus)
        share = data.sweep.shares[place.column] if data.sweep else Fraction(0)
        rect = QRect(0, self.plot.top(), 2 * _NEAR, self._floor + 1 - self.plot.top())
        rect.moveCenter(QPoint(round(self.x(share)), rect.center().y()))
        return Mark(rect, share_words(data, place.column), data.focus)

    def place_at(self, point: QPoint) -> Place | None:
        """Return the diamond under a point, or else the share nearest to it."""
        sweep, plot = self._data.sweep, self.plot
        if sweep is None or point.y() > self.height:
            return None
        if point.y() > self._floor:
            far = [abs(self.x(one.share) - point.x()) for one in self._data.crossings]
            return Place(1, int(np.argmin(far))) if far and min(far) <= 2 * _NEAR else None
        along = min(max((point.x() - plot.left()) / plot.width(), 0.0), 1.0)
        far = [abs(float(share) - along) for share in sweep.shares]
        return Place(0, int(np.argmin(far)))

    @property
    def _diamonds(self) -> int:
        return self._floor + 1 + _NEAR

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, painter: QPainter, seen: QRect, chosen: str = "") -> None:  # noqa: ARG002  # all or nothing
        """Draw axes, lines, names, and where the order changes."""
        if self._data.sweep is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter)
        painter.save()
        painter.setClipRect(self.plot.adjusted(-_THICK, 0, _THICK, 0))
        self._draw_lines(painter)
        painter.restore()
        self._draw_strip(painter)
        self._draw_cut_words(painter)
        self._draw_names(painter)
        self._draw_crossings(painter)
        self._draw_upright(painter, self._data.sweep.now, translate("SweepChart", "now"), strong=False)
        if self._data.tried is not None:
            self._draw_upright(painter, self._data.tried, translate("SweepChart", "tried"), strong=True)
        painter.restore()

    def draw_head(self, painter: QPainter) -> None:
        """Draw nothing: the chart is seen whole or scrolled."""

    def _draw_axes(self, painter: QPainter) -> None:
        small, colour, plot = self._type.small, self._theme.colour, self.plot
        painter.fillRect(QRect(plot.left(), plot.bottom(), plot.width(), 1), colour.edge)
        if self._data.by_score and self._lowest < 0:
            painter.fillRect(QRect(plot.left(), round(self._y(0)), plot.width(), 1), colour.edge)
        painter.setPen(colour.text_second)
        for quarter in _QUARTERS:
            at = round(self.x(Fraction(quarter, 100)))
            top = self._diamonds + _NEAR
            small.draw(painter, QRect(at - 50, top, 100, small.height), f"{quarter} %", _CENTRE)
        for value, text in self._ticks():
            y = round(self._y(value))
            rect = QRect(plot.left() - 108, y - small.height // 2, 100, small.height)
            small.draw(painter, rect, text, _RIGHT)
        if not self._data.by_score and self._data.cut_line < self._data.lowest_rank:
            y = round(self._y(-self._data.cut_line - 0.5))
            painter.fillRect(QRect(plot.left(), y - 1, plot.width(), 2), self._theme.data.cut_line)

    def _draw_cut_words(self, painter: QPainter) -> None:
        """Say what the cut line is, on a ground of its own: lines run there too."""
        data, strong = self._data, self._type.small_strong
        if data.by_score or data.cut_line >= data.lowest_rank:
            return
        words = translate("SweepChart", "the plan takes {line}").format(line=number_word(data.cut_line))
        y, unit = round(self._y(-data.cut_line - 0.5)), self._theme.space.unit
        wide = strong.width(words) + 2 * unit
        said = QRect(self.plot.right() - wide - 2 * unit, y - strong.height // 2, wide, strong.height)
        painter.fillRect(said, self._theme.colour.ground)
        painter.setPen(self._theme.colour.text)
        strong.draw(painter, said.adjusted(unit, 0, 0, 0), words)

    def _ticks(self) -> list[tuple[float, str]]:
        data = self._data
        if data.by_score:
            middle = 0.0 if self._lowest < 0 else self._highest / 2
            marked = sorted({self._lowest, middle, self._highest})
            return [(value, score_text(Fraction(round(value)))) for value in marked]
        step = max(1, -(-data.lowest_rank * self._type.small.height // self.plot.height()))
        return [(-rank, str(rank)) for rank in range(1, data.lowest_rank + 1, step)]

    def _draw_lines(self, painter: QPainter) -> None:
        sweep = self._data.sweep
        if sweep is None:
            return
        xs = [self.x(share) for share in sweep.shares]
        own = sweep.refs.index(self._data.focus) if self._data.focus else -1
        painter.setPen(QPen(self._theme.colour.edge, 1))
        for theme in range(len(sweep.refs)):
            if theme != own and self._is_drawn(theme):
                painter.drawPolyline(self._line(theme, xs))
        if own >= 0:
            painter.setPen(QPen(self._theme.data.bar, _THICK))
            painter.drawPolyline(self._line(own, xs))

    def _is_drawn(self, theme: int) -> bool:
        sweep = self._data.sweep
        return sweep is not None and (
            self._data.by_score or bool(sweep.ranks[:, theme].min() <= self._data.lowest_rank)
        )

    def _line(self, theme: int, xs: list[float]) -> QPolygonF:
        values = self._values[:, theme].tolist()
        return QPolygonF([QPointF(x, self._y(value)) for x, value in zip(xs, values, strict=True)])

    def _draw_strip(self, painter: QPainter) -> None:
        """Draw the ranks of the theme in focus that lie below those drawn, on a scale of their own."""
        sweep, data, small, strip = self._data.sweep, self._data, self._type.small, self.strip
        if sweep is None or not data.focus_beyond:
            return
        ranks = sweep.ranks[:, sweep.refs.index(data.focus)]
        best, worst = int(ranks[ranks > data.lowest_rank].min()), int(ranks.max())
        painter.fillRect(strip, self._theme.colour.panel)
        room = strip.height() - small.height
        top, span = strip.top() + small.height / 2, max(worst - best, 1)
        middle = room / 2 if worst == best else 0
        ys = [top + middle + (max(rank, best - 1) - best) / span * room for rank in ranks.tolist()]
        points = [QPointF(self.x(share), y) for share, y in zip(sweep.shares, ys, strict=True)]
        painter.save()
        painter.setClipRect(strip)
        painter.setPen(QPen(self._theme.data.bar, _THICK))
        painter.drawPolyline(QPolygonF(points))
        painter.restore()
        painter.setPen(self._theme.colour.text_second)
        for rank in {best, worst}:
            y = round(top + middle + (rank - best) / span * room)
            rect = QRect(strip.left() - 108, y - small.height // 2, 100, small.height)
            small.draw(painter, rect, str(rank), _RIGHT)
        if ranks[-1] > data.lowest_rank:
            rect = QRect(strip.right() + 1 + _LEADER, strip.top(), self._names, strip.height())
            strong = self._type.small_strong
            painter.setPen(self._theme.colour.text)
            strong.draw(painter, rect, strong.short(data.labels[data.focus], self._names))

    @cached_property
    def names(self) -> list[LineName]:
        """The names at the right ends of lines: who matters first, then from above as there is room."""
        sweep, plot = self._data.sweep, self.plot
        if sweep is None:
            return []
        ends = {theme: round(self._y(float(end))) for theme, end in enumerate(self._values[-1])}
        inside = {theme: float(y) for theme, y in ends.items() if plot.top() <= y <= plot.bottom()}
        first = [sweep.refs.index(ref) for ref in self._data.named]
        line = self._type.small.height
        return named_lines(inside, first, line, plot.top() - line // 2, plot.bottom())

    def name_of(self, name: LineName) -> str:
        """Return what stands at the end of a line: its theme, and how many more end there."""
        sweep, data = self._data.sweep, self._data
        if sweep is None:
            return ""
        stamp = self._stamp_of(name)
        label, more = data.labels[sweep.refs[name.themes[0]]], len(name.themes) - 1
        if not more:
            return stamp.short(label, self._names)
        words = translate("SweepChart", " and {more} more").format(more=more)
        return stamp.short(label, max(self._names - stamp.width(words), 0)) + words

    def _stamp_of(self, name: LineName) -> TextStamp:
        sweep, focus = self._data.sweep, self._data.focus
        own = sweep is not None and bool(focus) and sweep.refs.index(focus) in name.themes
        return self._type.small_strong if own else self._type.small

    def _draw_names(self, painter: QPainter) -> None:
        """Name lines at their right ends, with a thin line to a name that has moved."""
        colour, right, line = self._theme.colour, self.plot.right() + 1, self._type.small.height
        for name in self.names:
            stamp = self._stamp_of(name)
            if abs(name.middle - name.end) > 1:
                painter.setPen(QPen(colour.edge, 1))
                ends = QPointF(right + 2, name.end), QPointF(right + _LEADER - 2, name.middle)
                painter.drawLine(*ends)
            painter.setPen(colour.text if stamp is self._type.small_strong else colour.text_second)
            top = round(name.middle) - line // 2
            stamp.draw(painter, QRect(right + _LEADER, top, self._names, line), self.name_of(name))

    def _draw_crossings(self, painter: QPainter) -> None:
        for crossing in self._data.crossings:
            x, y = self.x(crossing.share), float(self._diamonds)
            points = ((x, y - _NEAR), (x + _NEAR, y), (x, y + _NEAR), (x - _NEAR, y))
            painter.setPen(QPen(self._theme.data.bar, 1.5))
            painter.setBrush(self._theme.data.bar if crossing.cut else self._theme.colour.ground)
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
            if crossing.cut:
                painter.setPen(QPen(self._theme.data.bar, 1, Qt.PenStyle.DotLine))
                painter.drawLine(QPointF(x, self.plot.top()), QPointF(x, self._floor))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_upright(self, painter: QPainter, share: Fraction, word: str, *, strong: bool) -> None:
        """Draw the upright line of a share with its percentage over it."""
        stamp = self._type.small_strong if strong else self._type.small
        x, text = self.x(share), f"{word} {percent(share)}"
        colour = self._theme.colour.accent if strong else self._theme.colour.text
        wide = _THICK if strong else 1
        painter.fillRect(
            QRectF(x - wide / 2, self.plot.top(), wide, self._floor + 1 - self.plot.top()), colour
        )
        tried = self._data.tried
        if not strong and tried is not None and abs(self.x(tried) - x) < 2 * stamp.width(text):
            return
        painter.setPen(self._theme.colour.text)
        half = stamp.width(text) // 2 + 1
        middle = min(max(round(x), half), self.plot.right() + self._names - half)
        stamp.draw(painter, QRect(middle - half, 0, 2 * half, stamp.height), text, _CENTRE)

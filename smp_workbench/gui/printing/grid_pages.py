"""The score grid on pages: headings on each of them, as many themes as fit below.

Here: sharing out the rows, and drawing headings and names; each cell is drawn as on the screen.
Not here: cells (``tables.score_delegate``), and what stands at the head and foot (``page_frame``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from smp_workbench.gui.tables.column_fit import fit
from smp_workbench.gui.tables.column_need import column_needs
from smp_workbench.gui.tables.grouped_header import spans_of
from smp_workbench.gui.tables.score_column import THEME_COLUMN
from smp_workbench.gui.tables.score_delegate import ScoreDelegate
from smp_workbench.gui.tables.score_table import ScoreTable
from smp_workbench.gui.tables.score_words import column_name
from smp_workbench.gui.text_stamp import TextStamp
from smp_workbench.gui.theme import Theme

_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter
_END: Final = Qt.AlignmentFlag.AlignRight
_LONGEST_HEADING: Final = 130
"""Pixels of a heading that runs upwards."""

translate = QCoreApplication.translate


class GridPages:
    """The pages of a grid.

    Parameters
    ----------
    table
        In the order shown.
    room
        Of one page, between its head and its foot.

    Attributes
    ----------
    count
        How many pages there are; one, that says so, where there are no themes.
    """

    def __init__(self, table: ScoreTable, theme: Theme, room: QRect) -> None:
        self._table = table
        self._theme = theme
        self._room = room
        self._plain = TextStamp(theme.font(theme.type.grid))
        self._small = TextStamp(theme.font(theme.type.small))
        self._strong = TextStamp(theme.font(theme.type.small, strong=True))
        self._cells = ScoreDelegate(table, theme)
        needs = column_needs(table, self._heading_width, theme)
        self._fit = fit(room.width(), self._label_width(), needs)
        lefts = [self._fit.theme]
        for width in self._fit.widths:
            lefts.append(lefts[-1] + width)
        self._lefts = [0, *lefts]
        self._scale = min(1.0, room.width() / self._lefts[-1])
        self._cells.row_left = self._fit.theme
        height = int(room.height() / self._scale)
        self._per_page = max((height - self._heading_height) // theme.space.row, 1)
        self.count = max(-(-len(table.shown.refs) // self._per_page), 1)

    @property
    def what(self) -> str:
        """What the pages show, and in which order if that is not the one of record."""
        words = translate("GridPages", "Agreed scores")
        sorting = self._table.sorting
        if sorting is None:
            return words
        return translate("GridPages", "{what}, sorted by {column}").format(
            what=words, column=column_name(sorting.column)
        )

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw one page, from 0, into its room."""
        painter.save()
        painter.translate(self._room.topLeft())
        painter.scale(self._scale, self._scale)
        self._draw_headings(painter)
        rows = range(len(self._table.shown.refs))
        shown = rows[number * self._per_page : (number + 1) * self._per_page]
        for place, row in enumerate(shown):
            self._draw_row(painter, self._heading_height + place * self._theme.space.row, row)
        if not rows:
            painter.setPen(self._theme.colour.text_second)
            empty = QRect(0, self._heading_height, self._room.width(), self._theme.space.row)
            self._plain.draw(painter, empty, translate("GridPages", "No themes yet."))
        painter.restore()

    # --- headings -----------------------------------------------------------------------------

    @property
    def _group_height(self) -> int:
        return self._strong.height + self._theme.space.related

    @property
    def _heading_height(self) -> int:
        """Pixels of both lines of headings."""
        line = self._small.height
        if self._fit.turned:
            columns = range(THEME_COLUMN + 1, len(self._table.shown.columns))
            line = min(max(self._strong.width(self._heading(one)) for one in columns), _LONGEST_HEADING)
        return self._group_height + line + 2 * self._theme.space.unit

    def _heading(self, column: int) -> str:
        return str(self._table.headerData(column, Qt.Orientation.Horizontal))

    def _heading_width(self, column: int) -> int:
        return self._strong.width(self._heading(column)) + 2 * self._theme.space.related

    def _label_width(self) -> int:
        labels = (self._table.shown.theme(row).label for row in range(len(self._table.shown.refs)))
        return max(map(self._plain.width, labels), default=0) + 2 * self._theme.space.related

    def _draw_headings(self, painter: QPainter) -> None:
        colour, unit, height = self._theme.colour, self._theme.space.unit, self._heading_height
        for column in range(THEME_COLUMN + 1, len(self._table.shown.columns)):
            self._draw_heading(painter, column)
        for span in spans_of(self._table.shown.columns):
            left, right = self._lefts[span.first], self._lefts[span.last + 1]
            painter.setPen(colour.text)
            room = QRect(left + unit, 0, right - left - 2 * unit, self._group_height)
            name = span.name if self._strong.width(span.name) <= room.width() else span.short
            self._strong.draw(painter, room, self._strong.short(name, room.width()))
            painter.setPen(colour.line)
            painter.drawLine(left, self._group_height, right, self._group_height)
            painter.setPen(colour.edge)
            painter.drawLine(left, 0, left, height)
            painter.drawLine(right, 0, right, height)
        painter.setPen(colour.text)
        corner = QRect(unit, height - self._strong.height - unit, self._fit.theme, self._strong.height)
        self._strong.draw(painter, corner, column_name(self._table.shown.columns[THEME_COLUMN]))
        painter.setPen(colour.edge)
        painter.drawLine(0, height - 1, self._lefts[-1], height - 1)

    def _draw_heading(self, painter: QPainter, column: int) -> None:
        described, unit = self._table.shown.columns[column], self._theme.space.unit
        stamp = self._strong if described.kind == "score" else self._small
        left, right = self._lefts[column], self._lefts[column + 1]
        bottom = self._heading_height - unit
        painter.setPen(self._theme.colour.text_second if described.derived else self._theme.colour.text)
        length = bottom - self._group_height - unit if self._fit.turned else right - left
        text = stamp.short(self._heading(column), length)
        if not self._fit.turned:
            room = QRect(
                left, bottom - stamp.height, right - left - (unit if described.derived else 0), stamp.height
            )
            stamp.draw(painter, room, text, _END if described.derived else _MIDDLE)
            return
        painter.save()
        painter.translate((left + right) // 2, bottom)
        painter.rotate(-90)
        stamp.draw(painter, QRect(0, -stamp.height // 2, length, stamp.height), text)
        painter.restore()

    # --- rows ---------------------------------------------------------------------------------

    def _draw_row(self, painter: QPainter, top: int, row: int) -> None:
        theme, colour, height = self._table.shown.theme(row), self._theme.colour, self._theme.space.row
        name = QRect(0, top, self._fit.theme, height)
        room = name.adjusted(self._theme.space.unit, 0, -self._theme.space.unit, 0)
        painter.setPen(colour.text if theme.scored else colour.text_second)
        self._plain.draw(painter, room, self._plain.short(theme.label, room.width()))
        painter.setPen(colour.line)
        painter.drawLine(name.bottomLeft(), name.bottomRight())
        option = QStyleOptionViewItem()
        for column in range(THEME_COLUMN + 1, len(self._table.shown.columns)):
            left, right = self._lefts[column], self._lefts[column + 1]
            option.rect = QRect(left, top, right - left, height)
            self._cells.paint(painter, option, self._table.index(row, column))

"""Another formula: every theme's rank under each model, side by side.

Here: where things stand and drawing them, for the screen and for files alike; the same as a table.
Not here: what is shown (``formula_data``) and its sentences (``formula_words``).

Ranks above the line are strong and on a ground of their own; a theme that changes its side under a
formula has a frame round its rank there. The rows are in the order of the assessment's own ranking.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from smp_workbench.gui.charts.chart import ChartBody, Mark, Place
from smp_workbench.gui.charts.chart_rows import ChartRows
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.formula_data import FormulaCell, FormulaData
from smp_workbench.gui.charts.found_chart import FoundChart
from smp_workbench.gui.charts.ranking_words import number_word
from smp_workbench.gui.tables.table_copy import CopiedTable
from smp_workbench.gui.text_stamp import TextStamp

translate = QCoreApplication.translate
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
_LABEL: Final = 0.3
"""Part of the width that themes get at most."""
_WIDEST: Final = 15
"""Of a column, as a multiple of the type's size."""
_NARROWEST: Final = 5.2
"""Of a column: a rank of three letters, and how it has moved."""
_LETTERS: Final = 4
"""Of themes' names at least."""
_MOST: Final = 40
"""Of the width that is asked for, however many models there are; all as multiples of the type's size."""
_LINE: Final = 2


class FormulaChart(FoundChart[FormulaData]):
    """The chart of one :class:`FormulaData`."""

    __slots__ = ()

    def laid_out(self, width: int, type_: ChartType) -> ChartBody:
        """Return the chart laid out for a width."""
        return FormulaBody(self.data, width, type_)

    @override
    def least_width(self, type_: ChartType) -> int:
        """Return the width at which every rank has room, and names their beginning and end."""
        space, size = type_.theme.space, type_.theme.type.interface
        columns = len(self.data.models) * round(size * _NARROWEST)
        return min(2 * space.group + 2 * space.related + _LETTERS * size + columns, _MOST * size)

    def table(self, marking: str) -> CopiedTable:
        """Return the ranks as a table."""
        data = self.data
        return CopiedTable(
            [[" ".join(filter(None, (cell.rank, cell.moved))) for cell in row.cells] for row in data.rows],
            columns=data.models,
            themes=[row.label for row in data.rows],
            corner=translate("FormulaChart", "Theme"),
            marking=marking,
            notes=self.table_notes,
        )


class FormulaBody(ChartRows):
    """The ranks, laid out for one width and type; only the rows that are seen are drawn."""

    def __init__(self, data: FormulaData, width: int, type_: ChartType) -> None:
        line = type_.small.height
        rows = [len(data.models)] * len(data.rows)
        super().__init__(rows, width, type_, 2 * line + type_.theme.space.related)
        self._data, self._line = data, line
        labels = max((type_.strong.width(row.label) for row in data.rows), default=0)
        if data.rows:
            labels = max(labels, type_.small.width(self._taken()) - self.gap)
        count, size = max(len(data.models), 1), type_.theme.type.interface
        others = 2 * self.edge + 2 * self.gap + count * round(size * _NARROWEST)
        room = max(self.width - others, _LETTERS * size)
        self._label = min(labels, round(self.width * _LABEL), room)
        self._left = self.edge + self._label + 2 * self.gap
        widest = _WIDEST * size
        self._column = max(min((self.width - self.edge - self._left) // count, widest), 1)

    def mark(self, place: Place) -> Mark:
        """Return a theme under one model."""
        row = self._data.rows[place.row]
        return Mark(self._cell_rect(place.row, place.column), row.cells[place.column].words, row.ref)

    def place_at(self, point: QPoint) -> Place | None:
        """Return the cell under a point; a label stands for the assessment's own model."""
        row = self.row_at(point.y())
        if row is None:
            return None
        return Place(row, min(max((point.x() - self._left) // self._column, 0), self.rows[row] - 1))

    def _cell_rect(self, row: int, column: int) -> QRect:
        line = self.row_rect(row)
        return QRect(self._left + column * self._column, line.top(), self._column, line.height())

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, painter: QPainter, seen: QRect, chosen: str = "") -> None:
        """Draw the rows that are seen."""
        for number in self.seen_rows(seen):
            row, line = self._data.rows[number], self.row_rect(number)
            if row.ref == chosen:
                painter.fillRect(line, self.theme.colour.selected)
            painter.setPen(self.theme.colour.text)
            stamp = self.type.strong if row.ref == chosen else self.type.plain
            stamp.draw(painter, line.adjusted(self.edge, 0, 0, 0), stamp.short(row.label, self._label))
            for column, cell in enumerate(row.cells):
                self._draw_cell(painter, self._cell_rect(number, column), cell)
            if number + 1 == self._data.cut_after:
                right = self._left + len(row.cells) * self._column
                cut = QRect(self.edge, line.bottom(), right - self.edge, _LINE)
                painter.fillRect(cut, self.theme.data.cut_line)

    def draw_head(self, painter: QPainter) -> None:
        """Draw what the models are called, in two lines at most."""
        if not self._data.rows:
            return
        small, colour, top = self.type.small, self.theme.colour, self.theme.space.unit
        painter.setPen(colour.text_second)
        label = QRect(self.edge, top + self._line, self._label + self.gap, self._line)
        small.draw(painter, label, small.short(self._taken(), label.width()))
        for column, name in enumerate(self._data.models):
            stamp = self.type.small_strong if column == 0 else small
            painter.setPen(colour.text if column == 0 else colour.text_second)
            room = self._column - self.gap
            left = self._left + column * self._column
            for number, text in enumerate(_two_lines(name, stamp, room)):
                at = QRect(left, top + number * self._line, room, self._line)
                stamp.draw(painter, at, stamp.short(text, room, Qt.TextElideMode.ElideRight))
        painter.fillRect(QRect(self.edge, self.head - 1, self.width - 2 * self.edge, 1), colour.line)

    def _taken(self) -> str:
        """Return what stands above the themes."""
        words = translate("FormulaChart", "the plan takes {line}")
        return words.format(line=number_word(self._data.cut_line))

    def _draw_cell(self, painter: QPainter, rect: QRect, cell: FormulaCell) -> None:
        """Draw a rank on its chip, and how far it is from that under the assessment's own model."""
        colour, stamp = self.theme.colour, self.type.strong if cell.above else self.type.plain
        chip = QRect(rect.left(), rect.top() + 2, stamp.width("000=") + 2 * self.gap, rect.height() - 4)
        if cell.above:
            ground, text = self.theme.level_colours(0, 2)
            painter.fillRect(chip, ground)
            painter.setPen(text)
        else:
            painter.setPen(colour.text)
        digits = cell.rank.removesuffix("=")
        right = chip.adjusted(0, 0, -self.gap - stamp.width("="), 0)
        if len(digits) > len("000"):  # a range of ranks
            stamp.draw(painter, chip, digits, _CENTRE)
        else:
            stamp.draw(painter, right, digits, _RIGHT)
            stamp.draw(
                painter, QRect(right.right() + 1, rect.top(), 40, rect.height()), cell.rank[len(digits) :]
            )
        if cell.changes:
            painter.setPen(colour.text)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(chip.adjusted(0, 0, -1, -1))
        painter.setPen(colour.text_second)
        beside = QRect(
            chip.right() + self.gap, rect.top(), max(rect.right() - chip.right(), 1), rect.height()
        )
        self.type.small.draw(painter, beside, cell.moved)


def _two_lines(name: str, stamp: TextStamp, room: int) -> tuple[str, str]:
    """Return a name in two lines, the first as long as it fits."""
    if stamp.width(name) <= room:
        return ("", name)
    words = name.split(" ")
    first = words[:1]
    while len(first) < len(words) and stamp.width(" ".join(words[: len(first) + 1])) <= room:
        first = words[: len(first) + 1]
    return (" ".join(first), " ".join(words[len(first) :]))

"""What is done to all selected scores at once, as one step.

Here: setting, clearing and filling down a block of cells, all of it or nothing.
Not here: one focused score (``score_typing``), copying and pasting (``score_clipboard``).

A block may reach across totals and themes that are not scored; those take no level and are passed over.
Confidence and reason of every score stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

from smp_workbench.domain.edit import Batch, SetEntry
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.score_source import ScoreSource
from smp_workbench.gui.tables.level_key import level_of_key
from smp_workbench.gui.tables.score_cell import level_text

if TYPE_CHECKING:
    from smp_workbench.gui.tables.score_grid import ScoreGrid


class ScoreBlock(QObject):
    """The selection of the grid, which is always one block; the focused cell alone if there is none."""

    def __init__(self, grid: ScoreGrid, signals: ScoreSource) -> None:
        super().__init__(grid)
        self._grid = grid
        self._table = grid.table
        self._signals = signals

    @property
    def rows(self) -> range:
        """Rows of the block, as shown."""
        return self._sides()[0]

    @property
    def columns(self) -> range:
        """Columns of the block, the theme's own among them where it is selected."""
        return self._sides()[1]

    @property
    def several(self) -> bool:
        """Whether more than one cell is selected."""
        rows, columns = self._sides()
        return len(rows) * len(columns) > 1

    # --- changing -----------------------------------------------------------------------------

    def set_by_key(self, key: str) -> None:
        """Set every score of the block to its level of a digit; refuse the digit where it is none."""
        answers: dict[str, Answer] = {}
        for criterion in self._criteria():
            level = level_of_key(criterion, key)
            if level is None:
                self._refuse(key, criterion)
                return
            answers[criterion.code] = level.value
        only = _only(answers)
        self._set(answers, level_text(only) if only is not None else "")

    def set_answer(self, answer: Answer) -> None:
        """Set every score of the block to one level, *not known*, or a blank."""
        criteria = self._criteria()
        if isinstance(answer, Fraction):
            without = [criterion for criterion in criteria if criterion.position_of(answer) is None]
            if without:
                self._refuse(level_text(answer), without[0])
                return
        called = level_text(answer) if isinstance(answer, Fraction) else ""
        self._set({criterion.code: answer for criterion in criteria}, called)

    def clear(self) -> None:
        """Make every score of the block blank again."""
        self.set_answer(None)

    def fill_down(self) -> None:
        """Give every theme of the block the levels of its first one; one row takes those of the row above."""
        rows = self.rows
        source = rows.start if len(rows) > 1 else rows.start - 1
        if source < 0:
            words = self.tr("Nothing stands above the first theme. Select from the score to fill down.")
            self._grid.refused.emit(words)
            return
        if not self._table.shown.theme(source).scored:
            words = self.tr("{theme} is not scored, so there is nothing to fill down from it.")
            self._grid.refused.emit(words.format(theme=self._table.shown.theme(source).label))
            return
        above = [index for index in self._cells() if index.row() > source]
        if not above:
            self._refuse_all()
            return
        shown = self._table.shown
        wanted = ((index, shown.answer(source, index.column())) for index in above)
        edits = self._edits((index, answer) for index, answer in wanted if answer is not None)
        self._apply(edits, self.tr("Fill down {count} scores"), self.tr("{count} scores filled down."))

    # --- the parts ----------------------------------------------------------------------------

    def _sides(self) -> tuple[range, range]:
        selected = self._grid.selectionModel().selection()
        parts = [selected.at(place) for place in range(selected.size())]
        if not parts:
            current = self._grid.currentIndex()
            row, column = current.row(), current.column()
            return range(row, row + 1), range(column, column + 1)
        rows = range(min(part.top() for part in parts), max(part.bottom() for part in parts) + 1)
        columns = range(min(part.left() for part in parts), max(part.right() for part in parts) + 1)
        return rows, columns

    def _cells(self) -> list[QModelIndex]:
        """Return the cells of the block that take a level."""
        rows, columns = self._sides()
        shown = self._table.shown
        return [
            self._table.index(row, column)
            for row in rows
            for column in columns
            if shown.takes_level(row, column)
        ]

    def _criteria(self) -> list[Criterion]:
        """Return the criteria of the block that some selected theme is scored on."""
        columns = sorted({index.column() for index in self._cells()})
        described = (self._table.shown.columns[column].criterion for column in columns)
        return [criterion for criterion in described if criterion is not None]

    def _set(self, answers: Mapping[str, Answer], level: str) -> None:
        """Set each criterion of the block to its answer; ``level`` is what all have in common, if a level."""
        if not answers:
            self._refuse_all()
            return
        columns = self._table.shown.columns
        edits = self._edits((index, answers[columns[index.column()].code]) for index in self._cells())
        if level:
            name, said = self.tr("Set {count} scores to {level}"), self.tr("{count} scores set to {level}.")
        elif None in answers.values():
            name, said = self.tr("Clear {count} scores"), self.tr("{count} scores cleared.")
        elif NOT_KNOWN in answers.values():
            name, said = (
                self.tr("Set {count} scores to not known"),
                self.tr("{count} scores set to not known."),
            )
        else:
            name, said = self.tr("Set {count} scores"), self.tr("{count} scores set.")
        self._apply(edits, name, said, level)

    def _refuse_all(self) -> None:
        self._grid.refused.emit(self.tr("Nothing that is selected takes a level. Select scores first."))

    def _refuse(self, level: str, criterion: Criterion) -> None:
        words = self.tr("“{level}” is no level of {criterion}, which is selected too. Nothing was set.")
        self._grid.refused.emit(words.format(level=level, criterion=criterion.name))

    def _edits(self, wanted: Iterable[tuple[QModelIndex, Answer]]) -> tuple[SetEntry, ...]:
        """Return the edits that change something."""
        shown = self._table.shown
        return tuple(
            self._table.edit_of(index, answer)
            for index, answer in wanted
            if shown.answer(index.row(), index.column()) != answer
        )

    def _apply(self, edits: tuple[SetEntry, ...], name: str, said: str, level: str = "") -> None:
        count = len(edits)
        back = self.tr("Ctrl+Z takes that back.")
        if not edits:
            self._grid.said.emit(self.tr("The selected scores are so already."))
        elif count == 1:
            if self._signals.apply(edits[0]) and self.several:
                self._grid.said.emit(f"{self.tr('One score has changed.')} {back}")
        elif self._signals.apply(Batch(name.format(count=count, level=level), edits)):
            self._grid.said.emit(f"{said.format(count=count, level=level)} {back}")


def _only(answers: Mapping[str, Answer]) -> Fraction | None:
    """Return the one level that all criteria get, or None where they get several."""
    values = set(answers.values())
    value = values.pop() if len(values) == 1 else None
    return value if isinstance(value, Fraction) else None

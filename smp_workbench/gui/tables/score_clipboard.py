"""Copying from the grid and pasting into it.

Here: which cells are copied, and what becomes of a block on the clipboard.
Not here: the forms of a copy (``table_copy``), what a block would change (``paste_plan``), and
showing that (``dialogs.paste_preview_dialog``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from smp_workbench.domain.scorecard import Answer
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.score_source import ScoreSource
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.tables.score_column import THEME_COLUMN
from smp_workbench.gui.tables.score_words import column_name
from smp_workbench.gui.tables.table_copy import CopiedTable

if TYPE_CHECKING:
    from smp_workbench.gui.tables.paste_plan import PastePlan
    from smp_workbench.gui.tables.score_grid import ScoreGrid


class ScoreClipboard(QObject):
    """The clipboard's way into the grid and out of it."""

    def __init__(self, grid: ScoreGrid, signals: ScoreSource) -> None:
        super().__init__(grid)
        self._grid = grid
        self._table = grid.table
        self._signals = signals

    def paste(self) -> None:
        """Take a block of levels from the clipboard: one value at once, several after a look at them.

        One value goes to every selected score, as a number key does.
        """
        from smp_workbench.gui.tables.paste_plan import paste_plan
        from smp_workbench.gui.tables.pasted_text import read_block

        index = self._grid.currentIndex()
        block = QGuiApplication.clipboard().mimeData()
        try:
            rows = read_block(block.text(), block.html())
            if not rows or not index.isValid():
                words = self.tr(
                    "There is nothing to paste. Copy a block of levels first, then choose a score."
                )
                self._grid.refused.emit(words)
                return
            one = len(rows) == len(rows[0]) == 1
            if one and self._grid.block.several:
                self._grid.block.set_answer(self._answer_for_all(rows[0][0]))
                return
            plan = paste_plan(self._table.shown, rows, index.row(), index.column())
        except WorkbenchError as error:
            self._grid.refused.emit(error_text(error))
            return
        self._follow(plan, ask=not one)

    def _answer_for_all(self, text: str) -> Answer:
        """Return what one value means for the first selected criterion; the block checks the others."""
        from smp_workbench.gui.tables.pasted_value import answer_of

        criteria = (self._table.shown.columns[column].criterion for column in self._grid.block.columns)
        first = next((criterion for criterion in criteria if criterion is not None), None)
        return answer_of(first, text) if first is not None else None

    def _follow(self, plan: PastePlan, *, ask: bool) -> None:
        if plan.changes and ask:
            self._grid.paste_planned.emit(plan)
        elif plan.changes:
            self._signals.apply(plan.edits[0])
        elif plan.refusals:
            self._grid.refused.emit(error_text(plan.refusals[0].why))
        else:
            self._grid.refused.emit(self.tr("The scores are as in the block already."))

    def copy(self) -> None:
        """Copy the selected cells as they are shown."""
        rows, columns = self._grid.block.rows, self._grid.block.columns
        QGuiApplication.clipboard().setMimeData(CopiedTable(self._texts(rows, columns)).as_mime())
        count = len(rows) * len(columns)
        if count > 1:
            self._grid.said.emit(self.tr("{count} cells are copied, without headings.").format(count=count))

    def copy_as_table(self) -> None:
        """Copy the selected cells with their headings; the whole grid if one cell is selected."""
        rows, columns = self._grid.block.rows, self._grid.block.columns
        shown = self._table.shown
        if len(rows) == len(columns) == 1:
            rows, columns = range(len(shown.refs)), range(THEME_COLUMN + 1, len(shown.columns))
        columns = range(max(columns.start, THEME_COLUMN + 1), columns.stop)
        copied = CopiedTable(
            self._texts(rows, columns),
            columns=[column_name(shown.columns[column]) for column in columns],
            themes=[shown.theme(row).name for row in rows],
            corner=column_name(shown.columns[THEME_COLUMN]),
            marking=shown.assessment.marking.text,
            notes=self._notes(),
        )
        QGuiApplication.clipboard().setMimeData(copied.as_mime())
        words = self.tr("Copied as a table with headings. Paste it into Word or Excel.")
        self._grid.said.emit(words)

    def _notes(self) -> tuple[str, ...]:
        model = self._table.shown.assessment.model
        said = QCoreApplication.translate("core", model.notice)
        return (said[:1].upper() + said[1:],) if model.notice else ()

    def _texts(self, rows: range, columns: range) -> list[list[str]]:
        return [[self._table.shown.cell(row, column).text for column in columns] for row in rows]

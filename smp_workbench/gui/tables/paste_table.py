"""The item model of what pasting would change: one row a score, those that are refused first.

Here: theme, criterion, before, after and a remark, in words.
Not here: finding the changes (``paste_plan``) and the dialog round it (``dialogs``).
"""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.tables.paste_plan import KeptScore, PastePlan, RefusedValue
from smp_workbench.gui.tables.score_cell import level_text

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_NOTHING: Final[object] = None
_SHOWN: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class PasteTable(QAbstractTableModel):
    """What a block would change, to be read before it does."""

    def __init__(self, plan: PastePlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        rest = (one for one in plan.outcomes if not isinstance(one, RefusedValue))
        self._lines = (*plan.refusals, *rest)
        self.heads = (
            self.tr("Theme"), self.tr("Criterion"), self.tr("Now"), self.tr("After"), self.tr("Remark"),
        )  # fmt: skip

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the cells of a row."""
        line = self._lines[row]
        before = self._words(line.before)
        if isinstance(line, RefusedValue):
            return line.theme, line.criterion, before, self.tr("as it is"), error_text(line.why)
        if isinstance(line, KeptScore):
            empty = self.tr("The cell of the block is empty.")
            return line.theme, line.criterion, before, self.tr("as it is"), empty
        return line.theme, line.criterion, before, self._words(line.edit.entry.level), ""

    @override
    @guarded(default=0)
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of scores listed."""
        return 0 if parent.isValid() else len(self._lines)

    @override
    @guarded(default=0)
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.heads)

    @override
    @guarded(default=_NOTHING)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if not index.isValid() or role not in _SHOWN:
            return None
        text = self.texts(index.row())[index.column()]
        return text or (self.tr("blank") if role == Qt.ItemDataRole.AccessibleTextRole else "")

    @override
    @guarded(default=_NOTHING)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's name."""
        across = orientation == Qt.Orientation.Horizontal
        return self.heads[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def _words(self, answer: Answer) -> str:
        if answer is None:
            return self.tr("blank")
        return self.tr("? not known") if answer is NOT_KNOWN else level_text(answer)

"""The item model of the score grid: themes by criteria, totals and score, in the order shown.

Here: the agreed scores as Qt's item model, and the one door for a new level.
Not here: what stands where (``shown_scores``), what a cell looks like (``score_cell``), its words
(``score_words``), sorting itself (``row_order``), keys and drawing (``score_grid``,
``score_delegate``).

Rows stand in an order that the model owns. An edit never moves a row by itself: sorting is done when
a person asks, and ``sort_is_stale`` says that edits since then would sort otherwise. A proxy model
would move rows under the hands of whoever is scoring.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Final, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import AGREED, Answer, Entry
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.score_source import ScoreSource
from smp_workbench.gui.tables.cell_flags import READ, TYPED
from smp_workbench.gui.tables.row_order import Sorting, sorted_refs
from smp_workbench.gui.tables.score_column import THEME_COLUMN
from smp_workbench.gui.tables.score_words import accessible_text, cell_tooltip, column_name, column_tooltip
from smp_workbench.gui.tables.shown_scores import ShownScores
from smp_workbench.session.announcement import Announcement

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Role: TypeAlias = Qt.ItemDataRole
NOWHERE: Final = QModelIndex()
"""The root: a table's cells have no children. Never changed, so that it may be a default argument."""

_NOTHING: Final[object] = None
"""What a role without a value gives."""


class ScoreRole(IntEnum):
    """Roles of our own: raw values, never text."""

    REF = Qt.ItemDataRole.UserRole + 1
    CODE = Qt.ItemDataRole.UserRole + 2
    ANSWER = Qt.ItemDataRole.UserRole + 3
    NUMBER = Qt.ItemDataRole.UserRole + 4


_READERS: Final[Mapping[int, Callable[[ShownScores, int, int], object]]] = {
    Role.DisplayRole: lambda shown, row, column: shown.cell(row, column).text,
    Role.EditRole: lambda shown, row, column: shown.cell(row, column).text,
    Role.ToolTipRole: lambda shown, row, column: cell_tooltip(shown.facts(row, column)),
    Role.AccessibleTextRole: lambda shown, row, column: accessible_text(shown.facts(row, column)),
    ScoreRole.REF: lambda shown, row, _: shown.refs[row],
    ScoreRole.CODE: lambda shown, _, column: shown.columns[column].code,
    ScoreRole.ANSWER: ShownScores.answer,
    ScoreRole.NUMBER: ShownScores.number,
}
"""What each role reads."""


class ScoreTable(QAbstractTableModel):
    """The agreed scores of the open assessment.

    Parameters
    ----------
    signals
        The open assessment; the table follows it and sends its edits there.

    Attributes
    ----------
    shown
        What stands where; delegates read it directly, without crossing into Qt and back.
    sorting
        What the rows were sorted by when last asked, or None for the order of record.
    sort_is_stale
        Whether edits since then would sort otherwise.
    room_needed
        A number is longer than any in its column was: the column has to be drawn again, and perhaps
        be wider, though no other cell's data changed.
    sorting_changed
        Rows were sorted or put back, or the sorting has gone stale.
    """

    room_needed = Signal(int)
    sorting_changed = Signal()

    def __init__(self, signals: ScoreSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self.sorting: Sorting | None = None
        self.sort_is_stale = False
        self.shown = ShownScores(signals.assessment, signals.ranking)
        signals.edited.connect(self._follow)
        signals.replaced.connect(self._replace)
        signals.pending_changed.connect(self._mark_pending)

    # --- changing -----------------------------------------------------------------------------

    def takes_level(self, index: Index) -> bool:
        """Whether a level can be set in this cell: a criterion of a theme that is scored."""
        return index.isValid() and self.shown.takes_level(index.row(), index.column())

    def is_pending(self, row: int, column: int) -> bool:
        """Whether a score is marked as not on the disk yet."""
        shown = self.shown
        return bool(shown.pending) and (shown.refs[row], shown.columns[column].code) in shown.pending

    def is_tried(self, row: int, column: int) -> bool:
        """Whether a score is only tried."""
        shown = self.shown
        return bool(shown.tried) and (shown.refs[row], shown.columns[column].code) in shown.tried

    def is_in_conflict(self, row: int, column: int) -> bool:
        """Whether copies have left a conflict open on a score."""
        shown = self.shown
        return bool(shown.in_conflict) and (shown.refs[row], shown.columns[column].code) in shown.in_conflict

    def set_answer(self, index: Index, answer: Answer) -> bool:
        """Set one agreed level, keeping the cell's confidence and reason.

        Returns
        -------
        bool
            False if it was refused; the signals' ``refused`` has then said why.
        """
        return self._signals.apply(self.edit_of(index, answer))

    def edit_of(self, index: Index, answer: Answer) -> SetEntry:
        """Return the edit that sets a level in a cell; its confidence and reason stay."""
        ref, code = self.shown.refs[index.row()], self.shown.columns[index.column()].code
        entry = self.shown.assessment.agreed.entry(ref, code)
        return SetEntry(AGREED, 0, ref, code, Entry(answer, entry.confidence, entry.reason))

    # --- order --------------------------------------------------------------------------------

    def sort_by(self, column: int, *, descending: bool) -> None:
        """Sort the rows now; the order of record stays as it is."""
        self.set_sorting(Sorting(self.shown.columns[column], descending))

    def show_order_of_record(self) -> None:
        """Show the themes in the order of record again."""
        self.set_sorting(None)

    def set_sorting(self, sorting: Sorting | None) -> None:
        """Sort the rows now; by nothing for the order of record."""
        self.sorting, self.sort_is_stale = sorting, False
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        refs = [self.shown.refs[index.row()] for index in before]
        self.shown.reorder(self._wanted_order())
        rows = [self.shown.row_of(ref) or 0 for ref in refs]
        after = [self.index(row, index.column()) for row, index in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.sorting_changed.emit()

    # --- Qt's item model ----------------------------------------------------------------------

    @override
    @guarded(default=0)
    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of themes."""
        return 0 if parent.isValid() else len(self.shown.refs)

    @override
    @guarded(default=0)
    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns, the theme's included."""
        return 0 if parent.isValid() else len(self.shown.columns)

    @override
    @guarded(default=Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be focused and copied; only criteria of scored themes can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return TYPED if self.takes_level(index) else READ

    @override
    @guarded(default=_NOTHING)
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return a cell's text, words or raw value."""
        reader = _READERS.get(role) if index.isValid() else None
        return None if reader is None else reader(self.shown, index.row(), index.column())

    @override
    @guarded(default=False)
    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Set a level from a raw answer: a Fraction, *not known*, or None for a blank."""
        if role not in (Role.EditRole, ScoreRole.ANSWER) or not self.takes_level(index):
            return False
        return isinstance(value, Answer) and self.set_answer(index, value)

    @override
    @guarded(default=_NOTHING)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Return a column's or a theme's name: short where it is drawn, whole elsewhere."""
        if orientation == Qt.Orientation.Vertical:
            drawn = self.index(section, THEME_COLUMN)
            return self.data(drawn, role) if role in _HEADING_ROLES else None
        column = self.shown.columns[section]
        if role == Role.DisplayRole:
            return column.short or column_name(column)
        if role == Role.ToolTipRole:
            return column_tooltip(column)
        if role == Role.AccessibleTextRole:
            return ", ".join(part for part in (column.group_name, column_name(column)) if part)
        return None

    # --- following the assessment -------------------------------------------------------------

    @guarded
    def _replace(self) -> None:
        self._reset(keep_order=False)

    @guarded
    def _follow(self, announcement: Announcement) -> None:
        touched = announcement.touched
        if "model" in touched.parts or touched.order:
            self._reset(keep_order="model" not in touched.parts)
            return
        self.shown.tried = self._signals.tried_cells
        for row, changed in self.shown.follow(announcement):
            self._tell_row(row, changed)
            for column in self.shown.widened(row):
                self.room_needed.emit(column)
        self._check_sorting()

    @guarded
    def _mark_pending(self) -> None:
        """Draw those scores anew whose mark comes or goes, and no other."""
        changed = self.shown.pending ^ self._signals.pending
        self.shown.pending = self._signals.pending
        for ref, code in changed:
            row, column = self.shown.row_of(ref), self.shown.column_of(code)
            if row is not None and column is not None:
                index = self.index(row, column)
                self.dataChanged.emit(index, index)

    def _reset(self, *, keep_order: bool) -> None:
        """Begin anew; a sorting survives only where the columns do."""
        shown = self.shown.refs if keep_order and self.sorting else ()
        if not keep_order:
            self.sorting, self.sort_is_stale = None, False
        self.beginResetModel()
        self.shown = ShownScores(self._signals.assessment, self._signals.ranking, shown)
        self.shown.pending, self.shown.tried = self._signals.pending, self._signals.tried_cells
        self.endResetModel()
        self._check_sorting()
        self.sorting_changed.emit()

    def _tell_row(self, row: int, changed: list[bool]) -> None:
        """Emit ``dataChanged`` for each unbroken run of changed cells of a row, and for no other."""
        if changed[THEME_COLUMN]:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)
        start: int | None = None
        for place, is_changed in enumerate((*changed, False)):
            if is_changed and start is None:
                start = place
            elif not is_changed and start is not None:
                self.dataChanged.emit(self.index(row, start), self.index(row, place - 1))
                start = None

    def _wanted_order(self) -> list[str]:
        if self.sorting is None:
            return [theme.ref for theme in self.shown.assessment.themes]
        return sorted_refs(self.shown.assessment, self.shown.ranking, self.sorting)

    def _check_sorting(self) -> None:
        stale = self.sorting is not None and tuple(self._wanted_order()) != self.shown.refs
        if stale != self.sort_is_stale:
            self.sort_is_stale = stale
            self.sorting_changed.emit()


_HEADING_ROLES: Final = frozenset({Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole})

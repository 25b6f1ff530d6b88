"""An item model of rows of text that are edited in place: one row a theme, or one a note.

Here: the rows as data, what Qt asks of them, and following the assessment row by row.
Not here: which rows there are and the edits they make (``decision_table``, ``evidence_table``),
drawing (``field_delegate``) and keys (``field_view``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from smp_workbench.domain.edit import Edit
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.cell_flags import READ, TYPED
from smp_workbench.gui.tables.pick_list import PickChoice
from smp_workbench.gui.tables.score_words import as_html

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Role: TypeAlias = Qt.ItemDataRole

_NOWHERE: Final = QModelIndex()
_NOTHING: Final[object] = None
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NAMING: Final = (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole)
_HORIZONTAL: Final = Qt.Orientation.Horizontal


class FieldColumn(NamedTuple):
    """One column.

    Attributes
    ----------
    letters
        How wide it is, in letters; a share of the room left over for one that stretches.
    stretches
        Whether it takes its share of what the others leave.
    picked
        Whether its text is picked from a list rather than typed.
    long
        Whether its text may have several lines.
    suggested
        Whether texts that stand in it already are suggested while one types.
    is_rank
        Whether it holds ranks, whose digits stand under each other.
    """

    name: str
    letters: int
    stretches: bool = False
    picked: bool = False
    long: bool = False
    suggested: bool = False
    is_rank: bool = False


class FieldCell(NamedTuple):
    """What stands in one cell.

    Attributes
    ----------
    text
        What is kept, and edited.
    hint
        Said in the place of an empty text.
    wanting
        Whether the hint says what must be done.
    """

    text: str = ""
    hint: str = ""
    wanting: bool = False
    editable: bool = True


class FieldRow(NamedTuple):
    """One row.

    Attributes
    ----------
    key
        What the row is about, for ever: a ref or an id; of a heading, which of them it is.
    name
        What the row is called when one of its cells is read aloud; a heading's words.
    cells
        One a column; none for a heading, which runs across all of them.
    is_line
        Whether a heading is the cut line.
    """

    key: str
    name: str
    cells: tuple[FieldCell, ...] = ()
    is_line: bool = False


class FieldTable(QAbstractTableModel):
    """Rows that follow the assessment; a subclass makes them, and edits of what is typed."""

    def __init__(
        self, signals: SessionSignals, columns: Sequence[FieldColumn], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.signals = signals
        self.columns = tuple(columns)
        self.rows: tuple[FieldRow, ...] = ()

    # --- for a subclass -----------------------------------------------------------------------

    def choices(self, key: str, column: int) -> list[PickChoice]:  # noqa: ARG002  # for a subclass
        """Return what can be picked in a cell; each ``what`` is a text that :meth:`edit_of` takes."""
        return []

    def edit_of(self, key: str, column: int, text: str) -> Edit | None:
        """Return the edit that puts a text into a cell; None where nothing is to be changed."""
        raise NotImplementedError

    def hold(self, key: str) -> None:
        """Leave a row where it is from now on: somebody types into it, and what is typed counts already."""

    def release(self) -> None:
        """Put the row that was left where it is into its place."""

    # --- following ----------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[FieldRow]) -> None:
        """Show these rows: cells that differ and rows at the end are told; else the whole begins anew."""
        known = len(self.rows)
        if [row.key for row in rows[:known]] != [row.key for row in self.rows] or not known:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()
            return
        if rows[known:]:
            self.beginInsertRows(_NOWHERE, known, len(rows) - 1)
            self.rows += tuple(rows[known:])
            self.endInsertRows()
        before, self.rows = self.rows, tuple(rows)
        last = len(self.columns) - 1
        for place, (old, new) in enumerate(zip(before, self.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def row_of(self, key: str) -> int | None:
        """Return the row of a key, or None."""
        return next((place for place, row in enumerate(self.rows) if row.cells and row.key == key), None)

    def key_at(self, row: int) -> str:
        """Return the key of a row; empty for a heading and beyond the end."""
        return self.rows[row].key if 0 <= row < len(self.rows) and self.rows[row].cells else ""

    def set_text(self, index: Index, text: str, *, joins: bool = False) -> bool:
        """Make the edit that puts a text into a cell, one step with the last if it ``joins`` it.

        Returns
        -------
        bool
            False if it was refused.
        """
        key = self.key_at(index.row())
        if not key:
            return False
        edit = self.edit_of(key, index.column(), text)
        return edit is None or self.signals.apply(edit, joins=joins)

    def texts_in(self, column: int) -> list[str]:
        """Return each text that stands in a column, once and in alphabetical order."""
        texts = {row.cells[column].text for row in self.rows if row.cells}
        return sorted(texts - {""}, key=str.casefold)

    # --- Qt's item model ----------------------------------------------------------------------

    @override
    @guarded(default=0)
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are, headings included."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    @guarded(default=0)
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    @guarded(default=Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell; nothing with a heading."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self.rows[index.row()].cells:
            return Qt.ItemFlag.ItemNeverHasChildren
        typed = (
            self.rows[index.row()].cells[index.column()].editable and not self.columns[index.column()].picked
        )
        return TYPED if typed else READ

    @override
    @guarded(default=_NOTHING)
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return a cell's text, what is said in its place, or the cell itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if not row.cells:
            return row.name if role in (Role.DisplayRole, Role.AccessibleTextRole) else None
        cell, column = row.cells[index.column()], self.columns[index.column()]
        shown = cell.text or cell.hint
        said: dict[int, object] = {
            Role.DisplayRole: shown,
            Role.EditRole: cell.text,
            Role.ToolTipRole: as_html(column.name, cell.text) if cell.text else None,
            Role.AccessibleTextRole: f"{row.name}, {column.name}: {shown or self.tr('empty')}",
        }
        return said.get(role)

    @override
    @guarded(default=False)
    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Make an edit of what was typed; a refused one changes nothing here."""
        if role != Role.EditRole or not index.isValid() or not isinstance(value, str):
            return False
        return self.set_text(index, value)

    @override
    @guarded(default=_NOTHING)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Return a column's name."""
        if orientation == _HORIZONTAL and role in _NAMING:
            return self.columns[section].name
        if orientation == _HORIZONTAL and role == Role.TextAlignmentRole:
            # A heading that is wider than its column has several lines; the view gives them room.
            aligned = _RIGHT if self.columns[section].is_rank else _LEFT
            return aligned.value | Qt.TextFlag.TextWordWrap.value
        return None

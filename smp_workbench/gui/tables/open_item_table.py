"""What copies have left open as Qt's item model: conflicts first, then items to review.

Here: the rows, the three filters, and following the assessment row by row.
Not here: words (``open_item_words``), what is decided (``open_item_choice``), keys (``open_item_view``).

A row's words are made when it is first seen: of thousands a screen shows twenty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import Conflict, stretch_between
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_flags import READ
from smp_workbench.gui.tables.open_item_words import (
    OpenItem,
    brief_value,
    kind_of,
    kind_words,
    people_of,
    proposed_words,
    theme_words,
    translate,
    what_words,
)

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Role: TypeAlias = Qt.ItemDataRole

_NOWHERE: Final = QModelIndex()
_NOTHING: Final[object] = None
_KEPT: Final = 2
"""So many times the items that are open may have their words kept."""


class Column(IntEnum):
    """The columns from left to right."""

    THEME = 0
    WHAT = 1
    KIND = 2
    BEFORE = 3
    PROPOSED = 4


class Filters(NamedTuple):
    """What is shown: all where a text is empty.

    Attributes
    ----------
    theme
        Its label.
    person
        Whoever proposes a value.
    kind
        ``CONFLICT``, or a kind of item to review.
    """

    theme: str = ""
    person: str = ""
    kind: str = ""


class _Facts(NamedTuple):
    """What a filter asks of an item; the item itself is kept, so that its id stays its own."""

    item: OpenItem
    theme: str
    kind: str
    people: frozenset[str]


class OpenItemTable(QAbstractTableModel):
    """Open items, filtered.

    Attributes
    ----------
    rows
        The items that are shown.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[OpenItem] = []
        self._assessment: Assessment | None = None
        self._all: tuple[OpenItem, ...] = ()
        self._filters = Filters()
        self._facts: dict[int, _Facts] = {}
        self._texts: dict[int, tuple[str, ...]] = {}

    # --- showing and following ----------------------------------------------------------------

    def show_items(self, assessment: Assessment, *, renamed: bool = True) -> int | None:
        """Show what is open in an assessment; rows that were settled go, and all begins anew only if it must.

        Parameters
        ----------
        renamed
            Whether names, levels or what is hidden may be others, so that words are made anew.

        Returns
        -------
        int | None
            The row that came back, the first of several; None where none did.
        """
        before = self._assessment
        self._assessment = assessment
        if renamed or before is None or before.identity != assessment.identity:
            self._facts, self._texts = {}, {}
        self._all = (*assessment.conflicts, *assessment.reviews)
        if len(self._facts) > _KEPT * len(self._all):  # of what was settled; taken back, it is wanted again
            self._facts, self._texts = {}, {}
        return self._show(self._chosen(), anew=renamed)

    def filter_by(self, filters: Filters) -> None:
        """Show only some."""
        self._filters = filters
        self._show(self._chosen(), anew=True)

    def options(self) -> tuple[list[str], list[str], list[str]]:
        """Return the themes, people and kinds there are, each in alphabetical order, conflicts first."""
        themes: set[str] = set()
        people: set[str] = set()
        kinds: dict[str, None] = {}
        for item in self._all:
            facts = self._facts_of(item)
            themes.add(facts.theme)
            people |= facts.people
            kinds[facts.kind] = None
        return _sorted(themes), _sorted(people), list(kinds)

    @property
    def count(self) -> int:
        """How many items there are, whether shown or not."""
        return len(self._all)

    def _chosen(self) -> list[OpenItem]:
        """Return the items that the filters leave."""
        if not any(self._filters):
            return list(self._all)
        return [item for item in self._all if self._wanted(item)]

    def _wanted(self, item: OpenItem) -> bool:
        wanted = self._filters
        facts = self._facts_of(item)
        return (
            wanted.theme in ("", facts.theme)
            and wanted.kind in ("", facts.kind)
            and (not wanted.person or wanted.person in facts.people)
        )

    def _show(self, rows: list[OpenItem], *, anew: bool) -> int | None:
        """Show these rows; where some only went or came back, it is where they stood."""
        place, left, come = stretch_between(self.rows, rows)
        if come and not left and not anew:
            self.beginInsertRows(_NOWHERE, place, place + come - 1)
            self.rows[place:place] = rows[place : place + come]
            self.endInsertRows()
            return place
        gone: list[tuple[int, int]] | None = [(place, place + left - 1)] if left else []
        if come and left:
            gone = _gone(self.rows, rows)
        if anew or gone is None:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return None
        for first, last in reversed(gone):
            self.beginRemoveRows(_NOWHERE, first, last)
            del self.rows[first : last + 1]
            self.endRemoveRows()
        return None

    def _facts_of(self, item: OpenItem) -> _Facts:
        facts = self._facts.get(id(item))
        if facts is None:
            theme = theme_words(item, self._shown)
            facts = self._facts[id(item)] = _Facts(item, theme, kind_of(item), people_of(item))
        return facts

    @property
    def _shown(self) -> Assessment:
        if self._assessment is None:
            raise LookupError
        return self._assessment

    # --- Qt's item model ----------------------------------------------------------------------

    @override
    @guarded(default=0)
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many items are shown."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    @guarded(default=0)
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    @override
    @guarded(default=Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a cell can be read and chosen."""
        return READ if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    @guarded(default=_NOTHING)
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return the words of a cell; a screen reader hears the whole row."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._texts_of(self.rows[index.row()])[index.column()]
        if role == Role.AccessibleTextRole:
            texts = self._texts_of(self.rows[index.row()])
            return "; ".join(text for text in texts if text)
        return None

    @override
    @guarded(default=_NOTHING)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role in (Role.DisplayRole, Role.AccessibleTextRole):
            return (
                translate("Theme"), translate("What"), translate("Kind"), translate("Before"),
                translate("Proposed"),
            )[section]  # fmt: skip
        return None

    def _texts_of(self, item: OpenItem) -> tuple[str, ...]:
        texts = self._texts.get(id(item))
        if texts is None:
            shown, facts = self._shown, self._facts_of(item)
            before = brief_value(item.key, item.base, shown) if isinstance(item, Conflict) else ""
            texts = self._texts[id(item)] = (
                facts.theme,
                what_words(item.key, shown),
                kind_words(facts.kind),
                before,
                proposed_words(item, shown, keys=True),
            )
        return texts


def _gone(before: Sequence[OpenItem], after: Sequence[OpenItem]) -> list[tuple[int, int]] | None:
    """Return the ranges of rows that are not there any more; None if it is not only that."""
    left = {id(item) for item in after}
    stayed = [item for item in before if id(item) in left]
    if len(stayed) != len(after) or any(one is not other for one, other in zip(stayed, after, strict=True)):
        return None
    ranges: list[tuple[int, int]] = []
    for place in (place for place, item in enumerate(before) if id(item) not in left):
        if ranges and ranges[-1][1] == place - 1:
            ranges[-1] = (ranges[-1][0], place)
        else:
            ranges.append((place, place))
    return ranges


def _sorted(texts: Iterable[str]) -> list[str]:
    fold: Callable[[str], str] = str.casefold
    return sorted((text for text in texts if text), key=fold)

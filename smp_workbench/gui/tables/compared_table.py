"""What differs between two states as tables: the themes that moved with their causes, and everything else.

Here: rows and columns that Qt's own model holds, so that they can be sorted and copied.
Not here: finding causes and differences (``session``), and the dialog round the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from smp_workbench.gui.charts.ranking_words import movement_mark
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.gui.tables.table_copy import CopiedTable
from smp_workbench.session.cause import Cause, Explanation, Move, Part, Place
from smp_workbench.session.cause_words import CAUSE_NAMES, move_sentence
from smp_workbench.session.difference import Difference

SORT_ROLE: Final = Qt.ItemDataRole.UserRole
REF_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_RANKS: Final = (1, 2)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LAST: Final = 10_000
"""Sorts after every rank."""


def translate(text: str) -> str:
    """Return a text of these tables in the language of the screen."""
    return QCoreApplication.translate("ComparedTable", text)


def moves_table(explanation: Explanation, before: str, after: str, parent: QObject) -> QSortFilterProxyModel:
    """Return one row a theme: its ranks, its move, each cause's part, and the side of the cut line.

    Parameters
    ----------
    before, after
        What the two states are called.
    """
    causes = explanation.causes
    heads = [translate("Theme"), before, after, translate("Moved"), translate("Cut line")]
    heads += [_capital(translate(CAUSE_NAMES[cause])) for cause in causes if cause != "cut line"]
    rows = [_move_row(move, place, causes) for place, move in enumerate(explanation.moves)]
    table = _sortable(heads, rows, parent)
    for column in _RANKS:
        table.setHeaderData(column, Qt.Orientation.Horizontal, _RIGHT, Qt.ItemDataRole.TextAlignmentRole)
    return table


def differences_table(found: Sequence[Difference], parent: QObject) -> QSortFilterProxyModel:
    """Return one row a difference: of what kind it is, and the sentence."""
    rows = []
    for place, one in enumerate(found):
        text = sentence_text(one.sentence)
        rows.append([_cell(_capital(translate(one.kind)), place), _cell(_capital(text), place)])
    return _sortable([translate("What"), translate("How it differs")], rows, parent)


def copied(model: QAbstractItemModel) -> CopiedTable:
    """Return a table as it is shown, for the clipboard."""
    texts = [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    across = Qt.Orientation.Horizontal
    heads = [str(model.headerData(column, across)) for column in range(model.columnCount())]
    return CopiedTable([row[1:] for row in texts], heads[1:], [row[0] for row in texts], heads[0])


def _move_row(move: Move, place: int, causes: Sequence[Cause]) -> list[QStandardItem]:
    name = QStandardItem(move.name)
    name.setData(move.name.casefold(), SORT_ROLE)
    name.setData(move.ref, REF_ROLE)
    name.setToolTip(sentence_text(move_sentence(move)))
    parts = [move.part(cause) for cause in causes if cause != "cut line"]
    return [
        name,
        _rank_cell(move.before, place),
        _rank_cell(move.after, place),
        _cell(_moved(move), _sort_places(move.places)),
        _cell(_side(move), _LAST if move.before.above == move.after.above else int(not move.after.above)),
        *(_cell(_part_text(part), _sort_places(part.places if part else None)) for part in parts),
    ]


def _rank_cell(place: Place, row: int) -> QStandardItem:
    cell = _cell(place.text, _LAST + row if place.rank is None else place.rank)
    cell.setTextAlignment(_RIGHT)
    return cell


def _cell(text: str, key: int) -> QStandardItem:
    cell = QStandardItem(text)
    cell.setData(key, SORT_ROLE)
    if not text:
        cell.setData(translate("blank"), Qt.ItemDataRole.AccessibleTextRole)
    return cell


def _moved(move: Move) -> str:
    if move.standing == "gone":
        return translate("gone")
    if move.before == move.after:
        return movement_mark(0, new=False) if move.after.text else ""
    return movement_mark(move.places, new=move.standing == "new")


def _part_text(part: Part | None) -> str:
    """Return a cause's part as places, or as ranks where one of them is a range or none."""
    if part is None:
        return ""
    if part.places:
        return movement_mark(part.places, new=False)
    if not part.before.text:
        return translate("ranked")
    return translate("to {rank}").format(rank=part.after.text) if part.after.text else translate("not ranked")


def _side(move: Move) -> str:
    if move.before.above == move.after.above:
        return ""
    return translate("now above") if move.after.above else translate("now below")


def _sort_places(places: int | None) -> int:
    """Put those that rose most first, and those without places last."""
    return _LAST if places is None else -places


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _sortable(
    heads: Sequence[str], rows: Sequence[Sequence[QStandardItem]], parent: QObject
) -> QSortFilterProxyModel:
    sorting = QSortFilterProxyModel(parent)
    model = QStandardItemModel(0, len(heads), sorting)
    model.setHorizontalHeaderLabels(list(heads))
    for row in rows:
        model.appendRow(list(row))
    sorting.setSourceModel(model)
    sorting.setSortRole(SORT_ROLE)
    return sorting

"""Reasons that people wrote where there is room: in a comment on a score, or in a column beside the scores.

Here: both, offered as the reason of that score when it has none. A column is a criterion's when its header
names just that one; the text of other columns is not guessed at and is listed with what else is beside
the tables (``stranger``).
Not here: reasons in their own places (``score_difference``, ``stage_difference``, ``card_difference``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.domain.text import folded_name
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.cell import address
from smp_workbench.storage.workbook.entry_difference import EntryPlace
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, reason_asked
from smp_workbench.storage.workbook.layout import SheetName
from smp_workbench.storage.workbook.own_formula import our_columns
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.reconciliation import Reconciliation

CARDS: Final[Mapping[SheetName, str]] = {"Scores": AGREED, "Second stage": SECOND_STAGE}
"""The sheets with one row per theme, and whose levels are on them."""

_TAKEN: Final = "{what}: what was written {where} is its reason now: {after}."
_OTHER: Final = Refusal("It has another reason already.", "If this one is better, type it in the program.")
_SAME: Final = Refusal("It has this reason already.", "There is nothing to do.")


class Written(NamedTuple):
    """A text that a person wrote as the reason of a score."""

    row: FoundRow
    cell: str
    criterion: Criterion
    text: str
    where: str


def offer_written_reasons(
    package: Package, tables: Mapping[SheetName, FoundTable], reconciliation: Reconciliation
) -> frozenset[tuple[str, str]]:
    """Offer what was written as a reason; each is listed, whether it counts or not.

    Returns
    -------
    frozenset
        Sheet and cell of everything that was offered, which is then no stranger.
    """
    offered: set[tuple[str, str]] = set()
    for name, scorer in CARDS.items():
        if name in tables and (scorer == AGREED or reconciliation.state.second_stage):
            table, model = tables[name], reconciliation.state.model_of(scorer)
            for written in (*_comments(package, table, model), *_beside(table, model, reconciliation)):
                offered.add((table.sheet, written.cell))
                _offer(written, scorer, reconciliation)
    return frozenset(offered)


def _comments(package: Package, table: FoundTable, model: ScoringModel) -> Iterator[Written]:
    """Yield the comments on cells of levels."""
    comments = next((package.comments(one) for one in package.sheets if one.name == table.sheet), {})
    columns = [
        (model.criterion(key), number) for (key, part), number in table.columns.items() if part == "level"
    ]
    for row in table.rows if comments else ():
        for criterion, number in columns:
            cell = address(row.number, number)
            if criterion and comments.get(cell):
                yield Written(row, cell, criterion, comments[cell], "in a comment on it")


def _beside(table: FoundTable, model: ScoringModel, reconciliation: Reconciliation) -> Iterator[Written]:
    """Yield the texts in columns whose header names a criterion."""
    ours = our_columns(table, reconciliation.state)
    named = {
        number: criterion
        for number, header in table.headers.items()
        if number not in ours and (criterion := criterion_named(header, model))
    }
    for row in table.rows if named else ():
        for number, criterion in named.items():
            cell = row.cells.get(number)
            if cell and cell.kind == "text" and cell.text.strip():
                yield Written(row, address(row.number, number), criterion, cell.text, "beside it")


def criterion_named(header: str, model: ScoringModel) -> Criterion | None:
    """Return the one criterion that a header names, perhaps with a word for reasons; else None."""
    names = (header, reason_asked(header) or header)
    asked = {folded_name(name) for name in names}
    found = [
        criterion
        for criterion in model.criteria
        if asked & {folded_name(name) for name in _names(criterion) if name}
    ]
    return found[0] if len(found) == 1 else None


def _names(criterion: Criterion) -> tuple[str, ...]:
    return (criterion.code, criterion.name, criterion.short, f"{criterion.code} {criterion.name}")


def _offer(written: Written, scorer: str, reconciliation: Reconciliation) -> None:
    theme = reconciliation.themes.get(written.row.ref)
    if theme is None:
        return
    place = EntryPlace(theme, written.criterion.code, scorer)
    spot = replace(place.spot(written.row, written.criterion.code, "level", reconciliation), at=written.cell)
    entry = place.entry(reconciliation)
    if entry.reason:
        refusal = _SAME if entry.reason.strip() == written.text.strip() else _OTHER
        reconciliation.refuse(spot, entry.reason, written.text, refusal)
    else:
        edit = place.edit(replace(entry, reason=written.text.strip()))
        reconciliation.take(spot, written.text, edit, _TAKEN, where=written.where)

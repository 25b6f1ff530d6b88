"""The sheet Scorecards against the scorers' cards.

Here: shown cards row by row, and sealed cards as a whole. Not here: single entries
(``entry_difference``), rows away from their refs (``moved_row``), scorers and rounds
(``people_difference``).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from smp_workbench.domain.edit import Batch, SetEntry
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal, UnreadableFile
from smp_workbench.storage.exact_form import read_exact
from smp_workbench.storage.workbook.cell_value import LevelReader, read_count
from smp_workbench.storage.workbook.entry_difference import (
    EntryPlace,
    offer_confidence,
    offer_level,
    offer_reason,
)
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, Key
from smp_workbench.storage.workbook.layout import SEALED_UNTIL
from smp_workbench.storage.workbook.moved_row import RowKey, levels_of, refuse_moved_rows, saved_levels
from smp_workbench.storage.workbook.packing import join_cells
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot, theme_of
from smp_workbench.storage.workbook.shifted_column import refuse_shifted_column

_CardKey: TypeAlias = tuple[str, int]
"""Scorer and round."""
_ShownRows: TypeAlias = dict[RowKey, tuple[Theme, FoundRow]]
_SealedRows: TypeAlias = dict[_CardKey, list[FoundRow]]


def card_differences(table: FoundTable, reconciliation: Reconciliation) -> None:
    """Offer every difference of the scorers' cards; a sealed card is taken whole or not at all.

    Raises
    ------
    UnreadableFile
        If rows were sorted or moved away from their refs.
    """
    rows, sealed = _rows_by_key(table, reconciliation)
    levels = LevelReader(reconciliation.base.model)
    _refuse_moved_rows(table.sheet, rows, levels, reconciliation)
    for (scorer, round_number, _), (theme, row) in rows.items():
        _offer_row((scorer, round_number), theme, row, levels, reconciliation)
    for key, sealed_rows in sealed.items():
        _offer_sealed(key, sealed_rows, reconciliation)
    _list_missing(table, set(rows), set(sealed), reconciliation)


def _rows_by_key(table: FoundTable, reconciliation: Reconciliation) -> tuple[_ShownRows, _SealedRows]:
    """Return the rows of shown cards and of sealed ones; rows of neither are listed and left out."""
    shown: _ShownRows = {}
    sealed: defaultdict[_CardKey, list[FoundRow]] = defaultdict(list)
    for row in table.rows:
        key = _card_key(row, reconciliation)
        if key is None:
            continue
        new = row.text("ref") not in reconciliation.base.card(*key).entries
        if row.text("sealed"):
            _expect_name(key, row, reconciliation)
            _expect_sealed_row(key, row, reconciliation)
            sealed[key].append(row)
            continue
        if reconciliation.compared and not reconciliation.base.round_revealed(key[1]):
            text = "The cards of round {round} are not revealed; this row was not read."
            reconciliation.list_row(row, text, round=key[1])
            continue
        _expect_name(key, row, reconciliation, new=new)
        _expect_no_parts(key, row, reconciliation)
        theme = theme_of(row, reconciliation, new=new)
        if theme is None:
            continue
        if (*key, theme.ref) in shown:
            reconciliation.list_row(
                row, "This card has a row for {ref} already; this one was not read.", ref=theme.ref
            )
        else:
            shown[*key, theme.ref] = theme, row
    return shown, sealed


def _expect_name(key: _CardKey, row: FoundRow, reconciliation: Reconciliation, *, new: bool = False) -> None:
    name = Spot(
        row, "name", f"{key[0]}, name", row.text("ref"), "Agency or role", scorer=key[0], round=key[1]
    )
    reconciliation.expect(name, reconciliation.base.scorer(key[0]).name, new=new)


def _expect_sealed_row(key: _CardKey, row: FoundRow, reconciliation: Reconciliation) -> None:
    """List what was typed into a sealed card's row, which has no theme and no levels."""
    scorer, round_number = key
    texts: dict[Key, str] = {place: "" for place in row.columns if place[1] or place[0] == "ref"}
    texts["theme", ""] = SEALED_UNTIL.format(round=round_number)
    for (column, part), text in texts.items():
        what = f"Sealed card of {scorer}, round {round_number}"
        spot = Spot(row, column, what, field=column, part=part, scorer=scorer, round=round_number)
        reconciliation.expect(spot, text, Refusal("It is sealed.", "Enter its scores in the program."))


def _expect_no_parts(key: _CardKey, row: FoundRow, reconciliation: Reconciliation) -> None:
    """List what was typed where only a sealed card has something."""
    for column in ("part", "parts"):
        spot = Spot(row, column, f"{key[0]}, {column}", row.text("ref"), scorer=key[0], round=key[1])
        reconciliation.expect(spot, "")


def _refuse_moved_rows(
    sheet: str, rows: _ShownRows, levels: LevelReader, reconciliation: Reconciliation
) -> None:
    """Judge the sheet as a whole, and each card by itself beside others that were scored anew."""
    base = reconciliation.base
    codes = base.model.codes
    saved, now = {}, {}
    for key, (_, row) in rows.items():
        saved[key] = saved_levels(base.card(key[0], key[1]), key[2], codes)
        now[key] = levels_of(row, codes, levels)
    refuse_moved_rows(sheet, saved, now)
    for card in base.cards:
        own = {key: row for key, row in now.items() if key[:2] == (card.scorer, card.round)}
        refuse_moved_rows(sheet, saved, own)
        refuse_shifted_column(sheet, codes, saved, own)


def _card_key(row: FoundRow, reconciliation: Reconciliation) -> _CardKey | None:
    """Return whose row it is; None, and a finding, if it is nobody's."""
    try:
        number = read_count(row.cell("round"))
    except Refusal:
        number = None
    state = reconciliation.state
    scorer = row.text("scorer")
    known = any(one.id == scorer for one in state.scorers)
    if number is None or not known or all(one.number != number for one in state.rounds):
        text = "There is no scorer “{scorer}” with a round “{round}”; the row was not read."
        reconciliation.list_row(row, text, scorer=scorer, round=row.text("round"))
        return None
    return scorer, number


def _offer_row(
    key: _CardKey, theme: Theme, row: FoundRow, levels: LevelReader, reconciliation: Reconciliation
) -> None:
    for code in reconciliation.base.model.codes:
        place = EntryPlace(theme, code, *key)
        offer_level(place, row, levels, reconciliation)
        offer_confidence(place, row, code, "confidence", reconciliation)
        offer_reason(place, row, code, "reason", reconciliation)


def _offer_sealed(key: _CardKey, rows: list[FoundRow], reconciliation: Reconciliation) -> None:
    """Offer a sealed card; nothing of what is in it is told in a finding."""
    scorer, round_number = key
    what = f"Sealed card of {scorer}, round {round_number}"
    for row in rows:
        parts = Spot(row, "parts", what, field="Parts", scorer=scorer, round=round_number)
        reconciliation.expect(parts, str(len(rows)) if len(rows) > 1 else "")
    spot = Spot(rows[0], "sealed", what, field="Sealed", scorer=scorer, round=round_number)
    base = reconciliation.base.card(scorer, round_number)
    try:
        card = _unsealed(key, rows, what)
    except (UnreadableFile, Refusal) as fault:
        refusal = Refusal("It is damaged.", "Nothing needs to be done.")
        reconciliation.refuse(spot, "as saved", type(fault).__name__, refusal)
        return
    if card == base:
        return
    if reconciliation.compared:
        refusal = Refusal("It was changed outside the program.", "Enter its scores in the program.")
        reconciliation.refuse(spot, "as saved", "another card", refusal)
        return
    edits = tuple(
        SetEntry(scorer, round_number, ref, code, entry)
        for ref, row in card.entries.items()
        for code, entry in row.items()
    )
    reconciliation.offer(spot, "", what, Batch(what, edits))


def _unsealed(key: _CardKey, rows: list[FoundRow], what: str) -> Scorecard:
    parts = {read_count(row.cell("part")) or 1: row.cell("sealed").text for row in rows}
    if sorted(parts) != list(range(1, len(rows) + 1)):
        raise UnreadableFile("{thing} is not whole.", thing=what)
    card = read_exact(join_cells([parts[number] for number in sorted(parts)], what), Scorecard, what)
    if (card.scorer, card.round) != key:
        raise UnreadableFile("{thing} is another's.", thing=what)
    return card


def _list_missing(
    table: FoundTable,
    seen: set[RowKey],
    sealed: set[_CardKey],
    reconciliation: Reconciliation,
) -> None:
    for card in reconciliation.base.cards if reconciliation.compared else ():
        if (card.scorer, card.round) in sealed:
            continue
        for ref in card.entries:
            if (card.scorer, card.round, ref) not in seen:
                text = "The row of {scorer}, round {round}, {ref} is missing; its scores were kept."
                reconciliation.list_sheet(table.sheet, text, scorer=card.scorer, round=card.round, ref=ref)

"""The sheet Evidence against the evidence notes.

Here: changed notes, and notes that were added in a spreadsheet. Not here: notes whose row is gone,
which are listed and kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal, get_args

from smp_workbench.domain.edit import AddNote, ChangeNote, Edit
from smp_workbench.domain.theme import EvidenceNote, Theme
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.cell_value import read_text
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import EVIDENCE
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot, theme_of

_NoteField = Literal["ref", "criterion", "text", "figure", "source", "date"]
_FIELDS: Final[tuple[_NoteField, ...]] = get_args(_NoteField)


def evidence_differences(table: FoundTable, reconciliation: Reconciliation) -> None:
    """Offer every note that differs or is new; the order of the rows means nothing.

    Raises
    ------
    UnreadableFile
        If rows were sorted or moved away from their refs.
    """
    if reconciliation.compared and ("id", "") not in table.columns:
        return  # no row could be told from a new one; that the column is gone is listed
    notes = {note.id: note for note in reconciliation.base.evidence}
    seen: set[str] = set()
    for row in table.rows:
        note_id = row.text("id")
        theme = theme_of(row, reconciliation, new=note_id not in notes)
        if theme is None:
            continue
        if note_id in seen:
            text = "There is a note {id} already; this row was not read."
            reconciliation.list_row(row, text, id=note_id)
        elif note_id in notes:
            seen.add(note_id)
            criterion = reconciliation.base.model.criterion(row.text("criterion"))
            name = Spot(row, "criterion_name", f"{note_id}, criterion name", theme.ref, "Criterion name")
            reconciliation.expect(name, criterion.name if criterion else "")
            _offer_fields(notes[note_id], row, reconciliation)
        else:
            _offer_new(theme, note_id, row, reconciliation)
    for note_id in notes:
        if note_id not in seen:
            text = "The row of {id} is missing; the note was kept."
            reconciliation.list_sheet(table.sheet, text, id=note_id)


def _offer_fields(note: EvidenceNote, row: FoundRow, reconciliation: Reconciliation) -> None:
    for field in _FIELDS:
        header = next(column.header for column in EVIDENCE.columns if column.key == field)
        spot = Spot(row, field, f"{note.id}, {header.lower()}", note.ref, header)
        reconciliation.offer_text(spot, getattr(note, field), _change(note.id, field, reconciliation))


def _change(note_id: str, field: _NoteField, reconciliation: Reconciliation) -> Callable[[str], Edit]:
    def edit(text: str) -> Edit:
        present = next(note for note in reconciliation.state.evidence if note.id == note_id)
        return ChangeNote(replace(present, **{field: text}))

    return edit


def _offer_new(theme: Theme, note_id: str, row: FoundRow, reconciliation: Reconciliation) -> None:
    """Offer a note that a person has typed below the others, with an id of its own if it has none."""
    note_id = note_id or reconciliation.state.next_ref("E")
    spot = Spot(row, "ref", f"{theme.label}, note {note_id}", theme.ref, "Note")
    try:
        texts = {field: read_text(row.cell(field)) for field in _FIELDS if row.has(field)}
    except Refusal as refusal:
        reconciliation.refuse(spot, "", row.shown, refusal)
        return
    note = EvidenceNote(note_id, **{**texts, "ref": theme.ref})
    reconciliation.offer(spot, "", row.shown, AddNote(note))

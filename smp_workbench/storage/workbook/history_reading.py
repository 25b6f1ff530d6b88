"""The sheets Versions and Changes as the history they hold.

Here: the start, the changes in their exact form, replayed, and the versions. Rows may stand in any
order. Not here: what the other sheets say, and what becomes of a file whose history is damaged
(``reader``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Batch, Edit, ReturnModel, ReturnScorer, ReturnTheme
from smp_workbench.domain.version import Change, History, Version
from smp_workbench.errors import Refusal, UnreadableFile
from smp_workbench.storage.exact_form import read_edit, read_exact
from smp_workbench.storage.soundness import refuse_unsound
from smp_workbench.storage.workbook.cell_value import read_count, read_text
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.packing import join_cells

_HASH: Final = re.compile("[0-9a-f]{64}")


def read_changes(table: FoundTable) -> tuple[History, Assessment]:
    """Return the history without its versions, and the state it leads to.

    Raises
    ------
    UnreadableFile
        If anything of it is missing, doubled, damaged, or cannot be done again.
    """
    rows = _rows_by_sequence(table)
    if sorted(rows) != list(range(len(rows))):
        raise UnreadableFile("Changes are missing from the sheet {sheet}.", sheet=table.sheet)
    start = read_exact(_exact(rows[0], "The start"), Assessment, "The start")
    _refuse_unsound(start, "The start")
    state = start
    changes = []
    for sequence in range(1, len(rows)):
        what = f"Change {sequence}"
        edit = read_edit(_exact(rows[sequence], what), what)
        state = _done_again(state, edit, what)
        first = rows[sequence][0]
        changes.append(Change(sequence, edit, _text(first, "who"), _text(first, "when")))
    if changes:
        _refuse_unsound(state, "The state")
    return History(start, tuple(changes)), state


def _done_again(state: Assessment, edit: Edit, what: str) -> Assessment:
    """Return the state after an edit, which may come from anywhere and hold anything."""
    try:
        state, _ = edit.apply(state)
    except (Refusal, ValueError, TypeError, LookupError) as fault:
        raise UnreadableFile("{thing} cannot be done again.", thing=what) from fault
    if _brings_back(edit):  # whole, as it was written down, unlike all other edits
        _refuse_unsound(state, what)
    return state


def _brings_back(edit: Edit) -> bool:
    if isinstance(edit, Batch):
        return any(_brings_back(one) for one in edit.edits)
    return isinstance(edit, (ReturnTheme, ReturnScorer, ReturnModel))


def _refuse_unsound(state: Assessment, what: str) -> None:
    try:
        refuse_unsound(state)
    except Refusal as refusal:
        raise UnreadableFile("{thing} is not sound: {fault}", thing=what, fault=refusal) from refusal


def read_versions(table: FoundTable | None, last: int, findings: FindingList) -> tuple[Version, ...]:
    """Return the versions by number; a row that is none is listed and left out.

    Parameters
    ----------
    last
        Sequence number of the last change.
    """
    found: dict[int, Version] = {}
    for row in table.rows if table else ():
        version = _version(row, last)
        if version is None or version.number in found:
            text = "This row is no version of this assessment; it was not read: {row}"
            findings.say(row.sheet, row.place("number"), text, row=row.shown)
        else:
            found[version.number] = version
    versions = tuple(found[number] for number in sorted(found))
    if any(one.sequence > other.sequence for one, other in pairwise(versions)):
        findings.say(table.sheet if table else "", "", "The versions are not in the order of their changes.")
    return versions


def _rows_by_sequence(table: FoundTable) -> dict[int, list[FoundRow]]:
    """Return the rows of each change, its parts in order."""
    parts: defaultdict[int, dict[int, FoundRow]] = defaultdict(dict)
    for row in table.rows:
        try:
            sequence, part = read_count(row.cell("sequence")), read_count(row.cell("part")) or 1
        except Refusal as refusal:
            raise _damaged_row(row) from refusal
        if sequence is None or part in parts[sequence]:
            raise _damaged_row(row)
        parts[sequence][part] = row
    return {sequence: [found[part] for part in sorted(found)] for sequence, found in parts.items()}


def _exact(rows: list[FoundRow], what: str) -> str:
    """Return the exact form that stands in one row or goes on over several."""
    try:
        count = read_count(rows[0].cell("parts")) or 1
    except Refusal as refusal:
        raise _damaged_row(rows[0]) from refusal
    if len(rows) != count or any(row.cell("exact").kind != "text" for row in rows):
        raise _damaged_row(rows[0])
    return join_cells([row.cell("exact").text for row in rows], what)


def _damaged_row(row: FoundRow) -> UnreadableFile:
    return UnreadableFile("Row {row} of the sheet {sheet} is damaged.", row=row.number, sheet=row.sheet)


def _version(row: FoundRow, last: int) -> Version | None:
    try:
        number, sequence = read_count(row.cell("number")), read_count(row.cell("sequence"))
    except Refusal:
        return None
    content, parents = row.text("content"), tuple(row.text("parents").split())
    if number is None or sequence is None or number < 1 or not 0 <= sequence <= last:
        return None
    if not all(_HASH.fullmatch(one) for one in (content, *parents)):
        return None
    texts = {key: _text(row, key) for key in ("name", "who", "when", "why", "tool")}
    return Version(number, sequence=sequence, content=content, parents=parents, **texts)


def _text(row: FoundRow, key: str) -> str:
    """Return a text of the history; what is no text says nothing."""
    try:
        return read_text(row.cell(key))
    except Refusal:
        return ""

"""The sheet Changes as the history it holds.

Here: the start, the changes and the versions in their exact form, replayed, and whether they are what
was saved. Rows may stand in any order.
Not here: what the sheets say in words (``history_difference``), and what becomes of a file whose
history is damaged (``reader``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import (
    Batch,
    DecideConflict,
    Edit,
    Reopen,
    RestoreContent,
    ReturnModel,
    ReturnScorer,
    ReturnTheme,
    SetSecondStage,
    SettleReview,
)
from smp_workbench.domain.text import clean_note
from smp_workbench.domain.version import Change, History, Version
from smp_workbench.errors import Refusal, UnreadableFile
from smp_workbench.storage.exact_form import content_hash, read_exact
from smp_workbench.storage.soundness import refuse_unsound
from smp_workbench.storage.workbook.cell_value import read_count
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.packing import join_cells
from smp_workbench.storage.workbook.step import Beginning, Step, steps_hash

_HASH: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FoundHistory:
    """A history as it was found.

    Attributes
    ----------
    state
        To which it leads.
    rows
        The rows of each change, its parts in order, by sequence number; 0 is the start's.
    inverses
        What takes each change back, the first change's first.
    milestones
        The states that the versions hold, by sequence number.
    digest
        Hash of all exact forms.
    """

    history: History
    state: Assessment
    rows: tuple[tuple[FoundRow, ...], ...]
    inverses: tuple[Edit, ...]
    milestones: Mapping[int, Assessment]
    digest: str


def read_history(table: FoundTable) -> FoundHistory:
    """Return the history of the sheet Changes and the state it leads to.

    Raises
    ------
    UnreadableFile
        If anything of it is missing, doubled, damaged, or cannot be done again.
    """
    rows = _rows_by_sequence(table)
    if not rows or sorted(rows) != list(range(len(rows))):
        raise UnreadableFile("Changes are missing from the sheet {sheet}.", sheet=table.sheet)
    exact = [_exact(rows[sequence], _name(sequence)) for sequence in range(len(rows))]
    beginning = _beginning(exact[0])
    state, versions = beginning.start, [*_versions(beginning, 0)]
    milestones = {0: state}
    changes, inverses = [], []
    for sequence, text in enumerate(exact[1:], start=1):
        step = read_exact(text, Step, _name(sequence))
        state, inverse = _done_again(state, step.edit, _name(sequence))
        changes.append(_change(sequence, step))
        inverses.append(inverse)
        if step.versions:
            versions += _versions(step, sequence)
            milestones[sequence] = state
    if changes:
        _refuse_unsound(state, "The state")
    _refuse_disorder(versions)
    history = History(beginning.start, tuple(changes), tuple(versions))
    in_order = tuple(tuple(rows[sequence]) for sequence in range(len(rows)))
    return FoundHistory(history, state, in_order, tuple(inverses), milestones, steps_hash(exact))


@lru_cache(maxsize=1)
def _beginning(exact: str) -> Beginning:
    """Return how a history began, kept because all copies of a workbook that come back began alike."""
    beginning = read_exact(exact, Beginning, _name(0))
    _refuse_unsound(beginning.start, _name(0))
    return beginning


def refuse_altered(found: FoundHistory, state_hash: str) -> None:
    """Stop at a history that does not lead to what it says it leads to.

    Asked only where the hash over the whole history is missing or differs.

    Parameters
    ----------
    state_hash
        As About has it; one that is none is left aside.

    Raises
    ------
    UnreadableFile
        If the present state, or that of a version, has another hash than was written down.
    """
    if _HASH.fullmatch(state_hash) and content_hash(found.state) != state_hash:
        raise UnreadableFile("The changes do not lead to the state that was saved.")
    for version in found.history.versions:
        if content_hash(found.milestones[version.sequence]) != version.content:
            raise UnreadableFile(
                "The changes do not lead to version {number} as it was saved.", number=version.number
            )


def _name(sequence: int) -> str:
    return f"Change {sequence}" if sequence else "The start"


def _done_again(state: Assessment, edit: Edit, what: str) -> tuple[Assessment, Edit]:
    """Return the state after an edit, which may come from anywhere and hold anything, and the inverse."""
    try:
        state, inverse = edit.apply(state)
    except (Refusal, ValueError, TypeError, LookupError) as fault:
        raise UnreadableFile("{thing} cannot be done again.", thing=what) from fault
    if _brings_back(edit):  # whole, as it was written down, unlike all other edits
        _refuse_unsound(state, what)
    return state, inverse


def _brings_back(edit: Edit) -> bool:
    if isinstance(edit, Batch):
        return any(_brings_back(one) for one in edit.edits)
    return isinstance(
        edit,
        (
            ReturnTheme,
            ReturnScorer,
            ReturnModel,
            RestoreContent,
            SetSecondStage,
            DecideConflict,
            SettleReview,
            Reopen,
        ),
    )


def _refuse_unsound(state: Assessment, what: str) -> None:
    try:
        refuse_unsound(state)
    except Refusal as refusal:
        raise UnreadableFile("{thing} is not sound: {fault}", thing=what, fault=refusal) from refusal


def _change(sequence: int, step: Step) -> Change:
    _refuse_strange_texts(_name(sequence), step.who, step.when)
    return Change(sequence, step.edit, step.who, step.when)


def _versions(step: Beginning | Step, sequence: int) -> tuple[Version, ...]:
    for version in step.versions:
        what = f"Version {version.number}"
        _refuse_strange_texts(what, version.name, version.who, version.when, version.why, version.tool)
        hashes = (version.content, *version.parents)
        if version.sequence != sequence or not all(_HASH.fullmatch(one) for one in hashes):
            raise UnreadableFile("{thing} is damaged.", thing=what)
    return step.versions


def _refuse_strange_texts(what: str, *texts: str) -> None:
    if any(_is_strange(text) for text in texts):
        raise UnreadableFile("{thing} has a text that cannot be kept.", thing=what)


@lru_cache(maxsize=256)
def _is_strange(text: str) -> bool:
    """Whether a text cannot be kept as it is; the same few names and moments stand beside every change."""
    try:
        return clean_note(text, "The text") != text
    except Refusal:
        return True


def _refuse_disorder(versions: list[Version]) -> None:
    numbers = [version.number for version in versions]
    if any(one >= other for one, other in pairwise([0, *numbers])):
        raise UnreadableFile("The versions are not in order.")


def sequence_of(row: FoundRow) -> int | None:
    """Return which change a row of Changes is of; None if it is of none.

    A row of ours that lost its number leaves a gap, so nothing is lost unnoticed.
    """
    try:
        return read_count(row.cell("sequence")) if row.cell("exact").text else None
    except Refusal:
        return None


def _rows_by_sequence(table: FoundTable) -> dict[int, list[FoundRow]]:
    """Return the rows of each change, its parts in order."""
    parts: defaultdict[int, dict[int, FoundRow]] = defaultdict(dict)
    for row in table.rows:
        sequence = sequence_of(row)
        if sequence is None:
            continue
        part = _count(row, "part")
        if part in parts[sequence]:
            raise _damaged_row(row)
        parts[sequence][part] = row
    return {sequence: [found[part] for part in sorted(found)] for sequence, found in parts.items()}


def _count(row: FoundRow, key: str) -> int:
    """Return which part a row is, or how many there are; 1 where one row is enough."""
    try:
        return read_count(row.cell(key)) or 1
    except Refusal as refusal:
        raise _damaged_row(row) from refusal


def _exact(rows: list[FoundRow], what: str) -> str:
    """Return the exact form that stands in one row or goes on over several."""
    if len(rows) != _count(rows[0], "parts") or any(row.cell("exact").kind != "text" for row in rows):
        raise _damaged_row(rows[0])
    return join_cells([row.cell("exact").text for row in rows], what)


def _damaged_row(row: FoundRow) -> UnreadableFile:
    return UnreadableFile("Row {row} of the sheet {sheet} is damaged.", row=row.number, sheet=row.sheet)

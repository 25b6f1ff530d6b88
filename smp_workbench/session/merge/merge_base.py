"""What a copy began from: the latest state that it and the receiving workbook have both been in.

Here: finding it by the history that both share, and by content hash where they share none.
Not here: what changed since (``claim``).
"""

from __future__ import annotations

from collections.abc import Iterator

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.exact_form import content_hash

Base = tuple[Assessment, int]
"""A state, and after how many changes of the receiving workbook it was."""


def find_base(ours: Workbook, copy: Workbook) -> Base | None:
    """Return what a copy began from, rebuilt from the receiving workbook's history; None if it is not known.

    A state in which this copy was brought back before is later than the one in which it went out, and
    is taken from its own history.
    """
    shared = ours.history.shared_with(copy.history)
    if shared is None:
        return _by_hash(ours, copy)
    if ours.assessment.brought:
        for sequence, state in reversed(tuple(states(copy.history))):
            if sequence > shared and content_hash(state) in ours.assessment.brought:
                return state, shared
    return ours.history.state_at(shared), shared


def state_of_hash(ours: Workbook, content: str, first: int | None = None) -> Base | None:
    """Return the state that has this content hash, rebuilt from the history; None if there was none such.

    The present state and versions are looked at first; any other state takes a hash each.

    Parameters
    ----------
    first
        After how many changes it is most likely to have been.
    """
    history = ours.history
    if first is not None and 0 <= first <= history.last_sequence:
        state = history.state_at(first)
        if content_hash(state) == content:
            return state, first
    if content_hash(ours.assessment) == content:
        return ours.assessment, history.last_sequence
    for version in reversed(history.versions):
        if version.content == content:
            return history.state_at(version.sequence), version.sequence
    for sequence, state in reversed(tuple(states(history))):
        if content_hash(state) == content:
            return state, sequence
    return None


def states(history: History) -> Iterator[tuple[int, Assessment]]:
    """Yield every state of a history with its sequence number, the start first."""
    state = history.start
    yield 0, state
    for change in history.changes:
        state, _ = change.edit.apply(state)
        yield change.sequence, state


def _by_hash(ours: Workbook, copy: Workbook) -> Base | None:
    """Return the latest state of a copy with a history of its own that the receiving workbook knows too."""
    hashes = [version.content for version in reversed(copy.history.versions)]
    for content in (*hashes, content_hash(copy.history.start)):
        if (found := state_of_hash(ours, content)) is not None:
            return found
    return None

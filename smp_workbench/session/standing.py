"""How the file of a workbook stands to what a journal gives.

Here: whether it is as it was, holds everything, or has moved on, and what bringing in its changes comes to.
Not here: journals (``recovery``), the rules of a merge (``session.merge``).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Refusal, UnreadableFile

if TYPE_CHECKING:
    from smp_workbench.session.merge.bring_in import BroughtIn
    from smp_workbench.storage.journal.reading import JournalRead
    from smp_workbench.storage.workbook.reader import ReadResult

Standing: TypeAlias = Literal["never saved", "as it was", "holds all", "moved on", "gone"]
"""How the workbook's file stands to the journal: there is none; it holds what the journal began from, or
some of what came after; it holds everything; it holds something else; it cannot be had."""


@dataclass(frozen=True, slots=True)
class FileNow:
    """A workbook's file beside a journal.

    Attributes
    ----------
    digest
        By which it may be saved into; None if it may not.
    workbook
        What it holds, where that is part of what the journal gives or all of it.
    brought
        What bringing in its changes comes to, where it has moved on and that can be done.
    """

    standing: Standing
    digest: str | None = None
    workbook: Workbook | None = None
    brought: BroughtIn | None = None


def file_now(read: JournalRead) -> FileNow:
    """Return how the file stands now; it is read only where its bytes are others."""
    base = read.head.base
    if not base.path:
        return FileNow("never saved")
    path = Path(base.path)
    try:
        if hashlib.sha256(path.read_bytes()).hexdigest() == base.digest:
            return FileNow("as it was", base.digest)
    except OSError:
        return FileNow("gone")
    return _compared(path, base.digest, read.workbook)


def goes_on(first: Workbook, second: Workbook) -> bool:
    """Return whether the second is the first with more changes and versions, or the same."""
    early, late = first.history, second.history
    return (
        early.start == late.start
        and early.changes == late.changes[: len(early.changes)]
        and early.versions == late.versions[: len(early.versions)]
    )


def _compared(path: Path, digest: str, workbook: Workbook) -> FileNow:
    """Return how a file that is not what the journal began from stands to what the journal gives.

    Its bytes may differ only because this very run saved it, or because a server wrote it anew.
    """
    from smp_workbench.storage.either_file import load_either  # only here, in the child process: slow to load

    try:
        there = load_either(path)
    except UnreadableFile:
        return FileNow("moved on")
    if workbook.sent is not None:
        return _card_now(there, workbook)
    if there.findings or not (goes_on(there.workbook, workbook) or goes_on(workbook, there.workbook)):
        from smp_workbench.session.merge.bring_in import brought_in

        try:
            brought = brought_in(workbook, path, there.workbook, there.findings, there.digest)
        except Refusal:  # another assessment lies there now
            return FileNow("moved on")
        # Saved by the old digest, so that a save looks again whether what is there was brought in.
        return FileNow("moved on", digest if brought.edit else there.digest, brought=brought)
    behind = goes_on(there.workbook, workbook) and not goes_on(workbook, there.workbook)
    return FileNow("as it was" if behind else "holds all", there.digest, there.workbook)


def _card_now(there: ReadResult, workbook: Workbook) -> FileNow:
    """Return how one scorer's copy stands to what the journal gives: its file holds a card and no changes.

    What somebody else has written into it is not brought in: both copies can be brought back.
    """
    if there.findings or there.workbook.sent is None or workbook.sent is None:
        return FileNow("moved on")
    if there.workbook.sent.key != workbook.sent.key:
        return FileNow("moved on")
    history, states = workbook.history, tuple(workbook.history.states())
    for state, place in zip(reversed(states), range(len(states) - 1, -1, -1), strict=True):
        if state.agreed == there.workbook.assessment.agreed:
            then = replace(history, changes=history.changes[:place])
            held = replace(workbook, assessment=state, history=then)
            return FileNow("holds all" if place == len(states) - 1 else "as it was", there.digest, held)
    return FileNow("moved on")

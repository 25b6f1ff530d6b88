"""A journal read back: what it stands for, and the assessment it gives.

Here: a summary that is quick to make, for a list of what was left behind; and rebuilding the workbook.
Not here: whose the journal is now (``place``), and whether its workbook's file has moved on
(``session.recovery``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from smp_workbench.domain.text import printable
from smp_workbench.domain.version import Change, Version, Workbook
from smp_workbench.errors import Refusal, UnreadableFile, WorkbenchError
from smp_workbench.storage.exact_form import read_exact
from smp_workbench.storage.journal.line import NOWHERE, Head, Lines, View, newer_tool, read_lines

_NOT_APPLIED: Final = (WorkbenchError, LookupError, ValueError, TypeError, ArithmeticError, AttributeError)
"""What applying an edit to the wrong state may end in; none of it may keep the program from starting."""

_BEGINNING: Final = ["head", "checkpoint"]
_SUM: Final = 8
_LONGEST_TOOL: Final = 60
_HEAD: Final = b" head {"
"""What follows on the first line's checksum of so many digits."""


@dataclass(frozen=True, slots=True)
class JournalRead:
    """What a journal gives.

    Attributes
    ----------
    workbook
        The checkpoint with everything after it that can be believed.
    torn
        Whether it ended in something that was being written when the program stopped, and that was
        never confirmed.
    damaged
        Number of the line from which on nothing can be believed, though it was confirmed once; 0 if
        there is none.
    view
        Where somebody was in the window last, as far as that is known.
    """

    head: Head
    workbook: Workbook
    torn: bool
    damaged: int
    view: View = NOWHERE

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that were nowhere else."""
        since = self.head.base.sequence
        return tuple(change for change in self.workbook.history.changes if change.sequence > since)

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions that were nowhere else."""
        return self.workbook.history.versions[self.head.base.versions :]


def read_journal(path: Path) -> JournalRead | None:
    """Return what a journal gives; None if it was never begun: it is empty, or stops before its checkpoint.

    Raises
    ------
    UnreadableFile
        If it is gone, its first two lines are not whole, or a newer program wrote it.
    """
    name = printable(path.name)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise UnreadableFile(
            "The journal “{name}” cannot be read: {reason}.",
            "Try again, or ask whoever looks after this computer.",
            name=name,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
    if (tool := newer_tool(data)) is not None:
        raise UnreadableFile(
            "The journal “{name}” was written by a newer program ({tool}).",
            "It is kept as it is: open it with the newest SMP Workbench.",
            name=name,
            tool=printable(tool, _LONGEST_TOOL),
        )
    if _never_begun(data):
        return None
    lines = read_lines(data)
    head, workbook = _read_beginning(lines, name)
    return _play(head, workbook, lines)


def lacks_beginning(path: Path) -> bool:
    """Return whether a journal was begun and has no whole beginning, so that nothing can be read from it.

    A checkpoint that is cut off looks alike whether the program stopped while it wrote it, or whether the
    disk lost what had been confirmed; so it is never taken for nothing.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return False
    second_ends = data.find(b"\n", data.find(b"\n") + 1)
    kinds = [kind for kind, _ in read_lines(data[: second_ends + 1]).found]
    return newer_tool(data) is None and not _never_begun(data) and kinds != _BEGINNING


def _never_begun(data: bytes) -> bool:
    """Return whether nothing but a head, or the first part of one, stands in a journal."""
    first, ended, rest = data.partition(b"\n")
    if ended:
        return not rest and [kind for kind, _ in read_lines(data).found] == ["head"]
    sum_, shape = first[:_SUM], first[_SUM : _SUM + len(_HEAD)]
    return not sum_.strip(b"0123456789abcdef") and _HEAD.startswith(shape)


def _read_beginning(lines: Lines, name: str) -> tuple[Head, Workbook]:
    kinds = [kind for kind, _ in lines.found[:2]]
    if kinds != _BEGINNING:
        raise UnreadableFile(
            "The journal “{name}” is damaged at its beginning, so that nothing can be read from it.",
            "It is kept. Open the workbook as it was last saved.",
            name=name,
        )
    head = read_exact(lines.found[0][1], Head, f"The journal “{name}”")
    return head, read_exact(lines.found[1][1], Workbook, f"The journal “{name}”")


def _play(head: Head, workbook: Workbook, lines: Lines) -> JournalRead:
    """Apply line after line, up to the first that does not follow from those before it."""
    state, history = workbook.assessment, workbook.history
    changes, versions, view = list(history.changes), list(history.versions), NOWHERE
    damaged = lines.damaged
    for number, (kind, text) in enumerate(lines.found[2:], start=3):
        try:
            if kind == "view":
                view = read_exact(text, View, f"Line {number}")
                continue
            if kind == "version":
                versions.append(read_exact(text, Version, f"Line {number}"))
                continue
            change = _read_change(text, number, changes[-1].sequence if changes else 0)
            state, _ = change.edit.apply(state)
            changes.append(change)
        except _NOT_APPLIED:
            damaged = number
            break
    whole = replace(history, changes=tuple(changes), versions=tuple(versions))
    played = replace(workbook, assessment=state, history=whole)
    return JournalRead(head, played, lines.torn, damaged, view)


def _read_change(text: str, number: int, last: int) -> Change:
    """Return the change on a line; refuse one that does not follow the last."""
    change = read_exact(text, Change, f"Line {number}")
    if change.sequence != last + 1:
        raise Refusal("Change {sequence} does not follow {last}.", sequence=change.sequence, last=last)
    return change

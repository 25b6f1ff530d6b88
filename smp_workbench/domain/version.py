"""How an assessment came to be: its changes, its versions, and the workbook that holds it all.

Here: frozen records of what happened, and rebuilding any earlier state from them.
Not here: making a version (``session``), its content hash (``storage.exact_form``), the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.sensitivity import UNLABELLED, Sensitivity
from smp_workbench.errors import WorkbenchError


@dataclass(frozen=True, slots=True)
class Change:
    """One edit as it was applied.

    Attributes
    ----------
    sequence
        1 for the first change of an assessment, then without gaps.
    who
        Name given in the settings, may be empty.
    when
        UTC, ISO 8601 to the second, such as ``2018-02-23T10:42:00Z``.
    """

    sequence: int
    edit: Edit
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A named, dated, immutable state.

    Attributes
    ----------
    number
        From 1, in this workbook.
    sequence
        The last change it holds; 0 if it is the state at the start.
    content
        Hash of its content, 64 hexadecimal digits.
    parents
        Content hashes of the versions it came from; empty for the first.
    """

    number: int
    name: str
    who: str
    when: str
    why: str
    tool: str
    sequence: int
    content: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """Everything that happened, from the first state on.

    Attributes
    ----------
    start
        The assessment before its first change.
    """

    start: Assessment
    changes: tuple[Change, ...] = ()
    versions: tuple[Version, ...] = ()

    def shared_with(self, other: History) -> int | None:
        """Return the sequence of the last change that both have; None if they begin differently."""
        if self.start != other.start:
            return None
        shared = 0
        for one, theirs in zip(self.changes, other.changes, strict=False):
            if one != theirs:
                break
            shared = one.sequence
        return shared

    @property
    def last_sequence(self) -> int:
        """Sequence number of the last change; 0 if there is none."""
        return self.changes[-1].sequence if self.changes else 0

    @property
    def latest(self) -> Version | None:
        """The latest version, or None."""
        return self.versions[-1] if self.versions else None

    def version(self, number: int) -> Version:
        """Return a version by number; 0 stands for the latest."""
        if number == 0 and self.versions:
            return self.versions[-1]
        for version in self.versions:
            if version.number == number:
                return version
        raise WorkbenchError(
            "There is no version {number}.", "Choose one from the list of versions.", number=number
        )

    def state_at(self, sequence: int) -> Assessment:
        """Return the assessment as it was after this change, rebuilt from the start."""
        state = self.start
        for change in self.changes:
            if change.sequence > sequence:
                break
            state, _ = change.edit.apply(state)
        return state

    def states(self) -> Iterator[Assessment]:
        """Yield the assessment as it was at the start and after each change."""
        state = self.start
        yield state
        for change in self.changes:
            state, _ = change.edit.apply(state)
            yield state

    def with_change(self, change: Change) -> History:
        """Return the history with one more change."""
        return replace(self, changes=(*self.changes, change))


@dataclass(frozen=True, slots=True)
class Workbook:
    """What one file holds: the assessment as it is, and how it came to be.

    Attributes
    ----------
    sensitivity
        Labels that Office put on the file, which the next file gets again.
    sent
        What one scorer was sent, where the file is such a copy and no workbook of everybody's. The agreed
        scores of ``assessment`` are then that scorer's own: see ``storage.my_scores.own_card``.
    """

    assessment: Assessment
    history: History
    sensitivity: Sensitivity = UNLABELLED
    sent: CardCopy | None = None

    @property
    def draft(self) -> bool:
        """Whether there are changes after the latest version."""
        latest = self.history.latest
        return latest is None or self.history.last_sequence > latest.sequence

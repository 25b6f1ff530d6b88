"""What a run of the program that did not end cleanly has left behind, and bringing it back.

Here: finding such journals, and rebuilding an assessment from one.
Not here: the journal itself (``storage.journal``), how its workbook's file stands to it (``standing``),
asking and telling (``gui.recovery_door``).

Bringing back overwrites nothing and removes nothing: a journal with something in it goes once a new one
holds all of it, or when a person says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smp_workbench import paths
from smp_workbench.domain.edit import Edit
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Sentence, UnreadableFile, WorkbenchError
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.session.standing import Standing, file_now, goes_on
from smp_workbench.storage.journal.line import NOWHERE, View
from smp_workbench.storage.journal.place import aside, hold_journal, left_journals
from smp_workbench.storage.journal.reading import JournalRead, lacks_beginning, read_journal

if TYPE_CHECKING:
    from smp_workbench.session.merge.bring_in import BroughtIn


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A journal that no running program holds.

    Attributes
    ----------
    journal
        Its file.
    title
        Of the assessment; may be empty.
    path
        The workbook of the assessment; None if it was never saved.
    changes, versions
        How many there are that were nowhere else.
    when
        Moment of the last of them: UTC, as the history writes it; empty if there is none.
    fault
        Why nothing can be brought back; None if it can.
    identity
        Of the assessment; empty where it cannot be read.
    """

    journal: Path
    title: str = ""
    path: Path | None = None
    changes: int = 0
    versions: int = 0
    when: str = ""
    fault: WorkbenchError | None = None
    identity: str = ""

    def is_of(self, path: Path) -> bool:
        """Return whether this is the file of the assessment's workbook, however its path is written."""
        return self.path is not None and paths.same_file(self.path, path)


@dataclass(frozen=True, slots=True)
class Step:
    """A change that was brought back, so that it can be undone: made, taken back, and its name."""

    edit: Edit
    inverse: Edit
    name: Sentence


@dataclass(frozen=True, slots=True)
class Recovered:
    """An assessment that was brought back.

    Attributes
    ----------
    workbook
        What the journal gives; what the file holds where that is all of it and perhaps more.
    standing
        How its workbook's file stands to it.
    path, digest
        The file it can be saved into, and the hash of that file's bytes now; None where it must be
        saved under another name.
    was_at
        The workbook it came from, whether or not it can be saved there; None if it was never saved.
    steps
        What can be undone, oldest first.
    new_versions
        How many versions were brought back.
    saved_sequence, saved_versions
        The last change, and the number of versions, that the file at ``path`` holds.
    whole
        Whether it holds all up to there.
    torn, damaged, view
        As in :class:`~smp_workbench.storage.journal.reading.JournalRead`.
    brought
        What bringing in the changes of a file that has moved on comes to; None if it has not, or holds
        nothing that can be brought in.
    """

    workbook: Workbook
    standing: Standing
    path: Path | None
    digest: str | None
    was_at: Path | None
    steps: tuple[Step, ...]
    new_versions: int
    saved_sequence: int
    saved_versions: int
    whole: bool
    torn: bool
    damaged: int
    brought: BroughtIn | None = None
    view: View = NOWHERE

    @property
    def when(self) -> str:
        """Moment of the last change: UTC, as the history writes it; empty without one."""
        changes = self.workbook.history.changes
        return changes[-1].when if self.steps and changes else ""


def left_behind(folder: Path | None = None) -> tuple[LeftBehind, ...]:
    """Return what runs that did not end cleanly have left, oldest first.

    It takes no time worth speaking of while nothing was left, and some tens of milliseconds for each
    journal. A journal that holds nothing of its own (the program was stopped before it was begun), or nothing
    that another does not hold too (it was stopped while that took its place), is cleared away.

    Parameters
    ----------
    folder
        Where journals lie; None for this computer's own.
    """
    found: list[LeftBehind] = []
    later: list[Workbook] = []
    for journal in reversed(tuple(left_journals(folder or paths.journals()))):
        try:
            read = read_journal(journal)
        except UnreadableFile as fault:
            found.append(LeftBehind(journal, fault=fault))
            continue
        if read is None or _needless(read, later):
            if (held := hold_journal(journal)) is not None:
                held.remove()
            continue
        later.append(read.workbook)
        found.append(_summary(journal, read))
    return tuple(reversed(found))


def put_damaged_aside(folder: Path | None = None) -> tuple[WorkbenchError, ...]:
    """Put journals away from which nothing can be read; return what is to be told of each.

    They are kept, under another name, so that they are told of once and not at every start.

    Parameters
    ----------
    folder
        Where journals lie; None for this computer's own.
    """
    told: list[WorkbenchError] = []
    for journal in left_journals(folder or paths.journals()):
        held = hold_journal(journal) if lacks_beginning(journal) else None
        if held is None:
            continue
        held.worth_keeping = True
        held.remove()
        told.append(damaged_journal(journal if journal.exists() else aside(journal)))
    return tuple(told)


def damaged_journal(kept: Path) -> WorkbenchError:
    """Return what is to be told of a journal from which nothing can be read, and that is kept there."""
    return UnreadableFile(
        "A journal from last time is damaged, and nothing can be read from it.",
        "It is kept as “{kept}”. Open the workbook as it was last saved.",
        kept=kept,
    )


def _needless(read: JournalRead, later: Sequence[Workbook]) -> bool:
    """Return whether nothing is lost with a journal: it has nothing of its own, or a later one has it all."""
    if read.damaged:
        return False
    own = read.changes or read.versions or not read.head.base.whole
    return not own or any(goes_on(read.workbook, other) for other in later)


def _summary(journal: Path, read: JournalRead) -> LeftBehind:
    moments = [read.head.when, *(change.when for change in read.changes), *(v.when for v in read.versions)]
    return LeftBehind(
        journal,
        read.workbook.assessment.title,
        Path(read.head.base.path) if read.head.base.path else None,
        len(read.changes),
        len(read.versions),
        max(moments),
        identity=read.workbook.assessment.identity,
    )


def recover(journal: Path) -> Recovered:
    """Return the assessment of a journal that was left behind.

    It reads the workbook's file where that has changed, which may take as long as opening it.

    Raises
    ------
    UnreadableFile
        If the journal cannot be read; it stays where it is.
    ModelFault
        If its scoring model does not work in this program; it stays too.
    """
    read = read_journal(journal)
    if read is None:
        raise UnreadableFile(
            "The journal “{name}” holds nothing that was confirmed.",
            "Open the workbook as it was last saved.",
            name=journal.name,
        )
    compile_model(read.workbook.assessment.model)
    now, base = file_now(read), read.head.base
    file = now.workbook
    known = file.history.last_sequence if file is not None else base.sequence
    versions = len(file.history.versions) if file is not None else base.versions
    was_at = Path(base.path) if base.path else None
    return Recovered(
        workbook=file if file is not None and now.standing == "holds all" else read.workbook,
        standing=now.standing,
        path=was_at if now.digest is not None else None,
        digest=now.digest,
        was_at=was_at,
        steps=_steps(read.workbook, known),
        new_versions=max(0, len(read.workbook.history.versions) - versions),
        saved_sequence=known,
        saved_versions=versions,
        whole=base.whole or file is not None,
        torn=read.torn,
        damaged=read.damaged,
        brought=now.brought,
        view=read.view,
    )


def _steps(workbook: Workbook, since: int) -> tuple[Step, ...]:
    """Return the changes after this sequence number with what takes each of them back."""
    state, steps = workbook.history.state_at(since), []
    for change in workbook.history.changes:
        if change.sequence > since:
            name = change.edit.describe(state)
            state, inverse = change.edit.apply(state)
            steps.append(Step(change.edit, inverse, name))
    return tuple(steps)

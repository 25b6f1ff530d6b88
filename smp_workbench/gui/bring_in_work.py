"""The work with what somebody else has saved in the open workbook, which goes to the child process.

Here: reading it, telling what was changed, and the one step that brings it in.
Not here: the rules (``session.merge``), what is asked (``other_file_door``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smp_workbench.domain.edit import Edit
from smp_workbench.domain.version import Version, Workbook
from smp_workbench.errors import Sentence

if TYPE_CHECKING:
    from smp_workbench.storage.workbook.reader import ReadResult


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What bringing a file's changes in comes to.

    Attributes
    ----------
    edit
        The one step; None if the workbook has everything already.
    digest
        SHA-256 of the file's bytes: it may be replaced once the step is made.
    taken
        How many values and notes were taken by themselves.
    conflicts, reviews
        How many are for a person to decide, or to look at, that were not before.
    versions
        Those that only the file has. They stay in its copy among the earlier states.
    """

    edit: Edit | None
    digest: str
    taken: int
    conflicts: int
    reviews: int
    versions: tuple[Version, ...] = ()


def bring_in(workbook: Workbook, path: Path) -> BroughtIn:
    """Return what bringing in what a file holds would do; raises ``WorkbenchError`` if it cannot be read."""
    from smp_workbench.storage.saving import load

    return brought_in(workbook, path, load(path))


def brought_in(workbook: Workbook, path: Path, there: ReadResult) -> BroughtIn:
    """Return the same of a file that was read; raises ``Refusal`` if it holds another assessment."""
    from smp_workbench.session.merge.bring_back import bring_back
    from smp_workbench.session.merge.copy_read import CopyRead, copy_names

    ours, theirs = workbook.assessment, there.workbook
    result = bring_back(workbook, [CopyRead(copy_names([path])[0], theirs, there.findings)])
    merged = result.merged
    known = {conflict.key for conflict in ours.conflicts}
    return BroughtIn(
        result.edit,
        there.digest,
        len(merged.applied) + merged.notes,
        sum(conflict.key not in known for conflict in merged.state.conflicts),
        sum(review not in ours.reviews for review in merged.state.reviews),
        tuple(one for one in theirs.history.versions if one not in workbook.history.versions),
    )


def changed_there(workbook: Workbook, path: Path) -> tuple[Sentence, ...]:
    """Return what somebody else has changed in a file since a workbook was opened from it.

    Where that is not known, what differs.
    """
    from smp_workbench.session.difference import difference
    from smp_workbench.session.merge.merge_base import find_base
    from smp_workbench.storage.saving import load

    theirs = load(path).workbook
    base = find_base(workbook, theirs)
    before = base[0] if base else workbook.assessment
    return tuple(one.sentence for one in difference(before, theirs.assessment))

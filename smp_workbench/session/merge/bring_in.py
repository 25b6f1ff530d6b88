"""What one file holds besides, brought into the workbook it belongs to: as another has saved it meanwhile.

Here: the one step, and what is to be told of it. Not here: the rules (``engine``), reading files
(``storage``), asking and showing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from smp_workbench.domain.edit import Edit
from smp_workbench.domain.version import Version, Workbook
from smp_workbench.session.merge.bring_back import bring_back
from smp_workbench.session.merge.copy_read import CopyRead, copy_names
from smp_workbench.storage.workbook.finding import Finding


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


def brought_in(
    workbook: Workbook, path: Path, theirs: Workbook, findings: tuple[Finding, ...], digest: str
) -> BroughtIn:
    """Return what bringing in a file that was read would do; nothing is changed yet.

    Parameters
    ----------
    path
        Of the file, by whose name it is called.
    theirs, findings, digest
        What it holds.

    Raises
    ------
    Refusal
        If it holds another assessment.
    """
    ours = workbook.assessment
    result = bring_back(workbook, [CopyRead(copy_names([path])[0], theirs, findings)])
    merged = result.merged
    known = {conflict.key for conflict in ours.conflicts}
    return BroughtIn(
        result.edit,
        digest,
        len(merged.applied) + merged.notes,
        sum(conflict.key not in known for conflict in merged.state.conflicts),
        sum(review not in ours.reviews for review in merged.state.reviews),
        tuple(one for one in theirs.history.versions if one not in workbook.history.versions),
    )

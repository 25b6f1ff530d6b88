"""The work with what somebody else has saved in the open workbook, which goes to the child process.

Here: reading it, telling what was changed, and the one step that brings it in.
Not here: the rules (``session.merge``), what is asked (``other_file_door``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Sentence

if TYPE_CHECKING:
    from smp_workbench.session.merge.bring_in import BroughtIn


def bring_in(workbook: Workbook, path: Path) -> BroughtIn:
    """Return what bringing in what a file holds would do; raises ``WorkbenchError`` if it cannot be read."""
    from smp_workbench.session.merge.bring_in import brought_in
    from smp_workbench.storage.saving import load

    there = load(path)
    return brought_in(workbook, path, there.workbook, there.findings, there.digest)


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

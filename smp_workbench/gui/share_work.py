"""The work of sharing that goes to the child process.

Here: top-level functions, and answers that the window can take without loading a workbook library.
Not here: how it is done (``session.sharing_check``, ``session.publication``, ``storage.sharing``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from smp_workbench.domain.version import Workbook
from smp_workbench.session.publication import Terms
from smp_workbench.session.sharing_check import Listed


@dataclass(frozen=True, slots=True)
class Shared:
    """A file and what others see in it.

    Attributes
    ----------
    name
        Of the file.
    path
        Where a copy was written; None where only the assessment in the window was looked at.
    """

    name: str
    path: Path | None
    listed: tuple[Listed, ...]


def check_workbook(workbook: Workbook, name: str) -> Shared:
    """List what others would see in the workbook that a save would write."""
    from smp_workbench.session.sharing_check import check_before_sharing
    from smp_workbench.storage.sharing.listing import list_contents
    from smp_workbench.storage.workbook.writer import workbook_bytes

    listing = list_contents(workbook_bytes(workbook), name)
    return Shared(name, None, check_before_sharing(listing, workbook))


def write_publication(workbook: Workbook, terms: Terms, path: Path) -> Shared:
    """Write a publication copy to a new file and list what others see in it.

    Raises
    ------
    WorkbenchError
        If it cannot be made or written.
    """
    from smp_workbench.session.publication import left_out, publication_copy
    from smp_workbench.session.session import utc_now
    from smp_workbench.session.sharing_check import check_before_sharing, still_listed
    from smp_workbench.storage.sharing.publishing import publish

    copy = publication_copy(workbook, terms, utc_now())
    proof = publish(copy, left_out(workbook, terms), path)
    listed = (*still_listed(proof.still), *check_before_sharing(proof.listing, copy))
    return Shared(path.name, path, listed)

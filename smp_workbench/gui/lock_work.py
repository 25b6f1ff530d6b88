"""The work with locks and with other copies in a workbook's folder that goes to the child process.

Here: top-level functions. Not here: how it is done (``storage.lock_file``, ``session.sibling``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from smp_workbench.domain.version import Workbook

if TYPE_CHECKING:
    from smp_workbench.session.sibling import Sibling
    from smp_workbench.storage.lock_file import Lock


def take_lock(path: Path, mine: Lock, instead_of: str | None) -> tuple[Lock | None, bool]:
    """Put a lock beside a workbook; see :func:`smp_workbench.storage.lock_file.take_lock`.

    Returns
    -------
    tuple
        The lock that is there afterwards, and whether it took the place of one that was left behind.
    """
    from smp_workbench.storage import lock_file

    before = lock_file.read_lock(path)
    taken = lock_file.take_lock(path, mine, instead_of)
    return taken, before is not None and before.left and taken == mine


def release_lock(path: Path, mine: Lock) -> None:
    """Take a lock away."""
    from smp_workbench.storage import lock_file

    lock_file.release_lock(path, mine)


def find_siblings(workbook: Workbook, path: Path) -> tuple[Sibling, ...]:
    """Return other copies of a workbook beside it; see :func:`smp_workbench.session.sibling.siblings`."""
    from smp_workbench.session.sibling import siblings

    return siblings(workbook, path)

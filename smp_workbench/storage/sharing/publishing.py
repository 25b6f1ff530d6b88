"""Writing a publication copy: built, looked through, and only then put on the disk.

Here: ``publish``, which may run in the child process. Not here: what the copy holds
(``session.publication``) and what is looked for in it (``proof``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from smp_workbench.domain.version import Workbook
from smp_workbench.storage.saving import write_new_file
from smp_workbench.storage.sharing.proof import Proof, prove
from smp_workbench.storage.workbook.writer import workbook_bytes


def publish(copy: Workbook, gone: Sequence[str], path: Path) -> Proof:
    """Write a publication copy to a file that is not there yet, and return what it shows.

    Unlike a save it is not kept in the vault: it is made to be given away, and can be made again.

    Parameters
    ----------
    copy
        Of ``session.publication``.
    gone
        Texts that it must not hold.

    Raises
    ------
    SaveFailed
        If there is a file of that name, a step fails, or the copy holds what it should not.
    """
    data = workbook_bytes(copy)
    proof = prove(data, path.name, copy, gone)
    write_new_file(path, data)
    return proof

"""What keeps the journal from the disk, in sentences.

Here: what each failure means and what to do, told from what the system said.
Not here: trying again (``journal``).
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from smp_workbench.errors import WorkbenchError

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOLCK, errno.EOPNOTSUPP,
     errno.ENOSYS, errno.EINVAL}
)  # fmt: skip
"""What systems say where files cannot be made, or cannot be held."""


class JournalTrouble(WorkbenchError):
    """Edits are in the window but not yet on this computer's disk; the journal keeps trying."""


class NoJournal(JournalTrouble):
    """No journal can be kept on this computer at all; the program works without, and says so once."""


def explained(fault: Exception, folder: Path, *, begun: bool) -> JournalTrouble:
    """Return what a person can understand and do about a journal that could not be written.

    Parameters
    ----------
    fault
        What the system said, or a fault in the program.
    begun
        Whether the journal could be written before.
    """
    if not isinstance(fault, OSError):
        return JournalTrouble(
            "A fault in the program has stopped the journal: your scores are only in this window.",
            "Save the workbook now, and start the program again.",
        )
    if fault.errno in _FULL:
        return JournalTrouble(
            "The disk is full: your scores are in this window, but not yet on this computer’s disk.",
            "Go on scoring, and make space or save the workbook to another disk. The program keeps trying.",
        )
    if fault.errno in _FORBIDDEN and not begun:
        return NoJournal(
            "This computer lets the program keep no journal in “{folder}”: "
            "if it stopped, what is not saved would be lost.",
            "Save often, or ask for the right to write there.",
            folder=folder,
        )
    return JournalTrouble(
        "Your scores are in this window, but not yet on this computer’s disk, which reported “{reason}”.",
        "Go on scoring, and save the workbook to another disk. The program keeps trying.",
        reason=fault.strerror or type(fault).__name__,
    )

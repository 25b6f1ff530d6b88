"""The content of a file that a person has named.

Here: reading it whole, and saying in a sentence why it cannot be had.
Not here: what is in it (``saving``, ``model_file``, ``score_csv``) and writing (``atomic_file``).
"""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from smp_workbench.domain.text import printable
from smp_workbench.errors import UnreadableFile

_MISSING = ("“{name}” is not there.", "Look for it in “{folder}”, or connect its drive.")
_FORBIDDEN = (
    "“{name}” cannot be opened: the system does not allow it.",
    "Close it in other programs, or ask for the right to read “{folder}”.",
)
_MEANINGS = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EISDIR: ("“{name}” is a folder.", "Choose a file in it."),
    errno.ENAMETOOLONG: ("“{name}” is too long to be the name of a file.", "Check the name."),
}
"""What the system's numbers mean to a person, and what to do."""


def content_of(path: Path, most: int) -> bytes:
    """Return the bytes of a file, ``most + 1`` of them at most: one more tells that it is too large.

    Raises
    ------
    UnreadableFile
        If it is not there, may not be read, or is no file but a folder, a pipe or a device (which
        might never end).
    """
    try:
        _refuse_endless(path)
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as fault:
        raise _unavailable(fault, path) from fault
    except ValueError as fault:  # a name with a character that no name can have
        raise _unavailable(FileNotFoundError(errno.ENOENT, str(fault)), path) from fault


def folder_name(path: Path) -> str:
    """Return the folder of a file as a sentence names it: in full, also for a file in the present one."""
    try:
        return str(path.absolute().parent)
    except OSError:  # the present folder was taken away
        return str(path.parent)


def _refuse_endless(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(mode):
        raise UnreadableFile(
            "“{name}” is a pipe or a device, not a file.",
            "Save what it gives in a file first, and name that.",
            name=_shown(path),
        )


def _unavailable(fault: OSError, path: Path) -> UnreadableFile:
    what, remedy = _MEANINGS.get(
        fault.errno or 0, ("“{name}” cannot be read: {reason}.", "Try again, or copy it to this computer.")
    )
    return UnreadableFile(
        what,
        remedy,
        name=_shown(path),
        folder=folder_name(path),
        reason=fault.strerror or type(fault).__name__,
    )


def _shown(path: Path) -> str:
    return printable(path.name or str(path), longest=100)

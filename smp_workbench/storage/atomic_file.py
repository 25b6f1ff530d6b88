"""Putting bytes in a file so that at every instant the old file or the new one is there, whole.

Here: the temporary file in the same folder, flushed to the disk and read back; the replacing, tried
again while a virus scanner or a sync client holds the file; and what each failure means in a
sentence. A kill at any moment leaves at most a temporary file, which the next save of the same
file clears away.
Not here: what the bytes are and whether the file may be replaced (``saving``).
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, Literal, TypeAlias, TypeVar

from smp_workbench.domain.text import printable
from smp_workbench.errors import SaveFailed
from smp_workbench.storage.named_file import folder_name

TEMPORARY_ENDING: Final = ".smp-unfinished"
"""How the name of every temporary file ends, so that people and programs know what it is."""

_PAUSES: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries to replace the file: virus scanners and sync clients hold it for a moment."""

_STALE_SECONDS: Final = 3600
"""Older than any save that is still running."""

_BUSY: Final = frozenset({errno.EBUSY, errno.ETXTBSY, errno.EAGAIN})
_SHARING_VIOLATIONS: Final = frozenset({32, 33})  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION

_UNKNOWN_THERE: Final = frozenset(
    {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.EACCES, errno.EPERM}
)
"""What network file systems say that cannot flush a folder."""

_UNHURT: Final = "Nothing was changed on the disk. "

_MEANINGS: Final = (
    (
        frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG}),
        "“{name}” could not be saved: there is no space left in “{folder}”.",
        _UNHURT + "Make space and try again, or save a copy to another disk.",
    ),
    (
        _BUSY,
        "“{name}” could not be saved: another program holds it open.",
        _UNHURT + "Close it there (Excel, a preview, a backup) and try again, or save a copy.",
    ),
    (
        frozenset({errno.EROFS}),
        "“{name}” could not be saved: it, or the disk it is on, can only be read.",
        _UNHURT + "Save a copy to another place.",
    ),
    (
        frozenset({errno.EACCES, errno.EPERM}),
        "“{name}” could not be saved: the system does not allow it in “{folder}”.",
        _UNHURT + "Try again in a moment, or save a copy to a folder of your own.",
    ),
    (
        frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.ENODEV, errno.ENXIO}),
        "“{name}” could not be saved: the folder “{folder}” is not there.",
        "Connect the drive or network it is on and try again, or save a copy to another place.",
    ),
    (
        frozenset({errno.ENAMETOOLONG}),
        "“{name}” could not be saved: the name is too long.",
        "Save a copy under a shorter name.",
    ),
)
"""What the system's numbers mean to a person, and what to do."""


SaveStep: TypeAlias = Literal[
    "looking", "building", "reading back", "keeping", "writing", "replacing", "waiting", "confirming"
]
"""What a save is doing, for whoever waits for it; ``waiting`` while another program holds the file."""

Result = TypeVar("Result")


def unheard(step: SaveStep) -> None:
    """Tell nobody."""


def write_atomically(
    path: Path,
    data: bytes,
    check: Callable[[], None] = lambda: None,
    tell: Callable[[SaveStep], None] = unheard,
) -> None:
    """Make ``path`` a file with exactly these bytes, or leave everything as it was.

    Parameters
    ----------
    path
        Where the file is or shall be; its folder must exist. A link is followed, and the file it
        leads to is replaced. The permissions of a file that is there are kept, and its owner and
        group as far as the system allows.
    data
        The whole content.
    check
        Called at the last moment before the replacing; what it raises stops the save.
    tell
        Called with each step as it begins.

    Raises
    ------
    SaveFailed
        If any step fails. The file is as it was and no temporary file is left; only if the file
        was replaced and then could not be made sure of or read back does the sentence say so.
    """
    target = Path(os.path.realpath(path))
    try:
        present = _present(target)
        with _temporary(target) as temporary:
            tell("writing")
            _write_through(temporary, data, present)
            _compare(temporary, data)
            check()
            tell("replacing")
            _patiently(partial(os.replace, temporary, target), tell)
    except OSError as fault:
        raise explained(fault, path) from fault
    tell("confirming")
    _make_sure(target.parent, path)
    _confirm(target, data, path, tell)
    _clear_stale(target)


def _present(target: Path) -> os.stat_result | None:
    """Return what is known of the file that is there; None if there is none yet.

    It stops at a file marked read-only: POSIX would let it be replaced without a word.
    """
    try:
        present = target.stat()
    except FileNotFoundError:
        return None
    if not present.st_mode & 0o222:
        raise OSError(errno.EROFS, "read-only", str(target))
    return present


@contextlib.contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """Yield a name beside the target that nobody uses, and leave no file under it."""
    # Name and ending must fit in the 255 bytes of a name together, whatever the script.
    stem = target.name.encode()[:180].decode(errors="ignore")
    temporary = target.with_name(f".{stem}.{secrets.token_hex(4)}{TEMPORARY_ENDING}")
    try:
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write_through(temporary: Path, data: bytes, present: os.stat_result | None) -> None:
    """Write the bytes and have them on the disk, not only in the system's memory."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(temporary, flags, 0o666), "wb") as file:  # noqa: PTH123 - Path cannot open exclusively
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if present is not None:
        _keep_owner(temporary, present)
        temporary.chmod(stat.S_IMODE(present.st_mode))


def _keep_owner(temporary: Path, present: os.stat_result) -> None:
    """Give the new file the group and the owner of the old one; where that is not allowed, go on."""
    if sys.platform != "win32":
        for owner, group in ((-1, present.st_gid), (present.st_uid, -1)):
            with contextlib.suppress(OSError):
                os.chown(temporary, owner, group)


def _compare(temporary: Path, data: bytes) -> None:
    """Stop, while the old file is still there, if the disk does not give back what it was given."""
    if temporary.read_bytes() != data:
        raise OSError(errno.EIO, "what was read back is not what was written", str(temporary))


def _make_sure(folder: Path, path: Path) -> None:
    """Have the new name on the disk; by now the new file has taken the old one's place."""
    try:
        sync_folder(folder)
    except OSError as fault:
        raise _doubtful(fault, path) from fault


def _confirm(target: Path, data: bytes, path: Path, tell: Callable[[SaveStep], None]) -> None:
    """Say saved only of what is under the name itself; by now the new file has taken its place."""
    try:
        found = _patiently(target.read_bytes, tell)
    except OSError as fault:
        raise _doubtful(fault, path) from fault
    if found != data:
        raise SaveFailed(
            "“{name}” was replaced, but what is there now is not what was saved.",
            "Another program may have changed it at the same moment: save a copy, then open both.",
            name=path.name,
        )


def _doubtful(fault: OSError, path: Path) -> SaveFailed:
    """Return what is said where the new file is there, but the disk does not confirm it."""
    return SaveFailed(
        "“{name}” was written, but the disk or the network does not confirm it ({reason}).",
        "Try again, or save a copy to another place.",
        name=printable(path.name, longest=100),
        reason=fault.strerror or type(fault).__name__,
    )


def _patiently(step: Callable[[], Result], tell: Callable[[SaveStep], None]) -> Result:
    """Return what the step returns, trying again while somebody else holds the file."""
    for pause in _PAUSES:
        try:
            return step()
        except OSError as fault:
            if not (isinstance(fault, PermissionError) or fault.errno in _BUSY):
                raise
            tell("waiting")
            time.sleep(pause)
    return step()


def sync_folder(folder: Path) -> None:
    """Have the new name on the disk too, where a folder can be opened for that (not on Windows).

    Raises
    ------
    OSError
        If the disk refuses. A file system that knows no such thing refuses nothing.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in _UNKNOWN_THERE:
            raise
    finally:
        os.close(handle)


def _clear_stale(target: Path) -> None:
    """Remove what saves of this file left behind that were killed.

    Ages are told by the file just written, so that the clock of a file server does not matter.
    """
    with contextlib.suppress(OSError):
        now = target.stat().st_mtime
        for left in target.parent.glob(f".*{TEMPORARY_ENDING}"):
            ours = left.name.startswith(f".{target.name}.")
            if ours and now - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink(missing_ok=True)


def explained(fault: OSError, path: Path) -> SaveFailed:
    """Return what a person can understand and do about a file that could not be written.

    Parameters
    ----------
    fault
        What the system said; only its number counts if that is known.
    path
        The file that was to be written.
    """
    number = errno.EBUSY if getattr(fault, "winerror", None) in _SHARING_VIOLATIONS else fault.errno
    if number == errno.ENOENT and Path(os.path.realpath(path)).parent.is_dir():
        number = errno.EACCES  # the folder is there, but is none that files are put in, such as /proc
    name = printable(path.name, longest=100)
    for numbers, what, remedy in _MEANINGS:
        if number in numbers:
            return SaveFailed(what, remedy, name=name, folder=folder_name(path))
    return SaveFailed(
        "“{name}” could not be saved: the disk or the network reported “{reason}”.",
        _UNHURT + "Try again, or save a copy to another place.",
        name=name,
        reason=fault.strerror or type(fault).__name__,
    )

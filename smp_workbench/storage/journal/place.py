"""Journals as files, and holding one so that no other process takes it for left behind.

Here: the lock, creating and appending so that what was confirmed stays whole, removing.
Not here: the folder (``paths``), what is written (``line``) and when (``journal``).

The lock is the system's own and goes with the process, however it ends. A process number in the file
would be a guess: numbers are used again.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from smp_workbench.storage.atomic_file import sync_folder

ENDING: Final = ".journal"
_DAMAGED: Final = ".damaged"

if sys.platform == "win32":
    import msvcrt

    # Locks on Windows keep others from reading what is locked: this byte is beyond every journal's end.
    _FAR = 0x7FFF_FFFF

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class HeldJournal:
    """A journal file that this process holds.

    Parameters
    ----------
    path
        The file.
    handle
        Open for reading and writing, and locked.
    length
        Bytes of it that are on the disk for certain.

    Attributes
    ----------
    worth_keeping
        Whether it is put aside where it would be removed, since it holds what could not be read.
    """

    def __init__(self, path: Path, handle: int, length: int) -> None:
        self.path = path
        self.worth_keeping = False
        self._handle = handle
        self._length = length

    def append(self, data: bytes) -> None:
        """Have these bytes on the disk after those that are there, not only in the system's memory.

        Raises
        ------
        OSError
            If that fails. What was there before is whole, and the next call writes in the same place.
        """
        try:
            os.lseek(self._handle, self._length, os.SEEK_SET)
            left = memoryview(data)
            while left:
                left = left[os.write(self._handle, left) :]
            os.fsync(self._handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, self._length)
            raise
        self._length += len(data)

    def release(self) -> None:
        """Leave the file to whoever wants it."""
        with contextlib.suppress(OSError):
            os.close(self._handle)

    def remove(self) -> None:
        """Take the file away; one that cannot be removed is recognised at the next start as not needed."""
        if sys.platform == "win32":  # no file that is open can be moved or removed there
            self.release()
        with contextlib.suppress(OSError):
            if self.worth_keeping:
                self.path.replace(aside(self.path))
            else:
                self.path.unlink()
        if sys.platform != "win32":  # held to the end, so that nobody takes it in between
            self.release()


def aside(path: Path) -> Path:
    """Return where a journal is put that is offered no more, but holds what could not be read."""
    return path.with_suffix(_DAMAGED)


def create_journal(folder: Path, data: bytes) -> HeldJournal:
    """Return a new journal that holds these bytes on the disk.

    Raises
    ------
    OSError
        If it cannot be created, held or written; there is no file then. A folder where files cannot be
        held is one of those: a journal that looks left behind while it is written would do harm.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}{ENDING}"
    path = folder / name
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    held = HeldJournal(path, handle, 0)
    try:
        _lock(handle)
        _refuse_taken(handle, path)
        held.append(data)
        sync_folder(folder)
    except OSError:
        held.remove()
        raise
    return held


def hold_journal(path: Path) -> HeldJournal | None:
    """Return a journal that its process has left; None if it is gone, or is somebody's."""
    flags = os.O_RDWR | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except OSError:
        return None
    try:
        _lock(handle)
        _refuse_taken(handle, path)
        return HeldJournal(path, handle, os.fstat(handle).st_size)
    except OSError:
        os.close(handle)
        return None


def left_journals(folder: Path) -> Iterator[Path]:
    """Yield the journals that no process holds, oldest first; nothing if the folder cannot be read."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith(ENDING))
    except OSError:
        return
    for name in names:
        held = hold_journal(folder / name)
        if held is not None:
            held.release()
            yield held.path


def _refuse_taken(handle: int, path: Path) -> None:
    """Stop where somebody removed the file before it was locked: writing would go nowhere."""
    if not os.path.samestat(os.fstat(handle), path.stat()):
        raise FileNotFoundError(errno.ENOENT, "removed before it was held", str(path))

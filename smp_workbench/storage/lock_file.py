"""The lock beside a workbook: a small file that says who has it open, on which computer and since when.

Here: writing it, reading it, and taking it away again. It is advice only: nothing relies on it, and where a
folder cannot be written there is none. What protects scores is the look at the content before each save
(``present_file``).
Not here: what is asked about another's lock (``gui.lock_door``).
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import secrets
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

ENDING: Final = ".smp-open"
"""How the name of every lock ends, so that people and programs know what it is."""

_LARGEST: Final = 4096
"""Bytes of a lock at most; more is none of ours."""
_LONGEST: Final = 200
_OLD_SECONDS: Final = 12 * 3600
"""Nobody keeps a workbook open for longer than a working day."""


@dataclass(frozen=True, slots=True)
class Lock:
    """What a lock says.

    Attributes
    ----------
    host, user
        The computer, and who is logged in there.
    who
        The name or agency in the settings of the program; may be empty.
    when
        Since when: UTC, as the history writes it; empty where that cannot be told.
    process
        Number of the program's process on that computer.
    token
        Tells this lock from every other.
    """

    host: str = ""
    user: str = ""
    who: str = ""
    when: str = ""
    process: int = 0
    token: str = ""

    @property
    def name(self) -> str:
        """Who has the workbook open, as far as that is known."""
        return self.who or self.user

    @property
    def here(self) -> bool:
        """Whether it is of the same person on this computer, so that there is another window."""
        return self.host == platform.node() and self.user == _user()

    @property
    def left(self) -> bool:
        """Whether it was left by a program on this computer that has ended since."""
        return self.host == platform.node() and self.process > 0 and not _runs(self.process)

    @property
    def old(self) -> bool:
        """Whether it is older than anybody keeps a workbook open."""
        try:
            since = datetime.strptime(self.when, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except ValueError:
            return True
        return (datetime.now(UTC) - since).total_seconds() > _OLD_SECONDS


def lock_path(workbook: Path) -> Path:
    """Return where the lock of a workbook lies."""
    name = workbook.name.encode()[:200].decode(errors="ignore")
    return workbook.with_name(f".{name}{ENDING}")


def own_lock(who: str, process: int) -> Lock:
    """Return a new lock of this computer.

    Parameters
    ----------
    who
        The name or agency in the settings.
    process
        Of the window, which may have others do its work.
    """
    when = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return Lock(platform.node(), _user(), who, when, process, secrets.token_hex(8))


def read_lock(workbook: Path) -> Lock | None:
    """Return the lock of a workbook; None if there is none, or it cannot be read."""
    try:
        with lock_path(workbook).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError):
        return None
    return _lock_of(data) if len(data) <= _LARGEST else Lock()


def other_lock(workbook: Path, process: int) -> Lock | None:
    """Return the lock of a workbook that somebody else may have open; None if this process has, or nobody."""
    lock = read_lock(workbook)
    if lock is None or lock.left or (lock.host == platform.node() and lock.process == process):
        return None
    return lock


def take_lock(workbook: Path, mine: Lock, instead_of: str | None = None) -> Lock | None:
    """Put a lock beside a workbook, unless there is another's.

    Parameters
    ----------
    instead_of
        Token of the lock that a person has decided to take over; None if of none.

    Returns
    -------
    Lock or None
        The one that is there afterwards; None where none can be.
    """
    path, there = lock_path(workbook), read_lock(workbook)
    if there is not None:
        ours = there.host == mine.host and there.process == mine.process
        if not (ours or there.left or there.token == instead_of):
            return there
        with contextlib.suppress(OSError):
            path.unlink()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with open(handle, "wb") as file:  # noqa: PTH123 - Path cannot open exclusively
            file.write(json.dumps(asdict(mine)).encode())
    except (OSError, ValueError):
        return read_lock(workbook)
    return mine


def release_lock(workbook: Path, mine: Lock) -> None:
    """Take a lock away, if it is still the one that is there."""
    there = read_lock(workbook)
    if there is not None and there.token == mine.token:
        with contextlib.suppress(OSError):
            lock_path(workbook).unlink(missing_ok=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody who is known here
        return ""


def _lock_of(data: bytes) -> Lock:
    """Return what a lock says; one that says nothing where it makes no sense."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return Lock()
    if not isinstance(found, dict):
        return Lock()
    texts = {name: found.get(name) for name in ("host", "user", "who", "when", "token")}
    said = {name: text[:_LONGEST] if isinstance(text, str) else "" for name, text in texts.items()}
    process = found.get("process")
    return Lock(process=process if type(process) is int else 0, **said)


if sys.platform == "win32":

    def _runs(process: int) -> bool:
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(
            0x1000, False, process
        )  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return False
        ctypes.windll.kernel32.CloseHandle(handle)
        return True
else:

    def _runs(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):  # another user's
            return True
        return True

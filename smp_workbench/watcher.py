"""A second, tiny process that sees the window end, and starts it again where it ended abnormally.

Here: what the window says to it, line by line, and what it does when the lines stop. Standard library only,
and no Qt: whatever ends the window must not end this too.
Not here: the window's side (``gui.watch``), and bringing work back, which the journal does at any start.

The window starts it after its first paint, so that it costs a start nothing. The lines come through a pipe
that the system closes whatever ends the window: a kill, a crash of C code, want of memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

WORD: Final = "--watch-window"
"""The first word of the command line that makes a process this one; for the window alone."""
ENDED: Final = "SMP_WORKBENCH_ENDED"
"""Variable by which a window hears when earlier ones ended abnormally: seconds since 1970, with commas."""
UNWATCHED: Final = "SMP_WORKBENCH_UNWATCHED"
"""Variable with which a window is not watched over: for whoever measures and ends windows on purpose."""

OPEN, GOODBYE = "open ", "goodbye"
"""What the window says: which workbook is open, as UTF-8 in hexadecimal digits, and that it ends orderly."""

WITHIN: Final = 60.0
"""Seconds that an abnormal end counts."""
SAFE_AFTER: Final = 2
"""Abnormal ends after which the window opens nothing by itself."""
MOST: Final = 3
"""Abnormal ends after which it is not started again: then starting is what goes wrong."""


def main() -> int:
    """Watch until the window has ended, and start it again if that was not orderly.

    Returns
    -------
    int
        0 if it ended orderly or was started again, 1 if it was given up.
    """
    orderly, path = heard(line.decode("ascii", "replace") for line in sys.stdin.buffer)
    if orderly:
        return 0
    now = time.time()
    ended = (*recent_ends(os.environ, now), now)
    if len(ended) > MOST:
        return 1
    words = [path] if path and len(ended) < SAFE_AFTER else []
    begin(words, {**os.environ, ENDED: ",".join(f"{moment:.0f}" for moment in ended)}, subprocess.DEVNULL)
    return 0


def heard(lines: Iterable[str]) -> tuple[bool, str]:
    """Return whether the window ended orderly, and which workbook was open then; empty for none.

    Examples
    --------
    >>> heard(["open 612e786c7378", "goodbye"]), heard(["open 612e786c7378", "open "]), heard([])
    ((True, 'a.xlsx'), (False, ''), (False, ''))
    """
    path = ""
    for line in map(str.strip, lines):
        if line == GOODBYE:
            return True, path
        if f"{line} ".startswith(OPEN):
            path = bytes.fromhex(line[len(OPEN) :]).decode("utf-8", "surrogateescape")
    return False, path


def said_open(path: str) -> str:
    """Return the line that says which workbook is open; empty for none."""
    return f"{OPEN}{path.encode('utf-8', 'surrogateescape').hex()}\n"


def recent_ends(environment: Mapping[str, str], now: float) -> tuple[float, ...]:
    """Return when earlier windows ended abnormally, those of the last minute.

    Examples
    --------
    >>> recent_ends({"SMP_WORKBENCH_ENDED": "10,95,x"}, 100.0)
    (95.0,)
    """
    said = (text for text in environment.get(ENDED, "").split(",") if text.isdecimal())
    return tuple(moment for moment in map(float, said) if 0 <= now - moment <= WITHIN)


def program(*words: str) -> list[str]:
    """Return the command that starts this program, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    safe = ["-P"] if sys.flags.safe_path else []
    return [sys.executable, *safe, "-m", "smp_workbench", *words]


def begin(words: Sequence[str], environment: Mapping[str, str], stdin: int) -> subprocess.Popen[bytes]:
    """Start this program so that it does not end with the one that starts it, nor with its terminal."""
    detached = 0
    if sys.platform == "win32":
        detached = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(
        program(*words),
        env=environment,
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=detached,
        start_new_session=sys.platform != "win32",
    )

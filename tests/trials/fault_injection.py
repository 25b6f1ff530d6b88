"""A disk that fails at one moment: calls of the system that concern one folder are counted, and one fails.

Here: counting such calls, and having the one of a given number fail, hang or kill the process.
Not here: what is tried with it (``save_faults``).

The calls are replaced where Python makes them (``os`` and ``open``), so that a trial says exactly at which
step it failed, and runs on any system. Only paths under the folder, and files opened there, are counted.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self
from unittest import mock

ERRORS: Final = {
    "no space": errno.ENOSPC,
    "denied": errno.EACCES,
    "I/O error": errno.EIO,
    "read-only": errno.EROFS,
    "busy": errno.EBUSY,
    "not there": errno.ENOENT,
    "time-out": errno.ETIMEDOUT,
    "sharing violation": errno.EACCES,
}
"""What a call can end in; a sharing violation carries the number that Windows gives it, too."""

KILL: Final = "kill"
HANG: Final = "hang"

_ON_PATHS: Final = (
    "open", "stat", "lstat", "replace", "unlink", "mkdir", "scandir", "chmod", "chown", "utime", "access",
)  # fmt: skip
_ON_HANDLES: Final = ("write", "fsync", "read", "ftruncate")


@dataclass
class Fault:
    """What is to happen, and what has been called so far.

    Attributes
    ----------
    at
        Number of the call, from 1; 0 for none.
    kind
        A key of ``ERRORS``, ``KILL`` or ``HANG``.
    stays
        Whether every later call of the same name fails too.
    calls
        Name of each call that was counted.
    """

    folder: Path
    at: int = 0
    kind: str = ""
    stays: bool = False
    calls: list[str] = field(default_factory=list)
    handles: set[int] = field(default_factory=set)

    @property
    def happened(self) -> bool:
        """Whether the call was made."""
        return 0 < self.at <= len(self.calls)

    def call(self, name: str) -> None:
        """Count a call, and fail if it is the one."""
        self.calls.append(name)
        number = len(self.calls)
        later = self.stays and number > self.at > 0 and name == self.calls[self.at - 1]
        if number != self.at and not later:
            return
        if self.kind == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.kind == HANG:
            time.sleep(1_000)
        error = OSError(ERRORS[self.kind], f"{self.kind}, injected")
        if self.kind == "sharing violation":
            error.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # Windows' own attribute
        raise error

    def concerns(self, place: object) -> bool:
        """Return whether a path or a file's number is counted."""
        if isinstance(place, int):
            return place in self.handles
        if not isinstance(place, str | os.PathLike):
            return False
        return str(Path(os.fspath(place))).startswith(str(self.folder))


class _Watched:
    """A file that counts what is done with it."""

    def __init__(self, file: Any, fault: Fault, name: str) -> None:  # noqa: ANN401 - any kind of file
        self._file, self._fault, self._name = file, fault, name

    def read(self, *size: int) -> Any:  # noqa: ANN401 - bytes or text
        """Read, or fail."""
        self._fault.call(f"{self._name}.read")
        return self._file.read(*size)

    def write(self, data: Any) -> Any:  # noqa: ANN401 - bytes or text
        """Write, or fail."""
        self._fault.call(f"{self._name}.write")
        return self._file.write(data)

    def flush(self) -> None:
        """Flush, or fail."""
        self._fault.call(f"{self._name}.flush")
        self._file.flush()

    def __enter__(self) -> Self:
        self._file.__enter__()
        return self

    def __exit__(self, *left: object) -> None:
        self._file.__exit__(*left)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else a file has
        return getattr(self._file, name)


@contextmanager
def failing(fault: Fault) -> Iterator[Fault]:
    """Have a fault happen inside, and no pause between tries take any time."""
    with ExitStack() as stack:
        for name in (*_ON_PATHS, *_ON_HANDLES):
            if hasattr(os, name):
                stack.enter_context(mock.patch.object(os, name, _counted(fault, name)))
        opened = _counted_open(fault)
        stack.enter_context(mock.patch.object(io, "open", opened))
        stack.enter_context(mock.patch.object(builtins, "open", opened))
        if fault.kind != HANG:
            stack.enter_context(mock.patch.object(time, "sleep", return_value=None))
        yield fault


def _counted(fault: Fault, name: str) -> Callable[..., Any]:
    real = getattr(os, name)

    def call(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - any of the system's calls
        if arguments and fault.concerns(arguments[0]):
            fault.call(name)
        made = real(*arguments, **options)
        if name == "open" and fault.concerns(arguments[0]):
            fault.handles.add(made)
        return made

    return call


def _counted_open(fault: Fault) -> Callable[..., Any]:
    real = io.open

    def call(place: Any, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the real one
        if not fault.concerns(place):
            return real(place, *arguments, **options)
        name = "file" if isinstance(place, int) else "open"
        fault.call(f"{name}()")
        file = real(place, *arguments, **options)
        fault.handles.add(file.fileno())
        return _Watched(file, fault, name)

    return call


def report(what: str, outcomes: Counter[str], wrong: list[str], started: float) -> int:
    """Print what came of a run of trials, and return the command's exit code.

    Parameters
    ----------
    started
        By ``time.perf_counter``.
    """
    counts = ", ".join(f"{count} {word}" for word, count in outcomes.most_common())
    seconds = time.perf_counter() - started
    sys.stdout.write(f"{outcomes.total()} {what} in {seconds:.0f} s: {counts}; {len(wrong)} wrong\n")
    for one in wrong[:40]:
        sys.stdout.write(f"  {one}\n")
    return 1 if wrong else 0

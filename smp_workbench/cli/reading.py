"""Reading workbooks for commands: in a process of its own, with a password where one is needed.

Here: the child process of one run of the command line, and asking for a password at the terminal or on
standard input, never on the command line, which other programs can see.
Not here: what the arguments mean (``source``), and reading itself (``storage.saving``).
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, cast

from smp_workbench.domain.text import printable
from smp_workbench.errors import ProtectedFile
from smp_workbench.storage.child_process import ChildProcess

T = TypeVar("T")

LIMIT: Final = 60.0
"""Seconds for one file, by the clock."""
_TRIES: Final = 3

_CHILDREN: Final[list[ChildProcess]] = []
"""The one of this run, once a file was read; it is kept for the next file."""


def read_apart(path: Path, reader: Callable[..., T]) -> T:
    """Read a file in the child process, asking for its password if it has one.

    Parameters
    ----------
    reader
        Takes a path, and a password by name; it and its answer must pickle.

    Raises
    ------
    WorkbenchError
        If the file cannot be read, or its password is not given.
    """
    try:
        return _read(path, "", reader)
    except ProtectedFile as fault:
        return _read_protected(path, reader, fault)


def end_reading() -> None:
    """End the child process, if there is one."""
    while _CHILDREN:
        _CHILDREN.pop().end_for_good()


def _read(path: Path, password: str, reader: Callable[..., T]) -> T:
    if not _CHILDREN:
        _CHILDREN.append(ChildProcess("smp-workbench-reader"))
    answer = _CHILDREN[0].ask(partial(reader, path, password=password), (), LIMIT)
    if isinstance(answer, Exception):
        raise answer
    return cast("T", answer)


def _read_protected(path: Path, reader: Callable[..., T], fault: ProtectedFile) -> T:
    """Ask up to three times at a terminal, once elsewhere, where nobody could type another."""
    for _ in range(_TRIES if _at_terminal() else 1):
        password = _asked(f"Password of “{printable(path.name)}”: ")
        if not password:
            break
        try:
            return _read(path, password, reader)
        except ProtectedFile as wrong:
            fault = wrong
    raise fault


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _asked(question: str) -> str:
    """Return what was typed unseen, or the next line of standard input; nothing if there is none."""
    try:
        if _at_terminal():
            return getpass.getpass(question, sys.stderr)
        return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    except (OSError, EOFError, ValueError):  # a closed terminal, or one that cannot be read
        return ""

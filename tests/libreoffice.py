"""LibreOffice as an oracle: it opens our workbooks, really recalculates them, and saves them again.

Here: the fixture ``libreoffice`` (one warm program for each test process) and what a test can ask
of it. Not here: talking UNO, which needs the system's Python (``libreoffice_bridge.py``).
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import pytest

REMEDY: Final = "Install it with `sh installer/start.sh test`."

_BRIDGE: Final = Path(__file__).with_name("libreoffice_bridge.py")


@dataclass(frozen=True, slots=True)
class CellError:
    """What a formula shows instead of a value, such as ``#DIV/0!``."""

    text: str


CellValue: TypeAlias = str | float | CellError
Cells: TypeAlias = dict[str, dict[str, CellValue]]
"""Sheet name, then address such as ``B3``, then value. Whole numbers and booleans are floats."""

Change: TypeAlias = tuple[str | float | bool | None, ...]
"""What is done to a sheet, its name, and the arguments; rows and columns count from 1::

    ("set", "Scores", "D4", 4.0)            a number, a text (always as text) or None to clear
    ("type", "Scores", "D4", "=1+1")        as if a person had typed it
    ("insert rows", "Scores", 3, 1)         before row 3, one row; also "delete rows"
    ("insert columns", "Scores", 2, 1)      also "delete columns"
    ("sort", "Scores", "A4:N20", 3, True)   by the block's third column, descending
    ("copy", "Scores", "A4:N4", "A9")       formulas too
    ("rename", "Scores", "Old scores")
    ("comment", "Scores", "D4", "Why")
    ("insert cells", "Scores", "D4:D5", "DOWN")   or "RIGHT"
    ("delete cells", "Scores", "D4:D5", "UP")     or "LEFT"
    ("move", "Scores", "D4:D9", "D5")             as cells are dragged
    ("fill", "Scores", "D4:D9")                   the first row down over the others
    ("paste values", "Scores", "F4:H9")           in the place of formulas
    ("as text", "Scores", "D4:D9")                numbers typed again as texts
    ("format", "Scores", "D4:D9", "YYYY-MM-DD")
    ("filter", "Scores", "A3:N9", 3, 2.0)         hides rows with less than 2 in the third column
    ("replace", "Scores", "2", "3")               whole cells
    ("hide rows", "Scores", 4, 6)                 also "hide columns", with a block
    ("merge", "Scores", "A4:A5")
    ("clear", "Scores", "D4:D9")
    ("delete sheet", "Scores")
    ("move sheet", "Scores", 0)                   before the first
    ("copy sheet", "Scores", "Scores (2)", 1)
    ("add sheet", "Notes", 0)
"""


class LibreOffice:
    """A running LibreOffice without windows.

    Raises
    ------
    LibreOfficeMissing
        If LibreOffice or its Python bridge is not installed. Nothing is ever skipped for it.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [_python_with_uno(), str(_BRIDGE), _program()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        try:
            self._reply()
        except RuntimeError:
            self.close()
            raise

    def recalculated(self, path: Path, *, all_cells: bool = False) -> Cells:
        """Return what LibreOffice computes for every formula cell, whatever values the file carries.

        Parameters
        ----------
        all_cells
            Return every cell that holds something, formula or not.
        """
        sheets = self._ask({"do": "cells", "path": str(path.resolve()), "all": all_cells})
        assert isinstance(sheets, dict)
        return {
            name: {_address(row, column): _value(value) for row, column, value in cells}
            for name, cells in sheets.items()
        }

    def resave(self, path: Path, out: Path) -> Path:
        """Open a workbook and save it as .xlsx, as somebody who only looked would."""
        return self.edit(path, (), out)

    def edit(self, path: Path, changes: Iterable[Change], out: Path) -> Path:
        """Open a workbook, make the changes in turn, and save it as .xlsx, or as what the name says."""
        request = {"do": "edit", "path": str(path.resolve()), "out": str(out.resolve())}
        self._ask({**request, "changes": [list(change) for change in changes]})
        return out

    def close(self) -> None:
        """End LibreOffice and remove its profile."""
        process = self._process
        if process.stdin is not None and process.stdout is not None:
            process.stdin.close()
            process.stdout.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _ask(self, request: dict[str, object]) -> object:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return self._reply()

    def _reply(self) -> object:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("LibreOffice ended unexpectedly.")
        reply = json.loads(line)
        if "fault" in reply:
            raise RuntimeError(reply["fault"])
        return reply.get("answer")


class LibreOfficeMissing(Exception):
    """The tests cannot run without it; the message says how to get it."""


@pytest.fixture(scope="session")
def libreoffice() -> Iterator[LibreOffice]:
    """One warm LibreOffice for all tests of this process."""
    program = LibreOffice()
    yield program
    program.close()


def _program() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        raise LibreOfficeMissing(f"LibreOffice is missing. {REMEDY}")
    return found


def _python_with_uno() -> str:
    # Its own folder first: some systems ship LibreOffice with a Python beside it.
    beside = Path(_program()).resolve().with_name("python")
    for python in (str(beside), "/usr/bin/python3", "/usr/local/bin/python3"):
        if Path(python).exists() and _has_uno(python):
            return python
    raise LibreOfficeMissing(f"No Python here can talk to LibreOffice (python3-uno is missing). {REMEDY}")


def _has_uno(python: str) -> bool:
    return (
        subprocess.run([python, "-c", "import uno"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    )


def _address(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _value(value: str | float | dict[str, str]) -> CellValue:
    return CellError(value["error"]) if isinstance(value, dict) else value

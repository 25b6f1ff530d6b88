"""Trying a file as a scoring model: the model, or what is wrong with the lines it is wrong in.

Here: what a person needs to mend a file beside it: where the fault is and the lines round it.
Not here: what a model file is (``model_file``) and how a fault is shown (the window).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.text import printable
from smp_workbench.errors import Argument, ModelFault, WorkbenchError
from smp_workbench.storage.model_encoding import LARGEST_FILE
from smp_workbench.storage.model_file import read_model
from smp_workbench.storage.named_file import content_of

_AROUND: Final = 3
"""Lines shown before and after the one that is wrong: enough to find the place in an editor."""
_LONGEST_LINE: Final = 400


@dataclass(frozen=True, slots=True)
class FaultyFile:
    """A file that is no scoring model, or not yet.

    Attributes
    ----------
    error
        What is wrong, where, and how to mend it.
    line, column
        Where it is wrong, from 1; 0 where that cannot be said.
    excerpt
        Numbers and texts of the lines round it; empty where there is no line to show.
    """

    path: Path
    error: WorkbenchError
    line: int = 0
    column: int = 0
    excerpt: tuple[tuple[int, str], ...] = ()


def try_model(path: Path) -> ScoringModel | FaultyFile:
    """Return the scoring model of a file, or what keeps it from being one. Raises nothing for a bad file."""
    try:
        return read_model(path)
    except ModelFault as fault:
        line, column = (_number(fault.what.args.get(name)) for name in ("line", "column"))
        return FaultyFile(path, fault, line, column, _excerpt(path, line) if line else ())
    except WorkbenchError as fault:
        return FaultyFile(path, fault)


def _number(argument: Argument) -> int:
    return argument if isinstance(argument, int) else 0


def _excerpt(path: Path, line: int) -> tuple[tuple[int, str], ...]:
    """Return the lines round one; nothing if the file has gone meanwhile."""
    try:
        text = content_of(path, LARGEST_FILE).decode("utf-8", errors="replace")
    except WorkbenchError:
        return ()
    lines = (
        text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r", "").replace("\t", " ").split("\n")
    )
    first, last = max(line - _AROUND, 1), min(line + _AROUND, len(lines))
    return tuple((number, printable(lines[number - 1], _LONGEST_LINE)) for number in range(first, last + 1))

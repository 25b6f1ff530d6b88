"""The file that a command is to write: whether it may be written at all.

Here: one rule for every command, nothing is ever written over. Not here: writing (``storage.saving``).
"""

from __future__ import annotations

import stat
from pathlib import Path

from smp_workbench.cli.answer import UsageFault
from smp_workbench.cli.parser import some_name
from smp_workbench.domain.text import printable
from smp_workbench.storage.atomic_file import explained


def refuse_target(out: Path) -> None:
    """Raise if a workbook cannot be written there, or something is there already.

    Raises
    ------
    UsageFault
        If it is no name of a workbook, or taken.
    """
    if out.suffix.lower() != ".xlsx":
        name = printable(out.name, longest=100)
        raise UsageFault("{file} is not the name of a workbook.", "Let it end in .xlsx.", file=name)
    try:
        mode = out.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as fault:  # such as a folder that may not be entered
        raise explained(fault, out) from fault
    raise UsageFault(
        "There is a {kind} {file} already.",
        "Choose another name; nothing is ever written over.",
        kind="folder" if stat.S_ISDIR(mode) else "file",
        file=out,
    )


def some_path(text: str) -> Path:
    """Return the path that an argument names, or tell argparse that there is none."""
    return Path(some_name(text))

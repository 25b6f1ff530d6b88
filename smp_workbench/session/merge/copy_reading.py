"""Reading what came back: one function for every kind of copy there is.

Here: from a path to a copy, or one clear error; and what copies are called while they are merged.
Not here: how each kind of file is read (``storage``), and what becomes of a copy (``bring_back``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from smp_workbench.domain.text import printable
from smp_workbench.session.merge.copy_read import AnyCopy, CopyRead
from smp_workbench.storage.saving import load

_LONGEST_NAME: Final = 180


def read_copy(path: Path, name: str = "") -> AnyCopy:
    """Return what a file that came back holds.

    Parameters
    ----------
    name
        What it is called in the merge; that of the file if empty.

    Raises
    ------
    WorkbenchError
        If the file cannot be had, or is nothing that was ever sent out: what is wrong and what to do.
    """
    read = load(path)
    return CopyRead(name or copy_names([path])[0], read.workbook, read.findings)


def copy_names(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return a printable name for each file, its path where several have one name.

    Examples
    --------
    >>> copy_names([Path("in/police.xlsx"), Path("late/police.xlsx"), Path("in/fire.xlsx")])
    ('in/police.xlsx', 'late/police.xlsx', 'fire.xlsx')
    """
    names = [path.name for path in paths]
    return tuple(
        printable(name if names.count(name) == 1 else str(path), longest=_LONGEST_NAME)
        for path, name in zip(paths, names, strict=True)
    )

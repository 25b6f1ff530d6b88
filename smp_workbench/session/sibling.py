"""Other copies of a workbook in its folder, such as those that sync programs keep when two people saved.

Here: finding those that hold something the open workbook does not.
Not here: bringing them back (``session.merge``), telling of them (``gui.sibling_notice``).

A name never decides: a copy is one by the identity of its assessment, and is told of only if there is
something in it to bring back.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import WorkbenchError
from smp_workbench.session.merge.bring_back import bring_back
from smp_workbench.session.merge.copy_reading import read_copy
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.vault.contents import identity_in
from smp_workbench.storage.workbook.package_check import LARGEST_FILE

_LOOKED_AT: Final = 40
"""Files whose identity is looked for at most, those with the likest names first, then the newest."""
_READ: Final = 12
"""Copies that are read at most; the same bytes are read once."""
TOLD: Final = 4
"""Copies that are told of at most; one more is found, to know that there are more."""

_MARK: Final = re.compile(
    r"-[\w.]{1,63}"  # OneDrive: the name of a computer
    r"| ?\([^)]*(?:conflict|copy|Konflikt)[^)]*\)"  # Dropbox, Nextcloud
    r"| ?\(\d{1,3}\)"  # Google Drive, browsers
    r"|_conflict-[\w-]+"  # ownCloud
    r"|\.sync-conflict-[\w-]+"  # Syncthing
    r"| - Copy(?: \(\d+\))?"  # Windows
)


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another copy.

    Attributes
    ----------
    synced
        Whether its name is one that sync programs give.
    """

    path: Path
    synced: bool


def siblings(workbook: Workbook, path: Path) -> tuple[Sibling, ...]:
    """Return the other copies of a workbook in its folder that hold something which it does not.

    Parameters
    ----------
    path
        Where the workbook lies.

    Returns
    -------
    tuple of Sibling
        The likest names first, one more than ``TOLD`` at most.
    """
    found: list[Sibling] = []
    for other in islice(_same(workbook.assessment.identity, path), _READ):
        try:
            if bring_back(workbook, [read_copy(other)]).edit is not None:
                found.append(Sibling(other, alike(path, other)))
        except WorkbenchError:
            continue
        if len(found) > TOLD:
            break
    return tuple(found)


def _same(identity: str, path: Path) -> Iterator[Path]:
    """Yield the copies of an assessment beside its file, each content once and not that of the file."""
    seen: set[str] = set()
    for other in (path, *_others(path)):
        try:
            data = content_of(other, LARGEST_FILE)
        except WorkbenchError:
            continue
        digest = sha256(data).hexdigest()
        if digest not in seen and other != path and identity_in(data) == identity:
            yield other
        seen.add(digest)


def alike(first: Path, second: Path) -> bool:
    """Whether a sync program may have made one of two files from the other.

    Examples
    --------
    >>> alike(Path("Scores.xlsx"), Path("Scores-LAPTOP7.xlsx"))
    True
    >>> alike(Path("Scores (conflicted copy 2018-02-23 104200).xlsx"), Path("Scores.xlsx"))
    True
    >>> alike(Path("Scores.xlsx"), Path("Scorecards.xlsx"))
    False
    """
    short, long = sorted((first.stem, second.stem), key=len)
    return long.startswith(short) and _MARK.fullmatch(long[len(short) :]) is not None


def _others(path: Path) -> Iterator[Path]:
    """Yield the workbooks beside a file, those with the likest names first, then the newest."""
    try:
        with os.scandir(path.parent) as entries:
            others = [
                (not alike(path, Path(entry.name)), -entry.stat().st_mtime, entry.name)
                for entry in entries
                if entry.name.lower().endswith(".xlsx")
                and entry.name != path.name
                and not entry.name.startswith(("~$", "."))
            ]
    except OSError:
        return
    for _, _, name in sorted(others)[:_LOOKED_AT]:
        yield path.parent / name

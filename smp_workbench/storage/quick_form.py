"""A bundled workbook in its exact form beside the .xlsx, so that the first window need not parse one.

Here: writing and reading that second file, which names the bytes it stands for.
Not here: the exact form itself (``exact_form``) and the workbook (``saving``), which alone counts: where
the two files differ, this one is left aside.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.exact_form import read_exact, write_exact

ENDING = ".exact.json"


def quick_path(path: Path) -> Path:
    """Return where the exact form of the workbook at ``path`` lies."""
    return path.with_name(path.stem + ENDING)


def write_quick(workbook: Workbook, path: Path) -> None:
    """Write the exact form of a workbook beside its file, which must be written already.

    Raises
    ------
    OSError
        If the file cannot be read, or the other not written.
    """
    lines = (_digest(path), write_exact(workbook, Workbook))
    quick_path(path).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def read_quick(path: Path) -> Workbook | None:
    """Return the workbook of the file at ``path``, or None if its exact form is missing or of other bytes.

    Raises
    ------
    OSError
        If the workbook's own file cannot be read.
    """
    try:
        digest, _, text = quick_path(path).read_text(encoding="utf-8").partition("\n")
        if digest != _digest(path):
            return None
        return read_exact(text, Workbook, path.name)
    except (FileNotFoundError, UnicodeDecodeError, UnreadableFile):
        return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

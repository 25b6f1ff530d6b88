"""The work that goes to the child process: opening, saving, bringing back, looking what is there.

Here: top-level functions, and answers that the window can take without loading a workbook library.
Not here: how it is done (``storage.saving``, which only the child imports).
"""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import VaultTrouble
from smp_workbench.storage.child_process import tell
from smp_workbench.storage.workbook.finding import Finding

if TYPE_CHECKING:
    from smp_workbench.session.recovery import Recovered
    from smp_workbench.storage.lock_file import Lock


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A workbook that was read.

    ``digest`` is the SHA-256 of the file's bytes; ``lock`` says who else may have it open.
    """

    workbook: Workbook
    findings: tuple[Finding, ...]
    digest: str
    lock: Lock | None = None


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A save that has happened; see :class:`smp_workbench.storage.saving.Saved`.

    ``when`` is UTC, as the history writes it.
    """

    path: Path
    digest: str
    when: str
    unkept: VaultTrouble | None = None


def warm_up() -> None:
    """Load what reads and writes workbooks, so that the first save is as quick as the next."""
    import smp_workbench.storage.either_file  # noqa: F401  # the import is the purpose


def open_file(path: Path, password: str = "") -> OpenedFile:
    """Read a workbook or one scorer's copy; see ``storage.saving.load`` for the password and errors."""
    from smp_workbench.storage.either_file import load_either
    from smp_workbench.storage.lock_file import other_lock

    read = load_either(path, password)
    return OpenedFile(read.workbook, read.findings, read.digest, other_lock(path, _window_process()))


def _window_process() -> int:
    """Return the number of the window's process, whether or not this is its child."""
    parent = multiprocessing.parent_process()
    return parent.pid if parent is not None and parent.pid is not None else os.getpid()


def save_file(workbook: Workbook, path: Path, expected: str | None, unprotect: bool = False) -> SavedFile:
    """Save a workbook; see :func:`smp_workbench.storage.saving.save` for arguments and errors."""
    from smp_workbench.session.session import utc_text
    from smp_workbench.storage.either_file import save_either

    saved = save_either(workbook, path, expected, tell=tell, unprotect=unprotect)
    return SavedFile(saved.path, saved.digest, utc_text(saved.when), saved.unkept)


def digest_there(path: Path) -> str | None:
    """Return the digest of the file that a save would replace, or None; see ``file_digest`` for errors."""
    from smp_workbench.storage.present_file import file_digest

    return file_digest(path)


def recover_journal(journal: Path) -> Recovered:
    """Bring back what a run has left behind; see :func:`smp_workbench.session.recovery.recover`."""
    from smp_workbench.session.recovery import recover

    return recover(journal)

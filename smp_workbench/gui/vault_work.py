"""The work with the vault that goes to the child process.

Here: top-level functions, and answers that the window can take without loading a workbook library.
Not here: how it is done (``storage.vault``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import Sentence
from smp_workbench.storage.vault.kept_copy import KeptCopy, Note


@dataclass(frozen=True, slots=True)
class VaultList:
    """What is kept of one assessment, latest first; ``size`` is that of all assessments, in bytes."""

    folder: Path
    size: int
    copies: tuple[tuple[KeptCopy, Note], ...]


@dataclass(frozen=True, slots=True)
class KeptState:
    """A copy that was read, and what differs between it and the present state."""

    assessment: Assessment
    changes: tuple[Sentence, ...]


def list_vault(identity: str) -> VaultList:
    """List what is kept of an assessment."""
    from smp_workbench.storage.vault.contents import whole_note
    from smp_workbench.storage.vault.vault import Vault

    vault = Vault()
    size = sum(copy.size for copies in vault.every().values() for copy in copies)
    copies = tuple((copy, whole_note(vault, copy)) for copy in reversed(vault.copies(identity)))
    return VaultList(vault.folder, size, copies)


def read_kept(copy: KeptCopy, now: Assessment) -> KeptState:
    """Read a copy and compare it with the present state; raises ``UnreadableFile`` if it is damaged."""
    from smp_workbench.session.difference import difference
    from smp_workbench.storage.vault.contents import read_copy
    from smp_workbench.storage.vault.vault import Vault

    then = read_copy(Vault(), copy).workbook.assessment
    return KeptState(then, tuple(one.sentence for one in difference(then, now)))


def export_kept(copy: KeptCopy, path: Path) -> Path:
    """Write a copy to a new file, exactly as it was kept; raises ``WorkbenchError`` if it cannot be."""
    from smp_workbench.storage.saving import write_new_file
    from smp_workbench.storage.vault.vault import Vault

    write_new_file(path, Vault().content(copy))
    return path

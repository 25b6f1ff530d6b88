"""What a save gives the vault: the file it replaces, before; and what it wrote, after.

Here: the two steps of one save, none of which can keep it from happening; and copies that came back.
Not here: saving (``storage.saving``) and the vault's folders (``vault``).
"""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import UnreadableFile, VaultTrouble
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.vault.contents import kept_identity, note_of
from smp_workbench.storage.vault.kept_copy import Note
from smp_workbench.storage.vault.vault import Vault, now_utc
from smp_workbench.storage.workbook.package_check import LARGEST_FILE


class Keeping:
    """The vault's part in one save.

    Attributes
    ----------
    trouble
        The first thing that could not be kept; None if all was.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.trouble: VaultTrouble | None = None

    def keep_present(self, identity: str, path: Path, digest: str) -> None:
        """Keep the file that is about to be replaced, unless the vault has it already.

        Parameters
        ----------
        identity
            Of the assessment that is being saved. The file is kept under its own, if it has one.
        digest
            SHA-256 of the file.
        """
        if self._vault.holds(digest):
            return
        with contextlib.suppress(OSError, UnreadableFile):  # what cannot be read is not replaced: see save
            data = content_of(path, LARGEST_FILE)
            self._keep(kept_identity(data, identity), data, Note(path.name, _saved(path)))

    def keep_saved(self, workbook: Workbook, name: str, data: bytes, content: str, when: datetime) -> None:
        """Keep what has just been saved, so that a lost or broken file is no loss; then thin out."""
        note = note_of(workbook, name, f"{when:%Y-%m-%dT%H:%M:%SZ}", content)
        self._keep(workbook.assessment.identity, data, note)
        self._vault.thin_when_due()

    def _keep(self, identity: str, data: bytes, note: Note) -> None:
        try:
            self._vault.keep(identity, data, note)
        except VaultTrouble as trouble:
            self.trouble = self.trouble or trouble


def keep_returned(
    receiving: Assessment, path: Path, name: str, vault: Vault | None = None
) -> VaultTrouble | None:
    """Keep a copy that came back, untouched; return what kept it out of the vault, None if nothing did.

    Parameters
    ----------
    receiving
        The assessment under whose identity it is kept.
    name
        What the copy is called in the merge.
    vault
        None for this computer's own.
    """
    vault = vault or Vault()
    try:
        data = content_of(path, LARGEST_FILE)
        note = Note(name, f"{now_utc():%Y-%m-%dT%H:%M:%SZ}", receiving.title, returned=True)
        vault.keep(receiving.identity, data, note)
        vault.thin_when_due()
    except VaultTrouble as trouble:
        return trouble
    except (OSError, UnreadableFile):  # it was read a moment ago, and has gone since
        return VaultTrouble(
            "No copy of “{name}” was kept in the vault: it has gone.", "Keep the copy you have.", name=name
        )
    return None


def _saved(path: Path) -> str:
    """Return when a file was last written; empty if that makes no sense."""
    try:
        return f"{datetime.fromtimestamp(path.stat().st_mtime, UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError):  # some file systems give years that no calendar has
        return ""

"""What one scorer's copy began from, where the receiving workbook's history does not know it: from the vault.

Here: finding the state by its content hash among the copies that this computer has kept of the assessment.
Not here: the workbook's own history (``merge_base``), which is asked first.

Only a copy that names the state it went out from is looked for here. A whole copy names none, and the vault
may hold states of that very copy, saved on this computer: taken for its base, they would hide its changes.
"""

from __future__ import annotations

from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import UnreadableFile
from smp_workbench.session.merge.merge_base import state_of_hash
from smp_workbench.storage.vault.contents import read_copy
from smp_workbench.storage.vault.kept_copy import KeptCopy, read_note
from smp_workbench.storage.vault.vault import Vault

_LOOKED_THROUGH: Final = 5
"""Latest copies whose whole history is looked through where no copy is of that very state."""


def state_in_vault(
    identity: str, content: str, sequence: int, vault: Vault | None = None
) -> Assessment | None:
    """Return the state that has this content hash; None if no copy that can be read has been in it.

    Parameters
    ----------
    sequence
        After how many changes it is most likely to have been.
    vault
        None for this computer's own.
    """
    vault = vault or Vault()
    latest = [copy for copy in vault.copies(identity)[::-1] if not copy.returned]
    noted = [copy for copy in latest if read_note(copy).content == content]
    others = [copy for copy in latest if copy not in noted][:_LOOKED_THROUGH]
    found = (_state_in(vault, copy, content, sequence) for copy in (*noted, *others))
    return next((state for state in found if state is not None), None)


def _state_in(vault: Vault, copy: KeptCopy, content: str, sequence: int) -> Assessment | None:
    try:
        found = state_of_hash(read_copy(vault, copy).workbook, content, sequence)
    except UnreadableFile:
        return None
    return found[0] if found else None

"""A recipient's copy on the disk: written, read back, and never over anything.

Here: ``send_card``, ``keep_sent`` and ``send_whole``, plain functions that can run in the child process.
Not here: what goes out (``card_copy``), the bytes (``writer``).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed, UnreadableFile, VaultTrouble
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.my_scores.reader import read_card_copy
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.saving import save, write_new_file
from smp_workbench.storage.vault.contents import note_of
from smp_workbench.storage.vault.kept_copy import read_note
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.writer import workbook_bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """A copy that was written.

    Attributes
    ----------
    base
        Content hash of the state that it was made from.
    """

    path: Path
    base: str


def send_card(copy: CardCopy, path: Path) -> Sent:
    """Write one scorer's copy to a file that is not there yet.

    Raises
    ------
    SaveFailed
        If there is something, a step fails, or what was built does not read back as what was sent.
    ModelFault
        If the scoring model does not work.
    """
    data = copy_bytes(copy)
    try:
        back = read_card_copy(data, path.name)
        same = back.sent.state == copy.state and back.card == copy.card and not back.findings
    except UnreadableFile:
        same = False
    if not same:
        raise SaveFailed(
            "“{name}” was not written: the copy that was built does not read back as what is to be sent.",
            "Nothing was changed on the disk. Report this fault.",
            name=path.name,
        )
    write_new_file(path, data)
    return Sent(path, copy.key.base)


def keep_sent(workbook: Workbook, name: str, vault: Vault | None = None) -> None:
    """Have the state from which a card goes out in the vault, once for all cards that do.

    It may never be saved in the workbook. What comes back is compared with it all the same; where it cannot
    be kept, the copy has gone out and all that differs in it will be listed.

    Parameters
    ----------
    name
        Of the copy, by which the vault's list calls it.
    """
    vault, content = vault or Vault(), content_hash(workbook.assessment)
    if any(read_note(one).content == content for one in vault.copies(workbook.assessment.identity)):
        return
    changes = workbook.history.changes
    note = note_of(workbook, name, changes[-1].when if changes else "", content)
    with suppress(VaultTrouble):
        vault.keep(workbook.assessment.identity, workbook_bytes(workbook), note)


def send_whole(workbook: Workbook, path: Path) -> Sent:
    """Write the whole workbook, for a deputy, to a file that is not there yet; see ``saving.save``."""
    return Sent(path, save(workbook, path, None).content)

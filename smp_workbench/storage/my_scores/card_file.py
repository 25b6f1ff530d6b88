"""One scorer's copy on the disk, opened to be scored in and saved into again.

Here: ``open_card`` and ``save_card``, which keep to the same promises as opening and saving a workbook.
Not here: the cells (``reader``, ``writer``), the steps that both kinds of file share (``present_file``,
``atomic_file``), writing a copy for the first time (``sending``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed, UnreadableFile
from smp_workbench.storage.atomic_file import SaveStep, unheard, write_atomically
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.my_scores.own_card import own_card, own_workbook
from smp_workbench.storage.my_scores.reader import read_card_copy
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.present_file import labelled_as, refuse_other_bytes, replaceable_file
from smp_workbench.storage.process_limit import limited
from smp_workbench.storage.saving import Saved
from smp_workbench.storage.vault.keeping import Keeping
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.package_check import LARGEST_FILE
from smp_workbench.storage.workbook.protection import opened
from smp_workbench.storage.workbook.reader import ReadResult, digest_of


def open_card(path: Path, password: str = "") -> ReadResult:
    """Read one scorer's copy as a workbook of their own; see :func:`~smp_workbench.storage.saving.load`.

    Its findings are what was not taken: a copy is made to be filled in, so what was filled in is none.
    """
    data = content_of(path, LARGEST_FILE)
    with limited(path.name):
        read = read_card_copy(opened(data, password, path.name), path.name)
        findings = tuple(finding for finding in read.findings if not finding.accepted)
        return ReadResult(own_workbook(read.sent, read.card), findings, digest_of(data))


def save_card(
    workbook: Workbook,
    sent: CardCopy,
    path: Path,
    expected_digest: str | None,
    vault: Vault | None = None,
    tell: Callable[[SaveStep], None] = unheard,
    *,
    unprotect: bool = False,
) -> Saved:
    """Write a scorer's own workbook as the copy that they were sent, with their card as it is now.

    Parameters
    ----------
    sent
        What they were sent. Where the copy belongs, and what it was sent with, stay the same in the file.
    workbook, path, expected_digest, vault, tell, unprotect
        As for :func:`~smp_workbench.storage.saving.save`. A file whose bytes are others is replaced if its
        card is one that this one went on from, or the same.

    Raises
    ------
    SaveFailed
        As there; changes of somebody else are not brought in, since both copies can be brought back.
    """
    card = own_card(sent, workbook.assessment)
    tell("looking")
    loses = partial(_loses, path.name, workbook, sent)
    present = replaceable_file(workbook, path, expected_digest, loses, unprotect=unprotect)
    if present is not None:
        workbook = labelled_as(workbook, present, sent.key.identity)
    tell("building")
    data = copy_bytes(_dated(sent, workbook), card)
    tell("reading back")
    _refuse_different(sent, card, data, path)
    keeping = Keeping(vault or Vault())
    replaced = None if present is None else digest_of(present)
    if replaced is not None:
        tell("keeping")
        keeping.keep_present(workbook.assessment.identity, path, replaced)
    write_atomically(path, data, partial(refuse_other_bytes, path, replaced), tell)
    when, content = datetime.now(UTC), content_hash(workbook.assessment)
    keeping.keep_saved(workbook, path.name, data, content, when)
    return Saved(path, digest_of(data), content, when, keeping.trouble)


def _dated(sent: CardCopy, workbook: Workbook) -> CardCopy:
    """Return what was sent with the labels of the file, and the moment of the last change as its date."""
    changes = workbook.history.changes
    return replace(sent, sensitivity=workbook.sensitivity, when=changes[-1].when if changes else sent.when)


def _loses(name: str, workbook: Workbook, sent: CardCopy, there: bytes) -> bool:
    """Whether a file that was changed meanwhile holds anything that would be lost with it."""
    try:
        read = read_card_copy(there, name)
    except UnreadableFile:
        return True
    if read.sent.key != sent.key or not all(finding.accepted for finding in read.findings):
        return True
    return all(read.card != own_card(sent, state) for state in workbook.history.states())


def _refuse_different(sent: CardCopy, card: Scorecard, data: bytes, path: Path) -> None:
    """Stop if the bytes would not give back what is on the screen, whatever the reason."""
    try:
        back = read_card_copy(data, path.name)
        same = (back.sent.key, back.sent.state, back.card) == (
            sent.key,
            sent.state,
            card,
        ) and not back.findings
    except UnreadableFile:
        same = False
    if not same:
        raise SaveFailed(
            "“{name}” was not saved: the copy that was built does not read back as the same scores.",
            "Nothing was changed on the disk. Undo the last change and try again, and report this fault.",
            name=path.name,
        )

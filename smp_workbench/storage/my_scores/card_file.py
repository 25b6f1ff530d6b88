"""One scorer's copy on the disk, opened to be scored in and saved into again.

Here: reading it, and what is particular to saving it; the steps of a save are those of any file.
Not here: the cells (``reader``, ``writer``), those steps (``storage.saving``), writing a copy for the first
time (``sending``).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed, UnreadableFile
from smp_workbench.storage.my_scores.own_card import own_card, own_workbook
from smp_workbench.storage.my_scores.reader import read_card_copy
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.process_limit import limited
from smp_workbench.storage.saving import Form
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


def card_form(workbook: Workbook, sent: CardCopy, name: str) -> Form:
    """Return how a scorer's own workbook is saved into the copy that they were sent.

    Where the copy belongs, and what it was sent with, stay the same in the file. A file whose bytes are
    others is replaced if its card is one that this one went on from, or the same. Changes of somebody else
    are not brought in, since both copies can be brought back.

    Parameters
    ----------
    name
        Of the file that may be there, for sentences.
    """

    def build(labelled: Workbook) -> bytes:
        return copy_bytes(_dated(sent, labelled), own_card(sent, labelled.assessment))

    loses = partial(_loses, name, workbook, sent)
    return Form(build, partial(_refuse_different, sent), loses, sent.key.identity)


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


def _refuse_different(sent: CardCopy, workbook: Workbook, data: bytes, path: Path) -> None:
    """Stop if the bytes would not give back what is on the screen, whatever the reason."""
    card = own_card(sent, workbook.assessment)
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

"""A recipient's copy on the disk: written, read back, and never over anything.

Here: ``send_card`` and ``send_whole``, plain functions that can run in the child process.
Not here: what goes out (``card_copy``), the bytes (``writer``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed, UnreadableFile
from smp_workbench.storage.my_scores.reader import read_card_copy
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.saving import save, write_new_file


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


def send_whole(workbook: Workbook, path: Path) -> Sent:
    """Write the whole workbook, for a deputy, to a file that is not there yet; see ``saving.save``."""
    return Sent(path, save(workbook, path, None).content)

"""What is in the vault's copies.

Here: whose a file is, the note of a workbook, and reading a copy that has no whole note yet.
Not here: reading workbooks as such (``storage.workbook``).
"""

from __future__ import annotations

from dataclasses import replace

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.my_scores.copy_key import COPY_NAME, parsed_key
from smp_workbench.storage.vault.kept_copy import KeptCopy, Note, read_note
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.layout import IDENTITY_NAME
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook


def identity_in(data: bytes, otherwise: str = "") -> str:
    """Return the identity that a workbook states in its properties, without reading all of it.

    Parameters
    ----------
    otherwise
        Returned for a workbook that states none: a server or a program took its properties away.

    Returns
    -------
    str
        Empty for a file that is no workbook.
    """
    try:
        return Package(data, "").custom_properties.get(IDENTITY_NAME, otherwise)
    except UnreadableFile:
        return ""


def kept_identity(data: bytes, otherwise: str) -> str:
    """Return under which identity a file is kept: its own; one scorer's copy apart from the assessment."""
    try:
        properties = Package(data, "").custom_properties
    except UnreadableFile:
        return ""
    key = parsed_key(properties.get(COPY_NAME, ""))
    return key.own_identity if key else properties.get(IDENTITY_NAME, otherwise)


def note_of(workbook: Workbook, file: str, saved: str, content: str) -> Note:
    """Return the note of a copy whose workbook is at hand; see :class:`Note` for the arguments."""
    latest = workbook.history.latest
    changes = workbook.history.last_sequence - (latest.sequence if latest else 0)
    number = latest.number if latest else 0
    return Note(file, saved, workbook.assessment.title, number, changes, content)


def read_copy(vault: Vault, copy: KeptCopy) -> ReadResult:
    """Return what a copy holds.

    Raises
    ------
    UnreadableFile
        If it is gone, damaged or no workbook.
    """
    return read_workbook(vault.content(copy), read_note(copy).file or copy.path.name)


def whole_note(vault: Vault, copy: KeptCopy) -> Note:
    """Return the note of a copy, after reading the copy itself if its note does not say enough."""
    note = read_note(copy)
    if note.read:
        return note
    try:
        workbook = read_copy(vault, copy).workbook
        found = note_of(workbook, note.file, note.saved, content_hash(workbook.assessment))
    except UnreadableFile as fault:
        found = replace(note, fault=fault.what.english())
    vault.write_note(copy, found)
    return found

"""Saving and opening the workbook: what must be true before "saved" is said.

Here: ``save`` and ``load``, plain functions whose arguments, results and errors can cross into the
child process that runs them.
Not here: the file's content (``storage.workbook``) and putting bytes on the disk
(``storage.atomic_file``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from smp_workbench.domain.text import printable
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import OtherFileThere, SaveFailed, UnreadableFile, VaultTrouble
from smp_workbench.storage.atomic_file import write_atomically
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.vault.keeping import Keeping
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.package_check import LARGEST_FILE
from smp_workbench.storage.workbook.reader import ReadResult, digest_of, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that has happened.

    Attributes
    ----------
    digest
        SHA-256 of the file as it is now; the next save of it must name this one.
    content
        Content hash of the assessment in it.
    when
        UTC.
    unkept
        What kept an earlier state out of the vault; None if nothing did.
    """

    path: Path
    digest: str
    content: str
    when: datetime
    unkept: VaultTrouble | None = None


def save(workbook: Workbook, path: Path, expected_digest: str | None, vault: Vault | None = None) -> Saved:
    """Write a workbook to a file, and say so only when it is there, whole, and reads back the same.

    Parameters
    ----------
    workbook
        Its history leads from its start to its assessment.
    path
        A file in a folder that exists.
    expected_digest
        Digest of the file that may be replaced, as ``load`` or the last ``save`` gave it; None if
        there is none yet.
    vault
        Keeps the file that is replaced, and what is saved; None for this computer's own.

    Raises
    ------
    SaveFailed
        If a step fails, the file on disk is not the expected one (``OtherFileThere``), or what was
        built does not read back as the same workbook. The file is then as it was.
    ModelFault
        If the scoring model does not work, or no spreadsheet could take its formulas.
    """
    check = partial(_refuse_other_file, path, expected_digest)
    check()
    data = workbook_bytes(workbook)
    _refuse_different(workbook, data, path)
    keeping = Keeping(vault or Vault())
    if expected_digest is not None:
        keeping.keep_present(workbook.assessment.identity, path, expected_digest)
    write_atomically(path, data, check)
    when, content = datetime.now(UTC), content_hash(workbook.assessment)
    keeping.keep_saved(workbook, path.name, data, content, when)
    return Saved(path, digest_of(data), content, when, keeping.trouble)


def write_new_file(path: Path, data: bytes) -> None:
    """Write bytes, such as those of a copy from the vault, to a file that is not there yet.

    Raises
    ------
    SaveFailed
        If there is something, or a step fails; nothing was changed then.
    """
    check = partial(_refuse_other_file, path, None)
    check()
    write_atomically(path, data, check)


def load(path: Path) -> ReadResult:
    """Read a workbook from a file; see :func:`~smp_workbench.storage.workbook.reader.read_workbook`.

    Raises
    ------
    UnreadableFile
        If the file cannot be had or is no workbook of this program.
    """
    return read_workbook(content_of(path, LARGEST_FILE), path.name)  # a byte more is refused by its size


def file_digest(path: Path) -> str | None:
    """Return the digest of the file that is there, for a save that may replace it; None if there is none.

    Raises
    ------
    SaveFailed
        If there is something that cannot be read, or that is larger than any workbook.
    """
    try:
        path.stat()
        data = content_of(path, LARGEST_FILE)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as fault:
        raise _not_replaceable(
            path, getattr(fault, "strerror", "") or "no file can have that name"
        ) from fault
    except UnreadableFile as fault:
        reason = getattr(fault.__cause__, "strerror", "") or "a pipe or a device"
        raise _not_replaceable(path, reason) from fault
    if len(data) > LARGEST_FILE:
        raise _not_replaceable(path, "it is larger than any workbook")
    return digest_of(data)


def _not_replaceable(path: Path, reason: str) -> SaveFailed:
    return SaveFailed(
        "“{name}” could not be saved: what is there cannot be read ({reason}).",
        "Save a copy under another name.",
        name=printable(path.name),
        reason=reason,
    )


def _refuse_other_file(path: Path, expected_digest: str | None) -> None:
    """Stop where a save would replace what somebody else has written."""
    present = file_digest(path)
    if present == expected_digest:
        return
    if expected_digest is None:
        what = "There is a file “{name}” already."
    elif present is None:
        what = "“{name}” is not where it was: it was moved, renamed or deleted since it was opened."
    else:
        what = "“{name}” was changed by somebody else since it was opened here."
    remedy = "Nothing was changed on the disk. Save a copy under another name."
    raise OtherFileThere(what, remedy, name=path.name)


def _refuse_different(workbook: Workbook, data: bytes, path: Path) -> None:
    """Stop if the bytes would not give back what is on the screen, whatever the reason."""
    try:
        back = read_workbook(data, path.name)
        same = back.workbook == workbook and not back.findings
    except UnreadableFile:
        same = False
    if not same:
        raise SaveFailed(
            "“{name}” was not saved: the file that was built does not read back as the same assessment.",
            "Nothing was changed on the disk. Undo the last change and try again, and report this fault.",
            name=path.name,
        )

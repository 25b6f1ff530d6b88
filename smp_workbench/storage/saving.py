"""Saving and opening the workbook: what must be true before "saved" is said.

Here: ``save`` and ``load``, plain functions whose arguments, results and errors can cross into the
child process that runs them.
Not here: the file's content (``storage.workbook``), whether the file that is there may be replaced
(``storage.present_file``) and putting bytes on the disk (``storage.atomic_file``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed, UnreadableFile, VaultTrouble
from smp_workbench.storage.atomic_file import SaveStep, unheard, write_atomically
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.present_file import labelled_as, refuse_other_bytes, replaceable_file
from smp_workbench.storage.process_limit import limited
from smp_workbench.storage.vault.keeping import Keeping
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.package_check import LARGEST_FILE
from smp_workbench.storage.workbook.protection import opened
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


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of file holds a workbook; every other step of a save is the same for all.

    Attributes
    ----------
    build
        Returns the file's bytes.
    refuse_different
        Stops where these bytes would not give back the same workbook; the path is for sentences.
    loses_by
        Whether something would be lost with a file of other bytes; see ``present_file.replaceable_file``.
    identity
        That the file states; the assessment's if empty.
    """

    build: Callable[[Workbook], bytes]
    refuse_different: Callable[[Workbook, bytes, Path], None]
    loses_by: Callable[[bytes], bool] | None = None
    identity: str = ""


def save(
    workbook: Workbook,
    path: Path,
    expected_digest: str | None,
    vault: Vault | None = None,
    tell: Callable[[SaveStep], None] = unheard,
    *,
    unprotect: bool = False,
    form: Form | None = None,
) -> Saved:
    """Write a workbook to a file, and say so only when it is there, whole, and reads back the same.

    Parameters
    ----------
    workbook
        Its history leads from its start to its assessment.
    path
        A file in a folder that exists.
    expected_digest
        Digest of the file that may be replaced, as ``load`` or the last ``save`` gave it; None if
        there is none yet. A file with other bytes is replaced too if nothing would be lost with it.
    vault
        Keeps the file that is replaced, and what is saved; None for this computer's own.
    tell
        Called with each step as it begins.
    unprotect
        Whether a file that opens with a password may be replaced by one that opens without.
    form
        How the file holds it; as a workbook if None.

    Raises
    ------
    ProtectionAtStake
        If there is such a file and nobody has said that it may.
    SaveFailed
        If a step fails, something would be lost with the file that is there (``OtherFileThere``), or what
        was built does not read back as the same workbook. The file is then as it was.
    ModelFault
        If the scoring model does not work, or no spreadsheet could take its formulas.
    """
    tell("looking")
    form = form or Form(workbook_bytes, _refuse_different)
    present = replaceable_file(workbook, path, expected_digest, form.loses_by, unprotect=unprotect)
    replaced = None if present is None else digest_of(present)
    if present is not None:
        workbook = labelled_as(workbook, present, form.identity)
    tell("building")
    data = form.build(workbook)
    tell("reading back")
    form.refuse_different(workbook, data, path)
    keeping = Keeping(vault or Vault())
    if replaced is not None:
        tell("keeping")
        keeping.keep_present(workbook.assessment.identity, path, replaced)
    write_atomically(path, data, partial(refuse_other_bytes, path, replaced), tell)
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
    check = partial(refuse_other_bytes, path, None)
    check()
    write_atomically(path, data, check)


def load(path: Path, password: str = "") -> ReadResult:
    """Read a workbook from a file; see :func:`~smp_workbench.storage.workbook.reader.read_workbook`.

    In a child process this is held to limits of memory and processor time.

    Parameters
    ----------
    password
        For a file that is protected with one; nothing is asked of any other.

    Raises
    ------
    UnreadableFile
        If the file cannot be had or is no workbook of this program; ``ProtectedFile`` if it opens with a
        password, and not with this one.
    """
    data = content_of(path, LARGEST_FILE)  # a byte more is refused by its size
    with limited(path.name):
        read = read_workbook(opened(data, password, path.name), path.name)
        return replace(read, digest=digest_of(data))  # of what lies there, by which a save knows the file


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

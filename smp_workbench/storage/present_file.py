"""The file that a save is to replace: whether it may be, and what would be lost with it.

Here: looking at what is there now; going on where a server has only rewritten the bytes of what is being
saved, or of something it goes on from; stopping where anything else would be lost.
Not here: the save (``saving``), reading workbooks (``workbook.reader``), bringing changes in
(``session.merge``).
"""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

from smp_workbench.domain.sensitivity import UNLABELLED
from smp_workbench.domain.text import printable
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import (
    FileGone,
    OtherContentThere,
    OtherFileThere,
    ProtectionAtStake,
    SaveFailed,
    UnreadableFile,
)
from smp_workbench.storage.atomic_file import explained
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.workbook.file_kind import is_encrypted
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.layout import IDENTITY_NAME
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.package_check import LARGEST_FILE, UNPACKING_FAULTS
from smp_workbench.storage.workbook.reader import ReadResult, digest_of, read_workbook
from smp_workbench.storage.workbook.sensitivity_label import PART as LABEL_PART
from smp_workbench.storage.workbook.sensitivity_label import read_sensitivity

_PROPERTIES: Final = "docProps/custom.xml"
_MOST_LOOKED_AT: Final = 1_000_000


def file_digest(path: Path) -> str | None:
    """Return the digest of the file that is there, for a save that may replace it; None if there is none.

    Raises
    ------
    SaveFailed
        If there is something that cannot be read, or that is larger than any workbook.
    """
    data = _present(path)
    return None if data is None else digest_of(data)


def refuse_other_bytes(path: Path, expected: str | None) -> None:
    """Stop where the file is not, byte for byte, the one that is expected; None means that there is none.

    Raises
    ------
    OtherFileThere
        If it is another.
    SaveFailed
        If it cannot be had.
    """
    _expected_there(path, expected, partial(_refuse_losing_workbook, path, None))


def replaceable_file(
    workbook: Workbook,
    path: Path,
    expected: str | None,
    loses_by: Callable[[bytes], bool] | None = None,
    *,
    unprotect: bool = False,
) -> bytes | None:
    """Return the file that may be replaced by a workbook; None if there is none.

    Parameters
    ----------
    workbook
        What is to be saved.
    expected
        Digest of the file as it was opened or saved last; None if there was none.
    loses_by
        Whether something would be lost with a file of other bytes; None if such a file is a workbook whose
        changes could be brought in.
    unprotect
        Whether it may lose the password that it opens with.

    Raises
    ------
    ProtectionAtStake
        If it opens with a password and may not lose that.
    OtherFileThere
        If something would be lost: ``OtherContentThere`` where that can be brought in, ``FileGone`` where
        there is nothing any more.
    SaveFailed
        If the file cannot be had.
    """
    refuse = partial(_refuse_losing_workbook, path, workbook)
    if loses_by is not None:
        refuse = partial(_refuse_losing, path, loses_by)
    data = _expected_there(path, expected, refuse)
    if data is not None and is_encrypted(data) and not unprotect:
        raise ProtectionAtStake(
            "“{name}” opens with a password, and what this program saves opens without one.",
            "Nothing was changed on the disk. Save it without the password, or save a copy elsewhere.",
            name=path.name,
        )
    return data


def labelled_as(workbook: Workbook, replaced: bytes, identity: str = "") -> Workbook:
    """Return a workbook with the sensitivity labels of the file that it replaces, if there are any.

    Parameters
    ----------
    identity
        That its file states; that of its assessment if empty.

    Labels are set in Office or by a server, in the file alone, so the file always knows them better. That of
    another assessment says nothing about this one.
    """
    if not _may_be_labelled(replaced):
        return workbook
    try:
        package = Package(replaced, "")
        if package.custom_properties.get(IDENTITY_NAME) != (identity or workbook.assessment.identity):
            return workbook
        found = read_sensitivity(package, FindingList())
    except UnreadableFile:
        return workbook
    return workbook if found == UNLABELLED else replace(workbook, sensitivity=found)


def _may_be_labelled(data: bytes) -> bool:
    """Whether a file has anything like a label: most have none, and a whole package takes long to open."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if LABEL_PART in package.namelist():
                return True
            with package.open(_PROPERTIES) as part:
                return b"MSIP_LABEL" in part.read(_MOST_LOOKED_AT).upper()
    except (RuntimeError, *UNPACKING_FAULTS):  # the first of an encrypted part
        return False


def loses_nothing(there: ReadResult, workbook: Workbook) -> bool:
    """Whether a workbook holds everything that a file holds, so that it may take its place.

    It does if the file's content was brought in; if its own history goes on from the file's; or if all that
    the file has besides has come to nothing and is no version.
    """
    content = content_hash(there.workbook.assessment)
    if all(finding.accepted for finding in there.findings) and content in workbook.assessment.brought:
        return True
    known = set(workbook.history.versions)
    if there.findings or not known.issuperset(there.workbook.history.versions):
        return False
    shared = there.workbook.history.shared_with(workbook.history)
    if shared is None:
        return content == content_hash(workbook.assessment)
    if shared == there.workbook.history.last_sequence:
        return True
    return content == content_hash(workbook.history.state_at(shared))


def _expected_there(path: Path, expected: str | None, refuse_losing: Callable[[bytes], None]) -> bytes | None:
    """Return the bytes that are there, if they are expected or nothing would be lost with them."""
    data = _present(path)
    digest = None if data is None else digest_of(data)
    if digest == expected:
        return data
    if expected is None:
        raise OtherFileThere(
            "There is a file “{name}” already.",
            "Nothing was changed on the disk. Save a copy under another name.",
            name=path.name,
        )
    if data is None:
        raise FileGone(
            "“{name}” is not where it was: it was moved, renamed or deleted since it was opened.",
            "Nothing was changed on the disk. Save it there again, or save a copy elsewhere.",
            name=path.name,
        )
    refuse_losing(data)
    return data


def _refuse_losing_workbook(path: Path, workbook: Workbook | None, data: bytes) -> None:
    """Stop where a workbook does not hold all that a file holds; without one, wherever there is any."""
    if workbook is None or not loses_nothing(_readable(data, path, workbook), workbook):
        raise OtherContentThere(
            "“{name}” was changed by somebody else since it was opened here.",
            "Nothing was overwritten. Bring their changes in and save, or save a copy under another name.",
            name=path.name,
        )


def _refuse_losing(path: Path, loses_by: Callable[[bytes], bool], data: bytes) -> None:
    if loses_by(data):
        raise OtherFileThere(
            "“{name}” was changed by somebody else since it was opened here.",
            "Nothing was overwritten. Save a copy under another name, and send both back.",
            name=path.name,
        )


def _readable(data: bytes, path: Path, workbook: Workbook) -> ReadResult:
    """Return what is there; stop where it is no workbook, or holds another assessment."""
    try:
        there = read_workbook(data, path.name)
    except UnreadableFile as fault:
        raise OtherFileThere(
            "“{name}” was changed by somebody else since it was opened here, and cannot be read now.",
            "Nothing was overwritten. Save a copy under another name.",
            name=path.name,
        ) from fault
    if there.workbook.assessment.identity != workbook.assessment.identity:
        raise OtherFileThere(
            "“{name}” holds another assessment now: somebody has put it there since it was opened here.",
            "Nothing was overwritten. Save a copy under another name.",
            name=path.name,
        )
    return there


def _present(path: Path) -> bytes | None:
    """Return the bytes of the file that is there; None if there is none, though its folder is."""
    try:
        path.stat()
        data = content_of(path, LARGEST_FILE)
    except FileNotFoundError as fault:
        if not path.absolute().parent.is_dir():
            raise explained(FileNotFoundError(errno.ENOENT, "the folder"), path) from fault
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
    return data


def _not_replaceable(path: Path, reason: str) -> SaveFailed:
    return SaveFailed(
        "“{name}” could not be saved: what is there cannot be read ({reason}).",
        "Nothing was changed on the disk. Save a copy under another name, or try again in a moment.",
        name=printable(path.name),
        reason=reason,
    )

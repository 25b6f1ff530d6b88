"""What a file is that is no workbook, by its name and its first bytes, and the way out.

Here: other programs' documents, protected files, marks that programs leave beside a workbook, links to one,
and files whose content has stayed in the cloud.
Not here: packages, which may be workbooks (``package_check``), and opening a protected file (``protection``).
"""

from __future__ import annotations

import json
import re
from typing import Final

from smp_workbench.errors import ProtectedFile, UnreadableFile

SAVE_AGAIN: Final = "Open it in Excel or LibreOffice and save it as Excel Workbook (.xlsx)."
_OPEN_XLSX: Final = "Open the .xlsx file."
_DOWNLOAD: Final = "Follow the link, download the workbook as an Excel file (.xlsx), and open that."
_ITSELF: Final = "Open “{original}” itself."

_MARKS: Final = (
    (r"~\$(?P<original>.+)", "“{name}” is only a mark that Excel leaves beside an open workbook."),
    (
        r"\.~lock\.(?P<original>.+)#",
        "“{name}” is only a mark that LibreOffice leaves beside a workbook.",
    ),
)
_IN_CLOUD: Final = re.compile(r"\.(?P<original>.+)\.icloud")

_BEGINNINGS: Final = (
    (b"%pdf", "“{name}” is a PDF, not a workbook.", "Open the .xlsx file it was made from."),
    (b"{\\rtf", "“{name}” is a text document, not a workbook.", _OPEN_XLSX),
    (b"<!doctype", "“{name}” is a web page, not a workbook.", "Download the .xlsx file itself."),
    (b"<html", "“{name}” is a web page, not a workbook.", "Download the .xlsx file itself."),
    (b"<?xml", "“{name}” is an XML file, not a workbook.", SAVE_AGAIN),
    (b"[internetshortcut]", "“{name}” is a link to a page, not a workbook.", _DOWNLOAD),
    (
        b"l\0\0\0\x01\x14\x02\0",
        "“{name}” is a shortcut to a file, not the file.",
        "Open the file that it leads to.",
    ),
    (b"\x89png", "“{name}” is a picture, not a workbook.", _OPEN_XLSX),
    (b"\xff\xd8\xff", "“{name}” is a picture, not a workbook.", _OPEN_XLSX),
    (b"mz", "“{name}” is a program, not a workbook.", "Do not start it, and ask whoever sent it what it is."),
    (b"rar!", "“{name}” is an archive, not a workbook.", "Unpack it and open the .xlsx file inside."),
    (b"7z\xbc\xaf", "“{name}” is an archive, not a workbook.", "Unpack it and open the .xlsx file inside."),
    (b"\x1f\x8b", "“{name}” is an archive, not a workbook.", "Unpack it and open the .xlsx file inside."),
)
"""In small letters."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED, _RESTRICTED = "EncryptedPackage", "DRMEncryptedDataSpace"
_OLE_KINDS: Final = (
    ("WordDocument", "“{name}” is a Word document, not a workbook.", _OPEN_XLSX),
    ("PowerPoint Document", "“{name}” is a presentation, not a workbook.", _OPEN_XLSX),
    (
        "__substg1.0_",
        "“{name}” is a message of Outlook's.",
        "Open it there, save what is attached, and open that.",
    ),
    ("Workbook", "“{name}” is an old Excel file (.xls).", SAVE_AGAIN),
    ("Book", "“{name}” is an old Excel file (.xls).", SAVE_AGAIN),
)
"""Names of streams in Microsoft's older container, and what they tell."""


def is_encrypted(data: bytes) -> bool:
    """Return whether a file opens with a password, and with nothing else."""
    return data.startswith(_OLE) and _has(data, _ENCRYPTED) and not _has(data, _RESTRICTED)


def refuse_other_kind(data: bytes, name: str) -> None:
    """Stop at whatever cannot be a workbook, and say what it is.

    Raises
    ------
    UnreadableFile
        With what to do; ``ProtectedFile`` if a password is all that is missing.
    """
    _refuse_marks(name)
    if not data:
        raise UnreadableFile("“{name}” is empty.", "Go back to an earlier copy.", name=name)
    if data.startswith(_OLE):
        raise _ole_fault(data, name)
    if data.startswith(b"PK"):
        return
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, what, remedy in _BEGINNINGS:
        if start.startswith(beginning):
            raise UnreadableFile(what, remedy, name=name)
    if not any(data[:4096]):
        raise UnreadableFile(
            "“{name}” has a size but no content, as where a download was broken off.",
            "Let its drive finish, or download it again; else go back to an earlier copy.",
            name=name,
        )
    raise _unknown(data, name)


def _refuse_marks(name: str) -> None:
    """Stop at files that stand beside a workbook, or for one, and are known by their names."""
    for pattern, what in _MARKS:
        if match := re.fullmatch(pattern, name):
            raise UnreadableFile(what, _ITSELF, name=name, original=match["original"])
    if match := _IN_CLOUD.fullmatch(name):
        raise UnreadableFile(
            "“{name}” stands for a file that is in the cloud and not on this computer.",
            "Download “{original}” first, and open that.",
            name=name,
            original=match["original"],
        )


def _ole_fault(data: bytes, name: str) -> UnreadableFile:
    """Tell old Excel files and protected new ones apart: both are in Microsoft's older container."""
    if _has(data, _RESTRICTED):
        return UnreadableFile(
            "“{name}” is rights-protected: only programs of the organisation that protected it open it.",
            "Ask its owner for a copy without restrictions, or copy the scores from it in Excel.",
            name=name,
        )
    if _has(data, _ENCRYPTED):
        return ProtectedFile(
            "“{name}” is protected with a password.",
            "Type the password when you are asked, or take it off in Excel (File, Info, Protect Workbook).",
            name=name,
        )
    for stream, what, remedy in _OLE_KINDS:
        if _has(data, stream):
            return UnreadableFile(what, remedy, name=name)
    return UnreadableFile("“{name}” is protected, or in an old format of Microsoft's.", SAVE_AGAIN, name=name)


def _has(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data


def _unknown(data: bytes, name: str) -> UnreadableFile:
    if name.lower().endswith((".gsheet", ".gdoc")) or _is_web_link(data):
        return UnreadableFile("“{name}” is a link to a document in the cloud.", _DOWNLOAD, name=name)
    if b"\0" in data[:4096]:
        return UnreadableFile(
            "“{name}” is not a workbook: it looks like something else under that name.",
            "Choose the .xlsx file.",
            name=name,
        )
    if name.lower().endswith((".csv", ".tsv", ".txt")):
        return UnreadableFile(
            "“{name}” is a list as plain text, not a workbook.",
            "Begin a new assessment, and paste the list into it from a spreadsheet.",
            name=name,
        )
    return UnreadableFile(
        "“{name}” is not a workbook: it looks like plain text.", "Choose the .xlsx file.", name=name
    )


def _is_web_link(data: bytes) -> bool:
    """Return whether a small text is what a synchronised drive keeps in the place of a document."""
    if not data.startswith(b"{") or len(data) > 10_000:
        return False
    try:
        return "url" in json.loads(data)
    except ValueError:
        return False

"""Opening a workbook that is protected with a password.

Here: from protected bytes and a password to the bytes of the workbook inside.
Not here: telling that a file is protected (``file_kind``), asking for the password (the window and the
command line do), and saving, which never protects.

The password goes nowhere else: it is not kept, logged or written, and stands in no sentence.
"""

from __future__ import annotations

import io
from typing import Final

from smp_workbench.errors import DamagedFile, ProtectedFile, UnreadableFile
from smp_workbench.storage.workbook.file_kind import is_encrypted
from smp_workbench.storage.workbook.package_check import LARGEST_FILE

LONGEST_PASSWORD: Final = 255
"""Characters; Excel takes no more."""
_LARGEST_HEADER: Final = 100_000


def opened(data: bytes, password: str, name: str) -> bytes:
    """Return the bytes of a workbook: those inside a protected file if a password was given, else the same.

    Raises
    ------
    UnreadableFile
        See :func:`decrypted`.
    """
    return decrypted(data, password, name) if password and is_encrypted(data) else data


def decrypted(data: bytes, password: str, name: str) -> bytes:
    """Return the workbook inside a protected file.

    Parameters
    ----------
    data
        The whole file, of which ``is_encrypted`` is true.
    name
        Its name, for sentences.

    Raises
    ------
    ProtectedFile
        If the password is another.
    UnreadableFile
        If the protection is of a kind that is not known here, or the file is damaged.
    """
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    if not 0 < len(password) <= LONGEST_PASSWORD:
        raise _other_password(name)
    out = io.BytesIO()
    try:
        _refuse_entities(data, name)
        file = OOXMLFile(io.BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(out)
    except (InvalidKeyError, UnicodeEncodeError) as fault:
        raise _other_password(name) from fault
    except DecryptionError as fault:
        raise UnreadableFile(
            "“{name}” is protected in a way that this program does not know.",
            "Open it in Excel, take the password off (File, Info, Protect Workbook) and save it.",
            name=name,
        ) from fault
    except (UnreadableFile, MemoryError):
        raise
    except Exception as fault:  # the library answers damage with whatever its parsers raise
        raise _damaged(name) from fault
    return out.getvalue()


def _refuse_entities(data: bytes, name: str) -> None:
    """Stop before the library's own XML parser sees a header that no spreadsheet program writes."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as file:
        header = file.openstream("EncryptionInfo").read(_LARGEST_HEADER + 1)
        size = file.get_size("EncryptedPackage")
    known = header[8:].lstrip().startswith(b"<") or header[2:4] == b"\x02\0"
    if b"<!" in header or not known or len(header) > _LARGEST_HEADER or size > LARGEST_FILE:
        raise _damaged(name)


def _other_password(name: str) -> ProtectedFile:
    return ProtectedFile(
        "“{name}” does not open with that password.",
        "Type it again: capital and small letters differ, so look at Caps Lock.",
        name=name,
    )


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(
        "“{name}” is protected with a password, and damaged.",
        "Copy or download it again, or go back to an earlier copy.",
        name=name,
    )

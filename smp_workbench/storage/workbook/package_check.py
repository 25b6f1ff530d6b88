"""Whether bytes can be a workbook at all, told before anything is unpacked.

Here: what kind of package it is by its list of parts, and whether its parts are of a size that can be
read. Every refusal names the kind and the way out.
Not here: files that are no packages (``file_kind``), looking through the parts (``part_scan``), reading
them (``package``), and limits of time and memory, which are those of the process that reads
(``process_limit``).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from smp_workbench.errors import DamagedFile, HostileFile, UnreadableFile
from smp_workbench.storage.workbook.file_kind import SAVE_AGAIN, refuse_other_kind

LARGEST_FILE: Final = 50_000_000
"""Bytes. 130 themes with 50 versions take less than one million."""
LARGEST_PART: Final = 64_000_000
"""Bytes of one part when unpacked."""
LARGEST_TOTAL: Final = 160_000_000
"""Bytes of all parts when unpacked."""
MOST_PARTS: Final = 2_000
STEEPEST: Final = 250
"""Unpacked over packed size of a part over a million bytes; repetitive sheets reach about 40."""

UNPACKING_FAULTS: Final = (
    KeyError, zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error
)  # fmt: skip
"""What unpacking a damaged part may end in."""

_MAIN_PARTS: Final = (
    ("spreadsheetml.sheet.main+xml", "", ""),
    ("sheet.macroEnabled.main+xml", "“{name}” is a workbook with macros (.xlsm).", SAVE_AGAIN),
    ("template.main+xml", "“{name}” is a template.", SAVE_AGAIN),
    ("template.macroEnabled.main+xml", "“{name}” is a template.", SAVE_AGAIN),
    ("sheet.binary", "“{name}” is a binary workbook (.xlsb).", SAVE_AGAIN),
    ("wordprocessingml", "“{name}” is a Word document, not a workbook.", "Open the .xlsx file."),
    ("presentationml", "“{name}” is a presentation, not a workbook.", "Open the .xlsx file."),
)
"""Which content type tells what; the first has no fault."""


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the parts of an ``.xlsx`` file, none of them unpacked yet.

    Parameters
    ----------
    data
        The whole file.
    name
        Its name, for sentences.

    Raises
    ------
    UnreadableFile
        If it is of another kind, protected, damaged, or larger than any assessment when unpacked.
    """
    refuse_larger(data, name)
    refuse_other_kind(data, name)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
        raise damaged(name) from fault
    _refuse_oversize(package, name)
    _refuse_other_package(package, name)
    return package


def refuse_larger(data: bytes, name: str) -> None:
    """Stop at a file that is larger than any workbook."""
    if len(data) > LARGEST_FILE:
        raise UnreadableFile(
            "“{name}” is larger than any assessment can be ({size} MB).",
            "Check that it is the right file; take pictures and other sheets out.",
            name=name,
            size=len(data) // 1_000_000,
        )


def damaged(name: str) -> DamagedFile:
    """Return the error of a file that began well and cannot be read to its end."""
    return DamagedFile(
        "“{name}” is damaged or was cut off.",
        "Copy or download it again, or go back to an earlier copy.",
        name=name,
    )


def _refuse_oversize(package: zipfile.ZipFile, name: str) -> None:
    """Judge by the sizes the file declares; unpacking stops at them, so they cannot be exceeded."""
    parts = package.infolist()
    steep = any(
        part.file_size > 1_000_000 and part.file_size > STEEPEST * max(part.compress_size, 1)
        for part in parts
    )
    largest = max((part.file_size for part in parts), default=0)
    total = sum(part.file_size for part in parts)
    if steep or len(parts) > MOST_PARTS or largest > LARGEST_PART or total > LARGEST_TOTAL:
        raise HostileFile(
            "“{name}” would unpack to far more than any assessment ({size} MB in {count} parts).",
            "This program did not make it so: ask where it comes from before it is opened anywhere.",
            name=name,
            size=total // 1_000_000,
            count=len(parts),
        )
    plain = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    strange = any(part.flag_bits & 1 or part.compress_type not in plain for part in parts)
    if strange:
        raise damaged(name)


def _refuse_other_package(package: zipfile.ZipFile, name: str) -> None:
    names = package.namelist()
    if "mimetype" in names:
        raise UnreadableFile("“{name}” is an OpenDocument file (.ods or .odt).", SAVE_AGAIN, name=name)
    if "[Content_Types].xml" not in names:
        raise UnreadableFile(
            "“{name}” is a zip archive, not a workbook.",
            "Unpack it and open the .xlsx file inside.",
            name=name,
        )
    try:
        types = package.read("[Content_Types].xml").decode(errors="replace")
    except UNPACKING_FAULTS as fault:
        raise damaged(name) from fault
    for content_type, what, remedy in _MAIN_PARTS:
        if content_type in types:
            if what:
                raise UnreadableFile(what, remedy, name=name)
            return
    raise UnreadableFile("“{name}” is not a workbook.", "Choose the .xlsx file.", name=name)

"""Parts of a package that no assessment has: what acts when it is opened, and what is only not ours.

Here: macros and links that start programs, which are refused, and pictures, links and embedded files, which
are listed and never opened.
Not here: counting what is in the parts that are read (``part_scan``), and comments, which are read
(``package``).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Final

from smp_workbench.errors import HostileFile, Sentence
from smp_workbench.storage.workbook.package_check import UNPACKING_FAULTS, damaged

_ACTS: Final = (
    (r"vbaproject\.bin$", "a macro, under the name of a kind of file that has none"),
    (r"(^|/)(intl)?macrosheets/", "a macro sheet"),
)
"""Names of parts that act, and what a sentence calls them."""
_EXTRAS: Final = (
    (r"(^|/)externallinks/[^/]*$", "a link to another workbook"),
    (r"(^|/)embeddings/", "an embedded file"),
    (r"(^|/)activex/[^/]*\.xml$", "an ActiveX control"),
    (r"(^|/)ctrlprops/", "a form control"),
    (r"(^|/)connections\.xml$", "a connection to data elsewhere"),
    (r"(^|/)pivottables/[^/]*$", "a pivot table"),
    (r"(^|/)webextensions/[^/]*$", "an add-in"),
    (r"(^|/)media/", "a picture"),
)
_LINK: Final = re.compile(r"(^|/)externallinks/[^/]*\.xml$")
_STARTS_PROGRAM: Final = re.compile(rb"<(?:\w+:)?ddeLink\b")
_OUTSIDE: Final = re.compile(
    rb"""<(?:\w+:)?Relationship\s(?=[^<>]*TargetMode\s*=\s*["']External)[^<>]*Type\s*=\s*["'][^"']*/([A-Za-z]+)["']"""
)
_KNOWN_OUTSIDE: Final = frozenset({b"hyperlink", b"externalLinkPath", b"externalLinkLongPath"})
_LARGEST_LINK: Final = 4_000_000


def refuse_acting_parts(package: zipfile.ZipFile, name: str) -> None:
    """Stop at what would act when a spreadsheet program opens the file.

    Raises
    ------
    HostileFile
        At macros in a file that may have none, and at links by which Excel starts other programs (DDE).
    """
    for part in package.namelist():
        for pattern, kind in _ACTS:
            if re.search(pattern, part.lower()):
                raise _acting(name, kind, part)
        if _LINK.search(part.lower()) and _STARTS_PROGRAM.search(_content(package, part, name)):
            raise _acting(name, "a link that starts another program (DDE)", part)


def extra_parts(package: zipfile.ZipFile, name: str) -> tuple[Sentence, ...]:
    """Return what else is in the package, one sentence a kind."""
    counts: dict[str, int] = {}
    for part in package.namelist():
        for pattern, kind in _EXTRAS:
            if re.search(pattern, part.lower()):
                counts[kind] = counts.get(kind, 0) + 1
    for kind in _kinds_outside(package, name):
        counts[kind] = counts.get(kind, 0) + 1
    text = (
        "The file holds {kind} ({count}), added outside the program; "
        "it was not opened and is not kept when saved."
    )
    return tuple(Sentence(text, {"kind": kind, "count": count}) for kind, count in counts.items())


def _kinds_outside(package: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Yield a kind for each thing that a spreadsheet program would fetch from elsewhere."""
    for part in package.namelist():
        if part.lower().endswith(".rels"):
            for match in _OUTSIDE.finditer(_content(package, part, name)):
                if match[1] not in _KNOWN_OUTSIDE:
                    yield f"something to be fetched from elsewhere, {match[1].decode()}"


def _content(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    try:
        with package.open(part) as stream:
            return stream.read(_LARGEST_LINK)
    except UNPACKING_FAULTS as fault:
        raise damaged(name) from fault


def _acting(name: str, kind: str, part: str) -> HostileFile:
    return HostileFile(
        "“{name}” holds {kind} ({part}).",
        "Do not open it in other programs; ask whoever sent it for a copy without.",
        name=name,
        kind=kind,
        part=part[:60],
    )

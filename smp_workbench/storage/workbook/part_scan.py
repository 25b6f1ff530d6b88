"""What a package holds, looked at in a stream before any XML library sees a part of it.

Here: names and places of parts, and, byte by byte as they are unpacked, declarations, nesting, numbers of
elements, merged ranges and claimed sizes. Each refusal is one sentence.
Not here: which kind of file it is and how large it unpacks (``package_check``), and parts that are harmless
but not ours (``extra_part``).

Nothing here is relied on for safety alone: the readers refuse document types themselves, allocate nothing for
what a file claims, and work within limits. But a claim that another program would choke on is told within a
second or two, as what it is.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

from smp_workbench.errors import HostileFile, Sentence
from smp_workbench.storage.workbook.package_check import UNPACKING_FAULTS, damaged

MOST_ELEMENTS: Final = 4_000_000
"""Elements of all parts together; 130 themes with 60,000 changes have half as many."""
DEEPEST: Final = 1_000
"""Elements inside each other, counted now and then; a spreadsheet program writes about 20."""
LONGEST_TAG: Final = 4_000_000
"""Bytes between two ends of tags: a text of 32,767 characters, each written as an entity, is far shorter."""
MOST_MERGED: Final = 500_000
"""Cells in merged ranges; whole rows that somebody merged are a few thousand each."""
MOST_CLAIMED: Final = 50_000_000
"""Cells that a sheet may claim to reach over: a whole column formatted by hand, in each of ours, is less."""
MOST_STYLES: Final = 100_000
"""Cell formats; Excel itself stops at 65,490."""

_CHUNK: Final = 1 << 16
_LOCAL_HEADER: Final = 30
"""Bytes before each part, at least."""
_BEGINNINGS: Final = (b"<", b"\0<", b"\xff\xfe<", b"\xfe\xff\0<")
"""Of XML, in encodings of one byte and of two."""
_MODEST: Final = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
"""Encodings in which tags look as they do in ASCII, so that no declaration hides behind one."""
_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^<>]*\sencoding\s*=\s*["']([^"'>]*)""")
_CLAIM: Final = re.compile(rb"""<(?:\w+:)?(dimension|mergeCell)\s[^<>]*?\bref\s*=\s*["']([^"']*)["']""")
_RANGE: Final = re.compile(rb"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_STYLE: Final = re.compile(rb"<(?:\w+:)?xf[\s>/]")
_ODD_NAME: Final = re.compile(r"^[/\\]|\\|(^|/)\.\.(/|$)|[\x00-\x1f:]")

_WARNING: Final = "Do not open it in other programs; ask whoever sent it for a new copy."


def scan_parts(package: zipfile.ZipFile, name: str) -> None:
    """Look through a package whose parts are of a size that can be unpacked.

    Raises
    ------
    HostileFile
        If it holds or claims what no spreadsheet program writes for an assessment.
    DamagedFile
        If a part does not unpack.
    """
    _refuse_odd_places(package.infolist(), name)
    scan = _Scan(name)
    for part in package.infolist():
        scan.look_through(part.filename, _unpacked(package, part, name))


def _refuse_odd_places(parts: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Stop at names that lead elsewhere or differ in case only, and at parts that overlap."""
    seen: set[str] = set()
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        plain = part.filename.lower()
        odd = _ODD_NAME.search(part.filename)
        if odd or plain in seen:
            text = "“{name}” has a part with a name that no program gives (“{part}”)."
            if not odd:
                text = "“{name}” has two parts of one name (“{part}”), of which programs may read either."
            raise HostileFile(text, _WARNING, name=name, part=part.filename[:60])
        if part.header_offset < end:
            raise HostileFile(
                "“{name}” has parts that lie inside each other, as in a zip bomb.", _WARNING, name=name
            )
        seen.add(plain)
        end = part.header_offset + _LOCAL_HEADER + part.compress_size


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """Yield a part in pieces; nothing of one that is no XML."""
    try:
        with package.open(part) as stream:
            piece = stream.read(_CHUNK)
            if not piece.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_BEGINNINGS):
                return
            while piece:
                yield piece
                piece = stream.read(_CHUNK)
    except UNPACKING_FAULTS as fault:
        raise damaged(name) from fault


class _Scan:
    """The counts of one file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._part = ""
        self._elements = self._merged = self._styles = self._depth = 0

    def look_through(self, part: str, pieces: Iterable[bytes]) -> None:
        """Count and judge one part."""
        self._part, self._depth = part, 0
        rest = b""
        for piece in pieces:
            if not rest and not self._depth:
                self._refuse_encoding(piece)
            text = rest + piece
            cut = text.rfind(b">") + 1
            if len(text) - cut > LONGEST_TAG:
                self._refuse("a text longer than any cell can hold")
            rest = text[cut:]
            self._judge(text[:cut])

    def _judge(self, text: bytes) -> None:
        """Judge whole tags."""
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            self._refuse("a declaration of entities, by which a small file can grow without end")
        ends = text.count(b"</")
        begun = text.count(b"<") - ends - text.count(b"<!") - text.count(b"<?")
        self._elements += begun
        self._depth += begun - ends - text.count(b"/>")
        if self._elements > MOST_ELEMENTS:
            self._refuse("more rows and cells than any assessment, {count:,} and more", MOST_ELEMENTS)
        if self._depth > DEEPEST:
            self._refuse("more than {count:,} levels inside each other", DEEPEST)
        for match in _CLAIM.finditer(text):
            self._judge_claim(match[1], _cells_in(match[2]))
        if self._part.endswith("styles.xml"):
            self._styles += len(_STYLE.findall(text))
            if self._styles > MOST_STYLES:
                self._refuse("more than {count:,} cell formats", MOST_STYLES)

    def _judge_claim(self, kind: bytes, cells: int) -> None:
        if kind == b"mergeCell":
            self._merged += cells
            if self._merged > MOST_MERGED:
                self._refuse("merged cells over {count:,} cells", self._merged)
        elif cells > MOST_CLAIMED:
            self._refuse("a sheet said to reach over {count:,} cells", cells)

    def _refuse_encoding(self, beginning: bytes) -> None:
        """Stop at an encoding in which the rest of this looking would be blind."""
        declared = _ENCODING.match(beginning.removeprefix(b"\xef\xbb\xbf")[:300])
        if b"\0" in beginning[:64] or (declared and declared[1].lower() not in _MODEST):
            self._refuse("a part in an encoding that spreadsheet programs do not write")

    def _refuse(self, held: str, count: int = 0) -> None:
        raise HostileFile(
            "“{name}” holds {held} ({part}).",
            "No assessment needs that. Do not open it in other programs; ask whoever sent it for a new copy.",
            name=self._name,
            held=Sentence(held, {"count": count}),
            part=self._part[:60],
        )


def _cells_in(reference: bytes) -> int:
    """Return how many cells a range claims; 1 for a cell, and for what is no range."""
    match = _RANGE.fullmatch(reference)
    if match is None:
        return 1
    left, top, right, bottom = match.groups()
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number

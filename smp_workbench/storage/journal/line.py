"""The lines of a journal: what each is, its exact form in JSON, and a checksum before it.

Here: bytes from what happened, and the lines back with what is wrong with them.
Not here: the file (``place``), and what the lines mean together (``reading``).

A line is ``CHECKSUM KIND JSON``. The checksum begins from the line's number, so that a line that is
missing, or stands elsewhere than where it was written, is as wrong as one whose text is.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from smp_workbench.domain.version import Change, Version, Workbook
from smp_workbench.storage.exact_form import write_exact

FORMAT: Final = 2
"""Number of this form; a journal with a higher one needs a newer program. 1 had no views."""

Kind: TypeAlias = Literal["head", "checkpoint", "change", "version", "view"]
_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Base:
    """What is safe elsewhere when a journal begins: what the assessment's workbook holds.

    Attributes
    ----------
    path
        The workbook, in full; empty if the assessment was never saved.
    digest
        SHA-256 of that file as it was opened or saved; empty without one.
    sequence
        The last change that is no recovery's matter: the file holds it, or it came with the sample.
    versions
        How many versions likewise.
    whole
        Whether the file held all of the assessment up to there; not so if it was opened with
        changes made outside the program.
    """

    path: str = ""
    digest: str = ""
    sequence: int = 0
    versions: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """The first line.

    Attributes
    ----------
    identity, title
        Of the assessment, so that a journal can be named without reading the whole of it.
    when
        When it was begun: UTC, as the history writes it.
    tool
        Name and version of the program that wrote it.
    """

    format: int
    identity: str
    title: str
    when: str
    tool: str
    base: Base


@dataclass(frozen=True, slots=True)
class View:
    """Where somebody is in the window, so that the next start can be there too.

    Attributes
    ----------
    ref, code
        Of the focused score; empty while there is none.
    version
        Number of the version that is looked at; 0 for the assessment itself.
    layout
        Of the panels, as the window keeps it, in base 64; empty for the usual one.
    """

    ref: str = ""
    code: str = ""
    version: int = 0
    layout: str = ""


NOWHERE: Final = View()

Content: TypeAlias = Head | Workbook | Change | Version | View
"""What a line can hold, one type for each kind in their order."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a journal that can be believed.

    Attributes
    ----------
    found
        Kind and JSON of each, up to the first that is wrong.
    torn
        Whether the file ends in something that was never confirmed: the end of the last group of
        lines, which was being written when the computer or the program stopped.
    damaged
        Number of a wrong line (from 1) that others follow, so that it was confirmed once; 0 if there
        is none.
    """

    found: tuple[tuple[Kind, str], ...]
    torn: bool = False
    damaged: int = 0


def as_line(content: Content, number: int) -> bytes:
    """Return what a journal holds of something on a line of this number, from 1."""
    match content:
        case Head():
            kind: Kind = "head"
        case Workbook():
            kind = "checkpoint"
        case Change():
            kind = "change"
        case Version():
            kind = "version"
        case View():
            kind = "view"
    # A path may hold what is no Unicode; it comes back as it was.
    text = f"{kind} {write_exact(content, type(content))}".encode(errors="surrogatepass")
    return b"%08x %b\n" % (zlib.crc32(text, number), text)


def read_lines(data: bytes) -> Lines:
    """Return the lines of a whole journal file up to the first that is wrong.

    Examples
    --------
    >>> read_lines(b"")
    Lines(found=(), torn=False, damaged=0)
    >>> read_lines(b"0000")
    Lines(found=(), torn=True, damaged=0)
    """
    *whole, rest = data.split(b"\n")
    read = [_read_line(line, number) for number, line in enumerate(whole, start=1)]
    right = next((place for place, line in enumerate(read) if line is None), len(read))
    found = tuple(line for line in read[:right] if line is not None)
    followed = any(line is not None for line in read[right:])
    torn = not followed and (right < len(read) or bool(rest))
    return Lines(found, torn, right + 1 if followed else 0)


def newer_tool(data: bytes) -> str | None:
    """Return what wrote a journal whose form is newer than this program's; None if it is not newer.

    Of such a journal nothing else may be taken for known, not even what its head holds.
    """
    read = _read_line(data.partition(b"\n")[0], 1)
    try:
        head = json.loads(read[1]) if read is not None and read[0] == "head" else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(head, dict):
        return None
    number, tool = head.get("format"), head.get("tool")
    newer = type(number) is int and number > FORMAT
    return (tool if isinstance(tool, str) else "") if newer else None


def _read_line(line: bytes, number: int) -> tuple[Kind, str] | None:
    sum_, _, text = line.partition(b" ")
    if sum_ != b"%08x" % zlib.crc32(text, number):
        return None
    kind, _, form = text.decode(errors="surrogatepass").partition(" ")
    return next(((known, form) for known in _KINDS if known == kind), None)

"""A copy in the vault: what its name says, and the note beside it.

Here: the name, which alone says when the copy was kept and what its bytes must be; and the note, which
only spares opening it.
Not here: the folders (``vault``) and what stays how long (``thinning``).
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

ENDING: Final = ".xlsx"
_NOTE: Final = ".json"
_NAME: Final = re.compile(r"(?P<when>\d{8}T\d{6})(?P<ms>\d{3})Z-(?P<digest>[0-9a-f]{16})(?:-returned)?\.xlsx")
RETURNED: Final = "-returned"
"""Stands in the name of what came back to be merged: it is no earlier state of the assessment."""
_DIGITS: Final = 16
"""Of a digest: enough to tell copies apart and to notice damage, short enough for a name."""
_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """One copy.

    Attributes
    ----------
    path
        Its file; the folder is named by the identity of the assessment.
    when
        Moment in which it was kept, UTC.
    digest
        First digits of the SHA-256 of its bytes.
    size
        Bytes.
    """

    path: Path
    when: datetime
    digest: str
    size: int

    @property
    def identity(self) -> str:
        """Identity of its assessment, or the name of the folder for files that are none of ours."""
        return self.path.parent.name

    @property
    def returned(self) -> bool:
        """Whether it is a copy that came back to be merged, exactly as it was sent."""
        return self.path.stem.endswith(RETURNED)

    @property
    def id(self) -> str:
        """By what a person names it."""
        return self.digest[:_SHOWN]

    @property
    def note_path(self) -> Path:
        """Where its note lies, if there is one."""
        return self.path.with_suffix(_NOTE)


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a copy without opening it.

    Attributes
    ----------
    file
        Name of the workbook that it was.
    saved
        When that was saved: UTC, as the history writes it.
    title
        Of the assessment.
    version
        Number of the latest version in it; 0 if it has none.
    changes
        How many changes come after that version.
    content
        Content hash; empty while the copy has not been read yet.
    fault
        Why it cannot be read as a workbook; empty if it can.
    returned
        Whether it is a copy that came back to be merged; ``saved`` is then when it came.
    """

    file: str = ""
    saved: str = ""
    title: str = ""
    version: int = 0
    changes: int = 0
    content: str = ""
    fault: str = ""
    returned: bool = False

    @property
    def read(self) -> bool:
        """Whether the copy's content is known, or known to be unreadable, or no state of the assessment."""
        return bool(self.content or self.fault or self.returned)


def copy_name(when: datetime, digest: str, *, returned: bool = False) -> str:
    """Return the name of a copy.

    Examples
    --------
    >>> copy_name(datetime(2018, 2, 23, 10, 42, 7, 123_456, UTC), "ab" * 32)
    '20180223T104207123Z-abababababababab.xlsx'
    """
    when = when.astimezone(UTC)
    moment = f"{when:%Y%m%dT%H%M%S}{when.microsecond // 1000:03d}Z"
    return f"{moment}-{digest[:_DIGITS]}{RETURNED if returned else ''}{ENDING}"


def copy_at(path: Path, size: int) -> KeptCopy | None:
    """Return the copy that a file is by its name; None for any other file."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{match['when']}.{match['ms']}Z")
    except ValueError:  # no such day
        return None
    return KeptCopy(path, moment, match["digest"], size)


def note_text(note: Note) -> str:
    """Return a note as it is written."""
    return json.dumps(asdict(note), ensure_ascii=False)


def read_note(copy: KeptCopy) -> Note:
    """Return the note of a copy; one that says nothing if it is missing or makes no sense."""
    try:
        found = json.loads(copy.note_path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Note()
    if not isinstance(found, dict):
        return Note()
    known = {
        field.name: found[field.name]
        for field in fields(Note)
        if type(found.get(field.name)) is type(field.default)
    }
    return Note(**known)

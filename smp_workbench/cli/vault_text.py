"""The vault's copies in words and as data.

Here: both forms of a list. Not here: which copies (``cli.vault``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smp_workbench.cli.answer import Json, counted
from smp_workbench.cli.plain_table import aligned
from smp_workbench.storage.vault.kept_copy import KeptCopy, Note
from smp_workbench.storage.vault.vault import OTHER

Noted = Sequence[tuple[KeptCopy, Note]]


def summary_text(noted: Mapping[str, Noted]) -> str:
    """Return one line for each assessment; copies come latest first."""
    if not noted:
        return "The vault is empty: it fills with each save."
    rows = [("Identity", "Assessment", "Copies", "Size", "From", "To")]
    rows += [
        (
            identity[:8],
            "Files that are no assessment" if identity == OTHER else copies[0][1].title or "Untitled",
            str(len(copies)),
            size_text(sum(copy.size for copy, _ in copies)),
            _moment(copies[-1][0]),
            _moment(copies[0][0]),
        )
        for identity, copies in noted.items()
    ]
    return aligned(rows, right=(2, 3))


def copies_text(noted: Noted) -> str:
    """Return one line for each copy of an assessment."""
    if not noted:
        return "Nothing of this assessment is kept yet: the next save does."
    rows = [("Copy", "Kept", "State", "Workbook", "Size")]
    rows += [
        (copy.id, _moment(copy), state_text(note), note.file, size_text(copy.size)) for copy, note in noted
    ]
    return "\n".join((noted[0][1].title or "Untitled", aligned(rows, right=(4,))))


def state_text(note: Note) -> str:
    """Return what state a copy is.

    Examples
    --------
    >>> state_text(Note(version=14, changes=3, content="a"))
    'version 14 and 3 changes'
    """
    if note.returned:
        return "a copy that came back"
    if note.fault:
        return "no workbook that can be read"
    changes = counted(note.changes, "change") if note.changes else ""
    if note.version:
        return f"version {note.version}" + (f" and {changes}" if changes else "")
    return f"{changes}, no version yet" if changes else "as it was begun"


def copy_json(copy: KeptCopy, note: Note) -> Json:
    """Return a copy for a program; moments are UTC."""
    return {
        "copy": copy.id,
        "path": str(copy.path),
        "kept": f"{copy.when:%Y-%m-%dT%H:%M:%SZ}",
        "saved": note.saved,
        "file": note.file,
        "title": note.title,
        "version": note.version or None,
        "changes": note.changes,
        "content": note.content,
        "fault": note.fault,
        "bytes": copy.size,
    }


def size_text(size: int) -> str:
    """Return a size as people say it.

    Examples
    --------
    >>> size_text(200), size_text(81_920), size_text(12_300_000)
    ('0.2 kB', '81.9 kB', '12.3 MB')
    """
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"


def _moment(copy: KeptCopy) -> str:
    return f"{copy.when:%Y-%m-%d %H:%M} UTC"

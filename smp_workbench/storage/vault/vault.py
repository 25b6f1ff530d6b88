"""The vault: earlier states of each assessment on this computer, found by identity.

Here: keeping a copy, finding and reading copies, thinning them out, purging.
Not here: when a copy is kept (``storage.saving``), what a copy's name says (``kept_copy``), what stays
how long (``thinning``), what is in a copy (``contents``).

Two programs may use it at once: a copy gets its name only when it is whole, a name says what the bytes
are, and removing what another has removed is no fault.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from smp_workbench import paths
from smp_workbench.errors import SaveFailed, UnreadableFile, VaultTrouble
from smp_workbench.storage.atomic_file import TEMPORARY_ENDING, write_atomically
from smp_workbench.storage.vault.kept_copy import (
    ENDING,
    RETURNED,
    KeptCopy,
    Note,
    copy_at,
    copy_name,
    note_text,
)
from smp_workbench.storage.vault.thinning import LARGEST, outlived, too_many

OTHER: Final = "other"
"""Folder of what was replaced and is no assessment."""

_IDENTITY: Final = re.compile("[0-9a-f]{32}")
_UNFINISHED: Final = timedelta(days=1)
_THINNED: Final = "thinned"
"""Name of the empty file that says by its time when the vault was thinned out last."""
_HOURLY: Final = timedelta(hours=1)


def now_utc() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


class Vault:
    """The copies in one folder.

    Parameters
    ----------
    folder
        None for this computer's own. It is made when the first copy is kept.
    clock
        Gives the present moment, in UTC.
    largest
        Bytes that all copies together may take.
    """

    def __init__(
        self,
        folder: Path | None = None,
        clock: Callable[[], datetime] = now_utc,
        largest: int = LARGEST,
    ) -> None:
        self.folder = folder or paths.vault()
        self._clock = clock
        self._largest = largest

    # --- keeping ------------------------------------------------------------------------------

    def keep(self, identity: str, data: bytes, note: Note) -> KeptCopy | None:
        """Have these bytes in the vault; None if they are there already.

        Parameters
        ----------
        identity
            Of the assessment; anything that is none stands for a file that is no assessment.
        note
            What is known of the copy.

        Raises
        ------
        VaultTrouble
            If it cannot be written; what the vault held before is whole.
        """
        digest = hashlib.sha256(data).hexdigest()
        if self.holds(digest):
            return None
        folder = self.folder / (identity if _IDENTITY.fullmatch(identity) else OTHER)
        now = self._clock()
        copy = KeptCopy(folder / copy_name(now, digest, returned=note.returned), now, digest[:16], len(data))
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            write_atomically(copy.path, data)
        except (SaveFailed, OSError) as fault:
            raise _not_kept(self.folder, fault.__cause__ or fault) from fault
        self.write_note(copy, note)
        return copy

    def holds(self, digest: str) -> bool:
        """Return whether a file with this SHA-256 is in the vault, whosesoever it is."""
        endings = (f"-{digest[:16]}{ENDING}", f"-{digest[:16]}{RETURNED}{ENDING}")
        return any(name.endswith(endings) for folder in self._folders() for name in _names(folder))

    def write_note(self, copy: KeptCopy, note: Note) -> None:
        """Write what is known of a copy beside it; where that fails, it is found out again when needed."""
        with contextlib.suppress(OSError):
            draft = copy.note_path.with_suffix(f".{os.getpid()}{TEMPORARY_ENDING}")
            draft.write_text(note_text(note), encoding="utf-8")
            draft.replace(copy.note_path)

    # --- finding and reading ------------------------------------------------------------------

    def copies(self, identity: str) -> tuple[KeptCopy, ...]:
        """Return the copies of one assessment, oldest first; none where nothing can be read."""
        return self._copies_in(self.folder / identity)

    def every(self) -> dict[str, tuple[KeptCopy, ...]]:
        """Return the copies of every assessment by identity, each oldest first."""
        of_each = {folder.name: self._copies_in(folder) for folder in self._folders()}
        return {identity: copies for identity, copies in of_each.items() if copies}

    def content(self, copy: KeptCopy) -> bytes:
        """Return the bytes of a copy, exactly as they were kept.

        Raises
        ------
        UnreadableFile
            If it is gone, or no longer what was kept.
        """
        try:
            data = copy.path.read_bytes()
        except OSError as fault:
            raise UnreadableFile(
                "The copy {id} cannot be had from the vault: {reason}.",
                "Choose another one.",
                id=copy.id,
                reason=fault.strerror or type(fault).__name__,
            ) from fault
        if not hashlib.sha256(data).hexdigest().startswith(copy.digest):
            raise UnreadableFile(
                "The copy {id} in the vault was damaged: it is not what was kept.",
                "Choose another one.",
                id=copy.id,
            )
        return data

    # --- letting go ---------------------------------------------------------------------------

    def thin(self) -> None:
        """Let go of what nobody needs any more: by age, then by size. What cannot be removed stays."""
        now, left = self._clock(), {}
        for identity, copies in self.every().items():
            goes = outlived(copies, now)
            self._remove(goes)
            left[identity] = tuple(copy for copy in copies if copy not in goes)
        self._remove(too_many(left, self._largest))
        for folder in self._folders():
            _clear_unfinished(folder, now)

    def thin_when_due(self) -> None:
        """Thin out unless that was done within the hour: it looks at every copy there is."""
        mark, now = self.folder / _THINNED, self._clock().timestamp()
        try:
            age = now - mark.stat().st_mtime
        except OSError:
            age = _HOURLY.total_seconds()
        if 0 <= age < _HOURLY.total_seconds():
            return
        self.thin()
        with contextlib.suppress(OSError):
            mark.touch()
            os.utime(mark, (now, now))

    def purge(self, identity: str = "", older_than: timedelta | None = None) -> tuple[KeptCopy, ...]:
        """Remove copies for good, and return them.

        Parameters
        ----------
        identity
            Of one assessment; empty for all of them.
        older_than
            Only what was kept longer ago; None for all.

        Raises
        ------
        VaultTrouble
            If one of them is still there.
        """
        found = (identity,) if identity else tuple(self.every())
        last = self._clock() - older_than if older_than is not None else None
        goes = [copy for one in found for copy in self.copies(one) if last is None or copy.when <= last]
        self._remove(goes)
        if any(copy.path.exists() for copy in goes):
            raise VaultTrouble(
                "Not every copy could be removed from “{folder}”.",
                "Close other programs that may hold them, and try again.",
                folder=self.folder,
            )
        return tuple(goes)

    def _remove(self, copies: Iterable[KeptCopy]) -> None:
        for copy in copies:
            for path in (copy.path, copy.note_path):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)

    def _folders(self) -> Iterator[Path]:
        for name in sorted(_names(self.folder)):
            if _IDENTITY.fullmatch(name) or name == OTHER:
                yield self.folder / name

    def _copies_in(self, folder: Path) -> tuple[KeptCopy, ...]:
        found = (copy_at(folder / name, _size(folder / name)) for name in _names(folder))
        return tuple(sorted((copy for copy in found if copy), key=lambda one: (one.when, one.path.name)))


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries]
    except OSError:
        return []


def _clear_unfinished(folder: Path, now: datetime) -> None:
    """Remove what a program that was killed was writing; whatever still runs is younger than a day."""
    for name in _names(folder):
        if name.endswith(TEMPORARY_ENDING):
            with contextlib.suppress(OSError):
                path = folder / name
                if now.timestamp() - path.stat().st_mtime > _UNFINISHED.total_seconds():
                    path.unlink(missing_ok=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _not_kept(folder: Path, fault: BaseException) -> VaultTrouble:
    """Return what is said of a copy that could not be kept."""
    reason = getattr(fault, "strerror", "") or type(fault).__name__
    return VaultTrouble(
        "No copy was kept in the vault: “{folder}” cannot be written ({reason}).",
        "The workbook itself is whole. Make space on this computer, or ask whoever looks after it.",
        folder=folder,
        reason=reason,
    )

"""Bringing copies back in child processes: reading a copy, and merging those that were read.

Here: top-level functions, and answers that the window can take without loading a workbook library.
Not here: how it is done (``session.merge``), and who asks for it (``copy_reader``).

The receiving workbook, copies and the edit cross as bytes that the window passes on without looking
inside: unpacking a large copy there would make a key wait.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from smp_workbench.domain.edit import Edit
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import VaultTrouble
from smp_workbench.storage.quick_form import quick_bytes

if TYPE_CHECKING:
    from smp_workbench.session.merge.merge_summary import MergeSummary


@dataclass(frozen=True, slots=True)
class MergeTold:
    """What bringing copies back would do.

    Attributes
    ----------
    edit
        The one step, packed; empty if nothing would change.
    unkept
        What kept a copy's file out of the vault; None if nothing did.
    """

    summary: MergeSummary
    edit: bytes
    unkept: VaultTrouble | None = None


def pack(thing: Workbook) -> bytes:
    """Return the receiving workbook as bytes for a child."""
    return quick_bytes(thing)


def packed_edit(told: MergeTold) -> Edit:
    """Return the one step of a merge."""
    edit: Edit = pickle.loads(told.edit)  # noqa: S301  # from a child of our own, through a pipe
    return edit


def get_ready() -> None:
    """Read the program's own parts, which a child does once, so that its first copy need not wait for it."""
    import smp_workbench.session.merge.copy_reading
    import smp_workbench.session.merge.merge_summary
    import smp_workbench.session.merge.parcel  # noqa: F401


def read_for_merge(receiving: bytes, path: Path, name: str, password: str = "") -> bytes:
    """Read a copy, keep its file untouched in the vault, and return it as a :class:`Parcel` in bytes.

    Raises
    ------
    WorkbenchError
        If it is no copy, or one of another assessment; ``ProtectedFile`` if it opens with a password, and not
        with this one.
    """
    from smp_workbench.session.merge.bring_back import understood
    from smp_workbench.session.merge.copy_reading import read_copy
    from smp_workbench.session.merge.parcel import packed
    from smp_workbench.storage.vault.keeping import keep_returned

    workbook = _unpacked(receiving)
    parcel = packed(understood(workbook, read_copy(path, name, password)), workbook.assessment)
    unkept = keep_returned(workbook.assessment, path, name)
    return quick_bytes(replace(parcel, unkept=unkept))


def merge_read(receiving: bytes, copies: tuple[bytes, ...]) -> MergeTold:
    """Return what bringing back copies that were read would do."""
    from smp_workbench.session.merge.bring_back import brought_back
    from smp_workbench.session.merge.merge_summary import merge_summary
    from smp_workbench.session.merge.parcel import unpacked

    workbook = _unpacked(receiving)
    read = [pickle.loads(copy) for copy in copies]  # noqa: S301  # from a child of our own, through a pipe
    brought = brought_back(workbook, [unpacked(copy, workbook.assessment) for copy in read])
    unkept = next((one.unkept for one in read if one.unkept), None)
    edit = quick_bytes(brought.edit) if brought.edit else b""
    return MergeTold(merge_summary(workbook, brought), edit, unkept)


@lru_cache(maxsize=1)
def _unpacked(receiving: bytes) -> Workbook:
    """Return the receiving workbook, unpacked once for all copies that one child reads."""
    workbook: Workbook = pickle.loads(receiving)  # noqa: S301  # from the window, through a pipe
    return workbook

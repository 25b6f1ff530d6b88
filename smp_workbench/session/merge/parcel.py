"""A copy that was read and understood, on its way to the process that merges it with others.

Here: making it small, as what differs from the workbook that receives it, and whole again there.
Not here: understanding a copy (``bring_back``), and the two processes (whoever runs them).

A copy holds nearly all that the receiving workbook holds, and its whole history besides, of which a merge
needs nothing once the base is found. Carrying all of it would cost the merging process more than merging.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import RestoreContent
from smp_workbench.domain.open_item import Review, Source
from smp_workbench.errors import VaultTrouble
from smp_workbench.session.merge.returned import Returned

_NAME: Final = "a copy"
_REASON: Final = "As the copy has it"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A copy as what it says otherwise than the receiving assessment.

    Attributes
    ----------
    source, age, unread, content, kept
        See :class:`~smp_workbench.session.merge.returned.Returned`.
    state, base
        From the receiving assessment to the copy's, and to what that began from; None if it is not known.
    unkept
        What kept the copy's file out of the vault; None if nothing did.
    """

    source: Source
    age: int
    unread: tuple[Review, ...]
    content: str
    kept: bool
    state: RestoreContent
    base: RestoreContent | None
    unkept: VaultTrouble | None = None


def packed(copy: Returned, ours: Assessment) -> Parcel:
    """Return a copy as what it says otherwise than the receiving assessment."""
    base = None if copy.base is None else RestoreContent.leading_to(copy.base, ours, _NAME, _REASON)
    state = RestoreContent.leading_to(copy.state, ours, _NAME, _REASON)
    return Parcel(copy.source, copy.age, copy.unread, copy.content, copy.kept, state, base)


def unpacked(parcel: Parcel, ours: Assessment) -> Returned:
    """Return the copy that was packed beside an equal receiving assessment."""
    base = None if parcel.base is None else parcel.base.apply(ours)[0]
    state, _ = parcel.state.apply(ours)
    return Returned(parcel.source, state, base, parcel.age, parcel.unread, parcel.content, parcel.kept)

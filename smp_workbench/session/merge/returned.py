"""A copy that came back, and what it changed, field by field.

Here: the frozen records that the parts of a merge hand to each other.
Not here: reading copies (``bring_back``), finding changes (``claim``), deciding what counts (``engine``).
"""

from __future__ import annotations

from dataclasses import dataclass

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import Key, Review, ReviewKind, Source, Value


@dataclass(frozen=True, slots=True)
class Returned:
    """One copy that came back.

    Attributes
    ----------
    source
        Name of its file and who changed it last; each copy of a merge has a name of its own.
    state
        What it says now.
    base
        What it began from; None if that is not known. Then everything that differs is listed.
    age
        A number that is lower the earlier the base was.
    unread
        What its file holds that could not be read, as items to look at.
    content
        Content hash of the state, by which a copy that is brought back again is known.
    kept
        Whether the base is none of the receiving workbook's states, but one that the vault has kept.
    """

    source: Source
    state: Assessment
    base: Assessment | None
    age: int = 0
    unread: tuple[Review, ...] = ()
    content: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """That a field should have a value, because a copy has it now and had another when it went out.

    Attributes
    ----------
    base
        What the field held when the copy went out.
    listed
        Why the value is never taken by itself; None where it may be.
    """

    key: Key
    base: Value
    value: Value
    sources: tuple[Source, ...]
    listed: ReviewKind | None = None
    age: int = 0


@dataclass(frozen=True, slots=True)
class Applied:
    """A value that was taken by itself.

    Attributes
    ----------
    before
        What the field held here until now.
    """

    key: Key
    before: Value
    value: Value
    sources: tuple[Source, ...]

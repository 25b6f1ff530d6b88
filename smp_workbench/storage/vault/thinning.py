"""Which copies in the vault are no longer needed.

Here: pure rules over moments and sizes.
Not here: removing anything (``vault``).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from smp_workbench.storage.vault.kept_copy import KeptCopy

ALL_OF: Final = timedelta(hours=48)
"""Every copy that is younger than this stays."""
DAILY: Final = timedelta(days=30)
"""Of each day up to this age the last copy stays; of each month before that, its last.

What came back to be merged stays so long, each one: copies of a day are different people's.
"""
LARGEST: Final = 500_000_000
"""Bytes that all copies of all assessments may take together."""


def outlived(copies: Iterable[KeptCopy], now: datetime) -> tuple[KeptCopy, ...]:
    """Return the copies of one assessment that the rule of time lets go.

    Parameters
    ----------
    now
        UTC. A copy from the future (a clock was wrong) counts as new.

    Notes
    -----
    Days and months are those of UTC. The latest copy of all is the last of its day and month, and stays.
    """
    ordered = sorted(copies, key=_age_key)
    stays = {_span(copy, now): copy for copy in ordered}
    kept = {copy.path for copy in stays.values()}
    return tuple(copy for copy in ordered if copy.path not in kept)


def too_many(of_each: Mapping[str, Sequence[KeptCopy]], largest: int = LARGEST) -> tuple[KeptCopy, ...]:
    """Return the copies to go so that what is left takes no more than that many bytes.

    The oldest go first, whosesoever they are; the latest copy of an assessment never goes.

    Parameters
    ----------
    of_each
        The copies of each assessment, by identity.
    largest
        Bytes.
    """
    every = sorted((copy for copies in of_each.values() for copy in copies), key=_age_key)
    latest = {max(copies, key=_state_key).path for copies in of_each.values() if copies}
    size = sum(copy.size for copy in every)
    goes: list[KeptCopy] = []
    for copy in every:
        if size <= largest:
            break
        if copy.path not in latest:
            goes.append(copy)
            size -= copy.size
    return tuple(goes)


def _age_key(copy: KeptCopy) -> tuple[datetime, str]:
    return copy.when, copy.path.name


def _state_key(copy: KeptCopy) -> tuple[bool, datetime, str]:
    """Return a key by which any state of the assessment comes after whatever came back to be merged."""
    return not copy.returned, *_age_key(copy)


def _span(copy: KeptCopy, now: datetime) -> Hashable:
    """Return what a copy is the last of: itself alone, its day, or its month."""
    age = now - copy.when
    if age <= (DAILY if copy.returned else ALL_OF):
        return copy.path
    if age <= DAILY:
        return copy.when.date()
    return copy.returned, copy.when.year, copy.when.month

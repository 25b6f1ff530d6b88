"""The exact form of the sheet Changes: what happened, by whom and when, and the versions made then.

Here: one step of the history (its start, or one change), its text, and the hash over all of them.
Not here: which steps are packed (``sealing``), and the rows (``sheet_history``, ``history_reading``).

A version is part of the step after which it was made: none can go without its change.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Edit
from smp_workbench.domain.version import History, Version
from smp_workbench.storage.exact_form import write_exact


@dataclass(frozen=True, slots=True)
class Beginning:
    """The state before the first change, and the versions that hold no change."""

    start: Assessment
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One change, and the versions of which it is the last."""

    edit: Edit
    who: str = ""
    when: str = ""
    versions: tuple[Version, ...] = ()


def exact_steps(history: History) -> tuple[str, ...]:
    """Return the exact form of the start and of each change, by sequence number."""
    made: defaultdict[int, tuple[Version, ...]] = defaultdict(tuple)
    for version in history.versions:
        made[version.sequence] += (version,)
    return (
        write_exact(Beginning(history.start, made[0])),
        *(
            write_exact(Step(change.edit, change.who, change.when, made[change.sequence]))
            for change in history.changes
        ),
    )


def steps_hash(exact: Iterable[str]) -> str:
    """Return the hash of a whole history by its exact steps: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256("\n".join(exact).encode()).hexdigest()

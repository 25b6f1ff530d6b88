"""What can come back: a whole copy of a workbook, or one scorer's card alone.

Here: both as they were read, before anything is known of the workbook that receives them, and what copies
are called while they are merged.
Not here: reading the files (``copy_reading``), and what they changed (``returned``, ``claim``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.domain.text import printable
from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook.finding import Finding

_LONGEST_NAME: Final = 180


@dataclass(frozen=True, slots=True)
class CopyRead:
    """A whole copy.

    Attributes
    ----------
    name
        Of its file, printable; each copy of a merge has one of its own.
    findings
        Of which those that are not accepted are listed.
    """

    name: str
    workbook: Workbook
    findings: tuple[Finding, ...] = ()

    @property
    def identity(self) -> str:
        """Of which assessment it is a copy."""
        return self.workbook.assessment.identity


@dataclass(frozen=True, slots=True)
class CardRead:
    """One scorer's card, sent out by itself.

    Attributes
    ----------
    name
        Of its file, printable; each copy of a merge has one of its own.
    identity
        Of which assessment the card is.
    base
        Content hash of the state from which it was sent out.
    card
        Whose it is, for which round, and every entry it has now.
    refs
        The themes that it was sent out with: of others it says nothing.
    who
        Who filled it in, as far as it says.
    sequence
        After how many changes it was sent out, as it says itself: where the base is looked for first.
    findings
        Of which those that are not accepted are listed.
    """

    name: str
    identity: str
    base: str
    card: Scorecard
    refs: tuple[str, ...]
    who: str = ""
    sequence: int = 0
    findings: tuple[Finding, ...] = ()


AnyCopy: TypeAlias = CopyRead | CardRead


def copy_names(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return a printable name for each file, its path where several have one name.

    Examples
    --------
    >>> copy_names([Path("in/police.xlsx"), Path("late/police.xlsx"), Path("in/fire.xlsx")])
    ('in/police.xlsx', 'late/police.xlsx', 'fire.xlsx')
    """
    names = [path.name for path in paths]
    return tuple(
        printable(name if names.count(name) == 1 else str(path), longest=_LONGEST_NAME)
        for path, name in zip(paths, names, strict=True)
    )

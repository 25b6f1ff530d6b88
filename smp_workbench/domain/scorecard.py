"""Scorers, rounds and their scorecards.

Here: one entry (level, confidence and reason, which move as one) and the card that holds them.
Not here: turning a card into arrays (``scoring.level_array``) and changing one (``domain.edit``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import Final, Literal, TypeAlias

AGREED: Final = "agreed"
"""Scorer id of the agreed scores: the card the ranking uses. Its round is 0."""

SECOND_STAGE: Final = "second stage"
"""Scorer id of the second stage's agreed scores, round 0. With its space it can be nobody's ref."""

Confidence: TypeAlias = Literal["", "low", "medium", "high"]
"""How good the evidence for a score is, as its scorer says; empty if not said."""


class NotKnown(Enum):
    """A finished answer, unlike a blank: nobody here knows the level."""

    NOT_KNOWN = "?"

    def __str__(self) -> str:
        return "?"


NOT_KNOWN: Final = NotKnown.NOT_KNOWN

Answer: TypeAlias = Fraction | NotKnown | None
"""A level's exact value, *not known*, or None for a blank (not yet scored, never zero)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one scorecard says about one theme and criterion; the three parts move as one."""

    level: Answer = None
    confidence: Confidence = ""
    reason: str = ""

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all, so that the card need not hold it."""
        return self.level is None and not self.confidence and not self.reason


BLANK: Final = Entry()


@dataclass(frozen=True, slots=True)
class Scorer:
    """A person or agency who scores, named by agency or role.

    Attributes
    ----------
    id
        ``S-01``; never reused.
    present
        Rounds at which they were in the room, by number.
    agency
        Whom they speak for, where that is not their name: several scorers may be of one agency.
    """

    id: str
    name: str
    present: tuple[int, ...] = ()
    agency: str = ""

    @property
    def agency_name(self) -> str:
        """The agency they are of: their own name unless another is given."""
        return self.agency or self.name


@dataclass(frozen=True, slots=True)
class Round:
    """One time round the table; its cards are hidden until it is revealed."""

    number: int
    name: str = ""
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Entries of one scorer in one round: ref, then criterion code, then entry; sparse.

    A theme or criterion that is absent is blank. The mappings are never changed in place.
    """

    scorer: str
    round: int
    entries: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)

    def entry(self, ref: str, criterion: str) -> Entry:
        """Return the entry, an empty one if the card has none."""
        return self.entries.get(ref, {}).get(criterion, BLANK)

    def with_entry(self, ref: str, criterion: str, entry: Entry) -> Scorecard:
        """Return the card with this entry; an empty entry is taken off the card."""
        row = {code: kept for code, kept in self.entries.get(ref, {}).items() if code != criterion}
        if not entry.empty:
            row[criterion] = entry
        return self.with_row(ref, row)

    def with_row(self, ref: str, row: Mapping[str, Entry]) -> Scorecard:
        """Return the card with all entries of one theme replaced; an empty row is taken off."""
        entries = dict(self.entries)
        if row:
            entries[ref] = row
        else:
            entries.pop(ref, None)
        return Scorecard(self.scorer, self.round, entries)

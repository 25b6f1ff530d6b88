"""The theme and the decision about it, and the evidence notes beside its scores.

Here: what is said about a theme apart from its scores.
Not here: the scores (``domain.scorecard``) and its place in the ranking (``domain.ranking``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Outcome: TypeAlias = Literal["", "priority", "cross-cutting theme", "business as usual", "watch", "not taken"]
"""What was decided; empty while nothing is."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the partnership decided about a theme, and why where it differs from the rank."""

    outcome: Outcome = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A thematic crime area.

    Attributes
    ----------
    ref
        Its identity for ever, such as ``T-014``; never reused.
    short
        A shorter name for narrow places; empty if the name serves.
    scored
        False for a theme that is cross-cutting by nature: unranked, not incomplete, still decided.
    last_year
        Last year's decision, in that year's words; empty if there was none.
    """

    ref: str
    name: str
    short: str = ""
    description: str = ""
    scored: bool = True
    decision: Decision = field(default_factory=Decision)
    lead_agency: str = ""
    lead_officer: str = ""
    last_year: str = ""

    @property
    def label(self) -> str:
        """The name for narrow places."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """One piece of evidence beside a theme, or beside one of its criteria.

    Attributes
    ----------
    id
        ``E-001``; never reused.
    criterion
        Code of the criterion it speaks to, or empty for the theme as a whole.
    figure, source, date
        As printed in the source; the date is text because sources give periods.
    """

    id: str
    ref: str
    criterion: str = ""
    text: str = ""
    figure: str = ""
    source: str = ""
    date: str = ""

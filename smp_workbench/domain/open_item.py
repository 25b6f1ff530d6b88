"""What copies that came back have left open: conflicts to decide, and items to take or to leave.

Here: the frozen records an assessment holds until a person has decided, and what a field's value can be.
Not here: finding them (``session.merge``), deciding one (``domain.edit_open``), words (``open_item_words``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import Literal, NamedTuple, TypeAlias

from smp_workbench.domain.scorecard import Entry, Scorecard, Scorer
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme

FieldName: TypeAlias = Literal[
    "score",
    "name", "short", "description", "lead_agency", "lead_officer", "last_year", "scored", "decision",
    "theme", "order", "note", "scorer", "scorer name", "scorer agency", "present", "round name", "revealed",
    "rounds", "title", "area", "period", "marking", "handling", "cut line", "tolerance", "compared with",
    "kept for comparing", "model", "second stage", "leading", "file",
]  # fmt: skip
"""What of an assessment a key names; ``file`` is what a copy's file holds that could not be read."""


@dataclass(frozen=True, slots=True)
class Key:
    """One field of an assessment, the same in every copy of it.

    Attributes
    ----------
    ref
        Of the theme or the evidence note; empty where the field has none.
    criterion
        Of a score.
    scorer, round
        Of a score, of what is said of a scorer, or of a round; empty and 0 elsewhere.
    """

    field: FieldName
    ref: str = ""
    criterion: str = ""
    scorer: str = ""
    round: int = 0


@dataclass(frozen=True, slots=True)
class WholeTheme:
    """A theme with everything about it.

    Attributes
    ----------
    rows
        Its entries by ``"scorer round"``, then criterion code. A scorer whose id stands for somebody
        else here has ``new`` and a space before it.
    notes
        Its evidence notes.
    """

    theme: Theme
    rows: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    notes: tuple[EvidenceNote, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeScorer:
    """A scorer with every card of theirs."""

    scorer: Scorer
    cards: tuple[Scorecard, ...] = ()


Value: TypeAlias = (
    bool
    | int
    | str
    | tuple[str, ...]
    | tuple[int, ...]
    | Entry
    | Decision
    | EvidenceNote
    | WholeTheme
    | WholeScorer
    | ScoringModel
    | SecondStage
    | None
)
"""What a field can hold. None is the absence of the thing that a key names."""

VALUE_KINDS: tuple[type, ...] = (
    Entry, Decision, EvidenceNote, WholeTheme, WholeScorer, ScoringModel, SecondStage,
)  # fmt: skip
"""Those of the values that are records."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a value comes from.

    Attributes
    ----------
    copy
        Name of the file that came back; empty for the workbook that received it.
    who
        Who changed the copy last, as far as it says.
    """

    copy: str = ""
    who: str = ""


HERE = Source()
"""The receiving workbook itself."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that somebody wants a field to have, and everybody who does."""

    value: Value
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was changed differently: it keeps the value it had before, until a person decides.

    Attributes
    ----------
    base
        The value that all proposals began from.
    proposals
        Every distinct value, in an order that does not depend on whose copy was read first.
    """

    key: Key
    base: Value
    proposals: tuple[Proposal, ...]


ReviewKind: TypeAlias = Literal[
    "cleared", "missing", "new", "gone here", "altered", "no place", "name taken", "lower marking", "reveal",
    "base unknown", "not read",
]  # fmt: skip
"""Why something of a copy is not taken by itself; ``gone here``: removed from the receiving workbook."""


@dataclass(frozen=True, slots=True)
class Review:
    """Something of a copy that is taken only when a person says so.

    Attributes
    ----------
    value
        What it would be; None for a thing that is not in the copy.
    text
        What there is to say, where no value can be taken; empty otherwise. What a file holds that could not
        be read is the value nevertheless, so that it is nowhere lost.
    """

    kind: ReviewKind
    key: Key
    value: Value
    sources: tuple[Source, ...]
    text: str = ""

    @property
    def shows_value(self) -> bool:
        """Whether there is a value to be shown, beside what there is to say or in its place."""
        return not self.text or (self.key.field == "file" and bool(self.value))


class Stretch(NamedTuple):
    """Where two lists of items differ: one stretch, between what both begin with and what both end with.

    Attributes
    ----------
    place
        Where it begins.
    gone, come
        How many items of the one stand there, and how many of the other.
    """

    place: int
    gone: int
    come: int


def stretch_between(before: Sequence[object], after: Sequence[object]) -> Stretch:
    """Return where two lists differ, item by item the same or not; of thousands, one is settled by a key.

    Examples
    --------
    >>> stretch_between(("a", "b", "c"), ("a", "c"))
    Stretch(place=1, gone=1, come=0)
    """
    most = min(len(before), len(after))
    first = _alike(map(is_, before, after), most)
    last = _alike(map(is_, reversed(before), reversed(after)), most - first)
    return Stretch(first, len(before) - first - last, len(after) - first - last)


def _alike(pairs: Iterable[bool], most: int) -> int:
    """Return how many pairs are the same until the first that is not, at most so many."""
    count = 0
    for count, same in enumerate(pairs):
        if not same or count == most:
            return count
    return most

"""The assessment: one exercise with its model, themes, scorecards, evidence and decisions.

Here: the frozen whole, and look-ups on it.
Not here: changing it (``domain.edit``) and how it came to be (``domain.version``).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from smp_workbench.domain.open_item import Conflict, Review
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Round, Scorecard, Scorer
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import EvidenceNote, Theme
from smp_workbench.errors import Refusal

Classification: TypeAlias = Literal["OFFICIAL", "OFFICIAL-SENSITIVE"]
"""Protective markings, least protective first."""

CLASSIFICATIONS: Final[tuple[Classification, ...]] = ("OFFICIAL", "OFFICIAL-SENSITIVE")
MOST_THEMES: Final = 999
LIKELY_CUT_LINE: Final = 5
LIKELY_TOLERANCE: Final = 1
MOST_TOLERANCE: Final = 99

_NUMBERED: Final = re.compile(r"([TSER])-([0-9]{1,9})")
"""A ref that counts for the next one. A longer number is somebody's own code, and is not counted on from."""


@dataclass(frozen=True, slots=True)
class Marking:
    """The protective marking, with optional handling words."""

    classification: Classification = "OFFICIAL"
    handling: str = ""

    @property
    def text(self) -> str:
        """As shown: in capitals, the handling words after a dash."""
        return f"{self.classification} - {self.handling}" if self.handling else self.classification


@dataclass(frozen=True, slots=True)
class Comparison:
    """What movement is measured against.

    Attributes
    ----------
    version
        Number of the version; 0 stands for the latest one.
    label
        How the screen calls it, such as "2017-18"; empty to use the version's own name.
    reference
        Id of another assessment that is kept for comparing; empty for a version. Then the version is 0.
    """

    version: int = 0
    label: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another assessment, such as last year's, as far as it is kept for comparing.

    Attributes
    ----------
    id
        ``R-01``; never reused.
    title
        How the screen calls it, such as "2017-18".
    file
        Name of the workbook it was read from.
    content
        Hash of the content it had there, 64 hexadecimal digits.
    state
        What its ranking depends on: model, cut line, themes, agreed levels. No card, reason or note.
    pairs
        Ref of a theme here to its counterpart's there, as it was matched when it was read: a theme
        that is renamed later keeps its counterpart.
    """

    id: str
    title: str
    file: str
    content: str
    state: Assessment
    pairs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One exercise. Nothing in it is changed in place.

    Attributes
    ----------
    identity
        The same for ever and in every copy: 32 hexadecimal digits.
    cut_line
        How many themes the plan can take, at least 1.
    tolerance
        How many levels the cards of a cell may be apart without need for talk, at least 0.
    themes
        In the order of record.
    agreed
        The scorecard the ranking uses.
    cards
        One for each scorer and round that has entries, by scorer then round.
    second_stage
        The leading themes looked at again, beside the first scores; None until it is begun.
    references
        Other assessments that are kept for comparing, in the order in which they were read.
    issued
        Highest number ever given to a ref of each kind (``T``, ``S``, ``E``, ``R``): refs are never
        reused, not even after an undo, so this is no part of what is compared or hashed.
    conflicts
        Fields that copies changed differently, until they are decided; at most one for a key.
    reviews
        What copies hold that was not taken by itself, until it is taken or left.
    brought
        Content hashes of the copies that were brought back, in rising order: the same again says
        nothing new.
    """

    identity: str
    model: ScoringModel
    title: str = ""
    area: str = ""
    period: str = ""
    marking: Marking = field(default_factory=Marking)
    cut_line: int = LIKELY_CUT_LINE
    comparison: Comparison | None = None
    themes: tuple[Theme, ...] = ()
    scorers: tuple[Scorer, ...] = ()
    rounds: tuple[Round, ...] = ()
    agreed: Scorecard = field(default_factory=lambda: Scorecard(AGREED, 0))
    cards: tuple[Scorecard, ...] = ()
    evidence: tuple[EvidenceNote, ...] = ()
    second_stage: SecondStage | None = None
    references: tuple[Reference, ...] = ()
    issued: Mapping[str, int] = field(default_factory=dict, compare=False)
    conflicts: tuple[Conflict, ...] = ()
    reviews: tuple[Review, ...] = ()
    brought: tuple[str, ...] = ()
    tolerance: int = LIKELY_TOLERANCE

    def theme(self, ref: str) -> Theme:
        """Return the theme with this ref; refuse an unknown one."""
        return self.themes[self.theme_position(ref)]

    def theme_position(self, ref: str) -> int:
        """Return the place of a theme in the order of record, from 0; refuse an unknown ref."""
        for position, theme in enumerate(self.themes):
            if theme.ref == ref:
                return position
        raise Refusal("There is no theme {ref}.", "Choose a theme from the list.", ref=ref)

    def scorer(self, scorer_id: str) -> Scorer:
        """Return the scorer with this id; refuse an unknown one."""
        for scorer in self.scorers:
            if scorer.id == scorer_id:
                return scorer
        raise Refusal("There is no scorer {id}.", "Add the scorer first.", id=scorer_id)

    def card(self, scorer_id: str, round_number: int) -> Scorecard:
        """Return a scorecard, an empty one if nothing was entered on it."""
        if scorer_id == AGREED:
            return self.agreed
        if scorer_id == SECOND_STAGE and self.second_stage is not None:
            return self.second_stage.agreed
        for card in self.cards:
            if card.scorer == scorer_id and card.round == round_number:
                return card
        return Scorecard(scorer_id, round_number)

    @property
    def every_card(self) -> tuple[Scorecard, ...]:
        """The agreed scores, those of the second stage, then the scorers' cards."""
        stage = (self.second_stage.agreed,) if self.second_stage else ()
        return (self.agreed, *stage, *self.cards)

    def model_of(self, scorer_id: str) -> ScoringModel:
        """Return the scoring model that a scorer's entries are of."""
        return self.second_stage.model if scorer_id == SECOND_STAGE and self.second_stage else self.model

    def has_card(self, scorer_id: str, round_number: int) -> bool:
        """Whether a scorecard can be: its scorer and round are here, whether or not it has an entry."""
        if scorer_id == AGREED:
            return round_number == 0
        if scorer_id == SECOND_STAGE:
            return round_number == 0 and self.second_stage is not None
        return any(scorer.id == scorer_id for scorer in self.scorers) and any(
            round_.number == round_number for round_ in self.rounds
        )

    def with_card(self, card: Scorecard) -> Assessment:
        """Return the assessment with this scorecard in its place; an empty one is taken out."""
        if card.scorer == AGREED:
            return replace(self, agreed=card)
        if card.scorer == SECOND_STAGE:
            return replace(self, second_stage=self.second_stage and replace(self.second_stage, agreed=card))
        key = (card.scorer, card.round)
        others = [kept for kept in self.cards if (kept.scorer, kept.round) != key]
        if card.entries:
            others.append(card)
        return replace(self, cards=tuple(sorted(others, key=lambda kept: (kept.scorer, kept.round))))

    def round_revealed(self, number: int) -> bool:
        """Whether the cards of a round may be seen; the agreed scores (round 0) always may."""
        return number == 0 or any(round_.number == number and round_.revealed for round_ in self.rounds)

    def reference(self, reference_id: str) -> Reference:
        """Return another assessment that is kept for comparing; refuse an unknown id."""
        for reference in self.references:
            if reference.id == reference_id:
                return reference
        raise Refusal(
            "There is no other assessment {id} to compare with.",
            "Choose its workbook again.",
            id=reference_id,
        )

    def next_ref(self, kind: Literal["T", "S", "E", "R"]) -> str:
        """Return a ref that was never used: of a theme, a scorer, an evidence note or a reference."""
        things: Mapping[str, Iterable[str]] = {
            "T": (theme.ref for theme in self.themes),
            "S": (scorer.id for scorer in self.scorers),
            "E": (note.id for note in self.evidence),
            "R": (reference.id for reference in self.references),
        }
        taken = {ref.casefold() for ref in things[kind]}
        width = 2 if kind in "SR" else 3
        numbers = itertools.count(self.issued.get(kind, 0) + 1)
        refs = (f"{kind}-{number:0{width}d}" for number in numbers)
        return next(ref for ref in refs if ref.casefold() not in taken)

    def with_issued(self, ref: str) -> Assessment:
        """Return the assessment knowing that this ref was used."""
        match = _NUMBERED.fullmatch(ref.upper())
        if not match or int(match[2]) <= self.issued.get(match[1], 0):
            return self
        return replace(self, issued={**self.issued, match[1]: int(match[2])})

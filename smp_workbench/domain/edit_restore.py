"""The edit that puts an earlier content back whole, as when a version is restored.

Here: one frozen class that holds only the parts that differ, so that its written form stays small.
Not here: which content is put back and the version that follows (``session``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TypeVar

from smp_workbench.domain.assessment import CLASSIFICATIONS, Assessment, Comparison, Marking, Reference
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.open_item import Conflict, Review
from smp_workbench.domain.scorecard import Entry, Round, Scorecard, Scorer
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.text import clean_name, clean_note
from smp_workbench.domain.theme import EvidenceNote, Theme
from smp_workbench.errors import Refusal, Sentence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RestoreContent:
    """Put back what was there before; make one with :meth:`leading_to`.

    Refs that were given meanwhile stay given: what is no part of the content does not go back.

    Attributes
    ----------
    name
        What is put back, such as "version 3"; the undo list says "Restore version 3".
    reason
        Why; needed where the protective marking becomes lower.
    model, title, area, period, marking, cut_line, themes, scorers, rounds, evidence, references, conflicts,
    reviews, brought, tolerance
        As they will be; None where they stay.
    comparison, second_stage
        The one that will be, or none; None where it stays.
    rows
        The agreed scores of each theme where they will be others, by ref; empty for none.
    cards
        Likewise of scorers' cards: each with the rows that will be others; None where all stay.
    """

    name: str
    reason: str = ""
    model: ScoringModel | None = None
    title: str | None = None
    area: str | None = None
    period: str | None = None
    marking: Marking | None = None
    cut_line: int | None = None
    comparison: tuple[Comparison, ...] | None = None
    themes: tuple[Theme, ...] | None = None
    scorers: tuple[Scorer, ...] | None = None
    rounds: tuple[Round, ...] | None = None
    rows: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    cards: tuple[Scorecard, ...] | None = None
    evidence: tuple[EvidenceNote, ...] | None = None
    second_stage: tuple[SecondStage, ...] | None = None
    references: tuple[Reference, ...] | None = None
    conflicts: tuple[Conflict, ...] | None = None
    reviews: tuple[Review, ...] | None = None
    brought: tuple[str, ...] | None = None
    tolerance: int | None = None

    @classmethod
    def leading_to(cls, then: Assessment, now: Assessment, name: str, reason: str = "") -> RestoreContent:
        """Return the edit that makes the content of ``now`` that of ``then``, an earlier state of it."""
        return cls(
            name,
            reason,
            model=_other(then.model, now.model),
            title=_other(then.title, now.title),
            area=_other(then.area, now.area),
            period=_other(then.period, now.period),
            marking=_other(then.marking, now.marking),
            cut_line=_other(then.cut_line, now.cut_line),
            comparison=_other(_listed(then.comparison), _listed(now.comparison)),
            themes=_other(then.themes, now.themes),
            scorers=_other(then.scorers, now.scorers),
            rounds=_other(then.rounds, now.rounds),
            rows=_other_rows(then.agreed, now.agreed),
            cards=_other_cards(then, now),
            evidence=_other(then.evidence, now.evidence),
            second_stage=_other(_listed(then.second_stage), _listed(now.second_stage)),
            references=_other(then.references, now.references),
            conflicts=_other(then.conflicts, now.conflicts),
            reviews=_other(then.reviews, now.reviews),
            brought=_other(then.brought, now.brought),
            tolerance=_other(then.tolerance, now.tolerance),
        )

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        clean_name(self.name, "What is restored", required=True)
        clean_note(self.reason, "The reason")
        self._refuse_lower_marking(assessment.marking)
        comparison = _kept(self.comparison, _listed(assessment.comparison))
        second_stage = _kept(self.second_stage, _listed(assessment.second_stage))
        after = replace(
            assessment,
            model=_kept(self.model, assessment.model),
            title=_kept(self.title, assessment.title),
            area=_kept(self.area, assessment.area),
            period=_kept(self.period, assessment.period),
            marking=_kept(self.marking, assessment.marking),
            cut_line=_kept(self.cut_line, assessment.cut_line),
            comparison=comparison[0] if comparison else None,
            themes=_kept(self.themes, assessment.themes),
            scorers=_kept(self.scorers, assessment.scorers),
            rounds=_kept(self.rounds, assessment.rounds),
            agreed=_with_rows(assessment.agreed, self.rows),
            cards=_with_cards(assessment, self.cards or ()),
            evidence=_kept(self.evidence, assessment.evidence),
            second_stage=second_stage[0] if second_stage else None,
            references=_kept(self.references, assessment.references),
            conflicts=_kept(self.conflicts, assessment.conflicts),
            reviews=_kept(self.reviews, assessment.reviews),
            brought=_kept(self.brought, assessment.brought),
            tolerance=_kept(self.tolerance, assessment.tolerance),
        )
        for ref in _refs(after):
            after = after.with_issued(ref)
        # A reason of the program's own: taking this back may lower the marking, and is no request to.
        return after, RestoreContent.leading_to(assessment, after, self.name, "Undone")

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Restore {name}", {"name": self.name})

    def _refuse_lower_marking(self, present: Marking) -> None:
        if self.marking is None or self.reason.strip():
            return
        if CLASSIFICATIONS.index(self.marking.classification) < CLASSIFICATIONS.index(present.classification):
            raise Refusal(
                "Restoring {name} lowers the protective marking, which needs a reason.",
                "Type why it may be lowered.",
                name=self.name,
            )


def _refs(state: Assessment) -> Iterator[str]:
    """Yield every ref there is, since a merge may bring new ones."""
    yield from (theme.ref for theme in state.themes)
    yield from (scorer.id for scorer in state.scorers)
    yield from (note.id for note in state.evidence)
    yield from (reference.id for reference in state.references)


def _other(then: T, now: T) -> T | None:
    return None if then is now or then == now else then


def _kept(value: T | None, present: T) -> T:
    return present if value is None else value


def _listed(value: T | None) -> tuple[T, ...]:
    return () if value is None else (value,)


def _other_cards(then: Assessment, now: Assessment) -> tuple[Scorecard, ...] | None:
    """Return each card that will be another, with the rows that will; None if there is none."""
    if then.cards is now.cards:
        return None
    keys = dict.fromkeys((card.scorer, card.round) for card in (*then.cards, *now.cards))
    others = (Scorecard(*key, _other_rows(then.card(*key), now.card(*key))) for key in keys)
    return tuple(card for card in others if card.entries) or None


def _other_rows(then: Scorecard, now: Scorecard) -> Mapping[str, Mapping[str, Entry]]:
    if then.entries is now.entries:
        return {}
    refs = (*then.entries, *(ref for ref in now.entries if ref not in then.entries))
    rows = {ref: then.entries.get(ref, {}) for ref in refs}
    others = ((ref, row, now.entries.get(ref, {})) for ref, row in rows.items())
    return {ref: row for ref, row, present in others if row is not present and row != present}


def _with_rows(card: Scorecard, rows: Mapping[str, Mapping[str, Entry]]) -> Scorecard:
    """Return a card with these rows in place of its own; an empty one is taken off."""
    if not rows:
        return card
    entries = {ref: row for ref, row in {**card.entries, **rows}.items() if row}
    return Scorecard(card.scorer, card.round, entries)


def _with_cards(state: Assessment, others: Sequence[Scorecard]) -> tuple[Scorecard, ...]:
    """Return the cards of a state with these rows in place of theirs, by scorer then round."""
    cards = {(card.scorer, card.round): card for card in state.cards}
    for other in others:
        key = other.scorer, other.round
        cards[key] = _with_rows(cards.get(key) or Scorecard(*key), other.entries)
    return (
        tuple(card for _, card in sorted(cards.items(), key=itemgetter(0)) if card.entries)
        if others
        else state.cards
    )

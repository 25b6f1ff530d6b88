"""Edits of scores: an entry on a card, the scorers, and the rounds.

Here: one frozen class an edit. Not here: what a level means (``scoring_model``) and agreement
between cards (``scoring.agreement``, when the room is built).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import get_args

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.fit import fitting_card
from smp_workbench.domain.number import decimal_text
from smp_workbench.domain.scorecard import (
    AGREED,
    SECOND_STAGE,
    Answer,
    Confidence,
    Entry,
    Round,
    Scorecard,
    Scorer,
)
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.domain.text import clean_name, clean_note, clean_ref, same_name
from smp_workbench.errors import Refusal, Sentence


@dataclass(frozen=True, slots=True)
class SetEntry:
    """Set level, confidence and reason of one theme and criterion on one card, as one."""

    scorer: str
    round: int
    ref: str
    criterion: str
    entry: Entry

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        self._refuse_unknown_card(assessment)
        theme = assessment.theme(self.ref)
        criterion = _criterion(assessment.model_of(self.scorer), self.criterion)
        if not theme.scored:
            raise Refusal(
                "{theme} is not scored: it is cross-cutting by nature.",
                "Choose Score this theme first.",
                theme=theme.label,
            )
        _refuse_other_level(criterion, self.entry.level)
        if self.entry.confidence not in get_args(Confidence):
            raise Refusal(
                "“{word}” is not a confidence.", "Choose low, medium or high.", word=self.entry.confidence
            )
        entry = self.entry
        if entry.reason:
            entry = replace(entry, reason=clean_note(entry.reason, "The reason"))
        card = assessment.card(self.scorer, self.round)
        before = card.entry(self.ref, self.criterion)
        after = assessment.with_card(card.with_entry(self.ref, self.criterion, entry))
        return after, SetEntry(self.scorer, self.round, self.ref, self.criterion, before)

    def _refuse_unknown_card(self, assessment: Assessment) -> None:
        if self.scorer == AGREED:
            if self.round != 0:
                raise Refusal("The agreed scores have no rounds.", "Use round 0.")
            return
        if self.scorer == SECOND_STAGE:
            _refuse_no_stage(assessment, self.round)
            return
        assessment.scorer(self.scorer)
        if not any(round_.number == self.round for round_ in assessment.rounds):
            raise Refusal("There is no round {number}.", "Begin the round first.", number=self.round)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        if self.scorer != AGREED and not assessment.round_revealed(self.round):
            return Sentence("a hidden score")
        before = assessment.card(self.scorer, self.round).entry(self.ref, self.criterion)
        criterion = _criterion(assessment.model_of(self.scorer), self.criterion)
        stage = "Second stage: " if self.scorer == SECOND_STAGE else ""
        args = {"theme": assessment.theme(self.ref).label, "criterion": criterion.name}
        if before.level != self.entry.level:
            levels = {"before": answer_text(before.level), "after": answer_text(self.entry.level)}
            return Sentence(stage + "{theme}, {criterion} {before} to {after}", args | levels)
        if before.reason != self.entry.reason:
            return Sentence(stage + "{theme}, {criterion}, reason", args)
        return Sentence(stage + "{theme}, {criterion}, confidence", args)


@dataclass(frozen=True, slots=True)
class AddScorer:
    """Add a scorer; ``position`` None for the end of the list."""

    scorer: Scorer
    position: int | None = None

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        scorer = replace(_clean(assessment, self.scorer), id=clean_ref(self.scorer.id))
        if scorer.id == AGREED or any(scorer.id == other.id for other in assessment.scorers):
            raise Refusal("There is a scorer {id} already.", "Give the new scorer another id.", id=scorer.id)
        _refuse_same_name(assessment, scorer)
        scorers = list(assessment.scorers)
        scorers.insert(len(scorers) if self.position is None else self.position, scorer)
        return replace(assessment, scorers=tuple(scorers)).with_issued(scorer.id), RemoveScorer(scorer.id)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Add {scorer}", {"scorer": self.scorer.name})


@dataclass(frozen=True, slots=True)
class RemoveScorer:
    """Remove a scorer with every card of theirs."""

    id: str

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        scorer = assessment.scorer(self.id)
        cards = tuple(card for card in assessment.cards if card.scorer == self.id)
        after = replace(
            assessment,
            scorers=tuple(other for other in assessment.scorers if other.id != self.id),
            cards=tuple(card for card in assessment.cards if card.scorer != self.id),
        )
        return after, ReturnScorer(scorer, assessment.scorers.index(scorer), cards)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Remove {scorer}", {"scorer": assessment.scorer(self.id).name})


@dataclass(frozen=True, slots=True)
class ReturnScorer:
    """Bring back a removed scorer with their cards, as far as these have a place still."""

    scorer: Scorer
    position: int
    cards: tuple[Scorecard, ...] = ()

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        after, taken_back = AddScorer(self.scorer, self.position).apply(assessment)
        for card in self.cards:
            if after.has_card(card.scorer, card.round):
                after = after.with_card(fitting_card(card, after))
        return after, taken_back

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Bring back {scorer}", {"scorer": self.scorer.name})


@dataclass(frozen=True, slots=True)
class ChangeScorer:
    """Rename a scorer, say of which agency they are, or at which rounds they were in the room."""

    scorer: Scorer

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        before = assessment.scorer(self.scorer.id)
        scorer = _clean(assessment, self.scorer)
        _refuse_same_name(assessment, scorer)
        scorers = tuple(scorer if other.id == scorer.id else other for other in assessment.scorers)
        return replace(assessment, scorers=scorers), ChangeScorer(before)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Scorer {scorer}", {"scorer": self.scorer.name})


@dataclass(frozen=True, slots=True)
class SetRounds:
    """Set the rounds: begin one, name one, or reveal its cards."""

    rounds: tuple[Round, ...]

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        numbers = [round_.number for round_ in self.rounds]
        if numbers != list(range(1, len(numbers) + 1)):
            raise Refusal("Rounds are numbered 1, 2, 3 without a gap.", "Number the rounds again.")
        held = {card.round for card in assessment.cards}
        attended = {number for scorer in assessment.scorers for number in scorer.present}
        if lost := held - set(numbers):
            raise Refusal(
                "Round {number} has scorecards.", "Keep it, or remove its scorecards first.", number=min(lost)
            )
        if lost := attended - set(numbers):
            raise Refusal(
                "Somebody was in the room at round {number}.",
                "Keep it, or take the scorers out of it first.",
                number=min(lost),
            )
        rounds = tuple(
            replace(round_, name=clean_name(round_.name, "The round's name")) for round_ in self.rounds
        )
        return replace(assessment, rounds=rounds), SetRounds(assessment.rounds)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Rounds of scoring")


def answer_text(answer: Answer) -> str:
    """Return an answer as people read it: ``"3"``, ``"2.5"``, ``"1/3"``, ``"?"`` or ``"blank"``."""
    if answer is None:
        return "blank"
    return decimal_text(answer) if isinstance(answer, Fraction) else str(answer)


def _clean(assessment: Assessment, scorer: Scorer) -> Scorer:
    rounds = {round_.number for round_ in assessment.rounds}
    present = tuple(sorted(set(scorer.present)))
    if unknown := set(present) - rounds:
        raise Refusal("There is no round {number}.", "Begin the round first.", number=min(unknown))
    name = clean_name(scorer.name, "The scorer's name", required=True)
    return replace(scorer, name=name, present=present, agency=clean_name(scorer.agency, "The agency"))


def _refuse_same_name(assessment: Assessment, scorer: Scorer) -> None:
    for other in assessment.scorers:
        if other.id != scorer.id and same_name(other.name, scorer.name):
            raise Refusal(
                "{id} is called “{name}” already.",
                "Give each scorer a name of its own.",
                id=other.id,
                name=other.name,
            )


def _refuse_no_stage(assessment: Assessment, round_number: int) -> None:
    if assessment.second_stage is None:
        raise Refusal("There is no second stage.", "Begin it first.")
    if round_number != 0:
        raise Refusal("The second stage has no rounds.", "Use round 0.")


def _criterion(model: ScoringModel, code: str) -> Criterion:
    criterion = model.criterion(code)
    if criterion is None:
        raise Refusal("The scoring model has no criterion {code}.", "Choose one of its criteria.", code=code)
    return criterion


def _refuse_other_level(criterion: Criterion, answer: Answer) -> None:
    if isinstance(answer, Fraction) and criterion.position_of(answer) is None:
        raise Refusal(
            "{criterion} has no level {level}.",
            "Choose one of {levels}, or ? for not known.",
            criterion=criterion.name,
            level=decimal_text(answer),
            levels=", ".join(decimal_text(level.value) for level in criterion.levels),
        )

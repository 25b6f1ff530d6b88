"""Edits of the scoring model: put another in place, and bring back the one that was there.

Here: one frozen class an edit, and what a person may carry over to a criterion of another code.
Not here: what fits a model by itself (``fit``), and telling beforehand what would be lost
(``session.model_switch``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.fit import fitting_card, fitting_note
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.errors import Refusal, Sentence


@dataclass(frozen=True, slots=True)
class SetModel:
    """Put another scoring model in place.

    Entries whose criterion is not in the model, or whose level is none of its values, leave the
    cards; an evidence note beside such a criterion stands beside its theme as a whole. Taking the
    edit back brings all of them back.

    Attributes
    ----------
    carried
        Pairs of codes: a criterion that the new model lacks, and the new one, with the same level
        values, that takes its entries and evidence notes. A person picked each of them.
    """

    model: ScoringModel
    carried: tuple[tuple[str, str], ...] = ()

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        self._refuse_wrong_pairs(assessment.model)
        under = replace(assessment, model=self.model)
        codes = dict(self.carried)
        cards = (fitting_card(_renamed_card(card, codes), under) for card in assessment.cards)
        notes = (_renamed_note(note, codes) for note in assessment.evidence)
        after = replace(
            under,
            agreed=fitting_card(_renamed_card(assessment.agreed, codes), under),
            cards=tuple(card for card in cards if card.entries),
            evidence=tuple(fitting_note(note, under) for note in notes),
        )
        return after, _model_back(assessment)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Scoring model: {title}", {"title": self.model.title})

    def _refuse_wrong_pairs(self, present: ScoringModel) -> None:
        taken: set[str] = set()
        left: set[str] = set()
        for source, target in self.carried:
            before, after = present.criterion(source), self.model.criterion(target)
            if before is None or self.model.criterion(source) is not None or source in left:
                raise Refusal(
                    "The scores of {code} cannot be carried over.",
                    "Choose a criterion that the new scoring model lacks, each once.",
                    code=source,
                )
            if after is None or present.criterion(target) is not None or target in taken:
                raise Refusal(
                    "No scores can be carried over to {code}.",
                    "Choose a criterion that is new in the scoring model, each once.",
                    code=target,
                )
            if not same_levels(before, after):
                raise Refusal(
                    "“{before}” and “{after}” have different levels.",
                    "Carry scores over only where the levels have the same values.",
                    before=before.name,
                    after=after.name,
                )
            left.add(source)
            taken.add(target)


@dataclass(frozen=True, slots=True)
class ReturnModel:
    """Bring back the scoring model that was there, with every card and evidence note as it was."""

    model: ScoringModel
    agreed: Scorecard
    cards: tuple[Scorecard, ...]
    evidence: tuple[EvidenceNote, ...]

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        after = replace(
            assessment, model=self.model, agreed=self.agreed, cards=self.cards, evidence=self.evidence
        )
        return after, _model_back(assessment)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Scoring model: {title}", {"title": self.model.title})


def same_levels(one: Criterion, other: Criterion) -> bool:
    """Whether two criteria have exactly the same level values, whatever the words beside them."""
    return [level.value for level in one.levels] == [level.value for level in other.levels]


def _model_back(assessment: Assessment) -> ReturnModel:
    return ReturnModel(assessment.model, assessment.agreed, assessment.cards, assessment.evidence)


def _renamed_card(card: Scorecard, codes: Mapping[str, str]) -> Scorecard:
    if not codes:
        return card
    rows = {
        ref: {codes.get(code, code): entry for code, entry in row.items()}
        for ref, row in card.entries.items()
    }
    return replace(card, entries=rows)


def _renamed_note(note: EvidenceNote, codes: Mapping[str, str]) -> EvidenceNote:
    return replace(note, criterion=codes[note.criterion]) if note.criterion in codes else note

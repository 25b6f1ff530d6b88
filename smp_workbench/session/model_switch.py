"""What putting another scoring model in place would do, told before it is done.

Here: per criterion of the present model what is kept, carried over and lost, and the ranking before
and after. Everything is read off the edit itself, applied to a copy: it cannot promise anything else.
Not here: the edit (``domain.edit.SetModel``) and asking (the window's dialog).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_model import SetModel, same_levels
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scorecard import Entry, Scorecard
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.scoring.rank import rank_assessment


@dataclass(frozen=True, slots=True)
class LostEntry:
    """An agreed score that the new model has no place for."""

    ref: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one criterion of the present model.

    Attributes
    ----------
    target
        The criterion of the new model that takes its scores; None if there is none.
    kept
        How many agreed scores find their place there.
    lost
        Those that do not, in the order of the themes.
    notes_moved
        How many evidence notes beside it will stand beside their theme as a whole.
    """

    criterion: Criterion
    target: Criterion | None
    kept: int
    lost: tuple[LostEntry, ...]
    notes_moved: int

    @property
    def scores(self) -> int:
        """How many agreed scores it has now."""
        return self.kept + len(self.lost)


@dataclass(frozen=True, slots=True)
class ModelSwitch:
    """What a :class:`SetModel` would do to an assessment.

    Attributes
    ----------
    fates
        One for each criterion of the present model, in its order.
    to_score
        Criteria of the new model that nothing is kept for.
    cards_lost
        How many entries leave the scorers' cards. Only the sum is told: it is what can be said of
        cards that are hidden still.
    before, after
        The rankings; after it themes may have no single score where there are criteria to score.
    """

    edit: SetModel
    fates: tuple[Fate, ...]
    to_score: tuple[Criterion, ...]
    cards_lost: int
    before: Ranking
    after: Ranking

    @property
    def lost(self) -> int:
        """How many scores are lost altogether, those on scorers' cards too."""
        return sum(len(fate.lost) for fate in self.fates) + self.cards_lost


def foresee_switch(
    assessment: Assessment, model: ScoringModel, carried: tuple[tuple[str, str], ...] = ()
) -> ModelSwitch:
    """Return what putting a model in place would do.

    Parameters
    ----------
    model
        One that was read or compiled: it works.
    carried
        As :class:`SetModel` takes them.

    Raises
    ------
    Refusal
        If a pair cannot be carried over.
    """
    edit = SetModel(model, carried)
    after, _ = edit.apply(assessment)
    targets = {code: model.criterion(dict(carried).get(code, code)) for code in assessment.model.codes}
    fates = tuple(
        _fate(criterion, targets[criterion.code], assessment, after)
        for criterion in assessment.model.criteria
    )
    taken = {target.code for target in targets.values() if target is not None}
    return ModelSwitch(
        edit=edit,
        fates=fates,
        to_score=tuple(criterion for criterion in model.criteria if criterion.code not in taken),
        cards_lost=_count(assessment) - _count(after),
        before=rank_assessment(assessment),
        after=rank_assessment(after),
    )


def possible_targets(present: ScoringModel, model: ScoringModel) -> dict[str, tuple[Criterion, ...]]:
    """Return, for each criterion that a model lacks, its new criteria with the same level values.

    Criteria without any are left out.
    """
    new = [criterion for criterion in model.criteria if present.criterion(criterion.code) is None]
    gone = [criterion for criterion in present.criteria if model.criterion(criterion.code) is None]
    found = {
        criterion.code: tuple(other for other in new if same_levels(criterion, other)) for criterion in gone
    }
    return {code: others for code, others in found.items() if others}


def _fate(criterion: Criterion, target: Criterion | None, before: Assessment, after: Assessment) -> Fate:
    entries = list(_entries(before.agreed, criterion.code, before))
    kept = [target is not None and after.agreed.entry(one.ref, target.code) == one.entry for one in entries]
    notes = [note.id for note in before.evidence if note.criterion == criterion.code and target is None]
    return Fate(
        criterion,
        target,
        kept=sum(kept),
        lost=tuple(one for one, stays in zip(entries, kept, strict=True) if not stays),
        notes_moved=len(notes),
    )


def _entries(card: Scorecard, code: str, assessment: Assessment) -> Iterator[LostEntry]:
    for theme in assessment.themes:
        entry = card.entry(theme.ref, code)
        if not entry.empty:
            yield LostEntry(theme.ref, entry)


def _count(assessment: Assessment) -> int:
    return sum(len(row) for card in assessment.cards for row in card.entries.values())

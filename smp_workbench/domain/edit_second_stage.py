"""Edits of the second stage: begin it, end it, put another model in it, say how many themes lead.

Here: one frozen class an edit. Not here: its scores, which are entries of a card like any other
(``edit_scoring.SetEntry`` with the scorer ``scorecard.SECOND_STAGE``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import MOST_THEMES, Assessment
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.fit import fitting_card
from smp_workbench.domain.scorecard import SECOND_STAGE
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.errors import Refusal, Sentence


@dataclass(frozen=True, slots=True)
class SetSecondStage:
    """Begin the second stage, put another in its place, or end it with None.

    Entries for which there is no theme, criterion or level stay out; taking the edit back brings
    everything back.
    """

    stage: SecondStage | None

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        taken_back = SetSecondStage(assessment.second_stage)
        if self.stage is None:
            return replace(assessment, second_stage=None), taken_back
        _refuse_leading(self.stage.leading)
        under = replace(assessment, second_stage=self.stage)
        card = fitting_card(replace(self.stage.agreed, scorer=SECOND_STAGE, round=0), under)
        return replace(under, second_stage=replace(self.stage, agreed=card)), taken_back

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        if self.stage is None:
            return Sentence("End the second stage")
        if assessment.second_stage is None:
            return Sentence("Begin the second stage")
        return Sentence("Second stage: {title}", {"title": self.stage.model.title})


@dataclass(frozen=True, slots=True)
class SetLeading:
    """Set how many leading themes the second stage looks at."""

    leading: int

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        stage = assessment.second_stage
        if stage is None:
            raise Refusal("There is no second stage.", "Begin it first.")
        _refuse_leading(self.leading)
        after = replace(assessment, second_stage=replace(stage, leading=self.leading))
        return after, SetLeading(stage.leading)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        stage = assessment.second_stage
        before = stage.leading if stage else ""
        return Sentence(
            "Second stage: {before} to {after} leading themes", {"before": before, "after": self.leading}
        )


def _refuse_leading(leading: int) -> None:
    if not 1 <= leading <= MOST_THEMES:
        raise Refusal(
            "The second stage cannot look at {leading} themes.",
            "Choose a whole number from 1 to {most}.",
            leading=leading,
            most=MOST_THEMES,
        )

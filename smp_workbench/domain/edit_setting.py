"""Edits of the assessment as a whole: its names, marking, cut line, tolerance and comparison.

Here: one frozen class an edit. Not here: its scoring model, themes, scores and evidence (the other
``edit_`` modules).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from smp_workbench.domain.assessment import (
    CLASSIFICATIONS,
    MOST_THEMES,
    MOST_TOLERANCE,
    Assessment,
    Comparison,
    Marking,
)
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.text import clean_name
from smp_workbench.errors import Refusal, Sentence

_DETAIL_NAMES: Final = {"title": "The title", "area": "The area", "period": "The period"}


@dataclass(frozen=True, slots=True)
class SetDetail:
    """Name the assessment, its area or its period."""

    field: Literal["title", "area", "period"]
    value: str

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        value = clean_name(self.value, _DETAIL_NAMES[self.field])
        match self.field:
            case "title":
                return replace(assessment, title=value), SetDetail("title", assessment.title)
            case "area":
                return replace(assessment, area=value), SetDetail("area", assessment.area)
            case "period":
                return replace(assessment, period=value), SetDetail("period", assessment.period)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("{field}: {value}", {"field": self.field.capitalize(), "value": self.value})


@dataclass(frozen=True, slots=True)
class SetMarking:
    """Set the protective marking; lowering it needs a reason, which the history keeps."""

    marking: Marking
    reason: str = ""

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        if self.marking.classification not in CLASSIFICATIONS:
            raise Refusal(
                "“{marking}” is not a protective marking.",
                "Choose OFFICIAL or OFFICIAL-SENSITIVE.",
                marking=self.marking.classification,
            )
        handling = clean_name(self.marking.handling, "The handling instruction")
        reason = clean_name(self.reason, "The reason")
        now, then = self.marking.classification, assessment.marking.classification
        if CLASSIFICATIONS.index(now) < CLASSIFICATIONS.index(then) and not reason:
            raise Refusal("Lowering the protective marking needs a reason.", "Type why it may be lowered.")
        # A reason of the program's own: taking back a raised marking lowers it, and is no request to.
        taken_back = SetMarking(assessment.marking, "Undone")
        return replace(assessment, marking=Marking(now, handling)), taken_back

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Marking {marking}", {"marking": self.marking.text})


@dataclass(frozen=True, slots=True)
class SetCutLine:
    """Set how many themes the plan can take."""

    cut_line: int

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        if not 1 <= self.cut_line <= MOST_THEMES:
            raise Refusal(
                "The cut line cannot be {cut_line}.",
                "Choose a whole number from 1 to {most}.",
                cut_line=self.cut_line,
                most=MOST_THEMES,
            )
        return replace(assessment, cut_line=self.cut_line), SetCutLine(assessment.cut_line)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence(
            "Cut line {before} to {after}", {"before": assessment.cut_line, "after": self.cut_line}
        )


@dataclass(frozen=True, slots=True)
class SetTolerance:
    """Set how many levels the cards of a cell may be apart without need for talk."""

    tolerance: int

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        if not 0 <= self.tolerance <= MOST_TOLERANCE:
            raise Refusal(
                "The tolerance cannot be {tolerance}.",
                "Choose a whole number from 0 to {most}.",
                tolerance=self.tolerance,
                most=MOST_TOLERANCE,
            )
        return replace(assessment, tolerance=self.tolerance), SetTolerance(assessment.tolerance)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        levels = {"before": assessment.tolerance, "after": self.tolerance}
        return Sentence("Tolerance {before} to {after}", levels)


@dataclass(frozen=True, slots=True)
class SetComparison:
    """Choose what movement is measured against, or nothing."""

    comparison: Comparison | None

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        comparison = self.comparison
        if comparison is not None:
            if comparison.version < 0:
                raise Refusal(
                    "There is no version {number}.",
                    "Choose one from the list of versions.",
                    number=comparison.version,
                )
            if comparison.reference:
                assessment.reference(comparison.reference)
                comparison = replace(comparison, version=0)
            comparison = replace(comparison, label=clean_name(comparison.label, "The comparison's name"))
        return replace(assessment, comparison=comparison), SetComparison(assessment.comparison)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        if self.comparison is None:
            return Sentence("No comparison")
        named = self.comparison.label or self.comparison.reference or self.comparison.version
        return Sentence("Compare with {label}", {"label": named})

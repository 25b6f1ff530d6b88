"""Edits of the other assessments that are kept for comparing: take one in, let one go.

Here: one frozen class an edit. Not here: choosing one for comparing (``edit_setting.SetComparison``),
and making one from a workbook (``session.reference``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import CLASSIFICATIONS, Assessment, Reference
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.scorecard import AGREED, Entry, Scorecard
from smp_workbench.domain.text import clean_name, clean_ref
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal, Sentence


@dataclass(frozen=True, slots=True)
class AddReference:
    """Keep another assessment for comparing; of its state only what ranks depend on is kept."""

    reference: Reference
    position: int | None = None

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        reference = _clean(self.reference)
        if any(reference.id.casefold() == other.id.casefold() for other in assessment.references):
            raise Refusal(
                "There is another assessment {id} already.", "Give this one another id.", id=reference.id
            )
        _refuse_higher_marking(reference, assessment)
        references = list(assessment.references)
        references.insert(len(references) if self.position is None else self.position, reference)
        after = replace(assessment, references=tuple(references)).with_issued(reference.id)
        return after, RemoveReference(reference.id)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Keep {title} to compare with", {"title": self.reference.title})


@dataclass(frozen=True, slots=True)
class RemoveReference:
    """Let another assessment go that was kept for comparing, and is compared with no longer."""

    id: str

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        reference = assessment.reference(self.id)
        if assessment.comparison is not None and assessment.comparison.reference == self.id:
            raise Refusal(
                "The ranking is compared with {title}.", "Compare it with something else first.",
                title=reference.title,
            )  # fmt: skip
        position = assessment.references.index(reference)
        kept = tuple(one for one in assessment.references if one.id != self.id)
        return replace(assessment, references=kept), AddReference(reference, position)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Let {title} go", {"title": assessment.reference(self.id).title})


def bare_state(state: Assessment) -> Assessment:
    """Return what the ranking of a state depends on, with the names and the marking that it needs.

    Nothing that a person wrote beside a score is in it, and no scorecard.
    """
    rows = {
        ref: {code: Entry(entry.level) for code, entry in row.items() if entry.level is not None}
        for ref, row in state.agreed.entries.items()
    }
    return Assessment(
        state.identity,
        state.model,
        title=state.title,
        period=state.period,
        marking=state.marking,
        cut_line=state.cut_line,
        themes=tuple(Theme(one.ref, one.name, one.short, scored=one.scored) for one in state.themes),
        agreed=Scorecard(AGREED, 0, {ref: row for ref, row in rows.items() if row}),
    )


def _clean(reference: Reference) -> Reference:
    return replace(
        reference,
        id=clean_ref(reference.id),
        title=clean_name(reference.title, "The name of the other assessment", required=True),
        file=clean_name(reference.file, "The file's name"),
        state=bare_state(reference.state),
    )


def _refuse_higher_marking(reference: Reference, assessment: Assessment) -> None:
    theirs, ours = reference.state.marking, assessment.marking
    if CLASSIFICATIONS.index(theirs.classification) > CLASSIFICATIONS.index(ours.classification):
        raise Refusal(
            "{title} is marked {marking}, which is higher than this assessment's marking.",
            "Raise the marking of this assessment first.",
            title=reference.title,
            marking=theirs.classification,
        )

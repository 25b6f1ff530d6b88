"""Edits of evidence notes: add, change, remove.

Here: one frozen class an edit. Not here: figures and charts drawn from evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.text import clean_name, clean_note, clean_ref
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.errors import Refusal, Sentence


@dataclass(frozen=True, slots=True)
class AddNote:
    """Add an evidence note; ``position`` None for the end of the list."""

    note: EvidenceNote
    position: int | None = None

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        note = _clean(assessment, self.note)
        if any(note.id == other.id for other in assessment.evidence):
            raise Refusal(
                "There is an evidence note {id} already.", "Give the new one another id.", id=note.id
            )
        notes = list(assessment.evidence)
        notes.insert(len(notes) if self.position is None else self.position, note)
        return replace(assessment, evidence=tuple(notes)).with_issued(note.id), RemoveNote(note.id)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("{theme}, add evidence", {"theme": assessment.theme(self.note.ref).label})


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """Put a note in the place of the one with the same id."""

    note: EvidenceNote

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        before = _note(assessment, self.note.id)
        note = _clean(assessment, self.note)
        notes = tuple(note if other.id == note.id else other for other in assessment.evidence)
        return replace(assessment, evidence=notes), ChangeNote(before)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("{theme}, evidence", {"theme": assessment.theme(self.note.ref).label})


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Remove an evidence note."""

    id: str

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        note = _note(assessment, self.id)
        after = replace(assessment, evidence=tuple(n for n in assessment.evidence if n.id != self.id))
        return after, AddNote(note, assessment.evidence.index(note))

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        theme = assessment.theme(_note(assessment, self.id).ref)
        return Sentence("{theme}, remove evidence", {"theme": theme.label})


def _note(assessment: Assessment, note_id: str) -> EvidenceNote:
    for note in assessment.evidence:
        if note.id == note_id:
            return note
    raise Refusal("There is no evidence note {id}.", "Choose one from the list.", id=note_id)


def _clean(assessment: Assessment, note: EvidenceNote) -> EvidenceNote:
    assessment.theme(note.ref)
    if note.criterion and assessment.model.criterion(note.criterion) is None:
        raise Refusal(
            "The scoring model has no criterion {code}.", "Choose one of its criteria.", code=note.criterion
        )
    return replace(
        note,
        id=clean_ref(note.id),
        text=clean_note(note.text, "The evidence"),
        figure=clean_name(note.figure, "The figure"),
        source=clean_name(note.source, "The source"),
        date=clean_name(note.date, "The date"),
    )

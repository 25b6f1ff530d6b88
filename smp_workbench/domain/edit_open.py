"""Edits that settle what returned copies have left open: decide a conflict, take an item or leave it.

Here: one frozen class an edit. Each takes itself back by putting the content back as it was.
Not here: finding what is open (``session.merge``), and what a field's value does (``field_value``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.edit_restore import RestoreContent
from smp_workbench.domain.field_value import with_value
from smp_workbench.domain.open_item import Key, Review, Value
from smp_workbench.domain.open_item_words import hidden_round, key_words, value_words
from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal, Sentence

_UNDONE: Final = "Undone"
"""A reason of the program's own, as taking back needs no other."""


@dataclass(frozen=True, slots=True)
class DecideConflict:
    """Give a field in conflict the value that a person decides on: mine, theirs or another.

    Attributes
    ----------
    value
        Whether or not anybody proposed it.
    reason
        Needed where the protective marking becomes lower.
    """

    key: Key
    value: Value
    reason: str = ""

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        conflict = next((one for one in assessment.conflicts if one.key == self.key), None)
        if conflict is None:
            raise Refusal("This was decided already.", "Choose another conflict from the list.")
        after = with_value(assessment, self.key, self.value, self.reason)
        after = replace(after, conflicts=tuple(one for one in after.conflicts if one.key != self.key))
        return after, RestoreContent.leading_to(assessment, after, "an open conflict", _UNDONE)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return _named("Decide {what}: {value}", self.key, self.value, assessment)


@dataclass(frozen=True, slots=True)
class LeaveConflict:
    """Close a conflict and leave the field as it is now, also where what it is about is gone."""

    key: Key

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        kept = tuple(one for one in assessment.conflicts if one.key != self.key)
        if len(kept) == len(assessment.conflicts):
            raise Refusal("This was decided already.", "Choose another conflict from the list.")
        after = replace(assessment, conflicts=kept)
        return after, RestoreContent.leading_to(assessment, after, "an open conflict", _UNDONE)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Leave {what} as it is", {"what": key_words(self.key, assessment)})


@dataclass(frozen=True, slots=True)
class SettleReview:
    """Take what a copy holds, or leave it; either way it is no longer listed.

    Attributes
    ----------
    take
        A new theme, scorer or note gets an id that was never used.
    reason
        Needed where the protective marking becomes lower.
    """

    review: Review
    take: bool
    reason: str = ""

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        if self.review not in assessment.reviews:
            raise Refusal("This was settled already.", "Choose another item from the list.")
        after = assessment
        if self.take:
            if self.review.text:
                raise Refusal(
                    "This can only be looked at.", "Change it by hand where it is right, then leave the item."
                )
            new = _is_new(self.review, assessment)
            after = with_value(assessment, self.review.key, self.review.value, self.reason, new=new)
        after = replace(after, reviews=tuple(one for one in after.reviews if one != self.review))
        return after, RestoreContent.leading_to(assessment, after, "an open item", _UNDONE)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        if not self.take:
            return Sentence("Leave {what} as it is", {"what": key_words(self.review.key, assessment)})
        return _named("Take {what}: {value}", self.review.key, self.review.value, assessment)


def _is_new(review: Review, assessment: Assessment) -> bool:
    """Whether a whole theme, scorer or note is to get an id of its own: what was here once keeps its own."""
    if review.kind == "base unknown":
        return review.key.ref not in {note.id for note in assessment.evidence}
    return review.kind == "new"


def _named(text: str, key: Key, value: Value, assessment: Assessment) -> Sentence:
    if hidden_round(key, value, assessment):
        return Sentence("a hidden score")
    return Sentence(text, {"what": key_words(key, assessment), "value": printable(value_words(value))})

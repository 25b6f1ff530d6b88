"""Edits that settle what returned copies have left open: decide a conflict, take an item or leave it.

Here: one frozen class an edit. Each takes itself back by putting the content back as it was.
Not here: finding what is open (``session.merge``), and what a field's value does (``field_value``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.edit_restore import RestoreContent
from smp_workbench.domain.field_value import with_value
from smp_workbench.domain.open_item import Conflict, Key, Review, Value
from smp_workbench.domain.open_item_words import hidden_round, key_words, value_words
from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal, Sentence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reopen:
    """Put back what was settled: what it changed, and what was open, in the place where it stood.

    It holds that alone, since one of thousands of open items may be settled and taken back by a key.

    Attributes
    ----------
    content
        Takes back what settling changed; None if it changed nothing.
    conflicts, reviews
        Each with its place in the list that it stood in.
    """

    content: Edit | None = None
    conflicts: tuple[tuple[int, Conflict], ...] = ()
    reviews: tuple[tuple[int, Review], ...] = ()

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        after = self.content.apply(assessment)[0] if self.content else assessment
        after = replace(
            after,
            conflicts=_with(assessment.conflicts, self.conflicts),
            reviews=_with(assessment.reviews, self.reviews),
        )
        return after, RestoreContent.leading_to(assessment, after, "what was open", "Undone")

    def describe(self, assessment: Assessment) -> Sentence:  # as every edit takes it
        """See :class:`Edit`."""
        return Sentence("Open again what was settled")


def _with(items: tuple[T, ...], placed: tuple[tuple[int, T], ...]) -> tuple[T, ...]:
    """Return items with some more, each in its place."""
    if not placed:
        return items
    there = list(items)
    for place, item in placed:
        there.insert(place, item)
    return tuple(there)


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
        place = _place_of(self.key, assessment)
        after, back = with_value(assessment, self.key, self.value, self.reason)
        return _without_conflict(after, place, back)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return _named("Decide {what}: {value}", self.key, self.value, assessment)


@dataclass(frozen=True, slots=True)
class LeaveConflict:
    """Close a conflict and leave the field as it is now, also where what it is about is gone."""

    key: Key

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        return _without_conflict(assessment, _place_of(self.key, assessment), None)

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
        after, back = assessment, None
        if self.take:
            if self.review.text:
                raise Refusal(
                    "This can only be looked at.", "Change it by hand where it is right, then leave the item."
                )
            new = _is_new(self.review, assessment)
            key, value = self.review.key, self.review.value
            after, back = with_value(assessment, key, value, self.reason, new=new)
        place = assessment.reviews.index(self.review)
        after = replace(after, reviews=after.reviews[:place] + after.reviews[place + 1 :])
        return after, Reopen(back, reviews=((place, self.review),))

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        if not self.take:
            return Sentence("Leave {what} as it is", {"what": key_words(self.review.key, assessment)})
        return _named("Take {what}: {value}", self.review.key, self.review.value, assessment)


def _place_of(key: Key, assessment: Assessment) -> int:
    """Return where the conflict on a field stands in the list; refuse if it is decided."""
    for place, conflict in enumerate(assessment.conflicts):
        if conflict.key == key:
            return place
    raise Refusal("This was decided already.", "Choose another conflict from the list.")


def _without_conflict(assessment: Assessment, place: int, back: Edit | None) -> tuple[Assessment, Edit]:
    conflicts = assessment.conflicts
    after = replace(assessment, conflicts=conflicts[:place] + conflicts[place + 1 :])
    return after, Reopen(back, conflicts=((place, conflicts[place]),))


def _is_new(review: Review, assessment: Assessment) -> bool:
    """Whether a whole theme, scorer or note is to get an id of its own: what was here once keeps its own."""
    if review.kind == "base unknown":
        return review.key.ref not in {note.id for note in assessment.evidence}
    return review.kind == "new"


def _named(text: str, key: Key, value: Value, assessment: Assessment) -> Sentence:
    if hidden_round(key, value, assessment):
        return Sentence("a hidden score")
    return Sentence(text, {"what": key_words(key, assessment), "value": printable(value_words(value))})

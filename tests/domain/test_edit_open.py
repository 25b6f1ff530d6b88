"""Settling what copies left open: taking one decision back holds that decision alone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from smp_workbench.domain.edit import Batch, DecideConflict, Edit, SettleReview
from smp_workbench.domain.open_item import Conflict, Key, Proposal, Review, Source
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.version import Change, History
from smp_workbench.session.last_change import last_change
from smp_workbench.storage.exact_form import write_edit
from tests.factory import small_assessment

KEY = Key("score", "T-001", "H1", AGREED)
OPEN = Conflict(KEY, Entry(Fraction(2)), (Proposal(Entry(Fraction(3)), (Source("police.xlsx"),)),))


def test_that_taking_a_decision_back_holds_that_decision_alone() -> None:
    many = replace(
        small_assessment(), conflicts=tuple(replace(OPEN, key=Key("name", f"T-{n:03d}")) for n in range(500))
    )
    many = replace(many, conflicts=(*many.conflicts[:250], OPEN, *many.conflicts[250:]))
    after, inverse = DecideConflict(KEY, Entry(Fraction(3))).apply(many)
    assert inverse.apply(after)[0] == many
    assert len(write_edit(inverse)) < 2_000


def test_that_several_that_were_settled_at_once_stand_where_they_stood() -> None:
    conflicts = tuple(replace(OPEN, key=replace(KEY, ref=f"T-00{n}")) for n in (1, 2, 3))
    listed = Review("cleared", KEY, Entry(), (Source("police.xlsx"),))
    start = replace(small_assessment(), conflicts=conflicts, reviews=(listed,))
    edits: tuple[Edit, ...] = (
        *(DecideConflict(one.key, Entry(Fraction(1))) for one in conflicts),
        SettleReview(listed, take=True),
    )
    after, inverse = Batch("All", edits).apply(start)
    assert (after.conflicts, after.reviews) == ((), ())
    assert inverse.apply(after)[0] == start


def test_that_whoever_decided_a_score_is_who_set_it_last() -> None:
    start = replace(small_assessment(), conflicts=(OPEN,))
    history = History(start, (Change(1, DecideConflict(KEY, Entry(Fraction(3))), "Chair"),))
    changed = last_change(history, "T-001", "H1")
    assert changed is not None
    assert changed.who == "Chair"

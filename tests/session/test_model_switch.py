"""What another scoring model would keep, carry over and lose is told before it is put in place."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.edit import AddNote, SetEntry
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.errors import Refusal
from smp_workbench.session.model_switch import foresee_switch, possible_targets
from tests.factory import agreed, applied, levels, small_assessment, small_model

FIRST = small_model()
START = applied(
    small_assessment(),
    AddNote(EvidenceNote("E-001", "T-001", "L1", "Weekly")),
    agreed("T-003", "L1", None, "To be counted"),
)
COARSE = replace(
    FIRST,
    id="coarse",
    criteria=(replace(FIRST.criteria[0], levels=levels(0, 2, 4)), *FIRST.criteria[1:]),
)
RENAMED = replace(
    small_model("H1 + Q1 + Q2"),
    id="renamed",
    criteria=(
        FIRST.criteria[0],
        replace(FIRST.criteria[1], code="Q1"),
        replace(FIRST.criteria[2], code="Q2", levels=levels(1, 2)),
    ),
    totals=(),
)


def test_that_a_model_with_the_same_criteria_keeps_every_score() -> None:
    switch = foresee_switch(START, small_model("harm_total + likelihood_total"))
    assert [(fate.kept, fate.lost) for fate in switch.fates] == [(3, ()), (3, ()), (3, ())]
    assert switch.lost == 0
    assert switch.to_score == ()
    assert [theme.rank for theme in switch.after.themes][:2] == [1, 2]


def test_that_scores_without_their_level_are_listed_by_theme_and_value() -> None:
    first, *rest = foresee_switch(START, COARSE).fates
    assert [(one.ref, one.entry.level) for one in first.lost] == [("T-003", 1)]
    assert (first.kept, first.scores) == (2, 3)
    assert all(fate.lost == () for fate in rest)


def test_that_scores_on_scorecards_are_told_as_a_sum_only() -> None:
    hidden = applied(START, SetEntry("S-02", 1, "T-002", "H1", Entry(Fraction(1))))
    switch = foresee_switch(hidden, COARSE)
    assert switch.cards_lost == 2  # a 3 and a 1, which this model does not have
    assert switch.lost == 3


def test_that_a_lost_criterion_tells_its_scores_and_notes() -> None:
    switch = foresee_switch(START, RENAMED)
    by_code = {fate.criterion.code: fate for fate in switch.fates}
    assert by_code["H1"].target == FIRST.criteria[0]
    assert [one.ref for one in by_code["H2"].lost] == ["T-001", "T-002", "T-003"]
    assert (by_code["L1"].kept, by_code["L1"].notes_moved) == (0, 1)
    assert by_code["L1"].lost[-1].entry == Entry(None, "", "To be counted")
    assert [criterion.code for criterion in switch.to_score] == ["Q1", "Q2"]
    assert switch.before.scored == 2
    assert switch.after.scored == 0


def test_that_only_criteria_with_equal_levels_are_offered_for_carrying_over() -> None:
    offered = possible_targets(FIRST, RENAMED)
    assert {code: [one.code for one in others] for code, others in offered.items()} == {"H2": ["Q1"]}


def test_that_what_is_carried_over_is_not_lost() -> None:
    switch = foresee_switch(START, RENAMED, (("H2", "Q1"),))
    fate = switch.fates[1]
    assert (fate.kept, fate.lost) == (3, ())
    assert [criterion.code for criterion in switch.to_score] == ["Q2"]
    with pytest.raises(Refusal, match="different levels"):
        foresee_switch(START, RENAMED, (("L1", "Q2"),))


def test_that_what_was_foreseen_is_what_happens() -> None:
    switch = foresee_switch(START, RENAMED, (("H2", "Q1"),))
    after, back = switch.edit.apply(START)
    lost = {(one.ref, fate.criterion.code) for fate in switch.fates for one in fate.lost}
    there = sum(len(row) for row in after.agreed.entries.values())
    assert there == sum(len(row) for row in START.agreed.entries.values()) - len(lost)
    assert back.apply(after)[0] == START

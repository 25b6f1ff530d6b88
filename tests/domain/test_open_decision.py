"""The rule of what keeps a plan from being final."""

from __future__ import annotations

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetCutLine, SetDecision, SetScored
from smp_workbench.domain.open_decision import open_decisions
from smp_workbench.domain.theme import Decision, Outcome
from smp_workbench.scoring.rank import rank_assessment
from tests.factory import agreed, applied, small_assessment

OTHERS: tuple[Outcome, ...] = ("cross-cutting theme", "business as usual", "watch", "not taken")


def still_open(assessment: Assessment) -> list[tuple[str, str, bool]]:
    return [(one.ref, one.need, one.above) for one in open_decisions(assessment, rank_assessment(assessment))]


def decided(ref: str, outcome: Outcome, because: str = "") -> SetDecision:
    return SetDecision(ref, Decision(outcome, because))


def test_that_a_theme_above_the_line_needs_a_decision() -> None:
    assert still_open(small_assessment()) == [("T-001", "decision", True)]
    assert still_open(applied(small_assessment(), decided("T-001", "", "for a reason"))) == [
        ("T-001", "decision", True)
    ]


def test_that_a_priority_above_the_line_needs_nothing() -> None:
    assert still_open(applied(small_assessment(), decided("T-001", "priority"))) == []


@pytest.mark.parametrize("outcome", OTHERS)
def test_that_another_decision_above_the_line_needs_a_because(outcome: Outcome) -> None:
    assert still_open(applied(small_assessment(), decided("T-001", outcome))) == [("T-001", "because", True)]
    assert still_open(applied(small_assessment(), decided("T-001", outcome, " \n"))) != []
    assert still_open(applied(small_assessment(), decided("T-001", outcome, "Done by police"))) == []


def test_that_only_a_priority_needs_a_because_below_the_line() -> None:
    start = applied(small_assessment(), decided("T-001", "priority"))
    for outcome in OTHERS:
        assert still_open(applied(start, decided("T-002", outcome))) == []
    assert still_open(applied(start, decided("T-002", "priority"))) == [("T-002", "because", False)]
    assert still_open(applied(start, decided("T-002", "priority", "Rising"))) == []


def test_that_a_priority_without_a_rank_needs_a_because() -> None:
    start = applied(small_assessment(), decided("T-001", "priority"))
    incomplete = applied(start, decided("T-003", "priority"))
    assert still_open(incomplete) == [("T-003", "because", False)]
    not_scored = applied(start, SetScored("T-002", scored=False), decided("T-002", "priority"))
    assert still_open(not_scored) == [("T-002", "because", False)]


def test_that_themes_tied_across_the_line_are_above_it() -> None:
    same = (agreed("T-002", "H1", 2), agreed("T-002", "H2", 4), agreed("T-002", "L1", 2))
    tied = applied(small_assessment(), *same, SetCutLine(1))
    assert still_open(tied) == [("T-001", "decision", True), ("T-002", "decision", True)]
    both = applied(tied, decided("T-001", "priority"), decided("T-002", "priority"))
    assert still_open(both) == []


def test_that_each_need_is_said_in_a_sentence() -> None:
    edits = (decided("T-001", "watch"), decided("T-002", "priority"))
    assessment = applied(small_assessment(), *edits)
    said = [one.sentence.english() for one in open_decisions(assessment, rank_assessment(assessment))]
    assert said == [
        "Burglary is above the line and not a priority: it needs a because.",
        "Fraud is a priority and not above the line: it needs a because.",
    ]

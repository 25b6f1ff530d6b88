"""Edits of scorers and rounds, and the tolerance: what stays together."""

from __future__ import annotations

import pytest

from smp_workbench.domain.edit import ChangeScorer, SetRounds, SetTolerance
from smp_workbench.domain.scorecard import Round, Scorer
from smp_workbench.errors import Refusal
from tests.factory import applied, small_assessment

START = small_assessment()


def test_that_a_scorer_is_of_the_agency_they_are_named_by_unless_another_is_given() -> None:
    assert Scorer("S-01", "Kent Police").agency_name == "Kent Police"
    assert Scorer("S-01", "Chief inspector", agency="Kent Police").agency_name == "Kent Police"


def test_that_an_agency_is_one_line_without_spaces_round_it() -> None:
    after = applied(START, ChangeScorer(Scorer("S-02", "Police", agency=" Kent Police ")))
    assert after.scorer("S-02").agency == "Kent Police"


def test_that_a_tolerance_of_nothing_can_be_and_says_what_it_was() -> None:
    edit = SetTolerance(0)
    assert edit.describe(START).english() == "Tolerance 1 to 0"
    assert applied(START, edit).tolerance == 0


def test_that_a_round_somebody_attended_cannot_go() -> None:
    start = applied(START, SetRounds((Round(1), Round(2))), ChangeScorer(Scorer("S-02", "Police", (2, 1, 2))))
    assert start.scorer("S-02").present == (1, 2)
    with pytest.raises(Refusal, match="at round 2"):
        SetRounds((Round(1),)).apply(start)

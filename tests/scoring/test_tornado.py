"""One criterion a level lower and higher, by hand and by scoring again."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import Entry
from smp_workbench.errors import Refusal
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.tornado import Outcome, tornado
from tests.published.plain_model import plain_model
from tests.scoring.assessed import assessed, random_assessments, whole

MODEL = plain_model("2 * X1 + X2 + 0 * X3", [[0, 1, 4], range(4), [0, 1]])


def brief(outcome: Outcome | None) -> tuple[int, int, int, bool] | None:
    if outcome is None:
        return None
    return int(outcome.level.value), int(outcome.score), outcome.rank, outcome.tied


def test_that_each_criterion_is_tried_a_level_lower_and_higher_widest_first() -> None:
    """Scores 2, 9, 5 and 4; X1's levels are uneven."""
    rows = whole([1, 0, 0], [4, 1, 0], [1, 3, 0], [1, 2, 0])
    bars = tornado(assessed(MODEL, rows), "T-001")
    found = [(bar.criterion.code, brief(bar.lower), brief(bar.now), brief(bar.higher)) for bar in bars]
    assert found[:2] == [
        ("X1", (0, 0, 4, False), (1, 2, 4, False), (4, 8, 2, False)),
        ("X2", None, (0, 2, 4, False), (1, 3, 4, False)),
    ]
    assert [bar.swing for bar in bars[:2]] == [8, 1]


def test_that_coming_level_is_a_tie_with_a_shared_rank() -> None:
    bars = {
        bar.criterion.code: bar
        for bar in tornado(assessed(MODEL, whole([1, 1, 0], [1, 2, 0], [1, 2, 0])), "T-001")
    }
    assert brief(bars["X2"].higher) == (2, 4, 1, True)


def test_that_a_theme_without_a_score_has_no_tornado() -> None:
    assessment = assessed(MODEL, [[Fraction(1), None, Fraction(0)]])
    for ref in ("T-001", "T-099"):
        with pytest.raises(Refusal, match="has no score yet"):
            tornado(assessment, ref)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_assessments(), st.integers(0, 5))
def test_that_every_outcome_is_what_scoring_again_gives(assessment: Assessment, number: int) -> None:
    theme = assessment.themes[number % len(assessment.themes)]
    place = rank_assessment(assessment).of(theme.ref)
    if place is None or place.rank is None:
        return
    for bar in tornado(assessment, theme.ref):
        for outcome in (bar.lower, bar.now, bar.higher):
            if outcome is not None:
                entry = Entry(outcome.level.value)
                card = assessment.agreed.with_entry(theme.ref, bar.criterion.code, entry)
                again = rank_assessment(assessment.with_card(card)).of(theme.ref)
                assert again is not None
                assert (again.score, again.rank, bool(again.tied_with)) == (
                    outcome.score,
                    outcome.rank,
                    outcome.tied,
                )

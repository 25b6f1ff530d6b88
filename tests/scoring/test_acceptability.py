"""Rank acceptability on cases worked by hand, and the laws it keeps."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal
from smp_workbench.scoring import acceptability as module
from smp_workbench.scoring.acceptability import Uncertainty, acceptability, acceptability_so_far
from smp_workbench.scoring.rank import rank_assessment
from tests.published.plain_model import plain_model
from tests.scoring.assessed import assessed, random_assessments, whole

NOTHING = Uncertainty(weights=0, scores=False)
MANY = 100_000


WEIGHTED = plain_model("wsum(g)", [range(5)] * 2)
ONE = plain_model("X1", [[0, 1]])


# --- worked by hand ------------------------------------------------------------------------------------


def test_that_without_uncertainty_a_tie_shares_its_rank_in_every_draw() -> None:
    found = acceptability(assessed(WEIGHTED, whole([4, 0], [1, 2], [2, 1], [0, 1]), cut_line=2), NOTHING)
    assert found.shares.tolist() == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]]
    assert found.above.tolist() == [1, 1, 1, 0], "the tie across the line puts three above a line of two"
    assert found.standard_error.tolist() == [0, 0, 0, 0]
    assert found.draws == 10_000


def test_that_themes_with_the_same_levels_tie_under_any_weights() -> None:
    found = acceptability(assessed(WEIGHTED, whole([3, 1], [3, 1], [0, 0])), Uncertainty(100, scores=False))
    assert found.shares.tolist() == [[1, 0, 0], [1, 0, 0], [0, 0, 1]]


def test_that_weights_from_nothing_to_double_put_a_theme_first_as_often_as_worked_out() -> None:
    """2 a > b for a, b even on 0 to 2: the triangle where b > 2 a is a quarter of the square."""
    found = acceptability(
        assessed(WEIGHTED, whole([2, 0], [0, 1])), Uncertainty(100, scores=False, draws=MANY)
    )
    assert found.above == pytest.approx([0.75, 0.25], abs=0.006)
    assert found.standard_error == pytest.approx([np.sqrt(0.75 * 0.25 / MANY)] * 2, rel=0.02)


def test_that_levels_that_may_be_off_tie_as_often_as_worked_out() -> None:
    """The first theme is 0 in 8 of 9 draws, the second (blank) in half of them; equal levels tie."""
    rows: list[list[Answer]] = [[Fraction(0)], [None]]
    found = acceptability(assessed(ONE, rows, confidence="high"), Uncertainty(0, scores=True, draws=MANY))
    assert found.shares[:, 0] == pytest.approx([1 / 9 + 8 / 9 / 2, 1 - 1 / 2 * 1 / 9], abs=0.006)


def test_that_the_line_counts_ties_as_the_ranking_does() -> None:
    """Three blank themes on two levels: all above a line of one if all are alike, else those at the top."""
    rows: list[list[Answer]] = [[None], [NOT_KNOWN], [None]]
    found = acceptability(assessed(ONE, rows), Uncertainty(0, scores=True, draws=MANY))
    # A theme is first if it is 1 (half of all draws), or if all three are 0 (an eighth).
    assert found.above == pytest.approx([5 / 8] * 3, abs=0.006)
    # It is second if it is 0 and exactly one other is 1 (2 of 8), third if both are (1 of 8).
    assert found.shares[0] == pytest.approx([5 / 8, 2 / 8, 1 / 8], abs=0.006)


def test_that_weights_and_scores_vary_together() -> None:
    """The first theme leads by weight in 3/4 of draws; a coin then gives the second 0, 1, .. 4 at X2."""
    rows: list[list[Answer]] = [[Fraction(2), Fraction(0)], [Fraction(0), None]]
    sure = plain_model("wsum(X1, X2)", [[0, 2], [0, 1]], ["1", "1"])
    found = acceptability(assessed(sure, rows, confidence="high"), Uncertainty(100, draws=MANY))
    # X1: 2 in 8 of 9, else 0, against 0 in 8 of 9, else 2; X2: 0 in 8 of 9, else 1, against 0 or 1 evenly.
    lead = {2: Fraction(64, 81), 0: Fraction(16, 81), -2: Fraction(1, 81)}
    second = {-1: Fraction(8, 18), 0: Fraction(1, 2), 1: Fraction(1, 18)}
    against = {(2, -1): Fraction(3, 4), (-2, 1): Fraction(1, 4)}
    first = sum(
        mine * theirs * against.get((x, y), Fraction(x >= 0 and y >= 0))
        for x, mine in lead.items()
        for y, theirs in second.items()
    )
    assert found.shares[0, 0] == pytest.approx(float(first), abs=0.006)


# --- who is ranked ------------------------------------------------------------------------------------


def test_that_a_theme_without_a_score_is_ranked_only_where_scores_are_drawn() -> None:
    assessment = assessed(WEIGHTED, [*whole([4, 4]), [Fraction(1), None], *whole([0, 0])])
    found = acceptability(assessment, Uncertainty(20, scores=False))
    assert (found.refs, found.unranked) == (("T-001", "T-003"), ("T-002",))
    assert found.shares.tolist() == [[1, 0], [0, 1]]
    assert acceptability(assessment, Uncertainty()).refs == ("T-001", "T-002", "T-003")


def test_that_a_theme_that_is_not_scored_is_left_out() -> None:
    assessment = assessed(WEIGHTED, whole([4, 4], [1, 1]))
    themes = (Theme("T-001", "Theme", scored=False), assessment.themes[1])
    found = acceptability(replace(assessment, themes=themes), Uncertainty())
    assert (found.refs, found.unranked, found.shares.tolist()) == (("T-002",), (), [[1.0]])


@pytest.mark.parametrize("uncertainty", [NOTHING, Uncertainty(), Uncertainty(20, scores=False)])
def test_that_an_assessment_without_themes_has_nothing_to_count(uncertainty: Uncertainty) -> None:
    found = acceptability(assessed(WEIGHTED, []), uncertainty)
    assert (found.refs, found.shares.shape, found.above.shape) == ((), (0, 0), (0,))


# --- draws ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scores", [False, True])
def test_that_a_result_grows_chunk_by_chunk_and_can_be_left(
    scores: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK_CELLS", 30)
    assessment = assessed(WEIGHTED, whole([4, 0], [1, 2], [2, 1]))
    steps = acceptability_so_far(assessment, Uncertainty(50, scores, draws=25))
    assert [(one.draws, int(one.counts.sum())) for one in steps] == [(10, 30), (20, 60), (25, 75)]
    first = next(acceptability_so_far(assessment, Uncertainty(50, scores, draws=10**6)))
    assert first.draws == 10, "nobody waits for draws that are not asked for"


def test_that_the_same_seed_gives_the_same_and_another_seed_another_result() -> None:
    assessment = assessed(WEIGHTED, whole([4, 0], [1, 2], [2, 1], [3, 1]))
    one, same, other = (acceptability(assessment, Uncertainty(seed=seed)) for seed in (5, 5, 6))
    assert np.array_equal(one.counts, same.counts)
    assert not np.array_equal(one.counts, other.counts)


def test_that_a_seed_gives_these_very_counts() -> None:
    """Worked out once and kept: another machine or library must not draw otherwise."""
    assessment = assessed(WEIGHTED, whole([4, 0], [1, 2], [2, 1]))
    assert acceptability(assessment, Uncertainty(draws=1000, seed=2018)).counts.tolist() == [
        [689, 234, 77],
        [163, 365, 472],
        [178, 438, 384],
    ]


def test_that_weights_are_drawn_alike_whether_or_not_scores_are_drawn() -> None:
    """Levels of high confidence that can only be what they are: one level each would do the same."""
    assessment = assessed(WEIGHTED, whole([4, 0], [1, 2], [2, 1]))
    alone = acceptability(assessment, Uncertainty(80, scores=False, draws=500))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("smp_workbench.scoring.score_draw.LIKELIHOODS", {"": (1,)})
        together = acceptability(assessment, Uncertainty(80, scores=True, draws=500))
    assert np.array_equal(alone.counts, together.counts)


@pytest.mark.parametrize("wrong", [{"weights": 101}, {"weights": -1}, {"draws": 0}, {"seed": -1}])
def test_that_what_cannot_be_drawn_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(Refusal):
        Uncertainty(**wrong)  # type: ignore[arg-type]


# --- laws ----------------------------------------------------------------------------------------------


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_assessments(), st.booleans(), st.sampled_from([0, 20, 100]))
def test_that_every_theme_has_one_rank_in_every_draw(
    assessment: Assessment, scores: bool, percent: int
) -> None:
    try:
        found = acceptability(assessment, Uncertainty(percent, scores, draws=40))
    except Refusal:
        return
    assert (found.counts.sum(axis=1) == 40).all()
    assert found.shares.sum(axis=1) == pytest.approx(np.ones(len(found.refs)))
    if found.refs:
        assert found.counts[:, 0].sum() >= 40, "somebody is first in every draw"


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_assessments())
def test_that_without_uncertainty_it_is_the_ranking_itself(assessment: Assessment) -> None:
    found = acceptability(assessment, NOTHING)
    ranks = {theme.ref: theme.rank for theme in rank_assessment(assessment).themes if theme.rank}
    assert {ref: int(row.argmax()) + 1 for ref, row in zip(found.refs, found.shares, strict=True)} == ranks
    above = {theme.ref for theme in rank_assessment(assessment).above_line()}
    assert {ref for ref, share in zip(found.refs, found.above, strict=True) if share == 1} == above


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_assessments(), st.integers(1, 3))
def test_that_a_model_without_free_weights_ranks_alike_whatever_they_do(
    assessment: Assessment, seed: int
) -> None:
    model = replace(assessment.model, formula=" + ".join(assessment.model.codes), totals=())
    fixed = replace(assessment, model=model)
    found = acceptability(fixed, Uncertainty(100, scores=False, draws=20, seed=seed))
    assert np.array_equal(found.shares, acceptability(fixed, NOTHING).shares)

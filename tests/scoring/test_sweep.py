"""One share from none to all, by hand and by ranking with each model again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.formula import FormulaFault
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.share import share_blocks, with_exact_share
from smp_workbench.scoring.sweep import sweep
from tests.published.plain_model import plain_model
from tests.scoring.assessed import assessed, random_assessments, whole

MODEL = plain_model("wsum(g)", [range(5)] * 3, ["2", "1", "1"])
ROWS = whole([4, 0, 0], [0, 3, 3], [2, 2, 1])


def with_shares(model: ScoringModel, group: str, weights: dict[str, Fraction]) -> ScoringModel:
    if group:
        criteria = [replace(one, weight=weights.get(one.code, one.weight)) for one in model.criteria]
        return replace(model, criteria=tuple(criteria))
    groups = [replace(one, weight=weights.get(one.code, one.weight)) for one in model.groups]
    return replace(model, groups=tuple(groups))


def test_that_scores_and_ranks_follow_a_share_and_tie_at_a_crossing() -> None:
    """With share s on X1: 16 s, 12 (1 - s) and 8 s + 6 (1 - s); the first two meet at 3/7."""
    shares = [Fraction(0), Fraction(3, 7), Fraction(1, 2), Fraction(1)]
    found = sweep(assessed(MODEL, ROWS), "X1", shares)
    assert (found.code, found.group, found.now) == ("X1", "g", Fraction(1, 2))
    assert found.shares == tuple(shares)
    assert found.scores == pytest.approx(
        np.array([[0, 12, 6], [48 / 7, 48 / 7, 48 / 7], [8, 6, 7], [16, 0, 8]])
    )
    assert found.ranks.tolist() == [[3, 1, 2], [1, 1, 1], [1, 3, 2], [1, 3, 2]]


def test_that_the_share_in_the_model_is_always_looked_at() -> None:
    found = sweep(assessed(MODEL, ROWS), "X2", [Fraction(1), Fraction(0)])
    assert found.shares == (Fraction(0), Fraction(1, 4), Fraction(1))


def test_that_every_percent_is_looked_at_unless_others_are_asked_for() -> None:
    found = sweep(assessed(MODEL, ROWS), "X1")
    assert (len(found.shares), found.ranks.shape) == (101, (101, 3))


def test_that_a_very_fine_share_is_exact_too() -> None:
    just_below = Fraction(3, 7) - Fraction(1, 10**18)
    found = sweep(assessed(MODEL, ROWS), "X1", [just_below])
    assert found.ranks[found.shares.index(just_below)].tolist() == [3, 1, 2]


def test_that_a_theme_without_a_score_is_left_out() -> None:
    found = sweep(assessed(MODEL, [*ROWS, [Fraction(1), None, Fraction(1)]]), "X1", [])
    assert (found.refs, found.ranks.tolist()) == (("T-001", "T-002", "T-003"), [[1, 3, 2]])


def test_that_a_weight_that_plays_no_part_is_refused() -> None:
    with pytest.raises(Refusal, match="X1 plays no part"):
        sweep(assessed(plain_model("sum(g)", [range(5)] * 3), ROWS), "X1")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_assessments(), st.fractions(0, 1, max_denominator=9))
def test_that_every_line_is_what_ranking_with_the_other_weights_gives(
    assessment: Assessment, share: Fraction
) -> None:
    compiled = compile_model(assessment.model)
    for block in share_blocks(compiled):
        for place, code in enumerate(block.codes):
            moved = with_exact_share(block.shares, place, share)
            weights = {one: part * block.whole for one, part in zip(block.codes, moved, strict=True)}
            under = replace(assessment, model=with_shares(assessment.model, block.group, weights))
            try:
                ranks = {theme.ref: theme.rank for theme in rank_assessment(under).themes if theme.rank}
                found = sweep(assessment, code, [share], compiled)
            except (FormulaFault, Refusal):
                continue
            at = found.shares.index(share)
            assert dict(zip(found.refs, found.ranks[at].tolist(), strict=True)) == ranks


def test_that_a_sweep_without_a_scored_theme_has_no_lines() -> None:
    found = sweep(assessed(MODEL, [[Fraction(1), None, Fraction(1)]]), "X1")
    assert (found.refs, found.ranks.shape, found.scores.shape) == ((), (101, 0), (101, 0))

"""Ranks, ranges of ranks, and the ranking of an assessment."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smp_workbench.domain.edit import SetScored
from smp_workbench.domain.number import plain_text
from smp_workbench.domain.scoring_model import Band, ScoringModel
from smp_workbench.errors import WorkbenchError
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.level_array import BLANK, Positions
from smp_workbench.scoring.rank import competition_ranks, rank, rank_assessment
from tests.factory import agreed, applied, levels, small_assessment, small_model
from tests.scoring.random_model import RandomModel, positions_of, random_models
from tests.scoring.test_evaluate import compiled_or_assume


def other_levels() -> ScoringModel:
    model = small_model()
    first = replace(model.criteria[0], levels=levels(5, 6))
    return replace(model, criteria=(first, *model.criteria[1:]))


def completions(drawn: RandomModel, positions: Positions) -> list[Positions]:
    cells = [
        range(len(drawn.model.criteria[column].levels)) if place < 0 else (place,)
        for row in positions.tolist()
        for column, place in enumerate(row)
    ]
    return [np.array(way, dtype=np.int16).reshape(positions.shape) for way in product(*cells)]


@settings(max_examples=40)
@given(drawn=random_models(most_criteria=3, most_levels=3), seed=st.integers(0, 2**32))
def test_that_ranges_of_ranks_are_those_of_all_completions(drawn: RandomModel, seed: int) -> None:
    compiled = compiled_or_assume(drawn)
    positions = positions_of(drawn.model, np.random.default_rng(seed), themes=4)
    rng = np.random.default_rng(seed + 1)
    for _ in range(4):
        positions[rng.integers(4), rng.integers(positions.shape[1])] = BLANK
    ranks = [competition_ranks(evaluate(compiled, way)) for way in completions(drawn, positions)]
    refs = ["A", "B", "C", "D"]
    ranking = rank(compiled, positions, refs, refs, cut_line=2)
    for ref, best, worst in zip(refs, np.min(ranks, axis=0), np.max(ranks, axis=0), strict=True):
        theme = ranking.of(ref)
        assert theme is not None
        assert (theme.best, theme.worst) == (best, worst)


def test_that_a_ranking_knows_the_digits_that_tell_its_scores_apart() -> None:
    model = small_model("100 + H1 / 1000 + H2 / 3000")
    ranking = rank_assessment(small_assessment(model))
    assert [plain_text(theme.score, theme.places) for theme in ranking.themes if theme.score] == [
        "100.0033",
        "100.0027",
    ]
    assert ranking.places == 4
    assert rank_assessment(small_assessment()).places == 2


def test_that_a_score_is_told_apart_from_the_edge_of_a_band() -> None:
    model = replace(small_model("H1 + H2 / 1000"), bands=(Band(Fraction("2.004") - Fraction(1, 9999), "x"),))
    assert rank_assessment(small_assessment(model)).places == 4


def test_that_themes_stand_by_rank_then_ref_and_incomplete_ones_by_ref_after_them() -> None:
    compiled = compile_model(small_model("sum(harm)"))
    positions = np.array([(BLANK, 0, 0), (4, 0, 0), (1, 0, 0), (4, 0, BLANK), (0, BLANK, 0)], dtype=np.int16)
    ranking = rank(compiled, positions, ["E", "D", "C", "B", "A"], ["e", "d", "c", "b", "a"], 2)
    assert [(theme.ref, theme.name, theme.rank) for theme in ranking.themes] == [
        ("B", "b", 1),
        ("D", "d", 1),
        ("C", "c", 3),
        ("A", "a", None),
        ("E", "e", None),
    ]
    assert [theme.tied_with for theme in ranking.themes] == [("D",), ("B",), (), (), ()]
    assert [theme.rank_text for theme in ranking.themes] == ["1=", "1=", "3", "1–5", "1–5"]
    assert ranking.scored == 3


def test_that_an_incomplete_theme_says_what_it_could_score_and_what_is_missing() -> None:
    compiled = compile_model(small_model())
    theme = rank(compiled, np.array([(-2, 4, BLANK)], dtype=np.int16), ["T-1"], ["One"], 1).themes[0]
    assert (theme.low, theme.high, theme.exact_range) == (Fraction(8, 3), Fraction(24), True)
    assert (theme.score, theme.rank, theme.best, theme.worst) == (None, None, 1, 1)
    assert (theme.missing, theme.not_known, theme.totals, theme.band) == (1, 1, (None, None), "")


def test_that_the_ranking_of_an_assessment_leaves_out_themes_not_scored_by_nature() -> None:
    assessment = applied(small_assessment(), SetScored("T-002", False))
    assert [theme.ref for theme in rank_assessment(assessment).themes] == ["T-001", "T-003"]


def test_that_an_assessment_is_ranked_by_its_agreed_scores() -> None:
    ranking = rank_assessment(small_assessment())
    scores = [(theme.ref, theme.score, theme.totals) for theme in ranking.themes]
    assert scores[:2] == [
        ("T-001", Fraction(12), (Fraction(6), Fraction(2))),
        ("T-002", Fraction(8, 3), (Fraction(8), Fraction(1, 3))),
    ]
    assert (ranking.themes[2].rank, ranking.cut_line) == (None, 1)


def test_that_another_card_ranks_otherwise() -> None:
    assessment = small_assessment()
    other = applied(assessment, agreed("T-002", "L1", 2)).agreed
    assert rank_assessment(assessment, card=other).themes[0].ref == "T-002"


def test_that_a_level_the_model_does_not_have_is_refused() -> None:
    assessment = small_assessment()
    with pytest.raises(WorkbenchError, match="T-001"):
        rank_assessment(assessment, compile_model(other_levels()))


def test_that_no_themes_make_an_empty_ranking() -> None:
    empty = rank(compile_model(small_model()), np.empty((0, 3), dtype=np.int16), [], [], 5)
    assert empty.themes == ()

"""Exact scores against an independent reading of the same formulas with Python fractions."""

from __future__ import annotations

import pickle
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from smp_workbench.domain.scoring_model import Total
from smp_workbench.errors import ModelFault
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.exact_column import Whole
from smp_workbench.scoring.level_array import BLANK, UNKNOWN
from smp_workbench.scoring.rank import competition_ranks
from tests.factory import small_model
from tests.scoring.random_model import RandomModel, positions_of, random_models


def compiled_or_assume(drawn: RandomModel) -> CompiledModel:
    try:
        return compile_model(drawn.model)
    except ModelFault as fault:
        assume("spreadsheet" not in str(fault) and "too large" not in str(fault))
        raise


@given(drawn=random_models(), seed=st.integers(0, 2**32))
def test_that_scores_and_totals_equal_those_of_a_naive_reading(drawn: RandomModel, seed: int) -> None:
    compiled = compiled_or_assume(drawn)
    positions = positions_of(drawn.model, np.random.default_rng(seed), themes=12, gaps=0.1)
    scores = evaluate(compiled, positions)
    for place, row in enumerate(positions):
        assert scores.fraction(place) == drawn.score(row)
        for total in range(len(drawn.model.totals)):
            assert scores.total(place, total) == drawn.total(row, total)


@given(drawn=random_models(), seed=st.integers(0, 2**32))
def test_that_ranks_split_no_tie_and_join_none(drawn: RandomModel, seed: int) -> None:
    compiled = compiled_or_assume(drawn)
    positions = positions_of(drawn.model, np.random.default_rng(seed), themes=25, gaps=0.02)
    known = [drawn.score(row) for row in positions]
    naive = [
        0 if mine is None else 1 + sum(other is not None and other > mine for other in known)
        for mine in known
    ]
    assert competition_ranks(evaluate(compiled, positions)).tolist() == naive


@given(drawn=random_models(), seed=st.integers(0, 2**32))
def test_that_what_is_promised_about_every_score_holds(drawn: RandomModel, seed: int) -> None:
    compiled = compiled_or_assume(drawn)
    positions = positions_of(drawn.model, np.random.default_rng(seed), themes=20)
    known = sorted({score for row in positions if (score := drawn.score(row)) is not None})
    assert all(compiled.span.low <= score <= compiled.span.high for score in known)
    assert all(higher - lower >= compiled.gap for lower, higher in pairwise(known))
    if compiled.denominator is not None:
        assert all((score * compiled.denominator).denominator == 1 for score in known)
    assert compiled.used == tuple(code for code in drawn.model.codes if code in drawn.formula.names)


@given(drawn=random_models(), seed=st.integers(0, 2**32))
def test_that_python_integers_give_the_same_as_floats(drawn: RandomModel, seed: int) -> None:
    compiled = compiled_or_assume(drawn)
    table = compiled.table
    integers = replace(
        table,
        values=as_integers(table.values),
        matrix=as_integers(table.matrix),
        constants=None if table.constants is None else as_integers(table.constants),
    )
    positions = positions_of(drawn.model, np.random.default_rng(seed), themes=12, gaps=0.05)
    floats = evaluate(compiled, positions)
    exact = evaluate(replace(compiled, table=integers), positions)
    assert [floats.fraction(n) for n in range(12)] == [exact.fraction(n) for n in range(12)]
    assert competition_ranks(floats).tolist() == competition_ranks(exact).tolist()


def as_integers(array: Whole) -> Whole:
    return np.array([int(number) for number in array.flat], dtype=np.object_).reshape(array.shape)


def test_that_numbers_no_float_holds_are_computed_with_integers() -> None:
    model = small_model("sum(harm)")
    vast = Total("vast", "Vast", "", "H1 * 999999999999999 * 999999999999999 + L1")
    compiled = compile_model(replace(model, totals=(vast,)))
    scores = evaluate(compiled, np.array([(4, 0, 0)], dtype=np.int16))
    assert scores.total(0, 0) == 4 * 999999999999999**2 + Fraction(1, 3)
    assert scores.fraction(0) == 4


def test_that_numbers_no_float_holds_while_two_are_compared_are_integers() -> None:
    close = (
        "max((1 + H1 * 99999989) / (99999999977 + H1 * H2 * 7),"
        " (1 + H2 * 99999971) / (99999999947 + H1 * H2 * 3))"
    )
    compiled = compile_model(replace(small_model("H1"), totals=(Total("close", "Close", "", close),)))
    scores = evaluate(compiled, np.array([(4, 3, 0)], dtype=np.int16))
    one = Fraction(1 + 4 * 99999989, 99999999977 + 4 * 4 * 7)
    other = Fraction(1 + 4 * 99999971, 99999999947 + 4 * 4 * 3)
    assert scores.total(0, 0) == max(one, other)
    assert compiled.table.values.dtype == np.object_


def test_that_a_total_has_a_value_before_the_score_has_one() -> None:
    scores = evaluate(
        compile_model(small_model()), np.array([(1, 4, BLANK), (1, UNKNOWN, 0)], dtype=np.int16)
    )
    assert (scores.fraction(0), scores.total(0, 0), scores.total(0, 1)) == (None, 9, None)
    assert (scores.fraction(1), scores.total(1, 0), scores.total(1, 1)) == (None, None, Fraction(1, 3))


def test_that_a_blank_is_not_the_lowest_level() -> None:
    scores = evaluate(compile_model(small_model()), np.array([(0, 0, 0), (0, 0, BLANK)], dtype=np.int16))
    assert [scores.fraction(0), scores.fraction(1)] == [0, None]


def test_that_no_themes_give_no_scores() -> None:
    scores = evaluate(compile_model(small_model()), np.empty((0, 3), dtype=np.int16))
    assert competition_ranks(scores).tolist() == []


def test_that_a_formula_without_criteria_scores_all_themes_alike() -> None:
    scores = evaluate(compile_model(small_model("2 + 3")), np.full((3, 3), BLANK, dtype=np.int16))
    assert [scores.fraction(n) for n in range(3)] == [5, 5, 5]
    assert competition_ranks(scores).tolist() == [1, 1, 1]


def test_that_a_compiled_model_survives_pickling() -> None:
    compiled = compile_model(small_model("if(H1 > H2, harm_total, likelihood_total / 3)"))
    again = pickle.loads(pickle.dumps(compiled))
    positions = positions_of(compiled.model, np.random.default_rng(1), themes=50)
    assert evaluate(again, positions).score.fractions() == evaluate(compiled, positions).score.fractions()
    assert (again.rounding, again.comparisons, again.used) == (
        compiled.rounding,
        compiled.comparisons,
        compiled.used,
    )

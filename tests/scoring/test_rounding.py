"""What the workbook is promised: floats, rounded as told, rank as exact numbers do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smp_workbench.domain.formula import FormulaFault
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.reach import ComparisonReach, Reach
from smp_workbench.scoring.rounding import LARGEST_RATIO, Rounding, comparison_rounding, score_rounding
from smp_workbench.scoring.scale import Scale
from smp_workbench.scoring.span import Span
from tests.factory import levels, small_model
from tests.scoring.float_sheet import score_for_ranking
from tests.scoring.random_model import RandomModel, positions_of, random_models

ODD = [Fraction(text) for text in ("-77.7", "0", "1/7", "0.1", "1", "12.34", "100/3", "9999.9", "123456.7")]
HEAVY = [Fraction(text) for text in ("0.001", "1/7", "1", "33.3", "1/3", "1000")]


def assert_floats_rank_alike(drawn: RandomModel, seed: int) -> None:
    try:
        compiled = compile_model(drawn.model)
    except FormulaFault:
        assume(False)
    positions = positions_of(drawn.model, np.random.default_rng(seed), themes=40)
    exact = evaluate(compiled, positions).score.fractions()
    floats = [score_for_ranking(compiled, row) for row in positions]
    by_float: dict[float, Fraction] = {}
    for score, cell in sorted(zip(exact, floats, strict=True)):
        assert by_float.setdefault(cell, score) == score, "two scores joined"
    assert len(by_float) == len(set(exact)), "a tie split"
    assert sorted(by_float) == list(by_float), "floats in another order"


@settings(max_examples=200)
@given(drawn=random_models(), seed=st.integers(0, 2**32))
def test_that_rounded_floats_rank_as_exact_scores_do(drawn: RandomModel, seed: int) -> None:
    assert_floats_rank_alike(drawn, seed)


@settings(max_examples=200)
@given(drawn=random_models(pool=ODD, weights=HEAVY, depth=2), seed=st.integers(0, 2**32))
def test_that_rounded_floats_rank_alike_near_the_bound(drawn: RandomModel, seed: int) -> None:
    assert_floats_rank_alike(drawn, seed)


def test_that_a_score_of_2_to_the_49_is_the_largest_a_whole_model_may_reach() -> None:
    assert one_criterion(0, LARGEST_RATIO).rounding == Rounding()
    with pytest.raises(FormulaFault, match="A spreadsheet could not rank this exactly"):
        one_criterion(0, LARGEST_RATIO + 1)


def test_that_the_common_denominator_counts_towards_the_bound() -> None:
    assert one_criterion(0, f"{2**48}/3").denominator == 3
    with pytest.raises(FormulaFault, match="could not rank this exactly"):
        one_criterion("1/3", 2**48)


def one_criterion(*values: int | str) -> CompiledModel:
    model = small_model("H1")
    criterion = replace(model.criteria[0], levels=levels(*values))
    return compile_model(replace(model, criteria=(criterion, *model.criteria[1:]), totals=()))


def test_that_large_numbers_that_cancel_are_refused_though_the_score_is_small() -> None:
    cancelling = "(H1 / 3 * 900000000000000 - H1 / 3 * 900000000000000) + H2 / 3"
    with pytest.raises(FormulaFault, match="could not rank this exactly"):
        compile_model(small_model(cancelling))


def test_that_a_comparison_between_sides_too_close_for_floats_is_refused_at_its_place() -> None:
    formula = "if(H1 / 3 * 100000000000000 > H2 / 3 * 100000000000000, 1, 2)"
    with pytest.raises(FormulaFault, match="could not decide this comparison") as caught:
        compile_model(small_model(formula))
    assert caught.value.position == formula.index(">") + 1


@pytest.mark.parametrize(
    ("formula", "rounding"),
    [
        ("sum(harm)", Rounding(0, 1)),
        ("mean(harm)", Rounding(1, 1)),
        ("sum(harm) / 8", Rounding(3, 1)),
        ("sum(likelihood)", Rounding(0, 3)),
        ("sum(harm) / 7", Rounding(0, 7)),
        ("H1 / (1 + H1)", Rounding(0, 60)),
        ("sum(harm) / 4096 / 4", Rounding(0, 2**14)),
    ],
)
def test_that_rounding_is_to_decimals_where_they_are_exact_and_else_to_parts(
    formula: str, rounding: Rounding
) -> None:
    assert compile_model(small_model(formula)).rounding == rounding


def varying(denominator_bound: int, magnitude: int) -> Scale:
    span = Span(Fraction(0), Fraction(magnitude))
    numerator_bound = magnitude * denominator_bound
    return Scale(span, None, numerator_bound, denominator_bound, numerator_bound)


@pytest.mark.parametrize(
    ("denominator_bound", "decimals"),
    [
        (3, 2),  # 10^-2 is at most a quarter of 1/9
        (5, 2),
        (9, 3),
        (60, 5),
        (1000, 9),  # 10^-7 would do for the gap, but 1/256 ends in a 5 there, and n/512 in 8 decimals
    ],
)
def test_that_decimals_leave_no_score_on_a_border(denominator_bound: int, decimals: int) -> None:
    assert score_rounding(varying(denominator_bound, 10), 0.0) == Rounding(decimals)


def test_that_varying_denominators_too_fine_for_floats_are_refused() -> None:
    assert score_rounding(varying(1000, 10), 1e-10) is None
    assert score_rounding(varying(1000, 10**6), 0.0) is None


def test_that_sides_of_a_comparison_stay_clear_of_what_spreadsheets_take_for_equal() -> None:
    def side(largest: int) -> Reach:
        return Reach(Scale.fixed(Span(Fraction(0), Fraction(largest)), 3))

    close = ComparisonReach(side(2**46 // 3), side(1), "formula", 1)
    assert comparison_rounding(close) == Rounding(denominator=3)
    closer = ComparisonReach(side(2**46 // 3 + 1), side(1), "formula", 1)
    assert comparison_rounding(closer) is None


def test_that_varying_denominators_round_finer_than_any_two_scores_lie_apart() -> None:
    wide = tuple(range(1, 61))
    model = small_model("H2 / H1")
    criteria = tuple(replace(one, levels=levels(*wide)) for one in model.criteria)
    compiled = compile_model(replace(model, criteria=criteria, totals=()))
    assert compiled.denominator is None
    assert compiled.gap == Fraction(1, 3600)
    rows = np.array([(a, b, 0) for a in range(60) for b in range(60)], dtype=np.int16)
    exact = [Fraction(b + 1, a + 1) for a in range(60) for b in range(60)]
    assert evaluate(compiled, rows).score.fractions() == exact
    cells: dict[float, set[Fraction]] = defaultdict(set)
    for row, score in zip(rows, exact, strict=True):
        cells[score_for_ranking(compiled, row)].add(score)
    assert len(cells) == len(set(exact))
    assert all(len(scores) == 1 for scores in cells.values())

"""How far a formula reaches, and how far floats may stray from it."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smp_workbench.domain.formula_parser import parse_formula
from smp_workbench.domain.formula_vocabulary import Vocabulary
from smp_workbench.errors import ModelFault
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.reach import SNAP, UNIT, Reach, ReachFinder
from smp_workbench.scoring.span import Span
from tests.factory import small_model
from tests.scoring.float_sheet import cell_value
from tests.scoring.random_model import RandomModel, positions_of, random_models
from tests.scoring.test_rounding import HEAVY, ODD


@settings(max_examples=150)
@given(drawn=random_models(pool=ODD, weights=HEAVY), seed=st.integers(0, 2**32))
def test_that_floats_stray_no_farther_than_is_said(drawn: RandomModel, seed: int) -> None:
    try:
        compiled = compile_model(drawn.model)
    except ModelFault:
        assume(False)
    finder = ReachFinder(drawn.model)
    for total, tree in zip(drawn.model.totals, compiled.totals, strict=True):
        finder.totals[total.code] = finder.find(tree, total.code)
    reach = finder.find(compiled.formula, "formula")
    for row in positions_of(drawn.model, np.random.default_rng(seed), themes=10):
        cells = {code: float(value) for code, value in drawn.values(row).items()}
        for total, tree in zip(drawn.model.totals, compiled.totals, strict=True):
            cells[total.code] = cell_value(compiled, tree, cells)
        exact = drawn.score(row)
        assert exact is not None
        assert reach.scale.span.low <= exact <= reach.scale.span.high
        assert abs(Fraction(cell_value(compiled, compiled.formula, cells)) - exact) <= Fraction(reach.error)


def reach_of(formula: str) -> Reach:
    model = small_model("1")
    finder = ReachFinder(model)
    for place, total in enumerate(model.totals):
        finder.totals[total.code] = finder.find(parse_formula(total.formula, Vocabulary.of(model, place)), "")
    return finder.find(parse_formula(formula, Vocabulary.of(model)), "formula")


@pytest.mark.parametrize(
    "formula", ["H1 - H2", "H1 * H2 / 4", "harm_total * 0.5 + 0.25", "if(H1 > L1, H1, H2)"]
)
def test_that_floats_hold_whole_numbers_halves_and_quarters_exactly(formula: str) -> None:
    assert reach_of(formula).error == 0


def test_that_a_third_and_a_tenth_are_held_nearly() -> None:
    assert reach_of("L1").error == pytest.approx(2 * UNIT)
    assert reach_of("0.1").error == pytest.approx(0.1 * UNIT)


def test_that_errors_of_both_factors_and_of_their_product_add_up() -> None:
    # L1 reaches 2 and is off by 2 units: 2 * 2 twice, and one rounding of a product that reaches 4.
    assert reach_of("L1 * L1").error == pytest.approx(12 * UNIT)


def test_that_parts_that_may_cancel_count_what_spreadsheets_snap_to_zero() -> None:
    assert reach_of("H1 / 2 - H2 / 2").error >= 2 * SNAP
    assert reach_of("H1 / 2 + H2 / 2").error == 0
    assert reach_of("H1 - H2").error == 0


def test_that_a_divisor_floats_could_take_for_zero_promises_nothing() -> None:
    small = reach_of("1 / (H1 * 0.1 - H2 * 0.1 + 0.80000000000001)")
    assert small.scale.span == Span(1 / Fraction("1.20000000000001"), 1 / Fraction("0.00000000000001"))
    assert small.error > 1e-4

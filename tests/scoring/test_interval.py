"""What incomplete themes could still score, against trying everything."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smp_workbench.scoring import interval as interval_module
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.interval import Interval, interval
from smp_workbench.scoring.level_array import BLANK, UNKNOWN, Positions
from tests.factory import small_model
from tests.scoring.random_model import RandomModel, positions_of, random_models
from tests.scoring.test_evaluate import compiled_or_assume


def by_trying(drawn: RandomModel, row: Positions) -> tuple[Fraction, Fraction]:
    ways = [
        range(len(criterion.levels)) if place < 0 else (place,)
        for criterion, place in zip(drawn.model.criteria, row.tolist(), strict=True)
    ]
    scores = [drawn.score(np.array(way, dtype=np.int16)) for way in product(*ways)]
    known = [score for score in scores if score is not None]
    return min(known), max(known)


@settings(max_examples=60)
@given(drawn=random_models(most_criteria=5), seed=st.integers(0, 2**32))
def test_that_intervals_are_those_of_all_combinations(drawn: RandomModel, seed: int) -> None:
    compiled = compiled_or_assume(drawn)
    for row in positions_of(drawn.model, np.random.default_rng(seed), themes=4, gaps=0.5):
        assert interval(compiled, row) == Interval(*by_trying(drawn, row), exact=True)


@settings(max_examples=60)
@given(drawn=random_models(most_criteria=5), seed=st.integers(0, 2**32))
def test_that_intervals_without_trying_are_safe_and_exact_where_they_say_so(
    drawn: RandomModel, seed: int
) -> None:
    compiled = compiled_or_assume(drawn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(interval_module, "MOST_COMBINATIONS", 0)
        for row in positions_of(drawn.model, np.random.default_rng(seed), themes=4, gaps=0.5):
            found, (low, high) = interval(compiled, row), by_trying(drawn, row)
            assert found.low <= low <= high <= found.high
            if found.exact:
                assert (found.low, found.high) == (low, high)
    interval_module._interval.cache_clear()


def of(formula: str, *row: int) -> Interval:
    return interval(compile_model(small_model(formula)), np.array(row, dtype=np.int16))


def test_that_a_criterion_used_twice_is_not_taken_for_two() -> None:
    assert of("harm_total - H1", BLANK, 0, 0) == Interval(Fraction(0), Fraction(0), exact=True)
    assert of("H1 * (4 - H1)", BLANK, 0, 0) == Interval(Fraction(0), Fraction(4), exact=True)


def test_that_not_known_is_as_open_as_blank() -> None:
    assert of("sum(harm)", UNKNOWN, 4, 0) == of("sum(harm)", BLANK, 4, 0)
    assert of("sum(harm)", UNKNOWN, 4, 0) == Interval(Fraction(8), Fraction(12), exact=True)


def test_that_a_criterion_the_formula_does_not_use_opens_nothing() -> None:
    assert of("sum(harm)", 1, 1, BLANK) == Interval(Fraction(2), Fraction(2), exact=True)


def test_that_equality_that_no_level_reaches_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    formula = "if(H1 = L1 + 0.5, 100, 1)"  # L1 is 1/3, 1 or 2: never equal, though the spans overlap
    assert of(formula, BLANK, 0, BLANK) == Interval(Fraction(1), Fraction(1), exact=True)
    monkeypatch.setattr(interval_module, "MOST_COMBINATIONS", 0)
    assert of(formula, BLANK, 0, BLANK) == Interval(Fraction(1), Fraction(100), exact=False)


def test_that_equality_that_is_decided_needs_no_trying(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interval_module, "MOST_COMBINATIONS", 0)
    # H1 is scored 0. The ends are reached by one criterion low and the other high, so no corner shows them.
    found = of("if(H1 = 1, 100, H2 - L1)", 0, BLANK, BLANK)
    assert found == Interval(Fraction(-2), Fraction(23, 3), exact=True)


def test_that_a_hundred_and_thirty_blank_rows_cost_one(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compile_model(small_model("H1 * H1 + H2 * L1"))
    asked: list[int] = []
    compute = interval_module._by_arithmetic

    def counting(model: CompiledModel, positions: list[int]) -> object:
        asked.append(1)
        return compute(model, positions)

    monkeypatch.setattr(interval_module, "_by_arithmetic", counting)
    for _ in range(130):
        interval(compiled, np.full(3, BLANK, dtype=np.int16))
    assert len(asked) == 1

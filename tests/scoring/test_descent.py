"""Higher levels that lower the score: every example is true, and simple formulas hide none."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.descent import MOST_OTHERS, Descent, descents
from smp_workbench.scoring.evaluate import evaluate
from tests.published.plain_model import plain_model


def found(formula: str, count: int = 3) -> list[Descent]:
    return list(descents(compile_model(plain_model(formula, [range(1, 6)] * count))))


@pytest.mark.parametrize(
    "formula",
    ["X1 + X2 * X3", "max(X1, X2, X3)", "(X1 + X2) / (6 - X3)", "if(X1 > 3, 10, 1) * X2 + X3", "product(g)"],
)
def test_that_formulas_that_only_rise_have_none(formula: str) -> None:
    assert found(formula) == []


@pytest.mark.parametrize(
    ("formula", "codes"),
    [
        ("30 - X1 + X2 + X3", ["X1"]),
        ("X1 / X2 + X3", ["X2"]),
        ("X1 * (3 - X2) + X3", ["X1", "X2"]),
        ("if(X1 > 2, X2, 4) + X3", ["X1"]),
        ("X1 * X1 - 4 * X1 + X2", ["X1"]),
    ],
)
def test_that_a_criterion_that_can_lower_the_score_is_found(formula: str, codes: list[str]) -> None:
    assert [one.criterion.code for one in found(formula)] == codes


def test_that_an_example_tells_both_levels_and_both_scores() -> None:
    (one,) = found("30 - 2 * X1 + X2 + X3")
    assert (one.lower.value, one.higher.value) == (1, 2)
    assert (one.before, one.after) == (Fraction(30), Fraction(28))


def test_that_many_criteria_are_tried_all_lowest_and_all_highest() -> None:
    count = MOST_OTHERS + 2
    (one,) = found(f"sum(g) - 2 * X{count}", count)
    assert one.criterion.code == f"X{count}"


@given(st.lists(st.integers(-2, 2), min_size=7, max_size=7))
def test_that_what_is_found_is_what_trying_every_theme_finds(factors: list[int]) -> None:
    """A formula that is linear in each criterion falls at the others' ends if it falls anywhere."""
    parts = ("X1", "X2", "X3", "X1 * X2", "X1 * X3", "X2 * X3", "X1 * X2 * X3")
    formula = " + ".join(f"{factor} * {part}" for factor, part in zip(factors, parts, strict=True))
    compiled = compile_model(plain_model(formula, [range(1, 4)] * 3))
    cells = np.array(list(product(range(3), repeat=3)), dtype=np.int16)
    scores = np.array(evaluate(compiled, cells).score.fractions()).reshape(3, 3, 3)
    falling = [f"X{axis + 1}" for axis in range(3) if (np.diff(scores, axis=axis) < 0).any()]
    assert [one.criterion.code for one in descents(compiled)] == falling

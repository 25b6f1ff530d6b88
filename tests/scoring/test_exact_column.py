"""Columns of exact numbers, and the scales that promise how great theirs get."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.domain.formula import Relation
from smp_workbench.scoring.exact_column import ExactColumn
from smp_workbench.scoring.scale import Scale, common_multiple
from smp_workbench.scoring.span import Span, outcomes

THEMES = 5
RELATIONS: dict[Relation, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


@dataclass(frozen=True)
class Known:
    """A column, its scale, and the same numbers as fractions."""

    column: ExactColumn
    scale: Scale
    numbers: list[Fraction]


@st.composite
def columns(draw: st.DrawFn, sign: int = 0) -> Known:
    """Draw a column with a fixed or with varying denominators; ``sign`` keeps it to one side of 0."""
    whole = st.integers(-20, 20) if not sign else st.integers(1, 20).map(lambda number: number * sign)
    above = draw(st.lists(whole, min_size=THEMES, max_size=THEMES))
    if draw(st.booleans()):
        fixed = draw(st.integers(1, 6))
        numbers = [Fraction(number, fixed) for number in above]
        scale = Scale.fixed(Span(min(numbers), max(numbers)), fixed)
        return Known(ExactColumn(np.array(above, dtype=float), fixed), scale, numbers)
    below = draw(st.lists(st.integers(1, 9), min_size=THEMES, max_size=THEMES))
    numbers = [Fraction(one, other) for one, other in zip(above, below, strict=True)]
    bounds = max(map(abs, above)), max(below)
    scale = Scale(Span(min(numbers), max(numbers)), None, *bounds, peak=max(bounds))
    return Known(ExactColumn(np.array(above, dtype=float), np.array(below, dtype=float)), scale, numbers)


def assert_kept(found: ExactColumn, scale: Scale, expected: list[Fraction]) -> None:
    """The numbers are right, and nothing that the scale promises is broken."""
    assert found.fractions() == expected
    below = found.denominator
    assert isinstance(below, int) == (scale.denominator is not None)
    assert np.all(np.asarray(below) > 0)
    assert np.all(np.abs(found.numerator) <= scale.numerator_bound)
    assert np.all(np.asarray(below) <= scale.denominator_bound)
    assert scale.peak >= max(scale.numerator_bound, scale.denominator_bound)
    assert all(scale.span.low <= number <= scale.span.high for number in expected)
    distinct = sorted(set(expected))
    assert all(b - a >= scale.gap for a, b in pairwise(distinct))


@given(columns(), st.fractions(-9, 9, max_denominator=9).filter(bool))
def test_that_multiples_are_exact(one: Known, factor: Fraction) -> None:
    expected = [number * factor for number in one.numbers]
    assert_kept(one.column.scaled(factor), one.scale.scaled(factor), expected)


@given(columns(), columns())
def test_that_sums_are_exact(one: Known, other: Known) -> None:
    expected = [a + b for a, b in zip(one.numbers, other.numbers, strict=True)]
    assert_kept(one.column.plus(other.column), one.scale.plus(other.scale), expected)


@given(columns(), columns())
def test_that_products_are_exact(one: Known, other: Known) -> None:
    expected = [a * b for a, b in zip(one.numbers, other.numbers, strict=True)]
    assert_kept(one.column.times(other.column), one.scale.times(other.scale), expected)


@given(columns(), st.one_of(columns(sign=1), columns(sign=-1)), st.booleans())
def test_that_quotients_are_exact_with_divisors_of_either_sign(one: Known, other: Known, fix: bool) -> None:
    multiple = common_multiple(int(number) for number in other.column.numerator) if fix else None
    expected = [a / b for a, b in zip(one.numbers, other.numbers, strict=True)]
    assert_kept(one.column.over(other.column, multiple), one.scale.over(other.scale, multiple), expected)


@given(columns(), columns())
def test_that_the_greater_and_the_lesser_are_picked(one: Known, other: Known) -> None:
    mine = one.column.compared(">=", other.column)
    highest = [max(a, b) for a, b in zip(one.numbers, other.numbers, strict=True)]
    lowest = [min(a, b) for a, b in zip(one.numbers, other.numbers, strict=True)]
    greater, lesser = one.scale.span.greater(other.scale.span), one.scale.span.lesser(other.scale.span)
    assert_kept(one.column.where(mine, other.column), one.scale.either(other.scale, greater), highest)
    assert_kept(other.column.where(mine, one.column), other.scale.either(one.scale, lesser), lowest)


@given(columns(), columns(), st.sampled_from(sorted(RELATIONS)))
def test_that_comparisons_are_exact_and_spans_know_which_can_happen(
    one: Known, other: Known, relation: Relation
) -> None:
    expected = [RELATIONS[relation](a, b) for a, b in zip(one.numbers, other.numbers, strict=True)]
    assert one.column.compared(relation, other.column).tolist() == expected
    may_hold, may_fail = outcomes(relation, one.scale.span, other.scale.span)
    assert may_hold or not any(expected)
    assert may_fail or all(expected)


@pytest.mark.parametrize("relation", ["<", "<=", ">", ">="])
@pytest.mark.parametrize("left", [(0, 1), (1, 2), (1, 1), (2, 3), (0, 3)])
def test_that_an_outcome_that_may_happen_does_at_some_end(relation: Relation, left: tuple[int, int]) -> None:
    mine, theirs = Span(*map(Fraction, left)), Span(Fraction(1), Fraction(2))
    ends = [(a, b) for a in (mine.low, mine.high) for b in (theirs.low, theirs.high)]
    held = [RELATIONS[relation](a, b) for a, b in ends]
    assert outcomes(relation, mine, theirs) == (any(held), not all(held))

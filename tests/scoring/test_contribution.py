"""Contributions against their definition, and the laws that make them fair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.errors import WorkbenchError
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.contribution import contribution
from smp_workbench.scoring.level_array import BLANK, UNKNOWN
from tests.factory import levels, small_model
from tests.scoring.random_model import RandomModel, positions_of, random_models
from tests.scoring.test_evaluate import compiled_or_assume


def orders(model: ScoringModel) -> Iterator[list[int]]:
    """Every order of the criteria in which those of a group come one after another."""
    places = {group.code: [] for group in model.groups}  # type: dict[str, list[int]]
    for place, criterion in enumerate(model.criteria):
        places[criterion.group].append(place)
    for groups in permutations(places.values()):
        for inner in product(*(permutations(group) for group in groups)):
            yield [place for group in inner for place in group]


@settings(max_examples=50)
@given(drawn=random_models(most_criteria=5), seed=st.integers(0, 2**32))
def test_that_contributions_are_averages_over_all_orders(drawn: RandomModel, seed: int) -> None:
    compiled = compiled_or_assume(drawn)
    (row,) = positions_of(drawn.model, np.random.default_rng(seed), themes=1)
    gains = dict.fromkeys(range(len(row)), Fraction(0))
    count = 0
    for order in orders(drawn.model):
        count += 1
        partial = np.zeros_like(row)
        before = drawn.score(partial)
        for place in order:
            partial[place] = row[place]
            after = drawn.score(partial)
            assert before is not None
            assert after is not None
            gains[place] += after - before
            before = after
    found = contribution(compiled, row)
    assert list(found.parts.values()) == [gain / count for gain in gains.values()]
    assert not found.in_blocks


@settings(max_examples=50)
@given(drawn=random_models(most_criteria=8), seed=st.integers(0, 2**32))
def test_that_contributions_sum_to_the_score_above_the_baseline(drawn: RandomModel, seed: int) -> None:
    compiled = compiled_or_assume(drawn)
    row, other = positions_of(drawn.model, np.random.default_rng(seed), themes=2)
    for baseline in (None, other):
        found = contribution(compiled, row, baseline)
        assert found.score == drawn.score(row)
        assert found.baseline == drawn.score(np.zeros_like(row) if baseline is None else baseline)
        assert sum(found.parts.values()) == found.score - found.baseline


def test_that_alike_criteria_of_a_group_contribute_alike() -> None:
    model = small_model("(H1 + H2) * L1 + H1 * H2")
    found = contribution(compile_model(model), np.array([2, 2, 1], dtype=np.int16))
    assert found.parts["H1"] == found.parts["H2"]
    assert found.parts["L1"] != found.parts["H1"]


def test_that_a_criterion_that_changes_nothing_contributes_nothing() -> None:
    found = contribution(compile_model(small_model("H1 * (1 + 0 * L1)")), np.array([4, 4, 2], dtype=np.int16))
    assert found.parts == {"H1": 4, "H2": 0, "L1": 0}


def test_that_a_sum_contributes_what_it_adds() -> None:
    found = contribution(
        compile_model(small_model("2 * H1 + mean(H2, L1)")), np.array([3, 4, 2], dtype=np.int16)
    )
    assert found.parts == {"H1": 6, "H2": 4, "L1": Fraction(5, 6)}


def large_model(formula: str, count: int) -> ScoringModel:
    model = small_model(formula)
    criteria = tuple(
        Criterion(f"X{n}", f"Criterion {n}", "", "", "harm", levels(0, 1, 2)) for n in range(count)
    )
    return replace(model, criteria=(*criteria, model.criteria[2]), totals=())


def test_that_more_criteria_than_can_be_ordered_are_joined_into_blocks_and_still_sum_exactly() -> None:
    compiled = compile_model(large_model("sum(harm) * (L1 + max(harm))", 23))
    row = np.array([*(n % 3 for n in range(23)), 2], dtype=np.int16)
    found = contribution(compiled, row)
    assert found.in_blocks
    assert sum(found.parts.values()) == found.score - found.baseline
    assert all(found.parts[f"X{n}"] == 0 for n in range(0, 23, 3))


def test_that_a_sum_of_any_length_needs_no_blocks() -> None:
    found = contribution(
        compile_model(large_model("wsum(harm)", 60)), np.array([2] * 60 + [0], dtype=np.int16)
    )
    assert not found.in_blocks
    assert set(found.parts.values()) == {Fraction(2), Fraction(0)}


@pytest.mark.parametrize("open_", [BLANK, UNKNOWN])
def test_that_an_incomplete_theme_has_nothing_to_share_out(open_: int) -> None:
    with pytest.raises(WorkbenchError, match="no score yet"):
        contribution(compile_model(small_model()), np.array([open_, 1, 1], dtype=np.int16))

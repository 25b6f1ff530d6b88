"""Ranks against two public libraries where there are no ties, and against integers where there are.

skcriteria: J. Cabral, N. Luczywo and J. Zanazzi, "Scikit-Criteria", 45 JAIIO (2016).
pymcdm: B. Kizielewicz, A. Shekhovtsov and W. Salabun, "pymcdm", *SoftwareX* 22 (2023) 101368.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import skcriteria
from numpy.typing import NDArray
from pymcdm.methods import WPM, WSM
from skcriteria.agg.simple import WeightedProductModel, WeightedSumModel

from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.rank import competition_ranks
from tests.published.plain_model import plain_model

THEMES, CRITERIA, LEVELS = 30, 12, 5


def exact_ranks(scores: list[Fraction]) -> list[int]:
    return [1 + sum(other > mine for other in scores) for mine in scores]


def our_ranks(formula: str, places: NDArray[np.int64], weights: list[str]) -> list[int]:
    """Return our ranks of a matrix of positions, under levels 1, 2 ... 1,000; none may be tied."""
    levels = [Fraction(value) for value in range(1, 1001)]
    model = plain_model(formula, [levels] * places.shape[1], weights)
    ranks: list[int] = competition_ranks(evaluate(compile_model(model), places.astype(np.int16))).tolist()
    assert len(set(ranks)) == len(places), "a tie: choose another seed"
    return ranks


def as_it_is(column: NDArray[np.float64], cost: bool = False) -> NDArray[np.float64]:
    """Leave a column alone where a library would normalise it."""
    return column


@pytest.mark.parametrize("seed", range(20))
def test_that_weighted_sums_rank_as_in_the_libraries_where_there_are_no_ties(seed: int) -> None:
    rng = np.random.default_rng(seed)
    places = rng.integers(0, 1000, (THEMES, CRITERIA))
    weights = rng.integers(1, 10, CRITERIA)
    ours = our_ranks("wsum(g)", places, [str(weight) for weight in weights])
    shares = weights / weights.sum()
    decision = skcriteria.mkdm(places + 1, [max] * CRITERIA, weights=shares)
    assert WeightedSumModel().evaluate(decision).rank_.tolist() == ours
    pymcdm = WSM(as_it_is)
    assert pymcdm.rank(pymcdm(places + 1.0, shares, np.ones(CRITERIA))).tolist() == ours


@pytest.mark.parametrize("seed", range(20))
def test_that_products_rank_as_in_the_libraries_where_there_are_no_ties(seed: int) -> None:
    places = np.random.default_rng(seed).integers(0, 1000, (THEMES, 4))
    ours = our_ranks("product(g)", places, ["1"] * 4)
    alike = np.full(4, 0.25)
    decision = skcriteria.mkdm(places + 1, [max] * 4, weights=alike)
    assert WeightedProductModel().evaluate(decision).rank_.tolist() == ours
    pymcdm = WPM(as_it_is)
    assert pymcdm.rank(pymcdm(places + 1.0, alike, np.ones(4))).tolist() == ours


@pytest.mark.parametrize(
    ("formula", "weights"),
    [
        ("sum(g)", ["1"] * CRITERIA),
        ("mean(g)", ["1"] * CRITERIA),
        ("wsum(g)", ["0.1", "0.2", "0.3", "0.7", "1", "1/3", "2/3", "1/7", "1.1", "2.2", "3.3", "0.15"]),
        ("wmean(g)", ["1/3"] * 6 + ["2"] * 6),
        ("product(X1, X2, X3) / 7", ["1"] * CRITERIA),
        ("mean(X1, X2, X3) * mean(X4, X5, X6)", ["1"] * CRITERIA),
    ],
)
@pytest.mark.trial(10)
def test_that_no_tie_is_split_and_none_made_over_a_thousand_matrices(
    formula: str, weights: list[str]
) -> None:
    rng = np.random.default_rng(2018)
    whole = [Fraction(value) for value in range(LEVELS)]
    model = plain_model(formula, [whole] * CRITERIA, weights)
    compiled = compile_model(model)
    shares = [Fraction(weight) for weight in weights]
    ties = 0
    for _ in range(1_000):
        matrix = rng.integers(0, LEVELS, (THEMES, CRITERIA))
        exact = [naive(formula, row, shares) for row in matrix.tolist()]
        found = competition_ranks(evaluate(compiled, matrix.astype(np.int16))).tolist()
        assert found == exact_ranks(exact)
        ties += THEMES - len(set(exact))
    assert ties > 0, "no tie met: this proves nothing"


def naive(formula: str, row: list[int], weights: list[Fraction]) -> Fraction:
    """Return the score as the formula's author would compute it by hand."""
    match formula:
        case "sum(g)":
            return Fraction(sum(row))
        case "mean(g)":
            return Fraction(sum(row), CRITERIA)
        case "wsum(g)":
            return sum(
                (weight * value for weight, value in zip(weights, row, strict=True)), start=Fraction(0)
            )
        case "wmean(g)":
            return naive("wsum(g)", row, weights) / sum(weights)
        case "product(X1, X2, X3) / 7":
            return Fraction(row[0] * row[1] * row[2], 7)
        case _:
            return Fraction(sum(row[:3]), 3) * Fraction(sum(row[3:6]), 3)

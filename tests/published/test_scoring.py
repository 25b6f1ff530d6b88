"""Scores, ranks, bands and contributions that others have printed."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from smp_workbench.scoring.band import band_of
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.contribution import contribution
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.rank import competition_ranks
from tests.published.plain_model import plain_model, positions


def test_that_the_printed_grid_of_fife_is_likelihood_times_impact() -> None:
    """Fife Community Safety Partnership, Priority setting and the use of strategic assessments (slides)."""
    printed = [[4, 8, 12, 16], [3, 6, 9, 12], [2, 4, 6, 8], [1, 2, 3, 4]]  # likelihood 4 in the first row
    model = plain_model("X1 * X2", [range(1, 5), range(1, 5)])
    cells = positions(model, list(product((4, 3, 2, 1), (1, 2, 3, 4))))
    assert evaluate(compile_model(model), cells).score.numerator.reshape(4, 4).tolist() == printed


def test_that_the_weighted_sum_of_the_encyclopaedia_ties_second_and_third() -> None:
    """Wikipedia, Weighted sum model: A1 21.50, A2 22.00, A3 22.00."""
    rows = [[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]]
    model = plain_model("wsum(g)", list(zip(*rows, strict=True)), ["0.20", "0.15", "0.40", "0.25"])
    scores = evaluate(compile_model(model), positions(model, rows))
    assert scores.score.fractions() == [Fraction("21.50"), Fraction("22.00"), Fraction("22.00")]
    assert competition_ranks(scores).tolist() == [3, 1, 1]


def test_that_ties_share_the_least_rank_and_the_next_is_skipped() -> None:
    """Documentation of dplyr 1.1, Integer ranking functions: ``min_rank(c(5, 1, 3, 2, 2, NA))``."""
    values = [5, 1, 3, 2, 2]
    model = plain_model("-X1", [values])  # min_rank gives the least value rank 1
    cells = positions(model, [[value] for value in values])
    with_blank = np.vstack([cells, [[-1]]]).astype(np.int16)
    assert competition_ranks(evaluate(compile_model(model), with_blank)).tolist() == [5, 1, 4, 2, 2, 0]


def test_that_risk_priority_numbers_take_120_values_and_tie_up_to_24_times() -> None:
    """D. J. Wheeler, Problems with risk priority numbers, Quality Digest, 27 June 2011."""
    model = plain_model("product(g)", [range(1, 11)] * 3)
    cells = np.array(list(product(range(10), repeat=3)), dtype=np.int16)
    scores = evaluate(compile_model(model), cells)
    ties = Counter(scores.score.numerator.tolist())
    assert (len(cells), len(ties), max(ties.values())) == (1000, 120, 24)
    assert len(set(competition_ranks(scores).tolist())) == 120


@pytest.mark.parametrize(
    ("consequence", "likelihood", "score", "grade"),
    [(1, 3, 3, "low"), (4, 1, 4, "moderate"), (2, 3, 6, "moderate"), (2, 4, 8, "high"), (4, 3, 12, "high"),
     (5, 3, 15, "extreme"), (5, 5, 25, "extreme")],
)  # fmt: skip
def test_that_the_risk_matrix_of_the_health_service_grades_as_printed(
    consequence: int, likelihood: int, score: int, grade: str
) -> None:
    """National Patient Safety Agency, A risk matrix for risk managers, January 2008.

    Consequence times likelihood; 1 to 3 low, 4 to 6 moderate, 8 to 12 high, 15 to 25 extreme.
    """
    bands = [(1, "low"), (4, "moderate"), (8, "high"), (15, "extreme")]
    model = plain_model("X1 * X2", [range(1, 6), range(1, 6)], bands=bands)
    found = evaluate(compile_model(model), positions(model, [[consequence, likelihood]])).fraction(0)
    assert found == score
    assert band_of(model, found) == grade


def test_that_the_glove_game_is_shared_out_as_printed() -> None:
    """Wikipedia, Shapley value, Glove game: two right gloves get 1/6 each, the left one 4/6."""
    model = plain_model("min(max(X1, X2), X3)", [(0, 1)] * 3, apart=True)
    found = contribution(compile_model(model), np.array([1, 1, 1], dtype=np.int16))
    assert list(found.parts.values()) == [Fraction(1, 6), Fraction(1, 6), Fraction(4, 6)]

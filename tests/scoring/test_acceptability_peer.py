"""Rank acceptability against two public libraries, where there are no ties.

pysensmcda: B. Paradowski, J. Wieckowski and W. Salabun, "PySensMCDA", *SoftwareX* 27 (2024) 101746.
skcriteria: J. Cabral, N. Luczywo and J. Zanazzi, "Scikit-Criteria", 45 JAIIO (2016).
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import skcriteria
from numpy.random import SeedSequence, default_rng
from numpy.typing import NDArray
from pymcdm.methods import WSM
from pysensmcda.probabilistic import perturbed_weights
from pysensmcda.smaa import rank_acceptability, simulate
from skcriteria.agg.simple import WeightedSumModel

from smp_workbench.domain.assessment import Assessment
from smp_workbench.scoring.acceptability import Uncertainty, acceptability
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.free_scale import find_grain
from smp_workbench.scoring.level_array import level_positions
from smp_workbench.scoring.score_draw import confidences_of, level_draws
from smp_workbench.scoring.share import share_blocks
from smp_workbench.scoring.weight_parts import draw_parts
from tests.published.plain_model import plain_model
from tests.scoring.assessed import assessed

THEMES, CRITERIA, DRAWS, SEED = 12, 6, 700, 3
LEVELS = [Fraction(value) for value in range(1, 1001)]
WEIGHTS = [100_003, 200_017, 300_043, 99_991, 200_087, 300_089]
MODEL = plain_model("wsum(g)", [LEVELS] * CRITERIA, list(map(str, WEIGHTS)))
BENEFIT = np.ones(CRITERIA)


def as_it_is(column: NDArray[np.float64], cost: bool = False) -> NDArray[np.float64]:
    """Leave a column alone where a library would normalise it."""
    return column


def scored(seed: int) -> tuple[Assessment, CompiledModel, NDArray[np.float64]]:
    """Return an assessment whose sums are hardly ever equal, its model and its levels."""
    matrix = default_rng(seed).integers(1, 1001, (THEMES, CRITERIA))
    rows = [[Fraction(value) for value in row] for row in matrix.tolist()]
    return assessed(MODEL, rows, confidence="low"), compile_model(MODEL), matrix.astype(np.float64)


def drawn_weights(compiled: CompiledModel, percent: int) -> NDArray[np.float64]:
    """Return the weights of the draws that acceptability makes with this seed."""
    blocks = find_grain(compiled, share_blocks(compiled)).blocks
    chance, _ = map(default_rng, SeedSequence(SEED).spawn(2))
    return draw_parts(blocks, percent, DRAWS, chance) / blocks[0].whole


def drawn_levels(assessment: Assessment, compiled: CompiledModel) -> NDArray[np.float64]:
    """Return the levels of the draws that acceptability makes with this seed, draws x themes x criteria."""
    refs = [theme.ref for theme in assessment.themes]
    positions = level_positions(compiled.model, assessment.agreed, refs)
    confidences = confidences_of(compiled, assessment.agreed, refs)
    _, chance = map(default_rng, SeedSequence(SEED).spawn(2))
    found = level_draws(compiled, positions, confidences, np.dtype(np.float64))
    return np.stack([one.draw(DRAWS, chance) for one in found.values()], axis=2)


@pytest.mark.parametrize("seed", range(5))
def test_that_the_same_weights_give_the_same_acceptability_as_in_a_library(seed: int) -> None:
    assessment, compiled, matrix = scored(seed)
    ours = acceptability(assessment, Uncertainty(40, scores=False, draws=DRAWS, seed=SEED), compiled)
    peer = simulate(WSM(as_it_is), matrix, BENEFIT, weights=drawn_weights(compiled, 40))
    assert not peer.n_ties, "a tie: choose another seed"
    assert ours.shares == pytest.approx(rank_acceptability(peer))


def test_that_the_same_weights_give_the_same_ranks_as_in_another_library() -> None:
    assessment, compiled, matrix = scored(11)
    ours = acceptability(assessment, Uncertainty(40, scores=False, draws=DRAWS, seed=SEED), compiled)
    counts = np.zeros((THEMES, THEMES), dtype=int)
    for weights in drawn_weights(compiled, 40):
        decision = skcriteria.mkdm(matrix, [max] * CRITERIA, weights=weights)
        counts[np.arange(THEMES), WeightedSumModel().evaluate(decision).rank_ - 1] += 1
    assert np.array_equal(ours.counts, counts)


@pytest.mark.parametrize("percent", [0, 40])
def test_that_the_same_levels_give_the_same_acceptability_as_in_a_library(percent: int) -> None:
    assessment, compiled, matrix = scored(21)
    ours = acceptability(assessment, Uncertainty(percent, scores=True, draws=DRAWS, seed=SEED), compiled)
    as_in_the_model = np.array([WEIGHTS] * DRAWS) / sum(WEIGHTS)
    weights = drawn_weights(compiled, percent) if percent else as_in_the_model
    peer = simulate(
        WSM(as_it_is), matrix, BENEFIT, weights=weights, matrix_samples=drawn_levels(assessment, compiled)
    )
    assert not peer.n_ties, "a tie: choose another seed"
    assert ours.shares == pytest.approx(rank_acceptability(peer))


def test_that_a_librarys_own_draws_agree_within_monte_carlo_error() -> None:
    """With equal weights, both draw each evenly from a fifth less to a fifth more and then share."""
    model = plain_model("wsum(g)", [LEVELS] * CRITERIA)
    matrix = default_rng(31).integers(1, 1001, (THEMES, CRITERIA))
    assessment = assessed(model, [[Fraction(value) for value in row] for row in matrix.tolist()])
    draws = 20_000
    ours = acceptability(assessment, Uncertainty(20, scores=False, draws=draws, seed=SEED))
    weights = perturbed_weights(
        np.full(CRITERIA, 1 / CRITERIA), draws, precision=12, perturbation_scale=0.2 / CRITERIA
    )
    theirs = rank_acceptability(simulate(WSM(as_it_is), matrix.astype(float), BENEFIT, weights=weights))
    share = (ours.shares + theirs) / 2
    error = np.sqrt(share * (1 - share) * 2 / draws)
    assert (np.abs(ours.shares - theirs) <= 6 * error + 3 / draws).all()
    assert ((ours.shares > 0.02) & (ours.shares < 0.98)).sum() >= 10, "nothing uncertain: this proves nothing"

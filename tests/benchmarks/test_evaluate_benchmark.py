"""How fast themes are scored and ranked, and how many ties floats would split.

Here: evaluate and rank once (weighted sum, product of sums, varying denominators), the whole ranking
after one key, compiling a model, and false splits, beside scikit-criteria in the same run.
Not here: the screen's and the workbook's times.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
import skcriteria
from pytest_benchmark.fixture import BenchmarkFixture
from skcriteria.agg.simple import WeightedSumModel

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.rank import competition_ranks, rank_assessment
from tests.benchmarks.conftest import Figures
from tests.published.plain_model import plain_model

SIZES = [(30, 12), (130, 20)]
LEVELS = [Fraction(value) for value in range(5)]
MICROSECONDS = 1e6


def weighted_sum(criteria: int) -> ScoringModel:
    return plain_model("wsum(g)", [LEVELS] * criteria, [str(weight) for weight in weights(criteria)])


def weights(criteria: int) -> list[int]:
    return [place % 4 + 1 for place in range(criteria)]


def product_of_sums(criteria: int) -> ScoringModel:
    first, second = halves(criteria)
    return plain_model(f"sum({first}) * (1 + mean({second}) / 20)", [LEVELS] * criteria)


def varying_quotient(criteria: int) -> ScoringModel:
    first, second = halves(criteria)
    return plain_model(f"sum({first}) / (100 + 11 * X1 * X2 + sum({second}))", [LEVELS] * criteria)


def halves(criteria: int) -> tuple[str, str]:
    names = [f"X{place + 1}" for place in range(criteria)]
    return ", ".join(names[: criteria // 2]), ", ".join(names[criteria // 2 :])


def random_positions(themes: int, criteria: int, seed: int = 2018) -> Positions:
    return np.random.default_rng(seed).integers(0, len(LEVELS), (themes, criteria)).astype(np.int16)


def random_assessment(themes: int, model: ScoringModel, open_share: float) -> Assessment:
    """Return an assessment of which a share of the cells is blank."""
    rng = np.random.default_rng(2018)
    refs = [f"T-{number:03d}" for number in range(1, themes + 1)]
    assessment = Assessment("0" * 32, model, themes=tuple(Theme(ref, f"Theme {ref}") for ref in refs))
    card = assessment.agreed
    for ref, row in zip(refs, random_positions(themes, len(model.criteria)).tolist(), strict=True):
        entries = {code: Entry(LEVELS[place]) for code, place in zip(model.codes, row, strict=True)}
        card = card.with_row(ref, {code: one for code, one in entries.items() if rng.random() >= open_share})
    return assessment.with_card(card)


@pytest.mark.parametrize(("themes", "criteria"), SIZES)
def test_that_a_weighted_sum_is_ranked_many_times_faster_than_by_a_peer(
    themes: int, criteria: int, benchmark: BenchmarkFixture, figures: Figures
) -> None:
    compiled, positions = compile_model(weighted_sum(criteria)), random_positions(themes, criteria)
    decision = skcriteria.mkdm(positions.astype(float), [max] * criteria, weights=weights(criteria))
    peer = WeightedSumModel()
    benchmark(lambda: competition_ranks(evaluate(compiled, positions)))
    ours, theirs = benchmark.stats.stats.min, figures.best_time(lambda: peer.evaluate(decision))
    reach = "<= 20 µs, >= 15 x" if themes == 30 else ">= 15 x"
    figures.add(
        "evaluate and rank, weighted sum",
        f"{themes} x {criteria}",
        f"{ours * MICROSECONDS:.1f} µs",
        reach,
        f"scikit-criteria {theirs * MICROSECONDS:.0f} µs",
        f"{theirs / ours:.0f} x",
    )
    assert theirs >= 15 * ours
    assert themes > 30 or ours * MICROSECONDS <= 20


@pytest.mark.parametrize(("themes", "criteria"), SIZES)
@pytest.mark.parametrize("make", [product_of_sums, varying_quotient])
def test_that_other_formulas_are_ranked_in_the_blink_of_a_frame(
    make: Callable[[int], ScoringModel],
    themes: int,
    criteria: int,
    benchmark: BenchmarkFixture,
    figures: Figures,
) -> None:
    compiled, positions = compile_model(make(criteria)), random_positions(themes, criteria)
    assert (compiled.denominator is None) == (make is varying_quotient)
    benchmark(lambda: competition_ranks(evaluate(compiled, positions)))
    taken = benchmark.stats.stats.min * MICROSECONDS
    what = f"evaluate and rank, {'varying quotient' if compiled.denominator is None else 'product of sums'}"
    figures.add(what, f"{themes} x {criteria}", f"{taken:.1f} µs", "<= 200 µs")
    assert taken <= 200


@pytest.mark.parametrize(("themes", "criteria"), SIZES)
@pytest.mark.parametrize("open_share", [0.0, 0.02, 1.0])
def test_that_a_key_leaves_most_of_a_frame_to_the_screen(
    open_share: float, themes: int, criteria: int, benchmark: BenchmarkFixture, figures: Figures
) -> None:
    """One entry changes; the whole ranking with ranges, ranks, totals and bands is made again."""
    model = product_of_sums(criteria)
    compiled, assessment = compile_model(model), random_assessment(themes, model, open_share)
    states = []
    for place in range(5):
        card = assessment.agreed.with_entry("T-001", "X2", Entry(LEVELS[place]))
        states.append(assessment.with_card(card))
    turn = iter(range(10**9))
    rank_assessment(assessment, compiled)
    benchmark(lambda: rank_assessment(states[next(turn) % 5], compiled))
    taken = benchmark.stats.stats.min * 1e3
    what = f"ranking of an assessment, {open_share:.0%} blank"
    figures.add(what, f"{themes} x {criteria}", f"{taken:.2f} ms", "<= 5 ms")
    assert taken <= 5


def test_that_compiling_a_model_goes_unnoticed(benchmark: BenchmarkFixture, figures: Figures) -> None:
    model = product_of_sums(20)
    benchmark(lambda: compile_model(model))
    taken = benchmark.stats.stats.min * 1e3
    figures.add("compile a model", "20 criteria", f"{taken:.2f} ms", "<= 20 ms")
    assert taken <= 20


def test_that_floats_split_ties_that_are_exact_here(figures: Figures) -> None:
    """Over 1,000 integer matrices, pairs of themes whose weighted sums are equal as whole numbers."""
    whole = weights(12)
    compiled, peer = compile_model(weighted_sum(12)), WeightedSumModel()
    shares = np.array(whole) / sum(whole)
    ties = split_by_us = split_by_peer = 0
    for seed in range(1_000):
        positions = random_positions(30, 12, seed)
        sums = [
            sum(weight * level for weight, level in zip(whole, row, strict=True))
            for row in positions.tolist()
        ]
        mine = competition_ranks(evaluate(compiled, positions))
        theirs = peer.evaluate(skcriteria.mkdm(positions.astype(float), [max] * 12, weights=shares)).rank_
        tied = np.triu(np.equal.outer(sums, sums), k=1)
        ties += int(tied.sum())
        split_by_us += int((tied & np.not_equal.outer(mine, mine)).sum())
        split_by_peer += int((tied & np.not_equal.outer(theirs, theirs)).sum())
    figures.add(
        "false splits of true ties",
        f"{ties:,} ties",
        str(split_by_us),
        "0",
        f"scikit-criteria {split_by_peer:,}",
        f"{split_by_peer / ties:.0%}",
    )
    assert split_by_us == 0
    assert split_by_peer > 0

"""Scores under free weights are those of plain fractions, whatever the formula; keys keep their order."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smp_workbench.domain.formula import FormulaFault
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.exact_column import ExactColumn
from smp_workbench.scoring.free_formula import FreeFormula, denominator_of
from smp_workbench.scoring.free_scale import FEWEST_PARTS, find_grain
from smp_workbench.scoring.share import share_blocks
from smp_workbench.scoring.weight_parts import draw_parts
from tests.published.plain_model import plain_model
from tests.scoring.free_naive import naive_ranks, naive_score
from tests.scoring.random_model import RandomModel, random_models

THEMES, DRAWS = 5, 4


def drawn_weights(compiled: CompiledModel, formula: FreeFormula, parts: np.ndarray) -> dict[str, Fraction]:
    """Return every weight in one draw, from its parts."""
    model = compiled.model
    weights = {one.code: one.weight for one in (*model.criteria, *model.groups)}
    for block in formula.grain.blocks:
        own = parts[block.columns].tolist()
        for code, part in zip(block.block.codes, own, strict=True):
            weights[code] = block.block.whole * Fraction(int(part), block.whole)
    return weights


def fraction_at(score: ExactColumn, draw: int, theme: int) -> Fraction:
    above = np.broadcast_to(score.numerator, (DRAWS, THEMES))[draw, theme]
    below = score.denominator
    if not isinstance(below, int):
        below = int(np.broadcast_to(below, (DRAWS, THEMES))[draw, theme])
    return Fraction(int(above), below)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_models(), st.integers(0, 2**32), st.booleans())
def test_that_free_weights_and_levels_score_as_plain_fractions_do(
    drawn: RandomModel, seed: int, levels_vary: bool
) -> None:
    try:
        compiled = compile_model(drawn.model)
        formula = FreeFormula(compiled, find_grain(compiled, share_blocks(compiled)))
    except (FormulaFault, Refusal):
        return
    chance = np.random.default_rng(seed)
    kind = formula.kind
    parts = draw_parts(formula.grain.blocks, 100, DRAWS, chance)
    rows = DRAWS if levels_vary else 1
    values = {
        criterion.code: np.array(
            [int(level.value * denominator_of(criterion)) for level in criterion.levels], dtype=kind
        )[chance.integers(0, len(criterion.levels), (rows, THEMES))]
        for criterion in compiled.model.criteria
    }
    whole = parts.astype(np.int64).astype(kind)
    score = formula.score(whole, values)
    keys, largest = formula.keys(score)
    keys = np.broadcast_to(keys, (DRAWS, THEMES))
    for draw in range(DRAWS):
        weights = drawn_weights(compiled, formula, parts[draw])
        exact = []
        for theme in range(THEMES):
            own = {
                one.code: Fraction(
                    int(np.broadcast_to(values[one.code], (DRAWS, THEMES))[draw, theme]), denominator_of(one)
                )
                for one in compiled.model.criteria
            }
            exact.append(naive_score(compiled, weights, own))
        assert [fraction_at(score, draw, theme) for theme in range(THEMES)] == exact
        assert naive_ranks(keys[draw].tolist()) == naive_ranks(exact)
        assert largest is None or max(map(abs, keys[draw].tolist())) <= largest


def test_that_a_product_of_many_sums_is_worked_out_in_whole_numbers_of_any_size() -> None:
    compiled = compile_model(plain_model(" * ".join(["wsum(g)"] * 6), [range(6)] * 4))
    formula = FreeFormula(compiled, find_grain(compiled, share_blocks(compiled)))
    assert formula.kind == np.object_
    assert all(block.whole >= FEWEST_PARTS for block in formula.grain.blocks)
    parts = draw_parts(formula.grain.blocks, 50, 2, np.random.default_rng(1)).astype(np.int64).astype(object)
    values = {code: np.array([[5, 5]], dtype=object) for code in compiled.model.codes}
    score = formula.score(parts, values)
    assert Fraction(int(score.numerator[0, 0]), int(score.denominator)) == (5 * 4) ** 6  # type: ignore[arg-type]


def test_that_a_divisor_that_other_weights_would_make_0_is_refused() -> None:
    model = plain_model("X3 / (wsum(X1, X2) - 3)", [[0, 9], [4, 5], [1, 2]], ["1", "3", "1"])
    compiled = compile_model(model)
    with pytest.raises(Refusal, match="divide by 0"):
        find_grain(compiled, share_blocks(compiled))
    assert find_grain(compiled, ()).blocks == ()

"""Shares sum to one, keep their proportions, and stay simple enough to rank exactly."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.share import FINEST, share_blocks, with_share
from smp_workbench.storage.model_file import shipped_models
from tests.factory import small_model

SHARES = (
    st.lists(st.integers(0, 50), min_size=2, max_size=8)
    .filter(any)
    .map(lambda parts: tuple(Fraction(part, sum(parts)) for part in parts))
)
SHARE = st.fractions(0, 1, max_denominator=FINEST)


@given(SHARES, SHARE, st.data())
def test_that_moved_shares_sum_to_one_and_keep_their_proportions(
    shares: tuple[Fraction, ...], share: Fraction, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(shares) - 1))
    after = with_share(shares, place, share)
    assert sum(after) == 1
    assert min(after) >= 0
    assert after[place] == share
    others = 1 - shares[place]
    for other, (before, now) in enumerate(zip(shares, after, strict=True)):
        if other != place and others:
            assert abs(now - before * (1 - share) / others) < Fraction(1, FINEST)


@given(SHARES, st.lists(st.tuples(st.integers(0, 7), SHARE), min_size=1, max_size=6))
def test_that_however_many_moves_leave_simple_shares(
    shares: tuple[Fraction, ...], moves: list[tuple[int, Fraction]]
) -> None:
    for place, share in moves:
        shares = with_share(shares, place % len(shares), share)
    assert lcm(*(one.denominator for one in shares)) < 2 * FINEST


def test_that_simple_proportions_are_kept_exactly() -> None:
    fifths = (Fraction(1, 5),) * 5
    after = with_share(fifths, 0, Fraction(37, 100))
    assert after == (Fraction(37, 100), *(Fraction(63, 400),) * 4)
    assert with_share(fifths, 2, Fraction(1, 3))[0] == Fraction(1, 6)


def test_that_others_with_nothing_share_the_rest_equally() -> None:
    assert with_share((Fraction(1), Fraction(0), Fraction(0)), 0, Fraction(1, 2))[1:] == (Fraction(1, 4),) * 2


@pytest.mark.parametrize(
    ("formula", "blocks"),
    [
        ("wsum(harm) * L1", [("harm", ("H1", "H2"))]),
        ("wmean(H1, L1)", []),  # one of each group: it has its group's whole to itself
        ("wsum(harm_total, likelihood_total)", [("", ("harm", "likelihood"))]),
        ("if(wsum(harm) > 3, wmean(harm_total, likelihood_total), L1)", [
            ("harm", ("H1", "H2")), ("", ("harm", "likelihood")),
        ]),
        ("sum(harm) + L1", []),
    ],
)  # fmt: skip
def test_that_only_weights_that_count_are_shared(
    formula: str, blocks: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = share_blocks(compile_model(small_model(formula)))
    assert [(block.group, block.codes) for block in found] == blocks


def test_that_weights_inside_totals_count_only_if_the_score_uses_the_total() -> None:
    model = small_model("harm_total * L1")
    weighted = tuple(replace(total, formula=f"wsum({total.group})") for total in model.totals)
    through = replace(model, totals=weighted)
    assert [block.group for block in share_blocks(compile_model(through))] == ["harm"]
    beside = replace(through, formula="H1 + H2")
    assert share_blocks(compile_model(beside)) == ()


@pytest.mark.parametrize("model", shipped_models(), ids=lambda model: model.id)
def test_that_shares_come_to_the_weights_they_were_made_of(model: ScoringModel) -> None:
    blocks = share_blocks(compile_model(model))
    assert bool(blocks) == ("wsum" in model.formula + str(model.totals) or "wmean" in model.formula)
    for block in blocks:
        assert sum(block.shares) == 1
        weights = {one.code: one.weight for one in model.groups}
        weights |= {one.code: one.weight for one in model.criteria}
        assert block.weights().items() <= weights.items()

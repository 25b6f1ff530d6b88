"""Drawn weights are whole parts that keep the whole, spread evenly round the model's own."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.scoring.share import ShareBlock
from smp_workbench.scoring.weight_parts import cut, draw_parts


def block(*shares: Fraction | int, group: str = "g") -> ShareBlock:
    codes = tuple(f"{group}{place}" for place in range(len(shares)))
    return ShareBlock(group, codes, tuple(map(Fraction, shares)), Fraction(len(shares)))


HALVES = block(Fraction(1, 2), Fraction(1, 2))
UNEVEN = block(Fraction(1, 7), Fraction(0), Fraction(2, 7), Fraction(4, 7), group="h")


def test_that_every_share_of_the_model_is_a_whole_number_of_parts() -> None:
    first, second = cut([HALVES, UNEVEN], 1000)
    assert (first.whole, first.parts, first.columns) == (1000, (500, 500), slice(0, 2))
    assert (second.whole, second.parts, second.columns) == (994, (142, 0, 284, 568), slice(2, 6))


def test_that_a_share_that_needs_more_parts_gets_them() -> None:
    (only,) = cut([block(Fraction(1, 5001), Fraction(5000, 5001))], 1000)
    assert only.parts == (1, 5000)


@given(st.integers(0, 2**64), st.integers(0, 100), st.integers(1, 50))
def test_that_drawn_parts_are_whole_and_keep_the_whole(seed: int, percent: int, draws: int) -> None:
    blocks = cut([HALVES, UNEVEN], 2**20)
    parts = draw_parts(blocks, percent, draws, np.random.default_rng(seed))
    assert parts.shape == (draws, 6)
    assert (parts == np.rint(parts)).all()
    for one in blocks:
        assert (parts[:, one.columns].sum(axis=1) == one.whole).all()
    assert (parts[:, 3] == 0).all()
    assert (np.delete(parts, 3, axis=1) >= 1).all()


def test_that_weights_vary_as_far_as_asked_and_evenly() -> None:
    blocks = cut([HALVES], 2**20)
    parts = draw_parts(blocks, 20, 100_000, np.random.default_rng(1))
    ratio = parts[:, 0] / parts[:, 1]
    assert ratio.max() == pytest.approx(1.2 / 0.8, rel=0.01)
    assert ratio.min() == pytest.approx(0.8 / 1.2, rel=0.01)
    # Of two numbers drawn evenly from 0.8 to 1.2, one is more than 1.25 times the other in 1 of 5 draws.
    assert (np.maximum(ratio, 1 / ratio) > 1.25).mean() == pytest.approx(0.2, abs=0.006)


def test_that_draws_do_not_depend_on_how_they_are_cut_into_chunks() -> None:
    blocks = cut([HALVES, UNEVEN], 2**20)
    once = draw_parts(blocks, 30, 10, np.random.default_rng(7))
    chance = np.random.default_rng(7)
    pieces = [draw_parts(blocks, 30, draws, chance) for draws in (3, 6, 1)]
    assert np.array_equal(once, np.concatenate(pieces))


def test_that_a_seed_gives_these_very_parts() -> None:
    """Worked out once and kept: another machine or library must not draw otherwise."""
    parts = draw_parts(cut([UNEVEN], 1000), 50, 3, np.random.default_rng(2018))
    assert parts.astype(int).tolist() == [[101, 0, 287, 606], [80, 0, 361, 553], [85, 0, 271, 638]]

"""Ranks are counted as competition ranks, whatever kind of number the keys are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.scoring.rank_tally import tally
from tests.scoring.free_naive import naive_ranks


def counted(rows: list[list[int]]) -> list[list[int]]:
    themes = len(rows[0])
    counts = [[0] * themes for _ in range(themes)]
    for row in rows:
        for theme, rank in enumerate(naive_ranks(row)):
            counts[theme][rank - 1] += 1
    return counts


@st.composite
def score_rows(draw: st.DrawFn) -> list[list[int]]:
    themes = draw(st.integers(1, 9))
    largest = draw(st.sampled_from([2, 10, 2**20]))
    row = st.lists(st.integers(-largest, largest), min_size=themes, max_size=themes)
    return draw(st.lists(row, min_size=1, max_size=6))


@given(score_rows())
def test_that_ranks_are_counted_as_one_by_one(rows: list[list[int]]) -> None:
    expected = counted(rows)
    keys = np.array(rows, dtype=np.float64)
    for largest in (2**20, 2**40, 2**53, None):
        assert tally(keys, largest).tolist() == expected
    assert tally(keys.astype(np.float32), 2**20).tolist() == expected
    assert tally(keys.astype(np.int64).astype(np.object_), None).tolist() == expected  # type: ignore[arg-type]


def test_that_whole_numbers_too_large_to_share_an_integer_with_a_theme_are_ranked_too() -> None:
    keys = np.array([[2.0**53, 2.0**53 - 1, 2.0**53]] * 2)
    assert tally(keys, 2**60 * 8).tolist() == tally(keys, 2**53).tolist() == [[2, 0, 0], [0, 0, 2], [2, 0, 0]]


@pytest.mark.parametrize("themes", [1, 2, 3, 130])
def test_that_themes_that_all_tie_all_come_first(themes: int) -> None:
    counts = tally(np.zeros((3, themes)), 0)
    assert counts[:, 0].tolist() == [3] * themes
    assert counts.sum() == 3 * themes

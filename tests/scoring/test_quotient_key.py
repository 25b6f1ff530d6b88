"""Keys order and tie as exact quotients do, also where floats cannot tell them apart."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.scoring.quotient_key import quotient_keys
from tests.scoring.free_naive import naive_ranks


@given(st.data())
def test_that_keys_rank_as_fractions_do(data: st.DataObject) -> None:
    largest = data.draw(st.sampled_from([3, 1000, 2**53]))
    shape = data.draw(st.tuples(st.integers(1, 3), st.integers(1, 6)))
    count = shape[0] * shape[1]
    whole = st.integers(-largest, largest)
    above = np.array(data.draw(st.lists(whole, min_size=count, max_size=count)), dtype=float).reshape(shape)
    under = st.integers(1, largest)
    below = np.array(data.draw(st.lists(under, min_size=count, max_size=count)), dtype=float).reshape(shape)
    for keys, over, unders in zip(quotient_keys(above, below), above, below, strict=True):
        exact = [Fraction(int(one), int(other)) for one, other in zip(over, unders, strict=True)]
        assert naive_ranks(keys.tolist()) == naive_ranks(exact)


def test_that_quotients_nearer_than_floats_are_told_apart_and_equal_ones_tie() -> None:
    """Near 1, (n - 1) / n and (n - 2) / (n - 1) differ by less than a float there can show."""
    n = 2.0**53
    above, below = np.array([[n - 2, n - 1, 1, 2, n - 2]]), np.array([[n - 1, n, 2, 4, n - 1]])
    assert above[0, 0] / below[0, 0] == above[0, 1] / below[0, 1]
    assert naive_ranks(quotient_keys(above, below)[0].tolist()) == [2, 1, 4, 4, 2]


def test_that_one_row_of_denominators_serves_all() -> None:
    keys = quotient_keys(np.array([[1.0, 3.0], [4.0, 3.0]]), np.array([[2.0, 4.0]]))
    assert keys.tolist() == [[0.5, 0.75], [2.0, 0.75]]

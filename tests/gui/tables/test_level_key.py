"""The key of a level is its value where that is one digit, and its position otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.tables.level_key import level_keys, level_of_key
from tests.factory import levels, small_model


def with_levels(*values: int | str) -> Criterion:
    return replace(small_model().criteria[0], levels=levels(*values))


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        ((1, 2, 3, 4, 5), "12345"),
        ((0, 1, 2, 3, 4), "01234"),
        ((0, 1, 2, 4, 8), "01248"),
        ((0, 5, 10), "123"),
        (("1/3", 1, 2), "123"),
        ((-1, 0, 1), "123"),
    ],
)
def test_that_the_key_is_the_value_where_every_value_is_one_digit_and_else_the_position(
    values: tuple[int | str, ...], keys: str
) -> None:
    assert "".join(level_keys(with_levels(*values))) == keys


def test_that_the_tenth_level_by_position_has_the_key_0_and_later_ones_have_none() -> None:
    criterion = with_levels(*range(10, 21))
    assert level_keys(criterion) == (*"1234567890", "")
    assert level_of_key(criterion, "0") == criterion.levels[9]
    assert level_of_key(criterion, "") is None


def test_that_every_printed_key_sets_its_own_level() -> None:
    for criterion in (with_levels(0, 1, 2, 4, 8), with_levels("1/3", 1, 2), with_levels(10, 20)):
        for key, level in zip(level_keys(criterion), criterion.levels, strict=True):
            assert level_of_key(criterion, key) == level


def test_that_a_digit_between_uneven_values_sets_nothing() -> None:
    criterion = with_levels(0, 1, 2, 4, 8)
    assert level_of_key(criterion, "3") is None
    assert level_of_key(criterion, "8") == criterion.levels[4]

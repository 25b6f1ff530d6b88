"""The words of the PHIA yardstick, at every end of a band and in every gap."""

from __future__ import annotations

from itertools import pairwise

import pytest

from smp_workbench.scoring.yardstick import YARDSTICK, in_words


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (0, "in no draw"),
        (1, "remote chance"),
        (5, "remote chance"),
        (6, "between remote chance and highly unlikely"),
        (10, "highly unlikely"),
        (20, "highly unlikely"),
        (24, "between highly unlikely and unlikely"),
        (25, "unlikely"),
        (35, "unlikely"),
        (36, "between unlikely and realistic possibility"),
        (40, "realistic possibility"),
        (49, "realistic possibility"),
        (50, "between realistic possibility and likely"),
        (54, "between realistic possibility and likely"),
        (55, "likely"),
        (75, "likely"),
        (76, "between likely and highly likely"),
        (80, "highly likely"),
        (90, "highly likely"),
        (91, "between highly likely and almost certain"),
        (95, "almost certain"),
        (99, "almost certain"),
        (100, "in every draw"),
    ],
)
def test_that_a_share_of_draws_is_said_in_the_words_of_the_yardstick(percent: int, words: str) -> None:
    assert in_words(percent, 100).english() == words


def test_that_a_share_is_not_rounded_into_a_band() -> None:
    assert in_words(5_001, 100_000).english() == "between remote chance and highly unlikely"
    assert in_words(49_999, 100_000).english() == "realistic possibility"
    assert in_words(1, 10_000).english() == "remote chance"
    assert in_words(9_999, 10_000).english() == "almost certain"


def test_that_no_two_bands_of_the_yardstick_touch() -> None:
    for lower, higher in pairwise(YARDSTICK):
        assert higher.low - lower.high == 5

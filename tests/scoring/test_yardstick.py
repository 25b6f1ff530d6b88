"""The words of the PHIA yardstick, at every end of a band and in every gap."""

from __future__ import annotations

from itertools import pairwise

import pytest

from smp_workbench.scoring.yardstick import YARDSTICK, in_words, percent_text


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


def test_that_a_word_goes_by_the_whole_per_cent_that_is_shown() -> None:
    bands = {f"{percent}": in_words(percent, 100).english() for percent in range(1, 100)}
    for times in range(100, 9_901):
        assert in_words(times, 10_000).english() == bands[percent_text(times, 10_000)]


def test_that_nothing_but_never_and_always_is_said_to_be_that() -> None:
    assert (percent_text(1, 10_000), in_words(1, 10_000).english()) == ("<1", "remote chance")
    assert (percent_text(9_999, 10_000), in_words(9_999, 10_000).english()) == (">99", "almost certain")
    assert (percent_text(99, 10_000), percent_text(9_901, 10_000)) == ("<1", ">99")
    assert (percent_text(0, 10_000), in_words(0, 10_000).english()) == ("0", "in no draw")
    assert (percent_text(7, 7), in_words(7, 7).english()) == ("100", "in every draw")


def test_that_no_two_bands_of_the_yardstick_touch() -> None:
    for lower, higher in pairwise(YARDSTICK):
        assert higher.low - lower.high == 5

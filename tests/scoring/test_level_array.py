"""Scorecards as arrays."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smp_workbench.domain.scorecard import NOT_KNOWN, Entry, Scorecard
from smp_workbench.errors import WorkbenchError
from smp_workbench.scoring.level_array import BLANK, UNKNOWN, level_positions
from tests.factory import small_model


def test_that_entries_become_positions_and_what_is_absent_is_blank() -> None:
    card = Scorecard(
        "agreed",
        0,
        {
            "T-1": {"H2": Entry(Fraction(8)), "L1": Entry(Fraction(1, 3)), "H1": Entry(NOT_KNOWN)},
            "T-3": {"H1": Entry(None, "low", "no level yet"), "gone": Entry(Fraction(1))},
            "T-4": {"H1": Entry(Fraction(1))},
        },
    )
    positions = level_positions(small_model(), card, ["T-3", "T-2", "T-1"])
    assert positions.tolist() == [[BLANK] * 3, [BLANK] * 3, [UNKNOWN, 4, 0]]


def test_that_a_level_the_criterion_does_not_have_is_refused_with_theme_and_criterion() -> None:
    card = Scorecard("agreed", 0, {"T-1": {"H2": Entry(Fraction(3))}})
    with pytest.raises(WorkbenchError, match="3 is not a level of H2, as the scorecard has it for T-1"):
        level_positions(small_model(), card, ["T-1"])


def test_that_positions_of_no_themes_have_no_rows() -> None:
    assert level_positions(small_model(), Scorecard("agreed", 0), []).shape == (0, 3)

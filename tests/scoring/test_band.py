"""Words for scores."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.scoring_model import Band
from smp_workbench.scoring.band import band_of
from tests.factory import small_model


@pytest.mark.parametrize(
    ("score", "label"), [("-1", ""), ("0", "low"), ("19/2", "low"), ("10", "high"), ("1000", "high")]
)
def test_that_a_band_goes_from_its_start_up_to_the_next(score: str, label: str) -> None:
    model = replace(small_model(), bands=(Band(Fraction(0), "low"), Band(Fraction(10), "high")))
    assert band_of(model, Fraction(score)) == label


def test_that_a_model_without_bands_has_no_word() -> None:
    assert band_of(small_model(), Fraction(3)) == ""

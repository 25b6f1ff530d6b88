"""Levels are drawn round the agreed one as often as said, and over all levels where nothing is known."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from smp_workbench.domain.scorecard import Confidence
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.level_array import BLANK, UNKNOWN
from smp_workbench.scoring.score_draw import LevelDraw, level_draws, level_values, likely_positions
from tests.published.plain_model import plain_model

MODEL = plain_model("X1 + X2", [[0, 1, 2, 4, 8], [Fraction(1, 2), 1, Fraction(7, 3)], [0, 1]])
COMPILED = compile_model(MODEL)


@pytest.mark.parametrize(
    ("position", "confidence", "parts"),
    [
        (2, "high", {1: 1, 2: 8, 3: 1}),
        (2, "medium", {1: 1, 2: 2, 3: 1}),
        (2, "", {1: 1, 2: 2, 3: 1}),
        (2, "low", {0: 1, 1: 2, 2: 3, 3: 2, 4: 1}),
        (0, "medium", {0: 2, 1: 1}),
        (4, "low", {2: 1, 3: 2, 4: 3}),
        (BLANK, "high", dict.fromkeys(range(5), 1)),
        (UNKNOWN, "low", dict.fromkeys(range(5), 1)),
    ],
)
def test_that_a_level_is_as_likely_as_its_distance_and_confidence_say(
    position: int, confidence: Confidence, parts: dict[int, int]
) -> None:
    assert Counter(likely_positions(MODEL.criteria[0], position, confidence)) == parts


def test_that_levels_come_as_often_as_they_are_likely_and_in_their_own_values() -> None:
    positions = np.array([[2, 1, 0], [BLANK, 2, 0], [4, 0, 0]], dtype=np.int16)
    confidences = [("low", "", "high"), ("", "medium", "low"), ("", "", "")]
    found = level_draws(COMPILED, positions, confidences, np.dtype(np.float64))
    assert list(found) == ["X1", "X2"], "a criterion that the formula does not use is not drawn"
    chance = np.random.default_rng(3)
    first, second = (found[code].draw(90_000, chance) for code in ("X1", "X2"))
    shares = {value: (first[:, 0] == value).mean() for value in (0, 1, 2, 4, 8)}
    assert shares == pytest.approx({0: 1 / 9, 1: 2 / 9, 2: 3 / 9, 4: 2 / 9, 8: 1 / 9}, abs=0.008)
    assert [(first[:, 1] == value).mean() for value in (0, 1, 2, 4, 8)] == pytest.approx([0.2] * 5, abs=0.008)
    assert (first[:, 2] == 8).mean() == pytest.approx(8 / 9, abs=0.008)
    # Halves and thirds are sixths: 1/2, 1 and 7/3 are 3, 6 and 14.
    assert set(second[:, 0]) == {3, 6, 14}
    assert (second[:, 1] == 14).mean() == pytest.approx(2 / 3, abs=0.008)
    assert set(second[:, 2]) == {3, 6, 14}


def test_that_levels_themselves_stand_in_one_row() -> None:
    positions = np.array([[2, 1, 0], [BLANK, 2, 1]], dtype=np.int16)
    values = level_values(COMPILED, positions, np.dtype(np.float32))
    assert {code: one.tolist() for code, one in values.items()} == {"X1": [[2.0, 0.0]], "X2": [[6.0, 14.0]]}


def test_that_the_highest_float_below_one_still_draws_a_level() -> None:
    class Highest:
        def random(self, size: tuple[int, int], dtype: type) -> np.ndarray:
            return np.full(size, np.nextafter(np.float32(1), np.float32(0)), dtype=dtype)

    draw = LevelDraw(np.arange(22.0), np.array([0, 11]), np.array([10, 10], dtype=np.float32))
    assert draw.draw(1, Highest()).tolist() in ([[9.0, 20.0]], [[10.0, 21.0]])  # type: ignore[arg-type]

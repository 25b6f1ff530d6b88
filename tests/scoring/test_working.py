"""The formula as a sentence with a theme's numbers in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.level_array import BLANK, UNKNOWN
from smp_workbench.scoring.working import Piece, workings
from tests.factory import small_model


def texts(formula: str, *row: int) -> list[str]:
    return [one.text for one in workings(compile_model(small_model(formula)), np.array(row, dtype=np.int16))]


def test_that_totals_come_first_then_the_score() -> None:
    assert texts("harm_total * likelihood_total", 3, 4, 2) == [
        "Total harm = Physical 3 + Financial 8 = 11",
        "Total likelihood = Frequency 2 = 2",
        "Score = Total harm 11 × Total likelihood 2 = 22",
    ]


def test_that_blank_and_not_known_are_shown_and_nothing_is_made_up_for_them() -> None:
    assert texts("harm_total * likelihood_total", UNKNOWN, BLANK, 2) == [
        "Total harm = Physical ? + Financial — = …",
        "Total likelihood = Frequency 2 = 2",
        "Score = Total harm … × Total likelihood 2 = …",
    ]


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("H1 - (H2 - L1)", "Physical 3 − (Financial 8 − Frequency 2) = -3"),
        ("H1 - H2 - L1", "Physical 3 − Financial 8 − Frequency 2 = -7"),
        ("H2 / (H2 / L1 + 1)", "Financial 8 ÷ (Financial 8 ÷ Frequency 2 + 1) = 1.6"),
        ("H1 / (L1 * L1)", "Physical 3 ÷ (Frequency 2 × Frequency 2) = 0.75"),
        ("-H1 * -(H1 + 1)", "(− Physical 3) × (− (Physical 3 + 1)) = 12"),
        ("2 * sum(harm)", "2 × (Physical 3 + Financial 8) = 22"),
        ("product(harm) * 0.5", "Physical 3 × Financial 8 × 0.5 = 12"),
        ("mean(harm) + 1", "mean of (Physical 3, Financial 8) + 1 = 6.5"),
        ("max(harm, L1)", "highest of (Physical 3, Financial 8, Frequency 2) = 8"),
        ("min(harm)", "lowest of (Physical 3, Financial 8) = 3"),
        ("sum(H1) * 2", "Physical 3 × 2 = 6"),
        ("if(H1 >= 3, H2, 1) * 2", "(if Physical 3 is at least 3 then Financial 8 otherwise 1) × 2 = 16"),
    ],
)
def test_that_brackets_stand_where_the_reading_needs_them(formula: str, sentence: str) -> None:
    assert texts(formula.replace("L1 + 1", "L1 + 1"), 3, 4, 2)[-1] == f"Score = {sentence}"


def test_that_weights_are_written_out() -> None:
    model = small_model("wmean(harm) * wsum(harm_total, likelihood_total)")
    weighted = replace(model.criteria[0], weight=model.criteria[0].weight * 3)
    compiled = compile_model(replace(model, criteria=(weighted, *model.criteria[1:])))
    assert workings(compiled, np.array([3, 4, 2], dtype=np.int16))[-1].text == (
        "Score = (3 × Physical 3 + Financial 8) ÷ 4 × (Total harm 11 + Total likelihood 2) = 55.25"
    )


def test_that_a_piece_knows_whose_it_is() -> None:
    score = workings(compile_model(small_model("H1 + 2")), np.array([UNKNOWN, 0, 0], dtype=np.int16))[-1]
    assert score.pieces == (
        Piece("name", "Physical", "H1"),
        Piece("not known", "?", "H1"),
        Piece("sign", "+"),
        Piece("number", "2"),
    )
    assert score.result is None

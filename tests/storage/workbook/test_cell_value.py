"""What a cell means: a level only if it is one, a text as people see it, a number within its digits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.cell import Cell
from smp_workbench.storage.workbook.cell_value import LevelReader, read_count, read_text
from smp_workbench.storage.workbook.number_format import number_shape
from tests.factory import small_model

LEVELS = LevelReader(small_model())


@pytest.mark.parametrize(
    ("digits", "code", "level"),
    [
        ("3", "H1", Fraction(3)),
        ("2.9999999999999996", "H1", Fraction(3)),
        ("0.333333333333333", "L1", Fraction(1, 3)),  # as LibreOffice writes a third
        ("0.33333333333333331", "L1", Fraction(1, 3)),  # as Excel does
    ],
)
def test_that_a_level_is_read_through_the_noise_of_its_last_digits(
    digits: str, code: str, level: Fraction
) -> None:
    assert LEVELS.read(Cell("number", digits), code) == (level, False)


@pytest.mark.parametrize("digits", ["3.0005", "2.9995", "3.00000001", "-1", "5", "nan"])
def test_that_a_number_beside_a_level_is_not_taken_for_it(digits: str) -> None:
    with pytest.raises(Refusal, match="is not a level of Physical harm"):
        LEVELS.read(Cell("number", digits), "H1")


@pytest.mark.parametrize(
    ("text", "answer", "dressed"),
    [
        ("?", NOT_KNOWN, False),
        (" ?", NOT_KNOWN, True),
        ("\N{FULLWIDTH QUESTION MARK}", NOT_KNOWN, True),
        ("", None, False),
        ("\N{NO-BREAK SPACE}", None, True),
        ("3", Fraction(3), True),  # a text, not a number
        ("\N{FULLWIDTH DIGIT THREE} ", Fraction(3), True),
        ("+3", Fraction(3), True),
    ],
)
def test_that_what_is_read_kindly_is_said_so(text: str, answer: Answer, dressed: bool) -> None:
    assert LEVELS.read(Cell("text", text), "H1") == (answer, dressed)


@pytest.mark.parametrize(
    ("digits", "text"),
    [
        ("2018", "2018"),
        ("2018.0", "2018"),
        ("0.5", "0.5"),
        ("999999999999999", "999999999999999"),
        ("123456789012345678", "1.23456789012346e+17"),  # no digits that the file does not hold
        ("1e300", "1e+300"),
    ],
)
def test_that_a_number_is_told_with_the_digits_a_spreadsheet_keeps(digits: str, text: str) -> None:
    assert read_text(Cell("number", digits)) == text


@pytest.mark.parametrize("digits", ["1e15", "2.5", "inf", "x"])
def test_that_a_count_is_a_whole_number_of_fifteen_digits(digits: str) -> None:
    assert read_count(Cell("number", "999999999999999")) == 999_999_999_999_999
    with pytest.raises(Refusal, match="is not a whole number"):
        read_count(Cell("number", digits))


@pytest.mark.parametrize("format_code", ["0%", "[$-809]0%", "[$-409]0.00%"])
def test_that_a_score_shown_in_percent_is_refused_in_whatever_language(format_code: str) -> None:
    shape = number_shape("164", {"164": format_code})
    with pytest.raises(Refusal, match="percentage"):
        LevelReader(small_model()).read(Cell("number", "3", shape), "H1")

"""Exact numbers as text, both ways."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.domain.number import decimal_text, exact_text, parse_number, places_apart, plain_text
from smp_workbench.errors import WorkbenchError


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("-2.5", Fraction(-5, 2)),
        ("0.1", Fraction(1, 10)),
        ("1/3", Fraction(1, 3)),
        ("-4/6", Fraction(-2, 3)),
    ],
)
def test_that_decimals_and_fractions_are_read_exactly(text: str, number: Fraction) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " 3", "3 ", "4,5", "1e3", "1e400", "nan", "inf", "+3", ".5", "5.", "1_000", "\u0661", "\u00b3",
     "1/0", "1/-2", "1.5/2", "1//2", "0x10", "--1", "1\n", "1234567890123456", "1/1234567890123456"],
)  # fmt: skip
def test_that_anything_else_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(WorkbenchError) as caught:
        parse_number(text)
    assert caught.value.remedy.english()


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(1, 10**15 - 1))
def test_that_exact_text_reads_back(above: int, below: int) -> None:
    number = Fraction(above, below)
    assert parse_number(exact_text(number)) == number


@given(st.sets(st.fractions(max_denominator=3000).filter(bool), max_size=8), st.integers(0, 3))
def test_that_places_apart_are_the_fewest_with_which_numbers_look_different(
    numbers: set[Fraction], least: int
) -> None:
    def differ(places: int) -> bool:
        return len({Fraction(plain_text(one, places)) for one in (0, *numbers)}) == len(numbers) + 1

    places = places_apart(numbers, least=least)
    assert places >= least
    assert differ(places)
    assert places == least or not differ(places - 1)


@given(st.fractions(max_denominator=10**6), st.integers(0, 6))
def test_that_plain_text_is_rounded_half_away_from_zero(number: Fraction, places: int) -> None:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        expected = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert Decimal(plain_text(number, places)) == expected


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [("468", 1, "468"), ("105/2", 1, "52.5"), ("33.04", 1, "33.0"), ("0.04", 1, "0.0"), ("-0.04", 1, "0.0"),
     ("2.50", 3, "2.5"), ("999.96", 1, "1000.0"), ("7/3", 0, "2"), ("5/2", 0, "3"), ("-5/2", 0, "-3")],
)  # fmt: skip
def test_that_plain_text_shows_no_more_places_than_the_number_needs(
    number: str, places: int, text: str
) -> None:
    assert plain_text(Fraction(number), places) == text


@given(st.fractions(-1000, 1000, max_denominator=64))
def test_that_a_number_as_people_write_it_is_exact(number: Fraction) -> None:
    text = decimal_text(number)
    assert Fraction(text) == number
    assert ("/" in text) == (10**6 % number.denominator != 0)


def test_that_a_decimal_with_more_digits_than_can_be_read_is_written_as_a_fraction() -> None:
    number = parse_number("123456789012345/32")
    assert parse_number(decimal_text(number)) == number


@pytest.mark.parametrize(
    ("numbers", "places"),
    [
        ([], 1),
        ([Fraction(33), Fraction(100, 3)], 1),
        ([Fraction(1, 3), Fraction(1, 3)], 1),
        ([Fraction(333, 1000), Fraction(1, 3)], 4),
        ([Fraction(1, 10**7)], 7),
        ([Fraction(-1, 10**40)], 12),
    ],
)
def test_that_decimals_are_enough_for_numbers_to_look_as_different_as_they_are(
    numbers: list[Fraction], places: int
) -> None:
    assert places_apart(numbers) == places

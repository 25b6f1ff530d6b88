"""A range of shares as it is said: all of it true, in as few digits as that takes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smp_workbench.scoring.share_span import Span, said

NOW = Fraction(60, 100)


def span(first: str, last: str, *, with_first: bool = True, with_last: bool = True) -> Span:
    return Span(Fraction(first) / 100, Fraction(last) / 100, with_first, with_last)


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        (span("61.2", "100"), span("62", "100")),
        (span("31.4", "0"), span("31", "0")),
        (span("70", "100", with_first=False), span("70", "100", with_first=False)),
        (span("70", "100"), span("70", "100")),
        (span("99.5", "100"), span("100", "100")),
        (span("30.2", "4.5", with_first=False), span("30", "5")),
        (span("70", "80", with_first=False, with_last=False), span("70", "79", with_first=False)),
        (span("60", "80.1", with_first=False), span("60", "80", with_first=False)),
        # no whole per cent lies in these
        (span("55.56", "55.21", with_first=False, with_last=False), span("55.5", "55.3")),
        (span("70", "70.4", with_first=False), span("70", "70.4", with_first=False)),
        (span("60", "60.05", with_first=False, with_last=False), span("60", "60.04", with_first=False)),
        # no score at none or all
        (span("20.5", "0", with_last=False), span("20", "1")),
        (span("100/3", "100/3"), span("100/3", "100/3")),
    ],
)
def test_that_a_range_is_said_in_as_few_digits_as_are_true(exact: Span, expected: Span) -> None:
    short = said(exact, NOW)
    assert short == expected
    for end, belongs in ((short.first, short.with_first), (short.last, short.with_last)):
        assert exact.holds(end) or not belongs


def test_that_a_range_too_narrow_for_decimals_is_said_as_one_fraction_in_it() -> None:
    exact = span("70.12345678914", "70.12345678916")
    short = said(exact, NOW)
    assert short.first == short.last
    assert exact.holds(short.first)


def test_that_a_range_knows_what_belongs_to_it() -> None:
    falling = span("30", "10", with_first=False)
    assert [falling.holds(Fraction(share, 100)) for share in (31, 30, 29, 10, 9)] == [
        *(False, False, True, True, False)
    ]

"""Exact numbers as text, both ways.

Here: the exact text of a fraction, as a decimal too, a shorter one for people, and strict reading.
Not here: how numbers stand in a spreadsheet (``storage.workbook``), and the numbers of a formula,
which have a place in its text (``domain.formula_parser``).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from typing import Final

from smp_workbench.domain.text import printable
from smp_workbench.errors import WorkbenchError

MOST_DIGITS: Final = 15
"""Digits that every spreadsheet program keeps; a number with more would change when it is saved there."""

_DECIMAL: Final = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
_SHARE: Final = re.compile(r"(-?[0-9]+)/([0-9]+)")


def exact_text(number: Fraction) -> str:
    """Return the number exactly, as a whole number or a fraction in lowest terms.

    Examples
    --------
    >>> exact_text(Fraction(24)), exact_text(Fraction(105, 2))
    ('24', '105/2')
    """
    return str(number)


def decimal_text(number: Fraction) -> str:
    """Return the number exactly, as people write it: a decimal where it is a short one, else a fraction.

    Examples
    --------
    >>> decimal_text(Fraction(5, 2)), decimal_text(Fraction(1, 3)), decimal_text(Fraction(4))
    ('2.5', '1/3', '4')
    """
    if number.denominator == 1:  # as most levels are, in a history of thousands
        return str(number.numerator)
    places = next((places for places in range(MOST_DIGITS) if 10**places % number.denominator == 0), None)
    if places is None:
        return exact_text(number)
    text = plain_text(number, places)
    return text if _digits(text) <= MOST_DIGITS else exact_text(number)


def plain_text(number: Fraction, places: int = 1) -> str:
    """Return the number for people to read, rounded half away from zero.

    A number that needs fewer places is written with as few as it needs, so ``33.0`` says that the
    number is near 33 and ``33`` that it is 33.

    Parameters
    ----------
    number
        Any exact number.
    places
        Most digits after the point, 0 or more.

    Examples
    --------
    >>> plain_text(Fraction(105, 2)), plain_text(Fraction(100, 3)), plain_text(Fraction(468))
    ('52.5', '33.3', '468')
    >>> plain_text(Fraction(2999, 90)), plain_text(Fraction(-1, 8), 2)
    ('33.3', '-0.13')
    """
    scale = 10**places
    scaled = abs(number) * scale
    whole = _scaled(abs(number.numerator), number.denominator, scale)
    sign = "-" if number < 0 and whole else ""
    integer, decimals = divmod(whole, scale)
    digits = f"{decimals:0{places}d}" if places else ""
    if scaled.denominator == 1:
        digits = digits.rstrip("0")
    return f"{sign}{integer}.{digits}" if digits else f"{sign}{integer}"


def places_apart(numbers: Collection[Fraction], most: int = 12, least: int = 1) -> int:
    """Return how few digits after the point let different numbers look different, and none look like 0.

    Parameters
    ----------
    numbers
        That are shown side by side.
    most
        The answer if no fewer are enough.
    least
        The answer even if fewer are enough.

    Examples
    --------
    >>> places_apart([Fraction(105, 2), Fraction(100, 3)]), places_apart([Fraction(1, 3000)])
    (1, 4)
    >>> places_apart([Fraction(105, 2), Fraction(100, 3)], least=2)
    2
    """
    different = {(one.numerator, one.denominator) for one in numbers} | {(0, 1)}  # fractions hash slowly
    for places in range(least, most):
        scale = 10**places
        if all(scale % below == 0 for _, below in different):
            return places
        if len({_scaled(above, below, scale) for above, below in different}) == len(different):
            return places
    return most


def _scaled(above: int, below: int, scale: int) -> int:
    """Return a fraction times a scale as a whole number, rounded half away from zero."""
    whole = (2 * abs(above) * scale + below) // (2 * below)
    return whole if above > 0 else -whole


def parse_number(text: str) -> Fraction:
    """Return the exact number that a decimal or a fraction stands for.

    Parameters
    ----------
    text
        Such as ``"3"``, ``"-2.5"`` or ``"1/3"``: ASCII digits, no spaces, no exponent, at most 15
        digits on each side of the stroke.

    Raises
    ------
    WorkbenchError
        If it is anything else (``"4,5"``, ``"1e3"``, ``"nan"``, ``""``).

    Examples
    --------
    >>> parse_number("2.50"), parse_number("1/3")
    (Fraction(5, 2), Fraction(1, 3))
    """
    match = _DECIMAL.fullmatch(text) or _SHARE.fullmatch(text)
    if match is None:
        raise WorkbenchError(
            "“{text}” is not a number.",
            "Write digits with at most one decimal point, such as 2.5, or a fraction such as 1/3.",
            text=printable(text),
        )
    if any(_digits(part) > MOST_DIGITS for part in text.split("/")):
        raise WorkbenchError(
            "“{text}” has more than {most} digits.",
            "A spreadsheet would not keep them all: use a shorter number.",
            text=printable(text),
            most=MOST_DIGITS,
        )
    if match.re is _SHARE and int(match[2]) == 0:
        raise WorkbenchError("“{text}” divides by zero.", "Put a number other than 0 below.", text=text)
    return Fraction(text)


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)

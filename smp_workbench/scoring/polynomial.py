"""Polynomials with exact coefficients: as much of them as finding their roots needs.

Here: arithmetic, and how many roots lie in an interval.
Not here: the roots as numbers (``scoring.root``).

A polynomial is a tuple of fractions, the constant first and the last not 0; nothing at all is 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise, zip_longest
from typing import Final, TypeAlias

Polynomial: TypeAlias = tuple[Fraction, ...]

ZERO: Final[Polynomial] = ()
ONE: Final[Polynomial] = (Fraction(1),)


def trimmed(coefficients: Iterable[Fraction]) -> Polynomial:
    """Return the polynomial with these coefficients, without zeros at the end."""
    known = list(coefficients)
    while known and not known[-1].numerator:
        known.pop()
    return tuple(known)


def plus(one: Polynomial, other: Polynomial) -> Polynomial:
    """Return the sum."""
    return trimmed(a + b for a, b in zip_longest(one, other, fillvalue=Fraction(0)))


def scaled(one: Polynomial, factor: Fraction) -> Polynomial:
    """Return a multiple by one number."""
    return tuple(a * factor for a in one) if factor else ZERO


def times(one: Polynomial, other: Polynomial) -> Polynomial:
    """Return the product."""
    if len(one) == 1 or len(other) == 1:
        return scaled(one, other[0]) if len(other) == 1 else scaled(other, one[0])
    product = [Fraction(0)] * max(len(one) + len(other) - 1, 0)
    for place, a in enumerate(one):
        for other_place, b in enumerate(other):
            product[place + other_place] += a * b
    return trimmed(product) if one and other else ZERO


def value(one: Polynomial, at: Fraction) -> Fraction:
    """Return the value at a number."""
    if not one:
        return Fraction(0)
    total = one[-1]
    for a in one[-2::-1]:
        total = total * at + a
    return total


def sign(number: Fraction) -> int:
    """Return -1, 0 or 1."""
    whole = number.numerator
    return (whole > 0) - (whole < 0)


def derivative(one: Polynomial) -> Polynomial:
    """Return the derivative."""
    return tuple(a * place for place, a in enumerate(one) if place)


def divided(one: Polynomial, by: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Return quotient and remainder; ``by`` is not 0."""
    rest = list(one)
    quotient = [Fraction(0)] * max(len(one) - len(by) + 1, 0)
    for place in reversed(range(len(quotient))):
        factor = rest[place + len(by) - 1] / by[-1]
        quotient[place] = factor
        for offset, b in enumerate(by):
            rest[place + offset] -= factor * b
    return trimmed(quotient), trimmed(rest[: len(by) - 1])


def common(one: Polynomial, other: Polynomial) -> Polynomial:
    """Return the greatest common divisor, with 1 as its highest coefficient; not both are 0."""
    while other:
        one, other = other, divided(one, other)[1]
    return scaled(one, 1 / one[-1])


def simple(one: Polynomial) -> Polynomial:
    """Return the polynomial with the same roots, each of them once; ``one`` is not 0.

    Examples
    --------
    >>> square = (Fraction(1), Fraction(-2), Fraction(1))
    >>> [str(a) for a in simple(square)]
    ['-1', '1']
    """
    return divided(one, common(one, derivative(one)))[0] if len(one) > 2 else one


def sturm(one: Polynomial) -> tuple[Polynomial, ...]:
    """Return the Sturm chain of a polynomial whose roots are all simple.

    Source: S. Basu, R. Pollack and M.-F. Roy, *Algorithms in Real Algebraic Geometry*, Springer,
    2nd edition 2006, section 2.2.
    """
    chain = [one, derivative(one)]
    while chain[-1]:
        chain.append(scaled(divided(chain[-2], chain[-1])[1], Fraction(-1)))
    return tuple(chain[:-1])


def changes(chain: Iterable[Polynomial], at: Fraction) -> int:
    """Return how often the signs of a chain change at a number.

    What this loses between two numbers that are no roots is how many roots lie between them.
    """
    signs = [known for known in (sign(value(one, at)) for one in chain) if known]
    return sum(a != b for a, b in pairwise(signs))

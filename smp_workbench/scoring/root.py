"""Roots of polynomials as exact numbers: rational ones as they are, others between two fractions.

Here: finding roots in an interval, comparing them, and signs of other polynomials there.
Not here: arithmetic of polynomials (``scoring.polynomial``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm

from smp_workbench.scoring.polynomial import (
    Polynomial,
    changes,
    common,
    divided,
    sign,
    simple,
    sturm,
    value,
)


class Root:
    """A real number: exactly ``low`` if that is ``high``, else the only root strictly between them.

    Attributes
    ----------
    polynomial
        Its roots are simple, and none of them is an end of the interval. Empty for a rational number.
    low, high
        They draw nearer as comparisons ask for it; the number stays the same.
    """

    __slots__ = ("high", "low", "polynomial")

    def __init__(self, polynomial: Polynomial, low: Fraction, high: Fraction) -> None:
        self.polynomial = polynomial
        self.low = low
        self.high = high

    @classmethod
    def rational(cls, number: Fraction) -> Root:
        """Return a rational number."""
        return cls((), number, number)

    @property
    def is_rational(self) -> bool:
        """Whether the number is known exactly."""
        return not self.polynomial

    def halve(self) -> None:
        """Draw the ends nearer; an irrational number is never in the middle."""
        middle = (self.low + self.high) / 2
        if sign(value(self.polynomial, middle)) == sign(value(self.polynomial, self.low)):
            self.low = middle
        else:
            self.high = middle

    def narrow(self, width: Fraction) -> None:
        """Draw the ends nearer until they are no farther apart than this."""
        while self.high - self.low > width:
            self.halve()

    def compare(self, other: Root) -> int:
        """Return -1, 0 or 1: less, equal or greater; afterwards the intervals of unequal ones are apart."""
        if self is other:
            return 0
        if not self.polynomial and not other.polynomial:
            return 0 if self.low == other.low else -1 if self.low < other.low else 1
        if self.polynomial and other.polynomial and self._equals(other):
            return 0
        while max(self.low, other.low) <= min(self.high, other.high):
            wider = self if self.high - self.low >= other.high - other.low else other
            wider.halve()
        return -1 if self.high < other.low else 1

    def _equals(self, other: Root) -> bool:
        shared = common(self.polynomial, other.polynomial)
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high and sign(value(shared, low)) * sign(value(shared, high)) < 0

    def sign_of(self, polynomial: Polynomial) -> int:
        """Return the sign of a polynomial at this number."""
        if len(polynomial) < 2:
            return sign(polynomial[0]) if polynomial else 0
        if not self.polynomial:
            return sign(value(polynomial, self.low))
        shared = common(self.polynomial, polynomial)
        if sign(value(shared, self.low)) * sign(value(shared, self.high)) < 0:
            return 0
        chain = sturm(simple(polynomial))
        while True:
            ends = value(polynomial, self.low), value(polynomial, self.high)
            if all(ends) and changes(chain, self.low) == changes(chain, self.high):
                return sign(ends[0])
            self.halve()


def between(one: Root, other: Root) -> Fraction:
    """Return a fraction strictly between two numbers, the first of which is less."""
    one.compare(other)
    return (one.high + other.low) / 2


def roots(polynomial: Polynomial, low: Fraction, high: Fraction) -> list[Root]:
    """Return the different roots from ``low`` to ``high``, ends included, rising.

    Parameters
    ----------
    polynomial
        Not 0.
    """
    if len(polynomial) == 1:
        return []
    if len(polynomial) == 2:
        only = -polynomial[0] / polynomial[1]
        return [Root.rational(only)] if low <= only <= high else []
    rest = simple(polynomial)
    found = []
    for end in dict.fromkeys((low, high)):
        if not value(rest, end):
            found.append(Root.rational(end))
            rest = divided(rest, (-end, Fraction(1)))[0]
    if low < high and len(rest) > 1:
        found.extend(_inside(rest, sturm(rest), low, high))
    return sorted(found, key=lambda root: root.low)


def _inside(rest: Polynomial, chain: Sequence[Polynomial], low: Fraction, high: Fraction) -> Iterator[Root]:
    """Yield the roots strictly between two numbers that are none."""
    count = changes(chain, low) - changes(chain, high)
    if count == 1:
        yield _recognised(Root(rest, low, high))
    elif count:
        middle = (low + high) / 2
        if not value(rest, middle):
            yield Root.rational(middle)
            rest = divided(rest, (-middle, Fraction(1)))[0]
            chain = sturm(rest)
        yield from _inside(rest, chain, low, middle)
        yield from _inside(rest, chain, middle, high)


def _recognised(root: Root) -> Root:
    """Return the root as a rational number if it is one.

    Its denominator divides the highest coefficient of the polynomial in whole numbers, and no two
    fractions with denominators up to that lie in so narrow an interval.
    """
    whole = lcm(*(a.denominator for a in root.polynomial))
    largest = abs(int(root.polynomial[-1] * whole))
    width = Fraction(1, 2 * largest * largest)
    while root.high - root.low > width:
        middle = (root.low + root.high) / 2
        if not value(root.polynomial, middle):
            return Root.rational(middle)
        root.halve()
    near = ((root.low + root.high) / 2).limit_denominator(largest)
    if root.low < near < root.high and not value(root.polynomial, near):
        return Root.rational(near)
    return root

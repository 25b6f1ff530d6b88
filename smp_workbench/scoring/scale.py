"""What is known of a value before any theme is looked at: its span, its denominator, its size.

Here: scales and how they go through the operations of the formula language. The operations mirror
those of ``scoring.exact_column``, number for number, so that what a scale promises holds there.
Not here: computing values.

A value is kept as a whole numerator over a positive whole denominator, not always in lowest terms.
Where the denominator is the same for every theme, scores can be compared by their numerators.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Final

from smp_workbench.scoring.span import Span

MOST_DIVISORS: Final = 4_096
"""Values of a divisor that are tried for a common multiple."""

LARGEST_MULTIPLE: Final = 2**49
"""A common multiple of divisors beyond this could not lead to a score a spreadsheet ranks exactly."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Span and size of a value.

    Attributes
    ----------
    span
        Every value it can have lies in here.
    denominator
        The denominator of every value, or None if it varies from theme to theme.
    numerator_bound, denominator_bound
        No numerator is farther from 0 than the one, no denominator greater than the other.
    peak
        No whole number met while the value is computed from its operands is farther from 0.
    """

    span: Span
    denominator: int | None
    numerator_bound: int
    denominator_bound: int
    peak: int

    @classmethod
    def fixed(cls, span: Span, denominator: int, peak: int = 0) -> Scale:
        """Return the scale of multiples of ``1 / denominator`` in a span."""
        bound = _up(span.magnitude * denominator)
        return cls(span, denominator, bound, denominator, max(peak, bound, denominator))

    @classmethod
    def of_values(cls, values: Iterable[Fraction]) -> Scale:
        """Return the scale of something that has one of these values; at least one is needed."""
        known = tuple(values)
        return cls.fixed(Span(min(known), max(known)), lcm(*(value.denominator for value in known)))

    def scaled(self, factor: Fraction) -> Scale:
        """Return the scale of multiples by one number."""
        if self.denominator is not None:
            factor_, denominator = over_denominator(factor, self.denominator)
            return Scale.fixed(self.span.scaled(factor), denominator, self.numerator_bound * abs(factor_))
        return self._varying(
            self.span.scaled(factor),
            self.numerator_bound * abs(factor.numerator),
            self.denominator_bound * factor.denominator,
        )

    def plus(self, other: Scale) -> Scale:
        """Return the scale of sums."""
        span = self.span.plus(other.span)
        if self.denominator is not None and other.denominator is not None:
            denominator = lcm(self.denominator, other.denominator)
            return Scale.fixed(span, denominator, self._spread(other, denominator))
        return self._varying(
            span,
            self.numerator_bound * other.denominator_bound + other.numerator_bound * self.denominator_bound,
            self.denominator_bound * other.denominator_bound,
        )

    def times(self, other: Scale) -> Scale:
        """Return the scale of products."""
        span = self.span.times(other.span)
        if self.denominator is not None and other.denominator is not None:
            bound = self.numerator_bound * other.numerator_bound
            return Scale.fixed(span, self.denominator * other.denominator, bound)
        return self._varying(
            span,
            self.numerator_bound * other.numerator_bound,
            self.denominator_bound * other.denominator_bound,
        )

    def over(self, other: Scale, multiple: int | None) -> Scale:
        """Return the scale of quotients.

        Parameters
        ----------
        other
            Its span does not hold 0.
        multiple
            A common multiple of all numerators that ``other`` can have, or None if there is none
            small enough: the quotient's denominator varies then.
        """
        span = self.span.over(other.span)
        if self.denominator is not None and other.denominator is not None and multiple is not None:
            factor, denominator = over_denominator(Fraction(other.denominator), self.denominator * multiple)
            return Scale.fixed(span, denominator, factor * multiple)
        return self._varying(
            span,
            self.numerator_bound * other.denominator_bound,
            self.denominator_bound * other.numerator_bound,
        )

    def either(self, other: Scale, span: Span) -> Scale:
        """Return the scale of a value that is one of the two, and lies in ``span``."""
        if self.denominator is not None and other.denominator is not None:
            denominator = lcm(self.denominator, other.denominator)
            return Scale.fixed(span, denominator, self._spread(other, denominator))
        numerator = max(self.numerator_bound, other.numerator_bound)
        denominator = max(self.denominator_bound, other.denominator_bound)
        return Scale(span, None, numerator, denominator, max(numerator, denominator))

    def compared(self, other: Scale) -> int:
        """Return a bound of the whole numbers met when the two are compared."""
        return max(
            self.numerator_bound * other.denominator_bound,
            other.numerator_bound * self.denominator_bound,
        )

    @property
    def gap(self) -> Fraction:
        """No two different values are nearer to one another than this."""
        return Fraction(1, self.denominator or self.denominator_bound**2)

    def _spread(self, other: Scale, denominator: int) -> int:
        return _up(max(self.span.magnitude, other.span.magnitude) * denominator)

    @staticmethod
    def _varying(span: Span, numerator: int, denominator: int) -> Scale:
        return Scale(span, None, numerator, denominator, max(numerator, denominator))


def over_denominator(factor: Fraction, denominator: int) -> tuple[int, int]:
    """Return the whole number and the denominator that are together ``factor / denominator``.

    Examples
    --------
    >>> over_denominator(Fraction(4, 3), 2)
    (2, 3)
    """
    shared = gcd(factor.numerator, denominator)
    return factor.numerator // shared, factor.denominator * (denominator // shared)


def common_multiple(numerators: Iterable[int]) -> int | None:
    """Return the least common multiple of whole numbers other than 0; None if too many or too great.

    Examples
    --------
    >>> common_multiple([1, 2, 4, 8]), common_multiple(range(1, 100))
    (8, None)
    """
    multiple = 1
    for count, numerator in enumerate(numerators, start=1):
        multiple = lcm(multiple, numerator)
        if multiple > LARGEST_MULTIPLE or count > MOST_DIVISORS:
            return None
    return multiple


def whole_numbers(scale: Scale) -> range:
    """Return the whole numbers among which the numerators lie; the denominator must be fixed."""
    denominator = scale.denominator or 1
    return range(-_up(-scale.span.low * denominator), _up(scale.span.high * denominator) + 1)


def _up(number: Fraction) -> int:
    """Return the number itself if it is whole, else the next greater whole one."""
    return -(-number.numerator // number.denominator)

"""Exact interval arithmetic: from the least to the greatest value something can have.

Here: spans of exact numbers and the operations of the formula language on them.
Not here: whether a span's ends can really be reached (``scoring.interval``).

An operation's span holds every value that the operation can have while each operand lies in its own
span. Its ends are reached if the operands do not depend on one another.
Source: R. E. Moore, *Interval Analysis*, Prentice-Hall 1966, chapters 2 and 3.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from smp_workbench.domain.formula import Relation


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers from ``low`` to ``high``, both included; ``low <= high``."""

    low: Fraction
    high: Fraction

    @classmethod
    def point(cls, value: Fraction) -> Span:
        """Return the span that holds one number."""
        return cls(value, value)

    @classmethod
    def hull(cls, spans: Iterable[Span]) -> Span:
        """Return the smallest span that holds all of these; at least one is needed."""
        known = tuple(spans)
        return cls(min(span.low for span in known), max(span.high for span in known))

    @property
    def magnitude(self) -> Fraction:
        """The greatest distance from 0."""
        return max(-self.low, self.high)

    @property
    def distance(self) -> Fraction:
        """The least distance from 0; 0 if the span holds it."""
        return max(self.low, -self.high, Fraction(0))

    def plus(self, other: Span) -> Span:
        """Return the span of sums."""
        return Span(self.low + other.low, self.high + other.high)

    def scaled(self, factor: Fraction) -> Span:
        """Return the span of multiples by one number."""
        ends = (self.low * factor, self.high * factor)
        return Span(*ends) if factor >= 0 else Span(*reversed(ends))

    def times(self, other: Span) -> Span:
        """Return the span of products."""
        ends = [mine * theirs for mine in (self.low, self.high) for theirs in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def over(self, other: Span) -> Span:
        """Return the span of quotients; ``other`` must not hold 0."""
        return self.times(Span(1 / other.high, 1 / other.low))

    def greater(self, other: Span) -> Span:
        """Return the span of the greater of two."""
        return Span(max(self.low, other.low), max(self.high, other.high))

    def lesser(self, other: Span) -> Span:
        """Return the span of the lesser of two."""
        return Span(min(self.low, other.low), min(self.high, other.high))


def outcomes(relation: Relation, left: Span, right: Span) -> tuple[bool, bool]:
    """Return whether a comparison may hold and whether it may fail.

    Examples
    --------
    >>> one_to_three, three = Span(Fraction(1), Fraction(3)), Span.point(Fraction(3))
    >>> outcomes("<=", one_to_three, three), outcomes("<", one_to_three, three)
    ((True, False), (True, True))
    """
    match relation:
        case "<":
            return left.low < right.high, left.high >= right.low
        case "<=":
            return left.low <= right.high, left.high > right.low
        case ">":
            return outcomes("<", right, left)
        case ">=":
            return outcomes("<=", right, left)
        case "=":
            meet = left.low <= right.high and right.low <= left.high
            return meet, not (meet and left.low == left.high and right.low == right.high)
        case "!=":
            may_hold, may_fail = outcomes("=", left, right)
            return may_fail, may_hold

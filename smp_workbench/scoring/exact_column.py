"""A column of exact numbers, one for each theme, on arrays.

Here: exact columns, and the operations of the formula language on them.
Not here: how great the numbers can get (``scoring.scale``, which mirrors every operation here).

A number is a whole numerator over a positive whole denominator. Whole numbers are held in float64 as
long as none beyond 2^53 is met on the way, which ``scoring.compiled_model`` knows beforehand: every
sum and product is exact then, and matrix products keep their speed. Beyond that they are Python
integers in object arrays; the same code serves both.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.formula import Relation
from smp_workbench.scoring.scale import over_denominator

Whole: TypeAlias = NDArray[np.float64]
"""Whole numbers: float64, or Python integers in an object array, which obeys the same operations."""

Truth: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ExactColumn:
    """Exact numbers.

    Attributes
    ----------
    numerator
        Shape (themes,).
    denominator
        Positive: one whole number for all, or one for each theme, shape (themes,).
    """

    numerator: Whole
    denominator: int | Whole

    def fraction(self, place: int) -> Fraction:
        """Return the number at a place (0 first), in lowest terms."""
        denominator = self.denominator
        if not isinstance(denominator, int):
            denominator = int(denominator[place])
        return Fraction(int(self.numerator[place]), denominator)

    def fractions(self) -> list[Fraction]:
        """Return all numbers, in lowest terms."""
        return [self.fraction(place) for place in range(len(self.numerator))]

    def scaled(self, factor: Fraction) -> ExactColumn:
        """Return multiples by one number."""
        if isinstance(self.denominator, int):
            whole, denominator = over_denominator(factor, self.denominator)
            return ExactColumn(self.numerator * whole, denominator)
        return ExactColumn(self.numerator * factor.numerator, self.denominator * factor.denominator)

    def plus(self, other: ExactColumn) -> ExactColumn:
        """Return sums."""
        if alike := _alike(self, other):
            mine, theirs, denominator = alike
            return ExactColumn(mine + theirs, denominator)
        return ExactColumn(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )

    def times(self, other: ExactColumn) -> ExactColumn:
        """Return products."""
        return ExactColumn(self.numerator * other.numerator, self.denominator * other.denominator)

    def over(self, other: ExactColumn, multiple: int | None) -> ExactColumn:
        """Return quotients.

        Parameters
        ----------
        other
            No number in it is 0.
        multiple
            A common multiple of all numerators it can have; None makes the denominator vary.
        """
        if isinstance(self.denominator, int) and isinstance(other.denominator, int) and multiple is not None:
            factor, denominator = over_denominator(Fraction(other.denominator), self.denominator * multiple)
            return ExactColumn(self.numerator * (multiple // other.numerator * factor), denominator)
        sign = np.where(other.numerator < 0, -1, 1)
        return ExactColumn(
            self.numerator * other.denominator * sign, self.denominator * (other.numerator * sign)
        )

    def where(self, chosen: Truth, other: ExactColumn) -> ExactColumn:
        """Return this column's number where ``chosen`` holds, the other's elsewhere."""
        if alike := _alike(self, other):
            mine, theirs, denominator = alike
            return ExactColumn(np.where(chosen, mine, theirs), denominator)
        return ExactColumn(
            np.where(chosen, self.numerator, other.numerator),
            np.where(chosen, self.denominator, other.denominator),
        )

    def compared(self, relation: Relation, other: ExactColumn) -> Truth:
        """Return, for each theme, whether a comparison with the other column holds."""
        if alike := _alike(self, other):
            mine, theirs, _ = alike
        else:
            mine, theirs = self.numerator * other.denominator, other.numerator * self.denominator
        match relation:
            case "<":
                return mine < theirs
            case "<=":
                return mine <= theirs
            case ">":
                return mine > theirs
            case ">=":
                return mine >= theirs
            case "=":
                return np.asarray(mine == theirs)
            case "!=":
                return np.asarray(mine != theirs)


def _alike(one: ExactColumn, other: ExactColumn) -> tuple[Whole, Whole, int] | None:
    """Return both columns' numerators over one fixed denominator; None if a denominator varies."""
    mine, theirs = one.denominator, other.denominator
    if not isinstance(mine, int) or not isinstance(theirs, int):
        return None
    if mine == theirs:
        return one.numerator, other.numerator, mine
    denominator = lcm(mine, theirs)
    return one.numerator * (denominator // mine), other.numerator * (denominator // theirs), denominator

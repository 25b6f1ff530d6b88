"""The steps into which a formula is compiled: a short program over columns of exact numbers.

Here: the kinds of step, and what each makes of the columns and spans before it.
Not here: making steps from a formula (``scoring.compiler``) and running them over themes
(``scoring.evaluate``) or over what is still open (``scoring.interval``).

A step refers to earlier steps by their number. Everything linear in the criteria is one
:class:`Affine` step, a column of one matrix product, and can be read off for weight analyses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from smp_workbench.domain.formula import Relation
from smp_workbench.scoring.exact_column import ExactColumn
from smp_workbench.scoring.scale import Scale
from smp_workbench.scoring.span import Span, outcomes


@dataclass(frozen=True, slots=True)
class Affine:
    """``constant + sum(coefficients[code] * level value)``.

    Attributes
    ----------
    column
        Its row in the matrix of ``scoring.compiled_model``.
    """

    column: int
    coefficients: Mapping[str, Fraction]
    constant: Fraction
    scale: Scale

    @property
    def operands(self) -> tuple[int, ...]:
        """No earlier step."""
        return ()

    def span(self, criteria: Mapping[str, Span]) -> Span:
        """Return the span of the value for spans of the criteria."""
        total = Span.point(self.constant)
        for code, coefficient in self.coefficients.items():
            total = total.plus(criteria[code].scaled(coefficient))
        return total


@dataclass(frozen=True, slots=True)
class Sum:
    """``constant + sum(factor * step)`` over ``terms`` of (step, factor); at least one term."""

    terms: tuple[tuple[int, Fraction], ...]
    constant: Fraction
    scale: Scale

    @property
    def operands(self) -> tuple[int, ...]:
        """The steps summed."""
        return tuple(number for number, _ in self.terms)

    def compute(self, columns: Sequence[ExactColumn]) -> ExactColumn:
        """Return the column of this step from those of earlier ones."""
        (first, factor), *others = self.terms
        total = columns[first].scaled(factor)
        for number, factor in others:
            total = total.plus(columns[number].scaled(factor))
        if self.constant:
            zero = total.numerator * 0
            total = total.plus(ExactColumn(zero + self.constant.numerator, self.constant.denominator))
        return total

    def span(self, spans: Sequence[Span]) -> Span:
        """Return the span of this step from those of earlier ones."""
        total = Span.point(self.constant)
        for number, factor in self.terms:
            total = total.plus(spans[number].scaled(factor))
        return total


@dataclass(frozen=True, slots=True)
class Product:
    """Two steps multiplied."""

    left: int
    right: int
    scale: Scale

    @property
    def operands(self) -> tuple[int, ...]:
        """The two steps; twice the same one for a square."""
        return (self.left, self.right)

    def compute(self, columns: Sequence[ExactColumn]) -> ExactColumn:
        """Return the column of this step from those of earlier ones."""
        return columns[self.left].times(columns[self.right])

    def span(self, spans: Sequence[Span]) -> Span:
        """Return the span of this step from those of earlier ones."""
        return spans[self.left].times(spans[self.right])


@dataclass(frozen=True, slots=True)
class Quotient:
    """One step divided by another, which is never 0.

    Attributes
    ----------
    multiple
        A common multiple of the divisor's numerators, or None: the denominator varies then.
    """

    dividend: int
    divisor: int
    multiple: int | None
    scale: Scale

    @property
    def operands(self) -> tuple[int, ...]:
        """Dividend and divisor."""
        return (self.dividend, self.divisor)

    def compute(self, columns: Sequence[ExactColumn]) -> ExactColumn:
        """Return the column of this step from those of earlier ones."""
        return columns[self.dividend].over(columns[self.divisor], self.multiple)

    def span(self, spans: Sequence[Span]) -> Span:
        """Return the span of this step from those of earlier ones."""
        return spans[self.dividend].over(spans[self.divisor])


@dataclass(frozen=True, slots=True)
class Extreme:
    """The greatest or the least of two steps."""

    function: Literal["max", "min"]
    left: int
    right: int
    scale: Scale

    @property
    def operands(self) -> tuple[int, ...]:
        """The two steps."""
        return (self.left, self.right)

    def compute(self, columns: Sequence[ExactColumn]) -> ExactColumn:
        """Return the column of this step from those of earlier ones."""
        left, right = columns[self.left], columns[self.right]
        return left.where(left.compared(">=" if self.function == "max" else "<=", right), right)

    def span(self, spans: Sequence[Span]) -> Span:
        """Return the span of this step from those of earlier ones."""
        left, right = spans[self.left], spans[self.right]
        return left.greater(right) if self.function == "max" else left.lesser(right)


@dataclass(frozen=True, slots=True)
class Switch:
    """One of two steps, as a comparison of two others decides."""

    relation: Relation
    left: int
    right: int
    then: int
    otherwise: int
    scale: Scale

    @property
    def operands(self) -> tuple[int, ...]:
        """The compared steps, then the two to choose from."""
        return (self.left, self.right, self.then, self.otherwise)

    def compute(self, columns: Sequence[ExactColumn]) -> ExactColumn:
        """Return the column of this step from those of earlier ones."""
        holds = columns[self.left].compared(self.relation, columns[self.right])
        return columns[self.then].where(holds, columns[self.otherwise])

    def span(self, spans: Sequence[Span]) -> Span:
        """Return the span of this step from those of earlier ones."""
        may_hold, may_fail = outcomes(self.relation, spans[self.left], spans[self.right])
        if not may_fail:
            return spans[self.then]
        if not may_hold:
            return spans[self.otherwise]
        return Span.hull((spans[self.then], spans[self.otherwise]))


Combining: TypeAlias = Sum | Product | Quotient | Extreme | Switch
"""A step over earlier steps."""

Step: TypeAlias = Affine | Combining

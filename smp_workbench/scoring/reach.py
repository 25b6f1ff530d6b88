"""How far each part of a formula reaches, and how far a spreadsheet's floats stray from it.

Here: one walk over a formula as written, by interval arithmetic and forward error analysis. It
refuses a divisor that can be 0 and numbers that grow without bound, each with its place.
Not here: the exact score range (the steps of ``scoring.compiler`` know it more closely) and what
follows for the workbook (``scoring.rounding``).

A spreadsheet computes in IEEE 754 double precision: each operation is off by at most 2^-53 of its
result. Source: N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, SIAM, 2nd edition
2002, sections 2.2 and 3.1. Whole numbers, and multiples of 1/2, 1/4 ..., stay exact below 2^53.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from math import inf
from typing import Final

from smp_workbench.domain.formula import (
    Call,
    Choice,
    Comparison,
    FormulaFault,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    walk,
)
from smp_workbench.domain.formula_check import weighted_terms, written_out
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.scale import Scale, common_multiple, whole_numbers
from smp_workbench.scoring.span import Span

UNIT: Final = 2.0**-53
"""Unit roundoff of double precision (Higham 2002, section 2.1)."""

SNAP: Final = 2.0**-48
"""Spreadsheet programs take sums nearer to 0 than this share of their parts for 0, unless the parts
are whole numbers (LibreOffice, ``rtl::math::approxAdd``; Excel does alike on a formula's last sum)."""

WIDEST: Final = 2**200
"""Numbers beyond this mean a formula that multiplies itself; no score needs them."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a part of a formula can be, and how far a float of it can be from it.

    Attributes
    ----------
    error
        In the unit of the value; 0 if floats hold it exactly, infinite if nothing can be promised.
    """

    scale: Scale
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class ComparisonReach:
    """Both sides of a comparison, and the place to blame if floats cannot decide it."""

    left: Reach
    right: Reach
    field: str
    position: int


@dataclass(slots=True)
class ReachFinder:
    """Walks the formulas of one model, in order: totals first, then the score's.

    Attributes
    ----------
    totals
        Reach of each total walked so far, by code.
    comparisons
        Every comparison met so far. Equal comparisons mean the same wherever they stand.
    """

    model: ScoringModel
    totals: dict[str, Reach] = field(default_factory=dict)
    comparisons: dict[Comparison, ComparisonReach] = field(default_factory=dict)

    def find(self, tree: Node, place: str) -> Reach:
        """Return the reach of a formula that has passed ``domain.formula_check``.

        Parameters
        ----------
        place
            Where the formula stands, for the fault: ``formula`` or ``totals.<code>``.

        Raises
        ------
        FormulaFault
            For a divisor that can be 0, or numbers beyond 2^200.
        """
        match tree:
            case Number():
                return _fixed(Scale.of_values((tree.value,)))
            case Name():
                return self._name(tree)
            case Negative():
                operand = self.find(tree.operand, place)
                return Reach(operand.scale.scaled(Fraction(-1)), operand.error)
            case Operation():
                return self._operation(tree, place)
            case Call():
                return self._call(tree, place)
            case Choice():
                return self._choice(tree, place)

    def _name(self, name: Name) -> Reach:
        criterion = self.model.criterion(name.code) if name.kind == "criterion" else None
        if criterion is None:
            return self.totals[name.code]
        return _fixed(Scale.of_values(level.value for level in criterion.levels))

    def _operation(self, tree: Operation, place: str) -> Reach:
        left, right = self.find(tree.left, place), self.find(tree.right, place)
        match tree.operator:
            case "+":
                reach = _plus(left, right)
            case "-":
                reach = _plus(left, Reach(right.scale.scaled(Fraction(-1)), right.error))
            case "*":
                reach = _times(left, right)
            case "/":
                self._check_divisor(right.scale.span, tree.right, place)
                reach = _over(left, right)
        return _bounded(reach, place, tree.position)

    def _call(self, tree: Call, place: str) -> Reach:
        combine: Callable[[Reach, Reach], Reach]
        match tree.function:
            case "wsum" | "wmean":
                return self._weighted(tree, place)
            case "sum" | "mean":
                combine = _plus
            case "product":
                combine = _times
            case "max":
                combine = _greater
            case "min":
                combine = _lesser
        reaches = [self.find(argument, place) for argument in written_out(tree.arguments, self.model)]
        total = reduce(lambda one, other: _bounded(combine(one, other), place, tree.position), reaches)
        return _shared(total, Fraction(len(reaches))) if tree.function == "mean" else total

    def _weighted(self, tree: Call, place: str) -> Reach:
        terms = weighted_terms(tree, self.model)
        parts = [_times(_fixed(Scale.of_values((weight,))), self.find(name, place)) for weight, name in terms]
        total = _bounded(reduce(_plus, parts), place, tree.position)
        weights = sum((weight for weight, _ in terms), start=Fraction(0))
        return _shared(total, weights) if tree.function == "wmean" else total

    def _choice(self, tree: Choice, place: str) -> Reach:
        condition = tree.condition
        left, right = self.find(condition.left, place), self.find(condition.right, place)
        self.comparisons[condition] = ComparisonReach(left, right, place, condition.position)
        then, otherwise = self.find(tree.then, place), self.find(tree.otherwise, place)
        return _one_of(then, otherwise, Span.hull((then.scale.span, otherwise.scale.span)))

    @staticmethod
    def _check_divisor(span: Span, divisor: Node, place: str) -> None:
        if span.low <= 0 <= span.high:
            raise FormulaFault(
                "This divides by something that can be 0: it goes from {low} to {high}.",
                "Keep it away from 0, such as by adding 1 or by max( … , 1).",
                field=place,
                position=min(part.position for part in walk(divisor)),
                low=span.low,
                high=span.high,
            )


def _fixed(scale: Scale) -> Reach:
    return Reach(scale, 0.0 if _held_exactly(scale) else UNIT * float(scale.span.magnitude))


def _plus(one: Reach, other: Reach) -> Reach:
    error = one.error + other.error
    mine, theirs = one.scale.span, other.scale.span
    whole = one.scale.denominator == other.scale.denominator == 1
    if not whole and min(mine.low, theirs.low) < 0 < max(mine.high, theirs.high):
        error += SNAP * float(min(mine.magnitude, theirs.magnitude))
    return _rounded(one.scale.plus(other.scale), error)


def _times(one: Reach, other: Reach) -> Reach:
    mine, theirs = float(one.scale.span.magnitude), float(other.scale.span.magnitude)
    error = one.error * theirs + other.error * mine + one.error * other.error
    return _rounded(one.scale.times(other.scale), error)


def _over(one: Reach, other: Reach) -> Reach:
    multiple = None if other.scale.denominator is None else common_multiple(whole_numbers(other.scale))
    scale = one.scale.over(other.scale, multiple)
    distance = float(other.scale.span.distance) - other.error
    if distance <= 0:
        return Reach(scale, inf)
    error = (one.error + float(scale.span.magnitude) * other.error) / distance
    return _rounded(scale, error)


def _shared(reach: Reach, divisor: Fraction) -> Reach:
    """Return the reach of a mean from that of its sum; summing the weights may round as well."""
    below = _fixed(Scale.of_values((divisor,)))
    if below.error:
        below = Reach(below.scale, below.error * 100)
    return _over(reach, below)


def _greater(one: Reach, other: Reach) -> Reach:
    return _one_of(one, other, one.scale.span.greater(other.scale.span))


def _lesser(one: Reach, other: Reach) -> Reach:
    return _one_of(one, other, one.scale.span.lesser(other.scale.span))


def _one_of(one: Reach, other: Reach, span: Span) -> Reach:
    return Reach(one.scale.either(other.scale, span), max(one.error, other.error))


def _rounded(scale: Scale, error: float) -> Reach:
    """Add the rounding of one operation, unless floats hold operands and result exactly."""
    if error == 0 and _held_exactly(scale):
        return Reach(scale)
    return Reach(scale, error + UNIT * (float(scale.span.magnitude) + error))


def _held_exactly(scale: Scale) -> bool:
    """Whether every value is a float: a multiple of 1/2, 1/4 ... with a numerator up to 2^53."""
    denominator = scale.denominator
    return (
        denominator is not None
        and denominator & (denominator - 1) == 0
        and scale.span.magnitude * denominator <= 2**53
    )


def _bounded(reach: Reach, place: str, position: int) -> Reach:
    if max(reach.scale.numerator_bound, reach.scale.denominator_bound) > WIDEST:
        raise FormulaFault(
            "The numbers get too large or too fine here.",
            "Multiply or divide fewer things with one another.",
            field=place,
            position=position,
        )
    return reach

"""One walk over a model's formulas that serves any kind of value.

Here: ``FormulaWalk``, and the operations that a kind of value must offer.
Not here: the kinds: exact columns and their scales under free weights (``scoring.free_formula``).

Unlike the steps of ``scoring.compiler`` it keeps weights apart from what they multiply, so that they can
differ from draw to draw. Parts without names are worked out as one number on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from typing import Generic, Literal, Protocol, TypeAlias, TypeVar

from smp_workbench.domain.formula import (
    Call,
    Choice,
    Comparison,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Relation,
)
from smp_workbench.domain.formula_check import weighted_terms, written_out
from smp_workbench.scoring.compiled_model import CompiledModel

Value = TypeVar("Value")

Term: TypeAlias = tuple[str, Fraction, Value]
"""What carries the weight (code of a criterion or a group), its weight in the model, what it multiplies."""


class Algebra(Protocol[Value]):
    """Operations on one kind of value."""

    def number(self, number: Fraction) -> Value:
        """Return a number as a value."""

    def criterion(self, code: str) -> Value:
        """Return a criterion's level value."""

    def weighted(self, terms: Sequence[Term[Value]], *, mean: bool) -> Value:
        """Return the weighted sum of terms, or their weighted mean."""

    def scaled(self, value: Value, factor: Fraction) -> Value:
        """Return a multiple by a number."""

    def plus(self, left: Value, right: Value) -> Value:
        """Return a sum."""

    def times(self, left: Value, right: Value) -> Value:
        """Return a product."""

    def over(self, left: Value, right: Value) -> Value:
        """Return a quotient."""

    def extreme(self, function: Literal["max", "min"], left: Value, right: Value) -> Value:
        """Return the greater or the lesser of two."""

    def choice(self, relation: Relation, sides: tuple[Value, Value], ways: tuple[Value, Value]) -> Value:
        """Return the first way where the comparison of the sides holds, else the second."""


@dataclass(slots=True)
class FormulaWalk(Generic[Value]):
    """Walks the formulas of one model; each total is worked out once, when it is first needed."""

    compiled: CompiledModel
    algebra: Algebra[Value]
    _totals: dict[str, Value | Fraction] = field(default_factory=dict)

    def score(self) -> Value:
        """Return the value of the model's formula."""
        return self._value(self._find(self.compiled.formula))

    def _value(self, found: Value | Fraction) -> Value:
        return self.algebra.number(found) if isinstance(found, Fraction) else found

    def _find(self, tree: Node) -> Value | Fraction:
        match tree:
            case Number():
                return tree.value
            case Name():
                return self._name(tree)
            case Negative():
                return self._scaled(self._find(tree.operand), Fraction(-1))
            case Operation():
                return self._operation(tree)
            case Call():
                return self._call(tree)
            case Choice():
                return self._choice(tree)

    def _name(self, name: Name) -> Value | Fraction:
        if name.kind == "criterion":
            return self.algebra.criterion(name.code)
        if name.code not in self._totals:
            self._totals[name.code] = self._find(self._tree_of(name.code))
        return self._totals[name.code]

    def _tree_of(self, code: str) -> Node:
        codes = [total.code for total in self.compiled.model.totals]
        return self.compiled.totals[codes.index(code)]

    def _operation(self, tree: Operation) -> Value | Fraction:
        left, right = self._find(tree.left), self._find(tree.right)
        match tree.operator:
            case "+":
                return self._plus(left, right)
            case "-":
                return self._plus(left, self._scaled(right, Fraction(-1)))
            case "*":
                return self._times(left, right)
            case "/":
                if isinstance(right, Fraction):
                    return self._scaled(left, 1 / right)
                return self.algebra.over(self._value(left), right)

    def _call(self, tree: Call) -> Value | Fraction:
        if tree.function in ("wsum", "wmean"):
            return self._weighted(tree)
        found = [self._find(argument) for argument in written_out(tree.arguments, self.compiled.model)]
        match tree.function:
            case "max" | "min" as function:
                return reduce(lambda one, other: self._extreme(function, one, other), found)
            case "product":
                return reduce(self._times, found)
            case "mean":
                return self._scaled(reduce(self._plus, found), Fraction(1, len(found)))
            case _:
                return reduce(self._plus, found)

    def _weighted(self, tree: Call) -> Value:
        groups = {total.code: total.group for total in self.compiled.model.totals}
        terms = [
            (groups.get(name.code, name.code), weight, self._value(self._name(name)))
            for weight, name in weighted_terms(tree, self.compiled.model)
        ]
        return self.algebra.weighted(terms, mean=tree.function == "wmean")

    def _choice(self, tree: Choice) -> Value | Fraction:
        condition: Comparison = tree.condition
        sides = self._value(self._find(condition.left)), self._value(self._find(condition.right))
        ways = self._value(self._find(tree.then)), self._value(self._find(tree.otherwise))
        return self.algebra.choice(condition.relation, sides, ways)

    def _extreme(
        self, function: Literal["max", "min"], left: Value | Fraction, right: Value | Fraction
    ) -> Value | Fraction:
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return max(left, right) if function == "max" else min(left, right)
        return self.algebra.extreme(function, self._value(left), self._value(right))

    def _plus(self, left: Value | Fraction, right: Value | Fraction) -> Value | Fraction:
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return left + right
        if isinstance(right, Fraction) and not right:
            return left
        if isinstance(left, Fraction) and not left:
            return right
        return self.algebra.plus(self._value(left), self._value(right))

    def _times(self, left: Value | Fraction, right: Value | Fraction) -> Value | Fraction:
        if isinstance(left, Fraction):
            return self._scaled(right, left)
        if isinstance(right, Fraction):
            return self._scaled(left, right)
        return self.algebra.times(left, right)

    def _scaled(self, value: Value | Fraction, factor: Fraction) -> Value | Fraction:
        if isinstance(value, Fraction):
            return value * factor
        if not factor:
            return Fraction(0)
        return self.algebra.scaled(value, factor)

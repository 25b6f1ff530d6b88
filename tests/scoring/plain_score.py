"""A score as a person with a pencil would work it out, under any weights.

Here: one walk over a formula's tree in Python fractions, for one theme.
Not here: steps, arrays, curves or shares; this is what those are held against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from smp_workbench.domain.formula import Call, Choice, Name, Negative, Node, Number, Operation
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.compiled_model import CompiledModel
from tests.scoring.random_model import RELATIONS

Weights = Mapping[str, Fraction]


@dataclass(frozen=True)
class Pencil:
    """A model to score by."""

    compiled: CompiledModel

    @property
    def model(self) -> ScoringModel:
        return self.compiled.model

    def weights(self) -> dict[str, Fraction]:
        """The model's own weights."""
        return {one.code: one.weight for one in (*self.model.groups, *self.model.criteria)}

    def score(self, places: Sequence[int], weights: Weights | None = None) -> Fraction:
        """The score of a theme by its level positions; every criterion that is used has one."""
        values = {
            criterion.code: criterion.levels[place].value
            for criterion, place in zip(self.model.criteria, places, strict=True)
            if place >= 0
        }
        weights = self.weights() if weights is None else weights
        for total, tree in zip(self.model.totals, self.compiled.totals, strict=True):
            try:
                values[total.code] = self._value(tree, values, weights)
            except KeyError:  # a total that the score does not use may lack something
                continue
        return self._value(self.compiled.formula, values, weights)

    def _value(self, tree: Node, values: Mapping[str, Fraction], weights: Weights) -> Fraction:
        def value(part: Node) -> Fraction:
            return self._value(part, values, weights)

        match tree:
            case Number():
                return tree.value
            case Name():
                return values[tree.code]
            case Negative():
                return -value(tree.operand)
            case Operation():
                left, right = value(tree.left), value(tree.right)
                ways = {"+": left + right, "-": left - right, "*": left * right}
                return left / right if tree.operator == "/" else ways[tree.operator]
            case Choice():
                condition = tree.condition
                holds = RELATIONS[condition.relation](value(condition.left), value(condition.right))
                return value(tree.then) if holds else value(tree.otherwise)
            case Call():
                return self._call(tree, values, weights)

    def _call(self, tree: Call, values: Mapping[str, Fraction], weights: Weights) -> Fraction:
        of_total = {total.code: total.group for total in self.model.totals}
        terms: list[tuple[Fraction, Fraction]] = []
        for part in tree.arguments:
            if isinstance(part, Name) and part.kind == "group":
                codes = [one.code for one in self.model.criteria if one.group == part.code]
                terms += [(weights[code], values[code]) for code in codes]
            elif isinstance(part, Name):
                weight = weights.get(part.code if part.kind == "criterion" else of_total[part.code])
                terms.append((Fraction(1) if weight is None else weight, values[part.code]))
            else:
                terms.append((Fraction(1), self._value(part, values, weights)))
        return _combined(tree.function, terms)


def _combined(function: str, terms: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    numbers = [number for _, number in terms]
    total = sum(numbers, start=Fraction(0))
    weighted = sum((weight * number for weight, number in terms), start=Fraction(0))
    known = {
        "sum": total,
        "mean": total / len(numbers),
        "max": max(numbers),
        "min": min(numbers),
        "product": prod(numbers, start=Fraction(1)),
        "wsum": weighted,
    }
    return weighted / sum(weight for weight, _ in terms) if function == "wmean" else known[function]

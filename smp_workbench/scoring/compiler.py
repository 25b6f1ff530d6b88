"""A model's formulas compiled into steps over columns.

Here: turning checked trees into linear forms and steps, each formed once however often it is used.
Not here: what is refused (``scoring.reach``, ``scoring.compiled_model``) and what a step does
(``scoring.step``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from itertools import product
from math import lcm
from typing import Literal

from smp_workbench.domain.formula import Call, Choice, Name, Negative, Node, Number, Operation
from smp_workbench.domain.formula_check import weighted_terms, written_out
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.linear_form import LinearForm
from smp_workbench.scoring.scale import MOST_DIVISORS, Scale, common_multiple, whole_numbers
from smp_workbench.scoring.span import Span, outcomes
from smp_workbench.scoring.step import Affine, Combining, Extreme, Product, Quotient, Step, Sum, Switch


@dataclass(slots=True)
class Compiler:
    """Compiles the formulas of one model, in order: totals first, then the score's.

    Attributes
    ----------
    fixed
        Whether quotients get one denominator for all themes where a common multiple of the
        divisors is small enough; otherwise their denominators vary from theme to theme.
    steps
        The steps so far.
    peak
        No whole number met while the steps are computed is farther from 0.
    """

    model: ScoringModel
    fixed: bool
    steps: list[Step] = field(default_factory=list)
    peak: int = 1
    _totals: dict[str, LinearForm] = field(default_factory=dict)
    _known: dict[object, int] = field(default_factory=dict)
    _affine: int = 0

    def add_total(self, code: str, tree: Node) -> int:
        """Compile a total, make its name known, and return the number of its step."""
        self._totals[code] = self._form(tree)
        return self._step(self._totals[code])

    def add(self, tree: Node) -> int:
        """Compile a formula and return the number of its step.

        Parameters
        ----------
        tree
            Has passed ``domain.formula_check`` and ``scoring.reach``.
        """
        return self._step(self._form(tree))

    # --- trees to linear forms -----------------------------------------------------------------

    def _form(self, tree: Node) -> LinearForm:
        match tree:
            case Number():
                return LinearForm(tree.value)
            case Name():
                return self._name(tree)
            case Negative():
                return self._form(tree.operand).scaled(Fraction(-1))
            case Operation():
                return self._operation(tree)
            case Call():
                return self._call(tree)
            case Choice():
                return self._choice(tree)

    def _name(self, name: Name) -> LinearForm:
        if name.kind == "criterion":
            return LinearForm(criteria={name.code: Fraction(1)})
        return self._totals[name.code]

    def _operation(self, tree: Operation) -> LinearForm:
        left, right = self._form(tree.left), self._form(tree.right)
        match tree.operator:
            case "+":
                return left.plus(right)
            case "-":
                return left.plus(right.scaled(Fraction(-1)))
            case "*":
                return self._times(left, right)
            case "/":
                return self._over(left, right)

    def _call(self, tree: Call) -> LinearForm:
        combine: Callable[[LinearForm, LinearForm], LinearForm]
        match tree.function:
            case "wsum" | "wmean":
                return self._weighted(tree)
            case "sum" | "mean":
                combine = LinearForm.plus
            case "product":
                combine = self._times
            case "max" | "min":
                return self._extreme(tree, tree.function)
        forms = [self._form(argument) for argument in written_out(tree.arguments, self.model)]
        share = Fraction(1, len(forms)) if tree.function == "mean" else Fraction(1)
        return reduce(combine, forms).scaled(share)

    def _weighted(self, tree: Call) -> LinearForm:
        terms = weighted_terms(tree, self.model)
        total = reduce(LinearForm.plus, (self._form(name).scaled(weight) for weight, name in terms))
        if tree.function == "wsum":
            return total
        return total.scaled(1 / sum((weight for weight, _ in terms), start=Fraction(0)))

    def _times(self, left: LinearForm, right: LinearForm) -> LinearForm:
        if left.is_constant:
            return right.scaled(left.constant)
        if right.is_constant:
            return left.scaled(right.constant)
        one, other = self._step(left), self._step(right)
        scale = self.steps[one].scale.times(self.steps[other].scale)
        return self._combining(Product(one, other, scale))

    def _over(self, left: LinearForm, right: LinearForm) -> LinearForm:
        if right.is_constant:
            return left.scaled(1 / right.constant)
        one, other = self._step(left), self._step(right)
        multiple = self._multiple(self.steps[other]) if self.fixed else None
        scale = self.steps[one].scale.over(self.steps[other].scale, multiple)
        return self._combining(Quotient(one, other, multiple, scale))

    def _extreme(self, tree: Call, function: Literal["max", "min"]) -> LinearForm:
        def combine(left: LinearForm, right: LinearForm) -> LinearForm:
            one, other = self._step(left), self._step(right)
            mine, theirs = self.steps[one].scale, self.steps[other].scale
            self.peak = max(self.peak, mine.compared(theirs))
            better = mine.span.greater if function == "max" else mine.span.lesser
            scale = mine.either(theirs, better(theirs.span))
            return self._combining(Extreme(function, one, other, scale))

        return reduce(combine, [self._form(node) for node in written_out(tree.arguments, self.model)])

    def _choice(self, tree: Choice) -> LinearForm:
        left, right = self._form(tree.condition.left), self._form(tree.condition.right)
        then, otherwise = self._form(tree.then), self._form(tree.otherwise)
        sides = self._step(left), self._step(right)
        mine, theirs = (self.steps[side].scale for side in sides)
        may_hold, may_fail = outcomes(tree.condition.relation, mine.span, theirs.span)
        if not (may_hold and may_fail):
            return then if may_hold else otherwise
        self.peak = max(self.peak, mine.compared(theirs))
        ways = self._step(then), self._step(otherwise)
        one, other = (self.steps[way].scale for way in ways)
        scale = one.either(other, Span.hull((one.span, other.span)))
        return self._combining(Switch(tree.condition.relation, *sides, *ways, scale))

    # --- linear forms to steps -----------------------------------------------------------------

    def _step(self, form: LinearForm) -> int:
        """Return the number of the step that has this form's value, making it if need be."""
        if form.lone_step is not None:
            return form.lone_step
        if not form.steps:
            return self._affine_step(form)
        terms = tuple(form.steps.items())
        constant = form.constant
        if form.criteria:
            terms += ((self._affine_step(LinearForm(constant, form.criteria)), Fraction(1)),)
            constant = Fraction(0)
        scales = [self.steps[number].scale.scaled(factor) for number, factor in terms]
        if constant:
            scales.append(Scale.of_values((constant,)))
        self.peak = max(self.peak, *(scale.peak for scale in scales))
        return self._keep(Sum(terms, constant, reduce(self._plus, scales)))

    def _plus(self, one: Scale, other: Scale) -> Scale:
        total = one.plus(other)
        self.peak = max(self.peak, total.peak)
        return total

    def _affine_step(self, form: LinearForm) -> int:
        key = (form.constant, tuple(sorted(form.criteria.items())))
        if key not in self._known:
            step = Affine(self._affine, form.criteria, form.constant, affine_scale(form, self.model))
            self._known[key] = self._keep(step)
            self._affine += 1
        return self._known[key]

    def _combining(self, step: Combining) -> LinearForm:
        key = (type(step), *(getattr(step, name) for name in step.__slots__ if name != "scale"))
        if key not in self._known:
            self._known[key] = self._keep(step)
        return LinearForm(steps={self._known[key]: Fraction(1)})

    def _keep(self, step: Step) -> int:
        self.steps.append(step)
        self.peak = max(self.peak, step.scale.peak)
        return len(self.steps) - 1

    def _multiple(self, divisor: Step) -> int | None:
        if divisor.scale.denominator is None:
            return None
        reached = _numerators(divisor, self.model) if isinstance(divisor, Affine) else None
        return common_multiple(whole_numbers(divisor.scale) if reached is None else sorted(reached))


def affine_scale(form: LinearForm, model: ScoringModel) -> Scale:
    """Return the scale of a form without steps.

    The denominator is the least that makes every level's contribution whole, so that even levels
    with a weight of a half need none.
    """
    contributions = _contributions(form.criteria, model)
    parts = [form.constant, *(value for values in contributions.values() for value in values)]
    denominator = lcm(*(part.denominator for part in parts))
    span = Span.point(form.constant)
    for values in contributions.values():
        span = span.plus(Span(min(values), max(values)))
    farthest = [max(map(abs, values)) for values in contributions.values()]
    return Scale.fixed(span, denominator, int(sum(farthest, start=abs(form.constant)) * denominator))


def _contributions(
    coefficients: Mapping[str, Fraction], model: ScoringModel
) -> dict[str, tuple[Fraction, ...]]:
    return {
        criterion.code: tuple(coefficients[criterion.code] * level.value for level in criterion.levels)
        for criterion in model.criteria
        if criterion.code in coefficients
    }


def _numerators(step: Affine, model: ScoringModel) -> set[int] | None:
    """Return every numerator that the step can have, or None if there are too many."""
    denominator = step.scale.denominator or 1
    reached = {int(step.constant * denominator)}
    for values in _contributions(step.coefficients, model).values():
        reached = {one + int(value * denominator) for one, value in product(reached, values)}
        if len(reached) > MOST_DIVISORS:
            return None
    return reached

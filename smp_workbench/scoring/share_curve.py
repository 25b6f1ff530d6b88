"""How a theme's score changes as one weight share moves, for any formula.

Here: from the formula's tree and a theme's levels to a curve.
Not here: the curves themselves (``scoring.curve``), and formulas whose scores are straight lines over
the share, which need none of this (``scoring.share_line``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Final

import numpy as np

from smp_workbench.domain.formula import Call, Choice, Name, Negative, Node, Number, Operation
from smp_workbench.domain.formula_check import written_out
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.curve import Curve
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.polynomial import trimmed
from smp_workbench.scoring.share_path import Line, Share, weight_lines

CURVES_KEPT: Final = 8_192
"""Curves that are remembered, so that one changed cell costs one new theme."""


def share_curve(compiled: CompiledModel, share: Share, row: Positions) -> Curve:
    """Return a theme's score at every value of a share.

    Parameters
    ----------
    row
        Shape (criteria,): level positions of a complete theme.
    """
    return _curve(compiled, share, row.astype(np.int16).tobytes())


@lru_cache(maxsize=CURVES_KEPT)
def _curve(compiled: CompiledModel, share: Share, row: bytes) -> Curve:
    places: list[int] = np.frombuffer(row, dtype=np.int16).tolist()
    levels = {
        criterion.code: criterion.levels[place].value
        for criterion, place in zip(compiled.model.criteria, places, strict=True)
        if place >= 0
    }
    return _Drawer(compiled, share, levels).of(compiled.formula)


class _Drawer:
    """Draws the formulas of one model for one theme."""

    def __init__(self, compiled: CompiledModel, share: Share, levels: Mapping[str, Fraction]) -> None:
        self._model = compiled.model
        self._share = share
        self._levels = levels
        self._trees = dict(zip((one.code for one in self._model.totals), compiled.totals, strict=True))
        self._totals: dict[str, Curve] = {}

    def of(self, tree: Node) -> Curve:
        """Return the curve of a part of the formula."""
        match tree:
            case Number():
                return _constant(tree.value)
            case Name():
                return self._name(tree)
            case Negative():
                return self.of(tree.operand).scaled(Fraction(-1))
            case Operation():
                return self._operation(tree)
            case Call():
                return self._call(tree)
            case Choice():
                condition = tree.condition
                apart = self.of(condition.left).minus(self.of(condition.right))
                return apart.chosen(condition.relation, self.of(tree.then), self.of(tree.otherwise))

    def _name(self, name: Name) -> Curve:
        if name.kind == "criterion":
            return _constant(self._levels[name.code])
        if name.code not in self._totals:
            self._totals[name.code] = self.of(self._trees[name.code])
        return self._totals[name.code]

    def _operation(self, tree: Operation) -> Curve:
        left, right = self.of(tree.left), self.of(tree.right)
        match tree.operator:
            case "+":
                return left.plus(right)
            case "-":
                return left.minus(right)
            case "*":
                return left.times(right)
            case "/":
                return left.over(right)

    def _call(self, tree: Call) -> Curve:
        combine: Callable[[Curve, Curve], Curve]
        match tree.function:
            case "wsum" | "wmean":
                return self._weighted(tree)
            case "sum" | "mean":
                combine = Curve.plus
            case "product":
                combine = Curve.times
            case "max":
                combine = _greater
            case "min":
                combine = _lesser
        curves = [self.of(argument) for argument in written_out(tree.arguments, self._model)]
        total = reduce(combine, curves)
        return total.scaled(Fraction(1, len(curves))) if tree.function == "mean" else total

    def _weighted(self, tree: Call) -> Curve:
        lines = weight_lines(tree, self._model, self._share)
        total = reduce(Curve.plus, (_line(line).times(self.of(name)) for line, name in lines))
        if tree.function == "wsum":
            return total
        return total.over(reduce(Curve.plus, (_line(line) for line, _ in lines)))


def _constant(number: Fraction) -> Curve:
    return Curve.of(trimmed((number,)))


def _line(line: Line) -> Curve:
    low, high = line
    return Curve.of(trimmed((low, high - low)))


def _greater(one: Curve, other: Curve) -> Curve:
    return one.minus(other).chosen(">=", one, other)


def _lesser(one: Curve, other: Curve) -> Curve:
    return one.minus(other).chosen("<=", one, other)

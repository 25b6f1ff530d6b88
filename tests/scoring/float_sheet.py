"""A spreadsheet's way with a formula: floats, one operation after another, and ROUND.

Here: a float reading of trees as ``storage`` writes them, to test the promise of ``scoring.rounding``.
Not here: a real spreadsheet program (the workbook's tests ask LibreOffice).
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from functools import reduce

from smp_workbench.domain.formula import Call, Choice, Name, Negative, Node, Number, Operation
from smp_workbench.domain.formula_check import weighted_terms, written_out
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.rounding import Rounding

Cells = Mapping[str, float]


def round_half_away(value: float, decimals: int) -> float:
    """ROUND as spreadsheet programs define it."""
    shifted = math.floor(abs(value) * 10.0**decimals + 0.5)
    return math.copysign(shifted / 10.0**decimals, value) + 0.0


def rounded(value: float, how: Rounding) -> float:
    return round_half_away(value * how.denominator, how.decimals) / how.denominator


def score_for_ranking(compiled: CompiledModel, row: Positions) -> float:
    """The cell that the workbook ranks by, for a complete theme."""
    cells: dict[str, float] = {
        criterion.code: float(criterion.levels[place].value)
        for criterion, place in zip(compiled.model.criteria, row.tolist(), strict=True)
    }
    for total, tree in zip(compiled.model.totals, compiled.totals, strict=True):
        cells[total.code] = cell_value(compiled, tree, cells)
    return rounded(cell_value(compiled, compiled.formula, cells), compiled.rounding)


def cell_value(compiled: CompiledModel, tree: Node, cells: Cells) -> float:
    def value(part: Node) -> float:
        return cell_value(compiled, part, cells)

    match tree:
        case Number():
            found = float(tree.value)
        case Name():
            found = cells[tree.code]
        case Negative():
            found = -value(tree.operand)
        case Operation():
            found = SIGNS[tree.operator](value(tree.left), value(tree.right))
        case Call() if tree.function in ("wsum", "wmean"):
            terms = weighted_terms(tree, compiled.model)
            found = _added([float(weight) * cells[name.code] for weight, name in terms])
            if tree.function == "wmean":
                found /= _added([float(weight) for weight, _ in terms])
        case Call():
            found = CALLS[tree.function](
                [value(part) for part in written_out(tree.arguments, compiled.model)]
            )
        case Choice(condition=condition):
            sides = value(condition.left) - value(condition.right)
            sign = rounded(sides, compiled.comparisons[condition])
            found = value(tree.then if RELATIONS[condition.relation](sign, 0.0) else tree.otherwise)
    return found


def _added(values: Sequence[float]) -> float:
    return reduce(operator.add, values)  # not sum(), which compensates from Python 3.12 on


SIGNS: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
RELATIONS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
CALLS: Mapping[str, Callable[[Sequence[float]], float]] = {
    "sum": _added,
    "mean": lambda values: _added(values) / len(values),
    "product": lambda values: reduce(operator.mul, values),
    "max": max,
    "min": min,
}

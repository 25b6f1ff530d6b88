"""A formula worked out one theme at a time, with Python's fractions and weights given by name.

Here: the slow and plain reading that free weights are held against.
Not here: the tests.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from math import prod

from smp_workbench.domain.formula import Call, Choice, Name, Negative, Node, Number, Operation
from smp_workbench.domain.formula_check import written_out
from smp_workbench.scoring.compiled_model import CompiledModel
from tests.scoring.random_model import RELATIONS

OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def naive_score(
    compiled: CompiledModel, weights: Mapping[str, Fraction], values: Mapping[str, Fraction]
) -> Fraction:
    """Return one theme's score; ``weights`` has every criterion's and every group's."""
    return _worth(compiled.formula, compiled, weights, values)


def naive_ranks(scores: list[Fraction]) -> list[int]:
    """Return competition ranks, highest first."""
    return [1 + sum(other > mine for other in scores) for mine in scores]


def _worth(
    tree: Node, compiled: CompiledModel, weights: Mapping[str, Fraction], values: Mapping[str, Fraction]
) -> Fraction:
    def worth(node: Node) -> Fraction:
        return _worth(node, compiled, weights, values)

    match tree:
        case Number():
            return tree.value
        case Name():
            totals = {total.code: place for place, total in enumerate(compiled.model.totals)}
            return values[tree.code] if tree.code in values else worth(compiled.totals[totals[tree.code]])
        case Negative():
            return -worth(tree.operand)
        case Operation():
            return OPERATIONS[tree.operator](worth(tree.left), worth(tree.right))
        case Choice():
            condition = tree.condition
            holds = RELATIONS[condition.relation](worth(condition.left), worth(condition.right))
            return worth(tree.then if holds else tree.otherwise)
        case Call():
            nodes = written_out(tree.arguments, compiled.model)
            return _call(tree, nodes, [worth(node) for node in nodes], compiled, weights)


def _call(
    call: Call,
    nodes: tuple[Node, ...],
    found: list[Fraction],
    compiled: CompiledModel,
    weights: Mapping[str, Fraction],
) -> Fraction:
    own = [_weight(node, compiled, weights) for node in nodes]
    match call.function:
        case "sum":
            return sum(found, Fraction(0))
        case "mean":
            return sum(found, Fraction(0)) / len(found)
        case "product":
            return reduce(lambda one, other: one * other, found)
        case "max":
            return max(found)
        case "min":
            return min(found)
        case _:
            total = sum((prod(pair) for pair in zip(own, found, strict=True)), Fraction(0))
            return total if call.function == "wsum" else total / sum(own)


def _weight(node: Node, compiled: CompiledModel, weights: Mapping[str, Fraction]) -> Fraction:
    """Return a criterion's weight, or that of a total's group; 0 where it plays no part."""
    groups = {total.code: total.group for total in compiled.model.totals}
    if not isinstance(node, Name):
        return Fraction(0)
    return weights.get(groups.get(node.code, node.code), Fraction(0))

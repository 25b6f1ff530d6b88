"""How the score depends on one weight share while the others keep their proportions.

Here: the shares of a model, the weights at any value of one of them, and whether the score is affine
in it, which the formula alone decides.
Not here: shares as a person moves them (``scoring.share``, which rounds proportions that would be too
fine for a spreadsheet; here they are kept exactly), and which themes pass one another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from smp_workbench.domain.formula import Call, Choice, Name, Negative, Node, Number, Operation
from smp_workbench.domain.formula_check import weighted_terms, written_out
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.share import ShareBlock, share_blocks

Line: TypeAlias = tuple[Fraction, Fraction]
"""A number that moves with the share: its values at the shares 0 and 1."""


@dataclass(frozen=True, slots=True)
class Share:
    """One weight share that can move, from 0 to 1.

    Attributes
    ----------
    code
        Of the criterion or group whose share it is.
    group
        Code of the group that the criterion shares a whole in; empty for a group.
    now
        The share it has, from 0 to 1.
    weights
        Each code of its block with the weights that it has at the shares 0 and 1; in between, weights
        are in between. Others that had nothing share the rest equally.
    """

    code: str
    group: str
    now: Fraction
    weights: tuple[tuple[str, Line], ...]

    def at(self, share: Fraction) -> dict[str, Fraction]:
        """Return the weights at a value of the share."""
        return {code: low + share * (high - low) for code, (low, high) in self.weights}


def shares(compiled: CompiledModel) -> tuple[Share, ...]:
    """Return every share that the score depends on: criteria group by group, then groups."""
    return tuple(
        _share(block, place) for block in share_blocks(compiled) for place in range(len(block.codes))
    )


def reweighted(model: ScoringModel, share: Share, value: Fraction) -> ScoringModel:
    """Return the model with one share at another value, for computing only: its name stays the same."""
    weights = share.at(value)
    if share.group:
        criteria = tuple(replace(one, weight=weights.get(one.code, one.weight)) for one in model.criteria)
        return replace(model, criteria=criteria)
    groups = tuple(replace(one, weight=weights.get(one.code, one.weight)) for one in model.groups)
    return replace(model, groups=groups)


def weight_lines(call: Call, model: ScoringModel, share: Share) -> list[tuple[Line, Name]]:
    """Return the weight of each term of a ``wsum`` or ``wmean``, and what it multiplies."""
    of_totals = {total.code: total.group for total in model.totals}
    moving = dict(share.weights)
    lines = []
    for weight, name in weighted_terms(call, model):
        code = name.code if name.kind == "criterion" else of_totals[name.code]
        moves = (name.kind == "criterion") == bool(share.group) and code in moving
        lines.append((moving[code] if moves else (weight, weight), name))
    return lines


def is_affine(compiled: CompiledModel, share: Share) -> bool:
    """Whether every theme's score is ``a + b * share``, as the shape of the formula shows."""
    degrees = _Degrees(compiled.model, share)
    for total, tree in zip(compiled.model.totals, compiled.totals, strict=True):
        degrees.totals[total.code] = degrees.of(tree)
    return degrees.of(compiled.formula) <= 1


def _share(block: ShareBlock, place: int) -> Share:
    now, whole = block.shares[place], block.whole
    others = len(block.codes) - 1
    weights: list[tuple[str, Line]] = []
    for number, (code, own) in enumerate(zip(block.codes, block.shares, strict=True)):
        rest = own / (1 - now) if now < 1 else Fraction(1, others)
        line = (Fraction(0), whole) if number == place else (rest * whole, Fraction(0))
        weights.append((code, line))
    return Share(block.codes[place], block.group, now, tuple(weights))


_MORE_THAN_AFFINE = 2


class _Degrees:
    """The degree of a formula's parts in the share: 0 if constant, 1 if affine, 2 for anything else."""

    def __init__(self, model: ScoringModel, share: Share) -> None:
        self._model = model
        self._share = share
        self.totals: dict[str, int] = {}

    def of(self, tree: Node) -> int:
        match tree:
            case Number():
                return 0
            case Name():
                return 0 if tree.kind == "criterion" else self.totals[tree.code]
            case Negative():
                return self.of(tree.operand)
            case Operation():
                return self._operation(tree)
            case Call():
                return self._call(tree)
            case Choice():
                condition = tree.condition
                parts = (condition.left, condition.right, tree.then, tree.otherwise)
                return _MORE_THAN_AFFINE if any(map(self.of, parts)) else 0

    def _operation(self, tree: Operation) -> int:
        left, right = self.of(tree.left), self.of(tree.right)
        match tree.operator:
            case "+" | "-":
                return max(left, right)
            case "*":
                return min(left + right, _MORE_THAN_AFFINE)
            case "/":
                return _MORE_THAN_AFFINE if right else left

    def _call(self, tree: Call) -> int:
        if tree.function in ("wsum", "wmean"):
            return self._weighted(tree)
        degrees = [self.of(argument) for argument in written_out(tree.arguments, self._model)]
        match tree.function:
            case "sum" | "mean":
                return max(degrees)
            case "product":
                return min(sum(degrees), _MORE_THAN_AFFINE)
            case _:
                return _MORE_THAN_AFFINE if any(degrees) else 0

    def _weighted(self, tree: Call) -> int:
        lines = weight_lines(tree, self._model, self._share)
        if tree.function == "wmean" and sum((high - low for (low, high), _ in lines), start=Fraction(0)):
            return _MORE_THAN_AFFINE
        return max(min((low != high) + self.of(name), _MORE_THAN_AFFINE) for (low, high), name in lines)

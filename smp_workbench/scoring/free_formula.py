"""A model's formula with weights and levels left free: many of both at once, exactly.

Here: scores under weights given as whole parts.
Not here: how fine the parts may be (``scoring.free_scale``), and drawing parts (``scoring.weight_parts``)
or levels (``scoring.score_draw``).

A column has shape (draws, themes); whatever is the same for all draws, or for all themes, has a 1 there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import Final, Literal, cast

import numpy as np

from smp_workbench.domain.formula import Relation
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.exact_column import ExactColumn, Whole
from smp_workbench.scoring.formula_walk import FormulaWalk
from smp_workbench.scoring.free_scale import Grain
from smp_workbench.scoring.free_weight import FreeWeights, Member
from smp_workbench.scoring.level_table import LARGEST_FLOAT
from smp_workbench.scoring.quotient_key import quotient_keys
from smp_workbench.scoring.weight_parts import PartBlock

LARGEST_ALONE: Final = 2**18
"""Multiplications up to which OpenBLAS keeps to the calling thread (its ``interface/gemm.c``)."""


class FreeFormula:
    """The formula of a model whose weights are free, ready to be worked out many times.

    Parameters
    ----------
    compiled
        The scoring model.
    grain
        Which of its weights are free, and how they are cut (``scoring.free_scale``).
    """

    def __init__(self, compiled: CompiledModel, grain: Grain) -> None:
        self._compiled = compiled
        self.grain: Final = grain
        self._denominators = {one.code: denominator_of(one) for one in compiled.model.criteria}

    @property
    def kind(self) -> np.dtype[np.generic]:
        """The kind of number of parts, values and scores."""
        return self.grain.kind

    def score(self, parts: Whole, values: Mapping[str, Whole]) -> ExactColumn:
        """Return exact scores.

        Parameters
        ----------
        parts
            Shape (draws or 1, codes of the grain's blocks), of this kind.
        values
            Level values of each criterion that the formula uses, as whole numbers over
            :func:`denominator_of` the criterion: shape (draws or 1, themes), of this kind.
        """
        criteria = {code: ExactColumn(one, self._denominators[code]) for code, one in values.items()}
        return FormulaWalk(self._compiled, _Columns(self.grain, parts, criteria)).score()

    def keys(self, score: ExactColumn) -> tuple[Whole, int | None]:
        """Return a number for each score: in the same order as the scores, and equal where they are.

        Returns
        -------
        NDArray
            Shape (draws or 1, themes or 1). Comparable within a draw, not from draw to draw.
        int or None
            If they are whole numbers that floats hold, none is farther from 0; else None.
        """
        below, scale = score.denominator, self.grain.scale
        floats = self.kind != np.object_
        if isinstance(below, int) or below.shape[-1] == 1:
            return score.numerator, scale.numerator_bound if floats else None
        if floats and scale.span.magnitude * scale.denominator_bound**2 < LARGEST_FLOAT // 2:
            # Two scores are further apart than floats of their size, and a quotient is rounded correctly.
            return score.numerator / below, None
        if floats:
            return quotient_keys(score.numerator, below), None
        finer = scale.denominator_bound**2 * 2
        wholes = np.frompyfunc(lambda above, under: int(above) * finer // int(under), 2, 1)
        return cast("Whole", wholes(score.numerator, below)), None


def denominator_of(criterion: Criterion) -> int:
    """Return the least number that makes every level value of a criterion whole."""
    return lcm(*(level.value.denominator for level in criterion.levels))


class _Columns(FreeWeights[ExactColumn]):
    """Exact columns as values."""

    def __init__(self, grain: Grain, parts: Whole, criteria: Mapping[str, ExactColumn]) -> None:
        super().__init__(grain.blocks)
        self._kind = grain.kind
        self._parts = parts
        self._criteria = criteria

    def number(self, number: Fraction) -> ExactColumn:
        return ExactColumn(np.array([[number.numerator]], dtype=self._kind), number.denominator)

    def criterion(self, code: str) -> ExactColumn:
        return self._criteria[code]

    def scaled(self, value: ExactColumn, factor: Fraction) -> ExactColumn:
        return value if factor == 1 else value.scaled(factor)

    def plus(self, left: ExactColumn, right: ExactColumn) -> ExactColumn:
        return left.plus(right)

    def times(self, left: ExactColumn, right: ExactColumn) -> ExactColumn:
        return left.times(right)

    def over(self, left: ExactColumn, right: ExactColumn) -> ExactColumn:
        return left.over(right, None)

    def extreme(self, function: Literal["max", "min"], left: ExactColumn, right: ExactColumn) -> ExactColumn:
        return left.where(left.compared(">=" if function == "max" else "<=", right), right)

    def choice(
        self,
        relation: Relation,
        sides: tuple[ExactColumn, ExactColumn],
        ways: tuple[ExactColumn, ExactColumn],
    ) -> ExactColumn:
        return ways[0].where(sides[0].compared(relation, sides[1]), ways[1])

    def block_sum(self, block: PartBlock, members: Sequence[Member[ExactColumn]]) -> ExactColumn:  # noqa: ARG002  # scales need it
        below = [member.value.denominator for member in members]
        if not all(isinstance(one, int) for one in below):
            shares = [ExactColumn(self._parts[:, member.column, None], 1) for member in members]
            return reduce(
                ExactColumn.plus,
                [share.times(member.value) for share, member in zip(shares, members, strict=True)],
            )
        denominator = lcm(*(one for one in below if isinstance(one, int)))
        factors = np.array([denominator // one for one in below if isinstance(one, int)], dtype=self._kind)
        parts = self._parts[:, [member.column for member in members]]
        if denominator > 1:
            parts = parts * factors
        values = [member.value.numerator for member in members]
        if all(len(value) == 1 for value in values):
            return ExactColumn(_product(parts, np.concatenate(np.broadcast_arrays(*values))), denominator)
        total = parts[:, 0, None] * values[0]
        for place, value in enumerate(values[1:], start=1):
            total = total + parts[:, place, None] * value
        return ExactColumn(total, denominator)

    def block_parts(self, block: PartBlock, columns: Sequence[int]) -> ExactColumn:  # noqa: ARG002  # scales need it
        return ExactColumn(self._parts[:, list(columns)].sum(axis=1, keepdims=True), 1)


def _product(parts: Whole, values: Whole) -> Whole:
    """Return the matrix product, in pieces small enough that no other thread is woken for them.

    Two cores that wait for one another take longer than one, and the window needs the other.
    """
    rows = max(LARGEST_ALONE // max(values.size, 1), 1)
    product = np.empty((len(parts), values.shape[1]), dtype=parts.dtype)
    for first in range(0, len(parts), rows):
        product[first : first + rows] = parts[first : first + rows] @ values
    return product

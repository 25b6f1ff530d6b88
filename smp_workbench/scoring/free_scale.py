"""How great the numbers of a formula can get when its weights are free.

Here: scales walked through a formula, and the finest parts and the kind of number that keep it exact.
Not here: the numbers (``scoring.free_formula``, which mirrors every operation here).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import Final, Literal

import numpy as np

from smp_workbench.domain.formula import Relation
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.formula_walk import FormulaWalk
from smp_workbench.scoring.free_weight import FreeWeights, Member, is_whole
from smp_workbench.scoring.level_table import LARGEST_FLOAT
from smp_workbench.scoring.scale import Scale
from smp_workbench.scoring.share import ShareBlock
from smp_workbench.scoring.span import Span
from smp_workbench.scoring.weight_parts import PartBlock, cut

LARGEST_SHORT_FLOAT: Final = 2**24
"""Up to here every whole number is a float32 (IEEE 754)."""

FINEST_PARTS: Final = 2**20
"""Parts of a whole: a draw makes a tie by chance about once in a million."""

FEWEST_PARTS: Final = 2**11
"""Parts of a whole that are too coarse to go below; beyond this, Python's integers serve."""


@dataclass(frozen=True, slots=True)
class Grain:
    """Parts into which weights are cut, and the kind of number in which scores under them are exact.

    Attributes
    ----------
    kind
        float32 or float64, which hold every whole number met on the way, or object: Python integers.
    scale
        Of the score.
    """

    blocks: tuple[PartBlock, ...]
    kind: np.dtype[np.generic]
    scale: Scale


def grain_of(compiled: CompiledModel, blocks: Sequence[PartBlock]) -> Grain:
    """Return a model's grain under weights that are cut already; see :func:`find_grain`."""
    scales = _Scales(compiled, blocks)
    scale = FormulaWalk(compiled, scales).score()
    kind = np.dtype(np.float64 if scales.peak <= LARGEST_FLOAT else np.object_)
    if scales.peak <= LARGEST_SHORT_FLOAT and scale.denominator is not None:
        kind = np.dtype(np.float32)
    return Grain(tuple(blocks), kind, scale)


def find_grain(compiled: CompiledModel, blocks: Sequence[ShareBlock]) -> Grain:
    """Return the finest grain in which floats keep a model's scores exact.

    If even coarse parts are too fine for that, parts are as fine as can be and integers serve.

    Parameters
    ----------
    blocks
        Weights that are free; none if scores alone vary.

    Raises
    ------
    Refusal
        If a divisor could become 0 under other weights than the model's.
    """
    finest = FINEST_PARTS
    while finest >= FEWEST_PARTS:
        grain = grain_of(compiled, cut(blocks, finest))
        if grain.kind != np.object_:
            return grain
        finest //= 8
    return grain_of(compiled, cut(blocks, FINEST_PARTS))


class _Scales(FreeWeights[Scale]):
    """Scales as values; remembers the greatest whole number met."""

    def __init__(self, compiled: CompiledModel, blocks: Sequence[PartBlock]) -> None:
        super().__init__(blocks)
        self._criteria = {
            criterion.code: Scale.of_values(level.value for level in criterion.levels)
            for criterion in compiled.model.criteria
        }
        self.peak = 1

    def number(self, number: Fraction) -> Scale:
        return self._met(Scale.of_values((number,)))

    def criterion(self, code: str) -> Scale:
        return self._met(self._criteria[code])

    def scaled(self, value: Scale, factor: Fraction) -> Scale:
        return self._met(value.scaled(factor))

    def plus(self, left: Scale, right: Scale) -> Scale:
        return self._met(left.plus(right))

    def times(self, left: Scale, right: Scale) -> Scale:
        return self._met(left.times(right))

    def over(self, left: Scale, right: Scale) -> Scale:
        if right.span.low <= 0 <= right.span.high:
            raise Refusal(
                "The weights of this scoring model cannot vary: its formula could then divide by 0.",
                "Let the scores vary alone, or keep the divisor away from 0.",
            )
        return self._met(left.over(right, None))

    def extreme(self, function: Literal["max", "min"], left: Scale, right: Scale) -> Scale:
        self.peak = max(self.peak, left.compared(right))
        better = left.span.greater if function == "max" else left.span.lesser
        return self._met(left.either(right, better(right.span)))

    def choice(self, relation: Relation, sides: tuple[Scale, Scale], ways: tuple[Scale, Scale]) -> Scale:  # noqa: ARG002  # another kind of value needs it
        self.peak = max(self.peak, sides[0].compared(sides[1]))
        return self._met(ways[0].either(ways[1], Span.hull((ways[0].span, ways[1].span))))

    def block_sum(self, block: PartBlock, members: Sequence[Member[Scale]]) -> Scale:
        values = [member.value for member in members]
        if not all(value.denominator for value in values):
            share = Scale.fixed(Span(Fraction(0), Fraction(block.whole)), 1)
            return reduce(self.plus, [self.times(share, value) for value in values])
        hull = Span.hull([value.span for value in values])
        count = len(members)
        if is_whole(block, [member.column for member in members]):
            span = hull.scaled(Fraction(block.whole))
        else:
            span = Span(min(hull.low, Fraction(0)), max(hull.high, Fraction(0))).scaled(
                Fraction(block.whole * count)
            )
        return self._met(Scale.fixed(span, lcm(*(value.denominator or 1 for value in values))))

    def block_parts(self, block: PartBlock, columns: Sequence[int]) -> Scale:
        span = Span(Fraction(1), Fraction(block.whole * len(columns)))
        return self._met(Scale.fixed(span, 1))

    def _met(self, scale: Scale) -> Scale:
        self.peak = max(self.peak, scale.peak, scale.numerator_bound, scale.denominator_bound)
        return scale

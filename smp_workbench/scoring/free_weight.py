"""What ``wsum`` and ``wmean`` come to when weights are shares that may move.

Here: terms sorted by the block that their weights share a whole in, and put together again.
Not here: how a block's own sum is worked out (``scoring.free_scale``, ``scoring.free_formula``).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Generic

from smp_workbench.scoring.formula_walk import Term, Value
from smp_workbench.scoring.weight_parts import PartBlock


@dataclass(frozen=True, slots=True)
class Member(Generic[Value]):
    """A term whose weight is a free share: the column of its part, and what the weight multiplies."""

    column: int
    value: Value


class FreeWeights(ABC, Generic[Value]):
    """The weighted functions over free weights, for any kind of value that offers the rest.

    Parameters
    ----------
    blocks
        Weights that are free. Any other weight stays as it is in the model.
    """

    def __init__(self, blocks: Sequence[PartBlock]) -> None:
        self._blocks = blocks
        self._place = {
            code: (number, block.first + place)
            for number, block in enumerate(blocks)
            for place, code in enumerate(block.block.codes)
        }

    @abstractmethod
    def number(self, number: Fraction) -> Value:
        """Return a number as a value."""

    @abstractmethod
    def scaled(self, value: Value, factor: Fraction) -> Value:
        """Return a multiple by a number."""

    @abstractmethod
    def plus(self, left: Value, right: Value) -> Value:
        """Return a sum."""

    @abstractmethod
    def over(self, left: Value, right: Value) -> Value:
        """Return a quotient."""

    @abstractmethod
    def block_sum(self, block: PartBlock, members: Sequence[Member[Value]]) -> Value:
        """Return the sum of parts times values, in parts."""

    @abstractmethod
    def block_parts(self, block: PartBlock, columns: Sequence[int]) -> Value:
        """Return the sum of parts."""

    def weighted(self, terms: Sequence[Term[Value]], *, mean: bool) -> Value:
        """Return the weighted sum of terms, or their weighted mean."""
        fixed = [(weight, value) for code, weight, value in terms if code not in self._place]
        sums = [self.scaled(value, weight) for weight, value in fixed if weight]
        weights = sum((weight for weight, _ in fixed), start=Fraction(0))
        moving: list[Value] = []
        for number, members in self._sorted(terms).items():
            block = self._blocks[number]
            sums.append(self.scaled(self.block_sum(block, members), block.block.whole / block.whole))
            columns = [member.column for member in members]
            if is_whole(block, columns):
                weights += block.block.whole
            else:
                parts = self.block_parts(block, columns)
                moving.append(self.scaled(parts, block.block.whole / block.whole))
        total = reduce(self.plus, sums) if sums else self.number(Fraction(0))
        if not mean:
            return total
        if not moving:
            return self.scaled(total, 1 / weights)
        if weights:
            moving.append(self.number(weights))
        return self.over(total, reduce(self.plus, moving))

    def _sorted(self, terms: Sequence[Term[Value]]) -> dict[int, list[Member[Value]]]:
        members: dict[int, list[Member[Value]]] = {}
        for code, _, value in terms:
            if code in self._place:
                number, column = self._place[code]
                members.setdefault(number, []).append(Member(column, value))
        return members


def is_whole(block: PartBlock, columns: Sequence[int]) -> bool:
    """Whether these are all of a block's columns, each once, so that their parts sum to the whole."""
    return sorted(columns) == list(range(block.columns.start, block.columns.stop))

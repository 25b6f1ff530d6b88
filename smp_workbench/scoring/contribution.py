"""What each criterion contributes to a theme's score.

Here: the Owen value, for any formula, as exact numbers.
Not here: showing the formula's working (``scoring.working``).

The score above a baseline is shared out fairly: what a criterion adds depends on which others stand at
the theme's level already, so it is averaged over all orders in which groups come one after another
and, inside each group, its criteria. The parts sum exactly to the whole, criteria that do the same
get the same, and one that does nothing gets nothing.

Sources: G. Owen, "Values of games with a priori unions", in R. Henn and O. Moeschlin (eds),
*Mathematical Economics and Game Theory*, Springer 1977, pages 76-88. Blocks inside groups follow
E. Winter, "A value for cooperative games with levels structure of cooperation", *International
Journal of Game Theory* 18 (1989), pages 227-240.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from math import comb, lcm
from typing import Final, TypeAlias

import numpy as np

from smp_workbench.errors import WorkbenchError
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.step import Affine

LARGEST_BLOCK: Final = 10
"""Criteria, or groups, that are taken in every order; more are first split into blocks."""

MOST_COALITIONS: Final = 2**13
"""Sets of criteria tried for one criterion; blocks get smaller until this holds."""

Tree: TypeAlias = "int | tuple[Tree, ...]"
"""A criterion by its column, or a block of criteria or blocks."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A theme's score, shared out among the criteria.

    Attributes
    ----------
    score
        Of the theme.
    baseline
        What the score would be with every criterion at the baseline's level.
    parts
        For each criterion of the model, by code; they sum to ``score - baseline``.
    in_blocks
        Whether there were too many criteria to take in every order, so that some were first joined
        into blocks of neighbours. The sum is exact all the same.
    """

    score: Fraction
    baseline: Fraction
    parts: Mapping[str, Fraction]
    in_blocks: bool


def contribution(compiled: CompiledModel, row: Positions, baseline: Positions | None = None) -> Contribution:
    """Share a theme's score out among the criteria.

    Parameters
    ----------
    compiled
        The scoring model.
    row
        Shape (criteria,): level positions of the theme.
    baseline
        Shape (criteria,): what to compare with, such as another theme; None for everything at its
        lowest level.

    Raises
    ------
    WorkbenchError
        If a level that the formula uses is blank or not known.
    """
    codes = compiled.model.codes
    start = np.zeros(len(codes), dtype=np.int16) if baseline is None else baseline
    used = [place for place, code in enumerate(codes) if code in compiled.used]
    if any(row[place] < 0 or start[place] < 0 for place in used):
        raise WorkbenchError(
            "This theme has no score yet, so there is nothing to share out.",
            "Give it every level that the formula uses.",
        )
    differing = [place for place in used if row[place] != start[place]]
    low, high = evaluate(compiled, np.array([start, row], dtype=np.int16)).score.fractions()
    step = compiled.steps[compiled.score_step]
    if isinstance(step, Affine):
        shares, in_blocks = _linear(compiled, step, row, start), False
    else:
        tree, in_blocks = _structure(compiled, differing)
        shares = _Game(compiled, row, start, differing).shares(tree)
    return Contribution(
        high, low, {code: shares.get(place, Fraction(0)) for place, code in enumerate(codes)}, in_blocks
    )


def _linear(compiled: CompiledModel, step: Affine, row: Positions, start: Positions) -> dict[int, Fraction]:
    shares = {}
    for place, criterion in enumerate(compiled.model.criteria):
        if criterion.code in step.coefficients:
            levels = criterion.levels
            rise = levels[row[place]].value - levels[start[place]].value
            shares[place] = step.coefficients[criterion.code] * rise
    return shares


def _structure(compiled: CompiledModel, places: Sequence[int]) -> tuple[Tree, bool]:
    """Return the criteria in groups, with blocks of at most so many that the work stays bounded."""
    criteria = compiled.model.criteria
    groups = [
        tuple(place for place in places if criteria[place].group == group.code)
        for group in compiled.model.groups
    ]
    whole: Tree = tuple(group for group in groups if group)
    for size in range(LARGEST_BLOCK, 1, -1):
        tree = _split(whole, size)
        if _coalitions(tree) <= MOST_COALITIONS:
            break
    return tree, tree != whole


def _split(tree: Tree, size: int) -> Tree:
    if isinstance(tree, int):
        return tree
    parts = tuple(_split(part, size) for part in tree)
    if len(parts) <= size:
        return parts
    count = -(-len(parts) // size)
    edges = [len(parts) * edge // count for edge in range(count + 1)]
    return _split(tuple(parts[one:other] for one, other in pairwise(edges)), size)


def _coalitions(tree: Tree) -> int:
    """Return how many sets are tried for the criterion that needs most."""
    if isinstance(tree, int) or not tree:
        return 1
    return (1 << len(tree) - 1) * max(map(_coalitions, tree))


def _members(tree: Tree) -> tuple[int, ...]:
    return (tree,) if isinstance(tree, int) else tuple(place for part in tree for place in _members(part))


class _Game:
    """The score as a function of which criteria stand at the theme's level; the others at the baseline's.

    A set of criteria is a number whose bits are the criteria's columns.
    """

    def __init__(
        self, compiled: CompiledModel, row: Positions, start: Positions, places: Sequence[int]
    ) -> None:
        self._compiled = compiled
        self._row = row
        self._start = start
        self._places = places

    def shares(self, tree: Tree) -> dict[int, Fraction]:
        """Return each criterion's share, by column."""
        orders = list(_orders(tree, _Orders({0: 1}, 1)))
        sets = {
            known | added for place, before in orders for known in before.ways for added in (0, 1 << place)
        }
        worth, parts = self._worth(sorted(sets))
        return {
            place: Fraction(
                sum(ways * (worth[known | 1 << place] - worth[known]) for known, ways in before.ways.items()),
                before.whole * parts,
            )
            for place, before in orders
        }

    def _worth(self, sets: Sequence[int]) -> tuple[dict[int, int], int]:
        """Return the score of each set, in parts of which so many make one."""
        rows = np.tile(self._start, (len(sets), 1))
        numbers = np.array(sets, dtype=np.object_)
        for place in self._places:
            inside = (numbers >> place & 1).astype(np.bool_)
            rows[inside, place] = self._row[place]
        score = evaluate(self._compiled, rows).score
        above = [int(one) for one in score.numerator.tolist()]
        if isinstance(score.denominator, int):
            return dict(zip(sets, above, strict=True)), score.denominator
        below = [int(one) for one in score.denominator.tolist()]
        parts = lcm(*below)
        scaled = (one * (parts // other) for one, other in zip(above, below, strict=True))
        return dict(zip(sets, scaled, strict=True)), parts


def _bits(tree: Tree) -> int:
    return sum(1 << place for place in _members(tree))


@dataclass(frozen=True, slots=True)
class _Orders:
    """Which sets may come before a part: each in so many ways out of a whole."""

    ways: Mapping[int, int]
    whole: int


def _orders(tree: Tree, before: _Orders) -> Iterator[tuple[int, _Orders]]:
    """Yield each criterion of a part with the sets that may come before it."""
    if isinstance(tree, int):
        yield tree, before
        return
    for part in tree:
        yield from _orders(part, _with_subsets(before, [_bits(other) for other in tree if other != part]))


def _with_subsets(before: _Orders, others: Sequence[int]) -> _Orders:
    """Join every set with every choice among the other parts; of n parts each size is as likely.

    A given choice of k among n others comes before a part with probability ``1 / ((n + 1) comb(n, k))``.
    """
    count = len(others)
    choices = [comb(count, size) for size in range(count + 1)]
    whole = lcm(*choices)
    joined: dict[int, int] = {}
    for size, number in enumerate(choices):
        for chosen in combinations(others, size):
            extra = sum(chosen)
            joined.update({known | extra: ways * (whole // number) for known, ways in before.ways.items()})
    return _Orders(joined, before.whole * whole * (count + 1))

"""Scores and ranks of all themes as one weight share moves from none to all.

Here: exact scores and ranks at given shares.
Not here: the shares at which two themes cross (``scoring.weight_tipping``), and drawing lines
(``gui.charts``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.exact_column import Whole
from smp_workbench.scoring.free_formula import FreeFormula
from smp_workbench.scoring.free_scale import grain_of
from smp_workbench.scoring.level_array import level_positions
from smp_workbench.scoring.score_draw import level_values
from smp_workbench.scoring.share import ShareBlock, share_blocks, with_exact_share
from smp_workbench.scoring.weight_parts import PartBlock

EVERY_PERCENT: Final = tuple(Fraction(percent, 100) for percent in range(101))

LARGEST_WHOLE: Final = 2**28
"""Parts up to which shares are worked out together; finer ones, such as exact crossings, one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """What becomes of the ranking as one share moves and the others keep their proportions.

    Attributes
    ----------
    code
        Of the criterion or group whose share moves.
    group
        Code of the group that the criterion shares a whole in; empty for a group.
    now
        The share it has in the model.
    refs
        Themes with a score, in the assessment's order.
    shares
        Where it was looked at, rising; ``now`` is among them.
    scores
        Shape (shares, themes): as floats, for drawing.
    ranks
        Shape (shares, themes): exact competition ranks.
    """

    code: str
    group: str
    now: Fraction
    refs: tuple[str, ...]
    shares: tuple[Fraction, ...]
    scores: NDArray[np.float64]
    ranks: NDArray[np.intp]

    def places_apart(self, least: int, most: int = 6) -> int:
        """Return the digits after the point that tell scores of different rank apart at every share."""
        different = _different(self.ranks)
        enough = (p for p in range(least, most) if (_different(np.round(self.scores, p)) >= different).all())
        return next(enough, most)


def _different(numbers: NDArray[np.generic]) -> NDArray[np.intp]:
    """Return how many different numbers stand in each row."""
    in_order = np.sort(numbers, axis=1)
    return np.asarray(np.count_nonzero(in_order[:, 1:] != in_order[:, :-1], axis=1), dtype=np.intp)


def sweep(
    assessment: Assessment,
    code: str,
    at: Sequence[Fraction] = EVERY_PERCENT,
    compiled: CompiledModel | None = None,
) -> Sweep:
    """Return scores and ranks of the agreed scores as one share moves.

    Parameters
    ----------
    code
        Of a criterion or a group whose weight the score depends on (``scoring.share``).
    at
        Shares to look at, 0 to 1, in any order, such as exact crossings among every percent.
    compiled
        The assessment's scoring model; None compiles it.

    Raises
    ------
    Refusal
        If the score does not depend on this weight, or a divisor could become 0 on the way.
    """
    compiled = compiled or compile_model(assessment.model)
    block = _block_of(compiled, code)
    place = block.codes.index(code)
    refs = [theme.ref for theme in assessment.themes if theme.scored]
    positions = level_positions(compiled.model, assessment.agreed, refs)
    complete = ~((positions < 0) @ compiled.needed[:, 0])
    refs = [ref for ref, has_score in zip(refs, complete.tolist(), strict=True) if has_score]
    shares = sorted({*at, block.shares[place]})
    scores = np.empty((len(shares), len(refs)))
    ranks = np.empty((len(shares), len(refs)), dtype=np.intp)
    proportions = with_exact_share(block.shares, place, Fraction(0))
    fine = lcm(*(one.denominator for one in proportions))
    for chosen, whole in _by_whole(shares, fine):
        formula = FreeFormula(compiled, grain_of(compiled, [PartBlock(block, whole, 0)]))
        values = level_values(compiled, positions[complete], formula.kind)
        moved = np.array([int(shares[number] * whole) for number in chosen], dtype=formula.kind)
        others = np.array([int(one * fine) for one in proportions], dtype=formula.kind)
        parts = (whole - moved)[:, None] // fine * others
        parts[:, place] = moved
        scores[chosen], ranks[chosen] = _scored(formula, parts, values, len(refs))
    return Sweep(code, block.group, block.shares[place], tuple(refs), tuple(shares), scores, ranks)


def _block_of(compiled: CompiledModel, code: str) -> ShareBlock:
    for block in share_blocks(compiled):
        if code in block.codes:
            return block
    raise Refusal(
        "The weight of {code} plays no part in the score, or it has the whole to itself.",
        "Choose another weight.",
        code=code,
    )


def _by_whole(shares: Sequence[Fraction], fine: int) -> Iterator[tuple[list[int], int]]:
    """Yield places of shares that are looked at together, and how many parts make them and all others whole.

    Parameters
    ----------
    fine
        Parts that the others need among themselves.
    """
    together: list[int] = []
    whole = 1
    for number, share in enumerate(shares):
        if lcm(whole, share.denominator) * fine <= LARGEST_WHOLE:
            together.append(number)
            whole = lcm(whole, share.denominator)
        else:
            yield [number], share.denominator * fine
    if together:
        yield together, whole * fine


def _scored(
    formula: FreeFormula, parts: Whole, values: Mapping[str, Whole], themes: int
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    score = formula.score(parts, values)
    shape = (len(parts), themes)
    below = score.denominator
    floats = score.numerator.astype(np.float64) / np.asarray(below, dtype=np.float64)
    keys, _ = formula.keys(score)
    ranks = [
        themes - np.sort(row).searchsorted(row, side="right") + 1 for row in np.broadcast_to(keys, shape)
    ]
    return np.broadcast_to(floats, shape), np.array(ranks, dtype=np.intp).reshape(shape)

"""Weights as whole parts of a whole, so that weights that vary stay exact.

Here: cutting each block of shares into parts, and drawing parts at random round the model's shares.
Not here: which weights share a whole (``scoring.share``), and scores under them (``scoring.free_formula``).

A block's parts always sum to the same number, so scores keep their size and one denominator serves all
draws; two themes then tie in a draw if and only if their scores are equal as rational numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from smp_workbench.scoring.share import ShareBlock


@dataclass(frozen=True, slots=True)
class PartBlock:
    """A block of shares, cut into whole parts.

    Attributes
    ----------
    whole
        How many parts; every share of the model is a whole number of them.
    first
        Column of the block's first code among all blocks' codes.
    """

    block: ShareBlock
    whole: int
    first: int

    @property
    def columns(self) -> slice:
        """The block's columns among all blocks' codes."""
        return slice(self.first, self.first + len(self.block.codes))

    @property
    def parts(self) -> tuple[int, ...]:
        """The model's own shares, in parts."""
        return tuple(int(share * self.whole) for share in self.block.shares)


def cut(blocks: Sequence[ShareBlock], finest: int) -> tuple[PartBlock, ...]:
    """Cut blocks into parts.

    Parameters
    ----------
    finest
        Parts of a whole at most, unless the model's own shares need more.
    """
    cut_blocks: list[PartBlock] = []
    first = 0
    for block in blocks:
        needed = lcm(*(share.denominator for share in block.shares))
        cut_blocks.append(PartBlock(block, needed * max(finest // needed, 1), first))
        first += len(block.codes)
    return tuple(cut_blocks)


def draw_parts(
    blocks: Sequence[PartBlock], percent: int, draws: int, chance: Generator
) -> NDArray[np.float64]:
    """Draw parts round the model's shares.

    Parameters
    ----------
    percent
        0 to 100. Each weight is drawn evenly from so much less to so much more than the model's, and
        all of a block are then brought back to the same whole.
    draws
        How many.

    Returns
    -------
    NDArray
        Shape (draws, codes of all blocks): whole numbers; each block's sum to its whole. A weight of 0
        stays 0, any other keeps one part at least.
    """
    even = chance.random((draws, sum(len(block.block.codes) for block in blocks))).T
    parts = np.empty(even.shape)  # a row for each code, so that sums run over whole rows at once
    spread = percent / 100
    for block in blocks:
        own = np.array(block.parts, dtype=np.float64)[:, None]
        kept = (own > 0).astype(np.float64)
        drawn = even[block.columns] * (2 * spread)
        drawn += 1 - spread
        drawn *= own
        # One after another, so that every machine rounds alike; differences of rounded sums keep the whole.
        sums = np.cumsum(drawn, axis=0, out=drawn)
        sums *= (block.whole - kept.sum()) / sums[-1]
        np.rint(sums, out=sums)
        sums[1:] -= sums[:-1].copy()
        np.add(sums, kept, out=parts[block.columns])
    return parts.T

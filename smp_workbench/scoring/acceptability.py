"""Rank acceptability: how often each theme has each rank when weights and scores are uncertain.

Here: the Monte Carlo, chunk by chunk, and what it gives.
Not here: drawing (``scoring.weight_parts``, ``scoring.score_draw``), and the words for a probability
(``scoring.yardstick``).

Source: R. Lahdelma, J. Hokkanen and P. Salminen, "SMAA - stochastic multiobjective acceptability
analysis", *European Journal of Operational Research* 106 (1998), pages 137-143.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np
from numpy.random import SeedSequence, default_rng
from numpy.typing import NDArray

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.exact_column import Whole
from smp_workbench.scoring.free_formula import FreeFormula
from smp_workbench.scoring.free_scale import find_grain
from smp_workbench.scoring.level_array import Positions, level_positions
from smp_workbench.scoring.rank_tally import Counts, tally
from smp_workbench.scoring.score_draw import confidences_of, level_draws, level_values
from smp_workbench.scoring.share import share_blocks
from smp_workbench.scoring.weight_parts import draw_parts

CHUNK_CELLS: Final = 90_000
"""Ranks found at once: some 3 MB of arrays, and a few milliseconds between two chances to stop."""

CHUNK_LEVELS: Final = 600_000
"""Levels held at once, 5 MB of them."""


MOST_DRAWS: Final = 1_000_000
"""Rankings drawn at most: the standard error is then 0.05 percentage points, at the cost of seconds."""


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """What is taken as uncertain.

    Attributes
    ----------
    weights
        Percentage, 0 to 100, by which each weight may be lower or higher than the model's; 0 for none.
    scores
        Whether levels may be steps off, as ``scoring.score_draw`` says.
    draws
        How many, 1 to ``MOST_DRAWS``.
    seed
        0 or more; the same seed gives the same result on every machine.
    """

    weights: int = 20
    scores: bool = True
    draws: int = 10_000
    seed: int = 1

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not 0 <= self.weights <= 100:
            raise Refusal("Weights cannot vary by {percent} %.", "Give 0 to 100.", percent=self.weights)
        if self.draws < 1 or self.seed < 0:
            raise Refusal("This needs one draw at least, and a seed of 0 or more.", "Give other numbers.")
        if self.draws > MOST_DRAWS:
            raise Refusal(
                "{draws:,} draws take too long; {most:,} give every share to a tenth of a percentage point.",
                "Give {most:,} at most.",
                draws=self.draws,
                most=MOST_DRAWS,
            )


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """How often each theme had each rank.

    Attributes
    ----------
    refs
        Themes that were ranked, in the assessment's order.
    unranked
        Themes without a score, which have no rank unless scores are drawn.
    counts
        Shape (themes, ranks): in how many draws a theme had a rank, from rank 1.
    draws
        So far; ``uncertainty.draws`` once all are done.
    cut_line
        A theme is above the line in a draw if its rank is at most this; ties across it make them more.
    weighted
        Whether the formula has weights that can vary at all.
    """

    refs: tuple[str, ...]
    unranked: tuple[str, ...]
    counts: Counts
    draws: int
    cut_line: int
    uncertainty: Uncertainty
    weighted: bool = True

    @property
    def shares(self) -> NDArray[np.float64]:
        """Rank acceptability, shape (themes, ranks), 0 to 1; each row sums to 1."""
        return self.counts / self.draws

    @property
    def times_above(self) -> NDArray[np.intp]:
        """Shape (themes,): in how many draws each theme was above the cut line."""
        return np.asarray(self.counts[:, : self.cut_line].sum(axis=1), dtype=np.intp)

    @property
    def above(self) -> NDArray[np.float64]:
        """Shape (themes,): probability of being above the cut line, 0 to 1."""
        return self.times_above / self.draws

    @property
    def standard_error(self) -> NDArray[np.float64]:
        """Shape (themes,): standard error of ``above``, of the drawing alone; 0 where no draw differed."""
        return np.sqrt(self.above * (1 - self.above) / self.draws)


def acceptability(
    assessment: Assessment,
    uncertainty: Uncertainty,
    compiled: CompiledModel | None = None,
    card: Scorecard | None = None,
) -> Acceptability:
    """Return the rank acceptability of an assessment's themes.

    Parameters
    ----------
    compiled
        Its scoring model; None compiles it.
    card
        The scorecard to rank by; None takes the agreed scores.

    Raises
    ------
    WorkbenchError
        If the model does not work, the card has a level that the model does not have, or the weights
        of this formula cannot vary.
    """
    *_, last = acceptability_so_far(assessment, uncertainty, compiled, card)
    return last


def acceptability_so_far(
    assessment: Assessment,
    uncertainty: Uncertainty,
    compiled: CompiledModel | None = None,
    card: Scorecard | None = None,
) -> Iterator[Acceptability]:
    """Yield the result after each chunk of draws, at least once; whoever stops asking has cancelled it.

    Parameters and errors are those of :func:`acceptability`, which gives the last of these.
    """
    compiled = compiled or compile_model(assessment.model)
    card = card or assessment.agreed
    refs = [theme.ref for theme in assessment.themes if theme.scored]
    positions = level_positions(compiled.model, card, refs)
    ranked = np.ones(len(refs), dtype=np.bool_)
    if not uncertainty.scores:
        ranked = ~((positions < 0) @ compiled.needed[:, 0])
    kept = [ref for ref, has_rank in zip(refs, ranked.tolist(), strict=True) if has_rank]
    unranked = tuple(ref for ref in refs if ref not in set(kept))
    weighted = bool(share_blocks(compiled))
    drawing = _Drawing(compiled, positions[ranked], card, kept, uncertainty)
    counts: Counts = np.zeros((len(kept), len(kept)), dtype=np.intp)
    done = 0
    for drawn, found in drawing.chunks():
        done += drawn
        counts = counts + found
        yield Acceptability(tuple(kept), unranked, counts, done, assessment.cut_line, uncertainty, weighted)


class _Drawing:
    """Draws rankings of complete rows, or of all rows where levels are drawn."""

    def __init__(
        self,
        compiled: CompiledModel,
        positions: Positions,
        card: Scorecard,
        refs: Sequence[str],
        uncertainty: Uncertainty,
    ) -> None:
        self._uncertainty = uncertainty
        self._themes = len(refs)
        blocks = share_blocks(compiled) if uncertainty.weights else ()
        self._formula = FreeFormula(compiled, find_grain(compiled, blocks))
        self._blocks = self._formula.grain.blocks
        self._levels = level_values(compiled, positions, self._formula.kind)
        self._draws = (
            level_draws(compiled, positions, confidences_of(compiled, card, refs), self._formula.kind)
            if uncertainty.scores
            else {}
        )
        # Two streams, so that weights are drawn alike whether or not scores are drawn as well.
        self._weight_chance, self._level_chance = map(default_rng, SeedSequence(uncertainty.seed).spawn(2))

    def chunks(self) -> Iterator[tuple[int, Counts]]:
        """Yield how many draws were made, and their ranks counted."""
        left = self._uncertainty.draws
        if not self._themes or not (self._blocks or self._draws):
            yield left, self._counted(self._parts(1), self._levels) * left
            return
        size = self._chunk()
        while left:
            drawn = min(size, left)
            values: Mapping[str, Whole] = self._levels
            if self._draws:
                values = {code: one.draw(drawn, self._level_chance) for code, one in self._draws.items()}
            yield drawn, self._counted(self._parts(drawn), values)
            left -= drawn

    def _chunk(self) -> int:
        size = CHUNK_CELLS // self._themes
        if self._draws:
            size = min(size, CHUNK_LEVELS // (self._themes * len(self._draws)))
        return max(size if self._formula.kind != np.object_ else ceil(size / 10), 1)

    def _parts(self, draws: int) -> Whole:
        if not self._blocks:
            return np.empty((1, 0), dtype=np.float64)
        parts = draw_parts(self._blocks, self._uncertainty.weights, draws, self._weight_chance)
        if self._formula.kind == np.object_:
            return parts.astype(np.int64).astype(np.object_)
        return parts.astype(self._formula.kind)

    def _counted(self, parts: Whole, values: Mapping[str, Whole]) -> Counts:
        if not self._themes:
            return np.zeros((0, 0), dtype=np.intp)
        keys, largest = self._formula.keys(self._formula.score(parts, values))
        draws = max(len(parts), len(keys), *(len(one) for one in values.values()))
        return tally(np.broadcast_to(keys, (draws, self._themes)), largest)

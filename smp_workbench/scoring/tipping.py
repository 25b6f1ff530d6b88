"""What would change the answer: every score and every weight share that changes the order, exactly.

Here: both at once.
Not here: the sentences (``scoring.tipping_words``), and how firm the order is when much is uncertain at
once (``scoring.acceptability``).
"""

from __future__ import annotations

from dataclasses import dataclass

from smp_workbench.scoring.cell_tipping import CellTips, cell_tips
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.standing import Standing, standing
from smp_workbench.scoring.weight_tipping import weight_tips
from smp_workbench.scoring.weight_tips import WeightTips


@dataclass(frozen=True, slots=True)
class TippingPoints:
    """Everything that changes the order, and the order that it changes."""

    now: Standing
    cells: CellTips
    weights: WeightTips


def tipping_points(compiled: CompiledModel, positions: Positions, cut_line: int) -> TippingPoints:
    """Return every change of one score, and of one weight share, that changes the order.

    Parameters
    ----------
    compiled
        The scoring model, whatever its formula.
    positions
        Shape (themes, criteria), as ``scoring.level_array`` makes it. Themes with a blank or
        not-known level that the formula uses have no single score and take no part: neither do their
        scores tip anything, nor does anything pass them.
    cut_line
        How many themes the plan can take, 1 or more. A theme is above the line if its rank is at
        most this, so a tie can put more above it.
    """
    now = standing(compiled, positions, cut_line)
    return TippingPoints(now, cell_tips(compiled, positions, now), weight_tips(compiled, positions, now))

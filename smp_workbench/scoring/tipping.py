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
from smp_workbench.scoring.share_path import Share
from smp_workbench.scoring.standing import Standing, standing
from smp_workbench.scoring.weight_tipping import QUICK_PAIRS, slow_shares, weight_tips
from smp_workbench.scoring.weight_tips import WeightTips, grown


@dataclass(frozen=True, slots=True)
class TippingPoints:
    """Everything that changes the order, and the order that it changes.

    Attributes
    ----------
    left_out
        Shares that were not looked at, because that would have taken long.
    """

    now: Standing
    cells: CellTips
    weights: WeightTips
    left_out: tuple[Share, ...] = ()


def tipping_points(
    compiled: CompiledModel,
    positions: Positions,
    cut_line: int,
    quick_but: str | None = None,
    most_pairs: int = QUICK_PAIRS,
) -> TippingPoints:
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
    quick_but
        If given, shares that would take long (``weight_tipping.slow_shares``) are left out, but for the
        one with this code; an empty code is none.
    most_pairs
        Pairs of themes, over all shares, from which they would take too long.
    """
    now = standing(compiled, positions, cut_line)
    slow = () if quick_but is None else slow_shares(compiled, now, most_pairs)
    left_out = tuple(share for share in slow if share.code != quick_but)
    weights = weight_tips(compiled, positions, now, left_out)
    return TippingPoints(now, cell_tips(compiled, positions, now), weights, left_out)


def with_more_shares(points: TippingPoints, more: TippingPoints) -> TippingPoints:
    """Return tipping points and those of the shares that they left out and others did not.

    Parameters
    ----------
    more
        Of the same themes, cut line and model.
    """
    left_out = tuple(share for share in points.left_out if share in more.left_out)
    return TippingPoints(points.now, points.cells, grown(points.weights, more.weights), left_out)

"""The shares at which the order changes, where working that out takes long: what runs in the child process.

Here: one weight that stands twice in the formula, or under ``max``, ``min`` or ``if``.
Not here: asking for it (``sweep_work``) and finding it (``scoring.tipping``).
"""

from __future__ import annotations

import numpy as np

from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.theme_track import track
from smp_workbench.scoring.tipping import TippingPoints, tipping_points


def share_points(model: ScoringModel, positions: Positions, cut_line: int, code: str) -> TippingPoints:
    """Return the tipping points, of weights that take long only those of one code.

    Whoever crosses the cut line is followed here already, since that takes long as well.
    """
    points = tipping_points(compile_model(model), positions, cut_line, code)
    weights = points.weights
    for tip in np.flatnonzero(weights.crosses_cut).tolist():
        if tip >= len(weights.early):
            for row in (weights.riser[tip], weights.other[tip]):
                track(weights, points.now, tip, int(row))
    return points

"""Drawing rankings at random in the child process, a moment at a time.

Here: what runs in the child: beginning to draw, and going on. Between two moments the window can ask for
something else, so that a drawing nobody wants any more is simply not gone on with.
Not here: asking for it (``firmness_work``) and the drawing itself (``scoring.acceptability``).
"""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.scoring.acceptability import Acceptability, Uncertainty, acceptability_so_far

_MOMENT: Final = 0.05
"""Seconds after which the child can be asked for something else."""

_under_way: list[Iterator[Acceptability]] = []
"""The one drawing of this process."""


def begin(assessment: Assessment, uncertainty: Uncertainty) -> Acceptability:
    """Begin to draw, in the place of whatever was being drawn, and return what there is after a moment."""
    _under_way[:] = [acceptability_so_far(assessment, uncertainty)]
    return go_on()


def go_on() -> Acceptability:
    """Draw for another moment; it is done when all draws are made."""
    until = monotonic() + _MOMENT
    while True:
        so_far = next(_under_way[0])
        if so_far.draws == so_far.uncertainty.draws or monotonic() >= until:
            return so_far

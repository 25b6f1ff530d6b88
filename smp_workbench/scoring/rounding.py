"""How a spreadsheet can rank exactly although it computes in floats.

Here: the bound that every model must keep, and the rounding that makes equal scores the same float
and keeps different ones apart.
Not here: writing it as a spreadsheet formula (``storage``).

For a fixed denominator D every score is a multiple of 1/D, so rounding ``score * D`` to a whole number
finds the exact one as long as the float is off by less than half. Where denominators vary, scores lie
at least ``gap`` apart but on no grid; decimals are chosen so fine that two scores never share one, and
such that no score with so small a denominator can lie on the border between two (that would need a
denominator divisible by 2^(decimals + 1)) or nearer to it than floats can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from smp_workbench.scoring.reach import UNIT, ComparisonReach, Reach
from smp_workbench.scoring.scale import Scale

LARGEST_RATIO: Final = 2**49
"""Greatest score over the smallest gap between two: what a spreadsheet can rank exactly."""

MOST_DECIMALS: Final = 12
"""Decimals that ROUND handles alike in every spreadsheet program."""

FIFTEEN_DIGITS: Final = 5e-15
"""Share of a number by which spreadsheet programs may move it, to 15 digits, before they round it."""

_NEARLY_HALF: Final = 0.49


@dataclass(frozen=True, slots=True)
class Rounding:
    """``ROUND(value * denominator, decimals) / denominator``, of which one part is always idle.

    Attributes
    ----------
    decimals
        0 if ``denominator`` is greater than 1.
    denominator
        1 if plain ``ROUND(value, decimals)`` serves.
    """

    decimals: int = 0
    denominator: int = 1


def score_rounding(score: Scale, error: float) -> Rounding | None:
    """Return how the workbook rounds scores for ranking.

    Parameters
    ----------
    score
        Scale of the score.
    error
        How far a spreadsheet's float of it can be from it (``scoring.reach``).

    Returns
    -------
    Rounding or None
        None if the model breaks the bound: no rounding could be promised to rank exactly.
    """
    if score.span.magnitude > LARGEST_RATIO * score.gap:
        return None
    if score.denominator is not None:
        return _grid_rounding(score.denominator, score.span.magnitude, error)
    for decimals in range(MOST_DECIMALS + 1):
        if 10**decimals * score.gap >= 4 and 2 ** (decimals + 1) > score.denominator_bound:
            border = 10**decimals * score.denominator_bound
            blurred = error + FIFTEEN_DIGITS * float(score.span.magnitude)
            return Rounding(decimals) if _safe(border, score.span.magnitude, blurred) else None
    return None


def comparison_rounding(comparison: ComparisonReach) -> Rounding | None:
    """Return how the workbook rounds ``left - right`` before it asks for its sign.

    Returns
    -------
    Rounding or None
        None if floats could not decide the comparison. Spreadsheet programs take a difference of
        less than 2^-48 of its sides for 0 (LibreOffice, ``rtl::math::approxSub``), so the smallest
        difference must be well above that.
    """
    left, right = comparison.left, comparison.right
    difference = _difference(left, right)
    widest = max(left.scale.span.magnitude, right.scale.span.magnitude)
    error = left.error + right.error + UNIT * float(widest * 2)
    denominator = difference.denominator
    smallest = Fraction(1, denominator or difference.denominator_bound)
    if widest > 2**46 * smallest:
        return None
    if denominator is not None:
        return _grid_rounding(denominator, widest * 2, error)
    decimals = next((places for places in range(MOST_DECIMALS + 1) if 10**places * smallest >= 2), None)
    if decimals is None or not _safe(10**decimals, widest * 2, error):
        return None
    return Rounding(decimals)


def _difference(left: Reach, right: Reach) -> Scale:
    return left.scale.plus(right.scale.scaled(Fraction(-1)))


def _grid_rounding(denominator: int, magnitude: Fraction, error: float) -> Rounding | None:
    for decimals in range(MOST_DECIMALS + 1):
        finer = 10**decimals
        if finer % denominator == 0:
            if magnitude * finer <= LARGEST_RATIO and _safe(finer, magnitude, error):
                return Rounding(decimals)
            break
    return Rounding(denominator=denominator) if _safe(denominator, magnitude, error) else None


def _safe(parts: int, magnitude: Fraction, error: float) -> bool:
    """Whether a float off by ``error`` is nearer to the right multiple of ``1 / parts`` than half.

    Multiplying by ``parts`` and rounding may each add a rounding of their own.
    """
    if parts == 1 and error == 0:
        return True
    return error * parts + 2 * UNIT * float(magnitude * parts) < _NEARLY_HALF

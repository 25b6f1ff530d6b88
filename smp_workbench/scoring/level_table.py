"""Level values and linear coefficients as whole numbers in arrays.

Here: the look-up table from a level's position to its value, and the matrix that turns a row of
values into the numerators of every affine step at once.
Not here: the product itself (``scoring.evaluate``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.scoring.exact_column import Whole
from smp_workbench.scoring.step import Affine

LARGEST_FLOAT: Final = 2**53
"""Up to here every whole number is a float64 (IEEE 754)."""


@dataclass(frozen=True, slots=True)
class LevelTable:
    """Whole numbers behind the levels of a model.

    Each criterion's values are divided by their greatest common divisor, which the matrix carries.

    Attributes
    ----------
    values
        Shape (entries,): for each criterion the values at positions -2, -1, 0, 1, ... Positions of
        blank and not-known levels stand for the lowest level, so that every step stays in its span.
    offsets
        Shape (criteria,): ``values[position + offsets[criterion]]`` is a level's value.
    matrix
        Shape (affine steps, criteria).
    constants
        Shape (affine steps, 1), or None if all are 0.
    """

    values: Whole
    offsets: NDArray[np.intp]
    matrix: Whole
    constants: Whole | None


def level_table(model: ScoringModel, affine: Sequence[Affine], peak: int) -> LevelTable:
    """Return the table of a model and its affine steps.

    Parameters
    ----------
    affine
        In the order of their ``column``.
    peak
        Largest whole number met while scores are computed; it decides between float64 and Python
        integers.
    """
    units = [_unit(criterion) for criterion in model.criteria]
    entries: list[int] = []
    offsets: list[int] = []
    for criterion, unit in zip(model.criteria, units, strict=True):
        values = [int(level.value / unit) for level in criterion.levels]
        offsets.append(len(entries) + 2)
        entries += [values[0], values[0], *values]
    rows = [_row(step, model, units) for step in affine]
    constants = [[int(step.constant * (step.scale.denominator or 1))] for step in affine]
    return LevelTable(
        _whole(entries, peak),
        np.array(offsets, dtype=np.intp),
        _whole(rows, peak).reshape(len(rows), len(units)),
        _whole(constants, peak) if any(constant for (constant,) in constants) else None,
    )


def _whole(numbers: Sequence[int] | Sequence[Sequence[int]], peak: int) -> Whole:
    if peak <= LARGEST_FLOAT:
        return np.array(numbers, dtype=np.float64)
    return cast("Whole", np.array(numbers, dtype=np.object_))  # as exact_column says: the same operations


def _unit(criterion: Criterion) -> Fraction:
    values = [level.value for level in criterion.levels]
    return Fraction(
        gcd(*(value.numerator for value in values)), lcm(*(value.denominator for value in values))
    )


def _row(step: Affine, model: ScoringModel, units: Sequence[Fraction]) -> list[int]:
    scale = Fraction(step.scale.denominator or 1)
    coefficients = [step.coefficients.get(criterion.code, Fraction(0)) for criterion in model.criteria]
    return [int(factor * unit * scale) for factor, unit in zip(coefficients, units, strict=True)]

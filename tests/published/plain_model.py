"""The plainest models: criteria X1, X2 ... of one group, or each in a group of its own."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from smp_workbench.domain.scoring_model import Band, Criterion, Group, Level, Provenance, ScoringModel
from smp_workbench.scoring.level_array import Positions


def plain_model(
    formula: str,
    levels: Sequence[Sequence[int | Fraction]],
    weights: Sequence[str] = (),
    bands: Sequence[tuple[int, str]] = (),
    *,
    apart: bool = False,
) -> ScoringModel:
    """Return a model with these level values; with ``apart`` each criterion has its own group."""
    groups = [f"g{place}" if apart else "g" for place in range(len(levels))]
    criteria = tuple(
        Criterion(
            f"X{place + 1}",
            f"Criterion {place + 1}",
            "",
            "",
            groups[place],
            tuple(Level(Fraction(value), str(value)) for value in sorted(set(values))),
            Fraction(weights[place] if weights else 1),
        )
        for place, values in enumerate(levels)
    )
    return ScoringModel(
        id="plain",
        version="1",
        title="Plain",
        provenance=Provenance("published", "see the test", "", ""),
        groups=tuple(Group(code, code, code) for code in dict.fromkeys(groups)),
        criteria=criteria,
        totals=(),
        formula=formula,
        bands=tuple(Band(Fraction(at_least), label) for at_least, label in bands),
    )


def positions(model: ScoringModel, rows: Sequence[Sequence[int | Fraction]]) -> Positions:
    """Return the positions of these level values."""
    return np.array(
        [
            [
                criterion.position_of(Fraction(value))
                for criterion, value in zip(model.criteria, row, strict=True)
            ]
            for row in rows
        ],
        dtype=np.int16,
    )

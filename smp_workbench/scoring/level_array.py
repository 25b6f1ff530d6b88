"""A scorecard as an array of level positions.

Here: from entries to positions.
Not here: what the positions are worth (``scoring.level_table``).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.number import decimal_text
from smp_workbench.domain.scorecard import NotKnown, Scorecard
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import WorkbenchError

Positions: TypeAlias = NDArray[np.int16]
"""Shape (themes, criteria): position of each level, 0 first, or BLANK or UNKNOWN."""

BLANK: Final = -1
"""Not yet scored; never zero."""

UNKNOWN: Final = -2
"""Finished, but nobody knows the level."""


def level_positions(model: ScoringModel, card: Scorecard, refs: Sequence[str]) -> Positions:
    """Return the level positions on a scorecard.

    Parameters
    ----------
    model
        Its criteria are the columns, in order.
    card
        Sparse: what is absent is blank. Entries for other themes or criteria are passed over.
    refs
        The themes, one for each row.

    Raises
    ------
    WorkbenchError
        If an entry's level is not a level of its criterion.
    """
    columns = {code: column for column, code in enumerate(model.codes)}
    places = [
        {level.value.as_integer_ratio(): place for place, level in enumerate(criterion.levels)}
        for criterion in model.criteria
    ]
    same = [{id(level.value): place for place, level in enumerate(one.levels)} for one in model.criteria]
    rows = []
    for ref in refs:
        row = [BLANK] * len(columns)
        for code, entry in card.entries.get(ref, {}).items():
            column, level = columns.get(code), entry.level
            if column is None or level is None:
                continue
            if isinstance(level, NotKnown):
                row[column] = UNKNOWN
                continue
            place = same[column].get(id(level))  # mostly the model's own number
            if place is None:
                place = places[column].get(level.as_integer_ratio())  # quicker to look up than a fraction
            if place is None:
                raise _no_level(level, code, ref)
            row[column] = place
        rows.append(row)
    return np.array(rows, dtype=np.int16).reshape(len(refs), len(columns))


def _no_level(level: Fraction, code: str, ref: str) -> WorkbenchError:
    return WorkbenchError(
        "{level} is not a level of {criterion}, as the scorecard has it for {ref}.",
        "Choose one of the levels that the scoring model has for it.",
        level=decimal_text(level),
        criterion=code,
        ref=ref,
    )

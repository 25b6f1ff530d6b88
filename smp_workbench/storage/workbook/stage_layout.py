"""Where everything of the second stage stands in the workbook: three sheets beside those of the first.

Here: their columns. Not here: the other sheets (``layout``) and what these say (``sheet_stage``).

Its guidance and its model have sheets of their own, because a sheet has one table and a code may mean
another criterion here. Some headers differ from those of the first stage, so that a sheet is known
whatever its name. Confidence and reasons stand beside the levels: with few criteria there is room.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.storage.workbook.layout import (
    GUIDANCE,
    MODEL,
    Column,
    SheetLayout,
    card_column,
    fixed_columns,
    level_columns,
    total_columns,
)

LOOKED_AT, NOT_LOOKED_AT = "yes", "no"
"""Words of the column ``leads``."""

STAGE_GUIDANCE: Final = replace(
    GUIDANCE,
    name="Second stage guidance",
    columns=(Column("criterion", "Second-stage criterion"), *GUIDANCE.columns[1:]),
)
STAGE_MODEL: Final = replace(
    MODEL, name="Second stage model", columns=(Column("kind", "Second-stage kind"), *MODEL.columns[1:])
)


def stage_layout(model: ScoringModel) -> SheetLayout:
    """Return the sheet of the second stage: one row per theme that is scored, the leading ones first.

    Parameters
    ----------
    model
        The second stage's.

    Returns
    -------
    SheetLayout
        Levels, confidence and reasons are given; ``first`` is looked up on Scores, ``outlook`` is as it
        was when the file was saved, and the other columns follow by formulas. Every theme has a row, so
        that the sheet follows when other themes come to lead.
    """
    codes = model.codes
    return SheetLayout(
        "Second stage",
        (
            *fixed_columns(ref="Ref", theme="Theme", first="First-stage rank", leads="Looked at"),
            *level_columns(model),
            *fixed_columns(score="Second-stage score", rank="Second-stage rank"),
            *total_columns(model),
            *fixed_columns(
                check="Check", outlook="Could be, when last saved", ranking_score="Score for ranking"
            ),
            *(card_column(code, "confidence") for code in codes),
            *(card_column(code, "reason") for code in codes),
        ),
    )

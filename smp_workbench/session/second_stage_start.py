"""How a second stage begins, unless somebody wants it otherwise.

Here: its first edit. Not here: what it is (``domain.second_stage``) and how it ranks
(``scoring.second_stage``).
"""

from __future__ import annotations

from typing import Final

from smp_workbench.domain.assessment import MOST_THEMES, Assessment
from smp_workbench.domain.edit import SetSecondStage
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.storage.model_file import shipped_model

USUAL_MODEL: Final = "smp-second-stage"


def second_stage_start(assessment: Assessment) -> SetSecondStage:
    """Return the edit that begins a second stage with the shipped model, looking at twice the cut line.

    These are the themes above the line, and as many below it as could take their places.

    Raises
    ------
    ModelFault
        If the shipped model is damaged.
    """
    return SetSecondStage(SecondStage(shipped_model(USUAL_MODEL), min(2 * assessment.cut_line, MOST_THEMES)))

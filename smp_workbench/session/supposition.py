"""Something nobody has decided, looked at: the assessment under other weights, never kept.

Here: the assessment as it would be, and its ranking. It is no edit: it enters no history, journal or
file, and goes without a trace.
Not here: keeping it (``domain.edit.SetModel``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.storage.workbook.score_formula import refuse_unwritable


@dataclass(frozen=True, slots=True)
class Supposition:
    """An assessment as it would be, with its ranking."""

    assessment: Assessment
    ranking: Ranking


def suppose_model(assessment: Assessment, model: ScoringModel) -> Supposition:
    """Return the agreed scores under a model that differs in weights only.

    Raises
    ------
    ModelFault
        If a spreadsheet could not rank it exactly, or take its formulas.
    """
    compiled = compile_model(model)
    refuse_unwritable(compiled)
    under = replace(assessment, model=model)
    return Supposition(under, rank_assessment(under, compiled))

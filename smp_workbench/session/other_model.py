"""The same scores under another scoring model, to see whether the order survives another formula.

Here: whether two models score on the same criteria, and the ranking under the other one.
Not here: putting another model into the assessment (``domain.edit.SetModel``).
"""

from __future__ import annotations

from dataclasses import replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import Refusal
from smp_workbench.scoring.rank import rank_assessment


def rank_under(assessment: Assessment, model: ScoringModel) -> Ranking:
    """Return the ranking that the agreed scores would have under another model.

    Parameters
    ----------
    model
        Has the same criteria: the same codes, each with the same level values. Weights, groups,
        totals, formula, bands and every word may differ.

    Raises
    ------
    Refusal
        If a criterion is missing, is new, or has other levels; it names each of them.
    """
    misfits = find_misfits(assessment.model, model)
    if misfits:
        raise Refusal(
            "The scores cannot be ranked under {model}: {misfits}.",
            "Choose a model with the same criteria.",
            model=model.id,
            misfits="; ".join(misfits),
        )
    return rank_assessment(replace(assessment, model=model))


def find_misfits(own: ScoringModel, other: ScoringModel) -> tuple[str, ...]:
    """Return in what the criteria of two models differ, in words; empty if they are the same."""
    ours = {criterion.code: {level.value for level in criterion.levels} for criterion in own.criteria}
    theirs = {criterion.code: {level.value for level in criterion.levels} for criterion in other.criteria}
    found = {
        "it has no {codes}": [code for code in ours if code not in theirs],
        "it asks for {codes} as well": [code for code in theirs if code not in ours],
        "its levels of {codes} are different": [
            code for code, levels in ours.items() if levels != theirs.get(code, levels)
        ],
    }
    return tuple(text.format(codes=", ".join(codes)) for text, codes in found.items() if codes)

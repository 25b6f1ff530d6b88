"""The second stage: which themes lead, and how they rank under its own small model.

Here: the second stage as an assessment of its own, so that everything that evaluates, ranks and shows
an assessment serves it unchanged.
Not here: the first ranking (``scoring.rank``), which the second stage stands beside and never changes.
"""

from __future__ import annotations

from dataclasses import replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Batch, Edit, SetEntry
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE
from smp_workbench.domain.second_stage import SecondStage


def leading_themes(ranking: Ranking, leading: int) -> tuple[RankedTheme, ...]:
    """Return the themes that lead, in rank order.

    Parameters
    ----------
    ranking
        The first one. A theme without a score has no rank and does not lead yet.
    leading
        How many themes are looked at, 1 or more: those with a rank of at most this. Ties are exact,
        and one at the edge makes the themes more.
    """
    return tuple(theme for theme in ranking.themes if theme.rank is not None and theme.rank <= leading)


def could_lead(ranking: Ranking, leading: int) -> tuple[RankedTheme, ...]:
    """Return the themes that are not fully scored yet and might still lead, by ref."""
    return tuple(theme for theme in ranking.themes if theme.rank is None and theme.best <= leading)


def under_second_stage(assessment: Assessment, stage: SecondStage) -> Assessment:
    """Return an assessment whose scoring model and agreed scores are those of the second stage.

    It has every theme, and no second stage of its own. An edit of its agreed scores is one of the
    second stage's: see :func:`as_second_stage`.
    """
    agreed = replace(stage.agreed, scorer=AGREED)
    conflicts = tuple(
        replace(one, key=replace(one.key, scorer=AGREED))
        for one in assessment.conflicts
        if one.key.scorer == SECOND_STAGE
    )
    return replace(
        assessment,
        model=stage.model, agreed=agreed, cards=(), evidence=(), second_stage=None,
        conflicts=conflicts, reviews=(),
    )  # fmt: skip


def as_second_stage(edit: Edit) -> Edit:
    """Return an edit of such an assessment's agreed scores as one of the assessment that it is of."""
    match edit:
        case SetEntry(scorer="agreed"):
            return replace(edit, scorer=SECOND_STAGE)
        case Batch():
            return replace(edit, edits=tuple(map(as_second_stage, edit.edits)))
        case _:
            return edit


def looked_at(assessment: Assessment, ranking: Ranking) -> Assessment | None:
    """Return the second stage as an assessment of the themes that lead, in their first rank order.

    Parameters
    ----------
    ranking
        The first one, of this assessment.

    Returns
    -------
    Assessment or None
        Complete in itself, with all its themes above the line: the second stage draws none. None if
        there is no second stage. ``scoring.rank.rank_assessment`` gives its ranking.
    """
    stage = assessment.second_stage
    if stage is None:
        return None
    known = {theme.ref: theme for theme in assessment.themes}
    themes = tuple(known[theme.ref] for theme in leading_themes(ranking, stage.leading))
    card = {theme.ref: row for theme in themes if (row := stage.agreed.entries.get(theme.ref))}
    whole = under_second_stage(assessment, stage)
    return replace(
        whole, themes=themes, agreed=replace(whole.agreed, entries=card), cut_line=max(len(themes), 1)
    )

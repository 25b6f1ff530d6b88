"""The same scores under other scoring models, to see whether the order survives another formula.

Here: whether two models score on the same criteria, the ranking under another one, and rankings under
several side by side.
Not here: putting another model into the assessment (``domain.edit.SetModel``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.wording import listed_briefly, number
from smp_workbench.session.earlier_model import ranks_alike


@dataclass(frozen=True, slots=True)
class OtherFormula:
    """The same scores under one other model.

    Attributes
    ----------
    ranking
        Under the other model, above the same cut line.
    enters, leaves
        Refs of themes that are above the line only there, and only under the assessment's own model; in
        the order of the ranking that they are above the line of.
    """

    model: ScoringModel
    ranking: Ranking
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormulaRow:
    """One theme's places: under the assessment's own model, and under each other one, in their order."""

    own: RankedTheme
    others: tuple[RankedTheme, ...]

    @property
    def moves(self) -> bool:
        """Whether its rank, or its range of ranks, is another under any of them."""
        return any(other.rank_text != self.own.rank_text for other in self.others)


def other_formulas(
    assessment: Assessment, own: Ranking, models: Iterable[CompiledModel]
) -> tuple[OtherFormula, ...]:
    """Return the agreed scores under every other model with the same criteria.

    Parameters
    ----------
    own
        The assessment's ranking under its own model.
    models
        Any; the assessment's own, and those with other criteria, are passed over.
    """
    return tuple(
        _under(assessment, own, compiled)
        for compiled in models
        if not _is_own(assessment.model, compiled.model)
        and not find_misfits(assessment.model, compiled.model)
    )


def _is_own(own: ScoringModel, other: ScoringModel) -> bool:
    """Whether it is the same model; a file may have kept its id and version and say something else."""
    return (own.id, own.version) == (other.id, other.version) and ranks_alike(own, other)


def side_by_side(own: Ranking, others: Iterable[OtherFormula]) -> tuple[FormulaRow, ...]:
    """Return every theme's places, in the order of the assessment's own ranking."""
    places = [{theme.ref: theme for theme in other.ranking.themes} for other in others]
    return tuple(FormulaRow(theme, tuple(known[theme.ref] for known in places)) for theme in own.themes)


def rank_under(assessment: Assessment, model: ScoringModel) -> Ranking:
    """Return the ranking that the agreed scores would have under another model; see :func:`under_model`."""
    return rank_assessment(under_model(assessment, model))


def under_model(assessment: Assessment, model: ScoringModel) -> Assessment:
    """Return the assessment as it would be under another model; it is only looked at, never kept.

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
    return replace(assessment, model=model)


def _under(assessment: Assessment, own: Ranking, compiled: CompiledModel) -> OtherFormula:
    ranking = rank_assessment(assessment, compiled)
    ours = [theme.ref for theme in own.above_line()]
    theirs = [theme.ref for theme in ranking.above_line()]
    return OtherFormula(
        compiled.model,
        ranking,
        tuple(ref for ref in theirs if ref not in ours),
        tuple(ref for ref in ours if ref not in theirs),
    )


def find_misfits(own: ScoringModel, other: ScoringModel) -> tuple[str, ...]:
    """Return in what the criteria of two models differ, in words; empty if they are the same."""
    ours = {criterion.code: {level.value for level in criterion.levels} for criterion in own.criteria}
    theirs = {criterion.code: {level.value for level in criterion.levels} for criterion in other.criteria}
    names = {criterion.code: criterion.name for criterion in (*other.criteria, *own.criteria)}
    found = (
        ("criterion is missing", "criteria are missing", [code for code in ours if code not in theirs]),
        ("criterion is new", "criteria are new", [code for code in theirs if code not in ours]),
        (
            "criterion has other levels",
            "criteria have other levels",
            [code for code, levels in ours.items() if levels != theirs.get(code, levels)],
        ),
    )
    return tuple(
        f"{number(len(codes)).english()} {one if len(codes) == 1 else several}"
        f" ({listed_briefly([names[code] for code in codes]).english()})"
        for one, several, codes in found
        if codes
    )

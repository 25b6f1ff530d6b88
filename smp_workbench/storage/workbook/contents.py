"""What a workbook is written from: the assessment with everything that follows from it.

Here: the one bundle that every sheet reads.
Not here: computing (``scoring``) and writing (``writer`` and the ``sheet_`` modules).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from smp_workbench.domain.assessment import Assessment, Comparison
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.domain.scoring_model import NOT_OFFICIAL, ScoringModel
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.second_stage import looked_at, under_second_stage
from smp_workbench.storage.workbook.score_formula import ScoreFormulas, refuse_unwritable
from smp_workbench.storage.workbook.step import exact_steps


@dataclass(frozen=True, eq=False)
class Contents:
    """An assessment, its history, its model ready to compute, and its ranking; told apart by identity."""

    assessment: Assessment
    history: History
    compiled: CompiledModel
    ranking: Ranking

    @classmethod
    def of(cls, workbook: Workbook) -> Contents:
        """Return everything that follows from a workbook's assessment.

        Raises
        ------
        ModelFault
            If the scoring model does not work, or no spreadsheet could take its formulas.
        """
        compiled = compile_model(workbook.assessment.model)
        refuse_unwritable(compiled)
        ranking = rank_assessment(workbook.assessment, compiled)
        return cls(workbook.assessment, workbook.history, compiled, ranking)

    @property
    def title(self) -> str:
        """The assessment's title, or a plain word for one without."""
        return self.assessment.title or "Assessment"

    def with_notice(self, hint: str) -> str:
        """Return a sheet's hint, after that the model is not the official one where that must be said.

        What must not be missed comes first: a narrow page shows the beginning of a line.
        """
        notice = self.compiled.model.notice
        return f"{notice[0].upper()}{notice[1:]}. {hint}" if notice else hint

    def shown(self, round_number: int) -> bool:
        """Whether the cards of a round may be seen."""
        return self.assessment.round_revealed(round_number)

    @cached_property
    def scored(self) -> tuple[Theme, ...]:
        """The themes that are scored, in the order of record."""
        return tuple(theme for theme in self.assessment.themes if theme.scored)

    @cached_property
    def exact_steps(self) -> tuple[str, ...]:
        """The exact form of the start and of each change, by sequence number."""
        return exact_steps(self.history)

    @cached_property
    def formulas(self) -> ScoreFormulas:
        """The formulas of Scores."""
        return ScoreFormulas.of(self.compiled, len(self.scored))

    @cached_property
    def stage(self) -> StageContents | None:
        """The second stage with everything that follows from it; None if there is none.

        Raises
        ------
        ModelFault
            As :meth:`of` does.
        """
        stage = self.assessment.second_stage
        leading = looked_at(self.assessment, self.ranking)
        if stage is None or leading is None:
            return None
        compiled = compile_model(stage.model)
        refuse_unwritable(compiled)
        whole = under_second_stage(self.assessment, stage)
        return StageContents(
            whole, self.history, compiled, rank_assessment(leading, compiled), self.ranking, stage.leading
        )

    @cached_property
    def _places(self) -> dict[str, RankedTheme]:
        return {theme.ref: theme for theme in self.ranking.themes}

    def place_of(self, ref: str) -> RankedTheme:
        """Return the place of a theme that is scored."""
        return self._places[ref]

    def theme_name(self, ref: str) -> str:
        """Return a theme's name, for the columns that repeat it beside its ref."""
        return self.assessment.theme(ref).name

    def criterion_name(self, code: str) -> str:
        """Return a criterion's name, for the columns that repeat it beside its code."""
        criterion = self.compiled.model.criterion(code)
        return criterion.name if criterion else ""


@dataclass(frozen=True, eq=False)
class StageContents(Contents):
    """The second stage as an assessment of its own, whose ranking is of the leading themes.

    Attributes
    ----------
    first
        The first ranking.
    leading
        How many leading themes are looked at.
    """

    first: Ranking
    leading: int

    @cached_property
    def formulas(self) -> ScoreFormulas:
        """The formulas of the second stage's sheet."""
        return ScoreFormulas.of_stage(self.compiled, len(self.scored))

    @cached_property
    def scored(self) -> tuple[Theme, ...]:
        """The themes that are scored, in the order of the first ranking."""
        known = {theme.ref: theme for theme in self.assessment.themes}
        return tuple(known[ranked.ref] for ranked in self.first.themes)

    @cached_property
    def everyone(self) -> Mapping[str, RankedTheme]:
        """What each theme scores in the second stage, by ref, whether or not it leads."""
        return {theme.ref: theme for theme in rank_assessment(self.assessment, self.compiled).themes}


def model_text(model: ScoringModel) -> str:
    """Return which scoring model it is, in one line."""
    return f"{model.title} ({model.id} {model.version})"


def compared_version(comparison: Comparison | None) -> int | None:
    """Return the number of the version compared with; None for another assessment, or for nothing."""
    return None if comparison is None or comparison.reference else comparison.version


def references_text(assessment: Assessment) -> str:
    """Return what is kept for comparing: each one's name, file and the beginning of its hash."""
    return "; ".join(f"{one.title} ({one.file}, {one.content[:8]})" for one in assessment.references)


def stage_text(model: ScoringModel) -> str:
    """Return which scoring model the second stage has, and where it comes from."""
    return f"{model_text(model)}. {standing(model)}."


def standing(model: ScoringModel) -> str:
    """Return where a model comes from, and that it is not official where it is ours."""
    origin = model.provenance.origin
    words = {
        "illustrative": "Illustrative",
        "published": "From a public source",
        "supplied": f"Supplied by {model.provenance.supplied_by}",
        "adapted": f"Adapted from {model.provenance.adapted_from}",
    }[origin]
    said = f"{words}; illustrative" if model.illustrative and origin == "adapted" else words
    return NOT_OFFICIAL.replace("illustrative", said, 1) if model.notice else words

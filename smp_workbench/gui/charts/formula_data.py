"""The same scores under other formulas, as data: every theme's rank under each, side by side.

Here: one frozen record, made from the rankings. Not here: sentences (``formula_words``), drawing
(``formula_chart``), ranking under another model (``session.other_model``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.gui.charts.formula_words import formula_lines, formula_notes, formula_title, place_words
from smp_workbench.gui.charts.ranking_words import movement_mark
from smp_workbench.session.other_model import OtherFormula, side_by_side


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A theme under one model.

    Attributes
    ----------
    rank
        As shown; for an incomplete theme the range of its ranks.
    moved
        Places up or down against the assessment's own model; empty under that one.
    above
        Whether it is above the cut line.
    changes
        Whether it is on another side of the line than under the assessment's own model.
    words
        All of it, for those who hear it.
    """

    rank: str
    moved: str
    above: bool
    changes: bool
    words: str


@dataclass(frozen=True, slots=True)
class FormulaRow:
    """A theme under every model, the assessment's own first."""

    ref: str
    label: str
    cells: tuple[FormulaCell, ...]


@dataclass(frozen=True, slots=True)
class FormulaData:
    """The whole chart.

    Attributes
    ----------
    models
        What the models are called, the assessment's own first.
    cut_after
        How many rows stand above the cut line under the assessment's own model.
    """

    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    models: tuple[str, ...]
    rows: tuple[FormulaRow, ...]
    cut_line: int
    cut_after: int


def formula_data(assessment: Assessment, own: Ranking, others: Sequence[OtherFormula]) -> FormulaData:
    """Return what the chart shows.

    Parameters
    ----------
    own, others
        Of this assessment; at least one other.
    """
    labels = {theme.ref: theme.label for theme in assessment.themes}
    others = tuple(_told_apart(assessment.model, others))
    models = (assessment.model, *(other.model for other in others))
    names = tuple(model.title for model in models)
    rows = []
    for row in side_by_side(own, others):
        places = (row.own, *row.others)
        cells = tuple(
            _cell(place, row.own, own.cut_line, name, labels[row.own.ref])
            for place, name in zip(places, names, strict=True)
        )
        rows.append(FormulaRow(row.own.ref, labels[row.own.ref], cells))
    return FormulaData(
        title=formula_title(own, others, labels),
        lines=formula_lines(own, others, labels),
        notes=formula_notes(models),
        models=names,
        rows=tuple(rows),
        cut_line=own.cut_line,
        cut_after=len(own.above_line()),
    )


def _told_apart(own: ScoringModel, others: Sequence[OtherFormula]) -> Iterator[OtherFormula]:
    """Yield the others, a model that is called like one before it with its version."""
    titles = {own.title}
    for other in others:
        model = other.model
        if model.title in titles:
            model = replace(model, title=f"{model.title} ({model.version})")
        titles.add(model.title)
        yield replace(other, model=model)


def no_formula(title: str, line: str = "") -> FormulaData:
    """Return a chart that only says why there is nothing to show."""
    return FormulaData(title, (line,) if line else (), (), (), (), 0, 0)


def _cell(place: RankedTheme, own: RankedTheme, cut_line: int, model: str, label: str) -> FormulaCell:
    moved = own.rank - place.rank if own.rank is not None and place.rank is not None else None
    above = place.rank is not None and place.rank <= cut_line
    changes = above != (own.rank is not None and own.rank <= cut_line)
    mark = "" if place is own else movement_mark(moved, new=False)
    words = place_words(label, model, place, mark, cut_line)
    return FormulaCell(place.rank_text, mark, above, changes, words)

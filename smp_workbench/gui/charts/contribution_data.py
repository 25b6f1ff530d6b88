"""Why a theme stands where it does, as data: what each criterion adds, and where all of them lead.

Here: one frozen record, made from a score that was shared out among the criteria.
Not here: sentences (``contribution_words``), drawing (``contribution_chart``), sharing it out
(``scoring.contribution``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import exact_text, places_apart
from smp_workbench.domain.ranking import SCORE_PLACES
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.charts.contribution_words import (
    contribution_lines,
    contribution_notes,
    contribution_title,
    part_words,
    signed,
)
from smp_workbench.gui.tables.score_cell import level_text, score_text
from smp_workbench.scoring.contribution import Contribution


@dataclass(frozen=True, slots=True)
class PartRow:
    """What one criterion adds.

    Attributes
    ----------
    level, against
        The theme's level and the one it is compared with, as shown.
    text, exact
        The part with its sign, as shown and exactly.
    start, end
        The score before and after it, the parts taken in the order of the rows.
    words
        All of it, for those who hear it.
    """

    code: str
    name: str
    level: str
    against: str
    text: str
    exact: str
    start: float
    end: float
    words: str


@dataclass(frozen=True, slots=True)
class ContributionData:
    """The whole chart.

    Attributes
    ----------
    ref
        Of the theme.
    first, last
        What the parts begin and end with: a name and a score.
    rows
        The largest parts first; those of nothing are left out.
    whole
        All parts together, with their sign, as shown and exactly.
    """

    ref: str
    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    first: tuple[str, str]
    last: tuple[str, str]
    rows: tuple[PartRow, ...]
    whole: str
    whole_exact: str
    begin: float
    end: float


def contribution_data(
    assessment: Assessment,
    shared: Contribution,
    ref: str,
    other: str = "",
    *,
    straight: bool,
    places: int = SCORE_PLACES,
) -> ContributionData:
    """Return what the chart shows.

    Parameters
    ----------
    shared
        The theme's score, shared out above the lowest levels or above another theme's.
    other
        Ref of that theme; empty for the lowest levels.
    straight
        Whether the formula is a weighted sum, so that a part does not depend on the other criteria.
    places
        Least digits after the point, as in the ranking.
    """
    label = assessment.theme(ref).label
    against = assessment.theme(other).label if other else ""
    parts = sorted(
        ((criterion, shared.parts[criterion.code]) for criterion in assessment.model.criteria),
        key=lambda pair: -abs(pair[1]),
    )
    adding = [(criterion, part) for criterion, part in parts if part]
    whole = shared.score - shared.baseline
    places = max(places, *(places_apart([one], least=places) for one in (whole, *shared.parts.values())))
    places = places_apart((shared.baseline, shared.score), least=places)
    return ContributionData(
        ref=ref,
        title=contribution_title(label, against, shared, adding, places),
        lines=contribution_lines(label, against, shared, places),
        notes=contribution_notes(
            [part for _, part in adding],
            [criterion.name for criterion, part in parts if not part],
            straight=straight,
            in_blocks=shared.in_blocks,
            places=places,
        ),
        first=(against, score_text(shared.baseline, places)),
        last=(label, score_text(shared.score, places)),
        rows=tuple(_rows(assessment, shared, (ref, other), adding, places)),
        whole=signed(whole, places),
        whole_exact=exact_text(whole),
        begin=float(shared.baseline),
        end=float(shared.score),
    )


def no_contribution(title: str, line: str = "") -> ContributionData:
    """Return a chart that only says why there is nothing to show."""
    lines = (line,) if line else ()
    return ContributionData("", title, lines, (), ("", ""), ("", ""), (), "", "", 0.0, 0.0)


def _rows(
    assessment: Assessment,
    shared: Contribution,
    refs: tuple[str, str],
    adding: list[tuple[Criterion, Fraction]],
    places: int,
) -> Iterator[PartRow]:
    reached = shared.baseline
    ref, other = refs
    for criterion, part in adding:
        level = _level(assessment, ref, criterion)
        against = _level(assessment, other, criterion) if other else level_text(criterion.levels[0].value)
        yield PartRow(
            criterion.code,
            criterion.name,
            level,
            against,
            signed(part, places),
            exact_text(part),
            float(reached),
            float(reached + part),
            part_words(criterion.name, level, against, signed(part, places)),
        )
        reached += part


def _level(assessment: Assessment, ref: str, criterion: Criterion) -> str:
    level = assessment.agreed.entry(ref, criterion.code).level
    return level_text(level) if isinstance(level, Fraction) else "\N{EN DASH}"

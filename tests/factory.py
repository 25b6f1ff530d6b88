"""Small models and assessments for tests: easy to read, with uneven and fractional levels."""

from __future__ import annotations

from fractions import Fraction

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddScorer, AddTheme, Edit, RestoreContent, SetEntry, SetRounds
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Answer, Entry, Round, Scorer
from smp_workbench.domain.scoring_model import (
    Criterion,
    Group,
    Level,
    Provenance,
    ScoringModel,
    Total,
)
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import Workbook
from smp_workbench.session.earlier import restoring_edit

IDENTITY = "0123456789abcdef" * 2


def levels(*values: int | str) -> tuple[Level, ...]:
    """Return levels of these values, each labelled with its own value."""
    return tuple(Level(Fraction(value), f"level {value}", f"what {value} looks like") for value in values)


def small_model(formula: str = "harm_total * likelihood_total") -> ScoringModel:
    """Return a model of two groups and three criteria, one of them with uneven levels."""

    def criterion(code: str, name: str, group: str, *values: int | str) -> Criterion:
        return Criterion(
            code, name, name.split(maxsplit=1)[0], f"How much {name.lower()}?", group, levels(*values)
        )

    return ScoringModel(
        id="small",
        version="1.0",
        title="A small model",
        provenance=Provenance("illustrative", "Made for tests", "The contributors", "MIT"),
        groups=(Group("harm", "Harm", "Harm"), Group("likelihood", "Likelihood", "Likely")),
        criteria=(
            criterion("H1", "Physical harm", "harm", 0, 1, 2, 3, 4),
            criterion("H2", "Financial harm", "harm", 0, 1, 2, 4, 8),
            criterion("L1", "Frequency", "likelihood", "1/3", 1, 2),
        ),
        totals=(
            Total("harm_total", "Total harm", "Harm", "sum(harm)", "harm"),
            Total("likelihood_total", "Total likelihood", "Likely", "sum(likelihood)", "likelihood"),
        ),
        formula=formula,
    )


def second_stage_model(formula: str = "wmean(review)") -> ScoringModel:
    """Return a small model for a second stage, one of whose codes is also one of the first's."""

    def criterion(code: str, name: str, *values: int | str) -> Criterion:
        return Criterion(code, name, name, f"How much {name.lower()}?", "review", levels(*values))

    return ScoringModel(
        id="second",
        version="1.0",
        title="A second stage",
        provenance=Provenance("illustrative", "Made for tests", "The contributors", "MIT"),
        groups=(Group("review", "Second stage", "2nd"),),
        criteria=(
            criterion("V1", "Volume", 1, 2, 3, 4),
            criterion("V2", "Trend", "1/3", 1, 3),
            criterion("H1", "Influence", 1, 2, 5),
        ),
        totals=(),
        formula=formula,
    )


def agreed(ref: str, criterion: str, level: int | str | None, reason: str = "") -> SetEntry:
    """Return the edit that sets one agreed score; ``"?"`` is not known, None a blank."""
    answer: Answer = None
    if level is not None:
        answer = NOT_KNOWN if level == "?" else Fraction(level)
    return SetEntry(AGREED, 0, ref, criterion, Entry(answer, "", reason))


def applied(assessment: Assessment, *edits: Edit) -> Assessment:
    """Return the assessment after these edits."""
    for edit in edits:
        assessment, _ = edit.apply(assessment)
    return assessment


def small_assessment(model: ScoringModel | None = None) -> Assessment:
    """Return three themes (one of them incomplete), two scorers and a hidden round."""
    return applied(
        Assessment(IDENTITY, model or small_model(), title="A small assessment", cut_line=1),
        *(AddTheme(Theme(f"T-00{n}", name)) for n, name in enumerate(("Burglary", "Fraud", "ASB"), 1)),
        SetRounds((Round(1, "First round"),)),
        AddScorer(Scorer("S-01", "County Council", (1,))),
        AddScorer(Scorer("S-02", "Police", (1,))),
        *(agreed("T-001", code, level) for code, level in (("H1", 2), ("H2", 4), ("L1", 2))),
        *(agreed("T-002", code, level) for code, level in (("H1", 0), ("H2", 8), ("L1", "1/3"))),
        agreed("T-003", "H1", 1, "Seen on the estate"),
        agreed("T-003", "H2", "?"),
        SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(3), "high", "Worse this year")),
    )


def restoring(workbook: Workbook, number: int, why: str = "") -> RestoreContent:
    """Return the edit that puts a version back."""
    then = workbook.history.state_at(workbook.history.version(number).sequence)
    return restoring_edit(workbook.assessment, then, f"version {number}", why)

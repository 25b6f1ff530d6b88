"""Random scoring models and assessments that a workbook must compute as our core does.

Here: models of every function of the language with uneven levels and fractional weights, the shipped
models, and assessments with blanks, ``?``, ties and themes that are not scored.
Not here: comparing (``test_libreoffice_formulas.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

from smp_workbench.domain.assessment import Assessment, Marking
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, SECOND_STAGE, Answer, Entry, Scorecard
from smp_workbench.domain.scoring_model import Criterion, Group, Level, Provenance, ScoringModel, Total
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import ModelFault
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.model_file import shipped_model, shipped_models
from tests.factory import IDENTITY

LEVELS: tuple[tuple[int | str, ...], ...] = (
    (0, 1, 2, 3, 4),
    (1, 2, 3, 4, 5),
    (0, 1, 2, 4, 8),
    (1, 2),
    ("0", "1/2", "1", "3/2"),
    ("1/3", "2/3", "1", "7/3"),
    ("0.1", "0.25", "0.7"),
    (-2, -1, 0, 1),
)
WEIGHTS: tuple[int | str, ...] = (1, 1, 2, 3, "1/2", "0.35", "1/3", "2/7", 0)
OWN_NAMES = (
    "score", "rank", "check", "order", "ranking_score", "ref_order", "outlook", "line", "decision", "level",
    "name", "part", "scorer", "round", "kind", "confidence", "reason", "number", "exact", "item", "Cut_line",
)  # fmt: skip
"""Keys of columns of ours and words of our headers, which a criterion may be coded by as well."""
TALLEST, WIDEST = 130, 20
"""Themes and criteria of the largest workbook."""


def random_workbook(seed: int) -> Workbook:
    """Return a workbook; the same for the same seed.

    Every fifth has a shipped model, every other a second stage.
    """
    random = Random(seed)
    shipped = tuple(shipped_models())
    model = shipped[seed // 5 % len(shipped)] if seed % 5 == 0 else random_model(random)
    assessment = random_assessment(random, model)
    if seed % 2 == 0:
        assessment = with_second_stage(random, assessment)
    return Workbook(assessment, History(assessment))


def with_second_stage(random: Random, assessment: Assessment) -> Assessment:
    """Return the assessment with a second stage of the shipped model, or of one drawn at random."""
    model = shipped_model("smp-second-stage") if random.random() < 0.5 else random_model(random)
    gaps = random.choice((0.0, 0.05, 0.3))
    rows = {theme.ref: dict(_row(random, model, gaps)) for theme in assessment.themes}
    entries = {
        ref: {code: Entry(level) for code, level in row.items() if level is not None}
        for ref, row in rows.items()
    }
    card = Scorecard(SECOND_STAGE, 0, {ref: row for ref, row in entries.items() if row})
    return replace(assessment, second_stage=SecondStage(model, random.randint(1, 12), card))


# --- models ------------------------------------------------------------------------------------


def random_model(random: Random) -> ScoringModel:
    """Return a model that works: formulas are drawn until one is within the bound."""
    blank = _blank_model(random)
    while True:
        model = _with_formulas(random, blank)
        try:
            compile_model(model)
        except ModelFault:
            continue
        return model


def _blank_model(random: Random) -> ScoringModel:
    groups = tuple(
        Group(f"g{n}", f"Group {n}", f"G {n}", _weight(random)) for n in range(random.randint(1, 4))
    )
    count = WIDEST if random.random() < 0.05 else random.randint(len(groups), 9)
    members = [groups[place % len(groups)].code for place in range(count)]
    if random.random() < 0.8:
        members.sort()  # usually a group's criteria stand together
    codes = _codes(random, count)
    criteria = tuple(
        Criterion(code, f"Criterion {n}", f"C {n}", "How much?", member, _levels(random), _weight(random))
        for n, (code, member) in enumerate(zip(codes, members, strict=True))
    )
    provenance = Provenance("illustrative", "Drawn at random", "Nobody", "MIT")
    return ScoringModel("random", "1.0", "A random model", provenance, groups, criteria, (), "1")


def _codes(random: Random, count: int) -> list[str]:
    """Return codes of criteria; in some models they are the names of the program's own columns."""
    own = random.random() < 0.3
    return random.sample(OWN_NAMES, count) if own else [f"c{number}" for number in range(count)]


def _levels(random: Random) -> tuple[Level, ...]:
    return tuple(Level(Fraction(value), f"level {value}") for value in random.choice(LEVELS))


def _weight(random: Random) -> Fraction:
    return Fraction(random.choice(WEIGHTS))


def _with_formulas(random: Random, blank: ScoringModel) -> ScoringModel:
    model = blank
    for place in range(random.randint(0, 4)):
        group = model.groups[place].code if place < len(model.groups) and random.random() < 0.8 else ""
        total = Total(f"t{place}", f"Total {place}", f"T {place}", _formula(random, model, 1), group)
        model = replace(model, totals=(*model.totals, total))
    return replace(model, formula=_formula(random, model, 2))


def _formula(random: Random, model: ScoringModel, depth: int) -> str:
    """Return a formula in the language over what the model has so far."""
    if depth == 0:
        return random.choice(_values(model))
    a, b = _formula(random, model, depth - 1), _formula(random, model, depth - 1)
    group = random.choice(model.groups).code
    divisor = random.choice(("2", "7", "1.5", f"max(1, {b})", f"(60 + sum({group}))"))
    relation = random.choice(("<", "<=", ">", ">=", "=", "!="))
    forms = (
        f"{a} + {b}",
        f"({a} - {b})",
        f"({a}) * ({b})",
        f"({a}) / {divisor}",
        f"if({a} {relation} {b}, {random.choice(_values(model))}, {a})",
        f"{random.choice(('wsum', 'wmean'))}({', '.join(_weighted(random, model))})",
        _call(random, model),
        _call(random, model),
    )
    return random.choice(forms)


def _call(random: Random, model: ScoringModel) -> str:
    function = random.choice(("sum", "sum", "mean", "max", "min", "product"))
    others = random.sample(_values(model), random.randint(0, 2))
    return f"{function}({', '.join((random.choice(model.groups).code, *others))})"


def _values(model: ScoringModel) -> list[str]:
    return [*model.codes, *(total.code for total in model.totals), "3", "0.25"]


def _weighted(random: Random, model: ScoringModel) -> Sequence[str]:
    """Return arguments that have weights: criteria, groups, and totals of groups."""
    known = [
        *model.codes,
        *(one.code for one in model.groups),
        *(one.code for one in model.totals if one.group),
    ]
    return random.sample(known, random.randint(1, min(4, len(known))))


# --- assessments -------------------------------------------------------------------------------


def random_assessment(random: Random, model: ScoringModel) -> Assessment:
    """Return themes with agreed scores; about half the themes repeat another one's, so that ties occur."""
    count = TALLEST if random.random() < 0.04 else random.randint(0, 25)
    refs = [f"T-{number:03d}" for number in random.sample(range(1, 999), count)]
    themes = tuple(_theme(random, ref, place) for place, ref in enumerate(refs))
    rows: dict[str, dict[str, Answer]] = {}
    gaps = random.choice((0.0, 0.0, 0.02, 0.2))
    for ref in refs:
        repeated = rows and random.random() < 0.4
        rows[ref] = random.choice(list(rows.values())) if repeated else dict(_row(random, model, gaps))
    entries = {
        ref: {code: Entry(level) for code, level in row.items() if level is not None}
        for ref, row in rows.items()
    }
    agreed = Scorecard(AGREED, 0, {ref: row for ref, row in entries.items() if row})
    return Assessment(
        IDENTITY, model, "A random assessment", marking=Marking(), cut_line=random.randint(1, 8),
        themes=themes, agreed=agreed,
    )  # fmt: skip


def _theme(random: Random, ref: str, place: int) -> Theme:
    decision = Decision(random.choice(("", "priority", "watch", "not taken")))
    return Theme(ref, f"Theme {place} of {ref}", scored=random.random() > 0.05, decision=decision)


def _row(random: Random, model: ScoringModel, gaps: float) -> Iterator[tuple[str, Answer]]:
    for criterion in model.criteria:
        missing = random.random() < gaps
        yield (
            criterion.code,
            random.choice((None, NOT_KNOWN)) if missing else random.choice(criterion.levels).value,
        )

"""Random small assessments of every kind of formula, with ties and blanks, from a seed.

Here: a model, level positions and a cut line.
Not here: random formulas of the whole language (``random_model``), and the tests.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from smp_workbench.domain.scoring_model import Criterion, Group, Level, Provenance, ScoringModel, Total
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.level_array import Positions

FORMULAS = {
    "linear": ("wsum(a, b)", "wmean(a)", "sum(a) + 2 * wmean(b)", "wsum(ta, tb)", "wsum(a) - wmean(b) / 3"),
    "product": ("product(A1, B1, B2)", "wsum(a) * wsum(b)", "A1 * wmean(b) + B1 * B2", "ta * tb * C1"),
    "three blocks": (
        "wsum(ta, tb, tc)",
        "ta * tb * (1 + 0.15 * (wmean(c) - 1))",
        "wmean(ta, tb) * tc",
        "ta * tb + tc",
    ),
    "mean": ("mean(a, b, c)", "mean(a) * mean(b)", "wmean(a, b)", "mean(ta, tb, wmean(c))", "wmean(A1, B1)"),
    "max": ("max(a) * wsum(b)", "max(ta, tb)", "max(wsum(a), 2) + wmean(b)", "max(ta, tb, tc) + A1 / 2"),
    "min": ("min(ta, tb)", "min(a) + wmean(b)", "min(wsum(a), 3) * tb", "min(wmean(a), wmean(b)) + C1"),
    "if": (
        "if(A1 >= 3, ta * 2, tb)",
        "if(ta > tb, ta, tb + 1)",
        "if(wmean(a) = B1, 5, wsum(b))",
        "wsum(b) + if(wmean(a) >= 2, 1, 0)",
        "if(ta != tb, wsum(a), wsum(c))",
    ),
    "quotient": (
        "wsum(a) / (97 + 11 * B1 * B2 + 13 * C1 * C2)",
        "wmean(a) / (101 + 7 * B1 * B2 * C1) + wsum(ta, tb) / 3",
        "ta * tc / (1 + sum(b))",
    ),
    "again": (
        "wsum(a) * wsum(a)",
        "wmean(a) * (1 + wmean(a)) - wmean(b)",
        "wsum(ta, tb) / (1 + wmean(ta, tb, tc))",
        "wmean(a) * wmean(A1, A2) + B1",
        "wmean(A1, A2) + A3",
        "ta * ta - tb * wmean(ta, tb)",
    ),
}
"""By kind; in the last the same weights stand in several places."""

WHOLE = [Fraction(value) for value in (0, 1, 2, 3, 4)]
UNEVEN = [Fraction(text) for text in ("0", "1/2", "1", "2", "4", "8")]
WEIGHTS = [Fraction(text) for text in ("0", "1", "1", "1", "2", "3", "1/3", "5/2")]


@dataclass(frozen=True)
class RandomAssessment:
    """Something to look for tipping points in."""

    kind: str
    compiled: CompiledModel
    positions: Positions
    cut_line: int


def random_assessment(seed: int) -> RandomAssessment:
    """Return the assessment of a seed; neighbouring seeds have different kinds of formula."""
    chance = random.Random(seed)
    kind = list(FORMULAS)[seed % len(FORMULAS)]
    formula = chance.choice(FORMULAS[kind])
    compiled = None
    while compiled is None or not any(one.weight for one in compiled.model.criteria):
        compiled = _compiled(chance, formula)
    rows = [
        [_place(chance, len(criterion.levels)) for criterion in compiled.model.criteria]
        for _ in range(chance.randint(2, 6))
    ]
    if chance.random() < 0.3:
        rows.append(chance.choice(rows))
    positions = np.array(rows, dtype=np.int16)
    return RandomAssessment(kind, compiled, positions, chance.randint(1, len(rows)))


def _place(chance: random.Random, levels: int) -> int:
    return chance.choice((-1, -2)) if chance.random() < 0.02 else chance.randrange(levels)


def _compiled(chance: random.Random, formula: str) -> CompiledModel | None:
    def weight() -> Fraction:
        return chance.choice(WEIGHTS)

    groups = tuple(Group(code, code, "", weight()) for code in "abc")
    criteria = []
    for group in groups:
        for number in range(1, chance.randint(3, 4) if group.code == "a" else 3):
            pool = chance.choice((WHOLE, UNEVEN))
            values = sorted(chance.sample(pool, chance.randint(2, 4)))
            levels = tuple(Level(value, str(value)) for value in values)
            code = f"{group.code.upper()}{number}"
            criteria.append(Criterion(code, code, "", "", group.code, levels, weight()))
    totals = tuple(Total(f"t{code}", code, "", f"wsum({code})", code) for code in "abc")
    source = Provenance("illustrative", "", "", "")
    model = ScoringModel("random", "1", "Random", source, groups, tuple(criteria), totals, formula)
    if "A3" in formula and "A3" not in model.codes:
        model = replace(model, formula=formula.replace("A3", "A2"))
    try:
        return compile_model(model)
    except Exception:  # noqa: BLE001  # weights that sum to 0, or a divisor that can be 0: draw again
        return None

"""Assessments with given or random agreed scores.

Here: what tests of the sensitivity analyses score.
Not here: the tests.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import reject
from hypothesis import strategies as st

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.formula import FormulaFault
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer, Confidence, Entry
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.compiled_model import compile_model
from tests.scoring.random_model import RandomModel, positions_of, random_models


def assessed(
    model: ScoringModel, rows: list[list[Answer]], cut_line: int = 1, confidence: Confidence = ""
) -> Assessment:
    refs = [f"T-{number:03d}" for number in range(1, len(rows) + 1)]
    assessment = Assessment(
        "0" * 32, model, themes=tuple(Theme(ref, f"Theme {ref}") for ref in refs), cut_line=cut_line
    )
    card = assessment.agreed
    for ref, row in zip(refs, rows, strict=True):
        entries = {
            code: Entry(None if level is None else level, confidence)
            for code, level in zip(model.codes, row, strict=True)
        }
        card = card.with_row(ref, {code: entry for code, entry in entries.items() if not entry.empty})
    return assessment.with_card(card)


def whole(*rows: list[int]) -> list[list[Answer]]:
    return [[Fraction(value) for value in row] for row in rows]


@st.composite
def random_assessments(draw: st.DrawFn) -> Assessment:
    drawn: RandomModel = draw(random_models(most_criteria=5, depth=2))
    try:
        compile_model(drawn.model)
    except FormulaFault:
        reject()
    chance = np.random.default_rng(draw(st.integers(0, 2**32)))
    rows = positions_of(drawn.model, chance, draw(st.integers(1, 6)), gaps=draw(st.sampled_from([0.0, 0.1])))
    answers: list[list[Answer]] = [
        [
            one.levels[place].value if place >= 0 else (NOT_KNOWN if place == -2 else None)
            for one, place in zip(drawn.model.criteria, row, strict=True)
        ]
        for row in rows.tolist()
    ]
    return assessed(drawn.model, answers, draw(st.integers(1, 6)))

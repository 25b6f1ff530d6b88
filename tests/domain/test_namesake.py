"""Two models of one name are found, and what they differ in is told."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.namesake import differing_parts, namesake
from smp_workbench.domain.scoring_model import Band, ScoringModel
from tests.factory import levels, small_model

MODEL = small_model()
FIRST, *REST = MODEL.criteria


@pytest.mark.parametrize(
    ("other", "parts"),
    [
        (MODEL, ()),
        (replace(MODEL, formula="H1 + 2 * L1"), ("formula",)),
        (replace(MODEL, totals=MODEL.totals[:1]), ("formula",)),
        (replace(MODEL, criteria=(replace(FIRST, weight=Fraction(2)), *REST)), ("weights",)),
        (replace(MODEL, criteria=(replace(FIRST, levels=levels(0, 1)), *REST)), ("levels",)),
        (replace(MODEL, criteria=(replace(FIRST, question="Which?"), *REST)), ("words",)),
        (replace(MODEL, bands=(Band(Fraction(7), "High"),)), ("bands",)),
        (replace(MODEL, title="Another"), ("words",)),
        (replace(MODEL, criteria=tuple(REST)), ("criteria", "levels", "weights")),
    ],
)
def test_that_the_parts_that_differ_are_told(other: ScoringModel, parts: tuple[str, ...]) -> None:
    assert differing_parts(MODEL, other) == differing_parts(other, MODEL) == parts


def test_that_only_another_model_of_the_same_id_and_version_is_a_namesake() -> None:
    changed = replace(MODEL, formula="H1")
    others = (MODEL, replace(changed, version="1.1"), replace(changed, id="other"))
    assert namesake(MODEL, others) is None
    assert namesake(MODEL, (*others, changed)) == changed

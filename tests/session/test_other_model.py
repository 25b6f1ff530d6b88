"""The same scores under other formulas: who enters, who leaves, and where everybody stands."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.session.other_model import (
    find_misfits,
    other_formulas,
    rank_under,
    side_by_side,
)
from smp_workbench.storage.model_file import shipped_model, shipped_models
from tests.published.plain_model import plain_model
from tests.scoring.assessed import assessed, whole

SUM = plain_model("X1 + X2", [range(6)] * 2)


def other(formula: str, model_id: str = "other") -> CompiledModel:
    return compile_model(replace(SUM, id=model_id, formula=formula))


def scored() -> Assessment:
    """Sums 5, 4, 4 and 2; products 0, 4, 3 and 1; greatest 5, 2, 3 and 1."""
    return assessed(SUM, whole([5, 0], [2, 2], [1, 3], [1, 1]), cut_line=2)


def test_that_each_other_formula_says_who_enters_and_who_leaves() -> None:
    assessment = scored()
    own = rank_assessment(assessment)
    assert [theme.ref for theme in own.above_line()] == ["T-001", "T-002", "T-003"]
    product, greatest = other_formulas(assessment, own, [other("X1 * X2"), other("max(X1, X2)", "greatest")])
    assert (product.model.id, product.enters, product.leaves) == ("other", (), ("T-001",))
    assert (greatest.model.id, greatest.enters, greatest.leaves) == ("greatest", (), ("T-002",))


def test_that_a_theme_that_enters_is_named_too() -> None:
    assessment = replace(scored(), cut_line=1)
    (found,) = other_formulas(assessment, rank_assessment(assessment), [other("X1 * X2")])
    assert (found.enters, found.leaves) == (("T-002",), ("T-001",))


def test_that_ranks_stand_side_by_side_in_the_order_of_the_own_ranking() -> None:
    assessment = scored()
    own = rank_assessment(assessment)
    rows = side_by_side(own, other_formulas(assessment, own, [other("X1 * X2"), other("X2", "second")]))
    found = [(row.own.ref, row.own.rank_text, [place.rank_text for place in row.others]) for row in rows]
    assert found == [
        ("T-001", "1", ["4", "4"]),
        ("T-002", "2=", ["1", "2"]),
        ("T-003", "2=", ["2", "1"]),
        ("T-004", "4", ["3", "3"]),
    ]
    assert all(row.moves for row in rows)
    alike = side_by_side(own, other_formulas(assessment, own, [other("2 * X1 + 2 * X2")]))
    assert not any(row.moves for row in alike)


def test_that_a_theme_can_have_a_score_under_one_formula_only() -> None:
    assessment = assessed(SUM, [*whole([3, 3]), [Fraction(5), None]])
    own = rank_assessment(assessment)
    (found,) = other_formulas(assessment, own, [other("X1")])
    assert (found.enters, found.leaves) == (("T-002",), ("T-001",))
    row = side_by_side(own, [found])[1]
    assert (row.own.rank, row.others[0].rank, row.moves) == (None, 1, True)


def test_that_the_own_model_and_those_with_other_criteria_are_passed_over() -> None:
    assessment = scored()
    longer = compile_model(replace(plain_model("X1", [range(6)] * 3), id="longer"))
    finer = compile_model(replace(plain_model("X1", [range(7)] * 2), id="finer"))
    own = compile_model(SUM)
    assert other_formulas(assessment, rank_assessment(assessment), [own, longer, finer]) == ()
    assert find_misfits(SUM, longer.model) == ("one criterion is new (Criterion 3)",)
    with pytest.raises(Refusal, match=r"two criteria have other levels \(Criterion 1 and Criterion 2\)"):
        rank_under(assessment, finer.model)


def test_that_a_newer_version_of_the_own_model_is_another_formula() -> None:
    newer = compile_model(replace(SUM, version="2", formula="X1"))
    assert len(other_formulas(scored(), rank_assessment(scored()), [newer])) == 1


def test_that_the_shipped_variant_of_the_shipped_model_is_found() -> None:
    model = shipped_model("smp-thematic")
    levels = [[one.levels[place].value for one in model.criteria] for place in (0, 2, 1)]
    assessment = assessed(model, [list(row) for row in levels])
    found = other_formulas(assessment, rank_assessment(assessment), map(compile_model, shipped_models()))
    assert [one.model.id for one in found] == ["smp-thematic-sum"]

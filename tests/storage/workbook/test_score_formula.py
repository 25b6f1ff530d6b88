from __future__ import annotations

from dataclasses import replace

import pytest

from smp_workbench.domain.scoring_model import Criterion, Total
from smp_workbench.errors import ModelFault
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.model_file import shipped_models
from smp_workbench.storage.workbook.score_formula import (
    ScoreFormulas,
    fits,
    guidance_ranges,
    refuse_unwritable,
)
from tests.factory import levels, small_model


def test_that_each_formula_counts_its_inputs_first() -> None:
    formulas = ScoreFormulas.of(compile_model(small_model()), 3)
    assert formulas.totals(7) == (
        '=IF(COUNT(C7:D7)<2,"",SUM(C7:D7))',
        '=IF(COUNT(E7)<1,"",SUM(E7))',
    )
    assert formulas.score(7) == '=IF(OR(J7<>"",COUNT(C7:E7)<3),"",H7*I7)'


def test_that_a_formula_of_no_criterion_needs_no_count() -> None:
    formulas = ScoreFormulas.of(compile_model(small_model("2 + 3")), 3)
    assert formulas.score(6) == '=IF(J6<>"","",2+3)'


def test_that_the_score_for_ranking_is_rounded_as_scoring_says() -> None:
    thirds = ScoreFormulas.of(compile_model(small_model()), 3)
    assert thirds.ranking_score(6) == '=IF(F6="","",ROUND(F6*3,0)/3)'
    whole = ScoreFormulas.of(compile_model(small_model("H1 / 4")), 3)
    assert whole.ranking_score(6) == '=IF(F6="","",ROUND(F6,2))'


def test_that_ranks_look_at_all_rows_and_stay_on_them() -> None:
    formulas = ScoreFormulas.of(compile_model(small_model()), 3)
    assert formulas.rank(8) == '=IF(L8="","",RANK(L8,$L$6:$L$8,0))'


def test_that_the_check_knows_where_the_levels_stand() -> None:
    model = small_model()
    assert guidance_ranges(model) == {
        "H1": "Guidance!$E$6:$E$10", "H2": "Guidance!$E$12:$E$16", "L1": "Guidance!$E$18:$E$20",
    }  # fmt: skip
    assert guidance_ranges(model, not_known=True)["L1"] == "Guidance!$E$18:$E$21"
    assert "Guidance!$E$12:$E$16" in ScoreFormulas.of(compile_model(model), 3).check(6)


def test_that_every_shipped_model_can_be_written() -> None:
    for model in shipped_models():
        refuse_unwritable(compile_model(model))


def test_that_a_formula_too_long_over_cells_is_refused_by_name() -> None:
    scattered = tuple(
        Criterion(f"c{n}", f"Criterion {n}", f"C{n}", "?", ("harm", "likelihood")[n % 2], levels(0, 1))
        for n in range(60)
    )
    total = Total("big", "Big", "Big", " + ".join(["sum(harm)"] * 50))
    model = replace(small_model("big"), criteria=scattered, totals=(total,))
    with pytest.raises(
        ModelFault, match=r"totals.big, .* too long for a spreadsheet: .* Give parts of it names"
    ):
        refuse_unwritable(compile_model(model))


def test_that_more_criteria_than_a_sheet_can_check_are_refused() -> None:
    many = tuple(
        Criterion(f"c{n}", f"Criterion {n}", f"C{n}", "How much?", "harm", levels(0, 1)) for n in range(100)
    )
    model = replace(small_model("sum(harm)"), criteria=many, totals=())
    with pytest.raises(ModelFault, match="100 criteria"):
        refuse_unwritable(compile_model(model))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=" + "+".join(["A1"] * 2730), True),
        ("=" + "+".join(["A1"] * 2731), False),
        ("=SUM(" + ",".join(["A1"] * 255) + ")", True),
        ("=SUM(" + ",".join(["A1"] * 256) + ")", False),
        ("=" + "(" * 63 + "1" + ")" * 63, True),
        ("=" + "(" * 64 + "1" + ")" * 64, False),
    ],
)
def test_that_excels_limits_are_kept(formula: str, expected: bool) -> None:
    assert fits(formula) is expected

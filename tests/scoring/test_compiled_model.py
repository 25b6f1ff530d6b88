"""What a model must be to be computed with, and what is known of it then."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.formula import FormulaFault
from smp_workbench.domain.scoring_model import Criterion, Group, ScoringModel, Total
from smp_workbench.errors import ModelFault
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.span import Span
from smp_workbench.scoring.step import Affine, Product
from tests.factory import levels, small_model


@pytest.mark.parametrize(
    ("formula", "position", "what"),
    [
        ("H2 / H1", 6, "This divides by something that can be 0: it goes from 0 to 4."),
        ("1 + 2 / (H1 - 2)", 10, "This divides by something that can be 0: it goes from -2 to 2."),
        ("H1 / 0", 6, "This divides by something that can be 0: it goes from 0 to 0."),
        ("H1 / (if(H1 > 2, 1, 0))", 7, "This divides by something that can be 0"),
        ("product(" + ", ".join(["H1 * 999999999999999"] * 20) + ")", 1, "The numbers get too large"),
        ("H1 * 999999999999999 * 999", 1, "A spreadsheet could not rank this exactly"),
    ],
)
def test_that_arithmetic_that_cannot_work_is_refused_at_its_place(
    formula: str, position: int, what: str
) -> None:
    with pytest.raises(FormulaFault) as caught:
        compile_model(small_model(formula))
    assert caught.value.position == position
    assert caught.value.what.english().startswith(what)
    assert caught.value.remedy.english()


def test_that_totals_that_multiply_themselves_are_refused_and_not_computed_for_ever() -> None:
    squares = tuple(
        Total(f"s{n}", f"Square {n}", "", f"s{n - 1} * s{n - 1}" if n else "H2 / (H1 + 1)") for n in range(60)
    )
    with pytest.raises(FormulaFault, match="too large or too fine") as caught:
        compile_model(replace(small_model("H1"), totals=squares))
    assert caught.value.field.startswith("totals.s")


def test_that_a_fault_in_a_total_names_the_total() -> None:
    with pytest.raises(FormulaFault) as caught:
        compile_model(replace(small_model("H1"), totals=(Total("t1", "T", "", "H1 + t1"),)))
    assert (caught.value.field, caught.value.position) == ("totals.t1", 6)


_, LIKELIHOOD = small_model().groups
FIRST, *OTHERS = small_model().criteria


def with_first(first: Criterion) -> ScoringModel:
    return replace(small_model(), criteria=(first, *OTHERS))


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (replace(small_model("1"), criteria=()), "criteria"),
        (with_first(replace(FIRST, code="h2")), "criteria.H2.code"),
        (with_first(replace(FIRST, code="Sum")), "criteria.Sum.code"),
        (with_first(replace(FIRST, code="harm")), "groups.harm.code"),
        (with_first(replace(FIRST, group="nowhere")), "criteria.H1.group"),
        (with_first(replace(FIRST, levels=levels(1))), "criteria.H1.levels"),
        (with_first(replace(FIRST, levels=levels(2, 1))), "criteria.H1.levels"),
        (with_first(replace(FIRST, levels=levels(1, 1))), "criteria.H1.levels"),
        (with_first(replace(FIRST, weight=Fraction(-1))), "criteria.H1.weight"),
        (
            replace(small_model(), groups=(Group("harm", "", "", Fraction(-1)), LIKELIHOOD)),
            "groups.harm.weight",
        ),
        (replace(small_model(), totals=(Total("t", "T", "", "H1", "nowhere"),)), "totals.t.group"),
    ],
)
def test_that_parts_that_would_make_wrong_numbers_are_refused(model: ScoringModel, field: str) -> None:
    with pytest.raises(ModelFault) as caught:
        compile_model(model)
    assert caught.value.what.args["field"] == field
    assert caught.value.remedy.english()


def compiled(formula: str) -> CompiledModel:
    return compile_model(small_model(formula))


@pytest.mark.parametrize(
    ("formula", "low", "high", "denominator"),
    [
        ("H1 + H2", "0", "12", 1),
        ("mean(harm)", "0", "6", 2),
        ("L1", "1/3", "2", 3),
        ("3 * L1", "1", "6", 1),
        ("H2 / L1", "0", "24", 2),
        ("H1 - H1", "0", "0", 1),
        ("H1 * H1 - H1", "-4", "16", 1),
        ("if(H1 >= 0, 5, H2)", "5", "5", 1),
        ("if(H1 > 3, 5, L1)", "1/3", "5", 3),
        ("max(H1, 3) / 4", "3/4", "1", 4),
        ("wsum(harm_total, likelihood_total)", "1/3", "14", 3),
    ],
)
def test_that_range_and_denominator_are_known(formula: str, low: str, high: str, denominator: int) -> None:
    model = compiled(formula)
    assert model.span == Span(Fraction(low), Fraction(high))
    assert model.denominator == denominator
    assert model.gap == Fraction(1, denominator)


def test_that_the_criteria_in_use_are_those_the_formula_names_through_totals_too() -> None:
    model = compiled("harm_total + 0 * H1")
    assert model.used == ("H1", "H2")
    assert model.total_used == (("H1", "H2"), ("L1",))
    assert model.needed.tolist() == [[True, True, False], [True, True, False], [False, False, True]]


def test_that_everything_linear_collapses_and_can_be_read_off() -> None:
    model = compiled("(harm_total - 2 * H1 + 3) / 4 + mean(likelihood)")
    step = model.steps[model.score_step]
    assert isinstance(step, Affine)
    assert step.coefficients == {"H1": Fraction(-1, 4), "H2": Fraction(1, 4), "L1": Fraction(1)}
    assert step.constant == Fraction(3, 4)


def test_that_what_stands_twice_is_computed_once() -> None:
    model = compiled("H1 * H2 + H2 * (0 + H1) + H1 * H2 / 2")
    assert sum(isinstance(step, Product) for step in model.steps) == 2
    assert model.repeated == {"H1", "H2"}
    assert compiled("harm_total * likelihood_total").repeated == frozenset()

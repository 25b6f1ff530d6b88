from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.formula import Node
from smp_workbench.domain.formula_parser import Vocabulary, parse_formula
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.workbook.excel_formula import FormulaText, number_text
from tests.factory import small_model

COLUMNS = {"H1": 2, "H2": 3, "L1": 4, "harm_total": 5, "likelihood_total": 6}


def written(formula: str, model: ScoringModel | None = None) -> str:
    """Return a score's formula over row 6 of a sheet."""
    model = replace(model or small_model(), formula=formula)
    compiled = compile_model(model)
    tree: Node = parse_formula(formula, Vocabulary.of(model))
    return FormulaText(model, COLUMNS, 6, compiled.comparisons).write(tree)


def weighted_model(**weights: str) -> ScoringModel:
    """Return the small model with these weights of criteria and groups."""
    model = small_model()
    return replace(
        model,
        criteria=tuple(replace(one, weight=Fraction(weights.get(one.code, 1))) for one in model.criteria),
        groups=tuple(replace(one, weight=Fraction(weights.get(one.code, 1))) for one in model.groups),
    )


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("harm_total * likelihood_total", "F6*G6"),
        ("sum(harm)", "SUM(C6:D6)"),
        ("sum(harm, L1)", "SUM(C6:E6)"),
        ("sum(L1, harm)", "SUM(E6,C6:D6)"),
        ("mean(harm, H1)", "AVERAGE(C6:D6,C6)"),
        ("max(H1, 2 * L1, 3)", "MAX(C6,2*E6,3)"),
        ("min(H1, H2) + product(harm)", "MIN(C6:D6)+PRODUCT(C6:D6)"),
        ("H1 - (H2 - L1)", "C6-(D6-E6)"),
        ("H1 - H2 - L1", "C6-D6-E6"),
        ("H1 + (H2 + L1)", "C6+(D6+E6)"),
        ("(H1 + H2) * L1", "(C6+D6)*E6"),
        ("H1 + H2 * L1", "C6+D6*E6"),
        ("H1 / (2 * L1)", "C6/(2*E6)"),
        ("-H1 * -(H2 + 1)", "(-C6)*(-(D6+1))"),
        ("0.35 * H1", "0.35*C6"),
        ("wsum(harm)", "SUM(C6:D6)"),
        ("wmean(harm, L1)", "SUM(C6:E6)/3"),
    ],
)
def test_that_a_formula_is_written_as_it_reads(formula: str, expected: str) -> None:
    assert written(formula) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("wsum(harm)", "2*C6+(1/3)*D6"),
        ("wmean(harm)", "(2*C6+(1/3)*D6)/(7/3)"),
        ("wsum(harm, L1)", "2*C6+(1/3)*D6"),  # a weight of nothing adds nothing
        ("10 - wsum(harm)", "10-(2*C6+(1/3)*D6)"),
        ("wsum(harm_total, likelihood_total)", "0.35*F6+G6"),
    ],
)
def test_that_weights_are_written_exactly(formula: str, expected: str) -> None:
    assert written(formula, weighted_model(H1="2", H2="1/3", L1="0", harm="0.35")) == expected


def test_that_a_sum_without_any_weight_is_nothing() -> None:
    assert written("1 + wsum(L1)", weighted_model(L1="0")) == "1+0"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("H1 >= H2", "IF(ROUND(C6-D6,0)>=0,1,2)"),
        ("H1 != 2", "IF(ROUND(C6-2,0)<>0,1,2)"),
        ("H1 / 4 < H2 + 1", "IF(ROUND(C6/4-(D6+1),2)<0,1,2)"),
        ("L1 = 1", "IF(ROUND((E6-1)*3,0)/3=0,1,2)"),  # thirds lie on no decimal
    ],
)
def test_that_a_comparison_is_of_a_rounded_difference(condition: str, expected: str) -> None:
    assert written(f"if({condition}, 1, 2)") == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Fraction(12), "12"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 1000), "0.001"),
        (Fraction(2, 7), "(2/7)"),
        (Fraction(-1, 2), "(-0.5)"),
        (Fraction(1, 10**16), f"(1/{10**16})"),  # more decimals than a program keeps
    ],
)
def test_that_a_number_is_written_exactly(number: Fraction, expected: str) -> None:
    assert number_text(number) == expected

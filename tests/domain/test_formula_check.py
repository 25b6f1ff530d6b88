"""What may stand where in a formula."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.formula import Call, FormulaFault, Name
from smp_workbench.domain.formula_check import check_formula, weighted_terms, written_out
from smp_workbench.domain.formula_parser import parse_formula
from smp_workbench.domain.formula_vocabulary import Vocabulary
from smp_workbench.domain.scoring_model import Group, ScoringModel, Total
from tests.factory import small_model


def odd_model() -> ScoringModel:
    model = small_model()
    return replace(
        model,
        groups=(*model.groups, Group("idle", "Idle", "")),
        criteria=(replace(model.criteria[0], weight=Fraction(0)), *model.criteria[1:]),
        totals=(*model.totals, Total("free", "Free", "", "H1 + L1")),
    )


@pytest.mark.parametrize(
    ("formula", "position", "what", "remedy"),
    [
        ("harm", 1, "“harm” is a group", "such as sum(harm)"),
        ("2 * (H1 + harm)", 11, "“harm” is a group", "such as sum(harm)"),
        ("if(harm > 1, 1, 2)", 4, "“harm” is a group", "such as sum(harm)"),
        ("sum(-harm)", 6, "“harm” is a group", "such as sum(harm)"),
        ("sum(harm, idle)", 11, "The group “idle” has no criteria.", "leave it out"),
        ("wsum(H1 + H2)", 9, "wsum takes criteria, groups and totals only", "as the total of a group"),
        ("wmean(harm, 2)", 13, "wmean takes criteria, groups and totals only", "use sum or mean"),
        (
            "wsum(free)",
            6,
            "The total “free” has no weight, because it belongs to no group.",
            "Name its group",
        ),
        ("H2 + wmean(H1)", 6, "The weights under this wmean sum to 0.", "a weight above 0"),
    ],
)
def test_that_names_stand_only_where_they_can(formula: str, position: int, what: str, remedy: str) -> None:
    model = odd_model()
    tree = parse_formula(formula, Vocabulary.of(model))
    with pytest.raises(FormulaFault) as caught:
        check_formula(tree, model, "formula")
    assert caught.value.position == position
    assert caught.value.what.english().startswith(what)
    assert remedy in caught.value.remedy.english()


@pytest.mark.parametrize("formula", ["wsum(H1)", "wsum(harm, L1, harm_total)", "max(harm, free, 2)", "2"])
def test_that_a_sound_formula_passes(formula: str) -> None:
    model = odd_model()
    check_formula(parse_formula(formula, Vocabulary.of(model)), model, "formula")


def test_that_groups_are_written_out_with_weights_and_totals_carry_their_groups() -> None:
    model = odd_model()
    heavy = replace(model, groups=(replace(model.groups[0], weight=Fraction(5, 2)), *model.groups[1:]))
    call = parse_formula("wsum(harm_total, harm, L1)", Vocabulary.of(heavy))
    assert isinstance(call, Call)
    assert weighted_terms(call, heavy) == (
        (Fraction(5, 2), Name("harm_total", "total")),
        (Fraction(0), Name("H1", "criterion")),
        (Fraction(1), Name("H2", "criterion")),
        (Fraction(1), Name("L1", "criterion")),
    )
    assert [node for node in written_out(call.arguments, heavy) if isinstance(node, Name)] == [
        name for _, name in weighted_terms(call, heavy)
    ]

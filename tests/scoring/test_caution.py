"""What deserves a plain warning, worked by hand, in the words that a person reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme
from smp_workbench.domain.scoring_model import Criterion, Group, ScoringModel, Total
from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.caution_words import find_cautions
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.evaluate import evaluate
from tests.factory import IDENTITY, agreed, applied, levels, small_model

CODES = ("H1", "H2", "L1")
NAMES = ("Physical harm", "Distress", "Frequency")
BOTH_IDLE = (
    "The weights of Physical harm and Distress do nothing in this formula: whatever they are, the order"
    " stays."
)
ALONE = "More than half of what the score has above the lowest levels comes from {} alone for {}."
CROWDED = (
    "4 of 6 themes lie within a tenth of the range that scores can have, 1 to 125, so a small change can"
    " reorder many."
)


def model(
    formula: str, values: Sequence[int] = (1, 2, 3, 4, 5), weights: str = "111", groups: str = "11"
) -> ScoringModel:
    """Two criteria of harm and one of likelihood, with the total of each."""
    return replace(
        small_model(formula),
        groups=(
            Group("harm", "Harm", "Harm", Fraction(groups[0])),
            Group("likelihood", "Likelihood", "", Fraction(groups[1])),
        ),
        criteria=tuple(
            Criterion(code, name, "", "", group, levels(*values), Fraction(weight))
            for code, name, group, weight in zip(
                CODES, NAMES, ("harm", "harm", "likelihood"), weights, strict=True
            )
        ),
        totals=(
            Total("harm_total", "Harm", "", "wsum(harm)", "harm"),
            Total("likelihood_total", "Likelihood", "", "wsum(likelihood)", "likelihood"),
        ),
    )


def said(known: ScoringModel, *rows: Sequence[int | str]) -> list[str]:
    """The warnings about themes A, B, C and so on with these levels."""
    names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(rows)]
    assessment = applied(
        Assessment(IDENTITY, known),
        *(AddTheme(Theme(f"T-{name}", name)) for name in names),
        *(
            agreed(f"T-{name}", code, level)
            for name, row in zip(names, rows, strict=True)
            for code, level in zip(CODES, row, strict=True)
        ),
    )
    return [sentence.english() for sentence in find_cautions(assessment)]


def test_that_a_sound_model_and_scattered_scores_need_no_warning() -> None:
    rows = [(5, 5, 5), (4, 5, 4), (3, 4, 3), (2, 3, 3), (1, 2, 2), (1, 1, 1)]
    assert not said(model("harm_total * likelihood_total"), *rows)


def test_that_group_weights_do_nothing_in_a_product() -> None:
    assert said(model("harm_total * likelihood_total", groups="31")) == [
        "The weights of Harm and Likelihood do nothing in this formula: whatever they are, the order stays."
    ]


def test_that_group_weights_do_something_in_a_weighted_sum() -> None:
    assert not said(model("wsum(harm_total, likelihood_total)", groups="31"))


def test_that_a_weight_beside_the_formula_is_said_to_do_nothing() -> None:
    assert said(model("wmean(H1, L1) + H2", weights="121")) == [
        "The weight of Distress does nothing in this formula: whatever it is, the order stays."
    ]
    assert said(model("sum(harm) * L1", weights="121")) == [BOTH_IDLE]


def test_that_a_lone_weight_in_a_sum_is_not_said_to_do_nothing() -> None:
    """Physical harm's weight decides between A and B: 7 and 11 with 1, 17 and 13 with 3."""
    rows = [(5, 1, 1), (1, 5, 5), (2, 2, 2)]
    orders = []
    for weights in ("131", "311"):
        known = model("wsum(H1) + H2 + L1", weights=weights)
        scores = evaluate(compile_model(known), np.array(rows, dtype=np.int16) - 1).score.fractions()
        orders.append(scores[0] > scores[1])
        assert said(known) == [
            "The weight of Distress does nothing in this formula: whatever it is, the order stays."
        ]
    assert orders == [False, True]


def test_that_weights_nobody_has_set_are_passed_over() -> None:
    assert not said(model("sum(harm) * L1"))


def test_that_a_zero_in_a_product_is_said_to_decide() -> None:
    zero = "At level 0 of Frequency the score is 0 whatever the other scores are."
    known = model("sum(harm) * L1", (0, 1, 2))
    assert said(known, (1, 1, 1)) == [zero]
    assert said(known, (1, 2, 0), (2, 2, 2), ("?", 1, 0)) == [f"{zero} So it is for A and C."]


def test_that_a_maximum_decides_alone_too() -> None:
    top = "At level 5 of {} the score is 5 whatever the other scores are."
    assert said(model("max(H1, H2, L1)")) == [top.format(name) for name in NAMES]


def test_that_a_crowd_is_counted_against_the_range_of_scores() -> None:
    rows = [(1, 1, 1), (2, 2, 1), (2, 2, 2), (3, 2, 2), (5, 5, 5), (4, 5, 4)]
    assert said(model("H1 * H2 * L1"), *rows) == [CROWDED]


def test_that_many_ties_are_counted_and_few_are_not() -> None:
    far = [(5, 5, 5), (4, 4, 4), (3, 3, 3), (1, 1, 1)]
    ties = "2 of 6 themes share their rank with another, so the order says little of them."
    assert said(model("sum(harm, likelihood)"), *far, (2, 2, 3), (2, 3, 2)) == [ties]
    assert not said(model("sum(harm, likelihood)"), *far, (5, 4, 2), (5, 4, 2), (5, 4, 5))


def test_that_too_few_themes_are_no_crowd() -> None:
    assert not said(model("sum(harm, likelihood)"), *[(2, 2, 2)] * 5)


def test_that_a_score_from_one_criterion_alone_is_said() -> None:
    known = model("sum(harm, likelihood)")
    assert said(known, (5, 2, 1), (5, 3, 3), (1, 1, 1), (1, 1, 2), ("?", 5, 1)) == [
        ALONE.format("Physical harm", "A"),
        ALONE.format("Frequency", "D"),
    ]


def test_that_many_themes_are_counted_after_the_first() -> None:
    rows = [(level, 1, 1) for level in (2, 3, 4, 5)] + [(level, 2, 1) for level in (4, 5, 5)]
    found = said(model("sum(harm, likelihood)"), *rows)
    assert ALONE.format("Physical harm", "A, B, C, D, E and 2 more") in found


def test_that_the_half_is_of_what_lies_above_the_lowest_levels() -> None:
    """Physical harm gives the one point above the lowest levels, but 1 of a score of 4."""
    assert said(model("sum(harm, likelihood)"), (2, 1, 1)) == [
        "More than half of what the score has above the lowest levels comes from Physical harm alone for A."
    ]


def test_that_two_criteria_may_weigh_against_one_another() -> None:
    assert not said(model("H1 + H2"), (5, 1, 1))

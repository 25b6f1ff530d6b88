"""Tipping points worked by hand; that none is missed is shown by trying (``tests/trials``)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from smp_workbench.domain.scoring_model import Criterion, Group, Level, Provenance, ScoringModel, Total
from smp_workbench.scoring.cell_tipping import EFFECTS
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.tipping import TippingPoints, tipping_points
from smp_workbench.scoring.weight_tips import AT, BEYOND, FROM
from tests.published.plain_model import plain_model, positions
from tests.scoring.brute_tipping import faults
from tests.scoring.random_assessment import RandomAssessment

LEVELS = (1, 2, 3, 4, 5)


def tips(
    formula: str, rows: list[list[int]], cut_line: int, weights: list[str] | None = None
) -> TippingPoints:
    """Tipping points of themes with levels 1 to 5 on as many criteria as a row has, in one group."""
    model = plain_model(formula, [LEVELS] * len(rows[0]), weights or ())
    return tipping_points(compile_model(model), positions(model, rows), cut_line)


def cells(found: TippingPoints) -> set[tuple[int, str, int, int, str, int | None]]:
    """Row, criterion, old and new level, effect, and row of the other theme."""
    known = found.cells
    others: list[tuple[int, int | None]] = [
        (place, None) for place, effect in enumerate(known.effect) if EFFECTS[effect] in ("leaves", "enters")
    ]
    others += zip(*(column.tolist() for column in known.pairs()), strict=True)
    return {
        (
            int(known.theme[place]),
            f"X{known.criterion[place] + 1}",
            int(known.old[place]) + 1,
            int(known.new[place]) + 1,
            EFFECTS[known.effect[place]],
            other,
        )
        for place, other in others
    }


def weights(found: TippingPoints) -> set[tuple[str, Fraction, str, int, int, str, int, bool]]:
    """Code, share, direction, riser, other, effect, how it holds, and whether it crosses the cut line."""
    known = found.weights
    return {
        (
            known.shares[known.share[tip]].code,
            known.at(tip)[0],
            "up" if known.upwards[tip] else "down",
            int(known.riser[tip]),
            int(known.other[tip]),
            "ties" if known.ties[tip] else "passes",
            int(known.holds[tip]),
            bool(known.crosses_cut[tip]),
        )
        for tip in range(len(known.share))
    }


def test_that_every_level_by_which_a_theme_leaves_is_stated_and_of_the_rest_the_nearest() -> None:
    found = cells(tips("sum(g)", [[5, 4], [4, 3]], cut_line=1))
    assert {one for one in found if one[0] == 0} == {
        # 9 against 7: two levels down is a tie, and a tie at the line is still above it
        (0, "X1", 5, 3, "ties", 1),
        (0, "X1", 5, 2, "leaves", None),
        (0, "X1", 5, 1, "leaves", None),
        (0, "X1", 5, 2, "falls behind", 1),
        (0, "X2", 4, 2, "ties", 1),
        (0, "X2", 4, 1, "leaves", None),
        (0, "X2", 4, 1, "falls behind", 1),
    }


def test_that_coming_level_at_the_line_enters_in_a_tie_and_passes_nobody() -> None:
    found = cells(tips("sum(g)", [[5, 4], [4, 3]], cut_line=1))
    assert {one for one in found if one[0] == 1} == {
        (1, "X2", 3, 5, "enters", None),
        (1, "X2", 3, 5, "ties", 0),
    }


def test_that_two_that_are_level_pass_and_fall_behind_with_one_level() -> None:
    found = cells(tips("sum(g)", [[2, 5], [3, 4], [1, 1]], cut_line=1))
    assert (0, "X1", 2, 3, "passes", 1) in found
    assert (0, "X1", 2, 1, "falls behind", 1) in found
    assert (0, "X1", 2, 1, "leaves", None) in found
    assert not any(one[4] == "enters" for one in found if one[0] == 0)


def test_that_a_criterion_that_stands_twice_is_tried_at_every_level() -> None:
    # X1 * (5 - X1) rises and falls again: 1 -> 4, 2 -> 6, 3 -> 6, 4 -> 4, 5 -> 0
    found = cells(tips("X1 * (5 - X1) + X2", [[1, 1], [2, 1]], cut_line=1))
    assert {one for one in found if one[:2] == (0, "X1")} == {
        (0, "X1", 1, 2, "ties", 1),
        (0, "X1", 1, 2, "enters", None),
        (0, "X1", 1, 3, "enters", None),
    }


def test_that_a_theme_without_a_single_score_takes_no_part() -> None:
    model = plain_model("sum(g)", [LEVELS] * 2)
    places = np.array([[4, 3], [-1, 4], [3, 2], [4, -2]], dtype=np.int16)
    found = tipping_points(compile_model(model), places, 1)
    assert found.now.rows.tolist() == [2, 0]
    assert {one[0] for one in cells(found)} == {0, 2}
    assert {one[5] for one in cells(found)} == {0, 2, None}


def test_that_a_blank_the_formula_does_not_use_is_no_obstacle() -> None:
    model = plain_model("X1", [LEVELS] * 2)
    found = tipping_points(compile_model(model), np.array([[1, -1], [2, -2]], dtype=np.int16), 1)
    assert {one[1] for one in cells(found)} == {"X1"}


@pytest.mark.parametrize("rows", [[], [[3, 3]]])
def test_that_fewer_than_two_themes_have_no_tipping_points(rows: list[list[int]]) -> None:
    model = plain_model("wsum(g)", [LEVELS] * 2)
    places = np.array(rows, dtype=np.int16).reshape(len(rows), 2)
    found = tipping_points(compile_model(model), places, 1)
    assert not cells(found)
    assert not weights(found)


def test_that_a_formula_without_criteria_has_no_tipping_points() -> None:
    assert not cells(tips("3", [[1, 2], [2, 1]], 1))


def test_that_two_themes_pass_one_another_at_an_exact_share() -> None:
    # shares 1/3 and 2/3 now: 1 * 5 + 2 * 1 = 7 against 1 * 1 + 2 * 4 = 9; level at 5t + (1-t) = t + 4(1-t)
    assert weights(tips("wsum(g)", [[5, 1], [1, 4]], 1, ["1", "2"])) == {
        ("X1", Fraction(3, 7), "up", 0, 1, "passes", BEYOND, True),
        ("X2", Fraction(4, 7), "down", 0, 1, "passes", BEYOND, True),
    }


def test_that_coming_level_at_the_end_of_a_share_is_a_tie() -> None:
    assert weights(tips("wmean(g)", [[3, 1], [3, 4]], 1)) == {
        ("X1", Fraction(1), "up", 0, 1, "ties", AT, True),
        ("X2", Fraction(0), "down", 0, 1, "ties", AT, True),
    }


def test_that_two_that_are_level_now_pass_at_once_both_ways() -> None:
    assert weights(tips("wsum(g)", [[3, 1], [1, 3]], 1)) == {
        ("X1", Fraction(1, 2), "up", 0, 1, "passes", BEYOND, True),
        ("X1", Fraction(1, 2), "down", 1, 0, "passes", BEYOND, True),
        ("X2", Fraction(1, 2), "up", 1, 0, "passes", BEYOND, True),
        ("X2", Fraction(1, 2), "down", 0, 1, "passes", BEYOND, True),
    }


def test_that_a_crossing_away_from_the_line_does_not_cross_it() -> None:
    found = weights(tips("wsum(g)", [[5, 5], [4, 1], [1, 3]], 1))
    assert {one[-1] for one in found} == {False}
    assert {one[3:5] for one in found} == {(2, 1)}


def test_that_a_share_that_has_everything_can_only_fall() -> None:
    found = weights(tips("wsum(g)", [[3, 1], [2, 4]], 1, ["1", "0"]))
    assert {(one[0], one[2]) for one in found} == {("X1", "down"), ("X2", "up")}
    assert {one[1] for one in found} == {Fraction(1, 4), Fraction(3, 4)}


def test_that_the_share_of_a_group_moves_too() -> None:
    model = ScoringModel(
        id="groups",
        version="1",
        title="Groups",
        provenance=Provenance("illustrative", "", "", ""),
        groups=(Group("a", "A", "", Fraction(1)), Group("b", "B", "", Fraction(3))),
        criteria=tuple(
            Criterion(code, code, "", "", group, tuple(Level(Fraction(value), "") for value in LEVELS))
            for code, group in (("X1", "a"), ("X2", "b"))
        ),
        totals=(Total("ta", "A", "", "sum(a)", "a"), Total("tb", "B", "", "sum(b)", "b")),
        formula="wmean(ta, tb)",
    )
    found = tipping_points(compile_model(model), positions(model, [[5, 1], [1, 4]]), 1)
    assert [(share.code, share.group, share.now) for share in found.weights.shares] == [
        ("a", "", Fraction(1, 4)),
        ("b", "", Fraction(3, 4)),
    ]
    assert weights(found) == {
        ("a", Fraction(3, 7), "up", 0, 1, "passes", BEYOND, True),
        ("b", Fraction(4, 7), "down", 0, 1, "passes", BEYOND, True),
    }


def test_that_an_irrational_crossing_is_held_between_two_fractions() -> None:
    # (t * 2 + (1 - t)) ** 2 against 2 at X1's share t, so level where 1 + t is the root of 2
    model = plain_model("if(X3 > 1, 2, wmean(X1, X2) * wmean(X1, X2))", [LEVELS] * 3, ["1", "1", "0"])
    found = tipping_points(compile_model(model), positions(model, [[2, 1, 1], [1, 1, 2]]), 1)
    (share,) = (place for place, one in enumerate(found.weights.shares) if one.code == "X1")
    (tip,) = np.flatnonzero(found.weights.share == share).tolist()
    low, high = found.weights.at(tip)
    assert low < high < low + Fraction(1, 2**39)
    assert (1 + low) ** 2 < 2 < (1 + high) ** 2


def test_that_a_jump_holds_from_the_share_on() -> None:
    # from a share of 1/2 on the first theme's mean reaches 3 and it scores 9; the second has 8
    model = plain_model("if(X3 > 1, 8, if(wmean(X1, X2) >= 3, 9, 1))", [LEVELS] * 3, ["1", "2", "0"])
    found = tipping_points(compile_model(model), positions(model, [[5, 1, 1], [1, 1, 2]]), 1)
    known = {one[:7] for one in weights(found) if one[0] == "X1"}
    assert known == {("X1", Fraction(1, 2), "up", 0, 1, "passes", FROM)}


def test_that_numbers_beyond_the_floats_cross_exactly() -> None:
    levels = [0, 1, 10**6 + 3, 10**12 + 39]
    model = plain_model("wsum(g)", [levels] * 3, ["1/3", "1/7", "5/11"])
    places = positions(model, [[0, 10**12 + 39, 1], [10**12 + 39, 0, 0], [10**6 + 3, 1, 10**6 + 3]])
    compiled = compile_model(model)
    assessment = RandomAssessment("large", compiled, places, 1)
    assert not faults(assessment, tipping_points(compiled, places, 1))


def test_that_what_holds_at_one_irrational_share_alone_is_passed_over() -> None:
    # at a share whose square is 1/2 exactly the first theme would score 9 and pass the second
    formula = "if(X3 > 1, 5, if((wmean(X1, X2) - 1) * (wmean(X1, X2) - 1) * 2 = 1, 9, 1))"
    model = plain_model(formula, [LEVELS] * 3, ["1", "3", "0"])
    found = tipping_points(compile_model(model), positions(model, [[2, 1, 1], [1, 1, 2]]), 1)
    assert not weights(found)


def test_that_what_holds_at_one_rational_share_alone_is_told() -> None:
    model = plain_model("if(X3 > 1, 5, if(wmean(X1, X2) = 3, 9, 1))", [LEVELS] * 3, ["1", "3", "0"])
    found = tipping_points(compile_model(model), positions(model, [[5, 1, 1], [1, 1, 2]]), 1)
    known = {one for one in weights(found) if one[0] == "X1"}
    assert known == {("X1", Fraction(1, 2), "up", 0, 1, "passes", AT, True)}


def test_that_a_total_the_score_does_not_use_may_have_no_value_at_the_end_of_a_share() -> None:
    model = plain_model("wsum(g)", [LEVELS] * 2, ["1", "2"])
    beside = Total("beside", "Beside", "", "wmean(X1)")  # no weight is left of it where X1's share is 0
    compiled = compile_model(replace(model, totals=(beside,)))
    found = tipping_points(compiled, positions(model, [[5, 1], [1, 4]]), 1)
    assert {one[:2] for one in weights(found)} == {("X1", Fraction(3, 7)), ("X2", Fraction(4, 7))}

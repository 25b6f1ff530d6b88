"""Tipping points of an assessment, chosen and said: the smallest first, plurals and ties right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme
from smp_workbench.domain.scoring_model import Criterion, Group, ScoringModel
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Sentence
from smp_workbench.scoring.contest import contest
from smp_workbench.scoring.contest_words import paragraph, title
from smp_workbench.scoring.tip import (
    Tips,
    all_cells,
    all_weights,
    cut_cells,
    cut_weights,
    find_tips,
    order_weights,
    theme_cells,
)
from smp_workbench.scoring.tipping_words import cell_sentence, weight_sentence
from tests.factory import IDENTITY, agreed, applied, levels, small_model

NAMES = ("Burglary", "OCGs", "Gangs and CSE", "ASB", "Fraud", "Arson", "Hate crime")


def model(formula: str, weights: Sequence[str] = ("1", "1")) -> ScoringModel:
    """Two criteria of harm with levels 1 to 5."""
    criteria = tuple(
        Criterion(code, name, "", "", "harm", levels(1, 2, 3, 4, 5), Fraction(weight))
        for code, name, weight in zip(("H1", "H2"), ("Physical harm", "Frequency"), weights, strict=True)
    )
    group = (Group("harm", "Harm", "Harm"),)
    return replace(small_model(formula), groups=group, criteria=criteria, totals=())


def tips(
    scores: Sequence[tuple[int, int | str]], cut_line: int, formula: str = "wsum(harm)", **more: Sequence[str]
) -> Tips:
    """Tipping points of as many themes as there are pairs of scores."""
    known = applied(
        Assessment(IDENTITY, model(formula, **more), cut_line=cut_line),
        *(AddTheme(Theme(f"T-{n}", name)) for n, name in enumerate(NAMES[: len(scores)], 1)),
        *(
            agreed(f"T-{n}", code, level)
            for n, pair in enumerate(scores, 1)
            for code, level in zip(("H1", "H2"), pair, strict=True)
        ),
    )
    return find_tips(known)


def cells(found: Tips, ref: str | None = None) -> list[str]:
    return [cell_sentence(tip, found.cut_line).english() for tip in cut_cells(found, ref)]


def weights(found: Tips, most: int | None = None) -> list[str]:
    """What shares do at the cut line, with the codes of criteria for "of the harm score on" their names."""
    said = [weight_sentence(tip, found.cut_line).english() for tip in cut_weights(found, most)]
    names = (("H1", "physical harm"), ("H2", "frequency"))
    for code, name in names:
        said = [one.replace(f"of the harm score on {name}", code) for one in said]
    return said


def test_that_the_smallest_change_of_each_cell_is_said_first() -> None:
    found = tips([(5, 5), (4, 3), (3, 2)], 2)
    assert cells(found) == [
        "Gangs and CSE come level for the last place in the top two if Physical harm goes from 3 to 5.",
        "Gangs and CSE come level for the last place in the top two if Frequency goes from 2 to 4.",
        "OCGs leave the top two if Physical harm goes from 4 to 1.",
    ]
    assert [tip.steps for tip in cut_cells(found)] == [2, 2, 3]
    assert cells(found, "T-2") == cells(found)[2:]


def test_that_one_place_is_the_top_place() -> None:
    assert cells(tips([(3, 5), (4, 2)], 1)) == [
        "OCGs come level for the top place if Frequency goes from 2 to 4.",
        "Burglary leaves the top place if Frequency goes from 5 to 2.",
    ]


def test_that_a_theme_is_told_what_each_of_its_scores_can_do() -> None:
    found = tips([(3, 3), (2, 3), (5, 5)], 1)
    said = [cell_sentence(tip, 1).english() for tip in theme_cells(found, "T-2")]
    assert said == [
        "OCGs tie with Burglary if Physical harm goes from 2 to 3.",
        "OCGs tie with Burglary if Frequency goes from 3 to 4.",
        "OCGs pass Burglary if Physical harm goes from 2 to 4.",
        "OCGs pass Burglary if Frequency goes from 3 to 5.",
    ]


def test_that_falling_behind_is_said() -> None:
    found = tips([(3, 3), (2, 3), (5, 5)], 1)
    said = [cell_sentence(tip, 1).english() for tip in theme_cells(found, "T-1")]
    assert "Burglary falls behind OCGs if Physical harm goes from 3 to 1." in said


def test_that_every_tipping_point_is_among_all() -> None:
    found = tips([(3, 3), (2, 3), (5, 5)], 1)
    own = [tip for ref in ("T-1", "T-2", "T-3") for tip in theme_cells(found, ref)]
    assert len(list(all_cells(found))) == len(own)
    assert len(list(all_weights(found))) == len(order_weights(found))


@pytest.mark.parametrize(
    ("scores", "own", "expected"),
    [
        # level at 3/7, which is 42.9 %, and at 1/3
        ([(5, 1), (1, 4)], ("1", "2"), ("With 43 % or more H1", "With 57 % or less H2")),
        ([(3, 1), (1, 2)], ("1", "3"), ("With 34 % or more H1", "With 66 % or less H2")),
        # level at exactly 20 %
        ([(5, 1), (1, 2)], ("1", "9"), ("With more than 20 % H1", "With less than 80 % H2")),
    ],
)
def test_that_a_share_is_said_in_whole_percents_that_are_true(
    scores: list[tuple[int, int]], own: Sequence[str], expected: tuple[str, str]
) -> None:
    found = weights(tips(scores, 1, weights=own))
    assert found == [f"{share}, Burglary passes OCGs for the top place." for share in expected]


def test_that_the_smallest_movement_decides_between_two_that_are_level() -> None:
    assert weights(tips([(3, 1), (1, 3)], 1)) == [
        "With any more H1 than now, Burglary passes OCGs, which leave the top place.",
        "With any more H2 than now, OCGs pass Burglary, which leaves the top place.",
        "With any less H1 than now, OCGs pass Burglary, which leaves the top place.",
        "With any less H2 than now, Burglary passes OCGs, which leave the top place.",
    ]


def test_that_coming_level_at_the_end_is_a_tie() -> None:
    assert weights(tips([(3, 1), (3, 4)], 1)) == [
        "With all H1, Burglary ties with OCGs for the top place.",
        "With none H2, Burglary ties with OCGs for the top place.",
    ]


def test_that_a_crossing_away_from_the_line_is_only_a_pass() -> None:
    found = tips([(5, 1), (1, 4), (1, 1)], 3, weights=("1", "2"))
    assert not weights(found)
    said = [weight_sentence(tip, 2).english() for tip in order_weights(found, "T-1", most=1)]
    assert said == ["With 43 % or more of the harm score on physical harm, Burglary passes OCGs."]


def test_that_a_jump_is_said_from_where_it_holds() -> None:
    formula = "if(wmean(harm) >= 3, 9, H2 + 2)"
    found = tips([(5, 1), (1, 2)], 1, formula, weights=("1", "3"))
    assert weights(found) == [
        "With 50 % or more H1, Burglary passes OCGs for the top place.",
        "With 50 % or less H2, Burglary passes OCGs for the top place.",
    ]


def test_that_of_three_that_meet_only_who_comes_above_the_line_is_said_to_take_the_place() -> None:
    # three are level at one half; beyond it ASB comes from fourth to second, Gangs and CSE stay third
    found = tips([(5, 5), (1, 5), (2, 4), (4, 2)], 2, weights=("1", "9"))
    assert [one for one in weights(found) if "H1" in one] == [
        "With more than 50 % H1, ASB passes OCGs for a place in the top two."
    ]
    order = [weight_sentence(tip, 2).english() for tip in order_weights(found, "T-3", code="H1")]
    share = "With more than 50 % of the harm score on physical harm"
    assert order == [
        f"{share}, ASB passes Gangs and CSE for a place in the top two.",
        f"{share}, Gangs and CSE pass OCGs, which leave the top two.",
    ]


def test_that_a_place_is_said_to_be_taken_only_as_far_as_it_is_kept() -> None:
    # level at 1/3 and at one half, where a third theme takes the place; OCGs stay ahead of Burglary
    assert weights(tips([(1, 4), (3, 3), (4, 2)], 1, weights=("1", "9"))) == [
        "With between 34 % and 50 % H1, OCGs pass Burglary for the top place.",
        "With between 50 % and 66 % H2, OCGs pass Burglary for the top place.",
        "With more than 50 % H1, Gangs and CSE pass OCGs for the top place.",
        "With less than 50 % H2, Gangs and CSE pass OCGs for the top place.",
    ]


def test_that_a_change_at_once_that_turns_back_is_said_to_be_small() -> None:
    # ahead from one quarter, which it is now, to 52.5 %
    formula = "if(H2 > 1, 1, 1 + (wmean(harm) - 2) * (3.1 - wmean(harm)))"
    found = weights(tips([(5, 1), (1, 2)], 1, formula, weights=("1", "3")))
    assert [one for one in found if "H1" in one] == [
        "With a little more H1 than now (up to 52 %), Burglary passes OCGs, which leave the top place.",
        "With any less H1 than now, OCGs pass Burglary, which leaves the top place.",
        "With 53 % or more H1, OCGs pass Burglary for the top place.",
    ]


def test_that_no_share_is_named_at_which_there_is_no_score() -> None:
    # one weight divides, and is nothing where the other has the whole
    found = weights(tips([(5, 5), (3, 1)], 1, "wsum(harm) / wsum(H2) + 2 * H2", weights=("1", "3")))
    assert found == [
        "With more than 80 % and up to 99 % H1, OCGs pass Burglary for the top place.",
        "With less than 20 % and down to 1 % H2, OCGs pass Burglary for the top place.",
    ]


def test_that_a_share_between_two_crossings_is_said_to_lie_there() -> None:
    # the first theme scores 1.04 - (40 t - 16)^2, the other 1: it is ahead from 39.5 to 40.5 % only
    formula = "if(H2 > 1, 1, 1.04 - (10 * wmean(harm) - 26) * (10 * wmean(harm) - 26))"
    assert [
        one for one in weights(tips([(5, 1), (1, 2)], 1, formula, weights=("1", "9"))) if "H1" in one
    ] == [
        "With 40 % H1, Burglary passes OCGs for the top place.",
        "With 41 % or more H1, OCGs pass Burglary for the top place.",
    ]


def test_that_a_sentence_inside_a_sentence_is_translated() -> None:
    known = {
        "{theme} leaves {top}.": "{top} ohne {theme}.",
        "the top {count}": "Die {count}",
        "five": "fünf",
    }
    inner = Sentence("the top {count}", {"count": Sentence("five")})
    sentence = Sentence("{theme} leaves {top}.", {"theme": "Fraud", "top": inner})
    assert sentence.translated(known.__getitem__) == "Die fünf ohne Fraud."
    assert sentence.english() == "Fraud leaves the top five."


# --- the cut line summed up ------------------------------------------------------------------------


def summed_up(found: Tips) -> tuple[str, str]:
    known = contest(found)
    return title(known).english(), " ".join(one.english() for one in paragraph(known))


def test_that_the_paragraph_says_who_stays_and_between_whom_the_other_places_are() -> None:
    heading, text = summed_up(tips([(5, 5), (4, 3), (4, 2), (3, 3)], 2, weights=("3", "2")))
    assert heading == (
        "One of the top two stays whichever score moves by one level; the other place is between two themes"
    )
    assert text == (
        "Burglary stays in the top two whichever score moves by one level, its own or another theme's."
        " One level on one of their own scores takes OCGs out of the top two."
        " One level on one of their own scores brings Gangs and CSE into the top two."
        " So the other place in the top two is between these two themes."
        " One level on one score brings ASB into the top two only by a tie, which puts nobody out."
        " With all of the harm score on physical harm,"
        " Gangs and CSE tie with OCGs for the last place in the top two."
    )


def test_that_a_theme_that_can_only_come_level_leaves_the_line_as_it_is() -> None:
    heading, text = summed_up(tips([(5, 5), (4, 4), (3, 4), (1, 1)], 2))
    assert heading == (
        "The two themes above the line stay whichever score moves by one level;"
        " one more can join them only by a tie"
    )
    assert text.startswith(
        "Burglary and OCGs stay in the top two whichever score moves by one level,"
        " their own or another theme's."
        " One level on one score brings Gangs and CSE into the top two only by a tie, which puts nobody out."
    )


def test_that_a_theme_is_put_out_by_another_that_rises() -> None:
    # Burglary's own score stays 4 when one of its two fours falls
    _, text = summed_up(tips([(4, 4), (4, 1), (1, 1)], 1, "max(H1, H2)"))
    assert "One level on one of their own scores takes OCGs out of the top place." in text
    assert "One level on a score of another theme puts Burglary out of the top place." in text


def test_that_a_theme_is_let_in_by_another_that_falls() -> None:
    # a level less of physical harm takes 9 from OCGs, which are 5 ahead; Burglary has its highest there
    _, text = summed_up(tips([(5, 1), (4, 5), (1, 1)], 1, weights=("9", "4")))
    assert "One level on one of their own scores takes OCGs out of the top place." in text
    assert "One level on a score of another theme lets Burglary into the top place." in text


def test_that_where_a_tie_fills_the_line_only_who_can_fall_is_told() -> None:
    scores = [(5, 1), (5, 5), (1, 1)]
    heading, text = summed_up(tips(scores, 1, "max(H1, H2)"))
    assert (
        heading
        == "One theme stays above the line whichever score moves by one level; one more can fall below it"
    )
    assert "between" not in text
    assert text.endswith("One level on one of its own scores takes Burglary out of the top place.")


def test_that_many_themes_are_named_in_part_and_words_of_drawings_are_not_used() -> None:
    heading, text = summed_up(tips([(3, 3)] * 7, 3))
    few = f"{', '.join(NAMES[:5])} and 2 more"
    assert heading == "The top three places are between seven themes"
    assert f"A tie puts seven themes above the line: {few} stand level." in text
    assert f"One level on one of their own scores takes any of these out of the top three: {few}." in text
    for scores in ([(5, 5), (4, 3), (3, 3), (1, 1)], [(5, 4), (2, 2)], [(5, 5), (3, 3), (3, 3)]):
        said = " ".join(summed_up(tips(scores, 2)))
        assert "firm" not in said
        assert "compete" not in said


@pytest.mark.parametrize(
    ("scores", "heading", "text"),
    [
        ([], "No theme is fully scored yet", "Add a theme and score it on every criterion first."),
        ([(1, "?")], "No theme is fully scored yet", "Score a theme on every criterion first."),
        (
            [(1, 2), (1, "?")],
            "The plan can take every theme that is scored",
            (
                "So far 1 of 2 themes is scored, and only scored themes are compared."
                " The plan can take every theme that is scored, so none can cross the line."
            ),
        ),
        (
            [(1, 2), (2, 2)],
            "The plan can take every theme that is scored",
            "The plan can take every theme that is scored, so none can cross the line.",
        ),
    ],
)
def test_that_a_line_nobody_can_cross_is_said_to_be_one(
    scores: list[tuple[int, int | str]], heading: str, text: str
) -> None:
    assert summed_up(tips(scores, 5)) == (heading, text)


def test_that_weights_that_take_long_can_be_left_out_and_are_said_to_be() -> None:
    formula = "max(wmean(harm), H1)"
    scores = [(level, other) for level in (1, 2, 3) for other in (1, 3, 4, 5)]
    rows = [*scores, (4, 4), (5, 4), (5, 5)]
    many = applied(
        Assessment(IDENTITY, model(formula), cut_line=5),
        *(AddTheme(Theme(f"T-{n:02}", f"Theme {n}")) for n in range(len(rows))),
        *(
            agreed(f"T-{n:02}", code, level)
            for n, pair in enumerate(rows)
            for code, level in zip(("H1", "H2"), pair, strict=True)
        ),
    )
    whole, quick, but = find_tips(many), find_tips(many, quick_but=""), find_tips(many, quick_but="H1")
    assert [[share.code for share in one.points.left_out] for one in (whole, quick, but)] == [
        [],
        ["H1", "H2"],
        ["H2"],
    ]
    assert not list(all_weights(quick))
    assert {tip.share.code for tip in all_weights(but)} == {"H1"}
    assert len(list(all_weights(whole))) > len(list(all_weights(but))) > 0
    left = "Two weights were not looked at, because under this formula that may take up to a minute."
    assert left in summed_up(quick)[1]
    assert "No single weight" not in summed_up(quick)[1]
    assert left not in summed_up(whole)[1]


def test_that_few_themes_leave_nothing_out() -> None:
    found = tips([(5, 1), (1, 4)], 1, "max(wmean(harm), 2)")
    assert not found.points.left_out

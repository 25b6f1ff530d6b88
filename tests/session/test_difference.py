"""What differs between two assessments: all of it, nothing else, and nothing that is hidden."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import (
    AddTheme,
    ChangeTheme,
    Edit,
    MoveTheme,
    RemoveTheme,
    SetDecision,
    SetEntry,
    SetLeading,
    SetModel,
    SetRounds,
    SetScored,
    SetSecondStage,
)
from smp_workbench.domain.scorecard import SECOND_STAGE, Entry, Round
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, Theme
from smp_workbench.errors import Refusal
from smp_workbench.session.counterpart import with_refs_of
from smp_workbench.session.difference import HIDDEN, Difference, difference
from smp_workbench.session.other_model import find_misfits, rank_under
from smp_workbench.storage.exact_form import content_hash
from tests.domain.test_edit import EDITS
from tests.domain.test_edit import START as EVERYTHING
from tests.factory import agreed, applied, levels, second_stage_model, small_assessment, small_model

START = small_assessment()
OTHER_IDENTITY = "f" * 32


def sentences(before: Assessment, after: Assessment) -> list[str]:
    return [one.sentence.english() for one in difference(before, after)]


def only(before: Assessment, after: Assessment, *kinds: str) -> list[Difference]:
    return [one for one in difference(before, after) if one.kind in kinds]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_that_a_difference_is_found_exactly_where_the_content_hash_finds_one(edit: Edit) -> None:
    after = applied(EVERYTHING, edit)
    assert content_hash(after) != content_hash(EVERYTHING)
    assert difference(EVERYTHING, after)
    assert difference(after, EVERYTHING)
    assert difference(after, after) == ()


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_that_every_difference_makes_a_sentence(edit: Edit) -> None:
    for before, after in ((EVERYTHING, (changed := applied(EVERYTHING, edit))), (changed, EVERYTHING)):
        for sentence in sentences(before, after):
            assert sentence.endswith(".")
            assert "{" not in sentence


def test_that_a_changed_cell_tells_old_and_new_and_the_ranks_that_moved() -> None:
    after = applied(START, agreed("T-002", "L1", 2))
    cell, *ranks = difference(START, after)
    assert (cell.kind, cell.subject, cell.field) == ("score", "T-002", "L1")
    assert (cell.before, cell.after) == ("1/3", "2")
    assert (cell.scorer, cell.round) == ("agreed", 0)
    assert cell.sentence.english() == "Fraud, Frequency: 1/3 to 2."
    assert ("T-002", "2", "1") in [(one.subject, one.before, one.after) for one in ranks]
    assert {one.kind for one in ranks} == {"rank"}


def test_that_a_blank_is_called_blank_and_not_zero() -> None:
    assert "ASB, Frequency: blank to 2." in sentences(START, applied(START, agreed("T-003", "L1", 2)))
    assert "Burglary, Physical harm: 2 to blank." in sentences(
        START, applied(START, agreed("T-001", "H1", None))
    )


def test_that_level_and_reason_are_told_apart() -> None:
    found = only(START, applied(START, agreed("T-003", "H1", 1, "Seen in town")), "score")
    assert [(one.field, one.before, one.after) for one in found] == [
        ("H1 reason", "Seen on the estate", "Seen in town")
    ]


def test_that_a_theme_is_named_once_when_it_comes_or_goes() -> None:
    grown = applied(START, AddTheme(Theme("T-014", "Road safety")), agreed("T-014", "H1", 4))
    (came,) = only(START, grown, "theme added", "theme", "score", "decision")
    assert (came.kind, came.subject, came.after) == ("theme added", "T-014", "Road safety")
    shrunk = applied(START, RemoveTheme("T-003"))
    (went,) = only(START, shrunk, "theme removed", "theme", "score", "decision", "evidence")
    assert (went.kind, went.subject, went.before) == ("theme removed", "T-003", "ASB")


def test_that_a_new_name_is_told_as_such() -> None:
    (one,) = difference(START, applied(START, ChangeTheme("T-001", "name", "House burglary")))
    assert (one.kind, one.before, one.after) == ("theme renamed", "Burglary", "House burglary")


def test_that_a_decision_is_told_with_its_because() -> None:
    decided = applied(START, SetDecision("T-003", Decision("priority", "Residents ask for it")))
    found = difference(START, decided)
    assert [(one.kind, one.field, one.after) for one in found] == [
        ("decision", "decision", "priority"),
        ("decision", "because", "Residents ask for it"),
    ]


def test_that_a_move_is_one_difference_of_order() -> None:
    (one,) = difference(START, applied(START, MoveTheme("T-003", 0)))
    assert (one.kind, one.before, one.after) == ("order", "T-001, T-002, T-003", "T-003, T-001, T-002")


def test_that_a_theme_that_is_no_longer_scored_is_told() -> None:
    (one,) = only(START, applied(START, SetScored("T-002", scored=False)), "theme")
    assert (one.field, one.before, one.after) == ("scored", "yes", "no")


def test_that_a_changed_model_is_told_part_by_part() -> None:
    model = small_model()
    first = replace(model.criteria[0], weight=Fraction(5, 2), levels=levels(0, 1, 2, 3, 4, 5))
    other = replace(model, version="1.1", formula="harm_total", criteria=(first, *model.criteria[1:]))
    found = {one.field: one for one in only(START, applied(START, SetModel(other)), "model")}
    assert set(found) == {"version", "formula", "criteria H1 weight", "criteria H1 levels 5"}
    assert (found["criteria H1 weight"].before, found["criteria H1 weight"].after) == ("1", "5/2")


def test_that_a_card_that_is_not_revealed_stays_hidden() -> None:
    changed = applied(START, SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(0), "", "a secret reason")))
    (one,) = difference(START, changed)
    assert (one.before, one.after) == (HIDDEN, HIDDEN)
    assert (one.scorer, one.round, one.subject, one.field) == ("S-01", 1, "", "")
    assert one.sentence.english() == "County Council, round 1: hidden scores differ."
    assert "secret" not in str(one)


def test_that_a_revealed_card_is_told_cell_by_cell() -> None:
    shown = applied(START, SetRounds((Round(1, "First round", revealed=True),)))
    changed = applied(
        shown, SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(4), "high", "Worse this year"))
    )
    (one,) = difference(shown, changed)
    assert one.sentence.english() == "Burglary, Physical harm, County Council, round 1: 3 to 4."


def test_that_a_long_text_is_whole_in_its_fields_and_short_in_its_sentence() -> None:
    text = "first line\n" + "x" * 5000
    (one,) = difference(START, applied(START, ChangeTheme("T-001", "description", text)))
    assert one.after == text
    assert len(one.sentence.english()) < 120


def test_that_themes_of_two_assessments_are_matched_by_name_whatever_their_refs() -> None:
    other = applied(
        replace(
            START, identity=OTHER_IDENTITY, themes=(), agreed=replace(START.agreed, entries={}), cards=()
        ),
        *(AddTheme(Theme(ref, name)) for ref, name in (("T-001", "fraud"), ("T-009", "Burglary"))),
        agreed("T-001", "H1", 3),
    )
    found = difference(START, other)
    assert {one.after for one in found if one.kind == "theme added"} == set()
    assert {one.before for one in found if one.kind == "theme removed"} == {"ASB"}
    assert ("T-001", "H1", "0", "3") in [(one.subject, one.field, one.before, one.after) for one in found]


def test_that_a_taken_ref_is_not_a_theme_renamed_unless_the_names_are_alike() -> None:
    def renamed(name: str) -> Assessment:
        return applied(replace(START, identity=OTHER_IDENTITY), ChangeTheme("T-001", "name", name))

    assert [one.kind for one in difference(START, renamed("House burglary"))] == ["theme renamed"]
    kinds = {one.kind for one in difference(START, renamed("Modern slavery"))}
    assert {"theme added", "theme removed"} <= kinds
    assert "theme renamed" not in kinds


def test_that_one_assessment_keeps_its_own_refs() -> None:
    assert with_refs_of(START, EVERYTHING) is EVERYTHING


def test_that_the_same_scores_are_ranked_under_another_formula() -> None:
    ranking = rank_under(START, replace(small_model("sum(harm)"), id="other"))
    assert [(theme.ref, theme.score) for theme in ranking.themes[:2]] == [("T-002", 8), ("T-001", 6)]


def test_that_criteria_that_do_not_match_are_named() -> None:
    model = small_model("H1 * X1")
    first, second, third = model.criteria
    other = replace(model, criteria=(replace(first, levels=levels(0, 1)), second, replace(third, code="X1")))
    with pytest.raises(Refusal) as refused:
        rank_under(START, other)
    assert str(refused.value) == (
        f"The scores cannot be ranked under small: one criterion is missing ({third.name}); one criterion is "
        f"new ({third.name}); one criterion has other levels ({first.name}). Choose a model with the same "
        "criteria."
    )
    assert find_misfits(model, model) == ()


STAGED = applied(START, SetSecondStage(SecondStage(second_stage_model(), 2)))
STAGE_SCORE = SetEntry(SECOND_STAGE, 0, "T-001", "H1", Entry(Fraction(5)))


def test_that_a_second_stage_is_told_once_when_it_comes_or_goes() -> None:
    whole = applied(STAGED, STAGE_SCORE)
    assert sentences(START, whole) == ["The second stage was begun."]
    assert sentences(whole, START) == ["The second stage was ended."]


def test_that_what_changes_in_the_second_stage_is_told_as_its_own() -> None:
    after = applied(STAGED, SetLeading(3), STAGE_SCORE)
    leading, score = difference(STAGED, after)
    assert leading.sentence.english() == "second stage, leading themes: “2” to “3”."
    assert (score.kind, score.scorer, score.field) == ("score", SECOND_STAGE, "H1")
    assert score.sentence.english() == "second stage, Burglary, Influence: blank to 5."


def test_that_another_model_of_the_second_stage_is_not_told_as_the_first_ones() -> None:
    other = SecondStage(second_stage_model("V1 + V2"), 2)
    (one,) = difference(STAGED, applied(STAGED, SetSecondStage(other)))
    assert (one.kind, one.field) == ("second stage", "model formula")


def test_that_the_second_stage_of_another_file_is_matched_by_theme() -> None:
    other = replace(applied(STAGED, STAGE_SCORE), identity=OTHER_IDENTITY)
    moved = replace(
        other,
        themes=tuple(replace(theme, ref=f"T-1{theme.ref[-2:]}") for theme in other.themes),
        second_stage=SecondStage(
            second_stage_model(),
            2,
            replace(
                other.card(SECOND_STAGE, 0),
                entries={"T-101": other.card(SECOND_STAGE, 0).entries["T-001"]},
            ),
        ),
        agreed=replace(
            other.agreed,
            entries={f"T-1{ref[-2:]}": row for ref, row in other.agreed.entries.items()},
        ),
        cards=(),
    )
    matched = with_refs_of(applied(STAGED, STAGE_SCORE), moved)
    assert matched.second_stage == applied(STAGED, STAGE_SCORE).second_stage

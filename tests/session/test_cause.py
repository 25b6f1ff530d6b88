"""Why themes moved: parts that follow one another, add up exactly, and belong to the right cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import (
    AddTheme,
    ChangeTheme,
    Edit,
    RemoveTheme,
    SetCutLine,
    SetModel,
    SetScored,
)
from smp_workbench.domain.scorecard import NOT_KNOWN, Entry
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.session.cause import CAUSES, Cause, Explanation, Move, explain
from smp_workbench.session.cause_words import CAUSE_NAMES, move_sentence
from tests.factory import agreed, applied, levels, small_assessment, small_model

WEIGHTED = small_model("wsum(harm) * likelihood_total")
START = applied(
    small_assessment(WEIGHTED),
    agreed("T-003", "H1", 4), agreed("T-003", "H2", 0), agreed("T-003", "L1", 1),
)  # fmt: skip
"""Scores 12 (Burglary), 8/3 (Fraud) and 4 (ASB); the cut line is 1."""


def weighing(**weights: int) -> ScoringModel:
    criteria = tuple(
        replace(one, weight=Fraction(weights.get(one.code, one.weight))) for one in WEIGHTED.criteria
    )
    return replace(WEIGHTED, criteria=criteria)


def of(explanation: Explanation, ref: str) -> Move:
    return next(move for move in explanation.moves if move.ref == ref)


def told(before: Assessment, after: Assessment) -> set[Cause]:
    return set(explain(before, after).causes)


@pytest.mark.parametrize(
    ("edits", "causes"),
    [
        ((agreed("T-002", "L1", 2),), {"own scores", "other scores"}),
        ((SetModel(weighing(H1=0)),), {"weights"}),
        ((SetModel(weighing(L1=9)), SetCutLine(2)), {"cut line"}),
        ((SetModel(small_model("H2")),), {"model"}),
        ((SetScored("T-001", scored=False),), {"not scored"}),
        ((RemoveTheme("T-001"),), {"themes"}),
        ((AddTheme(Theme("T-009", "Road safety")), agreed("T-009", "H1", 4)), {"themes"}),
        ((SetCutLine(2),), {"cut line"}),
        ((ChangeTheme("T-001", "name", "House burglary"),), set()),
    ],
)
def test_that_a_move_is_put_down_to_what_caused_it(edits: Sequence[Edit], causes: set[Cause]) -> None:
    found = told(START, applied(START, *edits))
    assert found <= causes
    assert bool(found) == bool(causes)


def test_that_a_themes_own_scores_are_told_from_those_of_others() -> None:
    after = applied(START, agreed("T-002", "L1", 2), agreed("T-003", "H2", 8), agreed("T-003", "L1", 2))
    explanation = explain(START, after)
    burglary = of(explanation, "T-001")
    assert [(part.cause, part.places) for part in burglary.parts] == [("other scores", -2)]
    fraud = of(explanation, "T-002")
    assert [(part.cause, part.before.text, part.after.text) for part in fraud.parts] == [
        ("own scores", "3", "1"),
        ("other scores", "1", "2"),
    ]
    assert fraud.places == 1


def test_that_scores_a_model_has_no_place_for_are_put_down_to_the_model() -> None:
    coarser = tuple(
        replace(one, levels=levels(0, 4)) if one.code == "H1" else one for one in WEIGHTED.criteria
    )
    after = applied(START, SetModel(replace(WEIGHTED, criteria=coarser, version="2.0")))
    assert after.agreed.entry("T-001", "H1").level is None
    assert told(START, after) == {"model"}


def test_that_weights_and_formula_have_each_their_part() -> None:
    other = replace(weighing(H2=0), formula="wsum(harm) + likelihood_total")
    explanation = explain(START, applied(START, SetModel(other)))
    fraud = of(explanation, "T-002")
    assert {part.cause for part in fraud.parts} <= {"weights", "model"}
    assert told(START, applied(START, SetModel(weighing(H1=0, H2=0, L1=1)))) <= {"weights", "model"}


def test_that_crossing_the_line_is_a_part_even_where_the_rank_stays() -> None:
    asb = of(explain(START, applied(START, SetCutLine(2))), "T-003")
    (part,) = asb.parts
    assert (part.cause, part.before.above, part.after.above, part.places) == ("cut line", False, True, 0)
    assert move_sentence(asb).english() == "ASB: 2 as before (cut line 2, now above the line)."


def test_that_new_and_gone_themes_are_told_as_such() -> None:
    after = applied(START, RemoveTheme("T-003"), AddTheme(Theme("T-009", "Road safety")))
    explanation = explain(START, after)
    assert of(explanation, "T-009").standing == "new"
    assert move_sentence(of(explanation, "T-003")).english() == "ASB: gone, was 2."
    assert move_sentence(of(explanation, "T-009")).english().startswith("Road safety: new, ")


def test_that_themes_come_in_the_order_of_the_second_ranking() -> None:
    after = applied(START, agreed("T-002", "L1", 2), RemoveTheme("T-003"))
    refs = [move.ref for move in explain(START, after).moves]
    assert refs == [*(theme.ref for theme in rank_assessment(after).themes), "T-003"]


def test_that_another_assessment_is_matched_by_name() -> None:
    themes = tuple(replace(one, ref=f"X-{one.ref}") for one in START.themes)
    rows = {f"X-{ref}": row for ref, row in START.agreed.entries.items()}
    card = replace(START.agreed, entries=rows)
    other = replace(START, identity="f" * 32, themes=themes, agreed=card, cards=())
    assert {move.standing for move in explain(other, START).moves} == {"both"}
    assert told(other, START) == set()


def test_that_every_cause_has_a_name() -> None:
    assert tuple(CAUSE_NAMES) == CAUSES


REFS = st.sampled_from(["T-001", "T-002", "T-003", "T-009"])
EDITS = st.one_of(
    st.builds(agreed, REFS, st.sampled_from(["H1", "H2"]), st.sampled_from([0, 1, 2, 4, None, "?"])),
    st.builds(agreed, REFS, st.just("L1"), st.sampled_from(["1/3", 1, 2, None])),
    st.builds(SetModel, st.sampled_from([WEIGHTED, weighing(H1=0), weighing(H2=5), small_model("H2 + L1")])),
    st.builds(SetScored, REFS, st.booleans()),
    st.builds(RemoveTheme, REFS),
    st.builds(AddTheme, st.just(Theme("T-009", "Road safety"))),
    st.builds(SetCutLine, st.integers(1, 3)),
)


def some_edits(start: Assessment, edits: Sequence[Edit]) -> Assessment:
    for edit in edits:
        try:
            start, _ = edit.apply(start)
        except Refusal:
            continue
    return start


@settings(max_examples=200)
@given(st.lists(EDITS, max_size=4), st.lists(EDITS, max_size=6))
def test_that_parts_follow_one_another_and_add_up(first: list[Edit], then: list[Edit]) -> None:
    before = some_edits(START, first)
    after = some_edits(before, then)
    explanation = explain(before, after)
    old, new = rank_assessment(before), rank_assessment(after)
    for move in explanation.moves:
        ends = [part.before for part in move.parts] + [move.after]
        starts = [move.before] + [part.after for part in move.parts]
        assert starts == ends
        assert [CAUSES.index(part.cause) for part in move.parts] == sorted(
            CAUSES.index(part.cause) for part in move.parts
        )
        was, stands = old.of(move.ref), new.of(move.ref)
        assert move.before.text == (was.rank_text if was else "")
        assert move.after.text == (stands.rank_text if stands else "")
        if all(part.places is not None for part in move.parts) and move.places is not None:
            assert sum(part.places or 0 for part in move.parts) == move.places
        assert "{" not in move_sentence(move).english()


@given(st.lists(EDITS, max_size=4))
def test_that_nothing_moves_between_equal_states(edits: list[Edit]) -> None:
    state = some_edits(START, edits)
    assert explain(state, state).causes == ()


def test_that_reasons_and_confidences_move_nothing() -> None:
    after = applied(START, agreed("T-001", "H1", 2, "Two deaths"))
    assert after.agreed.entry("T-001", "H1") == Entry(Fraction(2), "", "Two deaths")
    assert told(START, after) == set()
    assert NOT_KNOWN not in {row.level for row in after.agreed.entries["T-001"].values()}

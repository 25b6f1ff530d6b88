"""Edits: each makes what it says, takes itself back exactly, and refuses what would be wrong."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.assessment import Assessment, Comparison, Marking, Reference
from smp_workbench.domain.edit import (
    EDIT_KINDS,
    AddNote,
    AddReference,
    AddScorer,
    AddTheme,
    Batch,
    ChangeNote,
    ChangeScorer,
    ChangeTheme,
    DecideConflict,
    Edit,
    LeaveConflict,
    MoveTheme,
    RemoveNote,
    RemoveReference,
    RemoveScorer,
    RemoveTheme,
    Reopen,
    RestoreContent,
    ReturnModel,
    ReturnScorer,
    ReturnTheme,
    SetComparison,
    SetCutLine,
    SetDecision,
    SetDetail,
    SetEntry,
    SetLeading,
    SetMarking,
    SetModel,
    SetRounds,
    SetScored,
    SetSecondStage,
    SettleReview,
    SetTolerance,
)
from smp_workbench.domain.open_item import Conflict, Key, Proposal, Review, Source
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Entry, Round, Scorecard, Scorer
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.errors import Refusal
from smp_workbench.storage.exact_form import content_hash, read_edit, write_edit
from smp_workbench.storage.soundness import refuse_unsound
from tests.factory import agreed, applied, levels, second_stage_model, small_assessment, small_model

NOTE = EvidenceNote("E-001", "T-001", "H1", "Injuries\nrose", "+4 %", "Police", "2017")
FREQUENT = EvidenceNote("E-003", "T-001", "L1", "Weekly")
STAGED = SetEntry(SECOND_STAGE, 0, "T-001", "V1", Entry(Fraction(3), "low", "Recorded crime"))
IN_CONFLICT = Key("score", "T-001", "H1", AGREED)
LISTED = Review("new", Key("note", "E-001"), NOTE, (Source("council.xlsx", "County Council"),))
OPEN = Conflict(
    IN_CONFLICT,
    Entry(Fraction(2)),
    (
        Proposal(Entry(Fraction(3), "", "More of it"), (Source("council.xlsx", "County Council"),)),
        Proposal(Entry(Fraction(1)), (Source("police.xlsx"),)),
    ),
)
START = applied(
    replace(small_assessment(), conflicts=(OPEN,), reviews=(LISTED,)),
    AddNote(NOTE),
    AddNote(FREQUENT),
    SetSecondStage(SecondStage(second_stage_model(), 2)),
    STAGED,
    AddReference(Reference("R-01", "Last year", "last.xlsx", "0" * 64, small_assessment())),
)
RETURNED = EvidenceNote("E-004", "T-020", "H1", "Reports rose")
OTHER_MODEL = replace(small_model("sum(harm)"), criteria=small_model().criteria[:2], totals=())
RENAMED_MODEL = replace(
    small_model("sum(harm) + L7"),
    criteria=(
        small_model().criteria[0],
        replace(small_model().criteria[2], code="L7", name="How often"),
        replace(small_model().criteria[1], code="X9", name="Loss"),
    ),
    totals=(),
)
"""Its criteria L7 and X9 are called L1 and H2 in the small model."""

EDITS: list[Edit] = [
    agreed("T-001", "H1", 4, "Hospital figures"),
    agreed("T-001", "H1", None),
    SetEntry("S-02", 1, "T-002", "L1", Entry(Fraction(1, 3), "low", "A guess")),
    SetEntry(SECOND_STAGE, 0, "T-002", "V2", Entry(Fraction(1, 3), "low", "A guess")),
    AddTheme(Theme("T-014", "Road safety", lead_agency="County Council"), 1),
    RemoveTheme("T-001"),
    ReturnTheme(Theme("T-020", "Hate crime"), 0, {"agreed 0": {"H1": Entry(Fraction(1))}}, ((1, RETURNED),)),
    ChangeTheme("T-002", "description", "Line one\nline two"),
    SetScored("T-003", False),
    SetDecision("T-003", Decision("priority", "the room knows why")),
    MoveTheme("T-003", 0),
    AddScorer(Scorer("S-03", "Fire and Rescue")),
    RemoveScorer("S-01"),
    ReturnScorer(Scorer("S-04", "Probation"), 0),
    ChangeScorer(Scorer("S-01", "Borough Council", ())),
    ChangeScorer(Scorer("S-01", "Council", (), "Borough Council")),
    SetRounds((Round(1, "First", revealed=True), Round(2))),
    AddNote(replace(NOTE, id="E-002"), 0),
    ChangeNote(replace(NOTE, text="Injuries fell")),
    RemoveNote("E-001"),
    SetDetail("title", "Strategic assessment"),
    SetMarking(Marking("OFFICIAL-SENSITIVE", "partners only")),
    SetCutLine(3),
    SetTolerance(2),
    SetComparison(Comparison(1, "2017-18")),
    SetModel(OTHER_MODEL),
    SetModel(RENAMED_MODEL, (("L1", "L7"), ("H2", "X9"))),
    ReturnModel(OTHER_MODEL, START.agreed, START.cards, (NOTE,)),
    SetSecondStage(None),
    SetSecondStage(SecondStage(small_model(), 3)),
    SetLeading(3),
    AddReference(Reference("R-02", "The year before", "plan.xlsx", "1" * 64, small_assessment())),
    RemoveReference("R-01"),
    RestoreContent(
        "version 3", rows={"T-001": {}, "T-002": {"H1": Entry(Fraction(4))}}, comparison=(Comparison(2),)
    ),
    DecideConflict(IN_CONFLICT, Entry(Fraction(4), "", "Neither")),
    LeaveConflict(IN_CONFLICT),
    SettleReview(LISTED, take=True),
    SettleReview(LISTED, take=False),
    Reopen(None, ((1, replace(OPEN, key=Key("title"))),), ((0, LISTED),)),
    Batch("Paste 2 scores", (agreed("T-002", "H1", 3), agreed("T-003", "L1", 2))),
]


def test_that_every_kind_of_edit_is_tried_here() -> None:
    assert {type(edit) for edit in EDITS} == set(EDIT_KINDS)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_that_an_edit_changes_something_and_takes_itself_back_exactly(edit: Edit) -> None:
    after, inverse = edit.apply(START)
    assert after != START
    again, redo = inverse.apply(after)
    assert again == START
    assert content_hash(again) == content_hash(START)
    assert redo.apply(again)[0] == after


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_that_an_edit_and_its_inverse_survive_being_written_down(edit: Edit) -> None:
    _, inverse = edit.apply(START)
    assert read_edit(write_edit(edit), "The edit") == edit
    assert read_edit(write_edit(inverse), "The edit") == inverse


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_that_an_edit_can_be_named(edit: Edit) -> None:
    name = edit.describe(START).english()
    assert name
    assert "{" not in name


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (agreed("T-001", "H1", 5), "Physical harm has no level 5. Choose one of 0, 1, 2, 3, 4, or ? for not"),
        (agreed("T-001", "H9", 1), "The scoring model has no criterion H9."),
        (agreed("T-099", "H1", 1), "There is no theme T-099."),
        (agreed("T-001", "H1", 1, "a\x00b"), "cannot be kept (U+0000, at place 2)"),
        (SetEntry(AGREED, 1, "T-001", "H1", Entry()), "no rounds"),
        (SetEntry("S-09", 1, "T-001", "H1", Entry()), "There is no scorer S-09."),
        (SetEntry("S-01", 2, "T-001", "H1", Entry()), "There is no round 2."),
        (SetEntry(SECOND_STAGE, 0, "T-001", "V1", Entry(Fraction(9))), "Volume has no level 9."),
        (SetEntry(SECOND_STAGE, 0, "T-001", "L1", Entry()), "The scoring model has no criterion L1."),
        (SetEntry(SECOND_STAGE, 1, "T-001", "V1", Entry()), "The second stage has no rounds."),
        (SetSecondStage(SecondStage(small_model(), 0)), "The second stage cannot look at 0 themes."),
        (SetLeading(1_000), "The second stage cannot look at 1000 themes."),
        (AddScorer(Scorer(SECOND_STAGE, "Another")), "cannot be a ref"),
        (AddTheme(Theme("T-001", "Another")), "There is a theme T-001 already."),
        (AddTheme(Theme("t-001", "Another")), "There is a theme t-001 already."),
        (AddTheme(Theme("T-004", "BURGLARY")), "is called “Burglary” already."),
        (AddTheme(Theme("T 4", "Another")), "cannot be a ref"),
        (AddTheme(Theme("T-004", "  ")), "The theme's name is empty."),
        (AddTheme(Theme("T-004", "\u200b\u2060")), "The theme's name is empty."),
        (ChangeTheme("T-001", "name", "x" * 201), "201 characters; 200 is the most"),
        (ChangeTheme("T-001", "name", "two\nlines"), "cannot be kept (U+000A"),
        (ChangeTheme("T-001", "description", "😀" * 16_001), "32,002 characters"),
        (ChangeTheme("T-001", "description", "a\ud800"), "U+D800"),
        (ChangeTheme("T-001", "description", "a\ufffe"), "U+FFFE"),
        (MoveTheme("T-001", 3), "There is no place 4 in a list of 3."),
        (AddScorer(Scorer("S-01", "Another")), "There is a scorer S-01 already."),
        (AddScorer(Scorer("S-05", "police")), "is called “Police” already."),
        (SetRounds((Round(2),)), "without a gap"),
        (SetRounds(()), "Round 1 has scorecards."),
        (AddScorer(Scorer("S-05", "Fire", (2,))), "There is no round 2."),
        (ChangeScorer(Scorer("S-01", "Council", (1, 7))), "There is no round 7."),
        (Batch("", (SetCutLine(3),)), "The step's name is empty."),
        (Batch("x" * 201, (SetCutLine(3),)), "201 characters"),
        (AddNote(replace(NOTE, id="E-002", criterion="X")), "no criterion X"),
        (RemoveNote("E-009"), "There is no evidence note E-009."),
        (DecideConflict(Key("score", "T-002", "H1", AGREED), Entry()), "This was decided already."),
        (DecideConflict(IN_CONFLICT, Entry(Fraction(9))), "Physical harm has no level 9."),
        (DecideConflict(IN_CONFLICT, "4"), "This cannot be the value of score."),
        (LeaveConflict(Key("title")), "This was decided already."),
        (SettleReview(replace(LISTED, kind="missing"), take=True), "This was settled already."),
        (SetCutLine(0), "The cut line cannot be 0."),
        (SetTolerance(-1), "The tolerance cannot be -1."),
        (SetComparison(Comparison(-1)), "There is no version -1."),
    ],
)
def test_that_a_wrong_edit_is_refused_in_words(edit: Edit, sentence: str) -> None:
    with pytest.raises(Refusal) as refusal:
        edit.apply(START)
    assert sentence in str(refusal.value)


def test_that_a_refused_batch_changes_nothing() -> None:
    with pytest.raises(Refusal):
        Batch("Two", (agreed("T-002", "H1", 3), agreed("T-002", "H1", 9))).apply(START)


def test_that_lowering_the_marking_needs_a_reason() -> None:
    sensitive = applied(START, SetMarking(Marking("OFFICIAL-SENSITIVE")))
    with pytest.raises(Refusal, match="needs a reason"):
        SetMarking(Marking("OFFICIAL")).apply(sensitive)
    assert SetMarking(Marking("OFFICIAL"), "cleared by the chair").apply(sensitive)[0] == START


def test_that_a_hidden_card_is_never_named() -> None:
    edit = SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(4)))
    assert edit.describe(START).english() == "a hidden score"
    revealed = applied(START, SetRounds((Round(1, revealed=True),)))
    assert edit.describe(revealed).english() == "Burglary, Physical harm 3 to 4"


def test_that_a_theme_that_is_not_scored_keeps_its_scores_and_takes_no_new_ones() -> None:
    after = applied(START, SetScored("T-001", False))
    assert after.agreed == START.agreed
    with pytest.raises(Refusal, match="cross-cutting by nature"):
        agreed("T-001", "H1", 1).apply(after)


def test_that_refs_are_never_reused_even_after_an_undo() -> None:
    after, inverse = AddTheme(Theme(START.next_ref("T"), "Road safety")).apply(START)
    assert after.themes[-1].ref == "T-004"
    undone, _ = inverse.apply(after)
    assert undone == START
    assert undone.next_ref("T") == "T-005"


def test_that_a_model_without_a_level_drops_the_entries_that_used_it() -> None:
    fewer = replace(small_model(), criteria=(replace(small_model().criteria[0], levels=levels(0, 1)),))
    after: Assessment = applied(START, SetModel(replace(fewer, totals=(), formula="H1")))
    assert dict(after.agreed.entries) == {
        "T-002": {"H1": Entry(Fraction(0))},
        "T-003": {"H1": Entry(Fraction(1), "", "Seen on the estate")},
    }


def test_that_scores_and_notes_are_carried_over_to_the_criterion_that_was_picked() -> None:
    after = applied(START, SetModel(RENAMED_MODEL, (("L1", "L7"),)))
    assert after.agreed.entries["T-001"] == {"H1": Entry(Fraction(2)), "L7": Entry(Fraction(2))}
    assert [note.criterion for note in after.evidence] == ["H1", "L7"]
    assert after.card("S-01", 1) == START.card("S-01", 1)
    refuse_unsound(after)


@pytest.mark.parametrize(
    ("carried", "said"),
    [
        ((("H1", "L7"),), "The scores of H1 cannot be carried over"),  # the new model has it
        ((("Z1", "L7"),), "The scores of Z1 cannot be carried over"),
        ((("L1", "H1"),), "No scores can be carried over to H1"),  # its own stay there
        ((("L1", "Z1"),), "No scores can be carried over to Z1"),
        ((("L1", "X9"),), "“Frequency” and “Loss” have different levels"),
        ((("L1", "L7"), ("L1", "X9")), "The scores of L1 cannot be carried over"),
        ((("L1", "L7"), ("H2", "L7")), "No scores can be carried over to L7"),
    ],
)
def test_that_scores_are_carried_over_only_where_they_mean_the_same(
    carried: tuple[tuple[str, str], ...], said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        SetModel(RENAMED_MODEL, carried).apply(START)


def test_that_a_note_beside_a_lost_criterion_stands_beside_its_theme() -> None:
    after, inverse = SetModel(OTHER_MODEL).apply(START)
    assert after.evidence == (NOTE, replace(FREQUENT, criterion=""))
    refuse_unsound(after)
    changed, back = ChangeNote(replace(after.evidence[1], text="Daily")).apply(after)
    assert back.apply(changed)[0] == after
    assert inverse.apply(after)[0] == START


def test_that_what_comes_back_under_another_model_has_a_place_in_it() -> None:
    start = applied(START, agreed("T-001", "L1", "?", "Not counted"))
    for removal in (RemoveTheme("T-001"), RemoveScorer("S-01")):
        _, back = removal.apply(start)
        changed = applied(start, removal, SetModel(OTHER_MODEL))
        after, _ = back.apply(changed)
        refuse_unsound(after)
        assert after.agreed.entry("T-001", "L1").empty
        assert after.card("S-01", 1).entry("T-001", "H1").level == 3


def test_that_a_theme_comes_back_without_the_card_of_a_scorer_who_has_left() -> None:
    _, back = RemoveTheme("T-001").apply(START)
    after, _ = back.apply(applied(START, RemoveTheme("T-001"), RemoveScorer("S-01")))
    refuse_unsound(after)
    assert after.cards == ()
    assert after.evidence == START.evidence


def test_that_a_removed_theme_brings_its_notes_back_between_those_added_since() -> None:
    late = EvidenceNote("E-005", "T-002", text="Reports fell")
    _, back = RemoveTheme("T-001").apply(START)
    after, _ = back.apply(applied(START, RemoveTheme("T-001"), AddNote(late)))
    assert after.evidence == (NOTE, FREQUENT, late)


@pytest.mark.parametrize("handling", ["\tfor partners", "\N{FIRE}" * 90, "x" * 200])
def test_that_any_marking_can_be_taken_back(handling: str) -> None:
    after, inverse = SetMarking(Marking("OFFICIAL-SENSITIVE", handling)).apply(START)
    again, redo = inverse.apply(after)
    assert again == START
    assert redo.apply(again)[0] == after


@pytest.mark.parametrize("edit", [SetLeading(3), STAGED], ids=lambda edit: type(edit).__name__)
def test_that_a_second_stage_must_be_begun_first(edit: Edit) -> None:
    with pytest.raises(Refusal, match=r"There is no second stage\. Begin it first\."):
        edit.apply(small_assessment())


def test_that_another_first_model_leaves_the_second_stage_alone() -> None:
    after = applied(START, SetModel(OTHER_MODEL))
    assert after.second_stage is START.second_stage


def test_that_a_removed_theme_takes_its_second_stage_scores_and_brings_them_back() -> None:
    after, back = RemoveTheme("T-001").apply(START)
    assert after.card(SECOND_STAGE, 0).entries == {}
    refuse_unsound(after)
    assert back.apply(after)[0] == START
    ended = applied(after, SetSecondStage(None))
    assert back.apply(ended)[0].second_stage is None


def test_that_a_second_stage_comes_back_with_what_has_a_place_still() -> None:
    _, back = SetSecondStage(None).apply(START)
    after, _ = back.apply(applied(START, SetSecondStage(None), RemoveTheme("T-001")))
    refuse_unsound(after)
    assert after.card(SECOND_STAGE, 0) == Scorecard(SECOND_STAGE, 0)


def test_that_a_second_stage_never_brings_the_scores_of_another_card() -> None:
    stolen = SecondStage(second_stage_model(), agreed=START.agreed)
    after = applied(START, SetSecondStage(stolen))
    assert after.agreed is START.agreed
    refuse_unsound(after)


def test_that_an_edit_of_the_second_stage_says_so() -> None:
    names = [edit.describe(START).english() for edit in (STAGED, SetLeading(5), SetSecondStage(None))]
    edit = SetEntry(SECOND_STAGE, 0, "T-001", "V1", Entry(Fraction(4), "low", "Recorded crime"))
    assert edit.describe(START).english() == "Second stage: Burglary, Volume 3 to 4"
    assert names[1:] == ["Second stage: 2 to 5 leading themes", "End the second stage"]
    begin = SetSecondStage(SecondStage(small_model()))
    assert begin.describe(small_assessment()).english() == "Begin the second stage"


def test_that_a_label_of_a_comparison_is_cleaned() -> None:
    after, _ = SetComparison(Comparison(1, " 2017-18\t")).apply(START)
    assert after.comparison == Comparison(1, "2017-18")


@pytest.mark.parametrize("typed", ["Caf\u00e9", "Cafe\u0301", "CAF\u00c9"])
def test_that_names_that_look_alike_are_one_name(typed: str) -> None:
    start = applied(START, AddTheme(Theme("T-010", "Caf\u00e9")))
    with pytest.raises(Refusal, match="already"):
        AddTheme(Theme("T-011", typed)).apply(start)


def test_that_spaces_make_no_other_name() -> None:
    with pytest.raises(Refusal, match="already"):
        applied(START, AddTheme(Theme("T-010", "Hate crime")), AddTheme(Theme("T-011", "hate  crime")))


@pytest.mark.parametrize("ref", ["t-004", "T-4", "T-999999999999999999"])
def test_that_the_next_ref_can_always_be_given(ref: str) -> None:
    start = applied(START, AddTheme(Theme(ref, "Road safety")))
    after = applied(start, AddTheme(Theme(start.next_ref("T"), "Hate crime")))
    assert len({theme.ref.casefold() for theme in after.themes}) == 5

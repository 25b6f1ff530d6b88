"""Merging: what is taken, what is a conflict, what is only listed, and deciding it afterwards."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.assessment import Assessment, Marking
from smp_workbench.domain.edit import (
    AddNote,
    AddScorer,
    AddTheme,
    ChangeScorer,
    ChangeTheme,
    DecideConflict,
    Edit,
    MoveTheme,
    RemoveNote,
    RemoveTheme,
    SetCutLine,
    SetDecision,
    SetEntry,
    SetMarking,
    SetModel,
    SetRounds,
    SetScored,
    SettleReview,
    SetTolerance,
)
from smp_workbench.domain.open_item import HERE, Key, Source
from smp_workbench.domain.scorecard import AGREED, Entry, Round, Scorecard, Scorer
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.session.merge.bring_back import bring_back
from smp_workbench.session.merge.copy_read import CardRead, CopyRead
from smp_workbench.session.merge.engine import Merged, merge
from smp_workbench.session.merge.returned import Returned
from smp_workbench.session.session import Session
from smp_workbench.storage.exact_form import content_hash
from tests.factory import agreed, applied, small_assessment, small_model

BASE = small_assessment()
H1 = Key("score", "T-001", "H1", AGREED)


def copy(name: str, *edits: Edit, base: Assessment | None = BASE) -> Returned:
    """Return a copy that went out as the base and was edited."""
    return Returned(Source(name, "Police"), applied(BASE, *edits), base)


def merged(*copies: Returned, ours: Assessment = BASE) -> Merged:
    return merge(ours, copies)


def level(state: Assessment, ref: str = "T-001", code: str = "H1") -> str:
    return str(state.agreed.entry(ref, code).level)


def test_that_a_change_of_one_side_is_taken_and_told() -> None:
    result = merged(copy("a", agreed("T-001", "H1", 3, "Hospital figures")))
    assert result.state.agreed.entry("T-001", "H1") == Entry(Fraction(3), "", "Hospital figures")
    (told,) = result.applied
    assert (told.key, told.before) == (H1, Entry(Fraction(2)))
    assert told.sources == (Source("a", "Police"),)


def test_that_a_tolerance_and_an_agency_are_taken_and_conflict_like_any_other_field() -> None:
    regrouped = ChangeScorer(replace(BASE.scorers[0], agency="Kent Police"))
    taken = merged(copy("a", SetTolerance(2), regrouped)).state
    assert (taken.tolerance, taken.scorers[0].agency) == (2, "Kent Police")
    (conflict,) = merged(copy("a", SetTolerance(2)), copy("b", SetTolerance(0))).state.conflicts
    assert (conflict.key, conflict.base) == (Key("tolerance"), 1)
    both = merged(copy("a", SetTolerance(2)), copy("b", SetTolerance(0)))
    assert applied(both.state, DecideConflict(conflict.key, 2)).tolerance == 2


def test_that_a_change_that_all_made_alike_is_taken_once() -> None:
    result = merged(copy("a", agreed("T-001", "H1", 3)), copy("b", agreed("T-001", "H1", 3)))
    assert level(result.state) == "3"
    assert [source.copy for source in result.applied[0].sources] == ["a", "b"]
    assert result.state.conflicts == ()


def test_that_a_conflict_keeps_the_base_and_every_value_with_who_and_why() -> None:
    ours = applied(BASE, agreed("T-001", "H1", 4))
    result = merged(
        copy("a", agreed("T-001", "H1", 3, "Fewer now")), copy("b", agreed("T-001", "H1", 1)), ours=ours
    )
    (conflict,) = result.state.conflicts
    assert level(result.state) == "2"
    assert (conflict.key, conflict.base) == (H1, Entry(Fraction(2)))
    proposed = {proposal.sources: proposal.value for proposal in conflict.proposals}
    assert proposed == {
        (HERE,): Entry(Fraction(4)),
        (Source("a", "Police"),): Entry(Fraction(3), "", "Fewer now"),
        (Source("b", "Police"),): Entry(Fraction(1)),
    }


def test_that_level_confidence_and_reason_move_as_one() -> None:
    ours = applied(BASE, agreed("T-001", "H1", 3, "Ours"))
    result = merged(copy("a", agreed("T-001", "H1", 3, "Theirs")), ours=ours)
    assert [one.key for one in result.state.conflicts] == [H1]


@pytest.mark.parametrize(
    ("edit", "kind", "field"),
    [
        (agreed("T-001", "H1", None), "cleared", "score"),
        (agreed("T-003", "H1", 1), "cleared", "score"),
        (RemoveTheme("T-002"), "missing", "theme"),
        (AddTheme(Theme("T-004", "Arson")), "new", "theme"),
        (SetModel(replace(small_model(), title="Another")), "altered", "model"),
        (SetRounds((Round(1, "First round", revealed=True),)), "reveal", "revealed"),
    ],
)
def test_that_what_a_person_must_see_is_listed_and_not_taken(edit: Edit, kind: str, field: str) -> None:
    result = merged(copy("a", edit))
    (review,) = result.state.reviews
    assert (review.kind, review.key.field) == (kind, field)
    assert replace(result.state, reviews=()) == BASE
    taken = applied(result.state, SettleReview(review, take=True))
    assert taken.reviews == ()
    assert taken == applied(BASE, edit)


def test_that_a_new_theme_gets_a_ref_that_was_never_used_and_keeps_its_scores() -> None:
    ours = applied(BASE, AddTheme(Theme("T-004", "Arson")), RemoveTheme("T-004"))
    theirs = copy(
        "a", AddTheme(Theme("T-004", "Hate crime")), agreed("T-004", "H1", 3),
        AddNote(EvidenceNote("E-001", "T-004", "H1", "Reports rose")),
    )  # fmt: skip
    (review,) = (state := merged(theirs, ours=ours).state).reviews
    taken = applied(state, SettleReview(review, take=True))
    assert taken.themes[-1] == Theme("T-005", "Hate crime")
    assert level(taken, "T-005") == "3"
    assert [(note.ref, note.text) for note in taken.evidence] == [("T-005", "Reports rose")]


def test_that_two_new_themes_of_one_ref_are_two() -> None:
    result = merged(
        copy("a", AddTheme(Theme("T-004", "Arson"))), copy("b", AddTheme(Theme("T-004", "Hate crime")))
    )
    first, second = result.state.reviews
    taken = applied(result.state, SettleReview(first, take=True), SettleReview(second, take=True))
    assert {theme.ref: theme.name for theme in taken.themes[3:]} == {"T-004": "Arson", "T-005": "Hate crime"}


def test_that_scores_of_a_theme_that_is_gone_here_are_kept_with_it() -> None:
    ours = applied(BASE, RemoveTheme("T-002"))
    (review,) = (state := merged(copy("a", agreed("T-002", "H1", 4)), ours=ours).state).reviews
    assert review.kind == "gone here"
    back = applied(state, SettleReview(review, take=True))
    assert (level(back, "T-002"), level(back, "T-002", "H2")) == ("4", "8")


def test_that_a_raised_marking_counts_at_once_and_a_lowered_one_never() -> None:
    sensitive = applied(BASE, SetMarking(Marking("OFFICIAL-SENSITIVE")))
    raised = merged(copy("a", SetMarking(Marking("OFFICIAL-SENSITIVE")))).state
    assert raised.marking == Marking("OFFICIAL-SENSITIVE")
    back = Returned(Source("a"), BASE, sensitive)
    lowered = merged(back, ours=sensitive).state
    (review,) = lowered.reviews
    assert (lowered.marking.classification, review.kind) == ("OFFICIAL-SENSITIVE", "lower marking")
    with pytest.raises(Refusal, match="needs a reason"):
        SettleReview(review, take=True).apply(lowered)


def test_that_the_order_is_one_field_among_the_themes_that_all_have() -> None:
    ours = applied(BASE, AddTheme(Theme("T-009", "Arson")))
    moved = merged(copy("a", MoveTheme("T-003", 0)), ours=ours).state
    assert [theme.ref for theme in moved.themes] == ["T-003", "T-001", "T-002", "T-009"]
    both = merged(copy("a", MoveTheme("T-003", 0)), copy("b", MoveTheme("T-001", 1)), ours=ours).state
    assert [theme.ref for theme in both.themes] == ["T-001", "T-002", "T-003", "T-009"]
    (conflict,) = both.conflicts
    decided = applied(both, DecideConflict(conflict.key, ("T-002", "T-001", "T-003", "T-009")))
    assert [theme.ref for theme in decided.themes] == ["T-002", "T-001", "T-003", "T-009"]


def test_that_two_themes_never_get_one_name() -> None:
    result = merged(
        copy("a", ChangeTheme("T-001", "name", "Arson")), copy("b", ChangeTheme("T-002", "name", "ARSON"))
    )
    assert [review.kind for review in result.state.reviews] == ["name taken", "name taken"]
    assert [theme.name for theme in result.state.themes] == ["Burglary", "Fraud", "ASB"]


def test_that_a_score_of_a_theme_that_is_not_scored_any_more_is_kept_with_it() -> None:
    ours = applied(BASE, SetScored("T-001", False))
    state = merged(copy("a", agreed("T-001", "H1", 4)), ours=ours).state
    assert level(state) == "4"
    assert not state.theme("T-001").scored


def test_that_notes_of_all_copies_are_taken_each_once() -> None:
    note = EvidenceNote("E-001", "T-001", "", "Reports rose")
    other = replace(note, text="Reports fell")
    result = merged(copy("a", AddNote(note)), copy("b", AddNote(other)), copy("c", AddNote(note)))
    assert [(one.id, one.text) for one in result.state.evidence] == [
        ("E-001", "Reports fell"), ("E-002", "Reports rose"),
    ]  # fmt: skip


def test_that_without_a_base_everything_is_listed_and_nothing_taken() -> None:
    theirs = copy("a", agreed("T-001", "H1", 3), SetCutLine(4), RemoveTheme("T-002"), base=None)
    result = merged(theirs)
    assert replace(result.state, reviews=()) == BASE
    assert {review.key.field for review in result.state.reviews} == {"score", "cut line", "theme"}
    assert {review.kind for review in result.state.reviews} == {"base unknown"}
    assert merged(copy("a", base=None)).state == BASE


def test_that_a_note_of_unknown_base_gets_an_id_that_was_never_used() -> None:
    note = EvidenceNote("E-001", "T-001", "", "Reports rose")
    state = applied(merged(copy("a", AddNote(note), base=None)).state, AddNote(note), RemoveNote("E-001"))
    taken = applied(state, SettleReview(state.reviews[0], take=True))
    assert taken.evidence == (replace(note, id="E-002"),)


def test_that_deciding_takes_any_value_and_is_undone_exactly() -> None:
    state = merged(copy("a", agreed("T-001", "H1", 3)), copy("b", agreed("T-001", "H1", 1))).state
    decided, inverse = DecideConflict(H1, Entry(Fraction(4), "", "Neither")).apply(state)
    assert (level(decided), decided.conflicts) == ("4", ())
    assert inverse.apply(decided)[0] == state


def test_that_a_hidden_card_in_conflict_is_never_named() -> None:
    def card(value: int) -> SetEntry:
        return SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(value)))

    (conflict,) = (state := merged(copy("a", card(1)), copy("b", card(2))).state).conflicts
    edit = DecideConflict(conflict.key, conflict.proposals[0].value)
    assert edit.describe(state).english() == "a hidden score"


def test_that_a_decision_is_one_value_with_its_because() -> None:
    one = copy("a", SetDecision("T-001", Decision("priority", "Above the line")))
    other = copy("b", SetDecision("T-001", Decision("priority", "As last year")))
    assert [conflict.key for conflict in merged(one, other).state.conflicts] == [Key("decision", "T-001")]


# --- whole workbooks ---------------------------------------------------------------------------


def begun() -> Session:
    return Session(Workbook(BASE, History(BASE)), "Chair")


def edited_copy(session: Session, name: str, *edits: Edit) -> CopyRead:
    """Return a copy of a session's workbook in which somebody else made these edits."""
    theirs = Session(session.workbook, name)
    for edit in edits:
        theirs.apply(edit)
    return CopyRead(f"{name}.xlsx", theirs.workbook)


def test_that_the_base_is_where_the_histories_part() -> None:
    session = begun()
    session.apply(agreed("T-001", "H1", 3))
    back = edited_copy(session, "Police", agreed("T-002", "H1", 4))
    session.apply(agreed("T-001", "H1", 0))
    brought = bring_back(session.workbook, [back])
    assert [one.key.ref for one in brought.merged.applied] == ["T-002"]
    assert brought.merged.applied[0].sources == (Source("Police.xlsx", "Police"),)
    assert level(brought.merged.state) == "0"


def test_that_a_copy_without_our_history_finds_its_base_by_content() -> None:
    session = begun()
    session.apply(agreed("T-001", "H1", 3))
    session.commit("Sent out")
    sent = session.assessment
    session.apply(agreed("T-001", "H1", 0))
    fresh = edited_copy(Session(Workbook(sent, History(sent))), "Police", agreed("T-002", "H1", 4))
    brought = bring_back(session.workbook, [fresh])
    assert brought.base_unknown == ()
    assert level(brought.merged.state) == "0"
    stranger = applied(sent, SetCutLine(3))
    unknown = edited_copy(Session(Workbook(stranger, History(stranger))), "Police")
    assert bring_back(session.workbook, [unknown]).base_unknown == ("Police.xlsx",)


def test_that_a_whole_merge_is_one_step_and_the_same_copy_again_says_nothing() -> None:
    session = begun()
    copies = [
        edited_copy(session, "Police", agreed("T-001", "H1", 3), agreed("T-002", "H1", 1)),
        edited_copy(session, "Council", agreed("T-001", "H1", 4)),
    ]
    edit = bring_back(session.workbook, copies).edit
    assert edit is not None
    assert edit.describe(session.assessment).english() == "Bring back 2 copies"
    told = session.apply(edit)
    session.apply(DecideConflict(H1, Entry(Fraction(3))))
    again = bring_back(session.workbook, copies)
    assert (again.edit, again.again) == (None, ("Council.xlsx", "Police.xlsx"))
    assert told.inverse.apply(told.after)[0] == BASE


def test_that_a_copy_that_was_edited_further_is_compared_with_what_came_back_before() -> None:
    session = begun()
    first = edited_copy(session, "Police", agreed("T-001", "H1", 3))
    other = edited_copy(session, "Council", agreed("T-001", "H1", 4))
    edit = bring_back(session.workbook, [first, other]).edit
    assert edit is not None
    session.apply(edit)
    session.apply(DecideConflict(H1, Entry(Fraction(4))))
    further = edited_copy(Session(first.workbook, "Police"), "Police", agreed("T-002", "H1", 1))
    state = bring_back(session.workbook, [further]).merged.state
    assert (level(state), level(state, "T-002"), state.conflicts) == ("4", "1", ())


def test_that_an_unchanged_copy_leaves_the_hash_as_it_is() -> None:
    session = begun()
    brought = bring_back(session.workbook, [edited_copy(session, "Police")])
    assert brought.edit is None
    assert content_hash(brought.merged.state) == content_hash(BASE)


def test_that_a_copy_of_another_assessment_is_refused() -> None:
    other = replace(BASE, identity="f" * 32)
    with pytest.raises(Refusal, match="is no copy of this workbook"):
        bring_back(begun().workbook, [CopyRead("plan.xlsx", Workbook(other, History(other)))])


# --- one scorer's card, sent out by itself ------------------------------------------------------


def with_rounds() -> Session:
    """Return a session with a scorer, a round and a card that was begun."""
    session = begun()
    session.apply(SetRounds((Round(1, "First round"),)))
    if not session.assessment.scorers:
        session.apply(AddScorer(Scorer("S-01", "Police", (1,))))
    session.apply(SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(1))))
    session.apply(SetEntry("S-01", 1, "T-002", "H1", Entry(Fraction(2))))
    return session


def returned_card(session: Session, *refs: str, base: str = "", **levels: int) -> CardRead:
    """Return S-01's card as it was sent out now, limited to some themes, with these levels of H1 since."""
    entries = {ref.replace("_", "-"): {"H1": Entry(Fraction(level))} for ref, level in levels.items()}
    state = session.assessment
    return CardRead(
        "Police.xlsx",
        state.identity,
        base or content_hash(state),
        Scorecard("S-01", 1, entries),
        refs,
        "Police",
        session.history.last_sequence,
    )


def test_that_a_card_of_its_own_is_merged_against_the_state_it_went_out_from() -> None:
    session = with_rounds()
    card = returned_card(session, "T-001", T_001=4)
    session.apply(agreed("T-002", "H1", 4))
    brought = bring_back(session.workbook, [card])
    (taken,) = brought.merged.applied
    assert taken.key == Key("score", "T-001", "H1", "S-01", 1)
    assert taken.sources == (Source("Police.xlsx", "Police"),)
    kept = brought.merged.state.card("S-01", 1)
    assert kept.entry("T-001", "H1") == Entry(Fraction(4))
    assert kept.entry("T-002", "H1") == Entry(Fraction(2)), "a theme that was not sent out is left alone"
    assert level(brought.merged.state, "T-002") == "4"


def test_that_a_cleared_score_on_a_card_is_listed() -> None:
    session = with_rounds()
    brought = bring_back(session.workbook, [returned_card(session, "T-001", "T-002", T_001=1)])
    assert [(one.kind, one.key.ref) for one in brought.merged.state.reviews] == [("cleared", "T-002")]


def test_that_a_card_of_unknown_base_is_only_listed() -> None:
    session = with_rounds()
    card = returned_card(session, "T-001", base="0" * 64, T_001=4)
    brought = bring_back(session.workbook, [card])
    assert brought.base_unknown == ("Police.xlsx",)
    assert brought.merged.applied == ()
    assert [(one.kind, one.key.scorer) for one in brought.merged.state.reviews] == [("base unknown", "S-01")]


def test_that_a_card_of_another_assessment_is_refused() -> None:
    session = with_rounds()
    with pytest.raises(Refusal, match="is no copy of this workbook"):
        bring_back(session.workbook, [replace(returned_card(session), identity="f" * 32)])

from __future__ import annotations

from dataclasses import replace

import pytest

from smp_workbench.domain.assessment import Comparison, Marking
from smp_workbench.domain.edit import (
    EDIT_KINDS,
    AddTheme,
    Batch,
    ChangeNote,
    ChangeScorer,
    DecideConflict,
    Edit,
    LeaveConflict,
    RemoveNote,
    RemoveReference,
    RemoveScorer,
    RestoreContent,
    SetComparison,
    SetCutLine,
    SetEntry,
    SetLeading,
    SetMarking,
    SetModel,
    SettleReview,
    SetTolerance,
)
from smp_workbench.domain.open_item import Conflict, Key, Proposal, Review, Source
from smp_workbench.domain.scorecard import Entry, Scorer
from smp_workbench.domain.theme import EvidenceNote, Theme
from smp_workbench.storage.workbook.change_text import ChangeText, change_text, hidden_text
from tests.factory import agreed, applied, small_assessment, small_model
from tests.storage.workbook.rich_workbook import make_workbook, rich_edits


def texts_of(*edits: Edit) -> list[ChangeText]:
    """Return the words of edits, each followed by those of its inverse, on the small assessment."""
    state = small_assessment()
    texts = []
    for edit in edits:
        after, inverse = edit.apply(state)
        _, again = inverse.apply(after)
        texts += [change_text(edit, inverse), change_text(inverse, again)]
        state = after
    return texts


def test_that_every_kind_of_edit_has_words_of_its_own() -> None:
    conflict = Conflict(Key("lead_agency", "T-001"), "", (Proposal("Police", (Source("one.xlsx"),)),))
    another = replace(conflict, key=Key("area"))
    review = Review("cleared", Key("description", "T-001"), "", (Source("two.xlsx"),))
    edits = (
        *rich_edits(), ChangeScorer(Scorer("S-01", "District Council")), RemoveScorer("S-01"),
        ChangeNote(EvidenceNote("E-001", "T-001", text="More")), RemoveNote("E-001"), SetCutLine(7),
        SetTolerance(2),
        SetModel(small_model("sum(harm)")), SetLeading(7),
        RestoreContent("version 3", title="Another"), RemoveReference("R-01"), Batch("Paste", ()),
        RestoreContent("copies", conflicts=(conflict, another), reviews=(review,)),
        DecideConflict(conflict.key, "Police"), LeaveConflict(another.key), SettleReview(review, take=True),
    )  # fmt: skip
    state = make_workbook(()).assessment
    told = set()
    for edit in edits:
        after, inverse = edit.apply(state)
        _, again = inverse.apply(after)
        for one, other in ((edit, inverse), (inverse, again)):
            assert change_text(one, other).kind != type(one).__name__, "falls through to the class's name"
            told.add(type(one))
        state = after
    assert told == set(EDIT_KINDS)


def test_that_a_score_tells_old_new_and_reason() -> None:
    text, back = texts_of(agreed("T-001", "H1", 4, "Two deaths"))
    assert text == ChangeText("score", "T-001", "H1", "agreed", None, "2", "4", "Two deaths")
    assert (back.old, back.new) == ("4", "2")


def test_that_a_confidence_stands_with_the_level() -> None:
    entry = Entry(None, "low")
    text, _ = texts_of(SetEntry("agreed", 0, "T-001", "H1", entry))
    assert (text.old, text.new) == ("2", "blank, low confidence")


def test_that_a_marking_tells_its_reason() -> None:
    _, _, text, _ = texts_of(
        SetMarking(Marking("OFFICIAL-SENSITIVE")), SetMarking(Marking("OFFICIAL"), "Cleared by the chair")
    )
    assert (text.old, text.new, text.reason) == ("OFFICIAL-SENSITIVE", "OFFICIAL", "Cleared by the chair")


@pytest.mark.parametrize(
    ("comparison", "words"),
    [(Comparison(3, "2017-18"), "2017-18"), (Comparison(3), "3"), (None, "nothing")],
)
def test_that_a_comparison_is_told_by_name_or_number(comparison: Comparison | None, words: str) -> None:
    assert texts_of(SetComparison(comparison))[0].new == words


def test_that_a_long_text_is_shortened_and_says_so() -> None:
    text, _ = texts_of(agreed("T-001", "H1", 4, "because " * 100))
    assert len(text.reason) == 301
    assert text.reason.endswith("\N{HORIZONTAL ELLIPSIS}")


def test_that_a_hidden_score_tells_only_whose_and_when() -> None:
    edit = SetEntry("S-01", 1, "T-001", "H1", Entry(None, "low", "A secret"))
    assert hidden_text(edit) == ChangeText("hidden score", scorer="S-01", round=1)
    assert hidden_text(Batch("Kent Police says four", (edit,))) == ChangeText("hidden scores")


def test_that_adding_a_theme_names_it() -> None:
    assert applied(small_assessment(), AddTheme(Theme("T-009", "Arson"))).theme("T-009").name == "Arson"
    text, back = texts_of(AddTheme(Theme("T-009", "Arson")))
    assert (text.kind, text.ref, text.new) == ("theme added", "T-009", "Arson")
    assert (back.kind, back.old) == ("theme removed", "Arson")


def test_that_a_change_of_model_tells_what_was_carried_over() -> None:
    first = small_model("H1 + L1")
    renamed = replace(first.criteria[1], code="X9")
    other = replace(first, version="2.0", criteria=(first.criteria[0], renamed, first.criteria[2]), totals=())
    text, back = texts_of(SetModel(other, (("H2", "X9"),)))
    assert (text.old, text.new) == ("small 1.0", "small 2.0")
    assert text.reason == "scores of H2 carried over to X9"
    assert back.reason == ""

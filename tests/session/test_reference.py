"""Another assessment kept for comparing: matched strictly, stripped of all that ranks do not need."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smp_workbench.domain.assessment import Assessment, Comparison, Marking, Reference
from smp_workbench.domain.edit import (
    AddReference,
    AddTheme,
    Batch,
    ChangeTheme,
    RemoveReference,
    SetComparison,
    SetDetail,
    SetMarking,
)
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.scoring.movement import movement
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.session.cause import explain
from smp_workbench.session.reference import counterparts, make_reference, state_beside, unmatched
from smp_workbench.session.session import Session
from smp_workbench.storage.exact_form import content_hash, read_edit, write_edit
from smp_workbench.storage.soundness import refuse_unsound
from tests.factory import agreed, applied, small_assessment, small_model

OURS = small_assessment()


def theirs(*names: str, identity: str = "f" * 32) -> Assessment:
    """Return another assessment: the small one's scores on themes of these names, under refs of its own."""
    start = replace(small_assessment(), identity=identity)
    themes = tuple(replace(one, name=name) for one, name in zip(start.themes, names, strict=True))
    return replace(start, themes=themes)


LAST_YEAR = applied(theirs("ASB", "BURGLARY", "Frauds"), agreed("T-003", "L1", 2))


@pytest.fixture
def session() -> Session:
    made = Session(Workbook(OURS, History(OURS)))
    reference = make_reference(OURS, LAST_YEAR, "2016-17", "last.xlsx")
    made.apply(Batch("Compare", (AddReference(reference), SetComparison(Comparison(reference=reference.id)))))
    return made


def test_that_themes_of_another_assessment_are_matched_by_name_and_by_nothing_else() -> None:
    reference = make_reference(OURS, LAST_YEAR, "2016-17", "last.xlsx")
    assert reference.pairs == {"T-001": "T-002", "T-003": "T-001"}
    assert unmatched(reference, OURS) == (("Fraud",), ("Frauds",))


def test_that_themes_of_a_copy_are_matched_by_ref() -> None:
    copy = theirs("House burglary", "Scams", "ASB", identity=OURS.identity)
    reference = make_reference(OURS, copy, "A copy", "copy.xlsx")
    assert counterparts(reference, OURS) == {ref: ref for ref in ("T-001", "T-002", "T-003")}


def test_that_a_theme_keeps_its_counterpart_when_it_is_renamed(session: Session) -> None:
    session.apply(ChangeTheme("T-001", "name", "House burglary"))
    (reference,) = session.assessment.references
    assert counterparts(reference, session.assessment)["T-001"] == "T-002"


def test_that_a_theme_that_comes_later_finds_its_counterpart(session: Session) -> None:
    session.apply(AddTheme(Theme("T-009", "frauds")))
    (reference,) = session.assessment.references
    assert counterparts(reference, session.assessment)["T-009"] == "T-003"


def test_that_movement_is_measured_against_the_other_assessment(session: Session) -> None:
    then = session.compared_ranking()
    assert then is not None
    assert movement(session.ranking, then) == {"T-001": 1, "T-002": None, "T-003": None}


def test_that_movement_follows_a_theme_that_comes_later(session: Session) -> None:
    first = session.compared_ranking()
    session.apply(AddTheme(Theme("T-009", "Frauds")))
    then = session.compared_ranking()
    assert then is not first
    assert then is not None
    assert then.of("T-009") is not None


def test_that_moves_since_the_other_assessment_are_explained(session: Session) -> None:
    (reference,) = session.assessment.references
    explanation = explain(state_beside(reference, session.assessment), session.assessment)
    assert {move.name: move.standing for move in explanation.moves} == {
        "Burglary": "both", "Fraud": "new", "ASB": "both", "Frauds": "gone",
    }  # fmt: skip


def test_that_nothing_is_kept_that_ranks_do_not_need(session: Session) -> None:
    written = write_edit(AddReference(session.assessment.references[0]))
    for secret in ("Seen on the estate", "Worse this year", "Police", "S-01"):
        assert secret not in written
    (reference,) = session.assessment.references
    assert rank_assessment(reference.state) == rank_assessment(LAST_YEAR)
    assert reference.content == content_hash(LAST_YEAR)
    assert read_edit(written, "The edit") == AddReference(reference)


def test_that_what_is_compared_with_cannot_go(session: Session) -> None:
    with pytest.raises(Refusal, match="compared with 2016-17"):
        session.apply(RemoveReference("R-01"))
    session.apply(SetComparison(None))
    session.apply(RemoveReference("R-01"))
    assert session.assessment.next_ref("R") == "R-02"


def test_that_an_unknown_other_assessment_cannot_be_compared_with(session: Session) -> None:
    with pytest.raises(Refusal, match="no other assessment R-07"):
        session.apply(SetComparison(Comparison(reference="R-07")))


def test_that_a_higher_marking_does_not_come_in_unseen() -> None:
    secret = applied(LAST_YEAR, SetMarking(Marking("OFFICIAL-SENSITIVE")))
    edit = AddReference(make_reference(OURS, secret, "2016-17", "last.xlsx"))
    with pytest.raises(Refusal, match="marked OFFICIAL-SENSITIVE, which is higher"):
        edit.apply(OURS)
    applied(OURS, SetMarking(Marking("OFFICIAL-SENSITIVE")), edit)


def test_that_a_damaged_other_assessment_is_found(session: Session) -> None:
    refuse_unsound(session.assessment)
    (reference,) = session.assessment.references
    broken = replace(reference, state=replace(reference.state, model=small_model("H1 / (H2 - H2)")))
    with pytest.raises(Refusal, match="damaged"):
        refuse_unsound(replace(session.assessment, references=(broken,)))
    told = replace(reference, state=LAST_YEAR)
    with pytest.raises(Refusal, match="damaged"):
        refuse_unsound(replace(session.assessment, references=(told,)))


def test_that_an_empty_name_is_refused() -> None:
    with pytest.raises(Refusal, match="name of the other assessment is empty"):
        AddReference(Reference("R-01", " ", "x.xlsx", "0" * 64, LAST_YEAR)).apply(OURS)


def test_that_the_present_title_matters_to_nothing_here(session: Session) -> None:
    then = session.compared_ranking()
    session.apply(SetDetail("title", "Another"))
    assert session.compared_ranking() is then

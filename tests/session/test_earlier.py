"""Earlier versions: looked at without change, restored exactly, and taken back exactly."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from smp_workbench.domain.assessment import Assessment, Marking
from smp_workbench.domain.edit import AddTheme, Edit, RemoveTheme, RestoreContent, SetEntry, SetMarking
from smp_workbench.domain.scorecard import Entry, Scorecard
from smp_workbench.domain.sensitivity import Sensitivity
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.session.earlier import VersionView, needs_version
from smp_workbench.session.last_change import last_change
from smp_workbench.session.session import Session
from smp_workbench.storage.exact_form import content_hash, write_edit, write_exact
from smp_workbench.storage.workbook.sealing import tells_hidden
from tests.domain.test_edit import EDITS
from tests.domain.test_edit import START as EVERYTHING
from tests.factory import agreed, applied, restoring, small_assessment


def begun(assessment: Assessment) -> Session:
    return Session(Workbook(assessment, History(assessment)), "Chair")


@pytest.fixture
def session() -> Session:
    """Return an assessment with version 1, "First", and a score changed after it."""
    made = begun(small_assessment())
    made.commit("First", "to have one")
    made.apply(agreed("T-002", "L1", 2))
    return made


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_that_whatever_an_edit_changed_is_restored_and_taken_back_exactly(edit: Edit) -> None:
    after = applied(EVERYTHING, edit)
    restore = RestoreContent.leading_to(EVERYTHING, after, "version 1", "It was right")
    back, inverse = restore.apply(after)
    assert back == EVERYTHING
    assert content_hash(back) == content_hash(EVERYTHING)
    assert inverse.apply(back)[0] == after


def test_that_every_part_of_an_assessment_can_be_restored() -> None:
    parts = {part.name for part in fields(Assessment) if part.compare} - {"identity", "agreed"}
    assert parts | {"name", "reason", "rows"} == {part.name for part in fields(RestoreContent)}


def test_that_only_what_differs_is_written_down(session: Session) -> None:
    edit = restoring(session.workbook, 1)
    assert set(edit.rows) == {"T-002"}
    assert len(write_edit(edit)) < len(write_exact(session.assessment)) / 10


def test_that_of_a_card_only_rows_that_differ_are_written_down_and_a_gone_one_is_empty() -> None:
    scores = {"T-001": {"H1": Entry(confidence="low")}, "T-002": {"H1": Entry(confidence="high")}}
    one = EVERYTHING.with_card(Scorecard("S-02", 1, scores))
    other = EVERYTHING.with_card(Scorecard("S-02", 1, {"T-001": scores["T-001"]}))
    none = EVERYTHING.with_card(Scorecard("S-02", 1))
    for then, now, rows in (
        (one, other, ["T-002"]),
        (other, one, ["T-002"]),
        (none, one, ["T-001", "T-002"]),
    ):
        edit = RestoreContent.leading_to(then, now, "version 1")
        assert [sorted(card.entries) for card in edit.cards or ()] == [rows]
        after, inverse = edit.apply(now)
        assert (after, inverse.apply(after)[0]) == (then, now)


def test_that_a_version_looked_at_keeps_the_labels_of_its_file(session: Session) -> None:
    label = Sensitivity((("MSIP_Label_1_Enabled", "true"),))
    looked_at = VersionView(replace(session.workbook, sensitivity=label), 1)
    assert looked_at.workbook.sensitivity == label
    assert looked_at.history.last_sequence == session.history.version(1).sequence


def test_that_a_restored_version_has_its_content_again(session: Session) -> None:
    first = session.history.version(1)
    edited = session.assessment
    announcement = session.apply(restoring(session.workbook, 1))
    assert content_hash(session.assessment) == first.content
    assert announcement.name.english() == "Restore version 1"
    session.apply(announcement.inverse)
    assert session.assessment == edited


def test_that_refs_are_not_given_again_after_a_restore(session: Session) -> None:
    session.apply(AddTheme(Theme("T-009", "Road safety")))
    session.apply(restoring(session.workbook, 1))
    assert session.assessment.next_ref("T") == "T-010"


def test_that_the_content_that_is_there_already_is_not_restored(session: Session) -> None:
    session.commit("Second")
    with pytest.raises(Refusal, match="Nothing has changed since version 2"):
        restoring(session.workbook, 2)


def test_that_restoring_a_lower_marking_needs_a_reason(session: Session) -> None:
    session.apply(SetMarking(Marking("OFFICIAL-SENSITIVE")))
    with pytest.raises(Refusal, match="lowers the protective marking"):
        restoring(session.workbook, 1)
    session.apply(restoring(session.workbook, 1, "Names were taken out"))
    assert session.assessment.marking == Marking()


def test_that_a_restore_counts_as_the_change_of_the_scores_it_changes(session: Session) -> None:
    session.who = "Deputy"
    session.apply(restoring(session.workbook, 1))
    changed = last_change(session.history, "T-002", "L1")
    assert changed is not None
    assert isinstance(changed.edit, RestoreContent)
    assert last_change(session.history, "T-001", "L1") is None


def test_that_restored_cards_are_hidden_while_their_round_is() -> None:
    after = applied(EVERYTHING, SetEntry("S-02", 1, "T-001", "H1", Entry(confidence="low")))
    edit = RestoreContent.leading_to(EVERYTHING, after, "version 1")
    assert tells_hidden(edit, lambda number: number == 0)
    assert not tells_hidden(RestoreContent("version 1", title="Another"), lambda number: number == 0)


def test_that_a_version_is_shown_as_it_was(session: Session) -> None:
    session.apply(RemoveTheme("T-001"))
    view = VersionView(session.workbook, 1)
    assert content_hash(view.assessment) == session.history.version(1).content
    assert view.ranking == begun(small_assessment()).ranking
    assert [version.name for version in view.history.versions] == ["First"]
    assert not view.workbook.draft


def test_that_a_version_that_is_looked_at_cannot_be_changed(session: Session) -> None:
    view = VersionView(session.workbook, 1)
    edit = agreed("T-001", "H1", 4)
    for attempt in (lambda: view.apply(edit), lambda: view.check(edit), lambda: view.commit("Second")):
        with pytest.raises(Refusal, match="This is version 1, in which nothing can be changed"):
            attempt()
    assert content_hash(view.assessment) == session.history.version(1).content


def test_that_it_is_known_whether_the_present_content_is_in_a_version(session: Session) -> None:
    assert needs_version(session.workbook)
    session.apply(restoring(session.workbook, 1))
    assert not needs_version(session.workbook)

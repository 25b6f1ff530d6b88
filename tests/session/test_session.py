"""The open assessment: an edit is checked, applied, recorded, ranked and announced, or nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from smp_workbench.domain.assessment import Comparison
from smp_workbench.domain.edit import (
    AddTheme,
    ChangeTheme,
    MoveTheme,
    SetComparison,
    SetModel,
    SetSecondStage,
)
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.session.announcement import Announcement
from smp_workbench.session.session import Session, new_workbook
from smp_workbench.storage.exact_form import content_hash
from tests.factory import agreed, second_stage_model, small_assessment, small_model


@pytest.fixture
def session() -> Session:
    start = small_assessment()
    noon = datetime(2018, 2, 23, 12, 0, tzinfo=UTC)
    return Session(Workbook(start, History(start)), who="County Council", clock=lambda: noon)


def test_that_an_edit_is_applied_recorded_ranked_and_announced(session: Session) -> None:
    heard: list[Announcement] = []
    session.subscribe(heard.append)
    session.apply(agreed("T-003", "H1", 4))
    (announcement,) = heard
    assert announcement.name.english() == "ASB, Physical harm 1 to 4"
    assert announcement.touched.cells == {("T-003", "H1")}
    assert announcement.touched.parts == {"agreed"}
    assert announcement.ranking is session.ranking
    assert session.history.changes[-1].sequence == 1
    assert session.history.changes[-1].when == "2018-02-23T12:00:00Z"
    assert session.history.changes[-1].who == "County Council"


def test_that_the_ranking_follows_each_edit(session: Session) -> None:
    assert [theme.ref for theme in session.ranking.themes] == ["T-001", "T-002", "T-003"]
    session.apply(agreed("T-002", "L1", 2))
    first = session.ranking.themes[0]
    assert (first.ref, first.score, first.rank) == ("T-002", Fraction(16), 1)


def test_that_a_refused_edit_leaves_no_trace(session: Session) -> None:
    before = session.workbook
    session.subscribe(lambda _: pytest.fail("nothing has happened"))
    for attempt in (session.check, session.apply):
        with pytest.raises(Refusal):
            attempt(agreed("T-001", "H1", 9))
    assert session.workbook is before


def test_that_a_second_stage_whose_model_does_not_work_is_refused(session: Session) -> None:
    before = session.workbook
    for attempt in (session.check, session.apply):
        with pytest.raises(WorkbenchError):
            attempt(SetSecondStage(SecondStage(second_stage_model("V1 / (V2 - 1)"))))
    assert session.workbook is before
    session.apply(SetSecondStage(SecondStage(second_stage_model())))
    compiled = session.second_compiled
    assert compiled is not None
    session.apply(agreed("T-003", "H1", 4))
    assert session.second_compiled is compiled
    session.apply(SetSecondStage(None))
    assert session.second_compiled is None


def test_that_a_model_that_does_not_work_is_refused_before_anything_changes(session: Session) -> None:
    before = session.workbook
    with pytest.raises(WorkbenchError):
        session.apply(SetModel(replace(small_model(), formula="harm_total / H1")))
    assert session.workbook is before


def test_that_an_edit_that_moves_rows_says_so(session: Session) -> None:
    assert session.apply(MoveTheme("T-003", 0)).touched.order
    assert session.apply(AddTheme(Theme("T-004", "Road safety"))).touched.order
    assert not session.apply(ChangeTheme("T-004", "name", "Roads")).touched.order


def test_that_undoing_is_an_edit_like_any_other(session: Session) -> None:
    before = session.assessment
    announcement = session.apply(agreed("T-001", "H1", 4))
    session.apply(announcement.inverse)
    assert session.assessment == before
    assert session.history.last_sequence == 2


def test_that_every_version_can_be_rebuilt(session: Session) -> None:
    session.apply(agreed("T-001", "H1", 4))
    first = session.commit("First", "Before the away day")
    at_first = session.assessment
    session.apply(agreed("T-001", "H1", 0))
    second = session.commit("Second")
    assert (first.number, second.number) == (1, 2)
    assert second.parents == (first.content,)
    assert session.history.state_at(first.sequence) == at_first
    assert content_hash(session.history.state_at(second.sequence)) == second.content


def test_that_a_version_without_changes_is_refused(session: Session) -> None:
    session.commit("First")
    with pytest.raises(Refusal, match="Nothing has changed since version 1"):
        session.commit("Again")


def test_that_movement_is_measured_against_the_chosen_version(session: Session) -> None:
    assert session.compared_ranking() is None
    session.commit("First")
    session.apply(agreed("T-002", "L1", 2))
    session.apply(SetComparison(Comparison(1, "2017-18")))
    then = session.compared_ranking()
    assert then is not None
    assert [theme.ref for theme in then.themes] == ["T-001", "T-002", "T-003"]
    assert session.compared_ranking() is then


def test_that_a_new_workbook_has_an_identity_of_its_own() -> None:
    one, other = new_workbook(small_model()), new_workbook(small_model())
    assert len(one.assessment.identity) == 32
    assert one.assessment.identity != other.assessment.identity
    assert one.draft


@pytest.mark.parametrize(
    ("name", "why", "sentence"),
    [
        ("", "", "The version's name is empty."),
        ("a\x07", "", r"U\+0007"),
        ("two\nlines", "", r"U\+000A"),
        ("x" * 33_000, "", "200 is the most"),
        ("First", "x" * 40_000, "32,000 is the most"),
    ],
)
def test_that_a_version_is_called_only_what_a_workbook_can_keep(
    session: Session, name: str, why: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        session.commit(name, why)
    assert session.history.versions == ()


def test_that_a_name_beside_changes_stands_on_one_line(session: Session) -> None:
    assert Session(session.workbook, " Police\t").who == "Police"
    with pytest.raises(Refusal, match="Your name"):
        Session(session.workbook, "a\nb")

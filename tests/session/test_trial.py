"""A trial: scores and weights go their own way, and nothing reaches the session it began from."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.adaptation import with_weights
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Batch, Edit, SetEntry, SetModel
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.session.session import Session
from smp_workbench.session.trial import Trial
from tests.domain.test_edit import EDITS
from tests.domain.test_edit import START as EVERYTHING
from tests.factory import agreed, applied, small_assessment, small_model


def begun(assessment: Assessment) -> Session:
    return Session(Workbook(assessment, History(assessment)), "Chair")


@pytest.fixture
def session() -> Session:
    return begun(small_assessment(small_model("wsum(harm) * L1")))


def test_that_what_is_tried_leaves_the_session_as_it_was(session: Session) -> None:
    before = session.workbook
    trial = Trial(session)
    trial.apply(agreed("T-002", "L1", 2))
    assert session.workbook is before
    assert trial.tried == {("T-002", "L1")}
    assert not trial.model_is_tried
    # Burglary (2 + 4) x 2 and Fraud (0 + 8) x 1/3, now (0 + 8) x 2.
    assert [theme.ref for theme in trial.former.themes[:2]] == ["T-001", "T-002"]
    assert [theme.ref for theme in trial.ranking.themes[:2]] == ["T-002", "T-001"]


def test_that_one_change_is_kept_under_its_own_name_and_several_as_one_step(session: Session) -> None:
    trial = Trial(session)
    assert trial.keeping("Tried") is None
    trial.apply(agreed("T-002", "L1", 2))
    assert trial.keeping("Tried") == agreed("T-002", "L1", 2)
    trial.apply(agreed("T-001", "H1", 4))
    trial.apply(SetModel(with_weights(trial.assessment.model, {"H1": Fraction(3)})))
    kept = trial.keeping("Tried")
    assert isinstance(kept, Batch)
    assert len(kept.edits) == 3
    assert applied(session.assessment, kept) == trial.assessment
    back = trial.way_back("Dropped")
    assert back is not None
    trial.apply(back)
    assert trial.assessment == trial.start
    assert not trial.differs


def test_that_a_score_set_back_by_hand_is_no_longer_tried(session: Session) -> None:
    trial = Trial(session)
    trial.apply(agreed("T-001", "H1", 4))
    trial.apply(agreed("T-001", "H1", 2))
    assert not trial.differs
    assert trial.keeping("Tried") is None


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_that_an_edit_is_tried_and_kept_exactly_or_refused(edit: Edit) -> None:
    trial = Trial(begun(EVERYTHING))
    try:
        trial.apply(edit)
    except Refusal:
        assert trial.assessment is EVERYTHING
        return
    assert isinstance(edit, SetEntry | SetModel | Batch)
    kept = trial.keeping("Tried")
    assert kept is not None
    assert applied(EVERYTHING, kept) == trial.assessment


@pytest.mark.parametrize(
    "edit",
    [
        SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(2))),
        SetModel(replace(small_model(), criteria=small_model().criteria[1:])),
        Batch("Both", (agreed("T-001", "H1", 4), SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(2))))),
    ],
)
def test_that_cards_and_other_criteria_cannot_be_tried(session: Session, edit: Edit) -> None:
    trial = Trial(session)
    for attempt in (trial.check, trial.apply):
        with pytest.raises(Refusal, match="only scores and weights"):
            attempt(edit)
    assert not trial.differs


def test_that_a_trial_becomes_no_version(session: Session) -> None:
    trial = Trial(session)
    trial.apply(agreed("T-001", "H1", 4))
    with pytest.raises(Refusal, match="Keep or drop"):
        trial.commit("Tried")

"""A session on one scorer's copy takes their own scores and nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smp_workbench.domain.edit import AddTheme, Batch, Edit, RemoveTheme, SetCutLine, SetEntry, SetModel
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal
from smp_workbench.session.card_session import CardSession, opened_session
from smp_workbench.session.session import Session
from smp_workbench.storage.my_scores.own_card import own_workbook
from tests.factory import small_model
from tests.storage.my_scores.copies import begun, sent

OWN = SetEntry(AGREED, 0, "T-001", "H1", Entry(Fraction(3)))


@pytest.fixture
def session() -> Session:
    copy = sent()
    return opened_session(own_workbook(copy, copy.card), "")


def test_that_own_scores_are_taken_in_their_scorers_name(session: Session) -> None:
    session.apply(Batch("Paste", (OWN,)))
    assert session.assessment.agreed.entry("T-001", "H1").level == Fraction(3)
    assert session.history.changes[-1].who == "County Council"


@pytest.mark.parametrize(
    "edit",
    [
        RemoveTheme("T-001"),
        AddTheme(Theme("T-009", "New")),
        SetCutLine(2),
        SetModel(small_model()),
        SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(3))),
        Batch("Both", (OWN, SetCutLine(2))),
    ],
)
def test_that_anything_else_is_refused_with_what_to_do(session: Session, edit: Edit) -> None:
    before = session.workbook
    for attempt in (session.check, session.apply):
        with pytest.raises(Refusal, match=r"own scores.*send the file back"):
            attempt(edit)
    assert session.workbook == before


def test_that_a_card_has_no_versions(session: Session) -> None:
    session.apply(OWN)
    with pytest.raises(Refusal, match="own scores"):
        session.commit("Mine")


def test_that_a_workbook_of_everybodys_opens_as_ever() -> None:
    session = opened_session(begun(), "")
    assert not isinstance(session, CardSession)
    assert session.refusal is None

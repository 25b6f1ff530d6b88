"""Which scoring models the versions of a workbook had."""

from __future__ import annotations

from dataclasses import replace

from smp_workbench.domain.edit import AddTheme, SetModel
from smp_workbench.domain.edit_base import Batch
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.session.earlier_model import MOST, earlier_models, models_by_version, ranks_alike
from smp_workbench.session.session import Session
from tests.factory import small_assessment, small_model

FORMULAS = ("wsum(harm) * L1", "wsum(harm) + L1", "max(wsum(harm), L1)", "min(wsum(harm), L1)", "wsum(harm)")


def session_through(*formulas: str) -> Session:
    """A session with a version after each formula, put in by itself or in a batch."""
    start = small_assessment(small_model(formulas[0]))
    session = Session(Workbook(start, History(start)))
    session.commit("First", "")
    for number, formula in enumerate(formulas[1:], 2):
        edit = SetModel(small_model(formula))
        session.apply(
            edit if number % 2 else Batch("Both", (AddTheme(Theme(f"T-1{number}", f"More {number}")), edit))
        )
        session.commit(f"Version {number}", "")
    return session


def test_that_each_version_has_the_model_that_it_had() -> None:
    history = session_through(*FORMULAS).history
    assert models_by_version(history) == tuple(
        (one.number, history.state_at(one.sequence).model) for one in history.versions
    )


def test_that_the_latest_ones_are_compared_and_said_to_be_whose() -> None:
    session = session_through(*FORMULAS)
    found = earlier_models(models_by_version(session.history), [session.assessment.model])
    assert [one.formula for one in found] == list(FORMULAS[-2 : -2 - MOST : -1])
    assert found[0].title.endswith(", as in version 4")


def test_that_a_model_that_ranks_alike_is_compared_once_and_the_one_in_use_never() -> None:
    session = session_through(FORMULAS[0], FORMULAS[1], FORMULAS[0], FORMULAS[1], FORMULAS[2])
    found = earlier_models(models_by_version(session.history), [session.assessment.model])
    assert [one.formula for one in found] == [FORMULAS[1], FORMULAS[0]]
    assert found[1].title.endswith(", as in version 3")
    assert earlier_models(models_by_version(session.history), [session.assessment.model, *found]) == ()


def test_that_words_alone_make_no_other_model() -> None:
    model = small_model(FORMULAS[0])
    assert ranks_alike(model, replace(model, title="Called otherwise", id="other"))
    assert not ranks_alike(model, small_model(FORMULAS[1]))

"""What movement is measured against, as comparisons are chosen one after the other."""

from __future__ import annotations

from smp_workbench.domain.assessment import Comparison
from smp_workbench.domain.edit import SetComparison
from smp_workbench.domain.version import History, Workbook
from smp_workbench.session.session import Session
from tests.factory import agreed, small_assessment


def leader(session: Session) -> str:
    ranking = session.compared_ranking()
    assert ranking is not None
    return ranking.themes[0].ref


def test_that_another_comparison_gives_its_own_ranking() -> None:
    start = small_assessment()
    session = Session(Workbook(start, History(start)))
    session.commit("Burglary leads")
    session.apply(agreed("T-002", "L1", 2))
    session.commit("Fraud leads")
    session.apply(SetComparison(Comparison(1)))
    assert leader(session) == "T-001"
    session.apply(SetComparison(Comparison(2)))
    assert leader(session) == "T-002"
    session.apply(SetComparison(Comparison(1)))
    assert leader(session) == "T-001"
    session.apply(SetComparison(None))
    assert session.compared_ranking() is None

"""Places up and down against another ranking."""

from __future__ import annotations

from smp_workbench.domain.edit import AddTheme, RemoveTheme
from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.movement import movement
from smp_workbench.scoring.rank import rank_assessment
from tests.factory import agreed, applied, small_assessment


def test_that_movement_counts_places_up() -> None:
    before = small_assessment()
    after = applied(before, agreed("T-002", "L1", 2), agreed("T-001", "L1", 1))
    moves = movement(rank_assessment(after), rank_assessment(before))
    assert moves == {"T-002": 1, "T-001": -1, "T-003": None}
    assert set(movement(rank_assessment(before), rank_assessment(before)).values()) == {0, None}


def test_that_new_themes_have_no_movement_and_removed_ones_are_gone() -> None:
    before = small_assessment()
    after = applied(before, AddTheme(Theme("T-009", "New")), RemoveTheme("T-002"))
    scored = applied(after, *(agreed("T-009", code, 1) for code in ("H1", "H2", "L1")))
    assert movement(rank_assessment(scored), rank_assessment(before)) == {
        "T-001": 0,
        "T-009": None,
        "T-003": None,
    }

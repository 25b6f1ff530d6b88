"""Who changed a score last, once what was undone is left out."""

from __future__ import annotations

from fractions import Fraction

from smp_workbench.domain.edit import Batch, Edit, SetEntry, SetSecondStage
from smp_workbench.domain.scorecard import SECOND_STAGE, Entry
from smp_workbench.domain.version import Change, History
from smp_workbench.session.last_change import last_change
from smp_workbench.session.second_stage_start import second_stage_start
from tests.factory import agreed, small_assessment


def history(*steps: tuple[str, int | str | None]) -> History:
    """Return changes of Burglary's physical harm, which is 2 at the start: who set which level."""
    changes = [
        Change(number, agreed("T-001", "H1", level), who, f"2018-02-23T10:{number:02d}:00Z")
        for number, (who, level) in enumerate(steps, start=1)
    ]
    return History(small_assessment(), tuple(changes))


def latest(*steps: tuple[str, int | str | None]) -> int | None:
    """Return the sequence number of the change that is named."""
    change = last_change(history(*steps), "T-001", "H1")
    return None if change is None else change.sequence


def test_that_a_score_that_nobody_changed_has_no_last_change() -> None:
    assert latest() is None
    assert last_change(history(("Police", 4)), "T-001", "H2") is None


def test_that_the_latest_change_is_named() -> None:
    assert latest(("Council", 3), ("Police", 4)) == 2


def test_that_after_undo_whoever_set_the_score_before_is_named() -> None:
    assert latest(("Council", 3), ("Police", 4), ("Police", 3)) == 1
    assert latest(("Police", 4), ("Police", 2)) is None
    assert latest(("Council", 3), ("Police", 4), ("Police", 0), ("Police", 4), ("Police", 3)) == 1


def test_that_what_was_done_again_is_named() -> None:
    assert latest(("Police", 4), ("Police", 2), ("Police", 4)) == 3


def test_that_another_person_who_sets_an_earlier_level_again_is_named() -> None:
    assert latest(("Council", 3), ("Police", 4), ("Council", 3)) == 3


def test_that_changes_inside_a_batch_count() -> None:
    paste = Batch("Paste 2 scores", (agreed("T-002", "H1", 1), agreed("T-001", "H1", 0)))
    start = small_assessment()
    change = Change(1, paste, "Police", "2018-02-23T10:00:00Z")
    assert last_change(History(start, (change,)), "T-001", "H1") is change


def test_that_a_score_of_the_second_stage_has_its_own_last_change() -> None:
    start = small_assessment()
    steps: list[tuple[str, Edit]] = [
        ("Council", second_stage_start(start)),
        ("Police", SetEntry(SECOND_STAGE, 0, "T-001", "V1", Entry(Fraction(3)))),
        ("Health", agreed("T-001", "H1", 0)),
    ]
    changes = [Change(n, edit, who, "2018-02-23T10:00:00Z") for n, (who, edit) in enumerate(steps, start=1)]
    told = History(start, tuple(changes))
    assert last_change(told, "T-001", "V1", SECOND_STAGE) is changes[1]
    assert last_change(told, "T-001", "V2", SECOND_STAGE) is None
    assert last_change(told, "T-001", "V1") is None
    assert last_change(told, "T-001", "H1", SECOND_STAGE) is None


def test_that_ending_the_second_stage_changes_its_scores() -> None:
    start = small_assessment()
    score = SetEntry(SECOND_STAGE, 0, "T-001", "V1", Entry(Fraction(3)))
    steps: list[Edit] = [second_stage_start(start), score, SetSecondStage(None)]
    changes = [
        Change(n, edit, f"Person {n}", "2018-02-23T10:00:00Z") for n, edit in enumerate(steps, start=1)
    ]
    assert last_change(History(start, tuple(changes)), "T-001", "V1", SECOND_STAGE) is changes[2]

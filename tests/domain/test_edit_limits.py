"""Where edits stop, and batches whose steps need each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smp_workbench.domain.assessment import MOST_THEMES
from smp_workbench.domain.edit import AddTheme, Batch, ChangeTheme, RemoveTheme
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal
from tests.factory import agreed, applied, small_assessment


def test_that_a_batch_whose_steps_need_each_other_is_taken_back() -> None:
    start = small_assessment()
    steps = (
        AddTheme(Theme("T-009", "Road safety")),
        agreed("T-009", "H1", 2),  # cannot be taken back once the theme is gone
        ChangeTheme("T-009", "name", "Roads"),
        agreed("T-009", "H1", 4),
        RemoveTheme("T-001"),
    )
    after, inverse = Batch("Several things", steps).apply(start)
    again, redo = inverse.apply(after)
    assert again == start
    assert redo.apply(again)[0] == after


def test_that_an_assessment_holds_a_certain_number_of_themes_and_no_more() -> None:
    start = small_assessment()
    missing = MOST_THEMES - len(start.themes)
    full = applied(start, *(AddTheme(Theme(f"X-{n}", f"Theme {n}")) for n in range(missing)))
    assert len(full.themes) == MOST_THEMES
    with pytest.raises(Refusal, match=f"at most {MOST_THEMES} themes"):
        applied(full, AddTheme(Theme("X-999", "One more")))


@pytest.mark.parametrize("name", ["Fraud", "FRAUD", " fraud "])
def test_that_a_theme_is_not_renamed_to_the_name_of_another(name: str) -> None:
    with pytest.raises(Refusal, match="T-002 is called “Fraud” already"):
        applied(small_assessment(), ChangeTheme("T-001", "name", name))


def test_that_a_theme_may_be_renamed_in_other_letters_of_its_own_name() -> None:
    start = small_assessment()
    after = applied(start, ChangeTheme("T-001", "name", "BURGLARY"))
    assert after.theme("T-001") == replace(start.theme("T-001"), name="BURGLARY")

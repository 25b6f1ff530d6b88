"""States that no edit could have made are told, wherever they come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.assessment import Assessment, Comparison, Marking
from smp_workbench.domain.scorecard import Entry, Round, Scorecard
from smp_workbench.domain.theme import EvidenceNote, Theme
from smp_workbench.errors import Refusal
from smp_workbench.storage.soundness import refuse_unsound
from tests.storage.workbook.rich_workbook import rich_workbook


def with_agreed(state: Assessment, **entries: Entry) -> Assessment:
    return replace(state, agreed=replace(state.agreed, entries={"T-001": entries}))


def test_that_a_state_made_by_edits_is_sound() -> None:
    workbook = rich_workbook()
    refuse_unsound(workbook.assessment)
    refuse_unsound(workbook.history.start)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda state: replace(state, identity="x"),
        lambda state: replace(state, title="two\nlines"),
        lambda state: replace(state, title=" spaced "),
        lambda state: replace(state, cut_line=0),
        lambda state: replace(state, tolerance=-1),
        lambda state: replace(state, scorers=(replace(state.scorers[0], agency=" spaced "),)),
        lambda state: replace(state, marking=Marking("SECRET")),
        lambda state: replace(state, comparison=Comparison(-1)),
        lambda state: replace(state, themes=(*state.themes, state.themes[0])),
        lambda state: replace(state, themes=(*state.themes, Theme("T-100", "burglary"))),
        lambda state: replace(state, themes=(*state.themes, Theme("no ref!", "New"))),
        lambda state: replace(state, themes=(*state.themes, Theme("T-100", "New", description="\0"))),
        lambda state: replace(state, rounds=(Round(2),)),
        lambda state: replace(state, scorers=state.scorers[1:]),
        lambda state: replace(state, scorers=state.scorers * 2),
        lambda state: replace(state, evidence=(EvidenceNote("E-1", "T-999"),)),
        lambda state: replace(state, cards=tuple(reversed(state.cards))),
        lambda state: replace(state, cards=state.cards * 2),
        lambda state: replace(state, cards=(Scorecard("S-01", 1),)),
        lambda state: replace(state, cards=(replace(state.cards[0], round=9),)),
        lambda state: replace(state, cards=(replace(state.cards[0], entries={"T-001": {}}),)),
        lambda state: replace(state, agreed=state.cards[0]),
        lambda state: replace(
            state, agreed=replace(state.agreed, entries={"T-999": {"H1": Entry(None, "low")}})
        ),
        lambda state: with_agreed(state, H9=Entry(Fraction(1))),
        lambda state: with_agreed(state, H1=Entry(Fraction(7))),
        lambda state: with_agreed(state, H1=Entry()),
        lambda state: with_agreed(state, H1=Entry(Fraction(1), "certain")),
        lambda state: with_agreed(state, H1=Entry(Fraction(1), "", "\ud800")),
        lambda state: with_agreed(state, H1=Entry(Fraction(1), "", "a\r\nb")),
    ],
)
def test_that_a_spoilt_state_is_refused(spoil: Callable[[Assessment], Assessment]) -> None:
    with pytest.raises(Refusal):
        refuse_unsound(spoil(rich_workbook().assessment))

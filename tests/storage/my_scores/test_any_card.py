"""Any card goes out and comes back as it was, whatever its reasons look like."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smp_workbench.domain.edit import Edit, SetEntry
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer, Confidence, Entry
from smp_workbench.storage.my_scores import writer
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.writer import copy_bytes
from tests.factory import small_model
from tests.storage.my_scores.copies import begun, read

REASONS = st.one_of(
    st.sampled_from(
        ["", "Worse", "=1+1", "@SUM(A1)", "H1: worse", "H1:\n  H2: same", "_x000A_", " ", "+3", "'4"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=20),
    st.text(st.sampled_from("aH12L: \n"), max_size=15),
)
CONFIDENCES: tuple[Confidence, ...] = ("", "low", "medium", "high")


@st.composite
def cards(draw: st.DrawFn) -> list[Edit]:
    """Give the edits that fill in some of a card."""
    edits: list[Edit] = []
    for ref in ("T-001", "T-002", "T-003"):
        for criterion in small_model().criteria:
            levels: list[Answer] = [None, NOT_KNOWN, *(level.value for level in criterion.levels)]
            entry = Entry(draw(st.sampled_from(levels)), draw(st.sampled_from(CONFIDENCES)), draw(REASONS))
            edits.append(SetEntry("S-01", 1, ref, criterion.code, entry))
    return edits


@settings(max_examples=40, deadline=None)
@given(cards())
def test_that_any_card_reads_back_as_it_was_sent(edits: list[Edit]) -> None:
    copy = card_copy(begun(*edits), "S-01", 1)
    back = read(copy_bytes(copy))
    assert (back.card, back.findings) == (copy.card, ())


@settings(max_examples=15, deadline=None)
@given(cards(), cards())
def test_that_a_grid_filled_in_otherwise_reads_as_the_other_card(
    edits: list[Edit], others: list[Edit]
) -> None:
    """The grid of one copy, with the marks of the other: as if a person had typed all of it."""
    sent, wanted = (card_copy(begun(*one), "S-01", 1) for one in (edits, others))
    real = writer.write_grid
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            writer, "write_grid", lambda binder, contents, copy, _: real(binder, contents, copy, wanted.card)
        )
        data = copy_bytes(sent)
    assert read(data).card == wanted.card

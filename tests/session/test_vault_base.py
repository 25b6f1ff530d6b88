"""A card whose base the receiving workbook never knew, or knows no longer: found in the vault."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from smp_workbench.domain.scorecard import Entry, Scorecard
from smp_workbench.domain.version import History, Workbook
from smp_workbench.session.merge.bring_back import bring_back, understood
from smp_workbench.session.merge.copy_read import CardRead, CopyRead
from smp_workbench.session.merge.merge_summary import merge_summary
from smp_workbench.session.merge.parcel import packed, unpacked
from smp_workbench.session.session import Session
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.sending import keep_sent, send_card
from smp_workbench.storage.saving import save
from smp_workbench.storage.vault.vault import Vault
from tests.factory import agreed
from tests.storage.my_scores.copies import begun, own

SAVED = begun(own("T-001", "H1", 2))


def after(workbook: Workbook, level: int) -> Workbook:
    """Return a workbook after one more agreed score."""
    session = Session(workbook, "Chair")
    session.apply(agreed("T-002", "H1", level))
    return session.workbook


def came_back(workbook: Workbook) -> CardRead:
    """Return the card that went out from a workbook with another level on it."""
    copy = card_copy(workbook, "S-01", 1)
    card = Scorecard("S-01", 1, {"T-001": {"H1": Entry(Fraction(4))}})
    return CardRead(
        "Police.xlsx", copy.key.identity, copy.key.base, card, copy.refs, "Police", copy.key.sequence
    )


def test_that_a_card_sent_from_a_state_that_was_never_saved_is_merged_against_it(tmp_path: Path) -> None:
    draft = after(SAVED, 1)
    send_card(card_copy(draft, "S-01", 1), tmp_path / "Police.xlsx")
    keep_sent(draft, "Police.xlsx")
    brought = bring_back(SAVED, [came_back(draft)])
    (copy,) = brought.returned
    assert (copy.kept, brought.base_unknown) == (True, ())
    assert copy.base == draft.assessment
    assert brought.merged.state.card("S-01", 1).entry("T-001", "H1").level == 4
    assert brought.merged.state.agreed == SAVED.assessment.agreed, "what was not saved stays away"
    assert not brought.merged.state.conflicts + brought.merged.state.reviews
    said = merge_summary(SAVED, brought).copies[0].base.english()
    assert said == "a state kept on this computer only"


def test_that_a_state_in_the_history_of_a_kept_copy_is_found(tmp_path: Path) -> None:
    sent = after(SAVED, 1)
    save(after(sent, 4), tmp_path / "assessment.xlsx", None)
    brought = bring_back(SAVED, [came_back(sent)])
    assert brought.base_unknown == ()
    assert brought.returned[0].base == sent.assessment


def test_that_without_it_all_that_differs_is_listed() -> None:
    brought = bring_back(SAVED, [came_back(after(SAVED, 1))])
    assert brought.base_unknown == ("Police.xlsx",)
    assert [one.kind for one in brought.merged.state.reviews] == ["base unknown"]


def test_that_a_state_that_is_sent_to_several_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Police.xlsx", "Council.xlsx"):
        keep_sent(SAVED, name)
    assert len(Vault().copies(SAVED.assessment.identity)) == 1
    monkeypatch.setattr(Vault, "keep", lambda *_: pytest.fail("it is there"))
    keep_sent(SAVED, "Fire.xlsx")


def test_that_a_whole_copy_is_never_compared_with_what_was_saved_of_itself(tmp_path: Path) -> None:
    theirs = after(SAVED, 4)
    emptied = Workbook(theirs.assessment, History(theirs.assessment))
    save(emptied, tmp_path / "Deputy.xlsx", None)
    brought = bring_back(SAVED, [CopyRead("Deputy.xlsx", emptied)])
    assert brought.base_unknown == ("Deputy.xlsx",)


def test_that_a_copy_crosses_to_another_process_whole(tmp_path: Path) -> None:
    draft = after(SAVED, 1)
    keep_sent(draft, "Police.xlsx")
    whole = CopyRead("Deputy.xlsx", after(SAVED, 4))
    unknown = replace(came_back(draft), base="0" * 64, name="Fire.xlsx")
    for copy in (came_back(draft), whole, unknown):
        one = understood(SAVED, copy)
        assert unpacked(packed(one, SAVED.assessment), SAVED.assessment) == one
        assert one.content == content_hash(one.state)

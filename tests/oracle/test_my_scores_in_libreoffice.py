"""A recipient's copy as an officer with only a spreadsheet program fills it in: LibreOffice, really."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import UnreadableFile
from smp_workbench.session.card_session import opened_session
from smp_workbench.session.merge.bring_back import bring_back
from smp_workbench.session.merge.copy_read import CardRead
from smp_workbench.session.merge.copy_reading import read_copy
from smp_workbench.storage.either_file import load_either, save_either
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.reader import load_card_copy
from smp_workbench.storage.my_scores.sending import send_card
from tests.libreoffice import Change, LibreOffice
from tests.storage.my_scores.copies import begun, entry, own
from tests.storage.workbook.mangled import address_of

pytestmark = pytest.mark.libreoffice

GRID = "My scores"


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return begun(own("T-001", "H2", 4, "low", "As before\nand after"), own("T-001", "L1", "1/3"))


@pytest.fixture
def path(workbook: Workbook, tmp_path: Path) -> Path:
    return send_card(card_copy(workbook, "S-01", 1), tmp_path / "sent.xlsx").path


def cell(path: Path, ref: str, header: str) -> str:
    return address_of(path.read_bytes(), (GRID, ref, header))


def filled(libreoffice: LibreOffice, path: Path, *changes: Change) -> Path:
    """Return the copy as LibreOffice saved it after these changes, and once more after that."""
    once = libreoffice.edit(path, changes, path.with_name("once.xlsx"))
    return libreoffice.edit(once, (), path.with_name("returned.xlsx"))


def test_that_a_copy_saved_again_says_just_what_was_sent(libreoffice: LibreOffice, path: Path) -> None:
    sent, back = load_card_copy(path), load_card_copy(filled(libreoffice, path))
    assert back.findings == ()
    assert (back.card, back.sent.key) == (sent.card, sent.sent.key)


def test_that_an_officers_scores_come_back_to_their_card_alone(
    libreoffice: LibreOffice, path: Path, workbook: Workbook
) -> None:
    returned = filled(
        libreoffice,
        path,
        ("set", GRID, cell(path, "T-002", "H1"), 3.0),
        ("set", GRID, cell(path, "T-002", "H2"), "8"),
        ("set", GRID, cell(path, "T-002", "L1"), "?"),
        ("type", GRID, cell(path, "T-002", "Reason: Harm"), "50% more than last year"),
        ("type", GRID, cell(path, "T-002", "Confidence: Harm"), "medium"),
        ("set", GRID, cell(path, "T-003", "H1"), 2.0),
        ("comment", GRID, cell(path, "T-003", "H1"), "Seen on the estate"),
        ("sort", GRID, f"A6:{cell(path, 'T-003', 'Confidence: Likely')}", 2, True),
    )
    copy = read_copy(returned, "police.xlsx")
    assert isinstance(copy, CardRead)
    assert copy.findings == ()
    brought = bring_back(workbook, [copy])
    after = brought.merged.state.card("S-01", 1)
    assert after.entries["T-002"] == {
        "H1": entry(3, "medium", "50% more than last year"),
        "H2": entry(8, "medium", "50% more than last year"),
        "L1": entry(NOT_KNOWN.value),
    }
    assert after.entry("T-003", "H1") == entry(2, "", "Seen on the estate")
    assert after.entries["T-001"] == workbook.assessment.card("S-01", 1).entries["T-001"]
    assert {one.key.scorer for one in brought.merged.applied} == {"S-01"}
    assert brought.merged.state.reviews == brought.merged.state.conflicts == ()


def test_that_inserted_rows_and_columns_and_another_name_make_no_difference(
    libreoffice: LibreOffice, path: Path
) -> None:
    returned = filled(
        libreoffice,
        path,
        ("set", GRID, cell(path, "T-002", "H1"), 3.0),
        ("insert rows", GRID, 3, 2),
        ("insert columns", GRID, 3, 1),
        ("insert rows", GRID, 9, 1),
        ("rename", GRID, "Police"),
    )
    back = load_card_copy(returned)
    assert back.card.entry("T-002", "H1") == entry(3)
    assert back.card.entries["T-001"] == load_card_copy(path).card.entries["T-001"]
    assert [one for one in back.findings if not one.accepted] == []


def test_that_a_row_copied_onto_another_is_refused(libreoffice: LibreOffice, path: Path) -> None:
    last = cell(path, "T-001", "Confidence: Likely")
    returned = filled(libreoffice, path, ("copy", GRID, f"A6:{last}", "A7"))
    with pytest.raises(UnreadableFile, match="T-001"):
        read_copy(returned)


def test_that_scores_sorted_without_their_refs_are_refused(libreoffice: LibreOffice, path: Path) -> None:
    last = cell(path, "T-003", "Confidence: Likely")
    returned = filled(libreoffice, path, ("sort", GRID, f"B6:{last}", 1, True))
    with pytest.raises(UnreadableFile, match="no score goes to another theme"):
        read_copy(returned)


def test_that_a_card_scored_in_the_program_comes_back_as_one_scored_in_libreoffice(
    libreoffice: LibreOffice, path: Path, workbook: Workbook
) -> None:
    in_sheet = filled(
        libreoffice,
        path,
        ("set", GRID, cell(path, "T-002", "H1"), 3.0),
        ("set", GRID, cell(path, "T-003", "L1"), "?"),
    )
    opened = load_either(path)
    session = opened_session(opened.workbook, "")
    for ref, code, level in (("T-002", "H1", 3), ("T-003", "L1", "?")):
        session.apply(SetEntry(AGREED, 0, ref, code, entry(level)))
    save_either(session.workbook, path, opened.digest)
    cards = [read_copy(one, "the copy") for one in (path, in_sheet)]
    assert cards[0] == cards[1]
    assert bring_back(workbook, cards[:1]).edit == bring_back(workbook, cards[1:]).edit
    again = filled(libreoffice, path, ("set", GRID, cell(path, "T-002", "H1"), 4.0))
    assert load_card_copy(again).findings[0].accepted
    assert load_either(again).workbook.assessment.agreed.entry("T-002", "H1") == entry(4)

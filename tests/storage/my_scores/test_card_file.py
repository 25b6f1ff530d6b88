"""One scorer's copy opened in the program and saved into again: what stays, what is refused, what is kept."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from smp_workbench.domain.edit import Edit, SetEntry
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.sensitivity import Sensitivity
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import OtherContentThere, OtherFileThere
from smp_workbench.session.card_session import opened_session
from smp_workbench.session.merge.bring_back import bring_back
from smp_workbench.session.merge.copy_reading import read_copy
from smp_workbench.session.standing import file_now
from smp_workbench.storage.either_file import load_either, save_either
from smp_workbench.storage.journal.line import Base, Head
from smp_workbench.storage.journal.reading import JournalRead
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.sending import send_card
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.package import Package
from tests.storage.my_scores.copies import begun, entry, own, read, sent
from tests.storage.my_scores.test_any_card import cards
from tests.storage.workbook.mangled import Spot, typed

GRID = "My scores"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a copy lies as it was sent, with one score that was there already."""
    there = tmp_path / "mine.xlsx"
    send_card(sent(own("T-001", "H1", 2, "low", "Since the summer")), there)
    return there


def scored(workbook: Workbook, *edits: Edit) -> Workbook:
    """Return the workbook after its scorer has entered something in the program."""
    session = opened_session(workbook, "")
    for edit in edits:
        session.apply(edit)
    return session.workbook


def mine(ref: str, code: str, level: int | str | None, reason: str = "") -> SetEntry:
    return SetEntry(AGREED, 0, ref, code, entry(level, "", reason))


def test_that_a_copy_opens_on_that_card_alone(path: Path) -> None:
    workbook = load_either(path).workbook
    state = workbook.assessment
    assert state.agreed.entries == {"T-001": {"H1": Entry(Fraction(2), "low", "Since the summer")}}
    assert (state.cards, [one.id for one in state.scorers]) == ((), ["S-01"])
    assert state.cut_line == len(state.themes)  # where the plan's line is, is not told
    assert state.identity != sent().key.identity


def test_that_a_card_scored_in_the_program_comes_back_as_one_scored_in_the_sheet(path: Path) -> None:
    in_sheet = path.with_name("sheet.xlsx")
    cells: dict[Spot, object] = {
        (GRID, "T-001", "H1"): 4,
        (GRID, "T-001", "Reason: Harm"): "Worse",
        (GRID, "T-001", "Confidence: Harm"): "",
        (GRID, "T-002", "L1"): "?",
    }
    in_sheet.write_bytes(typed(path.read_bytes(), cells))
    opened = load_either(path)
    workbook = scored(opened.workbook, mine("T-001", "H1", 4, "Worse"), mine("T-002", "L1", "?"))
    save_either(workbook, path, opened.digest)
    both = [read_copy(one, "the copy") for one in (path, in_sheet)]
    assert both[0] == both[1]
    brought = [bring_back(begun(own("T-001", "H1", 2, "low", "Since the summer")), [one]) for one in both]
    assert brought[0].edit == brought[1].edit
    assert brought[0].edit is not None


@settings(max_examples=12, deadline=None)
@given(cards(), cards())
def test_that_any_card_saved_over_any_other_reads_back(before: list[Edit], after: list[Edit]) -> None:
    copy, wanted = (card_copy(begun(*one), "S-01", 1) for one in (before, after))
    back = read(copy_bytes(copy, wanted.card))
    assert (back.card, back.sent.key, back.sent.state, back.findings) == (
        wanted.card,
        copy.key,
        copy.state,
        (),
    )


def test_that_scores_moved_to_another_theme_on_purpose_are_saved(tmp_path: Path) -> None:
    """In a sheet that would be rows sorted away from their refs; the program knows better."""
    path = tmp_path / "mine.xlsx"
    rows = {"T-001": (1, 2, 1), "T-002": (4, 8, 2), "T-003": (2, 0, 1)}
    codes = ("H1", "H2", "L1")
    send_card(
        sent(*(own(ref, code, row[n]) for ref, row in rows.items() for n, code in enumerate(codes))), path
    )
    opened = load_either(path)
    turned = {"T-001": rows["T-002"], "T-002": rows["T-003"], "T-003": rows["T-001"]}
    edits = [mine(ref, code, row[n]) for ref, row in turned.items() for n, code in enumerate(codes)]
    workbook = scored(opened.workbook, *edits)
    save_either(workbook, path, opened.digest)
    assert load_either(path).workbook.assessment == workbook.assessment


def test_that_a_sheet_changed_after_the_program_saved_counts(path: Path) -> None:
    opened = load_either(path)
    saved = save_either(scored(opened.workbook, mine("T-001", "H1", 4)), path, opened.digest)
    path.write_bytes(typed(path.read_bytes(), {(GRID, "T-002", "H1"): 3}))
    again = load_either(path)
    assert again.findings == ()  # it is there to be filled in
    assert again.workbook.assessment.agreed.entry("T-002", "H1").level == Fraction(3)
    assert again.digest != saved.digest


def test_that_what_cannot_be_read_is_listed_when_it_is_opened(path: Path) -> None:
    path.write_bytes(typed(path.read_bytes(), {(GRID, "T-002", "H1"): "4,5"}))
    assert [(one.ref, one.field, one.accepted) for one in load_either(path).findings] == [
        ("T-002", "H1", False)
    ]


def test_that_a_saved_copy_holds_nothing_more_than_the_sheet_would(path: Path) -> None:
    opened = load_either(path)
    save_either(scored(opened.workbook, mine("T-001", "H1", 4, "Worse")), path, opened.digest)
    package = Package(path.read_bytes(), "")
    assert {sheet.name for sheet in package.sheets} <= {GRID, "Guidance", "Themes", "Evidence", "About"}
    assert read(path.read_bytes()).sent.key == sent(own("T-001", "H1", 2, "low", "Since the summer")).key


def test_that_a_copy_changed_by_somebody_else_is_not_overwritten(path: Path) -> None:
    opened = load_either(path)
    other = typed(path.read_bytes(), {(GRID, "T-003", "H1"): 1})
    path.write_bytes(other)
    with pytest.raises(OtherFileThere, match="send both back") as caught:
        save_either(scored(opened.workbook, mine("T-001", "H1", 4)), path, opened.digest)
    assert not isinstance(caught.value, OtherContentThere)  # nothing is offered that cannot be done here
    assert path.read_bytes() == other


def test_that_a_server_which_wrote_the_same_copy_anew_is_no_trouble(path: Path) -> None:
    opened = load_either(path)
    path.write_bytes(typed(path.read_bytes(), {}))
    workbook = scored(opened.workbook, mine("T-001", "H1", 4))
    save_either(workbook, path, opened.digest)
    assert load_either(path).workbook.assessment == workbook.assessment


def test_that_labels_of_office_stay_on_the_copy(path: Path) -> None:
    labels = Sensitivity((("MSIP_Label_x_Name", "Official"),))
    path.write_bytes(copy_bytes(replace(sent(), sensitivity=labels)))
    opened = load_either(path)
    save_either(scored(opened.workbook, mine("T-001", "H1", 4)), path, opened.digest)
    assert load_either(path).workbook.sensitivity == labels


@pytest.mark.parametrize(
    ("in_file", "standing", "saved"), [(0, "as it was", 0), (1, "as it was", 1), (2, "holds all", 2)]
)
def test_that_a_journal_finds_its_card_in_the_file(
    path: Path, in_file: int, standing: str, saved: int
) -> None:
    opened = load_either(path)
    edits = (mine("T-001", "H1", 4), mine("T-002", "L1", "?"))
    save_either(scored(opened.workbook, *edits[:in_file]), path, opened.digest)
    now = file_now(journal(path, scored(opened.workbook, *edits)))
    assert now.standing == standing
    assert now.digest == load_either(path).digest
    assert now.workbook is not None
    assert now.workbook.history.last_sequence == saved


def test_that_a_journal_whose_copy_moved_on_saves_elsewhere(path: Path) -> None:
    opened = load_either(path)
    path.write_bytes(typed(path.read_bytes(), {(GRID, "T-003", "H1"): 1}))
    now = file_now(journal(path, scored(opened.workbook, mine("T-001", "H1", 4))))
    assert (now.standing, now.digest, now.brought) == ("moved on", None, None)


def test_that_the_vault_keeps_a_card_apart_from_the_assessment(path: Path) -> None:
    before = path.read_bytes()
    opened = load_either(path)
    save_either(scored(opened.workbook, mine("T-001", "H1", 4)), path, opened.digest)
    vault = Vault()
    own_copies = vault.copies(sent(own("T-001", "H1", 2, "low", "Since the summer")).key.own_identity)
    assert before in [vault.content(copy) for copy in own_copies]
    assert vault.copies(sent().key.identity) == ()


def journal(path: Path, workbook: Workbook) -> JournalRead:
    """Return the journal of a run that began from other bytes than lie there now."""
    base = Base(str(path), "0" * 64)
    head = Head(2, workbook.assessment.identity, "", "2018-02-23T10:00:00Z", "test", base)
    return JournalRead(head, workbook, torn=False, damaged=0)

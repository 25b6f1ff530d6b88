"""What goes out: nothing of anybody else, in any part of the file."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from smp_workbench.domain.assessment import Comparison, Marking, Reference
from smp_workbench.domain.edit import (
    AddReference,
    AddScorer,
    ChangeTheme,
    SetComparison,
    SetDecision,
    SetEntry,
    SetMarking,
    SetRounds,
    SetSecondStage,
)
from smp_workbench.domain.scorecard import SECOND_STAGE, Round, Scorer
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.sensitivity import Sensitivity
from smp_workbench.domain.theme import Decision
from smp_workbench.domain.version import Version, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.my_scores.card_copy import card_copy, named_scorer
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.sensitivity_label import read_sensitivity
from tests.factory import agreed, second_stage_model, small_assessment
from tests.storage.my_scores.copies import begun, changed, entry, own, read, sent

SECRET = "zq"
"""Begins every text that may not go out; no other text has it."""


def secretive() -> Workbook:
    """Return a workbook in which everything that is not the recipient's says so."""
    workbook = begun(
        own("T-001", "H2", 4, "low", "My own reason"),
        SetRounds((Round(1, "First round"), Round(2, f"{SECRET} later round"))),
        AddScorer(Scorer("S-77", f"{SECRET} Fire Service", (1,))),
        SetEntry("S-02", 1, "T-001", "H1", entry(4, "high", f"{SECRET} another's reason")),
        SetEntry("S-01", 2, "T-001", "H1", entry(1, "low", f"{SECRET} another round")),
        agreed("T-001", "H1", 1, f"{SECRET} agreed reason"),
        SetDecision("T-001", Decision("priority", f"{SECRET} because")),
        ChangeTheme("T-001", "description", "Homes and sheds"),
        ChangeTheme("T-001", "lead_agency", f"{SECRET} lead"),
        ChangeTheme("T-001", "lead_officer", f"{SECRET} officer"),
        ChangeTheme("T-001", "last_year", f"{SECRET} last year"),
        SetComparison(Comparison(0, f"{SECRET} comparison")),
        AddReference(Reference("R-01", f"{SECRET} other", f"{SECRET}.xlsx", "0" * 64, small_assessment())),
        SetSecondStage(SecondStage(second_stage_model(), 2)),
        SetEntry(SECOND_STAGE, 0, "T-001", "V1", entry(3, "high", f"{SECRET} second stage")),
    )
    version = Version(
        1, f"{SECRET} version", f"{SECRET} who", "2018-02-23T11:00:00Z", f"{SECRET} why", "tool", 2, "0" * 64
    )
    history = workbook.history
    return Workbook(workbook.assessment, type(history)(history.start, history.changes, (version,)))


def test_that_no_part_of_the_file_holds_anything_of_anybody_else() -> None:
    workbook = secretive()
    data = copy_bytes(card_copy(workbook, "S-01", 1))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    for name, text in parts.items():
        assert SECRET not in text, name
        assert "S-77" not in text, name
        assert "S-02" not in text, name
        assert "packed:" not in text, "what is packed cannot be looked through"
    assert any("My own reason" in text for text in parts.values())


def test_that_other_peoples_levels_and_the_agreed_ones_change_no_byte() -> None:
    """Numbers cannot be searched for; but a copy that knew them would differ with them."""
    workbook = secretive()
    other = changed(
        workbook,
        SetEntry("S-02", 1, "T-001", "H1", entry(0)),
        SetEntry("S-02", 1, "T-002", "H2", entry("?")),
        agreed("T-001", "H1", 4),
        agreed("T-003", "L1", 2),
    )
    parts = []
    for one in (workbook, other):
        with zipfile.ZipFile(io.BytesIO(copy_bytes(card_copy(one, "S-01", 1)))) as file:
            text = "".join(file.read(name).decode() for name in sorted(file.namelist()))
        base = content_hash(one.assessment)
        assert base in text
        parts.append(re.sub(r"after \d+ for", "after for", text.replace(base, "base")))
    assert parts[0] == parts[1]


def test_that_revealing_the_round_shows_the_recipient_nothing_more() -> None:
    workbook = changed(secretive(), SetRounds((Round(1, "First round", revealed=True), Round(2, "Later"))))
    copy = card_copy(workbook, "S-01", 1)
    assert [card.scorer for card in copy.state.cards] == ["S-01"]
    assert copy.state.agreed.entries == {}


def test_that_nothing_in_the_file_is_hidden() -> None:
    book = openpyxl.load_workbook(io.BytesIO(copy_bytes(sent())))
    assert [sheet.title for sheet in book] == ["My scores", "Guidance", "Evidence", "About"]
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        assert not any(column.hidden for column in sheet.column_dimensions.values())
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
    assert not any(name.hidden for name in book.defined_names.values())
    assert book.properties.creator in (None, "")


def test_that_the_marking_stands_first_and_in_every_page_header() -> None:
    workbook = changed(begun(), SetMarking(Marking("OFFICIAL-SENSITIVE", "Partners only")))
    book = openpyxl.load_workbook(io.BytesIO(copy_bytes(card_copy(workbook, "S-01", 1))))
    for sheet in book:
        assert sheet["A1"].value == "OFFICIAL-SENSITIVE - PARTNERS ONLY"
        assert "OFFICIAL-SENSITIVE - PARTNERS ONLY" in sheet.oddHeader.center.text


def test_that_labels_of_office_are_carried_to_the_copy() -> None:
    label = ("MSIP_Label_2096f6a2-d2f7-48be-b329-b73aaa526e5d_Enabled", "true")
    workbook = replace(begun(), sensitivity=Sensitivity((label,)))
    data = copy_bytes(card_copy(workbook, "S-01", 1))
    assert read_sensitivity(Package(data, "copy.xlsx"), FindingList()) == workbook.sensitivity
    assert read(data).findings == ()


def test_that_texts_which_look_like_formulas_stay_texts() -> None:
    workbook = begun(ChangeTheme("T-001", "name", "=1+1"), own("T-001", "H1", 3, "", "@SUM(A1)"))
    copy = card_copy(workbook, "S-01", 1)
    data = copy_bytes(copy)
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {str(cell.value): cell.data_type for row in book["My scores"].iter_rows() for cell in row}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert "<f>" not in "".join(file.read(name).decode() for name in file.namelist() if "sheets/" in name)
    assert "=1+1" in kinds
    assert kinds["@SUM(A1)"] == "s"
    assert read(data).card == copy.card


def test_that_a_copy_is_limited_to_the_themes_that_were_named() -> None:
    copy = sent(own("T-001", "H1", 2), own("T-002", "H1", 2), refs=("t-002",))
    assert copy.refs == ("T-002",)
    assert list(copy.card.entries) == ["T-002"]
    assert copy.state.evidence == ()


@pytest.mark.parametrize("refs", [("T-099",), ("",)])
def test_that_a_theme_which_is_not_there_is_refused(refs: tuple[str, ...]) -> None:
    with pytest.raises(Refusal, match="no theme"):
        sent(refs=refs)


def test_that_a_round_may_be_new_but_not_further_away() -> None:
    assert card_copy(begun(), "S-01", 2).round == Round(2)
    with pytest.raises(Refusal, match="no round 3"):
        card_copy(begun(), "S-01", 3)


def test_that_a_scorer_is_named_by_id_or_name() -> None:
    state = small_assessment()
    assert named_scorer(state, "s-02").id == named_scorer(state, " police ").id == "S-02"
    with pytest.raises(Refusal, match="S-01 County Council"):
        named_scorer(state, "Nobody")

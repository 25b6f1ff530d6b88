"""A publication copy holds what its terms allow; what is tucked away in a file is listed before it goes."""

from __future__ import annotations

import doctest
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from smp_workbench.domain.assessment import Marking
from smp_workbench.domain.edit import AddNote, ChangeTheme, SetEntry, SetMarking
from smp_workbench.domain.open_item import HERE, Conflict, Key, Proposal
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.sensitivity import Sensitivity
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.domain.version import History, Version, Workbook
from smp_workbench.errors import Refusal, SaveFailed
from smp_workbench.session import sharing_check
from smp_workbench.session.publication import Terms, left_out, publication_copy
from smp_workbench.session.session import Session
from smp_workbench.session.sharing_check import check_before_sharing
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.saving import load
from smp_workbench.storage.sharing.listing import Listing, list_contents
from smp_workbench.storage.sharing.proof import prove
from smp_workbench.storage.sharing.publishing import publish
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import small_assessment

NOON = datetime(2026, 2, 23, 12, 0, tzinfo=UTC)
TERMS = Terms("Community Safety Unit", Marking("OFFICIAL"))
REASON = "Seen twice on the estate by wardens"


@pytest.fixture
def whole() -> Workbook:
    """Return a workbook with everything in it that must not leave."""
    start = small_assessment()
    session = Session(Workbook(start, History(start)), who="Analyst of the unit", clock=lambda: NOON)
    session.apply(SetMarking(Marking("OFFICIAL-SENSITIVE", "Partners only")))
    session.apply(ChangeTheme("T-001", "lead_officer", "Inspector of the ward"))
    session.apply(ChangeTheme("T-001", "lead_agency", "Borough Council"))
    session.apply(AddNote(EvidenceNote("E-001", "T-001", "H1", "Victim rang from 01622 602000")))
    session.apply(SetEntry(AGREED, 0, "T-002", "H1", Entry(Fraction(4), "high", REASON)))
    session.commit("For the partners")
    return replace(session.workbook, sensitivity=Sensitivity((("MSIP_Label_1_Name", "Secret"),)))


def everything(data: bytes) -> str:
    """Return every part of a file, unpacked, as one text."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_that_the_examples_are_right() -> None:
    assert doctest.testmod(sharing_check).failed == 0


def test_that_a_copy_holds_scores_and_decisions_and_no_trace_of_people_or_history(
    whole: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "public.xlsx"
    proof = publish(publication_copy(whole, TERMS, NOON), left_out(whole, TERMS), path)
    assert proof.still == ()
    text = everything(path.read_bytes())
    gone = (
        "Analyst", "County Council", "Police", "Inspector", REASON, "Worse this year", "Seen on the estate",
        "First round", "Partners only", "PARTNERS ONLY", "MSIP", "For the partners",
        whole.assessment.identity,
    )  # fmt: skip
    assert [word for word in gone if word in text] == []
    back = load(path)
    assert back.findings == ()
    assert back.workbook.assessment.marking == Marking("OFFICIAL")
    assert back.workbook.assessment.theme("T-001").lead_agency == "Borough Council"
    assert back.workbook.assessment.agreed.entry("T-002", "H1") == Entry(Fraction(4), "high")
    assert [note.id for note in back.workbook.assessment.evidence] == ["E-001"]


def test_that_a_copy_says_what_it_is_of_and_who_cleared_it(whole: Workbook) -> None:
    copy = publication_copy(whole, TERMS, NOON)
    (version,) = copy.history.versions
    assert version.name == f"Publication copy of version 1 ({content_hash(whole.assessment)[:8]})"
    assert version.why == "Cleared by Community Safety Unit for sharing under OFFICIAL."
    assert (version.who, version.when) == ("", "2026-02-23T12:00:00Z")
    assert copy.assessment.identity != whole.assessment.identity
    assert version.content == content_hash(copy.assessment)


def test_that_what_the_terms_allow_goes_with_it(whole: Workbook, tmp_path: Path) -> None:
    terms = replace(TERMS, reasons=True, lead_officers=True, evidence=False)
    path = tmp_path / "partners.xlsx"
    publish(publication_copy(whole, terms, NOON), left_out(whole, terms), path)
    copy = load(path).workbook.assessment
    assert copy.agreed.entry("T-002", "H1").reason == REASON
    assert copy.theme("T-001").lead_officer == "Inspector of the ward"
    assert copy.evidence == ()
    assert "01622" not in everything(path.read_bytes())
    assert "Worse this year" not in everything(path.read_bytes())  # a scorer's own reason never goes


def test_that_a_name_that_another_text_holds_is_told_with_its_cell(whole: Workbook, tmp_path: Path) -> None:
    session = Session(whole, clock=lambda: NOON)
    session.apply(ChangeTheme("T-002", "description", "Led by the Inspector of the ward, at first"))
    copy = publication_copy(session.workbook, TERMS, NOON)
    proof = publish(copy, left_out(session.workbook, TERMS), tmp_path / "public.xlsx")
    (still,) = proof.still
    assert still.text == "Inspector of the ward"
    assert any(cell.startswith("Themes!") for cell in still.cells)


def test_that_nothing_is_made_while_something_that_came_back_is_open(whole: Workbook) -> None:
    conflict = Conflict(Key("title"), "A", (Proposal("B", (HERE,)), Proposal("C", (HERE,))))
    workbook = replace(whole, assessment=replace(whole.assessment, conflicts=(conflict,)))
    with pytest.raises(Refusal, match="1 item of what came back is not decided yet"):
        publication_copy(workbook, TERMS, NOON)


@pytest.mark.parametrize("cleared_by", ["", "  ", "A\tB", "\N{ZERO WIDTH SPACE}"])
def test_that_somebody_must_have_cleared_it(whole: Workbook, cleared_by: str) -> None:
    with pytest.raises(Refusal, match="Cleared by"):
        publication_copy(whole, replace(TERMS, cleared_by=cleared_by), NOON)


def test_that_nothing_is_written_over(whole: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "there.xlsx"
    path.write_bytes(b"somebody's own")
    with pytest.raises(SaveFailed, match="already"):
        publish(publication_copy(whole, TERMS, NOON), (), path)
    assert path.read_bytes() == b"somebody's own"


def test_that_a_copy_with_too_much_in_it_is_not_proved(whole: Workbook) -> None:
    copy = publication_copy(whole, TERMS, NOON)
    with pytest.raises(SaveFailed, match="does not read back"):
        prove(workbook_bytes(whole), "x.xlsx", copy, ())
    with pytest.raises(SaveFailed, match="scorecards or a history"):
        prove(workbook_bytes(whole), "x.xlsx", whole, ())
    with pytest.raises(SaveFailed, match="cannot be read back"):
        prove(workbook_bytes(copy)[:-40], "x.xlsx", copy, ())


def test_that_a_part_that_is_no_table_is_not_proved(whole: Workbook) -> None:
    copy = publication_copy(whole, TERMS, NOON)
    buffer = io.BytesIO(workbook_bytes(copy))
    with zipfile.ZipFile(buffer, "a") as parts:
        parts.writestr("customXml/item1.xml", "<a/>")
    with pytest.raises(SaveFailed, match="a part that is no table"):
        prove(buffer.getvalue(), "x.xlsx", copy, ())
    buffer = io.BytesIO(workbook_bytes(copy))
    with zipfile.ZipFile(buffer, "a") as parts:
        parts.writestr("xl/odd.xml", "<a>Inspector of the ward</a>")
    with pytest.raises(SaveFailed, match="a part of it nobody sees"):
        prove(buffer.getvalue(), "x.xlsx", copy, ("Inspector of the ward",))


# --- check before sharing ----------------------------------------------------------------------


def touched(workbook: Workbook) -> bytes:
    """Return a workbook into which a person with a spreadsheet program put what others should not see."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(workbook)))
    book.properties.creator = "Analyst of the unit"
    book.properties.lastModifiedBy = "Deputy of the unit"
    book.properties.keywords = "draft"
    book["Themes"]["B6"].comment = Comment("Ask before it goes out", "Analyst of the unit")
    book["Guidance"].sheet_state = "hidden"
    book["Evidence"].row_dimensions[7].hidden = True
    book["Evidence"].column_dimensions["C"].hidden = True
    book["Themes"]["Z30"] = "Victim born 12/03/1991, of ME15 6JQ"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sentences(listing: Listing, workbook: Workbook) -> dict[str, str]:
    listed = check_before_sharing(listing, workbook)
    assert [one.warns for one in listed] == sorted((one.warns for one in listed), reverse=True)
    return {one.what.english(): one.where for one in listed if one.warns}


def test_that_all_that_is_tucked_away_is_listed(whole: Workbook) -> None:
    listing = list_contents(touched(whole), "x.xlsx")
    assert [sheet.name for sheet in listing.sheets if sheet.hidden] == ["Guidance"]
    (evidence,) = (sheet for sheet in listing.sheets if sheet.name == "Evidence")
    assert (evidence.hidden_rows, evidence.hidden_columns) == (1, 1)
    assert {(spot.where, spot.text) for spot in listing.people} == {
        ("author", "Analyst of the unit"),
        ("saved last by", "Deputy of the unit"),
    }
    assert ("keywords", "draft") in {(spot.where, spot.text) for spot in listing.properties}
    (comment,) = listing.comments
    assert (comment.where, "Ask before" in comment.text) == ("Themes!B6", True)
    found = {one.detail.kind: one.cells for one in listing.details}
    assert found["postcode"] == ("Themes!Z30",)
    assert found["date of birth"] == ("Themes!Z30",)
    assert any(cell.startswith("Evidence!") for cell in found["telephone number"])


def test_that_the_list_begins_with_what_deserves_a_second_look(whole: Workbook) -> None:
    said = sentences(list_contents(workbook_bytes(whole), "x.xlsx"), whole)
    assert said["Every change is there, with what was before it and who made it: 5."] == "Analyst of the unit"
    assert said["Scorecards, each with its scorer's name: 1."] == "County Council, Police"
    assert said["Lead officers are named."] == "Inspector of the ward"
    assert "Cards that are not revealed yet are packed in the file, not encrypted." in said
    assert "The file carries a sensitivity label of an organisation." in said
    assert "“01622 602000” may be a telephone number." in said


def test_that_a_publication_copy_has_nothing_to_look_at_but_its_own_texts(whole: Workbook) -> None:
    copy = publication_copy(whole, replace(TERMS, evidence=False), NOON)
    listing = list_contents(workbook_bytes(copy), "x.xlsx")
    assert sentences(listing, copy) == {}
    assert listing.marking == "OFFICIAL"


def without_marking(workbook: Workbook, *sheets: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(workbook)))
    for name in sheets or book.sheetnames:
        book[name]["A1"] = None
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_that_a_file_without_a_marking_is_told(whole: Workbook) -> None:
    said = sentences(list_contents(without_marking(whole), "x.xlsx"), whole)
    assert "There is no protective marking on the first sheet." in said


def test_that_a_sheet_without_the_marking_of_the_others_is_told(whole: Workbook) -> None:
    said = sentences(list_contents(without_marking(whole, "Guidance", "About"), "x.xlsx"), whole)
    assert said["Sheets carry another marking, or none."] == "Guidance, About"


def test_that_a_version_alone_tells_who_made_it(whole: Workbook) -> None:
    start = whole.assessment
    version = Version(1, "First", "Analyst of the unit", "", "", "", 0, content_hash(start))
    workbook = Workbook(start, History(start, versions=(version,)))
    said = sentences(list_contents(workbook_bytes(workbook), "x.xlsx"), workbook)
    assert said["A version names who made it."] == "Analyst of the unit"

"""The second stage's sheets: what is written, and that every cell changed outside is listed or refused."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from fractions import Fraction

import openpyxl
import pytest

from smp_workbench.domain.edit import SetEntry, SetSecondStage
from smp_workbench.domain.scorecard import NOT_KNOWN, SECOND_STAGE, Answer, Entry
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.workbook.finding import Finding
from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW, STAGE_SHEETS
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.stage_layout import stage_layout
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import applied, second_stage_model, small_assessment
from tests.storage.workbook.mangled import Spot, column_of, mangled, row_of, typed, with_part
from tests.storage.workbook.rich_workbook import make_workbook, rich_edits, rich_workbook

SHEET = "Second stage"
BURGLARY: Spot = (SHEET, "T-001", "V1")


@pytest.fixture(scope="module")
def saved() -> Workbook:
    return rich_workbook()


@pytest.fixture(scope="module")
def data(saved: Workbook) -> bytes:
    return workbook_bytes(saved)


@pytest.fixture(scope="module")
def unstaged() -> bytes:
    return workbook_bytes(make_workbook((*rich_edits(), SetSecondStage(None))))


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


def only(result: ReadResult) -> Finding:
    (finding,) = result.findings
    return finding


def said(result: ReadResult) -> str:
    return " ".join(finding.sentence.english() for finding in result.findings)


def level(result: ReadResult, code: str = "V1") -> Answer:
    return result.workbook.assessment.card(SECOND_STAGE, 0).entry("T-001", code).level


# --- what is written -----------------------------------------------------------------------------


def test_that_leading_themes_come_first_with_their_two_ranks(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)[SHEET]
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    assert headers[:4] == ["Ref", "Theme", "First-stage rank", "Looked at"]
    columns = [headers.index(header) for header in ("Ref", "First-stage rank", "Looked at")]
    columns += [headers.index("Second-stage score"), headers.index("Second-stage rank")]
    rows = [
        [row[column].value for column in columns]
        for row in sheet.iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + 3)
    ]
    assert [row[:3] for row in rows] == [
        ["T-001", 1, "yes"], ["T-002", 2, "yes"], ["T-003", None, "no"], ["T-004", None, "no"],
    ]  # fmt: skip
    assert rows[0][3] == pytest.approx(float(Fraction(25, 9)))
    assert [row[4] for row in rows] == [1, None, None, None]


def test_that_without_a_second_stage_nothing_of_it_is_written(unstaged: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(unstaged))
    assert not set(STAGE_SHEETS) & set(book.sheetnames)
    items = [row[0].value for row in book["About"].iter_rows(min_row=FIRST_ROW)]
    assert not [item for item in items if item and "stage" in item.lower()]
    assert "Leading_themes" not in book.defined_names
    assert read(unstaged).findings == ()


# --- what is changed outside ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "answer"), [(4, Fraction(4)), ("4", Fraction(4)), ("?", NOT_KNOWN), (None, None)]
)
def test_that_a_level_changed_outside_counts_and_is_listed(
    data: bytes, value: object, answer: Answer
) -> None:
    result = read(typed(data, {BURGLARY: value}))
    finding = only(result)
    assert level(result) == answer
    assert finding.accepted
    assert (finding.sheet, finding.ref, finding.field, finding.scorer) == (SHEET, "T-001", "V1", SECOND_STAGE)
    assert finding.sentence.english().startswith("Second stage: Burg., Volume was ")


@pytest.mark.parametrize("value", ["4,5", 9, "high", True, "=2+2"])
def test_that_what_is_no_level_is_refused(data: bytes, saved: Workbook, value: object) -> None:
    result = read(typed(data, {BURGLARY: value}))
    assert result.workbook == saved
    assert not only(result).accepted
    assert "1, 2, 3, 4" in said(result)


@pytest.mark.parametrize(
    ("header", "value", "entry_part"),
    [("Reason: V1", "Survey", "reason"), ("Confidence: V1", "Medium", "confidence")],
)
def test_that_reason_and_confidence_beside_the_levels_count(
    data: bytes, header: str, value: str, entry_part: str
) -> None:
    result = read(typed(data, {(SHEET, "T-001", header): value}))
    entry = result.workbook.assessment.card(SECOND_STAGE, 0).entry("T-001", "V1")
    assert getattr(entry, entry_part) == (value if entry_part == "reason" else value.lower())
    assert only(result).accepted


def test_that_a_code_that_is_also_the_first_models_keeps_its_own_meaning(data: bytes) -> None:
    result = read(typed(data, {(SHEET, "T-001", "H1"): 2}))
    assert level(result, "H1") == 2
    assert result.workbook.assessment.agreed.entry("T-001", "H1").level == 2
    refused = only(read(typed(data, {("Scores", "T-001", "H1"): 5})))
    assert not refused.accepted


def test_that_how_many_lead_can_be_changed_on_about(data: bytes, saved: Workbook) -> None:
    result = read(typed(data, {("About", "Leading themes", "Value"): 4}))
    stage = result.workbook.assessment.second_stage
    assert stage is not None
    assert stage.leading == 4
    assert only(result).accepted
    for wrong in ("many", None, 0):
        refused = read(typed(data, {("About", "Leading themes", "Value"): wrong}))
        assert refused.workbook == saved
        assert not only(refused).accepted


@pytest.mark.parametrize(
    "spot",
    [
        (SHEET, "T-001", "First-stage rank"),
        (SHEET, "T-001", "Looked at"),
        (SHEET, "T-001", "Second-stage score"),
        (SHEET, "T-001", "Second-stage rank"),
        (SHEET, "T-001", "Check"),
        (SHEET, "T-001", "Score for ranking"),
        (SHEET, "T-002", "Could be, when last saved"),
        (SHEET, "T-001", "Theme"),
        ("About", "Second stage", "Value"),
    ],
)
def test_that_what_follows_is_listed_where_it_was_typed_over(
    data: bytes, saved: Workbook, spot: Spot
) -> None:
    result = read(typed(data, {spot: "mine"}))
    assert result.workbook == saved
    assert [finding.sheet for finding in result.findings] == [spot[0]]


def test_that_every_cell_of_its_model_and_guidance_is_listed(data: bytes, saved: Workbook) -> None:
    cells = 0
    for name in ("Second stage model", "Second stage guidance"):
        sheet = openpyxl.load_workbook(io.BytesIO(data))[name]
        row = FIRST_ROW + 12
        for cell in sheet[row][2:]:
            if cell.value is not None:
                changed = mangled(
                    data, lambda book, at=(name, cell.coordinate): setattr(book[at[0]][at[1]], "value", "x")
                )
                result = read(changed)
                assert result.workbook == saved
                assert {finding.sheet for finding in result.findings} == {name}
                cells += 1
    assert cells >= 5


def test_that_rows_moved_away_from_their_refs_stop_the_reading(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        one, other = row_of(sheet, "T-001"), row_of(sheet, "T-004")
        first, second = sheet.cell(one, 1), sheet.cell(other, 1)
        first.value, second.value = second.value, first.value

    with pytest.raises(UnreadableFile, match="sorted or moved"):
        read(mangled(data, change))


def test_that_a_missing_row_is_listed_and_its_scores_kept(data: bytes, saved: Workbook) -> None:
    result = read(mangled(data, lambda book: book[SHEET].delete_rows(row_of(book[SHEET], "T-004"))))
    assert result.workbook == saved
    assert said(result) == "The row of T-004 Domestic abuse is missing; its scores were kept."


def test_that_a_sheet_is_known_whatever_its_name_and_order_of_columns(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for number, name in enumerate(STAGE_SHEETS):
            book[name].title = f"Renamed {number}"
            book[f"Renamed {number}"].insert_cols(3)
        book["Model"].title, book["Guidance"].title = "Our model", "Our guidance"

    result = read(mangled(data, change))
    assert result.workbook == saved
    # openpyxl leaves the formulas looking at the old names; a spreadsheet program would follow.
    assert {finding.sentence.english()[:15] for finding in result.findings} == {"Another formula"}


@pytest.mark.parametrize("name", STAGE_SHEETS)
def test_that_a_sheet_of_a_second_stage_that_is_not_there_is_listed(
    data: bytes, unstaged: bytes, name: str
) -> None:
    source = openpyxl.load_workbook(io.BytesIO(data))[name]

    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet(name)
        for row in source.iter_rows():
            for cell in row:
                sheet[cell.coordinate] = cell.value

    result = read(mangled(unstaged, change))
    assert "There is no second stage in this assessment; the sheet was not read." in said(result)
    assert result.workbook.assessment.second_stage is None


# --- without a history -----------------------------------------------------------------------------


def test_that_without_a_history_the_second_stage_is_read_from_its_sheets(
    data: bytes, saved: Workbook
) -> None:
    result = read(mangled(data, lambda book: book.remove(book["Changes"])))
    assert result.workbook.assessment.second_stage == saved.assessment.second_stage
    assert "they say just what was saved" not in said(result)  # what T-005 was given stood in Changes only


def test_that_a_second_stage_whose_model_is_lost_too_is_said_to_be_lost(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for name in ("Changes", "Second stage model"):
            book.remove(book[name])

    result = read(mangled(data, change))
    assert result.workbook.assessment.second_stage is None
    assert "The sheet Second stage model is missing; what only it held is lost." in said(result)
    assert "There is no second stage in this assessment" in said(result)


def test_that_the_columns_of_the_second_stage_are_missed(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        for header in ("Second-stage rank", "V2"):
            sheet.delete_cols(column_of(sheet, header))

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert "The column of V2 is missing; what it held was kept as it was saved." in said(result)
    assert "The column of Second-stage rank is missing; it is made anew when saved." in said(result)


def test_that_codes_that_are_the_names_of_its_columns_come_back_without_findings() -> None:
    words = [column.key for column in stage_layout(second_stage_model()).columns if not column.part]
    model = replace(
        second_stage_model(" + ".join(words)),
        criteria=tuple(replace(second_stage_model().criteria[0], code=word, name=word) for word in words),
    )
    state = applied(
        small_assessment(),
        SetSecondStage(SecondStage(model, 2)),
        *(SetEntry(SECOND_STAGE, 0, "T-001", word, Entry(Fraction(2), "low", "Seen")) for word in words),
    )
    saved = Workbook(state, History(state))
    result = read(workbook_bytes(saved))
    assert (result.workbook, result.findings) == (saved, ())


def test_that_a_formula_put_in_place_of_its_own_is_listed(data: bytes, saved: Workbook) -> None:
    for header in ("Second-stage score", "Second-stage rank", "Looked at"):
        result = read(typed(data, {(SHEET, "T-001", header): "=1+1"}))
        assert result.workbook == saved
        assert [finding.sheet for finding in result.findings] == [SHEET], header


@pytest.mark.parametrize(("cell", "given"), [("H6", "99"), ("H7", "3"), ("J6", "fine")])
def test_that_a_value_that_is_not_its_formulas_is_listed(
    data: bytes, saved: Workbook, cell: str, given: str
) -> None:
    def change(xml: str) -> str:
        changed = re.sub(rf'(<c r="{cell}"[^>]*><f>.*?</f><v>)[^<]*', rf"\g<1>{given}", xml)
        assert changed != xml
        return changed

    result = read(with_part(data, "xl/worksheets/sheet3.xml", change))
    finding = only(result)
    assert (finding.sheet, finding.cell, finding.after) == (SHEET, cell, given)
    assert "not what the levels give" in finding.sentence.english()
    assert result.workbook == saved

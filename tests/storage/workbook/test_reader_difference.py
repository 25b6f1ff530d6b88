"""Cells changed outside the program: what counts, what is refused, and that each is listed."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import openpyxl
import pytest
from openpyxl.comments import Comment

from smp_workbench.domain.edit import Batch
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook.finding import Finding
from smp_workbench.storage.workbook.layout import FIRST_ROW
from smp_workbench.storage.workbook.reader import OUTSIDE, ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.storage.workbook.mangled import Spot, address_of, column_of, mangled, row_of, typed
from tests.storage.workbook.rich_workbook import rich_workbook

BURGLARY_H1: Spot = ("Scores", "T-001", "H1")


@pytest.fixture(scope="module")
def saved() -> Workbook:
    return rich_workbook()


@pytest.fixture(scope="module")
def data(saved: Workbook) -> bytes:
    return workbook_bytes(saved)


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


def only(result: ReadResult) -> Finding:
    (finding,) = result.findings
    return finding


def level(result: ReadResult, ref: str = "T-001", code: str = "H1") -> Answer:
    return result.workbook.assessment.agreed.entry(ref, code).level


def test_that_a_level_that_is_read_kindly_is_quoted_as_it_stands(data: bytes) -> None:
    said = only(read(typed(data, {BURGLARY_H1: "4 "}))).sentence.english()
    assert said.endswith("was changed outside the program from 2 to “4 ”, read as 4; that counts now.")
    said = only(read(typed(data, {BURGLARY_H1: "  "}))).sentence.english()
    assert said.endswith("was cleared outside the program; it was 2.")


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        (4, Fraction(4)),
        ("4 ", Fraction(4)),
        ("4\N{NO-BREAK SPACE}", Fraction(4)),
        ("\N{FULLWIDTH DIGIT FOUR}", Fraction(4)),
        ("\N{ZERO WIDTH SPACE}4", Fraction(4)),
        ("4.0", Fraction(4)),
        ("?", NOT_KNOWN),
        (" \N{FULLWIDTH QUESTION MARK}", NOT_KNOWN),
        (None, None),
        ("  ", None),
    ],
)
def test_that_a_level_changed_outside_counts_and_is_listed(
    data: bytes, saved: Workbook, value: object, answer: Answer
) -> None:
    result = read(typed(data, {BURGLARY_H1: value}))
    finding = only(result)
    assert level(result) == answer
    assert (finding.sheet, finding.cell) == ("Scores", address_of(data, BURGLARY_H1))
    assert (finding.ref, finding.field, finding.before) == ("T-001", "H1", "2")
    assert finding.accepted
    change = result.workbook.history.changes[-1]
    assert change.sequence == saved.history.last_sequence + 1
    assert isinstance(change.edit, Batch)
    assert change.edit.name == OUTSIDE
    assert result.workbook.history.state_at(change.sequence) == result.workbook.assessment


@pytest.mark.parametrize(
    "value",
    ["4,5", 4.5, 99, -1, "four", "2²", "²", dt.date(2018, 4, 1), True, "#N/A", "=2+2", "=C7", "1e3", "nan"],
)
def test_that_what_is_no_level_is_refused_with_its_address(
    data: bytes, saved: Workbook, value: object
) -> None:
    result = read(typed(data, {BURGLARY_H1: value}))
    finding = only(result)
    assert result.workbook == saved
    assert not finding.accepted
    assert finding.cell == address_of(data, BURGLARY_H1)
    assert "“2” was kept" in finding.sentence.english()
    assert "0, 1, 2, 3, 4" in finding.sentence.english()


def test_that_a_level_in_other_characters_is_noted_and_changes_nothing(data: bytes, saved: Workbook) -> None:
    result = read(typed(data, {BURGLARY_H1: "2 "}))
    assert result.workbook == saved
    assert only(result).accepted
    assert "was read as 2" in only(result).sentence.english()


def test_that_a_third_rounded_to_fifteen_digits_is_still_a_third(data: bytes, saved: Workbook) -> None:
    assert read(typed(data, {("Scores", "T-002", "L1"): 0.333333333333333})).workbook == saved


@pytest.mark.parametrize(
    ("spot", "value", "field"),
    [
        (("Themes", "T-001", "Theme"), "Burglary of homes", "name"),
        (("Themes", "T-001", "Short name"), "B.", "short"),
        (("Themes", "T-001", "Description"), "All\nof it", "description"),
        (("Themes", "T-001", "Lead agency"), "Council", "lead_agency"),
        (("Themes", "T-002", "Lead officer"), None, "lead_officer"),
        (("Themes", "T-004", "Last year"), 2017, "last_year"),
    ],
)
def test_that_a_text_of_a_theme_changed_outside_counts(
    data: bytes, spot: Spot, value: object, field: str
) -> None:
    result = read(typed(data, {spot: value}))
    assert getattr(result.workbook.assessment.theme(spot[1]), field) == str(value or "")
    assert all(finding.accepted for finding in result.findings)


def test_that_decisions_and_kind_changed_outside_count(data: bytes) -> None:
    cells = {
        ("Themes", "T-002", "Decision"): "Watch ",
        ("Themes", "T-002", "Because"): "New powers",
        ("Themes", "T-005", "Kind"): "scored",
        ("Themes", "T-003", "Kind"): "not scored",
        ("Scores", "T-003", "H1"): 4,
    }
    result = read(typed(data, cells))
    theme = result.workbook.assessment.theme("T-002")
    assert (theme.decision.outcome, theme.decision.because) == ("watch", "New powers")
    assert result.workbook.assessment.theme("T-005").scored
    assert not result.workbook.assessment.theme("T-003").scored
    assert level(result, "T-003") == 4
    assert len(result.findings) == len(cells)


def test_that_words_outside_the_closed_sets_are_refused(data: bytes, saved: Workbook) -> None:
    cells = {
        ("Themes", "T-001", "Decision"): "maybe",
        ("Themes", "T-001", "Kind"): "perhaps",
        ("Reasons", "T-003", "Confidence"): "very high",
        ("About", "Protective marking", "Value"): "SECRET",
    }
    result = read(typed(data, cells))
    assert result.workbook == saved
    assert [finding.accepted for finding in result.findings] == [False] * len(cells)


def test_that_a_new_order_counts_and_a_doubtful_one_does_not(data: bytes, saved: Workbook) -> None:
    order = {("Themes", ref, "Order"): place for place, ref in enumerate(("T-003", "T-001"), 1)}
    both = {**order, ("Themes", "T-004", "Order"): 3, ("Themes", "T-002", "Order"): 4}
    refs = tuple(theme.ref for theme in read(typed(data, {**both})).workbook.assessment.themes)
    assert refs == ("T-003", "T-001", "T-004", "T-002", "T-005")
    result = read(typed(data, {("Themes", "T-003", "Order"): 1}))
    assert result.workbook == saved
    assert not only(result).accepted


def test_that_marking_may_be_raised_outside_but_not_lowered(data: bytes, saved: Workbook) -> None:
    lowered = read(typed(data, {("About", "Protective marking", "Value"): "OFFICIAL"}))
    assert lowered.workbook == saved
    assert "Lower it in the program and give the reason there." in only(lowered).sentence.english()
    changed = read(typed(data, {("About", "Handling", "Value"): "Chief officers only"}))
    assert changed.workbook.assessment.marking.handling == "Chief officers only"


def test_that_settings_changed_outside_count(data: bytes) -> None:
    cells = {("About", "Cut line", "Value"): 3, ("About", "Title", "Value"): "Refreshed"}
    assessment = read(typed(data, cells)).workbook.assessment
    assert (assessment.cut_line, assessment.title) == (3, "Refreshed")
    for wrong in (None, 0, 2.5, "five", "=1+1"):
        assert not only(read(typed(data, {("About", "Cut line", "Value"): wrong}))).accepted
    assert not only(read(typed(data, {("About", "Compared with version", "Value"): 99}))).accepted


def test_that_reasons_and_notes_typed_in_new_rows_count(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Reasons"].append(["T-001", None, "H1", None, "high", "Two in a week"])
        book["Evidence"].append([None, "T-003", "ASB", None, None, "Survey says", "12 %", "Own", 2018])

    result = read(mangled(data, change))
    entry = result.workbook.assessment.agreed.entry("T-001", "H1")
    assert (entry.level, entry.confidence, entry.reason) == (2, "high", "Two in a week")
    note = result.workbook.assessment.evidence[-1]
    assert (note.id, note.ref, note.text, note.date) == ("E-003", "T-003", "Survey says", "2018")
    assert all(finding.accepted for finding in result.findings)


def test_that_shown_cards_changed_outside_count(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Scorecards"]
        sheet.cell(row_of(sheet, "S-01"), column_of(sheet, "H1")).value = 4
        sheet.cell(row_of(sheet, "S-02"), column_of(sheet, "Reason: H1")).value = "Asked the beat team"

    assessment = read(mangled(data, change)).workbook.assessment
    assert assessment.card("S-01", 1).entry("T-001", "H1").level == 4
    assert assessment.card("S-02", 1).entry("T-001", "H1").reason == "Asked the beat team"


def test_that_a_sealed_card_is_kept_whatever_is_done_to_it(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Scorecards"]
        column = column_of(sheet, "Sealed")
        for row in range(6, sheet.max_row + 1):
            if sheet.cell(row, column).value:
                sheet.cell(row, column).value = "packed:AAAA"

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert not only(result).accepted
    assert "Hidden until revealed" not in repr(only(result))


def test_that_what_is_typed_into_a_sealed_row_is_listed(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Scorecards"]
        column = column_of(sheet, "Sealed")
        (row,) = (row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, column).value)
        sheet.cell(row, column_of(sheet, "H1")).value = 3

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert (only(result).after, only(result).accepted) == ("3", False)


def test_that_names_of_scorers_and_rounds_count_but_revealing_does_not(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Scorers"]
        for row in range(6, sheet.max_row + 1):
            match sheet.cell(row, 2).value:
                case "S-02":
                    sheet.cell(row, 3).value = "Kent Police"
                    sheet.cell(row, 5).value = "1; 2"
                case 2:
                    sheet.cell(row, 3).value = "After lunch"
                    sheet.cell(row, 6).value = "revealed"

    result = read(mangled(data, change))
    assessment = result.workbook.assessment
    assert (assessment.scorer("S-02").name, assessment.scorer("S-02").present) == ("Kent Police", (1, 2))
    assert (assessment.rounds[1].name, assessment.rounds[1].revealed) == ("After lunch", False)
    assert [finding.accepted for finding in result.findings].count(False) == 1


def test_that_the_model_and_its_guidance_are_never_changed_by_a_spreadsheet(
    data: bytes, saved: Workbook
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for name, text in (("Model", "what 2 looks like"), ("Guidance", "what 3 looks like")):
            cell = next(cell for row in book[name].iter_rows() for cell in row if cell.value == text)
            cell.value = "something milder"

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert {finding.sheet for finding in result.findings} == {"Model", "Guidance"}
    assert not any(finding.accepted for finding in result.findings)


def test_that_everything_added_is_listed_and_nothing_of_it_read(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        scores = book["Scores"]
        scores.cell(5, 30).value = "My notes"
        scores.cell(6, 30).value = "Ask Jo"
        scores["B6"].comment = Comment("Is that so?", "Somebody")
        scores.cell(6, column_of(scores, "Score")).value = 12
        scores.cell(40, 1).value = "see below"
        book.create_sheet("Workings")["A1"] = 1
        book.copy_worksheet(book["Themes"])

    result = read(mangled(data, change))
    found = {(finding.sheet, finding.cell, finding.after) for finding in result.findings}
    assert result.workbook == saved
    assert ("Scores", "AD6", "Ask Jo") in found
    assert ("Workings", "", "") in found
    assert ("Themes Copy", "", "") in found
    assert any(sheet == "Scores" and "Is that so?" in after for sheet, _, after in found)
    assert any(after == "12" for *_, after in found)
    assert any(after == "see below" for *_, after in found)
    assert len(found) == 6


def test_that_rows_gone_or_unknown_are_listed_and_nothing_is_lost(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for name in ("Scores", "Themes", "Evidence", "Reasons", "Scorecards", "Scorers"):
            book[name].delete_rows(6)
        book["Themes"].append(["T-099", 6, "A new theme"])

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert len(result.findings) >= 7
    assert any("A new theme" in finding.after for finding in result.findings)


def test_that_a_row_for_a_hidden_card_tells_nothing_of_what_is_hidden(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Scorecards"].append(["S-01", None, 2, "T-001", None, 1])

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert not only(result).accepted
    assert "4" not in only(result).sentence.english() + only(result).after


def test_that_what_is_only_repeated_is_listed_where_it_was_changed(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for name, header in (
            ("Scores", "Ref order"),
            ("Evidence", "Criterion name"),
            ("Reasons", "Criterion name"),
            ("Scorecards", "Agency or role"),
        ):
            book[name].cell(FIRST_ROW, column_of(book[name], header)).value = 7
        about = book["About"]
        about.cell(row_of(about, "Standing of the model"), 2).value = "Official"
        about.cell(row_of(about, "Area"), 1).value = "Region"

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert [finding.sheet for finding in result.findings].count("About") == 3
    assert len(result.findings) == 7
    assert not any(finding.accepted for finding in result.findings)


def test_that_scores_copied_from_another_theme_are_scoring(data: bytes) -> None:
    row = {"H1": 2, "H2": 4, "L1": 2}
    cells = {("Scores", ref, code): value for ref in ("T-002", "T-004") for code, value in row.items()}
    assessment = read(typed(data, cells)).workbook.assessment
    assert assessment.agreed.entries["T-004"] == assessment.agreed.entries["T-002"]

"""Files whose build was changed: sorted, shifted, renamed, without history, of several assessments."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.formula.translate import Translator
from openpyxl.worksheet.worksheet import Worksheet

from smp_workbench.domain.assessment import Assessment, Marking
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.exact_form import FORMAT, content_hash
from smp_workbench.storage.workbook.layout import FIRST_ROW, IDENTITY_NAME, SHEETS
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY, applied, small_model
from tests.storage.workbook.mangled import column_of, mangled, row_of, typed, with_part
from tests.storage.workbook.rich_workbook import make_workbook, rich_edits, rich_workbook

OTHER = "f" * 32


@pytest.fixture(scope="module")
def saved() -> Workbook:
    return rich_workbook()


@pytest.fixture(scope="module")
def data(saved: Workbook) -> bytes:
    return workbook_bytes(saved)


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


def sentences(result: ReadResult) -> str:
    return " ".join(finding.sentence.english() for finding in result.findings)


def swap_rows(sheet: Worksheet, one: int, other: int, columns: range) -> None:
    for column in columns:
        first, second = sheet.cell(one, column), sheet.cell(other, column)
        first.value, second.value = moved(second, first), moved(first, second)


def moved(cell: Cell, to: Cell) -> object:
    """Return what a cell holds as a spreadsheet program moves it: formulas look at their new row."""
    is_formula = isinstance(cell.value, str) and cell.data_type == "f"
    return (
        Translator(cell.value, cell.coordinate).translate_formula(to.coordinate) if is_formula else cell.value
    )


# --- harmless ------------------------------------------------------------------------------------


def test_that_whole_rows_may_be_sorted(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for name in ("Scores", "Themes", "Evidence", "Changes", "Model", "Scorecards", "About"):
            sheet = book[name]
            last = max(row for row in range(6, sheet.max_row + 1) if sheet.cell(row, 2).value is not None)
            swap_rows(sheet, 6, last, range(1, sheet.max_column + 1))

    result = read(mangled(data, change))
    assert (result.workbook, result.findings) == (saved, ())


def test_that_sheets_may_be_renamed_and_moved_and_columns_and_rows_inserted(
    data: bytes, saved: Workbook
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.move_sheet("About", -11)
        book["Evidence"].insert_rows(1, 7)
        book["Changes"].insert_cols(1, 3)
        book["Reasons"].title = "Our reasons"
        book["Evidence"].title = "Old evidence"

    result = read(mangled(data, change))
    assert (result.workbook, result.findings) == (saved, ())


# --- rows away from their refs -------------------------------------------------------------------


def test_that_names_away_from_their_refs_stop_the_reading(data: bytes) -> None:
    for name in ("Scores", "Themes", "Evidence"):

        def change(book: openpyxl.Workbook, name: str = name) -> None:
            sheet = book[name]
            keys = {"Evidence": 2}.get(name, 1)
            swap_rows(sheet, 6, 7, range(keys, keys + 1))

        with pytest.raises(UnreadableFile, match="sorted or moved"):
            read(mangled(data, change))


def test_that_a_ref_or_a_column_that_stands_twice_stops_the_reading(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="Two rows"):
        read(typed(data, {("Scores", "T-002", "Theme"): "Burglary", ("Scores", "T-002", "Ref"): "T-001"}))

    def copy_column(book: openpyxl.Workbook) -> None:
        book["Scores"].cell(5, 30).value = "H1 Physical harm"

    with pytest.raises(UnreadableFile, match="twice"):
        read(mangled(data, copy_column))


def test_that_two_copies_of_a_sheet_that_both_lost_the_name_stop_the_reading(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.copy_worksheet(book["Scores"])
        book["Scores"].title = "Scores (1)"

    with pytest.raises(UnreadableFile, match="could both be"):
        read(mangled(data, change))


def test_that_a_deleted_column_keeps_its_scores(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Scores"]
        sheet.delete_cols(column_of(sheet, "H2"))

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert "The column of H2 is missing" in sentences(result)


# --- history ---------------------------------------------------------------------------------------


def first_exact(book: openpyxl.Workbook, row: int, change: Callable[[str], str]) -> None:
    sheet = book["Changes"]
    cell = sheet.cell(row, column_of(sheet, "Exact form"))
    cell.value = change(cell.value)


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book.remove(book["Changes"]),
        lambda book: book["Changes"].delete_rows(9),
        lambda book: first_exact(book, 8, lambda text: text[:-1]),
        lambda book: first_exact(book, 12, lambda text: text.replace("T-00", "T-09")),
        lambda book: first_exact(book, 6, lambda text: text.replace(IDENTITY, OTHER)),
        lambda book: first_exact(book, 6, lambda _: "packed:AAAA"),
        lambda book: first_exact(book, 9, lambda _: None),
    ],
    ids=["gone", "row deleted", "torn", "impossible", "of another", "badly packed", "cleared"],
)
def test_that_a_damaged_history_begins_anew_with_all_that_the_sheets_show(
    data: bytes, saved: Workbook, change: Callable[[openpyxl.Workbook], object]
) -> None:
    result = read(mangled(data, change))
    assert result.workbook.history.start == result.workbook.assessment
    assert "The history cannot be used" in sentences(result)
    # What the visible sheets do not show is the agreed scores of a theme that is not scored; only
    # the one with a reason stands somewhere. And versions, with the comparison to one, are gone.
    expected = saved.assessment
    shown = result.workbook.assessment
    assert shown.agreed.entry("T-005", "H1").reason == "Kept though the theme is not scored"
    assert shown.comparison is None
    for field in ("themes", "scorers", "rounds", "cards", "evidence", "marking", "cut_line", "model"):
        assert getattr(shown, field) == getattr(expected, field), field
    for ref in ("T-001", "T-002", "T-003", "T-004"):
        assert shown.agreed.entries[ref] == expected.agreed.entries[ref]


def test_that_a_history_altered_without_a_trace_is_not_believed(data: bytes, saved: Workbook) -> None:
    old, new = '"ref":"T-001","criterion":"H1","entry":{"level":"2"}', '"level":"3"'

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Changes"]
        column = column_of(sheet, "Exact form")
        for row in range(FIRST_ROW, sheet.max_row + 1):
            cell = sheet.cell(row, column)
            if old in str(cell.value):
                cell.value = cell.value.replace('"level":"2"', new)

    result = read(mangled(data, change))
    assert result.workbook.assessment.agreed.entry("T-001", "H1").level == 2
    assert "do not lead to the state that was saved" in sentences(result)


def test_that_a_lost_hash_alone_costs_no_history(data: bytes, saved: Workbook) -> None:
    result = read(typed(data, {("About", "State", "Value"): None}))
    assert result.workbook == saved
    assert len(result.findings) == 1


def test_that_missing_sheets_are_listed_and_kept_from_the_history(data: bytes, saved: Workbook) -> None:
    for name in SHEETS:
        if name not in ("Changes", "Open items"):
            result = read(mangled(data, lambda book, name=name: book.remove(book[name])))
            kept = (
                "is made anew"
                if name in ("Ranking", "Sensitivity", "Guidance", "Second stage guidance")
                else "was kept as it was saved"
            )
            assert f"The sheet {name} is missing; " in sentences(result)
            assert kept in sentences(result)
            assert result.workbook == saved


def test_that_without_a_history_every_sheet_that_is_missing_is_listed(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for name in ("Changes", "Evidence", "Ranking"):
            book.remove(book[name])

    said = sentences(read(mangled(data, change)))
    assert "The sheet Evidence is missing; what only it held is lost." in said
    assert "The sheet Ranking is missing; it is made anew" in said


def test_that_without_a_history_the_highest_marking_on_any_sheet_is_kept(
    data: bytes, saved: Workbook
) -> None:
    def without_about(book: openpyxl.Workbook) -> None:
        book.remove(book["Changes"])
        book.remove(book["About"])

    result = read(mangled(data, without_about))
    assert result.workbook.assessment.marking == Marking("OFFICIAL-SENSITIVE", "PARTNERS ONLY")
    assert "OFFICIAL-SENSITIVE" in sentences(result)

    def lowered(book: openpyxl.Workbook) -> None:
        book.remove(book["Changes"])
        about = book["About"]
        about.cell(row_of(about, "Protective marking"), 2).value = "OFFICIAL"

    result = read(mangled(data, lowered))
    assert result.workbook.assessment.marking == saved.assessment.marking
    assert "About has a lower one or none" in sentences(result)


def test_that_a_history_beyond_repair_without_sheets_is_an_error(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.remove(book["Changes"])
        book.remove(book["Model"])

    with pytest.raises(UnreadableFile, match="Neither the history nor the sheet Model"):
        read(mangled(data, change))


def test_that_the_state_without_a_history_has_the_hash_of_what_was_saved() -> None:
    start = Assessment(IDENTITY, small_model())
    nowhere_else = ("T-005", "Comparison", "Reference")  # what only the history says
    edits = [edit for edit in rich_edits() if not any(words in repr(edit) for words in nowhere_else)]
    workbook = make_workbook(edits, start)
    result = read(mangled(workbook_bytes(workbook), lambda book: book.remove(book["Changes"])))
    assert content_hash(result.workbook.assessment) == content_hash(applied(start, *edits))
    assert "they say just what was saved" in sentences(result)


# --- what the file says about itself ---------------------------------------------------------------


def with_identities(data: bytes, cell: str, name: str, custom: str) -> bytes:
    data = with_part(data, "docProps/custom.xml", lambda xml: xml.replace(IDENTITY, custom))
    data = with_part(data, "xl/workbook.xml", lambda xml: xml.replace(IDENTITY, name))
    if cell == IDENTITY:
        return data
    return typed(data, {("About", "Identity", "Value"): cell})


@pytest.mark.parametrize(
    "places",
    [(OTHER, IDENTITY, IDENTITY), (IDENTITY, OTHER, IDENTITY), (IDENTITY, IDENTITY, OTHER)],
)
def test_that_most_of_three_identities_win(
    data: bytes, saved: Workbook, places: tuple[str, str, str]
) -> None:
    result = read(with_identities(data, *places))
    assert result.workbook == saved
    assert len(result.findings) == 1


def test_that_three_different_identities_are_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="different assessments"):
        read(with_identities(data, IDENTITY, OTHER, "e" * 32))


def test_that_all_three_places_hold_the_identity(data: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.defined_names[IDENTITY_NAME].value == f'"{IDENTITY}"'
    assert book.custom_doc_props[IDENTITY_NAME].value == IDENTITY
    sheet = book["About"]
    assert sheet.cell(row_of(sheet, "Identity"), 2).value == IDENTITY


def test_that_a_newer_format_is_one_clear_error(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="newer SMP Workbench"):
        read(typed(data, {("About", "Format", "Value"): FORMAT + 1}))


def test_that_a_marking_removed_from_a_sheet_is_listed(data: bytes, saved: Workbook) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Scores"]["A1"] = "Public"

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert "protective marking" in sentences(result)


def test_that_a_model_that_no_longer_works_is_one_clear_error(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.remove(book["Changes"])
        sheet = book["Model"]
        for row in sheet.iter_rows(min_row=FIRST_ROW):
            for cell in row:
                if cell.value == "harm_total * likelihood_total":
                    cell.value = "harm_total * nothing"

    with pytest.raises(UnreadableFile, match="does not work"):
        read(mangled(data, change))


HOSTILE = (  # each as somebody might write it into the sheet Changes
    '{"kind":"ReturnTheme","theme":{"ref":"T-050","name":"New"},"position":0,"rows":{"nospace":{}}}',
    '{"kind":"ReturnTheme","theme":{"ref":"T-050","name":"New"},"position":0,"rows":{"agreed 0":{"X9":{}}}}',
    '{"kind":"Batch","name":"a","edits":[{"kind":"ReturnModel","model":{},"agreed":{},"cards":[]}]}',
    '{"kind":"ReturnScorer","scorer":{"id":"S-09","name":"New"},"position":0,"cards":[{"scorer":"S-77","round":9}]}',
    '{"kind":"SetDetail","field":"identity","value":"x"}',
    '{"kind":"Nothing"}',
    "[" * 100_000,
    "null",
)


@pytest.mark.parametrize("exact", HOSTILE)
def test_that_an_exact_form_written_by_hand_never_breaks_the_reading(data: bytes, exact: str) -> None:
    last = rich_workbook().history.last_sequence
    added = [None, last + 1, "several", *([None] * 11), exact[:32_000]]
    result = read(mangled(data, lambda book: book["Changes"].append(added)))
    assert "The history cannot be used" in sentences(result)

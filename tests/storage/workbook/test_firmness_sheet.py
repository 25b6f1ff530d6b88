"""The sheet Sensitivity: what it says, that it is dated and repeatable, and that nothing of it is read."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from smp_workbench import paths
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetCutLine, SetEntry
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.version import Change, History, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.scoring.acceptability import Uncertainty, acceptability
from smp_workbench.scoring.caution_words import find_cautions
from smp_workbench.scoring.contest import contest
from smp_workbench.scoring.contest_words import paragraph
from smp_workbench.scoring.tip import cut_cells, cut_weights, find_tips, nearest_cells
from smp_workbench.scoring.tipping_words import cell_sentence, weight_sentence
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.saving import load
from smp_workbench.storage.workbook import firmness_difference, firmness_row
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.firmness_row import LOOKED_AT, MOST_SAID, Firmness
from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW
from smp_workbench.storage.workbook.page import PlainSheet
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.published.plain_model import plain_model
from tests.scoring.assessed import assessed, whole
from tests.storage.workbook.mangled import column_of, mangled
from tests.storage.workbook.rich_workbook import rich_workbook

SAMPLE = paths.samples() / "maidstone-2018.xlsx"
MODEL = plain_model("wsum(g)", [range(5)] * 2)


def small(cut_line: int = 2) -> Assessment:
    return assessed(MODEL, whole([4, 4], [3, 2], [2, 3], [0, 1], [1, 0], [0, 0], [0, 0]), cut_line)


def changed(state: Assessment) -> Workbook:
    """Return a workbook whose last change has a date."""
    edit = SetEntry("agreed", 0, "T-004", "X1", Entry(Fraction(1)))
    after, _ = edit.apply(state)
    change = Change(1, edit, "Chair", "2018-02-23T10:42:00Z")
    return Workbook(after, History(state, (change,)))


def sheet_of(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data))["Sensitivity"]


def rows_of(data: bytes, part: str = "") -> list[dict[str, object]]:
    sheet = sheet_of(data)
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    rows = [
        dict(zip(headers, row, strict=True)) for row in sheet.iter_rows(min_row=FIRST_ROW, values_only=True)
    ]
    return [row for row in rows if part in ("", row["Part"])]


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


@pytest.fixture(scope="module")
def saved() -> Workbook:
    return changed(small())


@pytest.fixture(scope="module")
def data(saved: Workbook) -> bytes:
    return workbook_bytes(saved)


# --- what it says --------------------------------------------------------------------------------------


def test_that_every_theme_has_its_firmness_as_values(saved: Workbook, data: bytes) -> None:
    found = acceptability(saved.assessment, Uncertainty())
    for row in rows_of(data, "theme"):
        place = found.refs.index(str(row["Ref"]))
        assert row["Above the line"] == pytest.approx(found.above[place])
        assert row["Standard error"] == pytest.approx(found.standard_error[place])
        ranks = [row[f"Rank {rank}"] for rank in range(1, 6)]
        assert [*ranks, row["Lower"]] == pytest.approx(
            [*found.shares[place, :5], found.shares[place, 5:].sum()]
        )
    assert [row["Ref"] for row in rows_of(data, "theme")] == [
        f"T-00{place}" for place in (1, 2, 3, 4, 5, 6, 7)
    ]
    first = rows_of(data, "theme")[0]
    assert (first["Rank"], first["In words"]) == ("1", "almost certain")
    assert str(first["What it says"]).startswith("Above the line in ")


def test_that_it_sums_up_the_cut_line_and_says_what_would_change_it(data: bytes) -> None:
    said = {
        part: [str(row["What it says"]) for row in rows_of(data, part)]
        for part in ("summary", "score", "weight")
    }
    assert "between" in said["summary"][0]
    assert "Theme T-002 leaves the top two if Criterion 1 goes from 3 to 2." in said["score"]
    assert any("of the g score on criterion 1" in one for one in said["weight"])


def test_that_every_theme_that_one_score_can_move_is_told_and_what_is_left_out() -> None:
    sample = load(SAMPLE).workbook
    rows = rows_of(workbook_bytes(sample))
    tips = find_tips(sample.assessment)
    nearest, every = nearest_cells(tips), cut_cells(tips)
    scores = [row for row in rows if row["Part"] == "score"]
    sentences = [cell_sentence(tip, tips.cut_line).english() for tip in nearest]
    assert [row["What it says"] for row in scores[: len(nearest)]] == sentences
    assert len(nearest) > 2
    assert len({row["What it says"] for row in scores}) == len(scores) == MOST_SAID + 1
    left_out = len(every) - MOST_SAID
    assert scores[-1]["What it says"] == (
        f"{left_out} more scores of these themes move their theme across the line; "
        "the command “sensitivity” with --json lists them all."
    )
    weights = [str(row["What it says"]) for row in rows if row["Part"] == "weight"]
    assert len(weights) == MOST_SAID + 1
    assert weights[-1].startswith(f"{len(cut_weights(tips)) - MOST_SAID} more changes of one weight move a")


def test_that_more_themes_than_are_usually_told_are_all_told() -> None:
    state = assessed(MODEL, whole(*[[2, 2]] * (MOST_SAID + 5)), cut_line=3)
    scores = rows_of(workbook_bytes(Workbook(state, History(state))), "score")
    assert len({row["Ref"] for row in scores if row["Ref"]}) == MOST_SAID + 5
    assert str(scores[-1]["What it says"]).startswith(f"{MOST_SAID + 5} more scores of these themes move")


def curved(themes: int) -> Workbook:
    """Return a workbook whose formula has each share twice."""
    model = plain_model("wmean(g) * max(wmean(g), 2)", [range(5)] * 2)
    rows = whole(*([place % 5, place * 7 % 4] for place in range(themes)))
    state = assessed(model, rows, cut_line=3)
    return Workbook(state, History(state))


def test_that_weights_that_a_key_cannot_wait_for_are_said_as_the_command_says_them() -> None:
    saved = curved(18)
    data, every = workbook_bytes(saved), find_tips(saved.assessment)
    assert find_tips(saved.assessment, quick_but="").points.left_out
    said = " ".join(sentence.english() for sentence in paragraph(contest(every)))
    assert rows_of(data, "summary")[1]["What it says"] == said
    weights = [weight_sentence(tip, 3).english() for tip in cut_weights(every)]
    assert weights
    assert [row["What it says"] for row in rows_of(data, "weight")][:MOST_SAID] == weights[:MOST_SAID]


def test_that_weights_that_a_save_cannot_wait_for_are_said_to_be_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(firmness_row, "SAVED_PAIRS", 10)
    data = workbook_bytes(curved(17))
    assert str(rows_of(data, "summary")[1]["What it says"]).endswith(
        "Two weights were not looked at, because under this formula that may take up to a minute."
    )
    (row,) = rows_of(data, "weight")
    assert row["What it says"] == f"2 weights were not looked at; {LOOKED_AT}"
    assert "the command “sensitivity” looks at every weight" in LOOKED_AT


def test_that_nothing_is_said_to_be_left_out_where_nothing_is(data: bytes) -> None:
    assert not [row for row in rows_of(data) if "--json" in str(row["What it says"])]


def test_that_warnings_are_on_it_as_the_command_and_the_window_say_them() -> None:
    sample = load(SAMPLE).workbook
    said = [row["What it says"] for row in rows_of(workbook_bytes(sample), "warning")]
    assert said == [sentence.english() for sentence in find_cautions(sample.assessment)]
    assert said


def test_that_it_is_dated_and_names_its_settings(data: bytes) -> None:
    said = [str(row["What it says"]) for row in rows_of(data, "setting")]
    assert said[0] == "This is of the assessment after change 1, made 2018-02-23 10:42:00 UTC."
    assert said[1] == "10,000 draws with seed 1; the same seed gives the same draws again."
    assert "20 % below" in said[2]
    assert any("PHIA probability yardstick" in one for one in said)


def test_that_an_assessment_as_begun_says_so() -> None:
    state = small()
    said = rows_of(workbook_bytes(Workbook(state, History(state))), "setting")
    assert said[0]["What it says"] == "This is of the assessment as it was begun."


def test_that_ranks_far_below_the_line_are_told_together() -> None:
    state = small(cut_line=9)
    headers = [cell.value for cell in sheet_of(workbook_bytes(Workbook(state, History(state))))[HEADER_ROW]]
    assert headers[-1] == "Rank 7", "no column is for nobody"
    state = small(cut_line=1)
    headers = [cell.value for cell in sheet_of(workbook_bytes(Workbook(state, History(state))))[HEADER_ROW]]
    assert headers[-2:] == ["Rank 4", "Lower"]


def test_that_weights_that_cannot_vary_stay_and_it_says_why() -> None:
    model = plain_model("X3 / (wsum(X1, X2) - 3)", [[0, 9], [4, 5], [1, 2]], ["1", "3", "1"])
    state = assessed(model, whole([0, 4, 1], [9, 5, 2]))
    with pytest.raises(Refusal):
        acceptability(state, Uncertainty())
    data = workbook_bytes(Workbook(state, History(state)))
    said = [str(row["What it says"]) for row in rows_of(data, "setting")]
    assert "Weights stay as they are in the model." in said
    assert "could then divide by 0" in said[-1]
    assert read(data).findings == ()


@pytest.mark.parametrize("themes", [0, 1])
def test_that_nothing_to_compare_is_written_and_read(themes: int) -> None:
    state = assessed(MODEL, whole([1, 2])[:themes])
    data = workbook_bytes(Workbook(state, History(state)))
    assert len(rows_of(data, "theme")) == themes
    assert read(data).findings == ()


def test_that_a_formula_beyond_floats_gets_fewer_draws_and_says_how_many() -> None:
    model = plain_model(" * ".join(["wsum(g)"] * 6), [range(5)] * 2)
    state = assessed(model, whole([4, 4], [3, 2]))
    said = rows_of(workbook_bytes(Workbook(state, History(state))), "setting")
    assert str(said[1]["What it says"]).startswith("500 draws with seed 1")


def test_that_so_many_themes_that_a_save_would_wait_get_fewer_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(firmness_row, "MOST_LEVELS", 7 * 2 * 1_000)
    state = small(cut_line=3)
    said = rows_of(workbook_bytes(Workbook(state, History(state))), "setting")
    assert str(said[1]["What it says"]).startswith("1,000 draws with seed 1")


# --- reading -------------------------------------------------------------------------------------------


def test_that_it_reads_back_without_a_finding(saved: Workbook, data: bytes) -> None:
    result = read(data)
    assert (result.workbook, result.findings) == (saved, ())


@pytest.mark.parametrize(
    ("header", "value"),
    [("Above the line", 0.99), ("What it says", "All is firm."), ("Rank 1", None), ("Theme", "Another")],
)
def test_that_what_is_typed_over_it_is_listed_and_not_read(
    header: str, value: object, saved: Workbook, data: bytes
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Sensitivity"]
        row = next(row for row in range(FIRST_ROW, sheet.max_row) if sheet.cell(row, 2).value == "theme")
        sheet.cell(row, column_of(sheet, header)).value = value

    result = read(mangled(data, change))
    assert result.workbook == saved
    (finding,) = result.findings
    assert (finding.sheet, finding.accepted) == ("Sensitivity", False)
    assert "worked out anew" in finding.sentence.english()


def added(sheet: Worksheet) -> None:
    sheet.cell(sheet.max_row + 1, 6).value = "A note of the chair's"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (added, "This row was added outside the program"),
        (lambda sheet: sheet.delete_rows(FIRST_ROW + 3), "Rows are missing here"),
        (lambda sheet: sheet.delete_cols(8), "The column of In words is missing; it is made anew"),
    ],
)
def test_that_rows_and_columns_that_are_new_or_gone_are_listed(
    change: Callable[[Worksheet], None], sentence: str, saved: Workbook, data: bytes
) -> None:
    result = read(mangled(data, lambda book: change(book["Sensitivity"])))
    assert result.workbook == saved
    assert [sentence in finding.sentence.english() for finding in result.findings] == [True]


def test_that_its_rows_may_be_sorted(saved: Workbook, data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Sensitivity"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]
        for number, row in enumerate(reversed(rows), start=FIRST_ROW):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value

    result = read(mangled(data, change))
    assert (result.workbook, result.findings) == (saved, ())


def test_that_another_versions_values_are_no_findings_but_notes_are(saved: Workbook, data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        about = book["About"]
        for row in range(FIRST_ROW, about.max_row + 1):
            if about.cell(row, 1).value == "Made with":
                about.cell(row, 2).value = "SMP Workbench 0.0"
        book["Sensitivity"].cell(FIRST_ROW, 6).value = "Worded otherwise."
        added(book["Sensitivity"])

    result = read(mangled(data, change))
    assert result.workbook == saved
    found = [finding.sentence.english() for finding in result.findings if finding.sheet == "Sensitivity"]
    assert len(found) == 1
    assert found[0].startswith("This row was added")


def test_that_it_is_worked_out_anew_only_where_its_hash_says_that_it_was_touched(
    saved: Workbook, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[object] = []
    real = firmness_difference.firmness_of

    def noted(contents: Contents) -> Firmness:
        worked_out.append(contents)
        return real(contents)

    monkeypatch.setattr(firmness_difference, "firmness_of", noted)
    resaved = mangled(data, lambda _: None)
    assert (read(data).findings, read(resaved).findings, worked_out) == ((), (), [])
    read(mangled(data, lambda book: added(book["Sensitivity"])))
    assert len(worked_out) == 1


def test_that_a_sheet_and_its_hash_from_another_file_of_the_assessment_are_listed(
    saved: Workbook, data: bytes
) -> None:
    other = openpyxl.load_workbook(io.BytesIO(workbook_bytes(Workbook(small(), History(small())))))

    def change(book: openpyxl.Workbook) -> None:
        for name in ("Sensitivity", "About"):
            for row in other[name].iter_rows(min_row=FIRST_ROW):
                if name == "Sensitivity" or row[0].value == "Sensitivity sheet":
                    for cell in row:
                        book[name].cell(cell.row, cell.column).value = cell.value

    result = read(mangled(data, change))
    assert result.workbook == saved
    assert {"Sensitivity", "About"} <= {finding.sheet for finding in result.findings}


def test_that_no_hash_depends_on_it(saved: Workbook, data: bytes) -> None:
    without = read(mangled(data, lambda book: book.remove(book["Sensitivity"])))
    assert content_hash(without.workbook.assessment) == content_hash(saved.assessment)
    assert workbook_bytes(without.workbook) == data, "the next save has it again"


def test_that_another_cut_line_moves_its_columns_without_a_finding(saved: Workbook) -> None:
    edit = SetCutLine(4)
    after, _ = edit.apply(saved.assessment)
    history = saved.history.with_change(Change(2, edit, "Chair", "2018-02-23T10:43:00Z"))
    result = read(workbook_bytes(Workbook(after, history)))
    assert result.findings == ()


# --- writing quickly -----------------------------------------------------------------------------------


def test_that_text_cells_are_written_as_the_library_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = workbook_bytes(rich_workbook())
    monkeypatch.delattr(PlainSheet, "_xml_string_element")
    assert workbook_bytes(rich_workbook()) == ours

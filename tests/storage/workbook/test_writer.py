from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from smp_workbench.domain.assessment import CLASSIFICATIONS
from smp_workbench.domain.scorecard import AGREED, Entry, Scorecard
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import ModelFault
from smp_workbench.storage.exact_form import FORMAT, content_hash
from smp_workbench.storage.model_file import shipped_models
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.layout import (
    ABOUT,
    CUT_LINE_NAME,
    FIRST_ROW,
    HEADER_ROW,
    IDENTITY_NAME,
    SHEETS,
    STAGE_SHEETS,
    SheetLayout,
    ranking_layout,
    scorecards_layout,
    scores_layout,
)
from smp_workbench.storage.workbook.sheet_model import model_rows
from smp_workbench.storage.workbook.sheet_scores import level_number, number_format, outlook_text
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY, levels, small_assessment, small_model
from tests.storage.workbook.rich_workbook import rich_workbook


def opened(workbook: Workbook, *, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(workbook)), data_only=values)


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


def rows_of(sheet: Worksheet, layout: SheetLayout) -> list[dict[str, object]]:
    """Return the rows of a table by the columns' keys; of a criterion with what it holds of it."""
    keys = [f"{column.part} {column.key}".strip() for column in layout.columns]
    return [
        dict(zip(keys, (cell.value for cell in row), strict=False))
        for row in sheet.iter_rows(min_row=FIRST_ROW)
    ]


def about(book: openpyxl.Workbook) -> dict[str, object]:
    return {str(row["item"]): row["value"] for row in rows_of(book["About"], ABOUT)}


@pytest.fixture(scope="module")
def rich() -> openpyxl.Workbook:
    return opened(rich_workbook())


def bare() -> Workbook:
    """Return a workbook with a model and nothing else."""
    state = replace(
        small_assessment(), themes=(), scorers=(), rounds=(), agreed=Scorecard(AGREED, 0), cards=()
    )
    return Workbook(state, History(state))


# --- the file as a whole -------------------------------------------------------------------------


def test_that_equal_workbooks_give_equal_bytes() -> None:
    assert workbook_bytes(rich_workbook()) == workbook_bytes(rich_workbook())
    assert workbook_bytes(bare()) == workbook_bytes(bare())


def test_that_the_file_names_no_person_program_or_computer() -> None:
    core = parts_of(workbook_bytes(rich_workbook()))["docProps/core.xml"]
    assert "<dc:creator></dc:creator>" in core
    assert re.search("<cp:lastModifiedBy></cp:lastModifiedBy>|^(?!.*lastModifiedBy)", core)
    assert re.findall(r"T\d\d:\d\d:\d\dZ", core) == ["T10:43:00Z"] * 2  # of the latest version


@pytest.mark.parametrize("workbook", [rich_workbook(), bare()], ids=["rich", "bare"])
def test_that_every_sheet_holds_one_table_and_hides_nothing(workbook: Workbook) -> None:
    book = opened(workbook)
    staged = workbook.assessment.second_stage is not None
    absent = ("Open items",) if staged else ("Open items", *STAGE_SHEETS)
    assert book.sheetnames == [name for name in SHEETS if name not in absent]
    for sheet in book:
        assert sheet.sheet_state == "visible"
        (name,) = sheet.tables
        assert name.casefold() == f"{sheet.title}Table".replace(" ", "").casefold()
        assert sheet.tables[name].ref.startswith(f"A{HEADER_ROW}:")
        assert not sheet.merged_cells.ranges
        assert not any(
            one.hidden for one in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values())
        )
    parts = parts_of(workbook_bytes(workbook))
    names = re.findall(r"<definedName ([^>]*)>", parts["xl/workbook.xml"])
    assert names
    assert not any("hidden" in name for name in names)


def test_that_table_and_header_row_agree(rich: openpyxl.Workbook) -> None:
    for sheet in rich:
        (table,) = sheet.tables.values()
        columns = [column.name for column in table.tableColumns]
        assert columns == [sheet.cell(HEADER_ROW, place).value for place in range(1, len(columns) + 1)]


def test_that_the_identity_stands_in_three_places(rich: openpyxl.Workbook) -> None:
    assert rich.custom_doc_props[IDENTITY_NAME].value == IDENTITY
    assert rich.defined_names[IDENTITY_NAME].value == f'"{IDENTITY}"'
    assert about(rich)["Identity"] == IDENTITY


def test_that_about_says_what_the_file_holds(rich: openpyxl.Workbook) -> None:
    items, workbook = about(rich), rich_workbook()
    assert items["Format"] == FORMAT
    assert items["State"] == content_hash(workbook.assessment)
    assert items["Last change"] == workbook.history.last_sequence
    assert items["Protective marking"] in CLASSIFICATIONS
    assert items["Handling"] == "Partners only"
    assert items["Compared with version"] == 1
    assert items["Standing of the model"] == "Illustrative: not the official MoRiLE matrix"
    assert rich.defined_names[CUT_LINE_NAME].value == f"About!$B${FIRST_ROW + 5}"
    assert rich["About"].cell(FIRST_ROW + 5, 2).value == workbook.assessment.cut_line


def test_that_a_supplied_model_is_not_called_illustrative() -> None:
    model = small_model()
    supplied = replace(model, provenance=replace(model.provenance, origin="supplied", supplied_by="Kent CSP"))
    state = replace(small_assessment(), model=supplied)
    book = opened(Workbook(state, History(state)))
    assert about(book)["Standing of the model"] == "Supplied by Kent CSP"
    assert not any("MoRiLE" in str(cell.value) for sheet in book for row in sheet["A1:B4"] for cell in row)


@pytest.mark.parametrize(
    ("base", "standing", "notice"),
    [
        ("supplied", "Adapted from kent 1: not the official MoRiLE matrix", "Adapted: not the official"),
        ("", "Adapted from kent 1; illustrative: not the official MoRiLE matrix", "Illustrative: not the"),
    ],
)
def test_that_an_adapted_model_is_not_official_and_illustrative_only_if_the_first_was(
    base: Literal["supplied", ""], standing: str, notice: str
) -> None:
    model = small_model()
    given = replace(model.provenance, origin="adapted", adapted_from="kent 1", base_origin=base)
    state = replace(small_assessment(), model=replace(model, provenance=given))
    book = opened(Workbook(state, History(state)))
    assert about(book)["Standing of the model"] == standing
    assert str(book["Scores"]["A3"].value).startswith(notice)


@pytest.mark.parametrize("place", ["Ranking!A4", "Scores!A3", "Guidance!A3", "Model!A3"])
def test_that_an_illustrative_model_says_so_on_every_page_that_rests_on_it(
    rich: openpyxl.Workbook, place: str
) -> None:
    sheet, cell = place.split("!")
    assert "Illustrative: not the official MoRiLE matrix." in str(rich[sheet][cell].value)


def test_that_a_model_no_spreadsheet_could_take_is_refused() -> None:
    criteria = tuple(
        Criterion(f"c{place}", f"Criterion {place}", "C", "?", "harm", levels(0, 1)) for place in range(150)
    )
    state = replace(bare().assessment, model=replace(small_model("1"), criteria=criteria, totals=()))
    with pytest.raises(ModelFault, match="150 criteria"):
        workbook_bytes(Workbook(state, History(state)))


# --- formulas and what they carry ----------------------------------------------------------------


def test_that_every_formula_carries_its_value() -> None:
    """An empty one carries an empty text: programs that do not compute must not show a zero."""
    for name, xml in parts_of(workbook_bytes(rich_workbook())).items():
        for cell in re.findall(r"<c [^>]*>(?=<f>).*?</c>", xml) if "worksheets/sheet" in name else ():
            assert ' t="str"' in cell or re.search(r"<v>-?[\d.]+(e-?\d+)?</v>", cell), cell


def test_that_the_scores_carry_what_the_core_computes() -> None:
    workbook = rich_workbook()
    contents = Contents.of(workbook)
    sheet = opened(workbook, values=True)["Scores"]
    rows = {row["ref"]: row for row in rows_of(sheet, scores_layout(workbook.assessment.model))}
    assert list(rows) == [theme.ref for theme in contents.scored]
    for ref, row in rows.items():
        ranked = contents.place_of(str(ref))
        assert row["score"] == (None if ranked.score is None else pytest.approx(float(ranked.score)))
        assert row["rank"] == ranked.rank
        totals = [row[f"total {total.code}"] for total in workbook.assessment.model.totals]
        assert totals == [None if total is None else pytest.approx(float(total)) for total in ranked.totals]
        assert row["outlook"] == (outlook_text(ranked) or None)


def test_that_the_ranking_carries_the_order() -> None:
    workbook = rich_workbook()
    ranking = Contents.of(workbook).ranking
    sheet = opened(workbook, values=True)["Ranking"]
    rows = rows_of(sheet, ranking_layout(workbook.assessment.model))
    assert [row["ref"] for row in rows] == [theme.ref for theme in ranking.themes]
    assert [row["rank"] for row in rows if row["rank"]] == [
        theme.rank_text for theme in ranking.themes if theme.rank
    ]
    assert rows[0]["line"] == "above"
    assert rows[-1]["line"] is None


def test_that_a_theme_not_scored_stands_in_themes_only(rich: openpyxl.Workbook) -> None:
    kinds = {row[0].value: row[4].value for row in rich["Themes"].iter_rows(min_row=FIRST_ROW)}
    assert kinds["T-005"] == "not scored"
    refs = [row[0].value for row in rich["Scores"].iter_rows(min_row=FIRST_ROW)]
    assert "T-005" not in refs
    assert set(refs) == {ref for ref, kind in kinds.items() if kind == "scored"}


def test_that_the_range_of_an_incomplete_theme_is_said_in_words() -> None:
    contents = Contents.of(rich_workbook())
    assert outlook_text(contents.place_of("T-001")) == ""
    incomplete = contents.place_of("T-003")
    words = outlook_text(incomplete)
    assert re.fullmatch(r"between [\d.]+ and [\d.]+, rank \d+(–\d+)?", words)
    assert outlook_text(replace(incomplete, exact_range=False)).startswith("between at most ")
    assert outlook_text(replace(incomplete, high=incomplete.low)).startswith("0.33, rank")
    fine = replace(incomplete, low=Fraction("2.002"), high=Fraction("2.002001"), places=6)
    assert outlook_text(fine).startswith("between 2.002 and 2.002001, rank")


def test_that_totals_that_differ_look_different() -> None:
    model = small_model("H1 / 1000 + H2 / 3000")
    sheet = opened(Workbook(small_assessment(model), History(small_assessment(model))), values=True)["Scores"]
    formats = {cell.number_format for cell in sheet[FIRST_ROW] if cell.number_format.startswith("0.0")}
    assert formats == {"0.0000"}


def test_that_levels_are_numbers_and_not_known_is_a_text(rich: openpyxl.Workbook) -> None:
    rows = {row["ref"]: row for row in rows_of(rich["Scores"], scores_layout(small_model()))}
    assert rows["T-002"]["level L1"] == float(Fraction(1, 3))
    assert rows["T-002"]["level H1"] == 0
    assert (rows["T-003"]["level H2"], rows["T-003"]["level L1"]) == ("?", None)
    assert isinstance(level_number(Fraction(4)), int)


@pytest.mark.parametrize("model", shipped_models(), ids=lambda model: model.id)
def test_that_every_column_of_numbers_has_as_many_decimals_as_it_may_need(model: object) -> None:
    state = replace(bare().assessment, model=model)  # type: ignore[arg-type]  # parametrised
    compiled = Contents.of(Workbook(state, History(state))).compiled
    for step in (compiled.score_step, *compiled.total_steps):
        scale = compiled.steps[step].scale
        assert (number_format(scale) == "0") is (scale.denominator == 1)


# --- what guides the hand and the eye --------------------------------------------------------------


def validations(sheet: Worksheet) -> Iterator[tuple[str, str]]:
    """Yield the cells and the list of each drop-down."""
    for validation in sheet.data_validations.dataValidation:
        yield str(validation.sqref), validation.formula1


def test_that_every_score_cell_has_a_drop_down(rich: openpyxl.Workbook) -> None:
    lists = dict(validations(rich["Scores"]))
    assert lists["C6:C9"] == '"0,1,2,3,4,?"'
    assert lists["D6:D9"] == '"0,1,2,4,8,?"'
    assert lists["E6:E9"] == "Guidance!$E$18:$E$21"  # thirds cannot stand in a list of text
    assert [rich["Guidance"].cell(row, 5).value for row in range(18, 22)] == [
        float(Fraction(1, 3)),
        1,
        2,
        "?",
    ]


def test_that_a_long_list_of_levels_is_taken_from_guidance() -> None:
    model = small_model("H1")
    many = replace(model.criteria[0], levels=levels(*range(10_000, 10_050)))
    state = replace(
        bare().assessment, model=replace(model, criteria=(many,), totals=()), themes=(Theme("T-1", "A"),)
    )
    assert dict(validations(opened(Workbook(state, History(state)))["Scores"])) == {
        "C6": "Guidance!$E$6:$E$56"
    }


def test_that_the_hint_beside_a_cell_fits_what_excel_takes() -> None:
    model = small_model("H1")
    face = "\N{GRINNING FACE}" * 90
    wordy = replace(model.criteria[0], name=face, question=f"{face}{face}")
    state = replace(
        bare().assessment, model=replace(model, criteria=(wordy,), totals=()), themes=(Theme("T-1", "A"),)
    )
    sheet = opened(Workbook(state, History(state)))["Scores"]
    (validation,) = sheet.data_validations.dataValidation
    for text, longest in ((validation.promptTitle, 32), (validation.prompt, 255)):
        assert len(text.encode("utf-16-le")) // 2 in (longest, longest - 1)
        assert text.endswith("\N{HORIZONTAL ELLIPSIS}")


def test_that_decisions_confidences_and_settings_are_chosen_from_lists(rich: openpyxl.Workbook) -> None:
    assert any("priority,cross-cutting theme" in choices for _, choices in validations(rich["Themes"]))
    assert any(choices == '"scored,not scored"' for _, choices in validations(rich["Themes"]))
    assert dict(validations(rich["Reasons"])).popitem()[1] == '"low,medium,high"'
    assert {choices.strip('"')[:8] for _, choices in validations(rich["About"])} == {"OFFICIAL", "0", "1"}


def test_that_conditions_say_something_besides_colour(rich: openpyxl.Workbook) -> None:
    said = []
    for sheet in (rich["Scores"], rich["Ranking"]):
        for cells in sheet.conditional_formatting:
            said += [(rule.formula[0], rule.dxf) for rule in cells.rules]
    blank = next(dxf for formula, dxf in said if formula == 'C6=""')
    assert blank.border.left.style == "dotted"
    unknown = next(dxf for formula, dxf in said if formula == 'C6="?"')
    assert (unknown.font.b, unknown.fill.patternType) == (True, "gray125")
    line = next(dxf for formula, dxf in said if formula.startswith("AND($"))
    assert (line.font.b, line.border.bottom.style) == (True, "thin")
    wrong = next(dxf for formula, dxf in said if formula.endswith('<>""'))
    assert wrong.font.b


def test_that_every_level_has_a_shade_and_a_blank_has_none(rich: openpyxl.Workbook) -> None:
    rules = [
        rule
        for cells in rich["Scores"].conditional_formatting
        if str(cells.sqref).startswith("E6")
        for rule in sorted(cells.rules, key=lambda rule: rule.priority)
    ]
    assert (rules[0].formula, rules[0].stopIfTrue) == (['E6=""'], True)
    assert [rule.formula[0] for rule in rules[2:]] == ["(1/3)", "1", "2"]


def test_that_the_chart_reads_the_ranking_and_says_what_it_is() -> None:
    parts = parts_of(workbook_bytes(rich_workbook()))
    chart = next(xml for name, xml in parts.items() if name.startswith("xl/charts/"))
    assert "<c:f>Ranking!$C$6:$C$9</c:f>" in chart
    assert "<c:f>Ranking!$D$6:$D$9</c:f>" in chart
    drawing = next(xml for name, xml in parts.items() if name.startswith("xl/drawings/drawing"))
    assert 'descr="Bars of the scores in rank order' in drawing


def test_that_an_assessment_without_themes_has_no_chart_and_no_formulas() -> None:
    parts = parts_of(workbook_bytes(bare()))
    assert not any(name.startswith("xl/charts/") for name in parts)
    assert not any("<f>" in xml for name, xml in parts.items() if "worksheets/sheet" in name)


# --- single sheets -------------------------------------------------------------------------------


def test_that_scorecards_show_what_is_revealed_and_seal_the_rest(rich: openpyxl.Workbook) -> None:
    layout = scorecards_layout(small_model(), ("H1",), ("H1",))
    rows = rows_of(rich["Scorecards"], layout)
    assert [(row["scorer"], row["round"], row["ref"], row["level H1"]) for row in rows] == [
        ("S-01", 1, "T-001", 3), ("S-01", 1, "T-002", None), ("S-01", 2, None, None),
        ("S-02", 1, "T-001", "?"),
    ]  # fmt: skip
    assert (rows[0]["confidence H1"], rows[0]["reason H1"]) == ("high", "Worse this year")
    assert str(rows[2]["sealed"]).startswith("packed:")


def test_that_the_model_sheet_rebuilds_every_number() -> None:
    rows = list(model_rows(small_model()))
    exact = {row.code: row.number for row in rows if row.kind == "criterion"}
    assert exact == {criterion.code: criterion.weight for criterion in small_model().criteria}
    assert [row.number for row in rows if (row.kind, row.code) == ("level", "L1")] == [Fraction(1, 3), 1, 2]
    assert next(row.text for row in rows if row.code == "formula") == small_model().formula


def test_that_changes_tell_the_version_that_first_holds_them(rich: openpyxl.Workbook) -> None:
    workbook = rich_workbook()
    rows = list(rich["Changes"].iter_rows(min_row=FIRST_ROW, values_only=True))
    assert [row[1] for row in rows] == [0, *(change.sequence for change in workbook.history.changes)]
    last = workbook.history.versions[0].sequence
    assert {row[0] for row in rows if row[1] <= last} == {1}
    assert {row[0] for row in rows if row[1] > last} == {None}


def test_that_a_card_entry_of_nothing_leaves_no_column() -> None:
    state = small_assessment()
    card = Scorecard("S-01", 1, {"T-001": {"H1": Entry(Fraction(1))}})
    revealed = tuple(replace(one, revealed=True) for one in state.rounds)
    state = replace(state, cards=(card,), rounds=revealed)
    sheet = opened(Workbook(state, History(state)))["Scorecards"]
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    assert not [header for header in headers if header and ":" in header]

"""LibreOffice recalculates our workbooks, and every formula cell must give what our core says.

The full size is one command: ``pytest tests/oracle --workbooks 1000``.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.ranking import RankedTheme
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Entry
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.workbook.contents import Contents, StageContents
from smp_workbench.storage.workbook.excel_formula import cell_name
from smp_workbench.storage.workbook.layout import FIRST_ROW, HINT_ROW, THEMES, SheetLayout, ranking_layout
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.score_formula import ranking_value
from smp_workbench.storage.workbook.sheet_ranking import sentence
from smp_workbench.storage.workbook.sheet_scores import outlook_text
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.libreoffice import Cells, CellValue, Change, LibreOffice
from tests.oracle.conftest import WORKBOOKS_A_TEST, compared
from tests.oracle.random_workbook import random_workbook

pytestmark = [pytest.mark.libreoffice, pytest.mark.trial(30)]

TOLERANCE = 1e-9
"""Times the greater of 1 and the number itself; ranks and texts must be the same."""

COMPLETE = 5
"""Seed of a workbook with a shipped model in which every theme is scored."""

Expected = dict[tuple[str, str], str | Fraction]
"""What our core says, by sheet and address."""


def test_that_libreoffice_computes_what_our_core_does(
    libreoffice: LibreOffice, tmp_path: Path, first_seed: int
) -> None:
    faults = []
    for seed in range(first_seed, first_seed + WORKBOOKS_A_TEST):
        workbook = random_workbook(seed)
        path = written(workbook, tmp_path)
        found = libreoffice.recalculated(path)
        count(found)
        faults += [f"seed {seed}: {fault}" for fault in differences(found, expected_cells(workbook))]
        faults += [f"seed {seed}: cached {fault}" for fault in differences(cached_values(path, found), found)]
        again = libreoffice.resave(path, tmp_path / "again.xlsx")
        faults += [f"seed {seed}: {fault}" for fault in reading_faults(again, workbook)]
    assert faults == []


def test_that_a_wrong_formula_is_found(libreoffice: LibreOffice, tmp_path: Path) -> None:
    workbook = random_workbook(0)
    path = written(workbook, tmp_path)
    assert not differences(libreoffice.recalculated(path), expected_cells(workbook))
    wrong = with_formulas_changed(path, re.compile(rb"\bSUM\("), b"MAX(")
    assert differences(libreoffice.recalculated(wrong), expected_cells(workbook))


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (rb"COUNT\(([^)]*)\)&lt;\d+", rb"COUNT(\1)&lt;0"),  # totals of incomplete themes
        (rb"RANK\(([^,]*),([^,]*),0\)", rb"RANK(\1,\2,1)"),  # the lowest score first
        (rb'"&lt;"&amp;', b'"&gt;"&amp;'),  # ties by falling ref
    ],
)
def test_that_a_wrong_guard_rank_or_order_is_found(
    libreoffice: LibreOffice, tmp_path: Path, pattern: bytes, replacement: bytes
) -> None:
    workbook = next(made for made in map(random_workbook, range(5, 500, 5)) if has_ties_and_gaps(made))
    path = written(workbook, tmp_path)
    wrong = with_formulas_changed(path, re.compile(pattern), replacement)
    assert differences(libreoffice.recalculated(wrong), expected_cells(workbook))


def test_that_a_score_changed_in_a_spreadsheet_reorders_the_ranking(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    before = random_workbook(COMPLETE)
    contents = Contents.of(before)
    last = contents.ranking.themes[-1].ref
    row = FIRST_ROW + [theme.ref for theme in contents.scored].index(last)
    state = before.assessment
    changes: list[Change] = []
    for criterion in state.model.criteria:
        level = criterion.levels[-1].value
        state, _ = SetEntry(AGREED, 0, last, criterion.code, Entry(level)).apply(state)
        cell = cell_name(row, contents.formulas.layout.position(criterion.code, "level"))
        changes.append(("set", "Scores", cell, float(level)))
    path = written(before, tmp_path)
    found = libreoffice.recalculated(libreoffice.edit(path, changes, tmp_path / "after.xlsx"))
    assert found["Ranking"][f"B{FIRST_ROW}"] == last
    assert not differences(found, expected_cells(Workbook(state, History(state))))


def test_that_the_second_stage_follows_its_own_levels_and_who_leads(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    seeds = range(0, 400, 10)
    before = next(
        made
        for made in map(random_workbook, seeds)
        if (stage := Contents.of(made).stage) and len(stage.ranking.themes) < len(stage.scored) > 4
    )
    contents = Contents.of(before)
    stage = contents.stage
    assert stage is not None
    last, state, changes = contents.ranking.themes[-1].ref, before.assessment, list[Change]()
    rows = {theme.ref: row for row, theme in enumerate(stage.scored, start=FIRST_ROW)}
    firsts = {theme.ref: row for row, theme in enumerate(contents.scored, start=FIRST_ROW)}
    for scorer, layout, row in (
        (AGREED, contents.formulas.layout, firsts[last]),
        (SECOND_STAGE, stage.formulas.layout, rows[last]),
    ):
        for criterion in state.model_of(scorer).criteria:
            level = criterion.levels[-1].value
            state, _ = SetEntry(scorer, 0, last, criterion.code, Entry(level)).apply(state)
            cell = cell_name(row, layout.position(criterion.code, "level"))
            changes.append(("set", layout.name, cell, float(level)))
    after = Contents.of(Workbook(state, History(state)))
    assert after.stage is not None
    assert after.stage.ranking.of(last) is not None
    expected = {
        (layout.name, cell_name(rows[theme.ref], place)): value
        for theme in stage.scored
        for layout in (stage.formulas.layout,)
        for (key, part), value in stage_values(after, after.stage, theme.ref).items()
        for place, column in enumerate(layout.columns)
        if (column.key, column.part) == (key, part)
    }
    path = written(before, tmp_path)
    found = libreoffice.recalculated(libreoffice.edit(path, changes, tmp_path / "after.xlsx"))
    assert not differences({"Second stage": found["Second stage"]}, expected)


def test_that_sorting_the_scores_leaves_the_ranking_as_it_is(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    workbook = random_workbook(COMPLETE)
    contents = Contents.of(workbook)
    last = cell_name(FIRST_ROW + len(contents.scored) - 1, len(contents.formulas.layout.columns) - 1)
    by_first_level: Change = ("sort", "Scores", f"A{FIRST_ROW}:{last}", 3, True)
    path = written(workbook, tmp_path)
    found = libreoffice.recalculated(libreoffice.edit(path, [by_first_level], tmp_path / "sorted.xlsx"))
    before = libreoffice.recalculated(path)
    assert found["Ranking"] == before["Ranking"]
    assert found["Scores"] != before["Scores"]


def test_that_a_level_that_is_none_has_no_rank_and_harms_no_other(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    workbook = random_workbook(COMPLETE)
    layout = Contents.of(workbook).formulas.layout
    cell = cell_name(FIRST_ROW, layout.position(workbook.assessment.model.codes[0], "level"))
    check, rank, next_rank = (
        cell_name(row, layout.position(key))
        for row, key in ((FIRST_ROW, "check"), (FIRST_ROW, "rank"), (FIRST_ROW + 1, "rank"))
    )
    path = written(workbook, tmp_path)
    for typed in ("77", "2.5", "x", "'3", "=1/0", "*"):
        edited = libreoffice.edit(path, [("type", "Scores", cell, typed)], tmp_path / "typed.xlsx")
        found = libreoffice.recalculated(edited)["Scores"]
        assert found[check] == f"{workbook.assessment.model.codes[0]}: not an allowed level. ", typed
        assert found[rank] == "", typed
        assert isinstance(found[next_rank], float), typed
    for fine in ("", "?"):
        edited = libreoffice.edit(path, [("set", "Scores", cell, fine or None)], tmp_path / "typed.xlsx")
        found = libreoffice.recalculated(edited)["Scores"]
        assert (found[check], found[rank]) == ("", "")


def test_that_the_cut_line_can_be_moved_in_a_spreadsheet(libreoffice: LibreOffice, tmp_path: Path) -> None:
    workbook = random_workbook(COMPLETE)
    contents = Contents.of(workbook)
    place = cell_name(FIRST_ROW + 5, 1)
    edited = libreoffice.edit(
        written(workbook, tmp_path), [("set", "About", place, 1.0)], tmp_path / "cut.xlsx"
    )
    moved = Workbook(replace(workbook.assessment, cut_line=1), workbook.history)
    assert contents.ranking.cut_line != 1
    assert not differences(libreoffice.recalculated(edited), expected_cells(moved))


def test_that_a_theme_renamed_or_unnamed_on_themes_is_so_on_the_ranking(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    workbook = random_workbook(COMPLETE)
    themes = workbook.assessment.themes
    before = libreoffice.recalculated(path := written(workbook, tmp_path))["Ranking"]
    (first, second), names = Contents.of(workbook).ranking.themes[:2], THEMES.position("name")
    places = {theme.ref: cell_name(row, names) for row, theme in enumerate(themes, start=FIRST_ROW)}
    changes: list[Change] = [
        ("set", "Themes", places[first.ref], "A new name"),
        ("set", "Themes", places[second.ref], None),
    ]
    after = libreoffice.recalculated(libreoffice.edit(path, changes, tmp_path / "names.xlsx"))["Ranking"]
    changed = {cell: (before[cell], value) for cell, value in after.items() if value != before[cell]}
    assert changed == {"C6": (first.name, "A new name"), "C7": (second.name, "")}


def test_that_a_name_or_ref_cleared_on_scores_leaves_no_nought_on_the_ranking(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    workbook = random_workbook(COMPLETE)
    rows = FIRST_ROW + 5
    changes: list[Change] = [("set", "Scores", f"{letter}{rows}", None) for letter in "AB"]
    edited = libreoffice.edit(written(workbook, tmp_path), changes, tmp_path / "cleared.xlsx")
    found = libreoffice.recalculated(edited)["Ranking"]
    texts = [value for cell, value in found.items() if cell[0] in "BC"]
    assert texts.count("") == 2
    assert all(isinstance(value, str) and value != "0" for value in texts)


def written(workbook: Workbook, folder: Path) -> Path:
    path = folder / "written.xlsx"
    path.write_bytes(workbook_bytes(workbook))
    return path


# --- what our core says --------------------------------------------------------------------------


def expected_cells(workbook: Workbook) -> Expected:
    """Return what every formula cell must give, from the exact core and the layout alone."""
    contents = Contents.of(workbook)
    scores, ranking = contents.formulas.layout, ranking_layout(workbook.assessment.model)
    cells: dict[tuple[str, str], str | Fraction] = {}
    for row, theme in enumerate(contents.scored, start=FIRST_ROW):
        cells |= _placed(scores, row, score_values(contents, contents.place_of(theme.ref)))
    for row, ranked in enumerate(contents.ranking.themes, start=FIRST_ROW):
        cells |= _placed(ranking, row, ranking_values(contents, ranked))
    if contents.stage:
        for row, theme in enumerate(contents.stage.scored, start=FIRST_ROW):
            values = stage_values(contents, contents.stage, theme.ref)
            cells |= _placed(contents.stage.formulas.layout, row, values)
    if contents.scored:
        cells["Ranking", cell_name(HINT_ROW, 0)] = sentence(contents)
    return cells


def score_values(contents: Contents, ranked: RankedTheme) -> dict[tuple[str, str], str | Fraction]:
    """Return the values of a row of Scores, by column and part."""
    order = contents.ranking.themes.index(ranked) + 1
    rounded = None if ranked.score is None else ranking_value(ranked.score, contents.compiled.rounding)
    values = {("score", ""): ranked.score, ("ranking_score", ""): rounded, ("rank", ""): ranked.rank}
    totals = zip(contents.compiled.model.totals, ranked.totals, strict=True)
    values |= {(total.code, "total"): value for total, value in totals}
    return {key: _or_empty(value) for key, value in values.items()} | {
        ("check", ""): "",
        ("order", ""): Fraction(order),
    }


def stage_values(contents: Contents, stage: StageContents, ref: str) -> dict[tuple[str, str], str | Fraction]:
    """Return the values of a row of the second stage, by column and part."""
    first, other, place = contents.place_of(ref), stage.everyone[ref], stage.ranking.of(ref)
    leads = first.rank is not None and first.rank <= stage.leading
    assert leads == (place is not None)
    rounded = (
        ranking_value(place.score, stage.compiled.rounding) if place and place.score is not None else None
    )
    totals = zip(stage.compiled.model.totals, other.totals, strict=True)
    return {
        ("first", ""): _or_empty(first.rank),
        ("leads", ""): "yes" if leads else "no",
        ("score", ""): _or_empty(other.score),
        ("ranking_score", ""): _or_empty(rounded),
        ("rank", ""): _or_empty(place.rank if place else None),
        ("check", ""): "",
    } | {(total.code, "total"): _or_empty(value) for total, value in totals}


def ranking_values(contents: Contents, ranked: RankedTheme) -> dict[tuple[str, str], str | Fraction]:
    """Return the values of a row of the Ranking, by column and part."""
    theme = contents.assessment.theme(ranked.ref)
    above = ranked.rank is not None and ranked.rank <= contents.ranking.cut_line
    totals = zip(contents.compiled.model.totals, ranked.totals, strict=True)
    return {
        ("rank", ""): ranked.rank_text if ranked.rank else "",
        ("ref", ""): ranked.ref,
        ("theme", ""): ranked.name,
        ("score", ""): _or_empty(ranked.score),
        ("line", ""): "" if ranked.rank is None else "above" if above else "below",
        ("decision", ""): theme.decision.outcome,
        ("outlook", ""): outlook_text(ranked),
    } | {(total.code, "total"): _or_empty(value) for total, value in totals if total.group}


def has_ties_and_gaps(workbook: Workbook) -> bool:
    """Whether a workbook has tied and incomplete themes, and a formula that would miss a blank."""
    themes = Contents.of(workbook).ranking.themes
    return any(one.tied_with for one in themes) and any(one.rank is None for one in themes)


def _placed(layout: SheetLayout, row: int, values: dict[tuple[str, str], str | Fraction]) -> Expected:
    places = {(column.key, str(column.part)): place for place, column in enumerate(layout.columns)}
    return {(layout.name, cell_name(row, places[key])): value for key, value in values.items()}


def _or_empty(value: Fraction | int | None) -> str | Fraction:
    return "" if value is None else Fraction(value)


def count(found: Cells) -> None:
    """Count what was compared, for the last line of the run."""
    compared["workbooks"] += 1
    for sheet, cells in found.items():
        if cells:
            compared[f"formula cells on {sheet}"] += len(cells)


# --- comparing -----------------------------------------------------------------------------------


def differences(found: Cells, expected: Expected | Cells) -> list[str]:
    """Return where the formula cells differ; a cell that only one side has differs too."""
    flat = {(sheet, cell): value for sheet, cells in found.items() for cell, value in cells.items()}
    wanted: dict[tuple[str, str], object] = {}
    for key, value in expected.items():
        if isinstance(key, tuple):
            wanted[key] = value
        else:
            assert isinstance(value, dict)
            wanted |= {(key, cell): inner for cell, inner in value.items()}
    return [
        f"{sheet}!{cell} is {flat.get((sheet, cell))!r}, should be {wanted.get((sheet, cell))!r}"
        for sheet, cell in sorted(flat.keys() | wanted.keys())
        if not _alike(flat.get((sheet, cell)), wanted.get((sheet, cell)))
    ]


def cached_values(path: Path, formulas: Cells) -> Cells:
    """Return the values that the file carries in the cells that have formulas."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet: {cell: _carried(book[sheet][cell].value) for cell in cells}
        for sheet, cells in formulas.items()
    }


def reading_faults(path: Path, workbook: Workbook) -> list[str]:
    """Return what our reader makes of a file that was only saved again: nothing, if all is well."""
    result = read_workbook(path.read_bytes(), path.name)
    listed = [f"{one.sheet}!{one.cell}: {one.sentence.english()}" for one in result.findings]
    return listed if result.workbook == workbook else [*listed, "another assessment was read"]


def with_formulas_changed(path: Path, pattern: re.Pattern[bytes], replacement: bytes) -> Path:
    """Return a copy of a workbook in whose formulas something else stands."""
    wrong = path.with_name("wrong.xlsx")
    content = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(content, "w") as target:
        for name in source.namelist():
            target.writestr(name, pattern.sub(replacement, source.read(name)))
    wrong.write_bytes(content.getvalue())
    return wrong


def _carried(value: object) -> CellValue:
    if value is None:
        return ""
    return value if isinstance(value, str) else float(str(value))


def _alike(found: object, wanted: object) -> bool:
    if isinstance(found, (int, float)) and isinstance(wanted, (int, float, Fraction)):
        return abs(found - wanted) <= TOLERANCE * max(1, abs(wanted))
    return found == wanted

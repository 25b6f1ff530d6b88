"""What a spreadsheet program or a person has put into the file that is none of ours.

Here: comments, columns and cells beside the tables, and formulas that were typed over. All are listed;
none is read, and none is kept when the program saves.
Not here: whole sheets (``found_table``), rows of the tables (the ``_difference`` modules), and words of
the program's own that were written over (``other_words``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import SECOND_STAGE
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.storage.workbook.cell import NOTHING, Cell, address
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, Key, same_header
from smp_workbench.storage.workbook.layout import SheetName, ranking_layout
from smp_workbench.storage.workbook.package import Package

MOST_LISTED: Final = 1_000
"""Cells beside the tables that are listed one by one; more are counted."""

_ADDED: Final = "This cell was added outside the program; it was not read and is not kept when saved."
_ROW_ADDED: Final = "This row was added outside the program; it was not read and is not kept when saved."
_TYPED_OVER: Final = "The formula here was typed over or deleted; the program computes it anew."
_COMMENTED: Final = "A comment was added here; it is not kept when saved."

_COMPUTED: Final[Mapping[SheetName, tuple[str, ...]]] = {
    "Scores": ("score", "ranking_score", "rank", "check", "order"),
    "Second stage": ("first", "leads", "score", "ranking_score", "rank", "check"),
    "Ranking": ("rank", "ref", "theme", "score", "line", "decision", "outlook"),
}
"""Columns of formulas, apart from the totals."""


def list_strangers(
    package: Package, tables: Mapping[SheetName, FoundTable], state: Assessment, findings: FindingList
) -> None:
    """List everything in the file that the program has not written.

    Parameters
    ----------
    state
        As saved: its model tells which columns are ours.
    """
    listed = 0
    for table in tables.values():
        ours = _our_columns(table, state)
        for ref, place, header, cell in _beside(table, ours):
            listed += 1
            if listed <= MOST_LISTED:
                findings.list_cell(table.sheet, place, _ADDED, ref=ref, field=header, after=cell.text)
        if table.name in _COMPUTED:
            _list_typed_over(table, ours, state, findings)
    if listed > MOST_LISTED:
        text = "{count:,} more cells beside the tables were not read."
        findings.say("", "", text, count=listed - MOST_LISTED)
    _list_comments(package, tables, findings)


def _our_columns(table: FoundTable, state: Assessment) -> dict[int, Key]:
    """Return what the columns that are ours hold, by number; the Ranking's totals have no codes."""
    model = _model_on(table, state)
    known = {*model.codes, *(total.code for total in model.totals)}
    ours = {number: key for key, number in table.columns.items() if not key[1] or key[0] in known}
    if table.name == "Ranking":
        for column in ranking_layout(model).columns:
            for number, header in table.headers.items():
                if column.part and number not in ours and same_header(header, column.header):
                    ours[number] = column.key, "level"
    return ours


def _model_on(table: FoundTable, state: Assessment) -> ScoringModel:
    """Return the scoring model whose codes a sheet's headers hold."""
    return state.model_of(SECOND_STAGE) if table.name == "Second stage" else state.model


def _beside(table: FoundTable, ours: Mapping[int, Key]) -> Iterator[tuple[str, str, str, Cell]]:
    """Yield ref, address, header and cell of what stands in no column of ours.

    A header is told with its cells, and by itself only where none are told: on the Ranking, whose
    totals have free names, a column of formulas under another name is one of them.
    """
    told: set[int] = set()
    for row in table.rows:
        for column in sorted(row.cells.keys() - ours.keys()):
            header, cell = table.headers.get(column, ""), row.cells[column]
            if not (table.name == "Ranking" and header and cell.kind == "formula"):
                told.add(column)
                yield _ref(row), address(row.number, column), header, cell
    for column, header in table.headers.items():
        if column not in ours and column not in told:
            yield "", address(table.header_row, column), header, Cell("text", header)


def _list_typed_over(
    table: FoundTable, ours: Mapping[int, Key], state: Assessment, findings: FindingList
) -> None:
    # With its part, because a criterion's or total's code may be the key of a fixed column.
    keys: set[Key] = {(key, "") for key in _COMPUTED[table.name]}
    keys |= {(total.code, "level") for total in _model_on(table, state).totals}
    computed = {number: key[0] for number, key in ours.items() if key in keys}
    refs = {theme.ref for theme in state.themes}
    for row in table.rows:
        known = _ref(row) in refs
        if table.name == "Ranking" and not known and not _any_formula(row, computed):
            first = address(row.number, min(row.cells))
            findings.list_cell(table.sheet, first, _ROW_ADDED, after=row.shown)
        elif table.name == "Ranking" or known:
            for number, key in computed.items():
                cell = row.cells.get(number, NOTHING)
                if cell.kind != "formula":
                    place = address(row.number, number)
                    findings.list_cell(
                        table.sheet, place, _TYPED_OVER, ref=_ref(row), field=key, after=cell.text
                    )


def _any_formula(row: FoundRow, columns: Mapping[int, str]) -> bool:
    return any(row.cells.get(number, NOTHING).kind == "formula" for number in columns)


def _ref(row: FoundRow | None) -> str:
    """Return the ref of a row as a finding has it; a formula is none."""
    return row.text("ref") if row and row.cell("ref").kind == "text" else ""


def _list_comments(package: Package, tables: Mapping[SheetName, FoundTable], findings: FindingList) -> None:
    rows = {table.sheet: {row.number: row for row in table.rows} for table in tables.values()}
    for sheet in package.sheets:
        for place, comment in package.comments(sheet).items():
            number = int("".join(filter(str.isdigit, place)) or 0)
            ref = _ref(rows.get(sheet.name, {}).get(number))
            findings.list_cell(sheet.name, place, _COMMENTED, ref=ref, after=comment)

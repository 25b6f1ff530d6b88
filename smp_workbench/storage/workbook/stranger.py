"""What a spreadsheet program or a person has put into the file that is none of ours.

Here: comments, columns and cells beside the tables, formulas that were typed over, and the marking
at the top of each sheet. All are listed; none is read, and none is kept when the program saves.
Not here: whole sheets (``found_table``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import Sentence
from smp_workbench.storage.workbook.cell import Cell, address
from smp_workbench.storage.workbook.finding import Finding, FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, Key
from smp_workbench.storage.workbook.layout import SheetName
from smp_workbench.storage.workbook.package import Package

MOST_LISTED: Final = 1_000
"""Cells beside the tables that are listed one by one; more are counted."""

_COMPUTED: Final[Mapping[SheetName, tuple[str, ...]]] = {
    "Scores": ("score", "ranking_score", "rank", "check", "order"),
    "Ranking": ("rank", "ref", "theme", "score", "line", "decision", "outlook"),
}
"""Columns of formulas, apart from the totals on Scores."""


def list_strangers(
    package: Package, tables: Mapping[SheetName, FoundTable], state: Assessment, findings: FindingList
) -> None:
    """List everything in the file that the program has not written.

    Parameters
    ----------
    state
        As saved: its model tells which columns are ours, its marking what stands on every sheet.
    """
    listed = 0
    for table in tables.values():
        for row, column, cell in _beside(table, state):
            listed += 1
            if listed <= MOST_LISTED:
                _list_beside(table, row, column, cell, findings)
        _list_typed_over(table, state, findings)
        _list_marking(table, state, findings)
    if listed > MOST_LISTED:
        findings.say(
            "", "", "{count:,} more cells beside the tables were not read.", count=listed - MOST_LISTED
        )
    _list_comments(package, tables, findings)


def _beside(table: FoundTable, state: Assessment) -> Iterator[tuple[FoundRow, int, Cell]]:
    """Yield the cells that are in no column of the table; Ranking's totals have free names."""
    if table.name == "Ranking":
        return
    ours = {column for key, column in table.columns.items() if _is_ours(key, state)}
    for row in table.rows:
        if not row.cells.keys() <= ours:
            for column in sorted(row.cells.keys() - ours):
                yield row, column, row.cells[column]


def _is_ours(key: Key, state: Assessment) -> bool:
    code, part = key
    totals = (total.code for total in state.model.totals)
    return not part or code in state.model.codes or code in totals


def _list_beside(table: FoundTable, row: FoundRow, column: int, cell: Cell, findings: FindingList) -> None:
    header = table.strangers.get(column, "")
    text = "This cell was added outside the program; it was not read and is not kept when saved."
    place = address(row.number, column)
    findings.add(
        Finding(table.sheet, place, row.text("ref"), header, "", cell.text, Sentence(text), accepted=False)
    )


def _list_typed_over(table: FoundTable, state: Assessment, findings: FindingList) -> None:
    keys: list[Key] = [(key, "") for key in _COMPUTED.get(table.name, ())]
    if table.name == "Scores":
        keys += [(total.code, "level") for total in state.model.totals]
    refs = {theme.ref for theme in state.themes}
    for row in table.rows:
        if table.name == "Scores" and row.text("ref") not in refs:
            continue
        for key, part in keys:
            cell = row.cell(key, part)
            if row.has(key, part) and cell.kind != "formula":
                text = "The formula here was typed over or deleted; the program computes it anew."
                place = row.place(key, part)
                findings.add(
                    Finding(
                        table.sheet,
                        place,
                        row.text("ref"),
                        key,
                        "",
                        cell.text,
                        Sentence(text),
                        accepted=False,
                    )
                )


def _list_marking(table: FoundTable, state: Assessment, findings: FindingList) -> None:
    marking = state.marking.text.upper()
    if all(cell.text != marking for row in table.above.values() for cell in row.values()):
        text = "The protective marking “{marking}” is not at the top of this sheet any more."
        findings.say(table.sheet, "", text, marking=marking)


def _list_comments(package: Package, tables: Mapping[SheetName, FoundTable], findings: FindingList) -> None:
    rows = {table.sheet: {row.number: row for row in table.rows} for table in tables.values()}
    for sheet in package.sheets:
        for place, comment in package.comments(sheet).items():
            number = int("".join(filter(str.isdigit, place)) or 0)
            row = rows.get(sheet.name, {}).get(number)
            ref = row.text("ref") if row else ""
            text = "A comment was added here; it is not kept when saved."
            findings.add(Finding(sheet.name, place, ref, "", "", comment, Sentence(text), accepted=False))

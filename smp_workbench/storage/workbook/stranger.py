"""What a spreadsheet program or a person has put into the file that is none of ours.

Here: comments, columns and cells beside the tables, and parts such as pictures and links. All are listed;
none is read, and none is kept when the program saves.
Not here: those that are offered as reasons (``written_reason``), whole sheets (``found_table``), rows of
the tables (the ``_difference`` modules), and what was written over words and formulas of the program's own
(``other_words``, ``formula_difference``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.storage.workbook.cell import Cell, address
from smp_workbench.storage.workbook.finding import Finding, FindingList
from smp_workbench.storage.workbook.found_table import FoundTable, Key
from smp_workbench.storage.workbook.layout import SheetName
from smp_workbench.storage.workbook.own_formula import our_columns
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.written_reason import CARDS

MOST_LISTED: Final = 1_000
"""Cells beside the tables that are listed one by one; more are counted."""

_ADDED: Final = "This cell was added outside the program; it was not read and is not kept when saved."
_UNPLACED: Final = (
    "This text was added outside the program and no criterion is named over its column, so it was not read"
    " as a reason and is not kept when saved."
)
_COMMENTED: Final = "A comment was added here; it is not kept when saved."


def list_strangers(
    package: Package,
    tables: Mapping[SheetName, FoundTable],
    state: Assessment,
    offered: Collection[tuple[str, str]],
    findings: FindingList,
) -> None:
    """List everything in the file that the program has not written.

    Parameters
    ----------
    state
        As saved: its model tells which columns are ours.
    offered
        Sheet and cell of what was read as a reason, and is listed as that.
    """
    listed = 0
    for table in tables.values():
        ours = our_columns(table, state)
        for ref, place, header, cell in _beside(table, ours):
            if (table.sheet, place) in offered:
                continue
            listed += 1
            if listed <= MOST_LISTED:
                text = _UNPLACED if ref and table.name in CARDS and cell.kind == "text" else _ADDED
                findings.list_cell(table.sheet, place, text, ref=ref, field=header, after=cell.text)
    if listed > MOST_LISTED:
        text = "{count:,} more cells beside the tables were not read."
        findings.say("", "", text, count=listed - MOST_LISTED)
    _list_comments(package, tables, offered, findings)
    for sentence in package.extras:
        findings.add(Finding("", "", "", "", "", "", sentence, accepted=False))


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
                yield row.ref, address(row.number, column), header, cell
    for column, header in table.headers.items():
        if column not in ours and column not in told:
            yield "", address(table.header_row, column), header, Cell("text", header)


def _list_comments(
    package: Package,
    tables: Mapping[SheetName, FoundTable],
    offered: Collection[tuple[str, str]],
    findings: FindingList,
) -> None:
    rows = {table.sheet: {row.number: row for row in table.rows} for table in tables.values()}
    for sheet in package.sheets:
        for place, comment in package.comments(sheet).items():
            if (sheet.name, place) not in offered:
                number = int("".join(filter(str.isdigit, place)) or 0)
                row = rows.get(sheet.name, {}).get(number)
                ref = row.ref if row else ""
                findings.list_cell(sheet.name, place, _COMMENTED, ref=ref, after=comment)

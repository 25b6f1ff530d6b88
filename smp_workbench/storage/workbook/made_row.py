"""Rows that the program makes and never reads, such as those of Sensitivity and Open items.

Here: what in them is not as it was made. What was typed over them is listed and goes with the next save.
Not here: the rows (``firmness_row``, ``open_item_row``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isclose
from typing import Final

from smp_workbench.storage.workbook.cell import Cell
from smp_workbench.storage.workbook.computed_value import TOLERANCE
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable

_OTHER: Final = "This is not what the program worked out; it was not read and is worked out anew when saved."
_STRANGE: Final = "This row was added outside the program; it was not read and is not kept when saved."
_MISSING: Final = "Rows are missing here; they are made anew when saved."


def list_made_rows(
    table: FoundTable, rows: Sequence[Mapping[str, str | float]] | None, findings: FindingList
) -> None:
    """List every cell that differs, and rows that are new or gone.

    Parameters
    ----------
    rows
        As this very program writes them for the saved state; None if another version wrote the file, which
        may have worked out and worded otherwise: then only rows without a number are told. Rows are known
        by their number, so they may have been sorted.
    """
    known = {} if rows is None else {float(row["number"]): row for row in rows}
    met: set[float] = set()
    for row in table.rows:
        number = _number(row.cell("number"))
        if number is not None and rows is None:
            continue
        if number is None or number not in known or number in met:
            if any(cell.text for cell in row.cells.values()):
                findings.list_cell(table.sheet, row.place("number"), _STRANGE, after=row.shown)
            continue
        met.add(number)
        _list_row(table, row, known[number], findings)
    if len(met) < len(known):
        findings.say(table.sheet, "", _MISSING)


def _list_row(
    table: FoundTable, row: FoundRow, own: Mapping[str, str | float], findings: FindingList
) -> None:
    for key, part in table.columns:
        before, cell = own.get(key, ""), row.cell(key, part)
        if not _same(before, cell):
            shown = before if isinstance(before, str) else f"{before:.12g}"
            ref = str(own.get("ref", ""))
            findings.list_cell(
                table.sheet, row.place(key, part), _OTHER, ref=ref, field=key, before=shown, after=cell.text
            )


def _same(own: str | float, cell: Cell) -> bool:
    if isinstance(own, str):
        return cell.text == own
    number = _number(cell)
    return number is not None and isclose(number, own, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def _number(cell: Cell) -> float | None:
    try:
        return float(cell.text) if cell.kind == "number" else None
    except ValueError:
        return None

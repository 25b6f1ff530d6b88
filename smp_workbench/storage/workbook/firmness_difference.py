"""What on the sheet Sensitivity is not what the program wrote there.

Here: its rows against those that follow from the saved state, which are worked out only where the hash that
About holds of the sheet is not the sheet's. Nothing of the sheet is ever read: it is worked out anew when
saved, so what was typed over it is listed and goes.
Not here: its title and hint (``other_words``), and what stands beside its table (``stranger``).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose
from typing import Final

from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook.cell import Cell
from smp_workbench.storage.workbook.computed_value import TOLERANCE
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.firmness_digest import found_digest, written_digest
from smp_workbench.storage.workbook.firmness_row import Firmness, FirmnessRow, firmness_of
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import AboutItem
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot

_OTHER: Final = "This is not what the program worked out; it was not read and is worked out anew when saved."
_STRANGE: Final = "This row was added outside the program; it was not read and is not kept when saved."
_MISSING: Final = "Rows are missing here; they are made anew when saved."

_HASH: Final[AboutItem] = "Sensitivity sheet"


def firmness_differences(
    table: FoundTable,
    about: Mapping[str, FoundRow],
    saved: Workbook,
    content: str,
    reconciliation: Reconciliation,
    findings: FindingList,
) -> None:
    """List what differs on the sheet, in a file that this very program wrote.

    Parameters
    ----------
    about
        The rows of About by their item.
    saved, content
        What was saved, and the content hash of its assessment.
    """
    said, last = about.get(_HASH), saved.history.last_sequence
    if said and said.text("value") == found_digest(table, content, last):
        return
    own = firmness_of(Contents.of(saved))
    list_firmness_differences(table, own, findings)
    if said:
        spot = Spot(said, "value", _HASH, field=_HASH)
        reconciliation.expect(spot, written_digest(own, content, last))


def list_firmness_differences(table: FoundTable, firmness: Firmness | None, findings: FindingList) -> None:
    """List every cell that differs, and rows that are new or gone.

    Parameters
    ----------
    firmness
        As this very program writes it for the saved state; None if another version wrote the file, which
        may have drawn and worded otherwise: then only rows without a number are told. Rows are known by
        their number, so they may have been sorted.
    """
    known = {} if firmness is None else {float(row["number"]): row for row in firmness.rows}
    met: set[float] = set()
    for row in table.rows:
        number = _number(row.cell("number"))
        if number is not None and firmness is None:
            continue
        if number is None or number not in known or number in met:
            if any(cell.text for cell in row.cells.values()):
                findings.list_cell(table.sheet, row.place("number"), _STRANGE, after=row.shown)
            continue
        met.add(number)
        _list_row(table, row, known[number], findings)
    if len(met) < len(known):
        findings.say(table.sheet, "", _MISSING)


def _list_row(table: FoundTable, row: FoundRow, own: FirmnessRow, findings: FindingList) -> None:
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

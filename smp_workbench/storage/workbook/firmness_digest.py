"""A hash of what stands on the sheet Sensitivity, by which a reader knows that nobody has touched it.

Here: the hash, of the rows as they are written and as they are found.
Not here: the rows (``firmness_row``), and telling which cells differ where the hash does
(``firmness_difference``).

Working the rows out anew takes as long as all the rest of a large file. The hash also covers the state of
which the sheet speaks, so that a sheet from another file of the same assessment does not pass for this one's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from smp_workbench.storage.workbook.cell import Cell
from smp_workbench.storage.workbook.firmness_row import Firmness
from smp_workbench.storage.workbook.found_table import FoundTable

_Shown: TypeAlias = list[tuple[str, str]]
"""What stands in a row: the columns that hold something, in the order of their names, and what they hold."""


def written_digest(firmness: Firmness, state: str, last: int) -> str:
    """Return the hash of what is written.

    Parameters
    ----------
    state
        Content hash of the assessment that it is of.
    last
        The number of its last change.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    rows = ([(key, _said(value)) for key, value in row.items() if value != ""] for row in firmness.rows)
    return _digest(rows, state, last)


def found_digest(table: FoundTable, state: str, last: int) -> str:
    """Return the hash of what was found; it is another if any cell was changed, added or cleared."""
    rows = (
        [(key, _read(cell)) for key, part in table.columns if (cell := row.cell(key, part)).text]
        for row in table.rows
        if any(cell.text for cell in row.cells.values())
    )
    return _digest(rows, state, last)


def _digest(rows: Iterable[_Shown], state: str, last: int) -> str:
    return hashlib.sha256(json.dumps([state, last, sorted(_in_order(rows))]).encode()).hexdigest()


def _in_order(rows: Iterable[_Shown]) -> Iterator[_Shown]:
    """Yield rows whose columns may have been moved; the rows themselves may have been sorted."""
    return (sorted(row) for row in rows)


def _said(value: str | float) -> str:
    return f"text {value}" if isinstance(value, str) else f"number {value:.9g}"


def _read(cell: Cell) -> str:
    """Return what a cell holds; spreadsheet programs keep fewer digits than we write."""
    if cell.kind == "number":
        try:
            return _said(float(cell.text))
        except ValueError:
            pass
    return f"{cell.kind} {cell.text}"

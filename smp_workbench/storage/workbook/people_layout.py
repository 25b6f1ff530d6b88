"""Where rounds and scorers stand in the workbook.

Here: the layout of the sheet Scorers. Not here: what is in it (``sheet_people``), and cards (``layout``).
"""

from __future__ import annotations

from typing import Final

from smp_workbench.storage.workbook.layout import SheetLayout, fixed_columns

SCORERS: Final = SheetLayout(
    "Scorers",
    fixed_columns(
        kind="Kind", id="Id", name="Agency, role or round", agency="Agency",
        present="Present in rounds", cards="Cards",
    ),
)  # fmt: skip
"""First the rounds, then the scorers. ``present`` lists round numbers: ``1, 2``.

``agency`` is filled only where it is not the name. Earlier programs wrote no such column.
"""

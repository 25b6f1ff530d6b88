"""Where everything stands on the sheet Open items, which is there only while copies have left something open.

Here: its columns. Not here: what it says (``open_item_row``).
"""

from __future__ import annotations

from typing import Final

from smp_workbench.storage.workbook.layout import SheetLayout, fixed_columns

OPEN_ITEMS: Final = SheetLayout(
    "Open items",
    fixed_columns(
        number="Item", whose="Whose", round="Round", ref="Ref", theme="Theme", what="Of what",
        base="Before", value="Proposed", copy="From the copy", who="Changed by", reason="Reason given",
        why="Why it is open",
    ),
)  # fmt: skip
"""One row for each value that a copy proposes for a field that is left open."""

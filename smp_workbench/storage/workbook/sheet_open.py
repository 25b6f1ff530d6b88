"""Open items: what copies that came back left to be decided, as values for a person to read.

Here: the sheet, which is there only while something is open. Not here: what it says (``open_item_row``).
"""

from __future__ import annotations

from typing import Final

from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.layout import FIRST_ROW
from smp_workbench.storage.workbook.open_item_layout import OPEN_ITEMS
from smp_workbench.storage.workbook.open_item_row import is_open, open_rows
from smp_workbench.storage.workbook.page import Binder, Page

WIDTHS: Final = {
    "number": 6, "whose": 18, "round": 7, "ref": 8, "theme": 26, "what": 22, "base": 12, "value": 16,
    "copy": 24, "who": 16, "reason": 36, "why": 36,
}  # fmt: skip
HINT: Final = (
    "Copies differ here. Decide in the program, View > Copies brought back; nothing is read from this sheet."
)


def write_open_items(binder: Binder, contents: Contents) -> None:
    """Write the sheet, if anything is open."""
    if not is_open(contents.assessment):
        return
    page = Page(
        binder, OPEN_ITEMS, "Open items from copies that came back", contents.with_notice(HINT), WIDTHS
    )
    rows = open_rows(contents.assessment)
    texts = [column.key for column in OPEN_ITEMS.columns if column.key != "number"]
    for place, content in enumerate(rows, start=FIRST_ROW):
        page.number(place, "number", float(content["number"]))
        for key in texts:
            page.text(place, key, str(content.get(key, "")), "strong" if key == "theme" else "text")
    page.close(len(rows), frozen=OPEN_ITEMS.position("theme") + 1)

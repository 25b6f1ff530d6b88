"""What on the sheet Sensitivity is not what the program wrote there.

Here: its rows against those that follow from the saved state, which are worked out only where the hash that
About holds of the sheet is not the sheet's. Nothing of the sheet is ever read: it is worked out anew when
saved, so what was typed over it is listed and goes.
Not here: its title and hint (``other_words``), and what stands beside its table (``stranger``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.firmness_digest import found_digest, written_digest
from smp_workbench.storage.workbook.firmness_row import firmness_of
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import AboutItem
from smp_workbench.storage.workbook.made_row import list_made_rows
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot

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
    list_made_rows(table, own.rows, findings)
    if said:
        spot = Spot(said, "value", _HASH, field=_HASH)
        reconciliation.expect(spot, written_digest(own, content, last))

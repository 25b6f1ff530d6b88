"""The sheets Scores and Reasons against the agreed scores.

Here: levels row by row, reasons and confidences. Not here: single entries (``entry_difference``), and
the warning signs of rows that were sorted away from their themes (``moved_row``).
"""

from __future__ import annotations

from collections.abc import Mapping

from smp_workbench.domain.scorecard import AGREED
from smp_workbench.storage.workbook.cell_value import LevelReader
from smp_workbench.storage.workbook.entry_difference import (
    EntryPlace,
    offer_confidence,
    offer_level,
    offer_reason,
)
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.moved_row import levels_of, refuse_moved_rows, saved_levels
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot, rows_by_ref, theme_of
from smp_workbench.storage.workbook.shifted_column import refuse_shifted_column


def score_differences(table: FoundTable, reconciliation: Reconciliation) -> None:
    """Offer every level of the sheet Scores that differs.

    Raises
    ------
    UnreadableFile
        If rows were sorted or shifted away from their refs, or a ref stands twice.
    """
    base = reconciliation.base
    levels = LevelReader(base.model)
    rows = rows_by_ref(table, reconciliation)
    _expect_ref_orders(rows, reconciliation)
    saved = {(AGREED, 0, ref): saved_levels(base.agreed, ref, base.model.codes) for ref in rows}
    now = {(AGREED, 0, ref): levels_of(row, base.model.codes, levels) for ref, row in rows.items()}
    refuse_moved_rows(table.sheet, saved, now)
    refuse_shifted_column(table.sheet, base.model.codes, saved, now)
    for theme in base.themes:
        row = rows.get(theme.ref)
        if row is not None:
            for code in base.model.codes:
                offer_level(EntryPlace(theme, code), row, levels, reconciliation)
        elif theme.scored and reconciliation.compared:
            text = "The row of {ref} {theme} is missing; its scores were kept."
            reconciliation.list_sheet(table.sheet, text, ref=theme.ref, theme=theme.label)


def reason_differences(table: FoundTable, reconciliation: Reconciliation) -> None:
    """Offer every reason and confidence of the sheet Reasons that differs, or is new there."""
    seen: set[tuple[str, str]] = set()
    for row in table.rows:
        code = row.text("criterion")
        saved = reconciliation.base.agreed.entry(row.text("ref"), code)
        new = not (saved.confidence or saved.reason)
        theme = theme_of(row, reconciliation, new=new)
        if theme is None:
            continue
        criterion = reconciliation.base.model.criterion(code)
        if criterion is None:
            text = "The scoring model has no criterion “{code}”; the row was not read."
            reconciliation.list_row(row, text, code=code)
        elif (theme.ref, code) in seen:
            text = "There is a row for {ref} and {code} already; this one was not read."
            reconciliation.list_row(row, text, ref=theme.ref, code=code)
        else:
            seen.add((theme.ref, code))
            place = EntryPlace(theme, code)
            name = place.spot(row, "criterion_name", "", reconciliation)
            reconciliation.expect(name, criterion.name, new=new)
            offer_confidence(place, row, "confidence", "", reconciliation)
            offer_reason(place, row, "reason", "", reconciliation)
    _list_missing_reasons(table, seen, reconciliation)


def _expect_ref_orders(rows: Mapping[str, FoundRow], reconciliation: Reconciliation) -> None:
    """List a changed number by which spreadsheets order themes of one rank."""
    refs = sorted(theme.ref for theme in reconciliation.base.themes if theme.scored)
    for place, ref in enumerate(refs, start=1):
        if ref in rows:
            spot = Spot(rows[ref], "ref_order", f"{ref}, ref order", ref, "Ref order")
            reconciliation.expect(spot, str(place))


def _list_missing_reasons(
    table: FoundTable, seen: set[tuple[str, str]], reconciliation: Reconciliation
) -> None:
    for ref, row in reconciliation.base.agreed.entries.items():
        for code, entry in row.items():
            if (entry.confidence or entry.reason) and (ref, code) not in seen:
                text = "The row of {ref}, {code} is missing; its reason and confidence were kept."
                reconciliation.list_sheet(table.sheet, text, ref=ref, code=code)

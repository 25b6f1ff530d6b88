"""The sheet Second stage against the second stage's agreed scores.

Here: levels, confidence and reasons row by row. Not here: single entries (``entry_difference``), rows
away from their refs (``moved_row``), its model and guidance (``model_difference``), and how many themes
lead (``setting_difference``).
"""

from __future__ import annotations

from smp_workbench.domain.scorecard import SECOND_STAGE
from smp_workbench.domain.theme import Theme
from smp_workbench.storage.workbook.cell_value import LevelReader
from smp_workbench.storage.workbook.entry_difference import (
    EntryPlace,
    offer_confidence,
    offer_level,
    offer_reason,
)
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.moved_row import levels_of, refuse_moved_rows, saved_levels
from smp_workbench.storage.workbook.reconciliation import Reconciliation, rows_by_ref
from smp_workbench.storage.workbook.shifted_column import refuse_shifted_column


def stage_differences(table: FoundTable, reconciliation: Reconciliation) -> None:
    """Offer every entry of the sheet that differs; nothing if there is no second stage.

    Raises
    ------
    UnreadableFile
        If rows were sorted or shifted away from their refs, or a ref stands twice.
    """
    base = reconciliation.base
    if base.second_stage is None:
        return
    model, card = base.second_stage.model, base.second_stage.agreed
    levels = LevelReader(model)
    rows = rows_by_ref(table, reconciliation)
    saved = {(SECOND_STAGE, 0, ref): saved_levels(card, ref, model.codes) for ref in rows}
    now = {(SECOND_STAGE, 0, ref): levels_of(row, model.codes, levels) for ref, row in rows.items()}
    refuse_moved_rows(table.sheet, saved, now)
    refuse_shifted_column(table.sheet, model.codes, saved, now)
    for theme in base.themes:
        row = rows.get(theme.ref)
        if row is not None:
            _offer_row(theme, row, levels, reconciliation)
        elif theme.scored and reconciliation.compared:
            text = "The row of {ref} {theme} is missing; its scores were kept."
            reconciliation.list_sheet(table.sheet, text, ref=theme.ref, theme=theme.label)


def _offer_row(theme: Theme, row: FoundRow, levels: LevelReader, reconciliation: Reconciliation) -> None:
    for code in reconciliation.base.model_of(SECOND_STAGE).codes:
        place = EntryPlace(theme, code, SECOND_STAGE)
        offer_level(place, row, levels, reconciliation)
        offer_confidence(place, row, code, "confidence", reconciliation)
        offer_reason(place, row, code, "reason", reconciliation)

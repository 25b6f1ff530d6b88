"""The sheets Scores and Reasons against the agreed scores.

Here: levels row by row, reasons and confidences, and the warning signs of rows that were sorted
away from their themes. Not here: single entries (``entry_difference``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final, TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import Answer
from smp_workbench.errors import Refusal, UnreadableFile
from smp_workbench.storage.workbook.cell_value import LevelReader
from smp_workbench.storage.workbook.entry_difference import (
    EntryPlace,
    offer_confidence,
    offer_level,
    offer_reason,
)
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot, rows_by_ref, theme_of

_Levels: TypeAlias = tuple[Answer, ...]

_TELLING_CELLS: Final = 3
"""Scores in a row, and differences, from which on two rows are hardly alike by chance."""
_TELLING_ROWS: Final = 2


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
    _refuse_moved_rows(rows, levels, base)
    for code in base.model.codes:
        if rows and (code, "level") not in table.columns:
            text = "The column of {code} is missing; its scores were kept."
            reconciliation.list_sheet(table.sheet, text, code=code)
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
        theme = theme_of(row, reconciliation)
        if theme is None:
            continue
        code = row.text("criterion")
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
            reconciliation.expect(place.spot(row, "criterion_name", "", reconciliation), criterion.name)
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


def _refuse_moved_rows(rows: Mapping[str, FoundRow], levels: LevelReader, base: Assessment) -> None:
    """Stop if score rows stand beside other refs than when they were saved.

    A row is told by its scores, where no two themes have the same: a row that is now exactly what
    another theme's row was did not come about by scoring.
    """
    codes = base.model.codes
    saved = {
        theme.ref: tuple(base.agreed.entry(theme.ref, code).level for code in codes) for theme in base.themes
    }
    now = {ref: _levels(row, codes, levels) for ref, row in rows.items()}
    counts = Counter(saved.values())
    owners = {row: ref for ref, row in saved.items() if counts[row] == 1 and _telling(row)}
    changed = {ref for ref, row in now.items() if ref in saved and row != saved[ref]}
    moved = [
        (owners[row], ref)
        for ref in changed
        if (row := now[ref]) is not None
        and row in owners
        and owners[row] in changed  # or else it was copied, which is scoring
        and _far_apart(row, saved[ref])
    ]
    if len(moved) >= _TELLING_ROWS and 2 * len(moved) >= len(changed):
        raise UnreadableFile(
            "On the sheet {sheet} the scores of {count} themes stand in the rows of others "
            "(those of {source} beside {target}): score columns were sorted or shifted without their refs.",
            "Undo that in the spreadsheet, or open an earlier copy; nothing was read, "
            "so that no score goes to another theme.",
            sheet=next(iter(rows.values())).sheet,
            count=len(moved),
            source=min(moved)[0],
            target=min(moved)[1],
        )


def _levels(row: FoundRow, codes: tuple[str, ...], levels: LevelReader) -> _Levels | None:
    """Return the levels of a row, or None if one of its cells is no level."""
    try:
        return tuple(levels.read(row.cell(code, "level"), code).answer for code in codes)
    except Refusal:
        return None


def _telling(row: _Levels) -> bool:
    return sum(answer is not None for answer in row) >= _TELLING_CELLS


def _far_apart(row: _Levels, other: _Levels) -> bool:
    return sum(one != two for one, two in zip(row, other, strict=True)) >= _TELLING_CELLS

"""What else was changed in a recipient's copy: comments and columns with reasons, other sheets, stray cells.

Here: reasons that people wrote where there was room are taken, if the score has none; everything else is
listed and left out, because only the recipient's own card may change.
Not here: the grid itself (``grid_reading``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.errors import Refusal
from smp_workbench.storage.my_scores.grid_layout import MY_SCORES
from smp_workbench.storage.my_scores.grid_reading import CardReading
from smp_workbench.storage.my_scores.sheet_copy_about import MADE_WITH
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.workbook.cell import Cell, address
from smp_workbench.storage.workbook.entry_difference import EntryPlace
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow
from smp_workbench.storage.workbook.layout import ABOUT, HEADER_ROW, PROGRAM
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.sheet_part import Rows
from smp_workbench.storage.workbook.written_reason import criterion_named

_TAKEN: Final = "{what}: what was written {where} is its reason now: {after}."
_WRITTEN: Final = "This was written into the copy, where nothing is read; it was left out."
_TAKEN_OUT: Final = "Something in this row was typed over or cleared in the copy, where nothing is read."
_TURNED: Final = "The cells of this row stand in another order in the copy, where nothing is read."
_VERSION: Final = re.compile(rf"{PROGRAM} \d[\w.+-]*")
_MOST_COMPARED: Final = 300
"""Rows that are gone among which the nearest is looked for."""
_OTHER: Final = Refusal("It has another reason already.", "If this one is better, type it in the program.")


def list_other_changes(
    package: Package,
    sheets: Mapping[str, Rows],
    sent: CardCopy,
    reading: CardReading,
    findings: FindingList,
) -> None:
    """Take reasons from comments and added columns; list whatever else is not as it was sent."""
    taken = set(_offer_comments(package, reading, findings))
    taken.update(_offer_columns(reading))
    own = Package(copy_bytes(sent, reading.before), package.name)
    expected = {sheet.name: own.cells(sheet) for sheet in own.sheets}
    for name, rows in sheets.items():
        if name == reading.table.sheet:
            _list_beside(reading, rows, expected[MY_SCORES], taken, findings)
        elif name in expected:
            if name != ABOUT.name or not _of_another_version(rows):  # which words it otherwise
                _list_changed(name, rows, expected[name], findings)
        else:
            findings.say(name, "", "This sheet was added in the copy; it was not read.")
    for name in expected.keys() - sheets.keys() - {MY_SCORES}:
        findings.say(name, "", "The sheet {name} is missing from the copy; nothing on it is read.", name=name)


# --- reasons where there was room ----------------------------------------------------------------


def _offer_comments(package: Package, reading: CardReading, findings: FindingList) -> Iterator[str]:
    """Offer each comment on a score as its reason, and list the others; yield where they were."""
    sheet = next((one for one in package.sheets if one.name == reading.table.sheet), None)
    comments = package.comments(sheet) if sheet else {}
    model = reading.reconciliation.base.model
    places: dict[str, tuple[FoundRow, Criterion]] = {}
    for row in reading.rows.values():
        for criterion in model.criteria:
            if row.has(criterion.code, "level"):
                places[row.place(criterion.code, "level")] = row, criterion
    for cell, text in comments.items():
        if cell in places and text.strip():
            _offer(reading, *places[cell], cell, text, "in a comment on it")
        elif text.strip():
            findings.list_cell(
                reading.table.sheet, cell, "A comment that is on no score was not read.", after=text
            )
        yield cell


def _offer_columns(reading: CardReading) -> Iterator[str]:
    """Offer texts in added columns whose heading names one criterion; yield where they were."""
    ours = set(reading.table.columns.values())
    model = reading.reconciliation.base.model
    for number, header in reading.table.headers.items():
        criterion = None if number in ours else criterion_named(header, model)
        if criterion is None:
            continue
        yield address(reading.table.header_row, number)
        for row in reading.rows.values():
            cell = row.cells.get(number)
            if cell and cell.kind == "text" and cell.text.strip():
                place = address(row.number, number)
                _offer(reading, row, criterion, place, cell.text, "beside it")
                yield place


def _offer(
    reading: CardReading, row: FoundRow, criterion: Criterion, cell: str, text: str, where: str
) -> None:
    theme = reading.reconciliation.themes[row.ref]
    place = EntryPlace(theme, criterion.code, reading.key.scorer, reading.key.round)
    spot = replace(place.spot(row, criterion.code, "level", reading.reconciliation), at=cell)
    entry = place.entry(reading.reconciliation)
    if entry.reason.strip() == text.strip():
        return
    if entry.reason:
        reading.reconciliation.refuse(spot, entry.reason, text, _OTHER)
    else:
        edit = place.edit(replace(entry, reason=text.strip()))
        reading.reconciliation.take(spot, text, edit, _TAKEN, where=where)


# --- what is not read ----------------------------------------------------------------------------


def _of_another_version(about: Rows) -> bool:
    """Whether another version of the program says that it made the copy; a word over that says nothing."""
    said = _texts(about)
    return not said[MADE_WITH] and any(_VERSION.fullmatch(text) for text in said)


def _texts(rows: Rows) -> Counter[str]:
    """Return how often each text stands on a sheet, wherever: rows may be sorted."""
    return Counter(_plain(cell) for row in rows.values() for cell in row.values())


def _plain(cell: Cell) -> str:
    """Return what a cell says in any program: LibreOffice keeps fewer digits of a third than Excel."""
    if cell.kind == "number":
        try:
            return f"{float(cell.text):.12g}"
        except ValueError:
            return cell.text
    return " ".join(cell.text.split())


def _list_changed(sheet: str, rows: Rows, sent: Rows, findings: FindingList) -> None:
    """List each cell of another sheet that was not sent there, and what was and is not there any more.

    Rows may stand in any order, but each must be one that was sent: a definition beside another level is
    another definition.
    """
    left = Counter(filter(None, map(_said, sent.values())))
    others: list[tuple[int, dict[int, Cell]]] = []
    for number, row in rows.items():
        if left[said := _said(row)]:
            left[said] -= 1
        elif said:
            others.append((number, row))
    gone = list(left.elements())
    for number, row in others:
        nearest = _nearest(_said(row), gone)
        if nearest is not None:
            gone.remove(nearest)
        _list_row(sheet, number, row, nearest or (), findings)
    if gone:
        findings.say(sheet, "", "Rows are missing here; nothing on this sheet is read.")


def _list_row(
    sheet: str, number: int, row: dict[int, Cell], sent: Sequence[str], findings: FindingList
) -> None:
    """List what a row has that the row that was sent had not, and what more is gone from it."""
    said = _said(row)
    written = list(_others({number: row}, Counter(sent)))
    for cell, text in written:
        findings.list_cell(sheet, cell, _WRITTEN, after=text)
    gone = list((Counter(sent) - Counter(said)).elements())
    for text in gone[len(written) :]:
        findings.list_cell(sheet, str(number), _TAKEN_OUT, before=text, after="")
    if not written and not gone:
        findings.list_cell(sheet, str(number), _TURNED, after=" | ".join(said))


def _nearest(said: Sequence[str], gone: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Return the row that was sent and has most in common with this one; None if none has anything."""
    words = Counter(said)
    best = max(gone[:_MOST_COMPARED], key=lambda row: (words & Counter(row)).total(), default=None)
    return best if best is not None and (words & Counter(best)).total() else None


def _said(row: Mapping[int, Cell]) -> tuple[str, ...]:
    """Return what a row says, cell by cell."""
    return tuple(text for _, cell in sorted(row.items()) if (text := _plain(cell)))


def _list_beside(
    reading: CardReading, rows: Rows, sent: Rows, taken: set[str], findings: FindingList
) -> None:
    """List each cell above and beside the grid that was not sent, apart from reasons that were taken."""
    ours, header = set(reading.table.columns.values()), reading.table.header_row
    known = {row.number for row in reading.rows.values()}
    outside = {
        number: {
            column: cell
            for column, cell in row.items()
            if (number <= header or (number in known and column not in ours))
            and address(number, column) not in taken
        }
        for number, row in rows.items()
    }
    expected = _texts({number: row for number, row in sent.items() if number <= HEADER_ROW})
    for cell, text in _others(outside, expected):
        findings.list_cell(
            reading.table.sheet, cell, "This stands beside the scores and was not read.", after=text
        )


def _others(rows: Rows, expected: Counter[str]) -> Iterator[tuple[str, str]]:
    left = expected.copy()
    for number, row in rows.items():
        for column, cell in row.items():
            text = _plain(cell)
            if not text:
                continue
            if left[text]:
                left[text] -= 1
            else:
                yield address(number, column), cell.text

"""My scores read back: each cell against what was sent.

Here: finding the grid, its rows and its columns, and each level, reason and confidence in it.
Not here: what a cell means (``cell_value``), what the text beside a group means (``group_text``), other
sheets (``other_change``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CopyKey
from smp_workbench.domain.edit import Batch
from smp_workbench.domain.scorecard import Confidence, Entry, Scorecard
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import TouchedFile
from smp_workbench.storage.my_scores.grid_layout import MY_SCORES, found_columns, grid_layout, groups_of
from smp_workbench.storage.my_scores.group_text import apart
from smp_workbench.storage.my_scores.sheet_grid import group_text
from smp_workbench.storage.workbook.cell import address
from smp_workbench.storage.workbook.cell_value import LevelReader
from smp_workbench.storage.workbook.entry_difference import EntryPlace, offer_level
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, Key
from smp_workbench.storage.workbook.layout import SheetLayout
from smp_workbench.storage.workbook.moved_row import levels_of, refuse_moved_rows, saved_levels
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot, rows_by_ref
from smp_workbench.storage.workbook.sheet_part import Rows
from smp_workbench.storage.workbook.shifted_column import refuse_shifted_column

_DEEPEST_HEADER: Final = 60
_GroupPart = Literal["reason", "confidence"]
_PARTS: Final[tuple[_GroupPart, ...]] = ("reason", "confidence")


@dataclass(frozen=True, slots=True)
class CardReading:
    """What My scores says.

    Attributes
    ----------
    table
        The grid as it was found.
    card
        What was read, on top of what was sent.
    reconciliation
        Takes what is written elsewhere about these scores.
    """

    table: FoundTable
    rows: Mapping[str, FoundRow]
    reconciliation: Reconciliation
    key: CopyKey
    layout: SheetLayout

    @property
    def before(self) -> Scorecard:
        """The card as it was sent, or saved in the program since."""
        return self.reconciliation.base.card(self.key.scorer, self.key.round)

    @property
    def card(self) -> Scorecard:
        """The card as it is now."""
        return self.reconciliation.state.card(self.key.scorer, self.key.round)


def read_grid(
    name: str, sheets: Mapping[str, Rows], state: Assessment, key: CopyKey, findings: FindingList
) -> CardReading:
    """Return what My scores says.

    Parameters
    ----------
    name
        Of the file, for sentences.
    state
        What was sent, with the card as it was saved last.
    sheets
        The cells of each of its sheets.

    Raises
    ------
    UnreadableFile
        If the grid is gone or there twice, a column stands twice, or rows no longer belong to their refs.
    """
    layout = grid_layout(state.model)
    table = _found_grid(name, sheets, layout)
    reconciliation = Reconciliation(state, findings, compared=True, card=(key.scorer, key.round))
    rows = rows_by_ref(table, reconciliation)
    reading = CardReading(table, rows, reconciliation, key, layout)
    levels = LevelReader(state.model)
    codes, card = state.model.codes, state.card(key.scorer, key.round)
    saved = {(key.scorer, key.round, ref): saved_levels(card, ref, codes) for ref in rows}
    now = {(key.scorer, key.round, ref): levels_of(row, codes, levels) for ref, row in rows.items()}
    refuse_moved_rows(table.sheet, saved, now)
    refuse_shifted_column(table.sheet, codes, saved, now)
    _list_missing(reading, state)
    for theme in state.themes:
        if theme.ref in rows:
            _read_row(reading, theme, rows[theme.ref], levels)
    return reading


def _found_grid(file: str, sheets: Mapping[str, Rows], layout: SheetLayout) -> FoundTable:
    """Return the grid, by its header row and not by the name on its tab."""
    found: list[tuple[int, str, int, Rows]] = []
    for name, rows in sheets.items():
        best = max(
            ((len(_ours(rows, number, layout)), -number) for number in rows if number <= _DEEPEST_HEADER),
            default=(0, 0),
        )
        if best[0] > len(layout.columns) / 2:
            found.append((best[0], name, -best[1], rows))
    if not found:
        raise TouchedFile(
            "“{name}” is a copy for scoring, but its sheet My scores is gone, or its headings are.",
            "Copy the scores into the file as it was sent, and bring that back.",
            name=file,
        )
    named = [one for one in found if one[1] == MY_SCORES]
    if len(found) > 1 and len(named) != 1:
        raise TouchedFile(
            "The sheets “{one}” and “{other}” could both be the sheet My scores.",
            "Delete the one that should not count, or give the other its name back.",
            one=found[0][1],
            other=found[1][1],
        )
    _, name, header, rows = (named or found)[0]
    return _table(name, header, rows, layout)


def _ours(rows: Rows, number: int, layout: SheetLayout) -> set[Key]:
    """Return which of our columns a row heads; quickly none where it does not say Ref."""
    if not any(cell.text.strip().casefold() == "ref" for cell in rows[number].values()):
        return set()
    return set(found_columns(rows[number], layout).values())


def _table(sheet: str, header: int, rows: Rows, layout: SheetLayout) -> FoundTable:
    columns: dict[Key, int] = {}
    for number, key in found_columns(rows[header], layout).items():
        if key in columns:
            raise TouchedFile(
                "The sheet {sheet} has the column “{header}” twice, in {one} and {other}.",
                "Delete the one that should not count.",
                sheet=sheet,
                header=rows[header][number].text,
                one=address(header, columns[key]),
                other=address(header, number),
            )
        columns[key] = number
    headers = {number: cell.text for number, cell in rows[header].items()}
    below = tuple(
        FoundRow(sheet, number, rows[number], columns) for number in sorted(rows) if number > header
    )
    above = {number: row for number, row in rows.items() if number < header}
    return FoundTable(MY_SCORES, sheet, header, columns, headers, below, above)


def _list_missing(reading: CardReading, state: Assessment) -> None:
    """List the rows and columns that are gone; what they held stays as it was sent."""
    sheet = reading.table.sheet
    for theme in state.themes:
        if theme.ref not in reading.rows:
            text = "The row of {ref} {theme} is missing; its scores stay as they were sent."
            reading.reconciliation.list_sheet(sheet, text, ref=theme.ref, theme=theme.label)
    for column in reading.layout.columns:
        if (column.key, column.part) not in reading.table.columns:
            text = "The column “{header}” is missing; what it held stays as it was sent."
            reading.reconciliation.list_sheet(sheet, text, header=column.header)


def _read_row(reading: CardReading, theme: Theme, row: FoundRow, levels: LevelReader) -> None:
    state = reading.reconciliation.base
    before = state.card(reading.key.scorer, reading.key.round)
    for code in state.model.codes:
        place = EntryPlace(theme, code, reading.key.scorer, reading.key.round)
        offer_level(place, row, levels, reading.reconciliation)
    for group, criteria in groups_of(state.model).items():
        for part in _PARTS:
            _read_group(reading, theme, row, (group, criteria, part), before)


def _read_group(
    reading: CardReading,
    theme: Theme,
    row: FoundRow,
    beside: tuple[str, Sequence[Criterion], _GroupPart],
    before: Scorecard,
) -> None:
    """Take what stands beside a group, if it or the scores it is about have changed."""
    group, criteria, part = beside
    scorer, number = reading.key.scorer, reading.key.round
    header = reading.layout.headers[reading.layout.position(group, part)]
    spot = Spot(row, group, f"{theme.label}, {header}", theme.ref, header, part, scorer, number)
    was = group_text(before, theme.ref, criteria, part)
    if not was and not spot.cell.text:
        return
    said = reading.reconciliation.text(spot, was)
    if said is None:
        return
    said = said.replace("\r\n", "\n").replace("\r", "\n")
    entries = {one.code: reading.card.entry(theme.ref, one.code) for one in criteria}
    scored = {code for code, entry in entries.items() if entry.level is not None}
    if said == was and scored == {
        one.code for one in criteria if before.entry(theme.ref, one.code).level is not None
    }:
        return
    meant = apart(said, criteria, scored)
    edits = tuple(
        EntryPlace(theme, code, scorer, number).edit(after)
        for code, entry in entries.items()
        if (after := _with(entry, part, meant.get(code, ""))) != entry
    )
    if edits:
        reading.reconciliation.offer(spot, was, said, Batch(header, edits))


def _with(entry: Entry, part: _GroupPart, text: str) -> Entry:
    """Return an entry with another reason or confidence; the edit itself refuses a word that is none."""
    if part == "reason":
        return replace(entry, reason=text)
    return replace(entry, confidence=cast("Confidence", text.strip().casefold()))

"""The tables of a file, found by what their header rows say and not by where they stand.

Here: which sheet holds which table, which column holds what, and the rows below the header.
Not here: what the cells mean (``cell_value``) and how they differ from what was saved
(``reconciliation``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from smp_workbench.domain.scoring_model import Provenance, ScoringModel
from smp_workbench.errors import TouchedFile
from smp_workbench.storage.workbook import layout, stage_layout
from smp_workbench.storage.workbook.cell import NOTHING, Cell, address
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.firmness_layout import firmness_layout, rank_key
from smp_workbench.storage.workbook.layout import (
    CARD_PART,
    CODED_SHEETS,
    Part,
    SheetLayout,
    SheetName,
    header_code,
)
from smp_workbench.storage.workbook.open_item_layout import OPEN_ITEMS
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.people_layout import SCORERS
from smp_workbench.storage.workbook.sheet_part import Rows

Key: TypeAlias = tuple[str, Part]
"""A column: its key in the layout, and its part; part ``level`` stands for totals too."""

_DEEPEST_HEADER: Final = 60
"""Rows from the top in which a header may stand, however many a person has put above it."""
_ENOUGH: Final = 0.6
"""Share of a table's fixed headers that a row must have."""

_LONGEST_HEADER: Final = 300
"""Characters; a criterion's code and name and a word have fewer."""
_REASON: Final = re.compile(
    r"(?:reasons?|why|because|comments?|notes?)\b[\s:,-]*(?:(?:for|on|of)\b)?[\s:,-]*(?P<before>.+)"
    r"|(?P<after>.+?)[\s:,-]+(?:reasons?|why|because|comments?|notes?)",
    re.IGNORECASE | re.DOTALL,
)

_NO_MODEL: Final = ScoringModel("", "", "", Provenance("illustrative", "", "", ""), (), (), (), "")
"""The sheets are recognised before the model is known: by the headers that every model's have."""

_LAYOUTS: Final[tuple[SheetLayout, ...]] = (
    layout.ranking_layout(_NO_MODEL),
    layout.scores_layout(_NO_MODEL),
    stage_layout.stage_layout(_NO_MODEL),
    firmness_layout(),
    OPEN_ITEMS,
    layout.THEMES,
    layout.EVIDENCE,
    layout.REASONS,
    layout.scorecards_layout(_NO_MODEL),
    SCORERS,
    layout.GUIDANCE,
    stage_layout.STAGE_GUIDANCE,
    layout.MODEL,
    stage_layout.STAGE_MODEL,
    layout.VERSIONS,
    layout.CHANGES,
    layout.ABOUT,
)


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row of a table.

    Attributes
    ----------
    sheet
        The name on the sheet's tab, which a person may have changed.
    number
        As a spreadsheet counts, from 1.
    """

    sheet: str
    number: int
    cells: Mapping[int, Cell]
    columns: Mapping[Key, int]

    def cell(self, key: str, part: Part = "") -> Cell:
        """Return a cell; an empty one if nothing is in it or its column is gone."""
        return self.cells.get(self.columns.get((key, part), 0), NOTHING)

    def has(self, key: str, part: Part = "") -> bool:
        """Whether the table still has this column."""
        return (key, part) in self.columns

    def place(self, key: str, part: Part = "") -> str:
        """Return a cell's address, or the row's number if its column is gone."""
        column = self.columns.get((key, part), 0)
        return address(self.number, column) if column else str(self.number)

    def text(self, key: str) -> str:
        """Return a cell's text without spaces at its ends, for keys; whatever kind it is of."""
        return self.cell(key).text.strip()

    @property
    def ref(self) -> str:
        """The ref as a finding has it; nothing where a formula stands for it."""
        return self.text("ref") if self.cell("ref").kind == "text" else ""

    @property
    def shown(self) -> str:
        """All that the row holds, for a finding about a row as a whole."""
        return " | ".join(self.cells[column].text for column in sorted(self.cells))


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table of the file.

    Attributes
    ----------
    headers
        The texts of the header row, ours and others, by column number.
    above
        The rows above the header.
    """

    name: SheetName
    sheet: str
    header_row: int
    columns: Mapping[Key, int]
    headers: Mapping[int, str]
    rows: tuple[FoundRow, ...]
    above: Rows


class _Header(NamedTuple):
    """A row that may be the header of a table."""

    layout: SheetLayout
    sheet: str
    row: int
    matched: float

    @property
    def rank(self) -> tuple[float, bool]:
        """The best first; among copies of a sheet the one that kept its name."""
        return (-self.matched, self.sheet != self.layout.name)


def find_tables(package: Package, findings: FindingList) -> dict[SheetName, FoundTable]:
    """Return the tables of a workbook by the name of the sheet they were written on.

    Parameters
    ----------
    package
        The file.
    findings
        Takes a finding for each sheet that is none of ours, or a copy of one.

    Raises
    ------
    UnreadableFile
        If two sheets might both be the same table and neither kept its name, or if a table has a
        column twice.
    """
    sheets = {sheet.name: package.cells(sheet) for sheet in package.sheets}
    headers = sorted(
        (header for name, rows in sheets.items() for header in _possible_headers(name, rows)),
        key=lambda header: header.rank,
    )
    taken: dict[SheetName, _Header] = {}
    copies: dict[str, SheetName] = {}
    for header in headers:
        used = {chosen.sheet for chosen in taken.values()}
        if header.sheet in used:
            continue
        rival = taken.setdefault(header.layout.name, header)
        if rival is not header and rival.matched == header.matched:
            _refuse_twins(rival, header)
            copies.setdefault(header.sheet, header.layout.name)
    tables = {name: _table(header, sheets[header.sheet]) for name, header in taken.items()}
    _list_others(sheets, tables, copies, findings)
    return tables


def _possible_headers(sheet: str, rows: Rows) -> Iterator[_Header]:
    """Yield the rows near the top that may be headers, down to the first that certainly is one."""
    for number in sorted(rows):
        if number > _DEEPEST_HEADER:
            return
        texts = {_plain(cell.text) for cell in rows[number].values() if cell.kind == "text"}
        for one, headers in _HEADERS:
            matched = len(headers & texts) / len(headers)
            if matched >= _ENOUGH:
                yield _Header(one, sheet, number, matched)
            if matched == 1:
                return


def _refuse_twins(one: _Header, other: _Header) -> None:
    """Stop where nothing says which of two copies counts."""
    if one.sheet != one.layout.name:
        raise TouchedFile(
            "The sheets “{one}” and “{other}” could both be the sheet {name}.",
            "Delete the one that should not count, or give the other its name back.",
            one=one.sheet,
            other=other.sheet,
            name=one.layout.name,
        )


def _table(header: _Header, rows: Rows) -> FoundTable:
    columns = _columns(header, rows[header.row])
    headers = {number: cell.text for number, cell in rows[header.row].items()}
    found = tuple(
        FoundRow(header.sheet, number, rows[number], columns)
        for number in sorted(rows)
        if number > header.row
    )
    above = {number: row for number, row in rows.items() if number < header.row}
    return FoundTable(header.layout.name, header.sheet, header.row, columns, headers, found, above)


def _columns(header: _Header, cells: Mapping[int, Cell]) -> dict[Key, int]:
    """Return the columns by what they hold; those with other headers are left out."""
    fixed: dict[str, Key] = {_plain(column.header): (column.key, "") for column in header.layout.columns}
    coded = header.layout.name in CODED_SHEETS
    columns: dict[Key, int] = {}
    for number, cell in cells.items():
        key = fixed.get(_plain(cell.text)) or (_coded_key(cell.text.strip()) if coded else None)
        if header.layout.name == "Sensitivity" and (rank := rank_key(cell.text)):
            key = rank, ""
        if key is None:
            continue
        if key in columns:
            if reason_asked(cell.text):  # H1 reason, beside H1 Physical harm
                continue
            if reason_asked(cells[columns[key]].text):
                columns[key] = number
                continue
            raise TouchedFile(
                "The sheet {sheet} has the column “{header}” twice, in {one} and {other}.",
                "Delete the one that should not count.",
                sheet=header.sheet,
                header=cell.text,
                one=address(header.row, columns[key]),
                other=address(header.row, number),
            )
        columns[key] = number
    return columns


def reason_asked(header: str) -> str:
    """Return of what a header says that its column holds reasons; nothing if it does not say that.

    Examples
    --------
    >>> reason_asked("H1 reason"), reason_asked("Reason for Fear of crime"), reason_asked("H1 Physical harm")
    ('H1', 'Fear of crime', '')
    """
    match = _REASON.fullmatch(header.strip()) if len(header) <= _LONGEST_HEADER else None
    return (match["before"] or match["after"]) if match else ""


def _coded_key(header: str) -> Key:
    for part, beginning in CARD_PART.items():
        if header.startswith(beginning):
            return header.removeprefix(beginning).strip(), part
    return header_code(header), "level"


def _list_others(
    sheets: Mapping[str, Rows],
    tables: Mapping[SheetName, FoundTable],
    copies: Mapping[str, SheetName],
    findings: FindingList,
) -> None:
    """List the sheets that are none of ours; one of ours without its table is ``missing_part``'s."""
    ours = {table.sheet for table in tables.values()} | (set(layout.SHEETS) - tables.keys())
    for sheet in sheets:
        if sheet in copies:
            text = "This sheet looks like a copy of {name}; it was not read and is not kept when saved."
            findings.say(sheet, "", text, name=copies[sheet])
        elif sheet not in ours:
            findings.say(sheet, "", "This sheet was added outside the program; it is not kept when saved.")


def same_header(one: str, other: str) -> bool:
    """Whether two headers are the same apart from case and spaces."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


_HEADERS: Final = tuple((one, frozenset(_plain(header) for header in one.headers)) for one in _LAYOUTS)

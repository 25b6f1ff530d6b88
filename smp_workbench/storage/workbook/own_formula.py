"""Whether a formula in a file is still the program's own, wherever its rows and columns have gone.

Here: a formula with every reference told by what stands there (this row's total, all scores) instead of
by its address, so that what spreadsheet programs rewrite when a person only looks, sorts, renames a sheet
or inserts a column makes no difference; and which columns of a found table are ours.
Not here: listing those that are others (``formula_difference``), and what they give
(``computed_value``).

The other side of the comparison is read off a small workbook of the same model (``wording``): a column
has the same formula in every row once it is told like this, so two themes are enough.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import SECOND_STAGE
from smp_workbench.storage.workbook.formula_reference import TOKEN, Place
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, Key, same_header
from smp_workbench.storage.workbook.layout import SheetName, ranking_layout
from smp_workbench.storage.workbook.score_formula import LONGEST_FORMULA

OurColumn: TypeAlias = tuple[SheetName, Key]

_NEWER: Final = "_XLFN."
"""What Excel puts before functions newer than 2007."""
_OTHER_ROW: Final = "rows away: "
_ROW: Final = re.compile(r"([A-Z])([0-9]+)(?![0-9(])")
_CONSTANTS: Final = {"FALSE()": "FALSE", "TRUE()": "TRUE"}
"""As LibreOffice writes them, and as Excel does."""


class OwnFormula(NamedTuple):
    """A formula told by what its references mean.

    Attributes
    ----------
    text
        Equal for formulas that compute the same from the same cells.
    uses
        The columns that it refers to.
    """

    text: str
    uses: frozenset[OurColumn]


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where one table stands: its columns in their order, and from where to where its rows go.

    There are no such rows where nothing tells them, as on Guidance; then a row is known by its distance
    from the header.
    """

    name: SheetName
    ours: Mapping[int, Key]
    header: int
    rows: range


class FormulaReader:
    """Tells the formulas of one file.

    Parameters
    ----------
    state
        As saved. By the refs of its themes the rows are known that every formula over a whole column
        must take in.
    """

    def __init__(self, tables: Mapping[SheetName, FoundTable], state: Assessment) -> None:
        self._grounds = {table.sheet.casefold(): _ground(table, state) for table in tables.values()}
        scored = sum(theme.scored for theme in state.themes)  # which the sentence over the Ranking says
        self._known: dict[tuple[str, str], OwnFormula] = {}  # those that are the same in every row
        self._count = re.compile(rf"\b{scored}\b")

    def read(self, formula: str, sheet: str, row: int) -> OwnFormula | None:
        """Return a formula by meaning; None for one that is longer than any of ours.

        Parameters
        ----------
        formula
            With its equals sign.
        sheet, row
            Where it stands.
        """
        if len(formula) > LONGEST_FORMULA + 1:
            return None
        alike = (sheet, _without_row(formula, str(row)))
        known = self._known.get(alike)
        if known is None:
            known = self._read(formula, sheet, row)
            if _OTHER_ROW not in known.text:
                self._known[alike] = known
        return known

    def _read(self, formula: str, sheet: str, row: int) -> OwnFormula:
        uses: set[OurColumn] = set()
        pieces = []
        for match in TOKEN.finditer(formula.removeprefix("=")):
            if match["first"]:
                pieces.append(self._reference(match, sheet, row, uses))
            elif match["name"]:
                pieces.append(match["name"].upper().removeprefix(_NEWER))
            elif match["number"]:
                pieces.append(repr(float(match["number"])))
            elif match["text"]:
                pieces.append(self._count.sub("{scored}", match["text"]))
            elif not match["space"]:
                pieces.append(match[0])
        text = "\N{SYMBOL FOR UNIT SEPARATOR}".join(pieces)
        return OwnFormula(_with_constants(text), frozenset(uses))

    def _reference(self, match: re.Match[str], sheet: str, row: int, uses: set[OurColumn]) -> str:
        named = match["sheet"]
        if named is not None:
            sheet = named.removeprefix("'").removesuffix("'").replace("''", "'")
            row = 0  # no row of another sheet is this one
        ground = self._grounds.get(sheet.casefold())
        if ground is None:
            return match[0]
        first = Place.of(match["first"])
        last = Place.of(match["last"]) if match["last"] else first
        keys = [key for column, key in ground.ours.items() if first.column <= column <= last.column]
        uses |= {(ground.name, key) for key in keys}
        what = ",".join(f"{key}/{part}" for key, part in keys) or match[0].upper()
        if match["last"] is None and not first.row_fixed:
            return f"[{ground.name} {what} {_offset(first, row)}]"
        return f"[{ground.name} {what} {_from(first, ground, row)} {_to(last, ground, row)}]"


def our_columns(table: FoundTable, state: Assessment) -> dict[int, Key]:
    """Return what the columns that are ours hold, by number; the Ranking's totals have no codes.

    Parameters
    ----------
    state
        Whose scoring models' codes the headers hold.
    """
    model = state.model_of(SECOND_STAGE) if table.name == "Second stage" else state.model
    known = {*model.codes, *(total.code for total in model.totals)}
    ours = {number: key for key, number in table.columns.items() if not key[1] or key[0] in known}
    if table.name == "Scores":  # whose reasons stand on Reasons
        ours = {number: key for number, key in ours.items() if key[1] in ("", "level")}
    if table.name == "Ranking":
        for column in ranking_layout(model).columns:
            for number, header in table.headers.items():
                if column.part and number not in ours and same_header(header, column.header):
                    ours[number] = column.key, "level"
    return ours


def columns_found(tables: Mapping[SheetName, FoundTable], state: Assessment) -> frozenset[OurColumn]:
    """Return every column of ours that a file still has."""
    return frozenset(
        (name, key) for name, table in tables.items() for key in our_columns(table, state).values()
    )


def _ground(table: FoundTable, state: Assessment) -> _Ground:
    refs = {theme.ref for theme in state.themes}
    ours = our_columns(table, state)
    rows = [row.number for row in table.rows if row.text("ref") in refs]
    if not rows:  # on the Ranking refs are formulas
        rows = [row.number for row in table.rows if has_formula(row, ours)]
    found = range(rows[0], rows[-1] + 1) if rows else range(0)
    return _Ground(table.name, dict(sorted(ours.items())), table.header_row, found)


def has_formula(row: FoundRow, columns: Collection[int]) -> bool:
    """Whether there is a formula in one of these columns of a row."""
    return any(cell.kind == "formula" for number, cell in row.cells.items() if number in columns)


def _without_row(formula: str, row: str) -> str:
    """Return a formula with a mark for its own row, outside texts and where ``$`` does not fix it."""

    def marked(match: re.Match[str]) -> str:
        return f"{match[1]}@" if match[2] == row else match[0]

    pieces = formula.split('"')
    pieces[::2] = [_ROW.sub(marked, piece) for piece in pieces[::2]]
    return '"'.join(pieces)


def _offset(place: Place, row: int) -> str:
    return "this row" if place.row == row else f"{_OTHER_ROW}{place.row - row:+d}"


def _from(place: Place, ground: _Ground, row: int) -> str:
    """Return the beginning of a range: fixed at the first row of its table or over it, as ours are."""
    if not place.row_fixed:
        return _offset(place, row)
    whole = ground.rows and ground.header < place.row <= ground.rows[0]
    return "from the first" if whole else f"from {place.row - ground.header}"


def _to(place: Place, ground: _Ground, row: int) -> str:
    if not place.row_fixed:
        return _offset(place, row)
    whole = ground.rows and place.row >= ground.rows[-1]
    return "to the last" if whole else f"to {place.row - ground.header}"


def _with_constants(text: str) -> str:
    separator = "\N{SYMBOL FOR UNIT SEPARATOR}"
    for long, short in _CONSTANTS.items():
        text = text.replace(separator.join((long[:-2], "(", ")")), short)
    return text

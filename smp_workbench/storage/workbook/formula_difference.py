"""Formulas of the program's own that were typed over, by a value or by another formula.

Here: those of the tables, row by row, and the names by which they find numbers of About.
Not here: telling whether two formulas are the same (``own_formula``), those over the tables
(``other_words``), and what formulas give (``computed_value``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.storage.workbook.cell import NOTHING, address
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.formula_reference import TOKEN
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, Key
from smp_workbench.storage.workbook.layout import CUT_LINE_NAME, LEADING_NAME, AboutItem, SheetName
from smp_workbench.storage.workbook.own_formula import (
    FormulaReader,
    OwnFormula,
    columns_found,
    has_formula,
    our_columns,
)
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.wording import Wording

_ROW_ADDED: Final = "This row was added outside the program; it was not read and is not kept when saved."
_TYPED_OVER: Final = "The formula here was typed over or deleted; the program computes it anew."
_REPLACED: Final = "Another formula was put here; the program writes its own again and computes it anew."
_NAME_MOVED: Final = (
    "The name {name}, by which formulas find this number, does not stand for this cell any more;"
    " the program writes it anew."
)
_NAMED: Final[Mapping[AboutItem, str]] = {"Cut line": CUT_LINE_NAME, "Leading themes": LEADING_NAME}

REF: Final[Key] = ("ref", "")


def list_formula_differences(
    tables: Mapping[SheetName, FoundTable],
    state: Assessment,
    wording: Wording,
    reader: FormulaReader | None,
    findings: FindingList,
) -> frozenset[tuple[str, int]]:
    """List every cell of a table that should hold the program's own formula and does not.

    Parameters
    ----------
    state, wording
        As saved, and what the program writes for it.
    reader
        Of the file's formulas; None if another version of the program wrote them, whose own may differ.

    Returns
    -------
    frozenset
        Sheet and number of each row that has such a cell.
    """
    refs = {theme.ref for theme in state.themes}
    unsteady = _unsteady(tables, wording)
    listed: set[tuple[str, int]] = set()
    for name, formulas in wording.formulas.items():
        if name in tables:
            table = tables[name]
            comparison = _Comparison(table, state, formulas, reader, findings)
            comparison.skip_lost(tables, unsteady)
            before = len(findings)
            for row in table.rows:
                comparison.list_row(row, refs)
                if len(findings) > before:
                    listed.add((row.sheet, row.number))
                before = len(findings)
    return frozenset(listed)


def list_moved_names(
    package: Package, table: FoundTable, about: Mapping[str, FoundRow], findings: FindingList
) -> None:
    """List that a name by which formulas find a number of About stands for something else.

    Parameters
    ----------
    table, about
        The table of About, and its rows by their item.
    """
    for item, name in _NAMED.items():
        row = about.get(item)
        if row is not None and row.has("value"):
            place = row.place("value")
            if not _stands_for(package.defined_names.get(name, ""), table.sheet, place):
                findings.say(table.sheet, place, _NAME_MOVED, name=name)


def _stands_for(name: str, sheet: str, place: str) -> bool:
    match = TOKEN.fullmatch(name)
    if match is None or match["sheet"] is None or match["last"] is not None:
        return False
    named = match["sheet"].removeprefix("'").removesuffix("'").replace("''", "'")
    return (named.casefold(), match["first"].replace("$", "").upper()) == (sheet.casefold(), place)


def _unsteady(tables: Mapping[SheetName, FoundTable], wording: Wording) -> frozenset[SheetName]:
    """Return the sheets without refs that have more or fewer rows now: ranges over them have moved."""
    return frozenset(
        name
        for name, table in tables.items()
        if REF not in table.columns and len(table.rows) != wording.rows.get(name)
    )


class _Comparison:
    """The formulas of one table."""

    def __init__(
        self,
        table: FoundTable,
        state: Assessment,
        formulas: Mapping[Key, OwnFormula],
        reader: FormulaReader | None,
        findings: FindingList,
    ) -> None:
        self._table = table
        self._state = state
        self._formulas = formulas
        self._reader = reader
        self._findings = findings
        ours = our_columns(table, state)
        self._computed = {number: key for number, key in ours.items() if key in formulas}
        self._skipped: set[Key] = set()

    def skip_lost(self, tables: Mapping[SheetName, FoundTable], unsteady: frozenset[SheetName]) -> None:
        """Do not compare what refers to columns or rows that are gone, which is listed by itself."""
        found = columns_found(tables, self._state)
        for key, formula in self._formulas.items():
            if not formula.uses <= found or any(name in unsteady for name, _ in formula.uses):
                self._skipped.add(key)

    def list_row(self, row: FoundRow, refs: set[str]) -> None:
        """List what a row has instead of the formulas."""
        known = row.ref in refs
        if known or (REF in self._formulas and has_formula(row, self._computed)):
            for number, key in self._computed.items():
                self._list_cell(row, number, key)
        elif REF in self._formulas:  # without formulas it is none of ours
            first = address(row.number, min(row.cells))
            self._findings.list_cell(self._table.sheet, first, _ROW_ADDED, after=row.shown)

    def _list_cell(self, row: FoundRow, number: int, key: Key) -> None:
        cell = row.cells.get(number, NOTHING)
        if cell.kind != "formula":
            text = _TYPED_OVER
        elif self._is_own(cell.text, row.number, key):
            return
        else:
            text = _REPLACED
        place = address(row.number, number)
        self._findings.list_cell(self._table.sheet, place, text, ref=row.ref, field=key[0], after=cell.text)

    def _is_own(self, formula: str, row: int, key: Key) -> bool:
        if self._reader is None or key in self._skipped:
            return True
        found = self._reader.read(formula, self._table.sheet, row)
        return found is not None and found.text == self._formulas[key].text

"""The program's own words on the sheets, where a person has written others over or beside them.

Here: the rows over the tables with the protective marking, headers behind their codes, explanations on
About and Guidance, and the ranges on Scores. All differences are listed; the program writes its words anew.
Not here: cells beside the tables (``stranger``).

Another version of the program may word things otherwise, so that some differences are told only in a
file that this very version wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, get_args

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import Ranking
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.second_stage import looked_at
from smp_workbench.storage.workbook.cell import Cell, address
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundTable, Key, same_header
from smp_workbench.storage.workbook.layout import (
    CODED_SHEETS,
    NOT_KNOWN_TEXT,
    AboutItem,
    Column,
    SheetName,
    scorecards_layout,
    scores_layout,
)
from smp_workbench.storage.workbook.own_formula import FormulaReader, OurColumn, OwnFormula, columns_found
from smp_workbench.storage.workbook.sheet_scores import (
    NOT_KNOWN_LABEL,
    NOT_KNOWN_MEANING,
    outlook_text,
)
from smp_workbench.storage.workbook.stage_layout import stage_layout
from smp_workbench.storage.workbook.wording import Wording

_ADDED: Final = "This is not what the program wrote here; it was not read and is not kept when saved."
_GONE: Final = "The program's own words here were cleared; they are written anew when saved."
_CHANGED: Final = "These are the program's own words; they were changed and are written anew when saved."


def list_other_words(
    tables: Mapping[SheetName, FoundTable],
    state: Assessment,
    wording: Wording,
    reader: FormulaReader,
    findings: FindingList,
    *,
    same_program: bool,
) -> None:
    """List every word of the program's own that is another now, and what stands among them.

    Parameters
    ----------
    state, wording
        As saved, and its words.
    reader
        Of the file's formulas.
    same_program
        Whether this very program wrote the file.
    """
    headers, of_stage = _coded_headers(state), _stage_headers(state)
    found = columns_found(tables, state)
    for table in tables.values():
        above = _Above(table, wording, reader, found)
        above.list_others(findings, same_program=same_program)
        if same_program:
            above.list_gone(state, findings)
        _list_marking(table, state, findings)
        if table.name in CODED_SHEETS:
            _list_headers(table, of_stage if table.name == "Second stage" else headers, findings)
    if "About" in tables:
        _list_about(tables["About"], wording, findings, same_program=same_program)
    if same_program:
        _list_own_cells(tables, state, findings)


class _Above:
    """What stands over one table, and what the program wrote there."""

    def __init__(
        self, table: FoundTable, wording: Wording, reader: FormulaReader, found: frozenset[OurColumn]
    ) -> None:
        self._table = table
        self._reader = reader
        self._found = found
        self._own = wording.above[table.name]
        self._first = min(table.columns.values())  # under which titles and hints stand
        self._whole = {column for column in wording.columns if column[0] == table.name} <= found

    def list_others(self, findings: FindingList, *, same_program: bool) -> None:
        """List what is none of the program's words or formulas."""
        for number, row in self._table.above.items():
            for column, cell in row.items():
                another_version = column == self._first and not same_program
                if not self._is_own(cell, number) and not another_version:
                    place = address(number, column)
                    findings.list_cell(self._table.sheet, place, _ADDED, after=cell.text)

    def list_gone(self, state: Assessment, findings: FindingList) -> None:
        """List the program's words that are not there any more and that no others stand in place of.

        A heading over a column that is gone went with it.
        """
        standing = [own for own in self._own.values() if self._stands(own)]
        for (up, column), own in self._own.items():
            number, at = self._table.header_row - up, self._first if column == 1 else column
            there = self._table.above.get(number, {}).get(at)
            replaced = there is not None and not self._is_own(there, number)
            if own in (*standing, state.marking.text.upper()) or replaced:  # the marking is told by itself
                continue
            if column == 1 or self._whole:
                place = address(number, at) if number > 0 else ""
                before = own if isinstance(own, str) else ""
                findings.list_cell(self._table.sheet, place, _GONE, before=before, after="")

    def _stands(self, own: str | OwnFormula) -> bool:
        """Whether words or a formula of the program stand anywhere over the table."""
        rows = self._table.above.items()
        return any(self._same(cell, number, own) for number, row in rows for cell in row.values())

    def _is_own(self, cell: Cell, number: int) -> bool:
        return any(self._same(cell, number, own) for own in self._own.values())

    def _same(self, cell: Cell, number: int, own: str | OwnFormula) -> bool:
        if isinstance(own, str) or cell.kind != "formula":
            return cell.text == own and cell.kind != "formula"
        if not own.uses <= self._found:  # what it looks at is gone, which is told by itself
            return True
        formula = self._reader.read(cell.text, self._table.sheet, number)
        return formula is not None and formula.text == own.text


def _list_marking(table: FoundTable, state: Assessment, findings: FindingList) -> None:
    marking = state.marking.text.upper()
    if all(cell.text != marking for row in table.above.values() for cell in row.values()):
        text = "The protective marking “{marking}” is not at the top of this sheet any more."
        findings.say(table.sheet, "", text, marking=marking)


def _coded_headers(state: Assessment) -> dict[Key, str]:
    """Return the headers of criteria and totals as the program writes them."""
    codes = state.model.codes
    return _headers_of(
        (*scores_layout(state.model).columns, *scorecards_layout(state.model, codes, codes).columns)
    )


def _stage_headers(state: Assessment) -> dict[Key, str]:
    stage = state.second_stage
    return _headers_of(stage_layout(stage.model).columns) if stage else {}


def _headers_of(columns: Iterable[Column]) -> dict[Key, str]:
    return {
        (column.key, "level" if column.part == "total" else column.part): column.header
        for column in columns
        if column.part
    }


def _list_headers(table: FoundTable, headers: Mapping[Key, str], findings: FindingList) -> None:
    for key, number in table.columns.items():
        before, after = headers.get(key), table.headers[number]
        if before and not same_header(before, after):
            place = address(table.header_row, number)
            findings.list_cell(table.sheet, place, _CHANGED, field=key[0], before=before, after=after)


def _list_about(table: FoundTable, wording: Wording, findings: FindingList, *, same_program: bool) -> None:
    own_rows = {item.casefold(): row for item, row in wording.about.items()}
    items = {item.casefold() for item in get_args(AboutItem)}
    for row in table.rows:
        item = row.text("item").casefold()
        own = own_rows.get(item)
        if own is None:
            findings.list_cell(table.sheet, address(row.number, min(row.cells)), _ADDED, after=row.shown)
        elif same_program:
            for key in ("note",) if item in items else ("value", "note"):
                before, after = own.text(key), row.text(key)
                if row.has(key) and after != before:
                    findings.list_cell(table.sheet, row.place(key), _CHANGED, before=before, after=after)


def _list_own_cells(tables: Mapping[SheetName, FoundTable], state: Assessment, findings: FindingList) -> None:
    """List what was written over the program's words inside the tables of levels and of scores."""
    first = rank_assessment(state)
    rankings: dict[SheetName, Ranking] = {"Scores": first}
    if (second := looked_at(state, first)) is not None:
        rankings["Second stage"] = rank_assessment(second)
    for name, table in tables.items():
        if name in ("Guidance", "Second stage guidance"):
            _list_not_known(table, findings)
        elif name in rankings:
            _list_outlooks(table, rankings[name], findings)


def _list_not_known(table: FoundTable, findings: FindingList) -> None:
    """List what was written over the words that explain the answer ``?``, the same for all criteria."""
    words = {"label": NOT_KNOWN_LABEL, "definition": NOT_KNOWN_MEANING}
    for row in table.rows:
        for key, before in words.items() if row.text("level") == NOT_KNOWN_TEXT else ():
            after = row.text(key)
            if row.has(key) and after != before:
                findings.list_cell(table.sheet, row.place(key), _CHANGED, before=before, after=after)


def _list_outlooks(table: FoundTable, ranking: Ranking, findings: FindingList) -> None:
    """List what was typed where an incomplete theme's range stands; a cleared one says nothing."""
    outlooks = {ranked.ref: outlook_text(ranked) for ranked in ranking.themes}
    for row in table.rows:
        ref, after = row.text("ref"), row.text("outlook")
        before = outlooks.get(ref, after)
        if after and after != before:
            place = row.place("outlook")
            findings.list_cell(
                table.sheet, place, _CHANGED, ref=ref, field="Could be", before=before, after=after
            )

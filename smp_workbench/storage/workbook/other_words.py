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
from smp_workbench.storage.workbook.cell import address
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
from smp_workbench.storage.workbook.sheet_scores import (
    NOT_KNOWN_LABEL,
    NOT_KNOWN_MEANING,
    outlook_text,
)
from smp_workbench.storage.workbook.stage_layout import stage_layout
from smp_workbench.storage.workbook.wording import Wording, above_text

_ADDED: Final = "This is not what the program wrote here; it was not read and is not kept when saved."
_CHANGED: Final = "These are the program's own words; they were changed and are written anew when saved."


def list_other_words(
    tables: Mapping[SheetName, FoundTable],
    state: Assessment,
    wording: Wording,
    findings: FindingList,
    *,
    same_program: bool,
) -> None:
    """List every word of the program's own that is another now, and what stands among them.

    Parameters
    ----------
    state, wording
        As saved, and its words.
    same_program
        Whether this very program wrote the file.
    """
    headers, of_stage = _coded_headers(state), _stage_headers(state)
    for table in tables.values():
        _list_above(table, wording, findings, same_program=same_program)
        _list_marking(table, state, findings)
        if table.name in CODED_SHEETS:
            _list_headers(table, of_stage if table.name == "Second stage" else headers, findings)
    if "About" in tables:
        _list_about(tables["About"], wording, findings, same_program=same_program)
    if same_program:
        _list_own_cells(tables, state, findings)


def _list_above(table: FoundTable, wording: Wording, findings: FindingList, *, same_program: bool) -> None:
    expected = wording.above[table.name]
    first = min(table.columns.values())  # under which titles and hints stand
    for number, row in table.above.items():
        for column, cell in row.items():
            another_version = column == first and not same_program
            if above_text(cell) not in expected and not another_version:
                findings.list_cell(table.sheet, address(number, column), _ADDED, after=cell.text)


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

"""Sheets and columns that are gone from a file, and what became of what they held.

Here: both, as wholes, and rows of sheets that are made anew. Not here: other rows that are gone, which
each ``_difference`` module knows, and the sheet Changes, without which there is no history (``reader``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final, Literal

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.storage.workbook import layout
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.firmness_layout import firmness_layout_of
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import (
    SHEETS,
    STAGE_SHEETS,
    Column,
    SheetLayout,
    SheetName,
)
from smp_workbench.storage.workbook.open_item_layout import OPEN_ITEMS
from smp_workbench.storage.workbook.people_layout import SCORERS
from smp_workbench.storage.workbook.stage_layout import STAGE_GUIDANCE, STAGE_MODEL, stage_layout

_KEPT: Final = "what it held was kept as it was saved."
_LOST: Final = "what only it held is lost."
_NO_STAGE: Final = "There is no second stage in this assessment; the sheet was not read."
_NOTHING_OPEN: Final = "Nothing is open in this assessment; the sheet was not read."
_NOT_DECIDED: Final = (
    "What copies left open cannot be kept without the history; this sheet tells what it was, so please look."
)
_ANEW: Final = "it is made anew when saved."

_MADE_ANEW: Final[tuple[SheetName, ...]] = (
    "Ranking", "Sensitivity", "Open items", "Guidance", "Second stage guidance",
)  # fmt: skip
"""Sheets every cell of which follows from others."""


def list_missing_sheets(
    tables: Mapping[SheetName, FoundTable],
    sheets: Collection[str],
    findings: FindingList,
    *,
    compared: bool,
    staged: bool,
    left_open: bool,
) -> None:
    """List the sheets that are missing, or whose table is.

    Parameters
    ----------
    sheets
        The names of all sheets of the file.
    compared
        Whether there is a history, from which their content is known.
    staged
        Whether there is a second stage.
    left_open
        Whether copies have left anything open.
    """
    for name in SHEETS:
        if name == OPEN_ITEMS.name and not left_open:
            continue
        if name in STAGE_SHEETS and not staged:
            if name not in tables and name in sheets:
                findings.say(name, "", _NO_STAGE)
        elif name not in tables and name != "Changes":
            fate = _ANEW if name in _MADE_ANEW else _KEPT if compared else _LOST
            text = f"The sheet {{name}} {how_gone(name, sheets)}; {fate}"
            findings.say(name, "", text, name=name)


def without_stage(
    tables: Mapping[SheetName, FoundTable], findings: FindingList
) -> dict[SheetName, FoundTable]:
    """Return the tables of the first stage, and list those of a second one that is not there."""
    for name in STAGE_SHEETS:
        if name in tables:
            findings.say(tables[name].sheet, "", _NO_STAGE)
    return {name: table for name, table in tables.items() if name not in STAGE_SHEETS}


def without_open_items(
    tables: Mapping[SheetName, FoundTable], findings: FindingList, *, compared: bool
) -> dict[SheetName, FoundTable]:
    """Return the tables but for Open items, where nothing is open; list it if it is there.

    Parameters
    ----------
    compared
        As above: without a history, it alone says what was open.
    """
    table = tables.get(OPEN_ITEMS.name)
    if table:
        findings.say(table.sheet, "", _NOTHING_OPEN if compared else _NOT_DECIDED)
    return {name: one for name, one in tables.items() if one is not table}


def how_gone(name: SheetName, sheets: Collection[str]) -> str:
    """Return what has become of a sheet whose table was not found."""
    return "has lost its table or its headers" if name in sheets else "is missing"


def list_missing_columns(
    tables: Mapping[SheetName, FoundTable], state: Assessment, findings: FindingList, *, compared: bool
) -> None:
    """List the columns that are missing from the sheets that are there.

    Parameters
    ----------
    state
        As saved: its model and cards tell which columns there were.
    compared
        As above.
    """
    agencies = any(scorer.agency for scorer in state.scorers)
    for one in _layouts(state):
        table = tables.get(one.name)
        for column in one.columns if table else ():
            part = "level" if column.part == "total" else column.part
            if table is None or (column.key, part) in table.columns:
                continue
            if one.name == "Ranking" and column.part:
                continue  # its totals are found by other names
            if (one.name, column.key) == ("Scorers", "agency") and not agencies:
                continue  # earlier programs wrote none
            fate = _ANEW if _follows(one.name, column) else _KEPT if compared else _LOST
            name = column.key if column.part == "level" else column.header
            findings.say(table.sheet, "", "The column of {column} is missing; " + fate, column=name)


def list_missing_rows(
    tables: Mapping[SheetName, FoundTable], state: Assessment, findings: FindingList
) -> None:
    """List that there are fewer rows than were written, on the sheets that are made anew.

    Parameters
    ----------
    state
        As saved: its themes and its model tell how many there were.
    """
    ranked = sum(theme.scored for theme in state.themes)
    _list_fewer(tables.get("Ranking"), _is_ranked, {theme.ref for theme in state.themes}, ranked, findings)
    guides: dict[SheetName, ScoringModel] = {"Guidance": state.model}
    if state.second_stage:
        guides["Second stage guidance"] = state.second_stage.model
    for name, model in guides.items():
        levels = sum(len(criterion.levels) + 1 for criterion in model.criteria)
        _list_fewer(tables.get(name), _is_guidance, model.codes, levels, findings)


def _list_fewer(
    table: FoundTable | None,
    own: Callable[[FoundRow, Collection[str]], bool],
    known: Collection[str],
    written: int,
    findings: FindingList,
) -> None:
    if table and sum(own(row, known) for row in table.rows) < written:
        findings.say(table.sheet, "", "Rows are missing here; they are made anew when saved.")


def _is_ranked(row: FoundRow, refs: Collection[str]) -> bool:
    """Whether a row is of the Ranking: its formulas, or a theme's ref where they were typed over."""
    return row.text("ref") in refs or any(cell.kind == "formula" for cell in row.cells.values())


def _is_guidance(row: FoundRow, codes: Collection[str]) -> bool:
    return not row.has("criterion") or row.text("criterion") in codes


def _follows(name: SheetName, column: Column) -> bool:
    """Whether all that stands in a column follows from other cells."""
    given = column.part in ("level", "confidence", "reason") or column.key in ("ref", "theme")
    return name in _MADE_ANEW or (name in ("Scores", "Second stage") and not given)


def _layouts(state: Assessment) -> tuple[SheetLayout, ...]:
    model, stage = state.model, state.second_stage
    of_stage = (stage_layout(stage.model), STAGE_GUIDANCE, STAGE_MODEL) if stage else ()
    return (
        *of_stage,
        layout.ranking_layout(model),
        layout.scores_layout(model),
        firmness_layout_of(state),
        OPEN_ITEMS,
        layout.THEMES,
        layout.EVIDENCE,
        layout.REASONS,
        layout.scorecards_layout(model, _codes_with(state, "confidence"), _codes_with(state, "reason")),
        SCORERS,
        layout.GUIDANCE,
        layout.MODEL,
        layout.VERSIONS,
        layout.CHANGES,
        layout.ABOUT,
    )


def _codes_with(state: Assessment, part: Literal["confidence", "reason"]) -> tuple[str, ...]:
    """Return the criteria for which a shown card gives a confidence, or a reason."""
    shown = [card for card in state.cards if state.round_revealed(card.round)]
    entries = [pair for card in shown for row in card.entries.values() for pair in row.items()]
    given = {code for code, entry in entries if getattr(entry, part)}
    return tuple(code for code in state.model.codes if code in given)

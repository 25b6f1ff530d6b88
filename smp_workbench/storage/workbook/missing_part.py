"""Sheets and columns that are gone from a file, and what became of what they held.

Here: both, as wholes, and rows of sheets that are made anew. Not here: other rows that are gone, which
each ``_difference`` module knows, and the sheet Changes, without which there is no history (``reader``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, Literal

from smp_workbench.domain.assessment import Assessment
from smp_workbench.storage.workbook import layout
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import SHEETS, Column, SheetLayout, SheetName

_KEPT: Final = "what it held was kept as it was saved."
_LOST: Final = "what only it held is lost."
_ANEW: Final = "it is made anew when saved."

_MADE_ANEW: Final[tuple[SheetName, ...]] = ("Ranking", "Guidance")
"""Sheets every cell of which follows from others."""


def list_missing_sheets(
    tables: Mapping[SheetName, FoundTable], sheets: Collection[str], findings: FindingList, *, compared: bool
) -> None:
    """List the sheets that are missing, or whose table is.

    Parameters
    ----------
    sheets
        The names of all sheets of the file.
    compared
        Whether there is a history, from which their content is known.
    """
    for name in SHEETS:
        if name not in tables and name != "Changes":
            fate = _ANEW if name in _MADE_ANEW else _KEPT if compared else _LOST
            text = f"The sheet {{name}} {how_gone(name, sheets)}; {fate}"
            findings.say(name, "", text, name=name)


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
    for one in _layouts(state):
        table = tables.get(one.name)
        for column in one.columns if table else ():
            part = "level" if column.part == "total" else column.part
            if table is None or (column.key, part) in table.columns:
                continue
            if one.name == "Ranking" and column.part:
                continue  # its totals are found by other names
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
    written = {
        "Ranking": sum(theme.scored for theme in state.themes),
        "Guidance": sum(len(criterion.levels) + 1 for criterion in state.model.criteria),
    }
    refs = frozenset(theme.ref for theme in state.themes)
    for name in _MADE_ANEW:
        table = tables.get(name)
        own = _is_ranked if name == "Ranking" else _is_guidance
        known = refs if name == "Ranking" else frozenset(state.model.codes)
        if table and sum(own(row, known) for row in table.rows) < written[name]:
            findings.say(table.sheet, "", "Rows are missing here; they are made anew when saved.")


def _is_ranked(row: FoundRow, refs: Collection[str]) -> bool:
    """Whether a row is of the Ranking: its formulas, or a theme's ref where they were typed over."""
    return row.text("ref") in refs or any(cell.kind == "formula" for cell in row.cells.values())


def _is_guidance(row: FoundRow, codes: Collection[str]) -> bool:
    return not row.has("criterion") or row.text("criterion") in codes


def _follows(name: SheetName, column: Column) -> bool:
    """Whether all that stands in a column follows from other cells."""
    given = column.part == "level" or column.key in ("ref", "theme")
    return name in _MADE_ANEW or (name == "Scores" and not given)


def _layouts(state: Assessment) -> tuple[SheetLayout, ...]:
    model = state.model
    return (
        layout.ranking_layout(model),
        layout.scores_layout(model),
        layout.THEMES,
        layout.EVIDENCE,
        layout.REASONS,
        layout.scorecards_layout(model, _codes_with(state, "confidence"), _codes_with(state, "reason")),
        layout.SCORERS,
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

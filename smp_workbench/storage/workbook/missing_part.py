"""Sheets and columns that are gone from a file, and what became of what they held.

Here: both, as wholes. Not here: rows that are gone, which each ``_difference`` module knows, and the
sheet Changes, without which there is no history (``reader``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from smp_workbench.domain.assessment import Assessment
from smp_workbench.storage.workbook import layout
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundTable
from smp_workbench.storage.workbook.layout import SHEETS, Column, SheetLayout, SheetName

_KEPT: Final = "what it held was kept as it was saved."
_LOST: Final = "what only it held is lost."
_ANEW: Final = "it is made anew when saved."

_MADE_ANEW: Final[tuple[SheetName, ...]] = ("Ranking", "Guidance")
"""Sheets every cell of which follows from others."""


def list_missing_sheets(
    tables: Mapping[SheetName, FoundTable], findings: FindingList, *, compared: bool
) -> None:
    """List the sheets that are missing.

    Parameters
    ----------
    compared
        Whether there is a history, from which their content is known.
    """
    for name in SHEETS:
        if name not in tables and name != "Changes":
            fate = _ANEW if name in _MADE_ANEW else _KEPT if compared else _LOST
            findings.say(name, "", "The sheet {name} is missing; " + fate, name=name)


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

"""A row that somebody added for a theme of their own: what it proposes.

Here: its name and texts, and each level that can be read. Not here: listing the row (``reconciliation``),
and what becomes of the proposal (``session.merge``).
"""

from __future__ import annotations

from typing import Final, get_args

from smp_workbench.domain.edit_theme import ThemeField, with_field
from smp_workbench.domain.open_item import WholeTheme
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.text import clean_name, clean_note
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.cell_value import LevelReader
from smp_workbench.storage.workbook.finding import NewRow
from smp_workbench.storage.workbook.found_table import FoundRow, Key

_TEXTS: Final[tuple[ThemeField, ...]] = tuple(one for one in get_args(ThemeField) if one != "name")
_REF: Final[Key] = ("ref", "")


def new_row(row: FoundRow, model: ScoringModel, card: str) -> NewRow | None:
    """Return the theme that a row proposes; None where it has no name.

    Parameters
    ----------
    card
        On which its levels stand, as ``"scorer round"``.
    """
    name_key: Key = ("theme", "") if row.has("theme") else ("name", "")
    read = {_REF, name_key}
    try:
        theme = Theme("", clean_name(_text(row, name_key), "The theme's name", required=True))
        for field in _TEXTS:
            theme = with_field(theme, field, clean_note(_text(row, (field, "")), "The text"))
            read.add((field, ""))
    except Refusal:
        return None
    entries: dict[str, Entry] = {}
    levels = LevelReader(model)
    for code in model.codes:
        if row.has(code, "level"):
            try:
                level = levels.read(row.cell(code, "level"), code).answer
            except Refusal:
                continue
            read.add((code, "level"))
            if level is not None:
                entries[code] = Entry(level)
    return NewRow(WholeTheme(theme, {card: entries} if entries else {}), _nothing_else(row, read))


def _text(row: FoundRow, key: Key) -> str:
    cell = row.cell(*key)
    return cell.text.strip() if cell.kind == "text" else ""


def _nothing_else(row: FoundRow, read: set[Key]) -> bool:
    """Whether every other cell of a row is empty, or a formula, which spreadsheets fill in by themselves."""
    known = {row.columns[key] for key in read if key in row.columns}
    return not any(
        cell.text.strip() and cell.kind != "formula"
        for column, cell in row.cells.items()
        if column not in known
    )

"""The sheet Themes against the themes: names and texts, decisions, kind, order.

Here: every column of that sheet. Not here: scores and evidence; and themes that are new or gone,
which are listed and left to a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final, cast, get_args

from smp_workbench.domain.edit import Batch, ChangeTheme, Edit, MoveTheme, SetDecision, SetScored
from smp_workbench.domain.edit_theme import ThemeField
from smp_workbench.domain.theme import Outcome, Theme
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.cell_value import read_filled_count
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import NOT_SCORED, SCORED, THEMES
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot, rows_by_ref

_FIELDS: Final[tuple[ThemeField, ...]] = get_args(ThemeField)


def theme_differences(table: FoundTable, reconciliation: Reconciliation) -> dict[str, FoundRow]:
    """Offer every difference of the sheet Themes, apart from themes that are not scored any more.

    Returns
    -------
    dict of str to FoundRow
        The rows by ref, for :func:`unscored_differences`.

    Raises
    ------
    UnreadableFile
        If a ref stands twice, or names were moved away from their refs.
    """
    rows = rows_by_ref(table, reconciliation)
    for theme in reconciliation.base.themes:
        if theme.ref in rows:
            _offer_texts(theme, rows[theme.ref], reconciliation)
            _offer_kind(theme, rows[theme.ref], reconciliation, scored=True)
        else:
            text = "The row of {ref} {theme} is missing; the theme was kept."
            reconciliation.list_sheet(table.sheet, text, ref=theme.ref, theme=theme.label)
    _offer_order(rows, reconciliation)
    return rows


def unscored_differences(rows: Mapping[str, FoundRow], reconciliation: Reconciliation) -> None:
    """Offer, after all scores are read, that a theme is not scored: from then on it takes none."""
    for theme in reconciliation.base.themes:
        if theme.ref in rows:
            _offer_kind(theme, rows[theme.ref], reconciliation, scored=False)


def _spot(row: FoundRow, key: str, theme: Theme) -> Spot:
    header = next(column.header for column in THEMES.columns if column.key == key)
    return Spot(row, key, f"{theme.label}, {header.lower()}", theme.ref, header)


def _offer_texts(theme: Theme, row: FoundRow, reconciliation: Reconciliation) -> None:
    for field in _FIELDS:
        before: str = getattr(theme, field)
        edit = partial(ChangeTheme, theme.ref, field)
        reconciliation.offer_text(_spot(row, field, theme), before, edit)

    def outcome(text: str) -> Edit:
        word = cast("Outcome", text.strip().casefold())  # the edit itself refuses another word
        decision = reconciliation.themes[theme.ref].decision
        return SetDecision(theme.ref, replace(decision, outcome=word))

    def because(text: str) -> Edit:
        decision = reconciliation.themes[theme.ref].decision
        return SetDecision(theme.ref, replace(decision, because=text))

    reconciliation.offer_text(_spot(row, "decision", theme), theme.decision.outcome, outcome)
    reconciliation.offer_text(_spot(row, "because", theme), theme.decision.because, because)


def _offer_kind(theme: Theme, row: FoundRow, reconciliation: Reconciliation, *, scored: bool) -> None:
    """Offer the kind if the cell says this one; another word is refused when scored ones are asked for."""
    spot = _spot(row, "kind", theme)
    if spot.gone:
        return
    word = " ".join(spot.cell.text.split()).casefold()
    before = SCORED if theme.scored else NOT_SCORED
    if word in (SCORED, NOT_SCORED):
        if word != before and (word == SCORED) == scored:
            reconciliation.offer(spot, before, word, SetScored(theme.ref, scored))
    elif scored:
        refusal = Refusal("It is neither “scored” nor “not scored”.", "Type one of the two.")
        reconciliation.refuse(spot, before, spot.cell.text, refusal)


def _offer_order(rows: Mapping[str, FoundRow], reconciliation: Reconciliation) -> None:
    """Offer the order of record that the numbers give; a sheet sorted otherwise has the same numbers."""
    themes = reconciliation.base.themes
    numbers: dict[str, int] = {}
    changed: list[tuple[Spot, int]] = []
    for place, theme in enumerate(themes, start=1):
        spot = _spot(rows[theme.ref], "order", theme) if theme.ref in rows else None
        if spot is None or spot.gone:
            return
        number = _number(spot, place, reconciliation)
        numbers[theme.ref] = place if number is None else number
        if number not in (None, place):
            changed.append((spot, place))
    if len(set(numbers.values())) < len(numbers):
        refusal = Refusal("Two themes have one place.", "Give each theme a number of its own.")
        for spot, place in changed:
            reconciliation.refuse(spot, str(place), spot.cell.text, refusal)
    elif changed:
        order = sorted(numbers, key=numbers.__getitem__)
        reconciliation.offer_together(
            [(spot, str(place), spot.cell.text) for spot, place in changed],
            Batch("Order of themes", _moves(tuple(theme.ref for theme in themes), order)),
        )


def _number(spot: Spot, place: int, reconciliation: Reconciliation) -> int | None:
    """Return the number in a cell; None, and a finding, if it holds none."""
    try:
        return read_filled_count(spot.cell, "Type the number of its place again.")
    except Refusal as refusal:
        reconciliation.refuse(spot, str(place), spot.cell.text, refusal)
        return None


def _moves(present: tuple[str, ...], wanted: list[str]) -> tuple[MoveTheme, ...]:
    """Return the moves that bring the themes from one order into the other."""
    order = list(present)
    moves = []
    for place, ref in enumerate(wanted):
        if order[place] != ref:
            order.remove(ref)
            order.insert(place, ref)
            moves.append(MoveTheme(ref, place))
    return tuple(moves)

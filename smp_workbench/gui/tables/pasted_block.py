"""Where the values of a block from a spreadsheet go: by its headings, its themes' names, or its place.

Here: recognising headings (criteria in the first row) and names (themes in the first column), each by
itself or both; refusing what is unclear.
Not here: reading (``pasted_text``), looking a name up (``pasted_name``), a block without either
(``pasted_place``), what is changed by it (``paste_plan``), and files of scores (``storage.score_csv``).

Where the block has headings, columns go by them, else from the focused column on; where it has names,
rows go by them, else from the focused theme down, in the order shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal
from smp_workbench.gui.tables.pasted_name import column_names, theme_names
from smp_workbench.gui.tables.pasted_place import columns_by_place, rows_by_place
from smp_workbench.gui.tables.pasted_value import Landing, Landings, Rows, is_level, is_word
from smp_workbench.gui.tables.score_column import THEME_COLUMN
from smp_workbench.gui.tables.shown_scores import ShownScores


def block_landings(shown: ShownScores, rows: Rows, row: int, column: int) -> Landings:
    """Return where each value of a block goes.

    Parameters
    ----------
    rows
        As :func:`read_block` gives them.
    row, column
        Of the focused cell.

    Raises
    ------
    Refusal
        If a heading names nothing here, or the block fits in no way or in several.
    """
    placed = _placed(shown, rows, row, column)
    landed = tuple(
        Landing(theme, placed.columns[place], line[place])
        for theme, line in zip(placed.themes, placed.values, strict=True)
        for place in placed.columns
        if place < len(line) and shown.columns[placed.columns[place]].kind == "criterion"
    )
    passed = (place for place in placed.columns.values() if shown.columns[place].derived)
    return Landings(landed, tuple(passed))


@dataclass(frozen=True, slots=True)
class _Placed:
    """Rows of values, the grid's row for each of them, and the grid's column for each of theirs."""

    values: Rows
    themes: Sequence[int]
    columns: Mapping[int, int]


def _placed(shown: ShownScores, rows: Rows, row: int, column: int) -> _Placed:
    edged = _without_blank_edge(rows)  # headings and names mean the same wherever they begin
    headed = _headed_columns(shown, edged)
    named = 0 not in headed if headed else _has_names(shown, edged, column)
    values: Rows
    themes: Sequence[int]
    if named:
        values = [line for line in edged[bool(headed) :] if any(line)]
        themes = _named_rows(shown, values)
    else:
        values, themes = rows_by_place(shown, edged[1:] if headed else rows, row)
    if not headed:
        if named and column == THEME_COLUMN:
            column += 1  # a block with its names, put where the names stand
        found = columns_by_place(shown, [line[named:] for line in values], themes, column)
        headed = {place + named: column for place, column in enumerate(found)}
    return _Placed(values, themes, headed)


def _without_blank_edge(rows: Rows) -> Rows:
    """Return the rows from the first row and the first column on that have something in them."""
    filled = [place for line in rows for place, cell in enumerate(line) if cell]
    top = next(place for place, line in enumerate(rows) if any(line))
    return [line[min(filled) :] for line in rows[top:]]


# --- columns --------------------------------------------------------------------------------------


def _headed_columns(shown: ShownScores, rows: Rows) -> Mapping[int, int]:
    """Return the grid's column for each column of a block that has headings; nothing for one without."""
    known = column_names(shown)
    if len(rows) < 2 or not any(text in known for text in rows[0]):
        return {}
    places = {place: known.place(text) for place, text in enumerate(rows[0])}
    if places[0] is None:
        _refuse_names_later(shown, rows[1:], [place for place in places if places[place] is None])
    for place, text in enumerate(rows[0][1:], start=1):
        if text and places[place] is None:
            raise Refusal(
                "The block has a column “{heading}”, which is no criterion here.",
                "Take that column out, or give it the name of a criterion. Nothing was pasted.",
                heading=printable(text),
            )
    found = {place: column for place, column in places.items() if column is not None}
    if len(set(found.values())) < len(found):
        raise Refusal(
            "Two columns of the block have the same heading.",
            "Take one of them out. Nothing was pasted.",
        )
    return found


# --- themes ---------------------------------------------------------------------------------------


def _has_names(shown: ShownScores, values: Rows, column: int) -> bool:
    """Return whether the first column of a block without headings holds the names of themes.

    Raises
    ------
    Refusal
        If it holds words of which none is a theme's name: what stands beside them would land one
        criterion off.
    """
    firsts = [line[0] for line in values if line[0]]
    if max(map(len, values)) < 2:
        return False
    names = theme_names(shown)
    if not any(text in names for text in firsts):
        _refuse_names_later(shown, values, range(max(map(len, values))))
        if all(map(is_word, firsts)):
            raise Refusal(
                "The first column of the block (“{text}”) is not levels, and no theme here is called so.",
                "Correct the names, or copy the levels without them. Nothing was pasted.",
                text=printable(firsts[0]),
            )
        return False
    criterion = shown.columns[column].criterion
    if criterion is not None and any(is_level(criterion, text) for text in firsts):
        raise Refusal(
            "The first column of the block could be names of themes or levels of {criterion}.",
            "Copy it with its headings (criteria above, themes at the left). Nothing was pasted.",
            criterion=criterion.name,
        )
    return True


def _refuse_names_later(shown: ShownScores, values: Rows, places: Sequence[int]) -> None:
    """Refuse a block whose themes' names are not in its first column but in a later one of these.

    To be told that this column is no criterion would only mislead.
    """
    names = theme_names(shown)
    for place in places:
        cells = [line[place] for line in values if place < len(line)]
        if not any(is_word(cell) and cell in names for cell in cells):
            continue
        if place == 0:
            return
        raise Refusal(
            "The names of the themes are in column {place} of the block.",
            "The themes’ names must be the first column: take out what stands before them. "
            "Nothing was pasted.",
            place=place + 1,
        )


def _named_rows(shown: ShownScores, values: Rows) -> list[int]:
    """Return the grid's row for each row of a block that begins with the names of themes."""
    names = theme_names(shown)
    themes: list[int] = []
    for line in values:
        row = names.place(line[0])
        if row is None:
            raise _unnamed(line)
        if row in themes:
            raise Refusal(
                "The block has two rows for {theme}.",
                "Take one of them out. Nothing was pasted.",
                theme=shown.theme(row).label,
            )
        themes.append(row)
    return themes


def _unnamed(line: Sequence[str]) -> Refusal:
    if not line[0]:
        return Refusal(
            "A row of the block has values ({values}) but no theme’s name.",
            "Take that row out, or give it the name of a theme. Nothing was pasted.",
            values=printable(", ".join(filter(None, line))),
        )
    return Refusal(
        "The block has a row “{heading}”, which is no theme here.",
        "Take that row out, or give it the name of a theme. Nothing was pasted.",
        heading=printable(line[0]),
    )

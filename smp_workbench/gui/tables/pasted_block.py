"""Where the values of a block from a spreadsheet go: by its headings, its themes' names, or its place.

Here: recognising headings (criteria in the first row) and names (themes in the first column), each by
itself or both; refusing what is unclear.
Not here: reading (``pasted_value``), a block without either (``pasted_place``), what is changed by it
(``paste_plan``), and files of scores (``storage.score_csv``).

Where the block has headings, columns go by them, else from the focused column on; where it has names,
rows go by them, else from the focused theme down, in the order shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal
from smp_workbench.gui.tables.pasted_place import columns_by_place
from smp_workbench.gui.tables.pasted_value import Landing, Landings, Rows, is_level
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
    headed = _headed_columns(shown, rows)
    values = rows[1:] if headed else rows
    named = 0 not in headed if headed else _has_names(shown, values, column)
    themes = _named_rows(shown, values) if named else _rows_from(shown, len(values), row)
    if not headed:
        headed = _placed_columns(shown, [line[named:] for line in values], themes, column, shift=named)
    landed = tuple(
        Landing(theme, headed[place], line[place])
        for theme, line in zip(themes, values, strict=True)
        for place in headed
        if place < len(line) and shown.columns[headed[place]].kind == "criterion"
    )
    passed = (place for place in headed.values() if shown.columns[place].derived)
    return Landings(landed, tuple(passed))


# --- columns --------------------------------------------------------------------------------------


def _headed_columns(shown: ShownScores, rows: Rows) -> Mapping[int, int]:
    """Return the grid's column for each column of a block that has headings; nothing for one without."""
    if len(rows) < 2:
        return {}
    known = _column_names(shown)
    found = {place: known[text.casefold()] for place, text in enumerate(rows[0]) if text.casefold() in known}
    if not found:
        return {}
    for place, text in enumerate(rows[0][1:], start=1):
        if text and place not in found:
            raise Refusal(
                "The block has a column “{heading}”, which is no criterion here.",
                "Take that column out, or give it the name of a criterion. Nothing was pasted.",
                heading=printable(text),
            )
    if len(set(found.values())) < len(found):
        raise Refusal(
            "Two columns of the block have the same heading.",
            "Take one of them out. Nothing was pasted.",
        )
    return found


def _placed_columns(
    shown: ShownScores, values: Rows, themes: Sequence[int], column: int, *, shift: bool
) -> Mapping[int, int]:
    """Return the same for a block without headings; its first column is passed over if it has names."""
    if shift and column == THEME_COLUMN:
        column += 1  # a block with its names, put where the names stand
    columns = columns_by_place(shown, values, themes, column)
    return {place + shift: column for place, column in enumerate(columns)}


def _column_names(shown: ShownScores) -> Mapping[str, int]:
    """Return every name by which a block may call a column; a name of two criteria says nothing."""
    derived = [("score", place) for place, column in enumerate(shown.columns) if column.kind == "score"]
    criteria: list[tuple[str, int]] = []
    for place, column in enumerate(shown.columns):
        names = (column.short, column.name, column.code, f"{column.code} {column.name}")
        if column.kind == "total":
            derived += [(name, place) for name in names]
        elif column.kind == "criterion":
            criteria += [(name, place) for name in names]
    totals = {name.casefold(): place for name, place in derived}
    clashes = {name.casefold() for name, _ in criteria} & totals.keys()
    return {name: place for name, place in totals.items() if name not in clashes} | _unambiguous(criteria)


# --- themes ---------------------------------------------------------------------------------------


def _has_names(shown: ShownScores, values: Rows, column: int) -> bool:
    """Return whether the first column of a block without headings holds the names of themes."""
    names, firsts = _theme_names(shown), [line[0] for line in values]
    known = [text for text in firsts if _plain(text) in names]
    if not known or max(map(len, values)) < 2:
        return False
    criterion = shown.columns[column].criterion
    if criterion is not None and any(is_level(criterion, text) for text in firsts):
        raise Refusal(
            "The first column of the block could be names of themes or levels of {criterion}.",
            "Copy it with its headings (criteria above, themes at the left). Nothing was pasted.",
            criterion=criterion.name,
        )
    return True


def _named_rows(shown: ShownScores, values: Rows) -> list[int]:
    """Return the grid's row for each row of a block that begins with the names of themes."""
    names = _theme_names(shown)
    themes: list[int] = []
    for line in values:
        row = names.get(_plain(line[0]))
        if row is None:
            raise Refusal(
                "The block has a row “{heading}”, which is no theme here.",
                "Take that row out, or give it the name of a theme. Nothing was pasted.",
                heading=printable(line[0]),
            )
        if row in themes:
            raise Refusal(
                "The block has two rows for {theme}.",
                "Take one of them out. Nothing was pasted.",
                theme=shown.theme(row).label,
            )
        themes.append(row)
    return themes


def _rows_from(shown: ShownScores, height: int, row: int) -> range:
    """Return the grid's rows for a block without names: from the focused one down."""
    if row + height > len(shown.refs):
        raise Refusal(
            "The block has {height} rows; there are only {left} themes from here on.",
            "Go to the theme of its first row, or add the missing themes.",
            height=height,
            left=len(shown.refs) - row,
        )
    return range(row, row + height)


def _theme_names(shown: ShownScores) -> Mapping[str, int]:
    """Return every name by which a block may call a theme; a name of two themes says nothing."""
    pairs: list[tuple[str, int]] = []
    for place, ref in enumerate(shown.refs):
        theme = shown.theme(place)
        pairs += [(theme.label, place), (theme.name, place), (ref, place)]
    return _unambiguous(pairs)


def _unambiguous(pairs: Sequence[tuple[str, int]]) -> dict[str, int]:
    places: dict[str, set[int]] = {}
    for name, place in pairs:
        places.setdefault(name.casefold(), set()).add(place)
    return {name: place for name, (place, *others) in places.items() if not others}


def _plain(name: str) -> str:
    """Return a name as it is compared; an apostrophe marks text in a spreadsheet."""
    return name.removeprefix("'").casefold()

"""A block of levels from a spreadsheet, and the edits it stands for.

Here: reading tab-separated text, finding each value's theme and criterion, refusing what is unclear.
Not here: the clipboard (``score_typing``) and files of scores (``storage.score_csv``).

A block with headings (criteria in its first row, themes in its first column) goes where its headings
say. One without goes to the focused cell and to the right and down from there, in the order shown,
and must not reach across a total: whether the source had a total there too cannot be known, and all
scores after it could land one criterion off without anybody noticing.

An empty cell leaves the score that is there. Either the whole block is taken or nothing of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.number import parse_number
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Answer, Entry
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.gui.tables.shown_scores import ShownScores

Rows: TypeAlias = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Landing:
    """Where one value goes."""

    row: int
    column: int
    text: str


def read_block(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of tab-separated text, row by row, without space round them.

    Full-width digits and no-break spaces, which spreadsheets bring along, become plain ones.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = plain.strip("\n").split("\n") if plain.strip() else []
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


def block_edits(shown: ShownScores, rows: Rows, row: int, column: int) -> tuple[tuple[SetEntry, ...], int]:
    """Return the edits of a block, those that would change something, and how many blanks keep a level.

    Parameters
    ----------
    rows
        As :func:`read_block` gives them.
    row, column
        Of the focused cell.

    Raises
    ------
    Refusal
        If a heading names nothing here, the block does not fit, or a value is no level.
    """
    headed = _headed_columns(shown, rows)
    landings = list(_by_heading(shown, rows, headed) if headed else _by_place(shown, rows, row, column))
    edits = (_edit(shown, landing) for landing in landings if landing.text)
    kept = [one for one in landings if not one.text and shown.answer(one.row, one.column) is not None]
    return tuple(edit for edit in edits if edit is not None), len(kept)


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
    return found


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


def _by_heading(shown: ShownScores, rows: Rows, columns: Mapping[int, int]) -> Iterator[_Landing]:
    themes = _theme_names(shown)
    for line in rows[1:]:
        row = themes.get(line[0].removeprefix("'").casefold())  # an apostrophe marks text in a spreadsheet
        if row is None:
            raise Refusal(
                "The block has a row “{heading}”, which is no theme here.",
                "Take that row out, or give it the name of a theme. Nothing was pasted.",
                heading=printable(line[0]),
            )
        for place, column in columns.items():
            if place < len(line) and shown.columns[column].kind == "criterion":
                yield _Landing(row, column, line[place])


def _by_place(shown: ShownScores, rows: Rows, row: int, column: int) -> Iterator[_Landing]:
    width = max((len(line) for line in rows), default=0)
    across = shown.columns[column : column + width]
    if len(across) < width or any(described.kind != "criterion" for described in across):
        raise Refusal(
            "The block is {width} columns wide and would reach beyond the scores of this group.",
            "Copy it with its headings (criteria above, themes at the left), so that each score finds"
            " its place, or paste it group by group.",
            width=width,
        )
    if row + len(rows) > len(shown.refs):
        raise Refusal(
            "The block has {height} rows; there are only {left} themes from here on.",
            "Go to the theme of its first row, or add the missing themes.",
            height=len(rows),
            left=len(shown.refs) - row,
        )
    for down, line in enumerate(rows):
        for right, text in enumerate(line):
            yield _Landing(row + down, column + right, text)


def _edit(shown: ShownScores, landing: _Landing) -> SetEntry | None:
    """Return the edit of one value, or None if it is there already."""
    column, theme = shown.columns[landing.column], shown.theme(landing.row)
    if column.criterion is None:
        return None
    answer = _answer(column.criterion, theme.label, landing.text)
    entry = shown.assessment.agreed.entry(theme.ref, column.code)
    if entry.level == answer:
        return None
    return SetEntry(AGREED, 0, theme.ref, column.code, Entry(answer, entry.confidence, entry.reason))


def _answer(criterion: Criterion, theme: str, text: str) -> Answer:
    if text == str(NOT_KNOWN):
        return NOT_KNOWN
    try:
        value = parse_number(text)
    except WorkbenchError:
        value = None
    if value is None or criterion.position_of(value) is None:
        raise Refusal(
            "“{text}” is no level of {criterion} (for {theme}).",
            "Correct it where it was copied from. Nothing was pasted.",
            text=printable(text),
            criterion=criterion.name,
            theme=theme,
        )
    return value

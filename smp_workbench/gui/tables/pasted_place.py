"""Which rows and columns a block without names or headings goes to, from its place and what is in it.

Here: from the focused theme down; from the focused column on, either over criteria and totals as the
grid shows them, or over the criteria only.
Not here: blocks with headings or names (``pasted_block``).

Within one group both are the same. A block that reaches across a total is taken only if it fits one
way: with totals if those in it agree with the scores beside them, without if every value is a level, or if
it has all criteria from there on and only a few values are none.
A row of headings or a column of notes that nobody knows here moves all that follows: it is refused.
A score could otherwise land one theme or one criterion off without anybody noticing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from smp_workbench.domain.edit import Batch, SetEntry
from smp_workbench.domain.ranking import RankedTheme
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal
from smp_workbench.gui.tables.pasted_value import Rows, answer_of, is_level, is_word, number_of
from smp_workbench.gui.tables.score_cell import score_text
from smp_workbench.gui.tables.score_column import ScoreColumn
from smp_workbench.gui.tables.shown_scores import ShownScores
from smp_workbench.scoring.rank import rank_assessment

_FEW: Final = 0.1
"""Part of a block's values that may be mistyped; they are listed, and the others wait for a yes."""


def rows_by_place(shown: ShownScores, rows: Rows, row: int) -> tuple[Rows, range]:
    """Return the rows of a block that begin at a focused theme, and the grid's row for each.

    Blank rows after the last theme go: whoever copies a column often takes some with it.

    Raises
    ------
    Refusal
        If there are more than themes.
    """
    left = len(shown.refs) - row
    height = len(rows)
    while height > left and not any(rows[height - 1]):
        height -= 1
    if height > left:
        raise Refusal(
            "The block has {height} rows; there are only {left} themes from here on.",
            "Go to the theme of its first row, or add the missing themes.",
            height=height,
            left=left,
        )
    return rows[:height], range(row, row + height)


def columns_by_place(shown: ShownScores, rows: Rows, themes: Sequence[int], column: int) -> list[int]:
    """Return the grid's column for each column of a block that begins at a focused one.

    Parameters
    ----------
    rows
        Of values only.
    themes
        The rows of the grid that they go to.

    Raises
    ------
    Refusal
        If the block fits neither way, or both, or a row or column of it is no levels at all.
    """
    if shown.columns[column].kind == "theme":
        raise Refusal("This is the theme's name.", "Go right to one of its scores first.")
    found = _columns(shown, rows, themes, column)
    _refuse_headings(shown, rows, found)
    if len(found) > 1:
        for place, target in enumerate(found):
            _refuse_notes(shown.columns[target], [line[place] for line in rows if place < len(line)], place)
    return found


def _columns(shown: ShownScores, rows: Rows, themes: Sequence[int], column: int) -> list[int]:
    width = max((len(line) for line in rows), default=0)
    criteria = [place for place, one in enumerate(shown.columns) if one.kind == "criterion"]
    beside = list(range(column, min(column + width, len(shown.columns))))
    alone = [place for place in criteria if place >= column][:width]
    if shown.columns[column].kind == "criterion":
        if beside == alone and len(alone) == width:
            return alone
        with_totals = len(beside) == width and _totals_agree(shown, rows, themes, beside)
        without = len(alone) == width and _all_levels(shown, rows, alone)
        if with_totals != without:
            return beside if with_totals else alone
        if alone == criteria[-width:] and not without and _nearly_levels(shown, rows, themes, alone, beside):
            return alone
    raise Refusal(
        "The block is {width} columns wide and would reach beyond the scores of this group.",
        "Copy it with its headings (criteria above, themes at the left), so that each score finds"
        " its place, or paste it group by group.",
        width=width,
    )


def _refuse_headings(shown: ShownScores, rows: Rows, columns: Sequence[int]) -> None:
    """Refuse a block whose first row is words above levels: they are headings that nobody knows here."""
    first = [cell for cell in rows[0] if cell]
    if not first or not all(map(is_word, first)):
        return
    if any(
        cell and _fits(shown.columns[column], cell)
        for line in rows[1:]
        for column, cell in zip(columns, line, strict=False)
    ):
        raise Refusal(
            "The first row of the block (“{text}”) is not levels, and no criterion here is called so.",
            "Correct the headings, or copy the levels without them. Nothing was pasted.",
            text=printable(first[0]),
        )


def _refuse_notes(column: ScoreColumn, cells: Sequence[str], place: int) -> None:
    """Refuse a column that holds no level of its criterion, unless it is one mistyped number."""
    given = [cell for cell in cells if cell]
    if column.criterion is None or any(is_level(column.criterion, cell) for cell in given):
        return
    if len(given) > 1 or any(map(is_word, given)):
        raise Refusal(
            "Column {place} of the levels (“{text}”) holds no level of {criterion}, where it would land.",
            "Take that column out, or go to the score where the block begins. Nothing was pasted.",
            place=place + 1,
            text=printable(given[0]),
            criterion=column.criterion.name,
        )


def _all_levels(shown: ShownScores, rows: Rows, columns: list[int]) -> bool:
    """Return whether every value is a level where it would land; nothing says that it is not."""
    return all(
        _fits(shown.columns[column], text)
        for line in rows
        for column, text in zip(columns, line, strict=False)
    )


def _nearly_levels(
    shown: ShownScores, rows: Rows, themes: Sequence[int], alone: list[int], beside: list[int]
) -> bool:
    """Return whether a few values are mistyped in what else are levels of all criteria, and no totals."""
    landing = [pair for line in rows for pair in zip(alone, line, strict=False) if pair[1]]
    wrong = sum(not _fits(shown.columns[column], text) for column, text in landing)
    return wrong <= len(landing) * _FEW and not any(
        _totals_agree(shown, [line], [theme], beside) for theme, line in zip(themes, rows, strict=True)
    )


def _fits(column: ScoreColumn, text: str) -> bool:
    return column.criterion is None or is_level(column.criterion, text)


def _totals_agree(shown: ShownScores, rows: Rows, themes: Sequence[int], columns: list[int]) -> bool:
    """Return whether the block's totals are those of its scores, at least one of them and none not."""
    if not _all_levels(shown, rows, columns):
        return False
    edits = []
    for place, line in zip(themes, rows, strict=True):
        for column, text in zip(columns, line, strict=False):
            criterion = shown.columns[column].criterion
            if criterion is not None and text and shown.theme(place).scored:
                entry = Entry(answer_of(criterion, text))
                edits.append(SetEntry(AGREED, 0, shown.refs[place], criterion.code, entry))
    after, _ = Batch("Paste", tuple(edits)).apply(shown.assessment)
    ranked = {one.ref: one for one in rank_assessment(after).themes}
    verdicts = [
        _agrees(shown.columns[column], text, ranked.get(shown.refs[place]))
        for place, line in zip(themes, rows, strict=True)
        for column, text in zip(columns, line, strict=False)
    ]
    return True in verdicts and False not in verdicts


def _agrees(column: ScoreColumn, text: str, ranked: RankedTheme | None) -> bool | None:
    """Return whether a total is the one that the scores give; None where nothing can be said."""
    if not column.derived or not text or ranked is None:
        return None
    number = ranked.totals[column.total] if column.kind == "total" else ranked.score
    if number is None:
        return None
    given = number_of(text)
    return given is not None and score_text(given) == score_text(number)

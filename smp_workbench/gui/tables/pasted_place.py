"""Which columns a block without headings goes to, from its place and from what is in it.

Here: beginning at the focused column, either over criteria and totals as the grid shows them, or over
the criteria only. Not here: blocks with headings (``pasted_block``).

Within one group both are the same. A block that reaches across a total is taken only if it fits one
way: with totals if those in it agree with the scores beside them, without if every value is a level.
A score could otherwise land one criterion off without anybody noticing.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from smp_workbench.domain.edit import Batch, SetEntry
from smp_workbench.domain.number import parse_number
from smp_workbench.domain.ranking import RankedTheme
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.gui.tables.pasted_value import Rows, answer_of, is_level
from smp_workbench.gui.tables.score_cell import score_text
from smp_workbench.gui.tables.score_column import ScoreColumn
from smp_workbench.gui.tables.shown_scores import ShownScores
from smp_workbench.scoring.rank import rank_assessment


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
        If the block fits neither way, or both.
    """
    if shown.columns[column].kind == "theme":
        raise Refusal("This is the theme's name.", "Go right to one of its scores first.")
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
    raise Refusal(
        "The block is {width} columns wide and would reach beyond the scores of this group.",
        "Copy it with its headings (criteria above, themes at the left), so that each score finds"
        " its place, or paste it group by group.",
        width=width,
    )


def _all_levels(shown: ShownScores, rows: Rows, columns: list[int]) -> bool:
    """Return whether every value is a level where it would land; nothing says that it is not."""
    return all(
        _fits(shown.columns[column], text)
        for line in rows
        for column, text in zip(columns, line, strict=False)
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
    given = _number(text)
    return given is not None and score_text(given) == score_text(number)


def _number(text: str) -> Fraction | None:
    try:
        return parse_number(text)
    except WorkbenchError:
        return None

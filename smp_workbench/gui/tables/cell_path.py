"""The way through the cells that take a level: along a theme's criteria, then to the next theme.

Here: the next and the previous such cell, in the order shown. Totals, the score and themes that are
not scored are passed over.
Not here: arrows, which go to every cell (``score_grid``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from smp_workbench.gui.tables.shown_scores import ShownScores


def next_cell(shown: ShownScores, row: int, column: int) -> tuple[int, int] | None:
    """Return row and column of the next cell that takes a level, or None after the last."""
    rows = range(max(row, 0), len(shown.refs))
    return next((cell for cell in _cells(shown, rows, _criteria(shown)) if cell > (row, column)), None)


def previous_cell(shown: ShownScores, row: int, column: int) -> tuple[int, int] | None:
    """Return row and column of the previous cell that takes a level, or None before the first."""
    rows = range(row, -1, -1)
    found = (cell for cell in _cells(shown, rows, _criteria(shown)[::-1]) if cell < (row, column))
    return next(found, None)


def first_cell(shown: ShownScores) -> tuple[int, int] | None:
    """Return row and column of the first cell that takes a level, or None if there is none."""
    return next_cell(shown, -1, -1)


def _criteria(shown: ShownScores) -> list[int]:
    return [place for place, column in enumerate(shown.columns) if column.kind == "criterion"]


def _cells(shown: ShownScores, rows: Iterable[int], columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in rows if shown.theme(row).scored for column in columns)

"""Where a key leads from the focused cell.

Here: arrows, Tab, Page up and down, Home and End, as pure steps over what is shown.
Not here: the keys' events and the focus itself (``score_grid``).

Arrows go to every cell, Tab and Shift+Tab through the cells that take a level, Home to the theme and
End to the score; Ctrl with an arrow goes to the end of its line, and with Home or End to the first or
last theme too.
"""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtWidgets import QAbstractItemView

from smp_workbench.gui.tables.cell_path import first_cell, next_cell, previous_cell
from smp_workbench.gui.tables.score_column import THEME_COLUMN
from smp_workbench.gui.tables.shown_scores import ShownScores

Move: TypeAlias = QAbstractItemView.CursorAction
Place: TypeAlias = tuple[int, int]


def moved(shown: ShownScores, place: Place | None, action: Move, page: int, *, to_end: bool) -> Place | None:
    """Return row and column of the cell that a move leads to; None where Tab leaves the grid.

    Parameters
    ----------
    place
        Row and column of the focused cell; None if there is none yet.
    page
        Rows that Page up and down go.
    to_end
        Whether Ctrl is held.
    """
    if place is None:
        return first_cell(shown) or (0, THEME_COLUMN)
    if action in (Move.MoveNext, Move.MovePrevious):
        search = next_cell if action == Move.MoveNext else previous_cell
        return search(shown, *place)
    down, right = _step(action, len(shown.refs) + len(shown.columns), page, to_end=to_end)
    row = min(max(place[0] + down, 0), len(shown.refs) - 1)
    column = min(max(place[1] + right, THEME_COLUMN), len(shown.columns) - 1)
    return row, column


def _step(action: Move, far: int, page: int, *, to_end: bool) -> Place:
    """Return how far a move goes down and to the right, perhaps beyond the edges."""
    steps = {
        Move.MoveUp: (-far if to_end else -1, 0),
        Move.MoveDown: (far if to_end else 1, 0),
        Move.MoveLeft: (0, -far if to_end else -1),
        Move.MoveRight: (0, far if to_end else 1),
        Move.MovePageUp: (-page, 0),
        Move.MovePageDown: (page, 0),
        Move.MoveHome: (-far if to_end else 0, -far),
        Move.MoveEnd: (far if to_end else 0, far),
    }
    return steps.get(action, (0, 0))

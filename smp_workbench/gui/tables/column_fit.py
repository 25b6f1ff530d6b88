"""How wide the grid's columns are, and which way their headings run.

Here: one calculation from the columns' texts and the room there is.
Not here: setting widths (``score_grid``) and drawing headings (``grouped_header``).

Widths are set from here when the room, the theme's type or the columns change, never from the
contents of each cell: that takes seconds on large tables and makes columns jump under the eye.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

NARROWEST_THEME: Final = 132
"""Pixels of the theme's column that still tell most names apart, at the interface's size."""
NARROWEST_BESIDE_LEVEL: Final = 92
"""The same where headings are never turned: a second, small grid whose names stand in the first one whole."""
WIDEST_THEME: Final = 300
THEME_SHARE: Final = 0.2
"""Part of the width that the theme's column may take before headings are turned for it."""
MOST_SLACK: Final = 28
"""Pixels that a column may be wider than it needs."""


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What one column needs, in pixels.

    Attributes
    ----------
    cell
        For its cells.
    heading
        For its heading on one level line.
    """

    cell: int
    heading: int


@dataclass(frozen=True, slots=True)
class ColumnFit:
    """The widths.

    Attributes
    ----------
    theme
        Of the theme's column.
    widths
        Of the other columns.
    turned
        Whether headings run upwards, because side by side they would not fit.
    """

    theme: int
    widths: tuple[int, ...]
    turned: bool


def fit(
    room: int, theme_label: int, needs: Sequence[ColumnNeed], scale: float = 1.0, *, may_turn: bool = True
) -> ColumnFit:
    """Return the widths for a room.

    Parameters
    ----------
    room
        Pixels from the grid's left edge to its right.
    theme_label
        Pixels of the longest theme label.
    needs
        Of the columns after the theme's.
    scale
        How much larger the type is than the interface's, as on a projector.
    may_turn
        Whether headings may be turned; where not, what is too wide is scrolled.

    Returns
    -------
    ColumnFit
        Headings run level where all columns then fit beside a theme's column of fair width.
        Otherwise they are turned, columns are as narrow as their cells allow, and the theme's column
        has what they leave, down to its narrowest; what is too wide even so is scrolled.
    """
    narrowest = round((NARROWEST_THEME if may_turn else NARROWEST_BESIDE_LEVEL) * scale)
    wanted = min(max(theme_label, narrowest), round(WIDEST_THEME * scale))
    fair = max(narrowest, min(wanted, round(room * THEME_SHARE)))
    level = [max(need.cell, need.heading) for need in needs]
    turned = may_turn and fair + sum(level) > room
    widths = [need.cell for need in needs] if turned else level
    theme = max(narrowest, min(wanted, room - sum(widths)))
    left = max(room - theme - sum(widths), 0)
    slack = min(left // len(needs), round(MOST_SLACK * scale)) if needs else 0
    return ColumnFit(theme, tuple(width + slack for width in widths), turned)

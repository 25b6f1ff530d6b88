"""The columns of the sheet Sensitivity.

Here: its columns, and how the reader knows them.
Not here: what stands in them (``firmness_row``).
"""

from __future__ import annotations

import re
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.storage.workbook.layout import Column, SheetLayout, fixed_columns

SUMMARY, WARNING, THEME = "summary", "warning", "theme"
SCORE, WEIGHT, SETTING = "score", "weight", "setting"
"""Words of the column Part, in the order in which the parts stand."""

BELOW_LINE: Final = 3
"""Ranks below the cut line that have a column of their own."""

LOWER: Final = Column("lower", "Lower")
"""Every rank below those."""

_RANK: Final = re.compile(r"rank (\d{1,4})", re.IGNORECASE)


def firmness_layout_of(state: Assessment) -> SheetLayout:
    """Return the sheet's layout for an assessment."""
    themes = sum(theme.scored for theme in state.themes)
    shown = min(state.cut_line + BELOW_LINE, themes)
    return firmness_layout(shown, lower=shown < themes)


def firmness_layout(ranks: int = 0, *, lower: bool = False) -> SheetLayout:
    """Return the sheet's layout.

    Parameters
    ----------
    ranks
        How many ranks have a column; none stands for the columns that every such sheet has.
    lower
        Whether there are ranks below them.
    """
    return SheetLayout(
        "Sensitivity",
        (
            *fixed_columns(
                number="Row", part="Part", ref="Ref", theme="Theme", rank="Rank", says="What it says",
                above="Above the line", words="In words", error="Standard error",
            ),
            *(Column(f"rank_{rank}", f"Rank {rank}") for rank in range(1, ranks + 1)),
            *((LOWER,) if lower else ()),
        ),
    )  # fmt: skip


def rank_key(header: str) -> str:
    """Return the key of a column of ranks by its header; nothing if it is none.

    Examples
    --------
    >>> rank_key("Rank 3"), rank_key("lower"), rank_key("Rank")
    ('rank_3', 'lower', '')
    """
    if header.strip().casefold() == LOWER.header.casefold():
        return LOWER.key
    match = _RANK.fullmatch(" ".join(header.split()))
    return f"rank_{int(match[1])}" if match else ""

"""A column of scores that stands a row lower or higher than it was saved: the reading stops.

Here: telling cells that were pushed down or pulled up, as where a single cell was inserted or deleted, from
cells that were scored anew.
Not here: whole rows in other places (``moved_row``).

Each of several changed cells holds just what its neighbour held. Where the gap that such a push leaves is
there too, four of them tell, and six otherwise: nobody who scores gives six themes in a row what the theme
above each had, and leaves no other of the column's themes in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from smp_workbench.domain.scorecard import Answer
from smp_workbench.errors import TouchedFile
from smp_workbench.storage.workbook.moved_row import Levels, RowKey

_TELLING: Final = 6
_TELLING_BESIDE_A_GAP: Final = 4


def refuse_shifted_column(
    sheet: str, codes: Sequence[str], saved: Mapping[RowKey, Levels], now: Mapping[RowKey, Levels | None]
) -> None:
    """Stop if the scores of one criterion were pushed down or pulled up by a row.

    Parameters
    ----------
    sheet
        The name on its tab, for the sentence.
    codes
        Of the criteria, in the order of the levels.
    saved, now
        Rows in the order in which they stand in the file; None for one with a cell that is no level.

    Raises
    ------
    UnreadableFile
        If so; the sentence names the criterion.
    """
    rows = [(saved[key], row) for key, row in now.items() if row is not None and key in saved]
    changed = [(before, after) for before, after in rows if before != after]
    for place, code in enumerate(codes):
        if sum(before[place] != after[place] for before, after in changed) <= _TELLING_BESIDE_A_GAP:
            continue
        column = [(before[place], after[place]) for before, after in rows]
        for way, cells in (("lower", column), ("higher", column[::-1])):
            if _is_pushed(cells):
                raise TouchedFile(
                    "On the sheet {sheet} scores of {code} stand a row {way} than they did: a cell was "
                    "inserted or deleted in that column alone.",
                    "Undo that in the spreadsheet, or open an earlier copy; nothing was read, "
                    "so that no score goes to another theme.",
                    sheet=sheet,
                    code=code,
                    way=way,
                )


def _is_pushed(cells: Sequence[tuple[Answer, Answer]]) -> bool:
    """Whether cells, each as it was and as it is, hold what the one before held."""
    changed = [place for place, (before, after) in enumerate(cells) if before != after]
    if not changed:
        return False
    first, last = changed[0], changed[-1]
    if any(cells[place][1] != cells[place - 1][0] for place in range(first + 1, last + 1)):
        return False
    gap = cells[first][1] is None
    return len(changed) - 1 >= (_TELLING_BESIDE_A_GAP if gap else _TELLING)

"""Rows of scores that stand beside other refs than when they were saved: the reading stops.

Here: telling rows that were sorted, shifted or swapped from rows that were scored anew.
Not here: names beside refs (``reconciliation.theme_of``), and single cells.

A row that is now just what another changed row was hardly came about by scoring if it differs from its
own old scores in three places. Where models have fewer criteria, or rows are much alike, one such row
says nothing; but if the changed rows as a whole are the old rows in other places, all of them or all
but one, and that over many cells, nobody has scored. Rows too blank to tell are left out of that count, as
many as there were before and are now: they move with the others, while a row that was just cleared is
a change. In 20,000 honest rounds of changes on models of one or two criteria, 17 themes and 4 or 5
levels, about 6 in 1,000 look like it at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Answer, Scorecard
from smp_workbench.errors import Refusal, TouchedFile
from smp_workbench.storage.workbook.cell_value import LevelReader
from smp_workbench.storage.workbook.found_table import FoundRow

RowKey: TypeAlias = tuple[str, int, str]
"""Scorer, round and ref."""
Levels: TypeAlias = tuple[Answer, ...]

_TELLING_CELLS: Final = 3
"""Scores in a row, and differences, from which on two rows are hardly alike by chance."""
_TELLING_ROWS: Final = 2
_MANY_CELLS: Final = 8
"""Differing cells from which on many rows, each of which tells nothing, tell together."""


def saved_levels(card: Scorecard, ref: str, codes: Sequence[str]) -> Levels:
    """Return the levels of a card's row as they were saved."""
    return tuple(card.entry(ref, code).level for code in codes)


def levels_of(row: FoundRow, codes: Sequence[str], levels: LevelReader) -> Levels | None:
    """Return the levels of a row, or None if one of its cells is no level."""
    try:
        return tuple(levels.read(row.cell(code, "level"), code).answer for code in codes)
    except Refusal:
        return None


def refuse_moved_rows(
    sheet: str, saved: Mapping[RowKey, Levels], now: Mapping[RowKey, Levels | None]
) -> None:
    """Stop if rows of scores stand in each other's places.

    Parameters
    ----------
    sheet
        The name on its tab, for the sentence.
    saved, now
        The rows that are to be judged together; None for one with a cell that is no level.

    Raises
    ------
    UnreadableFile
        If so; the sentence names one of them.
    """
    changed = [key for key, row in now.items() if key in saved and row != saved[key]]
    cells = {key: _differing(saved[key], now[key]) for key in changed}
    free = Counter(saved[key] for key in changed if _telling(saved[key]))
    moved = []
    for key in sorted(changed, key=lambda key: -cells[key]):
        row = now[key]
        if row is not None and free[row]:
            free[row] -= 1
            moved.append(key)
    far = sum(cells[key] >= _TELLING_CELLS for key in moved)
    many = len(moved) >= _TELLING_ROWS and sum(cells[key] for key in moved) >= _MANY_CELLS
    blank = min(_count_blank(saved[key] for key in changed), _count_blank(now[key] for key in changed))
    together = many and len(moved) >= len(changed) - blank - 1
    if together or (far >= _TELLING_ROWS and 2 * far >= len(changed)):
        target = min(moved)
        source = next(key for key in changed if saved[key] == now[target])
        raise TouchedFile(
            "On the sheet {sheet} {count} rows of scores stand in the places of others "
            "(those of {source} beside {target}): score columns were sorted or shifted without their refs.",
            "Undo that in the spreadsheet, or open an earlier copy; nothing was read, "
            "so that no score goes to another theme.",
            sheet=sheet,
            count=len(moved),
            source=_shown(source),
            target=_shown(target),
        )


def _differing(one: Levels, other: Levels | None) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True)) if other else 0


def _telling(row: Levels) -> bool:
    return sum(answer is not None for answer in row) >= min(_TELLING_CELLS, len(row))


def _count_blank(rows: Iterable[Levels | None]) -> int:
    """Return how many rows have too many blanks to tell; one with a cell that is no level has not."""
    return sum(row is not None and not _telling(row) for row in rows)


def _shown(key: RowKey) -> str:
    scorer, round_number, ref = key
    return ref if scorer in (AGREED, SECOND_STAGE) else f"{scorer}, round {round_number}, {ref}"

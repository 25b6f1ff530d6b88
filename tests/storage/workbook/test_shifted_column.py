"""A column of scores pushed down or pulled up stops the reading; honest scoring hardly ever does."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import openpyxl
import pytest

from smp_workbench.domain.scorecard import Answer
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.my_scores.reader import read_card_copy
from smp_workbench.storage.workbook.layout import FIRST_ROW
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.shifted_column import refuse_shifted_column
from tests.storage.workbook.mangled import column_of, mangled
from tests.trials.witnessed import witnessed

OLD = (3, 1, 4, 2, 5, 1, 2, 4)


def told(old: tuple[int | None, ...], new: tuple[int | None, ...]) -> bool:
    """Whether one column of scores is taken for a pushed one."""
    keys = [("agreed", 0, f"T-{n:03d}") for n in range(len(old))]
    saved = {key: (_level(level),) for key, level in zip(keys, old, strict=True)}
    now = {key: (_level(level),) for key, level in zip(keys, new, strict=True)}
    try:
        refuse_shifted_column("Scores", ["H1"], saved, now)
    except UnreadableFile:
        return True
    return False


def _level(level: int | None) -> Answer:
    return None if level is None else Fraction(level)


def test_that_a_column_with_a_cell_inserted_or_deleted_is_told() -> None:
    assert told(OLD, (None, *OLD[:-1]))
    assert told(OLD, (*OLD[:2], None, *OLD[2:-1]))
    assert told(OLD, (*OLD[1:], None))
    assert told(OLD, (*OLD[:3], *OLD[4:], None))
    assert told(OLD, (5, *OLD[:-1])), "a score was typed into the gap"


def test_that_other_changes_of_a_column_are_scoring() -> None:
    assert not told(OLD, OLD)
    assert not told(OLD, (3,) * len(OLD))
    assert not told(OLD, (None,) * len(OLD))
    assert not told(OLD, (1, 3, *OLD[2:])), "two scores swapped"
    assert not told((None,) * len(OLD), OLD), "a card filled in"
    assert not told(OLD, (None, 3, *OLD[2:]))


def test_that_honest_scoring_is_hardly_ever_told() -> None:
    chance = Random(5)
    alarms = 0
    for _ in range(5_000):
        old = tuple(chance.randint(1, 4) for _ in range(12))
        new = tuple(chance.choice((level, chance.randint(1, 4), None)) for level in old)
        alarms += told(old, new)
    assert alarms == 0


@pytest.mark.parametrize("sheet", ["Scores", "My scores", "Scorecards"])
def test_that_a_pushed_column_stops_the_reading_of_every_grid(sheet: str) -> None:
    case = witnessed(1)
    data, reader = (case.copy_data, read_card_copy) if sheet == "My scores" else (case.data, read_workbook)

    def push(book: openpyxl.Workbook) -> None:
        page = book[sheet]
        column = column_of(page, "L2")
        last = max(row for row in range(FIRST_ROW, page.max_row + 1) if page.cell(row, column).value)
        page.move_range(
            f"{page.cell(FIRST_ROW, column).coordinate}:{page.cell(last - 1, column).coordinate}", 1
        )

    with pytest.raises(UnreadableFile, match="L2 stand a row lower"):
        reader(mangled(data, push), "back.xlsx")

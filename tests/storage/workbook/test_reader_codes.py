"""Codes of a scoring model that are also the program's own words for columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddScorer, AddTheme, Edit, SetEntry, SetRounds
from smp_workbench.domain.scorecard import Entry, Round, Scorer
from smp_workbench.domain.scoring_model import Criterion, Group, ScoringModel, Total
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook import layout
from smp_workbench.storage.workbook.layout import (
    SheetLayout,
    ranking_layout,
    scorecards_layout,
    scores_layout,
)
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY, agreed, levels, small_model
from tests.storage.workbook.rich_workbook import make_workbook

HALF = 6
"""Criteria, and totals, of one of the models."""


def own_words() -> list[str]:
    """Return the key of every fixed column of every sheet, and the first word of its header."""
    model = small_model()
    sheets = [one for one in vars(layout).values() if isinstance(one, SheetLayout)]
    sheets += [ranking_layout(model), scores_layout(model), scorecards_layout(model)]
    fixed = [column for one in sheets for column in one.columns if not column.part]
    words = {word for column in fixed for word in (column.key, column.header.split()[0].strip(","))}
    return sorted({word.lower(): word for word in sorted(words)}.values())


@pytest.mark.parametrize("first", range(0, len(own_words()), HALF))
def test_that_codes_that_are_the_names_of_columns_come_back_without_findings(first: int) -> None:
    words = own_words() * 2  # each is a criterion in one model and a total in another
    workbook = made(model_with(words[first : first + HALF], words[first + HALF : first + 2 * HALF]))
    result = read_workbook(workbook_bytes(workbook), "own.xlsx")
    assert result.findings == ()
    assert result.workbook == workbook


def model_with(codes: list[str], totals: list[str]) -> ScoringModel:
    """Return a model with criteria and totals of these codes."""
    return replace(
        small_model(" + ".join((*codes, *totals))),
        groups=(Group("all", "All", "All"),),
        criteria=tuple(Criterion(code, f"Of {code}", "", "?", "all", levels(0, "1/3", 2)) for code in codes),
        totals=tuple(Total(code, f"Sum {code}", "", "sum(all)", "all") for code in totals),
    )


def made(model: ScoringModel) -> Workbook:
    """Return a workbook with a complete theme, one with gaps, one without scores, and a card."""
    code = model.codes[0]
    edits: list[Edit] = [
        *(AddTheme(Theme(f"T-00{number}", f"Theme {number}")) for number in (1, 2, 3)),
        *(agreed("T-001", one, 2, "Seen") for one in model.codes),
        agreed("T-002", code, "1/3"),
        SetRounds((Round(1, "First", revealed=True),)),
        AddScorer(Scorer("S-01", "Police")),
        SetEntry("S-01", 1, "T-001", code, Entry(model.criteria[0].levels[1].value, "high", "Because")),
    ]
    return make_workbook(edits, Assessment(IDENTITY, model))

"""With how many digits a workbook shows its scores."""

from __future__ import annotations

import io

import openpyxl
import pytest

from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.workbook.layout import FIRST_ROW, ranking_layout, scores_layout
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import small_assessment, small_model


@pytest.mark.parametrize(
    ("formula", "format_"),
    [
        ("100 + H1 / 1000 + H2 / 3000", "0.0000"),
        ("123456 + H1 / 1000 + H2 / 3000", "0.00"),
        ("H1 / 3", "0.00"),
        ("H1 / 2", "0.0"),
        ("H1 + H2", "0"),
    ],
    ids=["near", "near and large", "thirds", "halves", "whole"],
)
def test_that_different_scores_look_different_as_far_as_there_is_room(formula: str, format_: str) -> None:
    state = small_assessment(small_model(formula))
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(Workbook(state, History(state)))))
    for layout in (scores_layout(state.model), ranking_layout(state.model)):
        place = next(n for n, column in enumerate(layout.columns, 1) if column.key == "score")
        assert book[layout.name].cell(FIRST_ROW, place).number_format == format_

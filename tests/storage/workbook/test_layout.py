from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from smp_workbench.domain.scoring_model import Criterion, Group, ScoringModel, Total
from smp_workbench.storage.model_file import shipped_models
from smp_workbench.storage.workbook import layout, stage_layout
from smp_workbench.storage.workbook.firmness_layout import firmness_layout
from smp_workbench.storage.workbook.layout import (
    SHEETS,
    SheetLayout,
    coded_header,
    header_code,
    ranking_layout,
    scorecards_layout,
    scores_layout,
    total_header,
)
from smp_workbench.storage.workbook.open_item_layout import OPEN_ITEMS
from smp_workbench.storage.workbook.people_layout import SCORERS
from tests.factory import levels, small_model


def model_that_repeats_headers() -> ScoringModel:
    """Return a model whose codes and names together read like fixed headers."""
    pairs = (
        ("Score", "for ranking"),
        ("Ref", "order"),
        ("Cut", "line"),
        ("Reason", "H1"),
        ("Agency", "or role"),
        ("Looked", "at"),
    )
    return replace(
        small_model("sum(Total)"),
        groups=(Group("Total", "Score", "Score"),),
        criteria=tuple(Criterion(code, name, name, "?", "Total", levels(0, 1)) for code, name in pairs),
        totals=(Total("Rank", "as number", "Rank", "sum(Total)", "Total"),),
    )


def all_layouts(model: ScoringModel) -> Iterator[SheetLayout]:
    """Yield the layout of every sheet, with every column it can have."""
    yield from (ranking_layout(model), scores_layout(model))
    yield scorecards_layout(model, model.codes, model.codes)
    yield stage_layout.stage_layout(model)
    yield firmness_layout(8, lower=True)
    yield from (OPEN_ITEMS, SCORERS)
    yield from (one for one in vars(layout).values() if isinstance(one, SheetLayout))
    yield from (stage_layout.STAGE_GUIDANCE, stage_layout.STAGE_MODEL)


def test_that_every_sheet_has_a_layout() -> None:
    assert sorted(one.name for one in all_layouts(small_model())) == sorted(SHEETS)


@pytest.mark.parametrize(
    "model", [*shipped_models(), model_that_repeats_headers()], ids=lambda model: model.id
)
def test_that_headers_are_unique_in_any_case(model: ScoringModel) -> None:
    for one in all_layouts(model):
        folded = [header.casefold() for header in one.headers]
        assert len(set(folded)) == len(folded), one.name


def test_that_a_coded_header_gives_its_code_back() -> None:
    model = model_that_repeats_headers()
    for criterion in model.criteria:
        assert header_code(coded_header(criterion.code, criterion.name)) == criterion.code
    for code, name in (("H1", "Harm [new]"), ("H1", "Harm [new] and old"), ("T", "]"), ("T", "[x")):
        assert header_code(coded_header(code, name)) == code
        assert header_code(total_header(code, name)) == code


def test_that_a_total_is_found_under_the_header_it_had_before() -> None:
    assert header_code("harm_total Harm total") == header_code("Harm total [harm_total]") == "harm_total"


def test_that_totals_of_two_groups_with_one_name_are_told_apart_on_the_ranking() -> None:
    model = small_model()
    alike = replace(model, groups=tuple(replace(group, short="Part") for group in model.groups))
    assert total_headers(alike) == ["Total harm", "Total likelihood"]
    unnamed = replace(alike, totals=tuple(replace(total, name="Total") for total in alike.totals))
    assert total_headers(unnamed) == ["Total [harm_total]", "Total [likelihood_total]"]


def total_headers(model: ScoringModel) -> list[str]:
    """Return the headers of the totals on the Ranking."""
    return [column.header for column in ranking_layout(model).columns if column.part]


def test_that_a_card_has_columns_only_for_what_was_given() -> None:
    headers = scorecards_layout(small_model(), confident=("H2",), reasoned=("H1",)).headers
    assert [header for header in headers if ":" in header] == ["Confidence: H2", "Reason: H1"]


def test_that_a_column_no_sheet_has_is_no_place() -> None:
    with pytest.raises(KeyError):
        layout.THEMES.position("score")

"""The second stage: the leading themes with their other levels, live, and its own guidance and model.

Here: its three sheets, where they differ from Scores, Guidance and Model.
Not here: what they have in common with those (``sheet_scores``, ``sheet_model``), where the columns
stand (``stage_layout``).

A theme's first-stage rank is looked up on Scores, so an edit there changes who is looked at; the rank
here counts the themes that are.
"""

from __future__ import annotations

from typing import Final

from smp_workbench.storage.workbook.column_fit import width_for
from smp_workbench.storage.workbook.contents import Contents, StageContents
from smp_workbench.storage.workbook.excel_formula import cell_name, range_name
from smp_workbench.storage.workbook.layout import (
    FIRST_ROW,
    HEADER_ROW,
    HEADING_ROW,
    LEADING_NAME,
)
from smp_workbench.storage.workbook.page import Binder, Page
from smp_workbench.storage.workbook.score_formula import ScoreFormulas
from smp_workbench.storage.workbook.sheet_model import model_page
from smp_workbench.storage.workbook.sheet_scores import (
    drop_downs,
    group_headings,
    guidance_page,
    level_cells,
    mark_cells,
    outlook_text,
    rank_cells,
    score_cells,
)
from smp_workbench.storage.workbook.sheet_themes import CONFIDENCES
from smp_workbench.storage.workbook.stage_layout import LOOKED_AT, NOT_LOOKED_AT, STAGE_MODEL
from smp_workbench.storage.workbook.style import COMPUTED, tokens

WIDTHS: Final = {
    "ref": 8, "theme": 32, "first": 11, "leads": 10, "_level": 11, "score": 13, "rank": 13, "_total": 12,
    "check": 24, "outlook": 32, "ranking_score": 12, "_confidence": 12, "_reason": 36,
}  # fmt: skip
NUMBERS: Final = frozenset({"first", "score", "ranking_score"})

HINT: Final = "Beside the first ranking, never mixed into it. Change the shaded levels; the rest follows."


def write_stage(binder: Binder, contents: Contents) -> None:
    """Write the sheet of the second stage, if there is one."""
    stage = contents.stage
    if stage is None:
        return
    formulas = stage.formulas
    totals = (column.header for column in formulas.layout.columns if column.part == "total")
    widths = WIDTHS | {"_total": width_for(totals, WIDTHS["_total"])}
    place = formulas.layout.position
    printed = (place("ranking_score"), place("check"), place("rank") + 1)
    title, hint = f"{contents.title}: second stage", stage.with_notice(HINT)
    page = Page(binder, formulas.layout, title, hint, widths, numbers=NUMBERS, printed=printed)
    group_headings(page, stage)
    for row, theme in enumerate(stage.scored, start=FIRST_ROW):
        _row(page, row, contents, stage, theme.ref)
    rows = len(stage.scored)
    drop_downs(page, stage, rows)
    _confidences(page, stage, rows)
    _mark_first_ranks(page, rows)
    _quieten_the_others(page, stage, rows)
    mark_cells(page, stage, rows)
    page.close(rows, frozen=2, even=True)
    page.sheet.repeat_rows(HEADING_ROW - 1, HEADER_ROW - 1)


def write_stage_guidance(binder: Binder, contents: Contents) -> None:
    """Write what each level of the second stage means, if there is one."""
    if contents.stage:
        guidance_page(binder, contents.stage, "Second stage, guidance: what each level means")


def write_stage_model(binder: Binder, contents: Contents) -> None:
    """Write the scoring model of the second stage, if there is one."""
    if contents.stage:
        title = f"Second stage, scoring model: {contents.stage.compiled.model.title}"
        model_page(binder, contents.stage, STAGE_MODEL, title)


def _row(page: Page, row: int, contents: Contents, stage: StageContents, ref: str) -> None:
    first, leads = contents.place_of(ref), stage.ranking.of(ref)
    quiet = page.style.of("quiet figure", num_format=COMPUTED)
    page.text(row, "ref", ref, "quiet")
    page.text(row, "theme", contents.theme_name(ref))
    page.formula(row, page.place("first"), _first(contents, stage.formulas, row), first.rank or "", quiet)
    word = LOOKED_AT if leads else NOT_LOOKED_AT
    text = page.style.of("text", num_format=COMPUTED)
    page.formula(row, page.place("leads"), _leads(stage.formulas, row), word, text)
    level_cells(page, row, stage, ref)
    score_cells(page, row, stage.formulas, stage.everyone[ref])
    rank_cells(page, row, stage.formulas, leads)
    page.text(row, "outlook", outlook_text(leads) if leads else "", "quiet")
    for code in stage.compiled.model.codes:
        entry = stage.assessment.agreed.entry(ref, code)
        page.text(row, code, entry.confidence, part="confidence")
        page.text(row, code, entry.reason, part="reason")


def _first(contents: Contents, formulas: ScoreFormulas, row: int) -> str:
    """Return the look-up of the rank on Scores; empty where the theme has none there."""
    scores = contents.formulas
    ref = formulas.cell(row, "ref")
    found = f"MATCH({ref},{scores.column('ref', 'Scores')},0)"
    return f'=IFERROR(INDEX({scores.column("rank", "Scores")},{found}),"")'


def _leads(formulas: ScoreFormulas, row: int) -> str:
    first = formulas.cell(row, "first")
    return f'=IF({first}="","{NOT_LOOKED_AT}",IF({first}<={LEADING_NAME},"{LOOKED_AT}","{NOT_LOOKED_AT}"))'


def _confidences(page: Page, stage: StageContents, rows: int) -> None:
    error = f"Choose one of: {', '.join(CONFIDENCES)}."
    rule = {"validate": "list", "source": list(CONFIDENCES), "error_title": "Not in the list"}
    for code in stage.compiled.model.codes:
        cells = page.data(code, rows, "confidence")
        page.sheet.data_validation(cells, {**rule, "error_message": error})


def _mark_first_ranks(page: Page, rows: int) -> None:
    """Write a tie of the first ranking as people read it: 2=."""
    cells = page.data("first", rows)
    first, column = (
        cells.split(":")[0],
        range_name(
            FIRST_ROW, page.place("first"), FIRST_ROW + max(rows, 1) - 1, page.place("first"), fixed=True
        ),
    )
    tied = page.style.condition(num_format='0"="')
    criteria = f'=AND({first}<>"",COUNTIF({column},{first})>1)'
    page.sheet.conditional_format(cells, {"type": "formula", "criteria": criteria, "format": tied})


def _quieten_the_others(page: Page, stage: StageContents, rows: int) -> None:
    """Grey the rows of themes that are not looked at, and ask for no level in them.

    The word in the row says the same.
    """
    other = f'${cell_name(FIRST_ROW, page.place("leads"))}<>"{LOOKED_AT}"'
    quiet = page.style.condition(font_color=tokens().text_second, italic=True)
    for key in ("ref", "theme", "first", "leads"):
        rule = {"type": "formula", "criteria": f"={other}", "format": quiet}
        page.sheet.conditional_format(page.data(key, rows), rule)
    for code in stage.compiled.model.codes:
        cells = page.data(code, rows, "level")
        criteria = f'=AND({other},{cells.split(":")[0]}="")'
        page.sheet.conditional_format(cells, {"type": "formula", "criteria": criteria, "stop_if_true": True})

"""Scores: the agreed scores with live formulas, and Guidance: what each level means.

Here: both sheets, because the drop-downs and the check of the one point to the other; and what the
second stage's sheets have in common with them.
Not here: the formulas' text (``score_formula``), the rest of the second stage (``sheet_stage``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from typing import Final

from smp_workbench.domain.number import plain_text
from smp_workbench.domain.ranking import SCORE_PLACES, RankedTheme
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.scale import Scale
from smp_workbench.storage.workbook.column_fit import width_for
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.excel_formula import number_text
from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW, HEADING_ROW, NOT_KNOWN_TEXT
from smp_workbench.storage.workbook.page import Binder, Page
from smp_workbench.storage.workbook.score_formula import ScoreFormulas, guidance_ranges, ranking_value
from smp_workbench.storage.workbook.style import COMPUTED, DOTTED, THIN, level_shades, tokens

SCORE_WIDTHS: Final = {
    "ref": 8, "theme": 32, "_level": 11, "score": 10, "rank": 8, "_total": 12, "check": 24, "outlook": 32,
    "ranking_score": 12, "order": 8, "ref_order": 9,
}  # fmt: skip
NUMBERS: Final = frozenset({"score", "ranking_score", "order", "ref_order"})
GUIDANCE_WIDTHS: Final = {
    "criterion": 10, "name": 26, "group": 22, "question": 38, "level": 8, "label": 26, "definition": 62,
}  # fmt: skip

_MOST_DIGITS: Final = 7
"""Digits of a score that the narrower of the two columns shows in strong type, beside its point."""
_MOST_DECIMALS: Final = 6
"""Of a total; the window shows those of its ranking as well, and a sheet's column has room for as many."""
HEADING_PIXELS: Final = 26
COLUMNS_BESIDE: Final = 3
"""Columns at the right of the table into which people write reasons, which are offered as such."""
WIDTH_BESIDE: Final = 30

LONGEST_LIST: Final = 255
"""Characters of a drop-down's list inside the sheet (Excel); a longer one points to Guidance."""
LONGEST_PROMPT: Final = 255
LONGEST_PROMPT_TITLE: Final = 32
"""Characters of the hint beside a cell, and of its title (Excel)."""

SCORES_HINT: Final = (
    "Change the shaded levels; the rest follows at once."
    " Empty is not scored yet, ? is not known; neither counts as zero."
)
GUIDANCE_HINT: Final = "A higher level always means more risk. ? is a finished answer: nobody here knows."
NOT_KNOWN_LABEL: Final = "not known"
NOT_KNOWN_MEANING: Final = "Nobody here knows. The theme then has a range instead of a score."


# --- Scores ------------------------------------------------------------------------------------


def write_scores(binder: Binder, contents: Contents) -> None:
    """Write the sheet of agreed scores."""
    formulas = contents.formulas
    title = f"{contents.title}: agreed scores"
    hint = contents.with_notice(SCORES_HINT)
    totals = (column.header for column in formulas.layout.columns if column.part == "total")
    widths = SCORE_WIDTHS | {"_total": width_for(totals, SCORE_WIDTHS["_total"])}
    place = formulas.layout.position
    printed = (place("ranking_score"), place("check"), place("rank") + 1)
    page = Page(binder, formulas.layout, title, hint, widths, numbers=NUMBERS, printed=printed)
    refs = sorted(theme.ref for theme in contents.scored)
    orders = {theme.ref: place for place, theme in enumerate(contents.ranking.themes, start=1)}
    figure = page.style.of("quiet figure")
    group_headings(page, contents)
    for row, theme in enumerate(contents.scored, start=FIRST_ROW):
        ranked = contents.place_of(theme.ref)
        page.text(row, "ref", theme.ref, "quiet")
        page.text(row, "theme", theme.name)
        level_cells(page, row, contents, theme.ref)
        score_cells(page, row, formulas, ranked)
        rank_cells(page, row, formulas, ranked)
        page.formula(row, place("order"), formulas.order(row), orders[theme.ref], figure)
        page.text(row, "outlook", outlook_text(ranked), "quiet")
        page.number(row, "ref_order", refs.index(theme.ref) + 1, "figure")
    rows = len(contents.scored)
    drop_downs(page, contents, rows)
    mark_cells(page, contents, rows)
    page.close(rows, frozen=2, even=True)
    page.sheet.repeat_rows(HEADING_ROW - 1, HEADER_ROW - 1)
    beside = len(formulas.layout.columns)
    page.sheet.set_column(beside, beside + COLUMNS_BESIDE - 1, WIDTH_BESIDE, page.style.of("typed"))


def outlook_text(ranked: RankedTheme) -> str:
    """Return what an incomplete theme could still score, in words; empty for one with a score."""
    if ranked.score is not None:
        return ""
    low, high = plain_text(ranked.low, ranked.places), plain_text(ranked.high, ranked.places)
    most = "" if ranked.exact_range else "at most "
    score = low if ranked.low == ranked.high else f"between {most}{low} and {high}"
    return f"{score}, rank {ranked.rank_text}"


def level_number(level: Fraction) -> float | int:
    """Return a level's value as a cell holds it."""
    return level.numerator if level.denominator == 1 else float(level)


def group_headings(page: Page, contents: Contents) -> None:
    """Write each group's name over its criteria, in the row above the table's header."""
    model = contents.compiled.model
    heading = page.style.of("heading")
    page.sheet.set_row_pixels(HEADING_ROW - 1, HEADING_PIXELS)
    for code, members in groupby(model.criteria, key=lambda criterion: criterion.group):
        places = [page.place(member.code, "level") for member in members]
        group = model.group(code)
        page.text_at(HEADING_ROW, places[0], group.name if group else code, heading)
        for place in places[1:]:
            page.text_at(HEADING_ROW, place, "", heading)


def level_cells(page: Page, row: int, contents: Contents, ref: str) -> None:
    """Write the levels of a theme."""
    for code in contents.compiled.model.codes:
        level_cell(page, row, code, contents.assessment.agreed.entry(ref, code))


def level_cell(page: Page, row: int, code: str, entry: Entry) -> None:
    """Write one level; a blank where there is none."""
    if isinstance(entry.level, Fraction):
        page.number(row, code, level_number(entry.level), "level", "level")
    else:
        page.text(row, code, "" if entry.level is None else str(entry.level), "level", "level")


def score_cells(page: Page, row: int, formulas: ScoreFormulas, ranked: RankedTheme) -> None:
    """Write what follows from a theme's levels alone: its totals, its score and its check."""
    compiled = formulas.compiled
    totals = zip(
        compiled.model.totals, compiled.total_steps, formulas.totals(row), ranked.totals, strict=True
    )
    for total, step, formula, value in totals:
        decimals = number_format(compiled.steps[step].scale, min(ranked.places, _MOST_DECIMALS))
        format_ = page.style.of("figure", num_format=decimals)
        page.formula(row, page.place(total.code, "total"), formula, carried(value), format_)
    score = page.style.of("score", num_format=score_format(compiled, ranked.places))
    page.formula(row, page.place("score"), formulas.score(row), carried(ranked.score), score)
    page.formula(
        row, page.place("check"), formulas.check(row), "", page.style.of("strong", num_format=COMPUTED)
    )


def rank_cells(page: Page, row: int, formulas: ScoreFormulas, ranked: RankedTheme | None) -> None:
    """Write a theme's place among those that are ranked; None for one that is not."""
    score = None if ranked is None else ranked.score
    rounded = None if score is None else ranking_value(score, formulas.compiled.rounding)
    figure = page.style.of("quiet figure")
    page.formula(row, page.place("ranking_score"), formulas.ranking_score(row), carried(rounded), figure)
    rank = ranked.rank if ranked else None
    page.formula(row, page.place("rank"), formulas.rank(row), rank or "", page.style.of("rank"))


def carried(value: Fraction | None) -> float | int | str:
    """Return the value a formula has now as the file carries it: empty text for none."""
    return "" if value is None else level_number(value)


def score_format(compiled: CompiledModel, places: int) -> str:
    """Return a format in which different scores look different, as far as the column is wide enough.

    Parameters
    ----------
    places
        Digits after the point that tell the scores of the ranking apart.
    """
    span = compiled.span
    whole = len(str(int(max(abs(span.low), abs(span.high)))))
    return number_format(compiled.scale, max(SCORE_PLACES, min(places, _MOST_DIGITS - whole)))


def number_format(scale: Scale, places: int = SCORE_PLACES) -> str:
    """Return a format with as many decimals as a column's values may need, at most ``places``.

    Examples
    --------
    >>> number_format(Scale.of_values([Fraction(3)])), number_format(Scale.of_values([Fraction(1, 3)]))
    ('0', '0.00')
    """
    denominator = scale.denominator or 0
    return "0" if denominator == 1 else "0.0" if denominator in (2, 5, 10) else f"0.{'0' * places}"


# --- what guides the eye and the hand ------------------------------------------------------------


def drop_downs(page: Page, contents: Contents, rows: int) -> None:
    """Give each level's cells the list of its criterion's levels, and the question beside them."""
    choices = guidance_ranges(contents.compiled.model, contents.formulas.guidance, not_known=True)
    for criterion in contents.compiled.model.criteria:
        values = ", ".join(plain_text(level.value, 4) for level in criterion.levels)
        page.sheet.data_validation(
            page.data(criterion.code, rows, "level"),
            {
                "validate": "list",
                "source": _choices(criterion, choices[criterion.code]),
                "input_title": _cut(criterion.name, LONGEST_PROMPT_TITLE),
                "input_message": _cut(criterion.question, LONGEST_PROMPT),
                "error_title": "Not a level",
                "error_message": _cut(f"Choose one of {values}, or ? for not known.", LONGEST_PROMPT),
            },
        )


def _choices(criterion: Criterion, on_guidance: str) -> list[str] | str:
    """Return the drop-down's list, or where on Guidance it stands if it is long or has fractions."""
    whole = all(level.value.denominator == 1 for level in criterion.levels)
    choices = [*(number_text(level.value) for level in criterion.levels), NOT_KNOWN_TEXT]
    return choices if whole and len(",".join(choices)) <= LONGEST_LIST else f"={on_guidance}"


def mark_cells(page: Page, contents: Contents, rows: int) -> None:
    """Shade levels, mark what is missing or wrong; each says something that greyscale keeps."""
    mark_levels(page, contents, rows)
    _mark_results(page, rows, contents.formulas.column("rank"))


def mark_levels(page: Page, contents: Contents, rows: int) -> None:
    """Shade levels, and mark blanks and what is not known."""
    colour = tokens()
    blank = page.style.condition(border=DOTTED, border_color=colour.text)
    unknown = page.style.condition(bold=True, pattern=17, fg_color=colour.edge)
    for criteria in _alike(contents):
        cells = [page.data(criterion.code, rows, "level") for criterion in criteria]
        across = {"multi_range": " ".join(cells)}
        first = cells[0].split(":")[0]
        page.sheet.conditional_format(
            cells[0],
            {"type": "formula", "criteria": f'={first}=""', "format": blank, "stop_if_true": True} | across,
        )
        page.sheet.conditional_format(
            cells[0], {"type": "formula", "criteria": f'={first}="?"', "format": unknown} | across
        )
        levels = criteria[0].levels
        for level, (ground, text) in zip(levels, level_shades(len(levels)), strict=True):
            shade = page.style.condition(bg_color=ground, font_color=text)
            rule = {"type": "cell", "criteria": "==", "value": f"={number_text(level.value)}"}
            page.sheet.conditional_format(cells[0], {**rule, "format": shade, **across})


def _mark_results(page: Page, rows: int, ranks: str) -> None:
    colour = tokens()
    check, rank = page.data("check", rows), page.data("rank", rows)
    wrong = page.style.condition(bold=True, font_color=colour.danger, border=THIN, border_color=colour.danger)
    page.sheet.conditional_format(
        check, {"type": "formula", "criteria": f'={check.split(":")[0]}<>""', "format": wrong}
    )
    first = rank.split(":")[0]
    tied = page.style.condition(italic=True, bg_color=colour.panel, num_format='0"="')
    criteria = f'=AND({first}<>"",COUNTIF({ranks},{first})>1)'
    page.sheet.conditional_format(rank, {"type": "formula", "criteria": criteria, "format": tied})


def _alike(contents: Contents) -> Iterator[list[Criterion]]:
    """Yield lists of criteria that have the same level values, which share their conditions."""
    alike: defaultdict[tuple[Fraction, ...], list[Criterion]] = defaultdict(list)
    for criterion in contents.compiled.model.criteria:
        alike[tuple(level.value for level in criterion.levels)].append(criterion)
    yield from alike.values()


def _cut(text: str, longest: int) -> str:
    """Return a text of at most so many UTF-16 units, with an ellipsis where it was cut."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * longest:
        return text
    return units[: 2 * (longest - 1)].decode("utf-16-le", "ignore") + "\N{HORIZONTAL ELLIPSIS}"


# --- Guidance ----------------------------------------------------------------------------------


def write_guidance(binder: Binder, contents: Contents) -> None:
    """Write every criterion with its question, and every level with its definition."""
    guidance_page(binder, contents, "Guidance: what each level means")


def guidance_page(binder: Binder, contents: Contents, title: str) -> None:
    """Write the sheet that holds what the levels of a stage's criteria mean."""
    hint = contents.with_notice(GUIDANCE_HINT)
    page = Page(binder, contents.formulas.guidance, title, hint, GUIDANCE_WIDTHS)
    model = contents.compiled.model
    row = FIRST_ROW
    for criterion in model.criteria:
        group = model.group(criterion.group)
        group_name = group.name if group else criterion.group
        for place, level in enumerate(criterion.levels):
            _guidance_row(page, row, criterion, group_name, lead=place == 0)
            page.number(row, "level", level_number(level.value), "level")
            page.text_row(row, {"label": level.label, "definition": level.definition})
            row += 1
        _guidance_row(page, row, criterion, group_name)
        page.text(row, "level", NOT_KNOWN_TEXT, "level")
        page.text_row(row, {"label": NOT_KNOWN_LABEL, "definition": NOT_KNOWN_MEANING}, "quiet")
        row += 1
    page.close(row - FIRST_ROW, frozen=2)


def _guidance_row(page: Page, row: int, criterion: Criterion, group: str, *, lead: bool = False) -> None:
    """Write which criterion a level belongs to; the first row of a criterion asks its question."""
    page.text(row, "criterion", criterion.code, "strong" if lead else "quiet")
    page.text(row, "name", criterion.name, "strong" if lead else "quiet")
    page.text(row, "group", group, "quiet")
    page.text(row, "question", criterion.question if lead else "")

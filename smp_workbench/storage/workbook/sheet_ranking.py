"""Ranking: the page people print. It follows the Scores by itself.

Here: rows that find their theme by its place in the order, the cut line, the sentence over the table
and the chart beside it.
Not here: how the order comes about (``score_formula``).

Each row looks up the theme whose ``Order`` on Scores is the row's own number, so an edit of a score
re-orders page and chart in any spreadsheet program. What an incomplete theme could still score cannot
be computed by a spreadsheet; it is carried over from the last save and says so.
"""

from __future__ import annotations

from typing import Final

from smp_workbench.domain.ranking import RankedTheme
from smp_workbench.storage.workbook.column_fit import width_for
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.excel_formula import cell_name, range_name
from smp_workbench.storage.workbook.layout import (
    CUT_LINE_NAME,
    FIRST_ROW,
    HEADER_ROW,
    HEADING_ROW,
    HINT_ROW,
    THEMES,
    Column,
    ranking_layout,
)
from smp_workbench.storage.workbook.page import Binder, Page, Value
from smp_workbench.storage.workbook.sheet_scores import carried, number_format, outlook_text, score_format
from smp_workbench.storage.workbook.style import COMPUTED, FONT, THIN, tokens

WIDTHS: Final = {
    "rank": 7, "ref": 8, "theme": 38, "score": 9, "_total": 9, "line": 9, "decision": 18, "outlook": 30,
}  # fmt: skip
NUMBERS: Final = frozenset({"score"})
NOTHING_YET: Final = "There is no theme to rank yet."
HEADING_PIXELS: Final = 28
CHART_PIXELS: Final = 290
CHART_GAP: Final = 12

ABOVE, BELOW = "above", "below"


def write_ranking(binder: Binder, contents: Contents) -> None:
    """Write the ranking with its chart."""
    layout = ranking_layout(contents.compiled.model)
    totals = (column.header for column in layout.columns if column.part)
    widths = WIDTHS | {"_total": width_for(totals, WIDTHS["_total"])}
    page = Page(binder, layout, f"{contents.title}: ranking", NOTHING_YET, widths, numbers=NUMBERS)
    rows = len(contents.scored)
    for row, ranked in enumerate(contents.ranking.themes, start=FIRST_ROW):
        _Row(page, contents, row).write(ranked)
    height = page.close(rows, frozen=page.place("theme") + 1, filters=False, even=True)
    model = f"Scoring model: {contents.compiled.model.title}."
    page.sheet.set_row_pixels(HEADING_ROW - 1, HEADING_PIXELS)
    page.text_at(HEADING_ROW, 0, contents.with_notice(model), page.style.of("hint"))
    if rows:
        _sentence(page, contents)
        _conditions(page, rows)
        _chart(binder, page, contents, height)
        page.sheet.print_area(0, 0, FIRST_ROW + rows - 2, len(layout.columns) + 2)


# --- rows --------------------------------------------------------------------------------------


class _Row:
    """Writes one row: the formulas and what they give now."""

    def __init__(self, page: Page, contents: Contents, row: int) -> None:
        self.page, self.contents, self.row = page, contents, row
        self.formulas = contents.formulas
        place = f"ROWS($A${FIRST_ROW}:$A{row})"
        self._found = f"MATCH({place},{self.formulas.column('order', 'Scores')},0)"

    def write(self, ranked: RankedTheme) -> None:
        theme = self.contents.assessment.theme(ranked.ref)
        compiled = self.contents.compiled
        self._write("rank", self._rank(), ranked.rank_text if ranked.rank else "", "rank")
        self._write("ref", self._ref(), ranked.ref, "quiet")
        self._write("theme", self._on_themes("name"), theme.name, "text")
        format_ = score_format(compiled, ranked.places)
        self._write("score", self._looked_up("score"), carried(ranked.score), "score", num_format=format_)
        for column in self.page.layout.columns:
            if column.part == "total":
                self._total(column, ranked)
        line = ""
        if ranked.rank is not None:
            line = ABOVE if ranked.rank <= self.contents.ranking.cut_line else BELOW
        self._write("line", self._line(), line, "text")
        self._write("decision", self._on_themes("decision"), theme.decision.outcome, "text")
        self._write("outlook", self._outlook(), outlook_text(ranked), "quiet")
        self.page.grow(self.row, self.page.place("theme"), theme.name, bold=True)

    def _write(self, key: str, formula: str, value: Value, style: str, **changes: object) -> None:
        format_ = self.page.style.of(style, **{"num_format": COMPUTED, **changes})
        self.page.formula(self.row, self.page.place(key), formula, value, format_)

    def _total(self, column: Column, ranked: RankedTheme) -> None:
        compiled = self.contents.compiled
        codes = [total.code for total in compiled.model.totals]
        number = codes.index(column.key)
        formula = self._looked_up_at(self.formulas.layout.position(column.key, "total"))
        scale = compiled.steps[compiled.total_steps[number]].scale
        format_ = self.page.style.of("figure", num_format=number_format(scale))
        place = self.page.place(column.key, "total")
        self.page.formula(self.row, place, formula, carried(ranked.totals[number]), format_)

    # --- formulas ------------------------------------------------------------------------------

    def _looked_up(self, key: str) -> str:
        return self._looked_up_at(self.formulas.layout.position(key))

    def _looked_up_at(self, column: int) -> str:
        return f'=IFERROR({self._index(column)},"")'

    def _index(self, column: int) -> str:
        return f"INDEX({self.formulas.part_column(column, 'Scores')},{self._found})"

    def _ref(self) -> str:
        """Return the look-up of the ref; with ``&""``, because an empty cell looked up gives 0."""
        return f'=IFERROR({self._index(self.formulas.layout.position("ref"))}&"","")'

    def _rank(self) -> str:
        ranks = self.formulas.column("rank", "Scores")
        rank = self._index(self.formulas.layout.position("rank"))
        return f'=IFERROR({rank}&IF(COUNTIF({ranks},{rank})>1,IF({rank}="","","="),""),"")'

    def _line(self) -> str:
        rank = self._index(self.formulas.layout.position("rank"))
        return f'=IFERROR(IF({rank}="","",IF({rank}<={CUT_LINE_NAME},"{ABOVE}","{BELOW}")),"")'

    def _on_themes(self, key: str) -> str:
        """Return the look-up of a text by the row's ref on Themes, where people change it."""
        last = FIRST_ROW + len(self.contents.assessment.themes) - 1
        refs, texts = (
            f"{THEMES.name}!{range_name(FIRST_ROW, place, last, place, fixed=True)}"
            for place in (THEMES.position("ref"), THEMES.position(key))
        )
        ref = cell_name(self.row, self.page.place("ref"))
        return f'=IFERROR(INDEX({texts},MATCH({ref},{refs},0))&"","")'

    def _outlook(self) -> str:
        score = cell_name(self.row, self.page.place("score"))
        return f'=IFERROR(IF({score}="",{self._index(self.formulas.layout.position("outlook"))}&"",""),"")'


# --- sentence, marks and chart -----------------------------------------------------------------


def _sentence(page: Page, contents: Contents) -> None:
    """Say over the table what the plan takes, what stands above the line, and how much is scored."""
    rows = len(contents.scored)
    lines, cut = _fixed(page.data("line", rows)), CUT_LINE_NAME
    scored = f"COUNT({contents.formulas.column('rank', 'Scores')})"
    above = f'COUNTIF({lines},"{ABOVE}")'
    formula = (
        f'="The plan takes "&{cut}&IF({cut}=1," theme; "," themes; ")&{above}&" above the line"'
        f'&IF({above}>{cut},", because of a tie across it. ",". ")'
        f'&"So far "&{scored}&" of {rows} scored. Equal scores share a rank."'
    )
    page.formula(HINT_ROW, 0, formula, sentence(contents), page.style.of("hint"))


def sentence(contents: Contents) -> str:
    """Return what the sentence over the table says now."""
    ranking = contents.ranking
    above = len(ranking.above_line())
    takes = "1 theme" if ranking.cut_line == 1 else f"{ranking.cut_line} themes"
    tie = ", because of a tie across it" if above > ranking.cut_line else ""
    return (
        f"The plan takes {takes}; {above} above the line{tie}."
        f" So far {ranking.scored} of {len(ranking.themes)} scored. Equal scores share a rank."
    )


def _conditions(page: Page, rows: int) -> None:
    """Make what stands above the line bold, and draw the line under the last of it."""
    colour = tokens()
    last, theme = FIRST_ROW + rows - 1, page.place("theme")
    names = range_name(FIRST_ROW, 0, last, theme)
    figures = range_name(FIRST_ROW, theme + 1, last, len(page.layout.columns) - 1)
    line = f"${cell_name(FIRST_ROW, page.place('line'))}"
    under = f"${cell_name(FIRST_ROW + 1, page.place('line'))}"
    border = {"bottom": THIN, "bottom_color": colour.text}
    at_line = f'=AND({line}="{ABOVE}",{under}<>"{ABOVE}")'
    for cells, criteria, format_ in (
        (names, at_line, page.style.condition(bold=True, **border)),
        (figures, at_line, page.style.condition(**border)),
        (names, f'={line}="{ABOVE}"', page.style.condition(bold=True)),
    ):
        page.sheet.conditional_format(cells, {"type": "formula", "criteria": criteria, "format": format_})
    ranks = page.data("rank", rows)
    first = ranks.split(":")[0]
    tied = page.style.condition(bg_color=colour.panel)
    page.sheet.conditional_format(
        ranks, {"type": "formula", "criteria": f'=RIGHT({first},1)="="', "format": tied}
    )


def _chart(binder: Binder, page: Page, contents: Contents, row_height: int) -> None:
    """Put bars beside the rows, each as high as its row, so that they need no labels of their own."""
    rows = len(contents.scored)
    header_height = page.header_pixels
    height = header_height + rows * row_height
    chart = binder.book.add_chart({"type": "bar"})
    data = {key: f"=Ranking!{_fixed(page.data(key, rows))}" for key in ("theme", "score")}
    chart.add_series(
        {
            "name": f"=Ranking!{cell_name(HEADER_ROW, page.place('score'), fixed=True)}",
            "categories": data["theme"],
            "values": data["score"],
            "fill": {"color": tokens().bar},
            "gap": 45,
        }
    )
    chart.set_title(
        {
            "name": "Score, highest first",
            "name_font": {"name": FONT, "size": 10, "bold": True, "color": tokens().text},
            "overlay": True,
            "layout": {"x": 0.01, "y": (header_height - 20) / height},
        }
    )
    floor = {"min": 0} if contents.compiled.span.low >= 0 else {}
    chart.set_y_axis({"reverse": True, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, **floor})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    plot = {"x": 0.01, "y": header_height / height, "width": 0.97, "height": 1 - header_height / height}
    chart.set_plotarea({"layout": plot, "fill": {"none": True}})
    chart.set_size({"width": CHART_PIXELS, "height": height})
    page.sheet.insert_chart(
        HEADER_ROW - 1,
        len(page.layout.columns),
        chart,
        {"x_offset": CHART_GAP, "object_position": 1, "description": _description(contents)},
    )
    page.sheet.set_column(len(page.layout.columns), len(page.layout.columns) + 2, 14.5)


def _description(contents: Contents) -> str:
    """Return the chart in words, for those who cannot see it."""
    leading = [theme for theme in contents.ranking.themes if theme.rank is not None][:3]
    words = "; ".join(f"{theme.rank_text} {theme.name}" for theme in leading) or "no theme is scored yet"
    return f"Bars of the scores in rank order, one beside each row of the table. When last saved: {words}."


def _fixed(cells: str) -> str:
    """Return a range of one column so that it does not move."""
    first, *last = cells.split(":")
    letters, row = first.rstrip("0123456789"), first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    end = last[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") if last else row
    return f"${letters}${row}:${letters}${end}"

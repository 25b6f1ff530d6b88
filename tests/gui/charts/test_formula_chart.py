"""Another formula: ranks side by side, who enters and leaves in words, frames where the side changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import RemoveTheme, SetCutLine
from smp_workbench.gui.charts.chart import Place
from smp_workbench.gui.charts.chart_heading import lines_height
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.chart_view import ChartView
from smp_workbench.gui.charts.formula_chart import FormulaChart
from smp_workbench.gui.charts.formula_data import FormulaData, formula_data, no_formula
from smp_workbench.gui.charts.heading_widget import ChartHeading
from smp_workbench.gui.theme import Theme, load_theme
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.session.other_model import other_formulas
from tests.factory import agreed, applied, small_assessment, small_model

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH = 760


def data_of(assessment: Assessment, *formulas: str) -> FormulaData:
    models = [
        compile_model(replace(small_model(formula), id=f"other-{place}", title=f"Other {place}"))
        for place, formula in enumerate(formulas, start=1)
    ]
    ranking = rank_assessment(assessment)
    return formula_data(assessment, ranking, other_formulas(assessment, ranking, models))


@pytest.fixture
def data() -> FormulaData:
    """Return Burglary (2 + 4) x 2 before Fraud (0 + 8) x 1/3; adding puts Fraud first with 8 1/3 to 8."""
    return data_of(small_assessment(), "harm_total + likelihood_total", "harm_total * L1")


def test_that_ranks_stand_side_by_side(data: FormulaData) -> None:
    assert data.models == ("A small model", "Other 1", "Other 2")
    ranks = {row.label: [(cell.rank, cell.moved) for cell in row.cells] for row in data.rows}
    up, down, same = "\N{UPWARDS ARROW}1", "\N{DOWNWARDS ARROW}1", "\N{EN DASH}"
    assert ranks["Burglary"] == [("1", ""), ("2", down), ("1", same)]
    assert ranks["Fraud"] == [("2", ""), ("1", up), ("2", same)]
    assert data.cut_after == 1


def test_that_who_enters_and_leaves_is_said_first(data: FormulaData) -> None:
    assert data.title == "No theme stays above the line under every formula; Fraud could enter"
    assert data.lines == (
        "“Other 1” lets in Fraud and puts out Burglary.",
        "“Other 2” has the same themes above the line.",
        "Ranks of 2 themes with a score, from the same scores.",
    )


@pytest.mark.parametrize(
    ("cut_line", "formula", "title"),
    [
        (2, "harm_total + likelihood_total", "The same two themes above the line under every formula"),
        (1, "harm_total * L1", "The same theme is above the line under every formula"),
        (1, "L1 * 0 + 5", "Another formula adds Fraud to those above the line"),
    ],
)  # fmt: skip
def test_that_the_finding_fits(cut_line: int, formula: str, title: str) -> None:
    assert data_of(applied(small_assessment(), SetCutLine(cut_line)), formula).title == title


def test_that_nobody_above_the_line_is_said() -> None:
    blank = applied(small_assessment(), agreed("T-001", "L1", None), agreed("T-002", "L1", None))
    data = data_of(blank, "harm_total + likelihood_total")
    assert data.title == "No theme is above the line yet"
    assert all("could rank" in cell.words for row in data.rows for cell in row.cells)


def test_that_a_cell_is_told_in_full(data: FormulaData) -> None:
    fraud = next(row for row in data.rows if row.label == "Fraud")
    assert fraud.cells[1].words == "Fraud, Other 1: rank 1, above the line, up 1."
    assert fraud.cells[1].changes
    assert not fraud.cells[0].changes


def test_that_the_table_holds_what_the_chart_holds(data: FormulaData) -> None:
    table = FormulaChart(data).table("OFFICIAL")
    assert table.columns == data.models
    assert table.rows[0] == ["1", "2 \N{DOWNWARDS ARROW}1", "1 \N{EN DASH}"]
    assert "harm_total + likelihood_total" in " ".join(table.notes)


@pytest.mark.parametrize("width", [340, 760, 1800])
def test_that_every_cell_is_found_where_it_is_drawn(data: FormulaData, theme: Theme, width: int) -> None:
    body = FormulaChart(data).laid_out(width, ChartType(theme))
    for row, count in enumerate(body.rows):
        for column in range(count):
            mark = body.mark(Place(row, column))
            assert body.place_at(mark.rect.center()) == Place(row, column)
            assert mark.rect.right() <= width
    assert body.place_at(QPoint(2, body.head + 2)) == Place(0, 0)
    image = QImage(width, body.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(image.rect(), theme.colour.ground)
    body.draw(painter, QRect(0, 0, width, body.height))
    body.draw_head(painter)
    painter.end()
    ground = theme.level_colours(0, 2)[0].rgb()
    for row, shown in enumerate(data.rows):
        for column, cell in enumerate(shown.cells):
            rect = body.mark(Place(row, column)).rect
            painted = image.pixel(rect.left() + 3, rect.center().y()) == ground
            assert painted == cell.above, cell.words


def test_that_nothing_to_show_is_said(theme: Theme) -> None:
    body = FormulaChart(no_formula("No other model", "None")).laid_out(WIDTH, ChartType(theme))
    assert body.height == 0


def test_that_every_rank_is_whole_at_the_least_width() -> None:
    formulas = ("harm_total + likelihood_total", "harm_total * L1", "max(harm_total, L1)", "harm_total")
    chart, type_ = FormulaChart(data_of(small_assessment(), *formulas)), ChartType(load_theme("light"))
    width = chart.least_width(type_)
    body = chart.laid_out(width, type_)
    last = [body.mark(Place(row, 4)).rect for row in range(len(chart.data.rows))]
    assert all(rect.right() < width for rect in last)
    assert all(
        rect.width() >= type_.strong.width("000=") + type_.small.width("\N{UPWARDS ARROW}1") for rect in last
    )


def test_that_one_theme_is_told_as_one_under_a_whole_heading() -> None:
    one = data_of(applied(small_assessment(), RemoveTheme("T-002"), SetCutLine(5)), "harm_total * L1")
    assert one.lines[-1] == "Rank of the one theme with a score, from the same scores."
    one = replace(one, rows=tuple(replace(row, label="=1+1") for row in one.rows))
    type_ = ChartType(load_theme("light"))
    body = FormulaChart(one).laid_out(WIDTH, type_)
    heading = body.mark(Place(0, 0)).rect.left() - type_.theme.space.group
    assert heading >= type_.small.width("the plan takes five")


def test_that_no_line_of_the_heading_runs_under_the_tools(data: FormulaData, qtbot: QtBot) -> None:
    theme = load_theme("light")
    view = ChartView("Formula", FormulaChart(data), theme)
    qtbot.addWidget(view)
    view.resize(WIDTH, 400)
    view.show()
    heading, space = view.findChild(ChartHeading), theme.space
    lines = lines_height(WIDTH - 2 * space.group, data.lines, theme)
    for words in range(1, 40):  # among these is a title of one line in the smaller type
        view.set_chart(FormulaChart(replace(data, title="above " * words)))
        view.resize(WIDTH, 400 + words)
        button = view.menu_button.mapTo(view, view.menu_button.rect().bottomLeft()).y()
        assert heading.height() - space.related - lines >= button

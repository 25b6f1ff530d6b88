"""The firmness chart: its finding, its columns, its marks, and what of it is drawn."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme, SetCutLine
from smp_workbench.domain.theme import Theme as ListedTheme
from smp_workbench.gui.charts.chart import Place
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.firmness_chart import FirmnessBody, FirmnessChart
from smp_workbench.gui.charts.firmness_data import firmness_data, rank_columns
from smp_workbench.gui.charts.firmness_words import firmness_title
from smp_workbench.gui.theme import SHIPPED, load_theme
from smp_workbench.scoring.acceptability import Acceptability, Uncertainty, acceptability
from smp_workbench.scoring.rank import rank_assessment
from tests.factory import IDENTITY, applied, small_model
from tests.gui.charts.conftest import four_themes


def counted(*above: int, cut_line: int) -> Acceptability:
    """Return 100 draws in which each theme was above the line so many times, at rank 1, else last."""
    counts = np.zeros((len(above), max(len(above), cut_line + 1)), dtype=np.intp)
    counts[:, 0] = above
    counts[:, -1] = 100 - counts[:, 0]
    refs = tuple(f"T-{place:03d}" for place in range(1, len(above) + 1))
    return Acceptability(refs, (), counts, 100, cut_line, Uncertainty(draws=100))


def chart_of(assessment: Assessment, uncertainty: Uncertainty | None = None) -> FirmnessChart:
    found = acceptability(assessment, uncertainty or Uncertainty(draws=500))
    return FirmnessChart(firmness_data(assessment, rank_assessment(assessment), found))


@pytest.mark.parametrize(
    ("above", "cut_line", "title"),
    [
        ((100, 99, 98, 97, 95, 60, 45), 6, "Five themes are firm; two compete for the last place"),
        ((100, 60, 50, 45), 3, "One theme is firm; three compete for the last two places"),
        ((94, 60, 50, 6), 2, "No theme is firm; four compete for two places"),
        ((94, 60), 1, "No theme is firm; two compete for the one place"),
        ((100, 100, 5, 0), 2, "Two themes are firm, and no other comes near the line"),
        ((100, 3), 1, "One theme is firm, and no other comes near the line"),
        ((100, 100, 60), 2, "Two themes are firm; one more joins them only by a tie"),
        ((100, 100, 60, 50), 2, "Two themes are firm; two more join them only by a tie"),
        ((100, 60, 5), 2, "One theme is firm; whether one more stays above the line is open"),
        ((100, 100, 100), 2, "Three themes are firm above a line of two, by ties"),
        ((95, 95, 10), 2, "Two themes are firm; one more is above the line at times"),
        ((96, 96, 12, 6), 2, "Two themes are firm; two more are above the line at times"),
        ((96, 100, 100, 12), 2, "Three themes are firm; one more joins them only by a tie"),
        ((100,) * 4 + (4,) * 126, 5, "Four themes are firm; 126 share the last place, none of them often"),
        (
            (100,) * 3 + (4,) * 60,
            5,
            "Three themes are firm; 60 share the last two places, none of them often",
        ),
        ((4,) * 130, 5, "No theme is firm; 130 share five places, none of them often"),
        ((4,) * 30 + (0,), 1, "No theme is firm; 30 share the one place, none of them often"),
        ((60, *(4,) * 12), 1, "No theme is firm; whether one stays above the line is open"),
        ((60, 50, *(4,) * 50), 3, "No theme is firm; whether two stay above the line is open"),
        ((100, 60, 50, *(4,) * 50), 4, "One theme is firm; whether two more stay above the line is open"),
        ((100, 100), 5, "Two themes are firm, and no other comes near the line"),
        ((), 5, "No theme can be ranked yet"),
    ],
)
def test_that_the_title_says_who_is_firm_and_who_competes(
    above: tuple[int, ...], cut_line: int, title: str
) -> None:
    assert firmness_title(counted(*above, cut_line=cut_line)) == title


def test_that_columns_end_a_few_ranks_below_the_line() -> None:
    assert [one.heading for one in rank_columns(18, 5)][-4:] == ["6", "7", "8", "lower"]
    assert [one.heading for one in rank_columns(9, 5)][-1] == "9", "one rank alone is not called lower"
    assert [one.heading for one in rank_columns(3, 5)] == ["1", "2", "3"]
    assert len(rank_columns(130, 60)) < 15


@pytest.mark.parametrize(("themes", "cut_line"), [(18, 5), (9, 5), (130, 60), (1, 1), (5, 5), (130, 1)])
def test_that_every_rank_has_exactly_one_column_and_the_line_falls_between_two(
    themes: int, cut_line: int
) -> None:
    columns = rank_columns(themes, cut_line)
    assert [rank for one in columns for rank in range(one.first, one.last + 1)] == list(range(1, themes + 1))
    assert all(not one.first <= cut_line < one.last for one in columns)


def test_that_the_numbers_are_shares_of_the_draws(qtbot: QtBot) -> None:
    data = chart_of(four_themes()).data
    assert data.rows[0].label == "Burglary", "in the order of the ranking"
    assert all(sum(row.shares) == pytest.approx(1) for row in data.rows)
    assert "500 draws" in data.lines[0]
    assert any("seed 1" in note for note in data.notes)


def test_that_each_mark_says_its_cell_and_is_found_where_it_is_drawn(qtbot: QtBot) -> None:
    chart = chart_of(four_themes())
    body = chart.laid_out(900, ChartType(load_theme("light")))
    for row, count in enumerate(body.rows):
        for column in range(count):
            mark = body.mark(Place(row, column))
            assert body.place_at(mark.rect.center()) == (row, column)
            assert chart.data.rows[row].label in mark.words
            assert mark.ref == chart.data.rows[row].ref
    assert body.place_at(QPoint(5, 5)) is None
    assert "above the line in" in body.mark(Place(0, body.rows[0] - 1)).words


def test_that_only_rows_that_are_seen_are_drawn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    themes = (AddTheme(ListedTheme(f"T-{n:03d}", f"Theme {n}")) for n in range(1, 131))
    assessment = applied(Assessment(IDENTITY, small_model()), SetCutLine(5), *themes)
    body = chart_of(assessment, Uncertainty(draws=20)).laid_out(900, ChartType(load_theme("light")))
    drawn: list[int] = []
    monkeypatch.setattr(FirmnessBody, "_draw_row", lambda _, __, row, ___: drawn.append(row))
    image = QImage(900, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    body.draw(painter, QRect(0, 1000, 900, 200))
    painter.end()
    assert 5 < len(drawn) < 12


@pytest.mark.parametrize("theme_id", SHIPPED)
def test_that_lightness_follows_the_share_and_never_is_a_tone_of_its_own(qtbot: QtBot, theme_id: str) -> None:
    theme, chart = load_theme(theme_id), chart_of(four_themes())
    body = chart.laid_out(900, ChartType(theme))
    image = QImage(900, body.height, QImage.Format.Format_RGB32)
    image.fill(theme.colour.ground)
    painter = QPainter(image)
    body.draw(painter, QRect(0, 0, 900, body.height))
    painter.end()
    for row, shown in enumerate(chart.data.rows):
        for column, share in enumerate(shown.shares):
            corner = body.mark(Place(row, column)).rect.topLeft() + QPoint(3, 3)
            colour = QColor(image.pixel(corner))
            assert colour in (theme.data.level_ramp if share else (theme.colour.ground,))


def test_that_the_table_holds_what_the_chart_shows(qtbot: QtBot) -> None:
    chart = chart_of(four_themes())
    text = chart.table("OFFICIAL").as_text()
    assert text.startswith("Theme\tAbove the line, %\tIn words\tRank 1")
    assert all(row.name in text and row.word in text for row in chart.data.rows)


def test_that_every_number_is_whole_at_the_least_width(qtbot: QtBot) -> None:
    type_ = ChartType(load_theme("light"))
    for cut_line in (2, 9, 60):
        themes = (AddTheme(ListedTheme(f"T-{n:03d}", f"Theme {n}")) for n in range(1, 131))
        assessment = applied(Assessment(IDENTITY, small_model()), SetCutLine(cut_line), *themes)
        chart = chart_of(assessment, Uncertainty(draws=20))
        body = chart.laid_out(chart.least_width(type_), type_)
        assert isinstance(body, FirmnessBody)
        assert body._percent_right <= chart.least_width(type_)
        assert body._number.width(">99") <= body._cell
        assert body._label_width > 0


def test_that_words_are_left_out_before_a_number_is_cut(qtbot: QtBot) -> None:
    chart, type_ = chart_of(four_themes()), ChartType(load_theme("light"))
    for width in range(chart.least_width(type_), 900, 20):
        body = chart.laid_out(width, type_)
        assert isinstance(body, FirmnessBody)
        assert body._percent_right <= width
    assert body._has_words

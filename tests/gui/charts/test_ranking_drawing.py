"""The picture itself, measured: bars, line, ties, ranges, themes; and the same into SVG and PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Comparison
from smp_workbench.domain.edit import ChangeTheme, SetComparison, SetCutLine
from smp_workbench.gui.charts.chart_heading import draw_heading, heading_fit
from smp_workbench.gui.charts.ranking_chart import RankingChart
from smp_workbench.gui.charts.ranking_data import RankingData, RankingRow, ranking_data
from smp_workbench.gui.charts.ranking_drawing import (
    RankingDrawing,
    RowState,
    chart_height,
    draw,
)
from smp_workbench.gui.charts.ranking_layout import columns_for, item_places
from smp_workbench.gui.charts.ranking_type import RankingType
from smp_workbench.gui.theme import SHIPPED, Theme, load_theme
from tests.factory import agreed
from tests.gui.charts.conftest import four_themes, open_signals, scored

WIDTH = 640


@pytest.fixture
def data(qapp: object) -> RankingData:
    signals = open_signals(four_themes())
    return ranking_data(signals.assessment, signals.ranking)


def picture(data: RankingData, theme: Theme, width: int = WIDTH) -> QImage:
    image = QImage(width, chart_height(width, data, theme), QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    draw(painter, image.rect(), data, theme)
    painter.end()
    return image


def run(image: QImage, y: int, colour: QColor) -> tuple[int, int]:
    """Return the first and last pixel of a colour in a line."""
    columns = [x for x in range(image.width()) if image.pixelColor(x, y) == colour]
    assert columns, f"no {colour.name()} in line {y}"
    return columns[0], columns[-1]


def middles(data: RankingData, theme: Theme) -> list[int]:
    """Return the middle of each row's first line."""
    type_ = RankingType(theme)
    top = heading_fit(WIDTH, data, theme).height
    return [top + place.top + place.over + type_.row_height // 2 for place in item_places(data, type_)]


@pytest.mark.parametrize("theme_id", SHIPPED)
def test_that_bars_are_as_long_as_scores_in_every_theme(data: RankingData, theme_id: str) -> None:
    theme = load_theme(theme_id)
    image, lines = picture(data, theme), middles(data, theme)
    runs = [run(image, y, theme.data.bar) for y in lines[:3]]
    lengths = [last - first + 1 for first, last in runs]
    assert len({first for first, _ in runs}) == 1
    assert lengths[0] == pytest.approx(2 * lengths[1], abs=2), "24 against 12"
    assert lengths[1] == lengths[2], "equal scores, equal bars"
    assert image.pixelColor(2, 2) == theme.colour.ground


def test_that_an_incomplete_theme_floats_between_its_lowest_and_highest_score(data: RankingData) -> None:
    theme = load_theme("light")
    image, line = picture(data, theme), middles(data, theme)[3]
    first, last = run(image, line, theme.data.interval)
    columns = columns_for(WIDTH, data, RankingType(theme))
    assert first == pytest.approx(columns.on_bar(4 / 3), abs=2)
    assert last == pytest.approx(columns.on_bar(24), abs=2)
    assert first > columns.bar_left + 3, "it does not begin at nothing, as a score's bar does"


def test_that_the_line_crosses_the_chart_under_the_last_theme_above_it(data: RankingData) -> None:
    theme = load_theme("light")
    image, lines = picture(data, theme), middles(data, theme)
    ends = (theme.space.group + 2, WIDTH - 60)
    ruled = [
        y
        for y in range(lines[0], image.height())
        if all(image.pixelColor(x, y) == theme.data.cut_line for x in ends)
    ]
    assert len(ruled) == 2
    assert lines[2] < ruled[0] < lines[3]


def test_that_scores_align_on_their_points_and_ranks_on_their_last_digit(qapp: object) -> None:
    signals = open_signals(scored(("A", (4, 8, 2)), ("B", (1, 1, "1/3")), ("C", (0, 2, 1))))
    data = ranking_data(signals.assessment, signals.ranking)
    theme = load_theme("light")
    type_ = RankingType(theme)
    columns = columns_for(WIDTH, data, type_)
    assert [row.number for row in data.rows] == ["24", "2", "0.67"]
    point = columns.score_right - type_.strong.width("00") - type_.strong.width(".")
    image = picture(data, theme)
    for line, row in zip(middles(data, theme), data.rows, strict=True):
        inked = [x for x in range(WIDTH - 120, WIDTH) if _is_ink(image, x, line, theme)]
        before = [x for x in inked if x < point]
        assert max(before) >= point - 3, "the figure before the point ends there in every row"
        assert (max(inked) > point) == ("." in row.number)


def _is_ink(image: QImage, x: int, line: int, theme: Theme) -> bool:
    return any(image.pixelColor(x, y).lightness() < 120 for y in range(line - 7, line + 7))


def test_that_a_long_label_is_shortened_in_the_middle_and_never_reaches_the_bars(qapp: object) -> None:
    long = "Serious violence with knives and other weapons in and around licensed premises"
    signals = open_signals(scored((long, (4, 8, 2)), ("B", (1, 1, 1))))
    data = ranking_data(signals.assessment, signals.ranking)
    theme = load_theme("light")
    type_ = RankingType(theme)
    columns = columns_for(WIDTH, data, type_)
    short = type_.plain.short(long, columns.label_width)
    assert short.startswith("Serious")
    assert short.endswith("premises")
    assert type_.plain.width(short) <= columns.label_width < columns.bar_left - columns.label_left


@pytest.mark.parametrize("name", ["W" * 60, "Wm" * 100, f"{'W' * 30} {'M' * 30}"])
@pytest.mark.parametrize("theme_id", ["light", "projector_dark"])
def test_that_a_finding_with_an_unbroken_name_is_never_cut_off(
    qapp: object, name: str, theme_id: str
) -> None:
    signals = open_signals(scored((name, (4, 8, 2)), ("B", (1, 1, 1))))
    data = ranking_data(signals.assessment, signals.ranking)
    theme, width = load_theme(theme_id), 380
    height = heading_fit(width, data, theme).height
    image = QImage(2 * width, height, QImage.Format.Format_RGB32)  # wider than the words may be
    image.fill(theme.colour.ground)
    painter = QPainter(image)
    painter.setClipping(False)
    draw_heading(painter, width, data, theme)
    painter.end()
    for x in range(width - theme.space.group + 1, 2 * width):
        assert all(image.pixelColor(x, y) == theme.colour.ground for y in range(height)), x
    first, last = run_of_lines(image, theme)
    assert last - first > 3 * theme.type.interface, "the name stands on several lines"


def run_of_lines(image: QImage, theme: Theme) -> tuple[int, int]:
    """Return the first and last line with ink."""
    lines = [
        y for y in range(image.height())
        if any(image.pixelColor(x, y) != theme.colour.ground for x in range(image.width()))
    ]  # fmt: skip
    return lines[0], lines[-1]


def test_that_only_rows_in_view_are_drawn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw_row = RankingDrawing.draw_row

    def count(self: RankingDrawing, painter: QPainter, top: int, row: RankingRow, state: RowState) -> None:
        drawn.append(row.ref)
        draw_row(self, painter, top, row, state)

    monkeypatch.setattr(RankingDrawing, "draw_row", count)
    rows = [(f"Theme {place}", (4, 2, 2)) for place in range(130)]
    chart = RankingChart(open_signals(scored(*rows)), load_theme("light"))
    qtbot.addWidget(chart)
    chart.resize(440, 400)
    chart.grab()
    assert 5 < len(drawn) <= 15
    drawn.clear()
    chart.rows.scrollToBottom()
    chart.grab()
    assert "T-130" in drawn
    assert "T-001" not in drawn
    drawn.clear()
    chart.grab()
    assert drawn == [], "a row that looks as before is shown again, not drawn again"


def test_that_after_many_edits_the_rows_look_as_if_drawn_anew(qtbot: QtBot) -> None:
    signals = open_signals(four_themes())
    chart = RankingChart(signals, load_theme("light"))
    qtbot.addWidget(chart)
    chart.resize(440, 420)
    signals.commit("2017-18", "")
    chart.grab()
    for edit in (
        agreed("T-003", "H1", 4), agreed("T-001", "H2", 0), SetComparison(Comparison(1)),
        agreed("T-004", "L1", 2), ChangeTheme("T-002", "short", "Scams"), SetCutLine(1),
        agreed("T-002", "H2", 8), agreed("T-004", "H2", 8), agreed("T-003", "L1", "1/3"),
    ):  # fmt: skip
        signals.apply(edit)
        chart.select_theme("T-002")
        anew = RankingChart(signals, load_theme("light"))
        qtbot.addWidget(anew)
        anew.resize(440, 420)
        anew.select_theme("T-002")
        assert chart.grab().toImage() == anew.grab().toImage(), edit
    chart.set_theme(load_theme("dark"))
    chart.resize(600, 420)
    anew = RankingChart(signals, load_theme("dark"))
    qtbot.addWidget(anew)
    anew.resize(600, 420)
    anew.select_theme("T-002")
    assert chart.grab().toImage() == anew.grab().toImage()


@pytest.mark.parametrize("theme_id", ["light", "projector_dark"])
def test_that_svg_shows_the_same_picture(data: RankingData, theme_id: str, tmp_path: Path) -> None:
    theme = load_theme(theme_id)
    size = QSize(WIDTH, chart_height(WIDTH, data, theme))
    generator = QSvgGenerator()
    generator.setFileName(str(tmp_path / "ranking.svg"))
    generator.setResolution(96)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    draw(painter, QRect(0, 0, size.width(), size.height()), data, theme)
    painter.end()
    drawn = QImage(size, QImage.Format.Format_RGB32)
    drawn.fill(theme.colour.ground)
    painter = QPainter(drawn)
    QSvgRenderer(str(tmp_path / "ranking.svg")).render(painter, QRectF(drawn.rect()))
    painter.end()
    direct = picture(data, theme)
    for y in middles(data, theme)[:3]:
        assert run(drawn, y, theme.data.bar) == pytest.approx(run(direct, y, theme.data.bar), abs=1)
    assert "Burglary" in (tmp_path / "ranking.svg").read_text()


def test_that_pdf_takes_the_same_drawing(data: RankingData, tmp_path: Path) -> None:
    theme = load_theme("light")
    path = tmp_path / "ranking.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(96)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    draw(painter, QRect(0, 0, WIDTH, chart_height(WIDTH, data, theme)), data, theme)
    painter.end()
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_size > 4000

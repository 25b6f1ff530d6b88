"""The weight sweep: lines are the sweep's, diamonds the exact tipping points."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.charts.chart import Place
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.sweep_chart import SweepBody, SweepChart
from smp_workbench.gui.charts.sweep_data import SweepData, no_sweep, sweep_data
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.sweep import sweep
from smp_workbench.scoring.tip import find_tips
from tests.factory import agreed, applied, small_assessment, small_model

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH = 760
MODEL = small_model("wsum(harm) * L1")


def data_of(assessment: Assessment, focus: str = "T-001", *, by_score: bool = False) -> SweepData:
    swept = sweep(assessment, "H1")
    tips = find_tips(assessment)
    return sweep_data(assessment, swept, tips, "Physical harm in Harm", focus, by_score=by_score)


@pytest.fixture
def data() -> SweepData:
    """Return Burglary (2, 4) x 2 and ASB (4, 0) x 2, each criterion with half of the harm."""
    levels = (("H1", 4), ("H2", 0), ("L1", 2))
    return data_of(
        applied(small_assessment(MODEL), *(agreed("T-003", code, level) for code, level in levels))
    )


def body_of(data: SweepData, theme: Theme, width: int = WIDTH) -> SweepBody:
    body = SweepChart(data).laid_out(width, ChartType(theme))
    assert isinstance(body, SweepBody)
    return body


def test_that_the_crossing_is_exact_and_told(data: SweepData) -> None:
    # 2s + 4(1 - s) = 4s at s = 2/3.
    (crossing,) = [one for one in data.crossings if one.share == Fraction(2, 3)]
    assert crossing.cut
    assert "ASB" in crossing.words
    assert "Burglary" in crossing.words
    assert data.title == crossing.words.split(". ")[0].removesuffix(".")
    assert data.lines == ("Ranks of 3 themes; the share is 50 % now.",)


def test_that_a_share_that_changes_nothing_says_so() -> None:
    start = applied(small_assessment(MODEL), agreed("T-001", "H1", 4), agreed("T-001", "H2", 8))
    data = data_of(start)
    assert data.crossings == ()
    assert data.title.startswith("No share of Physical harm in Harm changes the rank of Burglary")
    assert "changes who is above" in data_of(start, "").title


def test_that_every_share_and_diamond_is_found_where_it_is_drawn(data: SweepData, theme: Theme) -> None:
    body = body_of(data, theme)
    assert body.rows == [101, len(data.crossings)]
    for row, count in enumerate(body.rows):
        for column in range(count):
            mark = body.mark(Place(row, column))
            assert body.place_at(mark.rect.center()) == Place(row, column)
            assert mark.ref == "T-001"
    assert body.place_at(QPoint(10, body.height + 1)) is None
    assert body.place_at(QPoint(-50, body.plot.center().y())) == Place(0, 0)
    assert body.place_at(QPoint(WIDTH * 2, body.plot.center().y())) == Place(0, 100)


def test_that_a_share_is_told_with_who_is_above_the_line(data: SweepData, theme: Theme) -> None:
    body = body_of(data, theme)
    assert body.mark(Place(0, 0)).words == (
        "Burglary: score 16, ranks 1st. 0 % on Physical harm in Harm; above the line: Burglary."
    )
    assert "above the line: ASB." in body.mark(Place(0, 100)).words
    # Weights of 1 and 1 share a whole of 2: with all on it, Burglary has 2 x 2 x 2.
    assert body.mark(Place(0, 100)).words.startswith("Burglary: score 8, ranks 2nd.")


@pytest.mark.parametrize("by_score", [True, False])
@pytest.mark.parametrize("width", [340, 760, 1800])
def test_that_the_line_in_focus_is_thick_and_falls_at_the_crossing(
    theme: Theme, width: int, by_score: bool, data: SweepData
) -> None:
    shown = replace(data, by_score=by_score, room=200)
    body = body_of(shown, theme, width)
    image = QImage(width, body.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(image.rect(), theme.colour.ground)
    body.draw(painter, QRect(0, 0, width, body.height))
    painter.end()
    colour = theme.data.bar.rgb()

    def height_at(share: Fraction) -> float:
        x = round(body.x(share))
        rows = [y for y in range(body.plot.top(), body.plot.bottom()) if image.pixel(x, y) == colour]
        assert rows, share
        return sum(rows) / len(rows)

    assert height_at(Fraction(1, 10)) < height_at(Fraction(9, 10))


def test_that_the_table_has_ranks_at_every_tenth(data: SweepData) -> None:
    table = SweepChart(data).table("OFFICIAL")
    assert list(table.columns) == [f"{ten} %" for ten in range(0, 101, 10)]
    assert list(table.themes) == ["Burglary", "ASB", "Fraud"]
    assert table.rows[0] == ["1"] * 7 + ["2"] * 4
    scores = SweepChart(replace(data, by_score=True)).table("OFFICIAL")
    assert scores.rows[0][:2] == ["16", "15.2"]


def test_that_a_chart_without_a_sweep_says_why_and_draws_nothing(theme: Theme) -> None:
    chart = SweepChart(no_sweep("No theme has a score yet", "Score one"))
    body = chart.laid_out(WIDTH, ChartType(theme))
    assert (body.height, body.rows) == (0, [])
    assert chart.table("").columns == ("No theme has a score yet",)

"""The tornado: every end is what trying the level gives, and its finding says what crosses the line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.charts.chart import Place
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.tornado_chart import TornadoBody, TornadoChart
from smp_workbench.gui.charts.tornado_data import TornadoData, no_tornado, tornado_data
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.tornado import tornado
from tests.factory import agreed, applied, small_assessment, small_model

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH = 760


def data_of(assessment: Assessment, ref: str) -> TornadoData:
    return tornado_data(assessment, rank_assessment(assessment), ref, tornado(assessment, ref))


@pytest.fixture
def data() -> TornadoData:
    """Return Burglary's: (2 + 4) x 2 = 12, before Fraud with 8 x 1/3 and with a line of one."""
    return data_of(small_assessment(), "T-001")


def body_of(data: TornadoData, theme: Theme) -> TornadoBody:
    body = TornadoChart(data).laid_out(WIDTH, ChartType(theme))
    assert isinstance(body, TornadoBody)
    return body


def test_that_each_end_is_the_score_and_rank_with_that_level(data: TornadoData) -> None:
    shown = {row.name: [(end.level, end.score, end.rank) for end in row.ends] for row in data.rows}
    assert shown == {
        "Frequency": [("1", "6", "1"), ("2", "12", "1")],
        "Financial harm": [("2", "8", "1"), ("4", "12", "1"), ("8", "20", "1")],
        "Physical harm": [("1", "10", "1"), ("2", "12", "1"), ("3", "14", "1")],
    }
    assert data.title == "No single level changes the rank of Burglary"
    assert "Now 12, rank 1 of 2 with a score; the plan takes one." in data.lines[0]


def test_that_the_finding_names_what_crosses_the_line() -> None:
    near = applied(small_assessment(), agreed("T-002", "L1", 1), agreed("T-001", "H2", 2))
    # Burglary (2 + 2) x 2 = 8 and Fraud (0 + 8) x 1 = 8 share the first place.
    ahead = applied(near, agreed("T-002", "H1", 1))
    assert data_of(ahead, "T-001").title == (
        "One level on Financial harm or Physical harm takes Burglary above the line"
    )
    behind = applied(near, agreed("T-001", "H1", 4))
    assert data_of(behind, "T-001").title == "One level on Frequency takes Burglary below the line"
    only = applied(near, agreed("T-001", "L1", 1), agreed("T-002", "H1", 1))
    assert data_of(only, "T-001").title.startswith("No single level changes the rank")


def test_that_an_end_says_in_words_what_it_is() -> None:
    near = applied(small_assessment(), agreed("T-002", "L1", 1), agreed("T-001", "H1", 4))
    row = next(row for row in data_of(near, "T-001").rows if row.name == "Frequency")
    assert row.lower is not None
    assert row.lower.words == "Frequency from 2 to 1: Burglary scores 8 instead of 16, ranks 1st, tied."
    assert row.lower.rank == "1="
    assert row.now.words == "Frequency at 2, as agreed: Burglary scores 16, ranks 1st."


def test_that_several_and_a_tie_are_said_as_such() -> None:
    start = small_assessment()
    themes = tuple(replace(one, name="OCGs") if one.ref == "T-001" else one for one in start.themes)
    tied = applied(replace(start, themes=themes), agreed("T-002", "L1", 1), agreed("T-001", "H2", 2))
    data = data_of(tied, "T-001")
    assert "Now 8, rank 1= of 2 with a score" in data.lines[0]
    row = next(row for row in data.rows if row.name == "Frequency")
    assert row.lower is not None
    assert row.lower.words.startswith("Frequency from 2 to 1: OCGs score 4 instead of 8, rank 2nd")
    assert row.now.words == "Frequency at 2, as agreed: OCGs score 8, rank 1st, tied."


def test_that_the_table_holds_what_the_chart_holds(data: TornadoData) -> None:
    table = TornadoChart(data).table("OFFICIAL")
    assert list(table.themes) == ["Financial harm", "Frequency", "Physical harm"]
    assert table.rows[1] == ["2", "6", "1", "\N{EN DASH}", "\N{EN DASH}"]
    assert table.rows[0] == ["4", "8", "1", "20", "1"]
    assert table.notes[0] == f"{data.title}."


def test_that_every_end_is_found_where_it_is_drawn(data: TornadoData, theme: Theme) -> None:
    body = body_of(data, theme)
    for row, count in enumerate(body.rows):
        for column in range(count):
            mark = body.mark(Place(row, column))
            assert body.place_at(mark.rect.center()) == Place(row, column), mark.words
            assert (mark.ref, mark.code) == ("T-001", data.rows[row].code)
            assert mark.rect.left() >= 0
            assert mark.rect.right() < WIDTH
    assert body.place_at(QPoint(5, body.height + 5)) is None
    assert body.place_at(QPoint(5, 1)) is None


@pytest.mark.parametrize("width", [360, 560, 960, 1800])
def test_that_the_longest_bar_has_the_widest_swing(data: TornadoData, theme: Theme, width: int) -> None:
    body = TornadoChart(data).laid_out(width, ChartType(theme))
    image = QImage(width, body.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(image.rect(), theme.colour.ground)
    body.draw(painter, QRect(0, 0, width, body.height))
    body.draw_head(painter)
    painter.end()
    bar = theme.data.bar.rgb()
    filled = []
    for row in range(len(data.rows)):
        y = body.mark(Place(row, 0)).rect.center().y()
        filled.append(sum(image.pixel(x, y) == bar for x in range(width)))
    # Only levels higher are filled: none for Frequency, 8 for Financial harm, 2 for Physical harm.
    assert filled[1] < filled[2] < filled[0]


def test_that_only_what_is_seen_is_drawn(data: TornadoData, theme: Theme) -> None:
    body = body_of(data, theme)
    assert list(body.seen_rows(QRect(0, 0, WIDTH, 10))) == []
    assert list(body.seen_rows(QRect(0, body.head, WIDTH, 1))) == [0]
    assert list(body.seen_rows(QRect(0, 0, WIDTH, body.height))) == [0, 1, 2]


def test_that_a_chart_without_rows_says_why_and_draws_nothing(theme: Theme) -> None:
    body = body_of(no_tornado("ASB has no score", "Score it"), theme)
    assert body.height == 0
    assert body.rows == []


def test_that_a_higher_level_that_lowers_the_score_stands_on_the_left(theme: Theme) -> None:
    model = small_model("harm_total * 2 - L1")
    start = small_assessment(replace(model))
    data = data_of(start, "T-002")
    row = next(row for row in data.rows if row.code == "L1")
    assert row.higher is not None
    body, number = body_of(data, theme), data.rows.index(row)
    mark = body.mark(Place(number, row.ends.index(row.higher)))
    assert mark.rect.right() <= body.mark(Place(0, 0)).rect.right() + WIDTH
    assert body.place_at(mark.rect.center()) == Place(number, row.ends.index(row.higher))


def test_that_scores_that_a_level_changes_look_different() -> None:
    data = data_of(small_assessment(small_model("100 + H1 / 1000 + H2 / 3000")), "T-001")
    for row in data.rows:
        assert len({end.score for end in row.ends}) == len(row.ends)
        assert all(end.score in end.words for end in row.ends)

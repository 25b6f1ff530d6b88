"""The weight sweep: lines are the sweep's, diamonds the exact tipping points."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.charts.chart import Place
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.ranking_words import number_word
from smp_workbench.gui.charts.sweep_chart import SweepBody, SweepChart
from smp_workbench.gui.charts.sweep_data import MOST_CROSSINGS, SweepData, no_sweep, sweep_data
from smp_workbench.gui.charts.sweep_words import unmarked_notes
from smp_workbench.gui.theme import Theme, load_theme
from smp_workbench.scoring.sweep import sweep
from smp_workbench.scoring.tip import cut_weights, find_tips, order_weights
from tests.factory import agreed, applied, small_assessment, small_model
from tests.published.plain_model import plain_model
from tests.scoring.assessed import assessed, whole

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


def ladder(*rows: list[int], cut_line: int = 1) -> Assessment:
    """Return themes with these two levels each, of equal weight."""
    return assessed(plain_model("wsum(g)", [range(20)] * 2), whole(*rows), cut_line)


def plain_data(assessment: Assessment, focus: str, room: int = 160) -> SweepData:
    found = sweep(assessment, "X1")
    data = sweep_data(assessment, found, find_tips(assessment), "Criterion 1", focus, by_score=False)
    return data.tries(None, room)


def test_that_the_themes_of_the_title_and_the_line_are_named_though_there_is_little_room(
    theme: Theme,
) -> None:
    # T-005 comes before T-004, the last above the line, with more on X1; T-012 is in focus.
    rows = [[19 - n, 19 - n] for n in range(12)]
    rows[3], rows[4] = [14, 18], [17, 14]
    data = plain_data(ladder(*rows, cut_line=4), "T-007")
    assert "Theme T-005 passes Theme T-004" in data.title
    assert data.sweep is not None
    body = body_of(data, theme)
    told = [data.sweep.refs[one] for name in body.names for one in name.themes]
    assert {"T-007", "T-004", "T-005"} <= set(told)
    assert len(told) < 9, "there is no room for all"
    middles = [name.middle for name in body.names]
    line = ChartType(theme).small.height
    assert all(after - before >= line - 0.01 for before, after in pairwise(middles))
    assert all(body.plot.top() - line <= middle <= body.plot.bottom() for middle in middles)


def test_that_lines_that_end_level_are_named_together(theme: Theme) -> None:
    rows = [[10, 10], *[[5, 5]] * 4, [1, 1]]
    data = plain_data(ladder(*rows), "T-003")
    body = body_of(data, theme)
    assert [body.name_of(name) for name in body.names] == [
        "Theme T-001", "Theme T-003 and 3 more", "Theme T-006",
    ]  # fmt: skip


def test_that_a_focused_theme_far_below_the_line_has_a_strip_of_its_own(theme: Theme) -> None:
    rows = [[19 - n, 19 - n] for n in range(12)]
    near, far = (plain_data(ladder(*rows), ref) for ref in ("T-002", "T-011"))
    assert not near.focus_beyond
    assert far.focus_beyond
    assert "Ranks after 6 are drawn of Theme T-011 alone" in " ".join(far.notes)
    body = body_of(far, theme)
    image = QImage(WIDTH, body.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(image.rect(), theme.colour.ground)
    body.draw(painter, QRect(0, 0, WIDTH, body.height))
    painter.end()
    x, strip = round(body.x(Fraction(4, 10))), body.strip
    assert body.plot.bottom() < strip.top() < strip.bottom() < body.height
    rows_drawn = [y for y in range(strip.top(), strip.bottom()) if image.pixel(x, y) == theme.data.bar.rgb()]
    assert rows_drawn
    assert body_of(near, theme).strip.height() == 0
    assert body.place_at(QPoint(x, strip.center().y())) == Place(0, 40)


def test_that_many_changes_at_one_share_are_counted_by_themes() -> None:
    rows = [*[[4, 0]] * 4, *[[0, 6]] * 3]
    data = plain_data(ladder(*rows, cut_line=3), "T-001")
    (crossing,) = [one for one in data.crossings if one.cut and one.share == Fraction(3, 5)]
    assert crossing.words.endswith("In all, four themes pass or tie with three themes there.")
    assert crossing.words.count(".") <= 3


def test_that_every_crossing_of_the_line_is_marked_before_those_of_the_theme_in_focus() -> None:
    """Thirty themes pass T-003 near the present share; the line is crossed farther off, at 2/3."""
    focus, line = [100, 100], [[200, 80], [195, 90]]
    near = [[100 + 40 + n, 100 - 40] for n in range(30)]
    model = plain_model("wsum(g)", [range(300)] * 2)
    assessment = assessed(model, whole(*line, focus, *near), 1)
    data = plain_data(assessment, "T-003")
    tips = find_tips(assessment)
    cut = {(tip.low + tip.high) / 2 for tip in cut_weights(tips, code="X1")}
    own = {(tip.low + tip.high) / 2 for tip in order_weights(tips, "T-003", code="X1")}
    assert (
        max(abs(one - Fraction(1, 2)) for one in cut) > sorted(abs(one - Fraction(1, 2)) for one in own)[24]
    )
    assert {one.share for one in data.crossings if one.cut} == cut
    assert len(data.crossings) == MOST_CROSSINGS
    left = len(cut | own) - MOST_CROSSINGS
    assert data.notes[-1] == (
        f"{number_word(left).capitalize()} more shares, at which only the order of Theme T-003 and another "
        "changes, are not marked."
    )


def test_that_nothing_is_said_of_marks_where_all_are_made(data: SweepData) -> None:
    assert not any("not marked" in note for note in data.notes)
    assert unmarked_notes(1, "Fraud") == (
        "One more share, at which only the order of Fraud and another changes, is not marked.",
    )


def test_that_the_share_that_is_tried_is_said_under_the_title(data: SweepData) -> None:
    assert data.tries(Fraction(1, 20), 200).lines == ("Ranks of 3 themes; the share is 50 % now, 5 % tried.",)
    assert data.tries(Fraction(1, 20), 200).tries(None, 200).lines == data.lines


def test_that_scores_below_0_are_drawn_above_the_foot(theme: Theme) -> None:
    start = small_assessment(small_model("wsum(harm) - 8 * L1"))
    levels = (("H1", 4), ("H2", 0), ("L1", 2))
    data = data_of(applied(start, *(agreed("T-003", code, level) for code, level in levels)), by_score=True)
    assert data.sweep is not None
    assert data.sweep.scores.min() < 0
    body = body_of(replace(data, room=200), theme)
    highest, lowest = (body._y(float(score)) for score in (data.sweep.scores.max(), data.sweep.scores.min()))
    assert body.plot.top() - 1 <= highest < lowest <= body.plot.bottom()
    ticks = [value for value, _ in body._ticks()]
    assert ticks == sorted(ticks)
    assert {0.0, body._lowest} <= set(ticks)


def test_that_scores_of_different_rank_look_different_at_every_share() -> None:
    start = small_assessment(small_model("100 + wsum(harm) / 1000 + L1 / 3000"))
    data = data_of(start, by_score=True)
    found = data.sweep
    assert found is not None
    assert data.places > 2
    for place, ranks in enumerate(found.ranks.tolist()):
        shown = [data.score_shown(found, place, theme) for theme in range(len(ranks))]
        assert len(set(shown)) == len(set(ranks))


def test_that_one_theme_is_told_as_one_and_its_name_is_whole() -> None:
    one = data_of(assessed(MODEL, whole([2, 4, 2])))
    assert one.lines == ("Rank of one theme; the share is 50 % now.",)
    one = replace(one, labels=dict.fromkeys(one.labels, "=1+1"))
    body = body_of(one, load_theme("light"))
    assert [body.name_of(name) for name in body.names] == ["=1+1"]

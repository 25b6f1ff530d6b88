"""Why a theme stands where it does: the parts are those that were shared out, and add up exactly."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.charts.chart import Place
from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.charts.contribution_chart import ContributionChart
from smp_workbench.gui.charts.contribution_data import ContributionData, contribution_data, no_contribution
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.contribution import contribution
from smp_workbench.scoring.level_array import level_positions
from tests.factory import agreed, applied, levels, small_assessment, small_model

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH = 760
HALF = "more than half of what it has above the lowest levels"


def data_of(assessment: Assessment, ref: str, other: str = "", *, straight: bool = False) -> ContributionData:
    compiled = compile_model(assessment.model)
    rows = level_positions(assessment.model, assessment.agreed, (ref, other) if other else (ref,))
    shared = contribution(compiled, rows[0], rows[1] if other else None)
    return contribution_data(assessment, shared, ref, other, straight=straight)


@pytest.fixture
def data() -> ContributionData:
    """Return Burglary's (2 + 4) x 2 = 12 against Fraud's (0 + 8) x 1/3 = 8/3."""
    return data_of(small_assessment(), "T-001", "T-002")


def test_that_the_parts_add_up_exactly_to_the_difference(data: ContributionData) -> None:
    parts = [Fraction(row.exact) for row in data.rows]
    assert sum(parts) == Fraction(data.whole_exact) == 12 - Fraction(8, 3)
    assert data.rows[0].start == data.begin == pytest.approx(8 / 3)
    assert data.rows[-1].end == pytest.approx(data.end)
    for one, following in zip(data.rows, data.rows[1:], strict=False):
        assert one.end == following.start
    assert data.lines == ("Fraud: 2.67; Burglary: 12. These parts add up to the difference, +9.33, exactly.",)


def test_that_each_part_is_told_with_both_levels(data: ContributionData) -> None:
    told = {row.name: row.words for row in data.rows}
    # Likelihood before harm: 8 x 5/3; after it: 6 x 5/3; on average 35/3.
    assert told["Frequency"] == "Frequency: level 2 against 1/3, +11.67."
    assert told["Financial harm"] == "Financial harm: level 4 against 8, \N{MINUS SIGN}4.67."
    assert data.title == "Burglary scores 9.33 more than Fraud, above all for Frequency"


@pytest.mark.parametrize(
    ("formula", "title"),
    [
        (
            "harm_total * L1",
            f"Frequency and Financial harm give Burglary {HALF}",
        ),
        (
            "harm_total + L1",
            f"Financial harm alone gives Burglary {HALF}",
        ),
        (
            "H1 * 2 + H2 + L1 * 3",
            f"Frequency and Physical harm give Burglary {HALF}",
        ),
    ],
)
def test_that_the_finding_names_what_makes_up_half_of_a_score(formula: str, title: str) -> None:
    data = data_of(small_assessment(small_model(formula)), "T-001")
    whole = Fraction(data.whole_exact)
    assert sum(Fraction(row.exact) for row in data.rows) == whole
    assert data.title == title


def test_that_the_half_is_of_what_lies_above_the_lowest_levels() -> None:
    """Levels from 1: the first two give Burglary 6 of its 9 above the lowest levels, but 6 of its 24."""
    model = small_model("H1 + H2 + L1 + 12")
    raised = replace(
        model, criteria=tuple(replace(one, levels=levels(1, 2, 3, 4, 5)) for one in model.criteria)
    )
    start = applied(
        replace(small_assessment(), model=raised),
        *(agreed("T-001", code, 4) for code in ("H1", "H2", "L1")),
    )
    data = data_of(start, "T-001")
    parts = sorted((Fraction(row.exact) for row in data.rows), reverse=True)
    assert 2 * sum(parts[:2]) > Fraction(data.whole_exact)
    assert 2 * sum(parts[:2]) < Fraction(data.last[1]), "of the score it would be false"
    assert data.title == (
        "Physical harm and Financial harm give Burglary more than half of what it has above the lowest levels"
    )


def test_that_a_score_below_the_lowest_levels_has_no_half() -> None:
    data = data_of(small_assessment(small_model("50 - H2")), "T-001")
    assert Fraction(data.whole_exact) < 0
    assert "half" not in data.title


@pytest.mark.parametrize(
    ("formula", "other", "title"),
    [
        ("H1 + H2 + L1", "T-002", "OCGs score 0.33 less than Fraud, above all for Financial harm"),
        (
            "H1 * 2 + H2 + L1 * 3",
            "",
            "Frequency and Physical harm give OCGs more than half of what they have above the lowest levels",
        ),
        (
            "harm_total + L1",
            "",
            "Financial harm alone gives OCGs more than half of what they have above the lowest levels",
        ),
    ],
)
def test_that_several_are_said_as_such(formula: str, other: str, title: str) -> None:
    start = small_assessment(small_model(formula))
    themes = tuple(replace(one, name="OCGs") if one.ref == "T-001" else one for one in start.themes)
    assert data_of(replace(start, themes=themes), "T-001", other).title == title


def test_that_equal_scores_and_equal_levels_are_told_apart() -> None:
    tied = applied(small_assessment(), agreed("T-002", "L1", "1"), agreed("T-001", "H2", 2))
    assert "have the same score by different ways" in data_of(tied, "T-001", "T-002").title
    alike = applied(
        tied, *(agreed("T-002", code, level) for code, level in (("H1", 2), ("H2", 2), ("L1", 2)))
    )
    same = data_of(alike, "T-001", "T-002")
    assert "have the same levels" in same.title
    assert same.rows == ()
    assert same.notes[0] == "Adding nothing: Physical harm, Financial harm, Frequency."


def test_that_a_weighted_sum_speaks_of_no_orders() -> None:
    straight = data_of(small_assessment(small_model("H1 + H2 + L1")), "T-001", straight=True)
    assert not any("orders" in note for note in straight.notes)
    assert any("orders" in note for note in data_of(small_assessment(), "T-001").notes)


def test_that_the_table_has_exact_parts_and_their_sum(data: ContributionData) -> None:
    table = ContributionChart(data).table("OFFICIAL")
    assert table.themes[-1] == "All together"
    assert table.rows[-1] == ["", "", "+9.33", "28/3"]
    assert table.rows[0] == ["2", "1/3", "+11.67", "35/3"]


@pytest.mark.parametrize("width", [360, 760, 1800])
def test_that_a_part_that_takes_away_is_hollow(data: ContributionData, theme: Theme, width: int) -> None:
    body = ContributionChart(data).laid_out(width, ChartType(theme))
    image = QImage(width, body.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(image.rect(), theme.colour.ground)
    body.draw(painter, QRect(0, 0, width, body.height))
    body.draw_head(painter)
    painter.end()
    drawn = {}
    for number, row in enumerate(data.rows):
        y = body.mark(Place(number, 0)).rect.center().y()
        drawn[row.name] = sum(image.pixel(x, y) == theme.data.bar.rgb() for x in range(width))
    assert drawn["Frequency"] > drawn["Physical harm"] > drawn["Financial harm"] > 0


def test_that_rows_are_found_where_they_are_drawn(data: ContributionData, theme: Theme) -> None:
    body = ContributionChart(data).laid_out(WIDTH, ChartType(theme))
    for row in range(len(body.rows)):
        mark = body.mark(Place(row, 0))
        assert body.place_at(mark.rect.center()) == Place(row, 0)
    assert body.mark(Place(len(data.rows), 0)).words == "All together: +9.33, from 2.67 to 12."
    assert body.place_at(QPoint(5, body.height + 3)) is None


def test_that_nothing_to_show_is_said(theme: Theme) -> None:
    body = ContributionChart(no_contribution("No theme is chosen")).laid_out(WIDTH, ChartType(theme))
    assert body.height == 0


def test_that_a_part_that_is_not_nothing_never_looks_like_nothing() -> None:
    data = data_of(small_assessment(small_model("100 + H1 / 1000 + H2 / 3000")), "T-001", "T-002")
    assert data.lines == (
        "Fraud: 100.0027; Burglary: 100.0033. These parts add up to the difference, +0.0007, exactly.",
    )
    assert [row.text for row in data.rows] == ["+0.002", "\N{MINUS SIGN}0.0013"]

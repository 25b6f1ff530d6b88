"""What the grid looks like, measured from its pixels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.score_grid import ScoreGrid
from smp_workbench.gui.theme import SHIPPED, load_theme
from tests.factory import agreed, small_assessment
from tests.gui.tables.conftest import open_signals, with_not_scored

H1, H2, HARM, L1, LIKELIHOOD, SCORE = range(1, 7)
OpenGrid = Callable[[SessionSignals], ScoreGrid]


def picture(grid: ScoreGrid, row: int, column: int) -> QImage:
    QApplication.processEvents()
    rect = grid.visualRect(grid.table.index(row, column))
    return grid.viewport().grab(rect).toImage()


def colours(image: QImage, inside: QRect | None = None) -> Counter[str]:
    room = inside or image.rect()
    return Counter(
        image.pixelColor(x, y).name()
        for x in range(room.left(), room.right() + 1)
        for y in range(room.top(), room.bottom() + 1)
    )


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme_id", SHIPPED)
def test_that_the_number_of_every_level_reads_on_its_ground(
    grid: ScoreGrid, signals: SessionSignals, theme_id: str
) -> None:
    theme = load_theme(theme_id)
    grid.set_theme(theme)
    for level in (0, 1, 2, 3, 4):
        signals.apply(agreed("T-002", "H1", level))
        image = picture(grid, 1, H1)
        middle = QRect(0, 0, 12, 14)
        middle.moveCenter(image.rect().center())
        seen = colours(image, middle)
        ground = QColor(seen.most_common(1)[0][0])
        best = max(contrast(QColor(name), ground) for name in seen)
        assert best >= (7 if theme.projector else 4.5), (level, ground.name(), best)


def test_that_levels_darken_step_by_step(grid: ScoreGrid, signals: SessionSignals) -> None:
    shades = []
    for level in (0, 1, 2, 3, 4):
        signals.apply(agreed("T-002", "H1", level))
        shades.append(luminance(picture(grid, 1, H1).pixelColor(4, 4)))
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 5


def test_that_a_blank_a_question_mark_and_a_zero_look_like_three_things(
    grid: ScoreGrid, signals: SessionSignals
) -> None:
    theme = load_theme("light")
    edge, ground = theme.colour.edge.name(), theme.colour.ground.name()
    signals.apply(agreed("T-002", "H1", None))
    blank = colours(picture(grid, 1, H1))
    signals.apply(agreed("T-002", "H1", "?"))
    not_known = colours(picture(grid, 1, H1))
    signals.apply(agreed("T-002", "H1", 0))
    zero = colours(picture(grid, 1, H1))
    assert 0 < blank[edge] < 0.75 * not_known[edge], "dots are fewer than a line"
    assert blank.most_common(1)[0][0] == not_known.most_common(1)[0][0] == ground
    assert zero[edge] == 0
    assert zero.most_common(1)[0][0] == theme.data.level_ramp[0].name()
    assert theme.colour.text.name() not in blank, "a blank has no ink"


def test_that_the_ring_is_three_pixels_with_a_dark_line_and_only_on_the_focused_cell(grid: ScoreGrid) -> None:
    theme = load_theme("light")
    image = picture(grid, 0, H1)
    middle = image.height() // 2
    across = [image.pixelColor(x, middle).name() for x in range(5)]
    assert across == [theme.colour.focus.name()] * 3 + [theme.colour.focus_inner.name()] + across[4:]
    assert across[4] not in (theme.colour.focus.name(), theme.colour.focus_inner.name())
    assert colours(picture(grid, 0, H2))[theme.colour.focus.name()] == 0
    grid.go_to(0, H2)
    assert colours(picture(grid, 0, H1))[theme.colour.focus.name()] == 0
    assert colours(picture(grid, 0, H2))[theme.colour.focus.name()] > 100


def test_that_the_focused_theme_has_the_ring_in_the_frozen_column(grid: ScoreGrid) -> None:
    grid.go_to(1, 0)
    QApplication.processEvents()
    themes = grid.verticalHeader()
    row = QRect(0, themes.sectionViewportPosition(1), themes.width(), themes.sectionSize(1))
    focus = load_theme("light").colour.focus.name()
    assert colours(themes.viewport().grab(row).toImage())[focus] > 500


def test_that_points_stand_under_each_other(grid: ScoreGrid, signals: SessionSignals) -> None:
    """12 over 2.67: the last ink of the whole number is where the figure before the point is."""
    whole, fraction = picture(grid, 0, SCORE), picture(grid, 1, SCORE)
    dark = load_theme("light").colour.text

    def ink_columns(image: QImage) -> list[int]:
        return [
            x
            for x in range(image.width())
            if any(contrast(image.pixelColor(x, y), dark) < 2 for y in range(4, image.height() - 4))
        ]

    runs_of_whole, runs_of_fraction = _runs(ink_columns(whole)), _runs(ink_columns(fraction))
    assert len(runs_of_whole) == 2
    assert len(runs_of_fraction) == 4, "2 . 6 7"
    assert abs(runs_of_whole[-1][1] - runs_of_fraction[0][1]) <= 1


def _runs(columns: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for x in columns:
        if runs and runs[-1][1] == x - 1:
            runs[-1] = (runs[-1][0], x)
        else:
            runs.append((x, x))
    return runs


def test_that_a_theme_that_is_not_scored_says_so_across_its_row(open_grid: OpenGrid) -> None:
    grid = open_grid(open_signals(with_not_scored(small_assessment())))
    second = load_theme("light").colour.text_second
    inked = [
        any(contrast(QColor(name), second) < 2 for name in colours(picture(grid, 1, column)))
        for column in (H1, H2, HARM)
    ]
    assert all(inked), "the words run on from cell to cell"


def test_that_no_line_crosses_the_words_of_a_theme_that_is_not_scored(open_grid: OpenGrid) -> None:
    grid = open_grid(open_signals(with_not_scored(small_assessment())))
    grid.resize(440, 400)
    edge = load_theme("light").colour.edge
    lined = []
    for column in (L1, SCORE):  # a group begins at both
        image = picture(grid, 1, column)
        lined.append(all(image.pixelColor(0, y) == edge for y in range(image.height())))
        ruled = picture(grid, 0, column)
        assert all(ruled.pixelColor(0, y) == edge for y in range(ruled.height()))
    assert lined == [False, True], "the words reach the second group and end before the score"


def test_that_no_heading_or_number_is_cut_off(grid: ScoreGrid) -> None:
    for width in (420, 760, 1100):
        grid.resize(width, 400)
        for column in range(H1, SCORE + 1):
            for row in range(3):
                text = grid.table.shown.cell(row, column).text
                room = grid.columnWidth(column) - 4
                assert grid.fontMetrics().horizontalAdvance(text) <= room, (width, column, text)


def test_that_the_shade_of_a_level_is_its_position_and_not_its_value(
    grid: ScoreGrid, signals: SessionSignals
) -> None:
    theme = load_theme("light")
    signals.apply(agreed("T-001", "H2", 8))
    signals.apply(agreed("T-001", "L1", Fraction(2)))
    darkest = theme.data.level_ramp[-1].name()
    assert colours(picture(grid, 0, H2)).most_common(1)[0][0] == darkest
    assert colours(picture(grid, 0, L1)).most_common(1)[0][0] == darkest

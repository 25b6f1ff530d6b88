"""The list of levels: what it offers, and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Level
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.level_picker import LevelPicker
from smp_workbench.gui.tables.pick_list import _place_beside
from smp_workbench.gui.tables.score_grid import ScoreGrid
from smp_workbench.gui.theme import SHIPPED, load_theme
from smp_workbench.storage.model_file import shipped_models

Key = Qt.Key

# Without a screen Qt has nothing to raise a pop-up on and says so; on a screen it is silent.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def picker(qtbot: QtBot, grid: ScoreGrid) -> Iterator[LevelPicker]:
    """Return the list over Burglary's physical harm, which is 2."""
    qtbot.keyClick(grid, Key.Key_F2)
    picker = grid.findChild(LevelPicker)
    assert picker is not None
    yield picker
    if grid.findChild(LevelPicker) is not None:
        picker.close()


def level(signals: SessionSignals) -> Answer:
    return signals.assessment.agreed.entry("T-001", "H1").level


def test_that_it_offers_every_level_with_its_key_and_label_then_not_known_and_blank(
    picker: LevelPicker,
) -> None:
    texts = [picker.item(row).text().split("\N{EM SPACE}") for row in range(picker.count())]
    assert texts == [
        ["0", "level 0"], ["1", "level 1"], ["2", "level 2"], ["3", "level 3"], ["4", "level 4"],
        ["?", "not known"], ["Del", "not yet scored"],
    ]  # fmt: skip
    assert picker.currentRow() == 2
    assert picker.accessibleName() == "Levels of Physical harm"


def test_that_every_level_can_be_read_whole(picker: LevelPicker) -> None:
    measure = picker.fontMetrics().horizontalAdvance
    longest = max(measure(picker.item(row).text()) for row in range(picker.count()))
    assert picker.viewport().width() >= longest + 8
    assert picker.viewport().height() >= picker.count() * load_theme("light").space.row


@pytest.mark.parametrize("theme_id", SHIPPED)
@pytest.mark.parametrize("room", [QSize(960, 500), QSize(1280, 680)], ids=["at 200 %", "smallest"])
@pytest.mark.usefixtures("qapp")
def test_that_every_definition_of_every_shipped_model_is_whole_in_the_list(
    qtbot: QtBot, theme_id: str, room: QSize
) -> None:
    theme = load_theme(theme_id).for_screen(room.height())
    parent = QWidget()
    qtbot.addWidget(parent)
    small = QFontMetrics(theme.font(theme.type.small))
    for criterion in (one for model in shipped_models() for one in model.criteria):
        picker = LevelPicker(criterion, None, theme, parent)
        width, height = picker._fit(room)
        assert (width <= room.width(), height <= room.height()) == (True, True)
        heights = [picker.item(row).sizeHint().height() for row in range(picker.count())]
        assert sum(heights) <= height, "no entry has to be scrolled to"
        for row, level in enumerate(criterion.levels):
            assert level.definition in picker.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
            lines = small.boundingRect(
                0, 0, picker._row._room(width), 9999, int(Qt.TextFlag.TextWordWrap), level.definition
            )
            assert heights[row] >= lines.height() + QFontMetrics(theme.font(theme.type.grid)).height()
        picker.close()


def test_that_a_definition_is_drawn_below_its_label(qtbot: QtBot, grid: ScoreGrid) -> None:
    drawn = []
    for definition in ("", "Nobody is hurt."):
        level = Level(Fraction(1), "none", definition)
        criterion = replace(grid.table.shown.assessment.model.criteria[0], levels=(level,))
        picker = LevelPicker(criterion, NOT_KNOWN, grid.theme, grid)
        picker._fit(QSize(1280, 720))
        picker.resize(500, 300)
        first = picker.visualItemRect(picker.item(0))
        drawn.append((first.height(), dark_rows(picker.viewport().grab(first).toImage())))
        picker.close()
    (without, lines), (with_it, more) = drawn
    assert with_it > without
    assert more > 1.5 * lines


def dark_rows(image: QImage) -> int:
    """Return how many rows of pixels have something drawn in them."""
    ground = image.pixelColor(1, 1).lightness()
    return sum(
        any(abs(image.pixelColor(x, y).lightness() - ground) > 60 for x in range(image.width()))
        for y in range(image.height())
    )


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        (QRect(100, 50, 40, 30), QPoint(100, 80)),
        (QRect(900, 50, 40, 30), QPoint(459, 80)),
        (QRect(100, 450, 40, 30), QPoint(100, 50)),
        (QRect(100, 250, 40, 30), QPoint(140, 139)),
        (QRect(800, 250, 40, 30), QPoint(300, 139)),
    ],
    ids=["below", "below, at the edge", "above", "right", "left"],
)
def test_that_the_list_covers_no_part_of_its_cell(cell: QRect, place: QPoint) -> None:
    found = _place_beside(cell, QSize(500, 400), QRect(0, 0, 960, 540))
    assert found == place
    assert not QRect(found, QSize(500, 400)).intersects(cell)


def test_that_where_the_key_is_a_position_the_value_is_said_too(qtbot: QtBot, grid: ScoreGrid) -> None:
    grid.focus_cell("T-001", "L1")
    grid.typing.pick()
    picker = grid.findChild(LevelPicker)
    assert picker.item(0).text() == "1\N{EM SPACE}1/3 level 1/3"
    picker.close()


def test_that_arrows_and_enter_pick_and_move_on(
    qtbot: QtBot, picker: LevelPicker, grid: ScoreGrid, signals: SessionSignals
) -> None:
    qtbot.keyClick(picker, Key.Key_Down)
    qtbot.keyClick(picker, Key.Key_Return)
    assert level(signals) == 3
    assert grid.currentIndex().column() == 2
    assert not picker.isVisible()


@pytest.mark.parametrize(("keys", "answer"), [("4", 4), ("?", NOT_KNOWN)])
def test_that_a_printed_key_picks_at_once(
    qtbot: QtBot, picker: LevelPicker, signals: SessionSignals, keys: str, answer: Answer
) -> None:
    qtbot.keyClicks(picker, keys)
    assert level(signals) == answer


def test_that_delete_makes_blank_and_stays(
    qtbot: QtBot, picker: LevelPicker, grid: ScoreGrid, signals: SessionSignals
) -> None:
    qtbot.keyClick(picker, Key.Key_Delete)
    assert level(signals) is None
    assert grid.currentIndex().column() == 1


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F2])
def test_that_leaving_changes_nothing(
    qtbot: QtBot, picker: LevelPicker, signals: SessionSignals, key: Qt.Key
) -> None:
    qtbot.keyClick(picker, key)
    assert level(signals) == 2
    assert signals.undo_stack.count() == 0


def test_that_a_click_picks(qtbot: QtBot, picker: LevelPicker, signals: SessionSignals) -> None:
    cell = picker.visualItemRect(picker.item(0)).center()
    qtbot.mouseClick(picker.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert level(signals) == 0


def test_that_a_double_click_on_a_score_opens_it(qtbot: QtBot, grid: ScoreGrid) -> None:
    cell = grid.visualRect(grid.table.index(1, 2)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    picker = grid.findChild(LevelPicker)
    assert picker is not None
    assert picker.accessibleName() == "Levels of Financial harm"
    picker.close()

"""The list of levels: what it offers, and its keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.level_picker import LevelPicker
from smp_workbench.gui.tables.score_grid import ScoreGrid
from smp_workbench.gui.theme import load_theme

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

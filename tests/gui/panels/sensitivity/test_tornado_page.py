"""One level up or down, on the screen: it follows the focus, the keys and a trial."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.tornado_page import TornadoPage
from tests.factory import agreed


@pytest.fixture
def page(window: MainWindow) -> TornadoPage:
    window.grid.focus_cell("T-001", "H1")
    QTest.keySequence(window, QKeySequence("F9"))
    made = window.panel_set.panel("sensitivity").findChild(TornadoPage)
    assert isinstance(made, TornadoPage)
    return made


def shown(page: TornadoPage) -> str:
    return page.view.chart.title


def test_that_it_shows_the_focused_theme_and_follows_the_focus(
    page: TornadoPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert shown(page) == "No single level changes the rank of Burglary"
    window.grid.focus_cell("T-003", "H1")
    qtbot.waitUntil(lambda: shown(page) == "ASB has no score")
    assert "1 to score" in page.view.chart.lines[0]
    window.grid.focus_cell("T-002", "H1")
    qtbot.waitUntil(lambda: "Fraud" in shown(page))


def test_that_it_follows_a_key(page: TornadoPage, window: MainWindow, qtbot: QtBot) -> None:
    window.signals.apply(agreed("T-002", "L1", 1))
    window.signals.apply(agreed("T-001", "L1", 1))
    qtbot.waitUntil(lambda: "above the line" in shown(page))


def test_that_it_is_made_only_while_it_is_seen(page: TornadoPage, window: MainWindow) -> None:
    before = page.view.chart
    window.signals.apply(agreed("T-001", "L1", 1))
    window.panel_set.docks["sensitivity"].close()
    assert not page._soon.isActive()
    assert page.view.chart is before
    window.panel_set.open("sensitivity")
    assert page.view.chart is not before


def test_that_a_trial_is_shown_too(page: TornadoPage, window: MainWindow, qtbot: QtBot) -> None:
    window.form.action_try.trigger()
    window.signals.apply(agreed("T-001", "H1", 4))
    qtbot.waitUntil(lambda: "Now 16" in page.view.chart.lines[0])
    window.form.action_drop_trial.trigger()
    qtbot.waitUntil(lambda: "Now 12" in page.view.chart.lines[0])


def test_that_arrows_go_from_end_to_end_and_enter_to_the_score(page: TornadoPage, window: MainWindow) -> None:
    page.take_focus()
    surface = page.view.surface
    QTest.keyClick(surface, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert surface.words.startswith("Financial harm from 4 to 2")
    QTest.keyClick(surface, Qt.Key.Key_Down)
    assert surface.words.startswith("Frequency from 2 to 1")
    QTest.keyClick(surface, Qt.Key.Key_Return)
    assert window.current == ("T-001", "L1")


def test_that_no_theme_at_all_says_what_to_do(page: TornadoPage, window: MainWindow) -> None:
    page.show_cell("", "")
    page.refresh()
    assert shown(page) == "No theme is chosen"
    assert "Go to a theme in the grid" in page.view.chart.lines[0]

"""Why is it there, on the screen: against the lowest levels, or against another theme."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.why_page import WhyPage
from tests.factory import agreed


@pytest.fixture
def page(window: MainWindow) -> WhyPage:
    window.grid.focus_cell("T-001", "H1")
    QTest.keySequence(window, QKeySequence("F12"))
    made = window.panel_set.panel("sensitivity").findChild(WhyPage)
    assert isinstance(made, WhyPage)
    return made


def choices(page: WhyPage) -> list[str]:
    return [page.against.itemText(place) for place in range(page.against.count())]


def choose(page: WhyPage, place: int) -> None:
    page.against.setCurrentIndex(place)
    page.against.activated.emit(place)


def test_that_it_begins_with_the_lowest_levels_and_offers_every_other_theme_with_a_score(
    page: WhyPage,
) -> None:
    assert (
        page.view.chart.title
        == "Frequency and Financial harm give Burglary more than half of what it has above the lowest levels"
    )
    assert choices(page) == ["against the lowest levels", "2  Fraud"]


def test_that_another_theme_is_compared_with_and_stays_chosen(
    page: WhyPage, window: MainWindow, qtbot: QtBot
) -> None:
    choose(page, 1)
    assert page.view.chart.title.startswith("Burglary scores 9.33 more than Fraud")
    window.signals.apply(agreed("T-002", "L1", 2))
    qtbot.waitUntil(lambda: page.view.chart.title.startswith("Burglary scores 4 less than Fraud"))
    assert page.against.currentText() == "1  Fraud"


def test_that_a_theme_is_not_compared_with_itself(page: WhyPage, window: MainWindow, qtbot: QtBot) -> None:
    choose(page, 1)
    window.grid.focus_cell("T-002", "H1")
    qtbot.waitUntil(lambda: page.view.chart.title.startswith("Financial harm"))
    assert choices(page) == ["against the lowest levels", "1  Burglary"]
    window.grid.focus_cell("T-001", "H1")
    qtbot.waitUntil(lambda: page.view.chart.title.startswith("Burglary scores 9.33 more"))


def test_that_a_theme_without_a_score_says_so(page: WhyPage, window: MainWindow, qtbot: QtBot) -> None:
    window.grid.focus_cell("T-003", "H1")
    qtbot.waitUntil(lambda: page.view.chart.title == "ASB has no score")
    assert len(choices(page)) == 3

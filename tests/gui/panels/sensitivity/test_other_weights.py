"""Weights that would take long: looked at when asked for, one after the other, and stopped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetCutLine
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.words_page import WordsPage
from smp_workbench.gui.tipping_source import tipping_source
from smp_workbench.scoring.tip import all_weights, cut_weights, find_tips
from smp_workbench.scoring.tipping_words import weight_sentence
from tests.gui.panels.sensitivity.test_sweep_page import slow

PATIENCE = 30_000


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    return open_window(slow())


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> WordsPage:
    QTest.keyClick(window.grid, Qt.Key.Key_F5)
    made = window.panel_set.panel("sensitivity").findChild(WordsPage)
    assert isinstance(made, WordsPage)
    source = tipping_source(window.signals)
    qtbot.waitUntil(lambda: source.known is not None, timeout=PATIENCE)
    return made


def press(page: WordsPage) -> None:
    page.other.button.setFocus()
    QTest.keyClick(page.other.button, Qt.Key.Key_Space)


def listed(page: WordsPage) -> list[str]:
    model = page.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_that_what_was_not_looked_at_is_said_and_offered(page: WordsPage) -> None:
    assert page.other.isVisible()
    assert page.other.button.text().replace("&", "") == "Look at the other 3 weights"
    assert "Three weights were not looked at" in page._said.label.text()
    assert "Weights that were not looked at are not listed here." in listed(page)


def test_that_all_are_looked_at_when_asked_for(page: WordsPage, window: MainWindow, qtbot: QtBot) -> None:
    press(page)
    assert page.other.busy
    assert page.other.words.text().startswith("Looking at weight 1 of 3")
    assert page.other.button.text().replace("&", "") == "Stop looking at weights"
    qtbot.waitUntil(lambda: not page.other.isVisible(), timeout=PATIENCE)
    assert "not looked at" not in page._said.label.text()
    whole = find_tips(window.signals.assessment)
    found = tipping_source(window.signals).known
    assert found is not None
    assert sorted(tip.low for tip in all_weights(found)) == sorted(tip.low for tip in all_weights(whole))
    told = [weight_sentence(tip, 4).english() for tip in cut_weights(whole)]
    assert told
    assert sorted(told) == sorted(weight_sentence(tip, 4).english() for tip in cut_weights(found))
    assert set(told[:30]) <= set(listed(page))
    assert page.rows.hasFocus(), "the button that had the keyboard is gone"


def test_that_what_was_found_stays_when_the_rest_is_stopped(page: WordsPage, qtbot: QtBot) -> None:
    press(page)
    qtbot.waitUntil(lambda: page.other.words.text().startswith("Looking at weight 2 of 3"), timeout=PATIENCE)
    press(page)
    assert not page.other.busy
    assert page.other.words.text() == ""
    assert page.other.button.text().replace("&", "") == "Look at the other 2 weights"
    assert "Two weights were not looked at" in page._said.label.text()
    press(page)
    qtbot.waitUntil(lambda: not page.other.isVisible(), timeout=PATIENCE)


def test_that_an_edit_makes_all_of_it_old(page: WordsPage, window: MainWindow, qtbot: QtBot) -> None:
    press(page)
    qtbot.waitUntil(lambda: page.other.words.text().startswith("Looking at weight 2 of 3"), timeout=PATIENCE)
    window.signals.apply(SetCutLine(6))
    source = tipping_source(window.signals)
    qtbot.waitUntil(lambda: source.known is not None, timeout=PATIENCE)
    assert not page.other.busy
    assert page.other.button.text().replace("&", "") == "Look at the other 3 weights"


def test_that_it_stops_where_nobody_sees_it(page: WordsPage, window: MainWindow) -> None:
    press(page)
    assert page.other.busy
    QTest.keyClick(window.grid, Qt.Key.Key_F9)
    QApplication.processEvents()
    assert not page.other.busy


def test_that_a_worker_that_dies_is_told_of(page: WordsPage) -> None:
    press(page)
    request = page.other._request
    assert request is not None
    page.other.work.cancel()
    page.other._take(request, page.other.work.STOPPED)
    assert page.other.words.text().startswith("Working it out stopped unexpectedly.")
    assert not page.other.busy

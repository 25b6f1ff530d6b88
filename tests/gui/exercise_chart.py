"""Doing everything that can be done to the charts of the dock of pages.

Here: each page's chart with mouse and keys, as a picture and as a table.
Not here: the other panels (``exercise``).
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from smp_workbench.gui.charts.chart import Place
from smp_workbench.gui.charts.chart_view import ChartView
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.firmness_page import FirmnessPage
from smp_workbench.gui.panels.sensitivity.firmness_work import Request
from smp_workbench.gui.panels.sensitivity.page_set import PAGES
from smp_workbench.gui.panels.sensitivity.share_points import share_points
from smp_workbench.gui.panels.sensitivity.sweep_page import SweepPage
from smp_workbench.gui.panels.sensitivity.sweep_work import ShareRequest
from smp_workbench.gui.panels.sensitivity.words_page import WordsPage
from smp_workbench.scoring.acceptability import Uncertainty, acceptability

PATIENCE = 3.0
COPYING = Qt.KeyboardModifier.ControlModifier


def use_charts(window: MainWindow, settle: Callable[[], None]) -> None:
    """Turn to each page, wait for its chart, and use it."""
    for kind in PAGES:
        window.findChild(QAction, f"action_page_{kind.name}").trigger()
        settle()
        for page in window.panel_set.docks["sensitivity"].findChildren(WordsPage):
            if page.isVisible():
                _use_words(window, page, settle)
        for firmness in window.panel_set.docks["sensitivity"].findChildren(FirmnessPage):
            _answer(firmness)
        for sweep in window.panel_set.docks["sensitivity"].findChildren(SweepPage):
            _tell(sweep)
        for view in window.panel_set.docks["sensitivity"].findChildren(ChartView):
            if view.isVisible():
                _wait(view)
                _use(view, settle)


def _answer(page: FirmnessPage) -> None:
    """Give a page the answer of its child process, which may take longer than anyone waits here."""
    asked = Request(page.signals.assessment, Uncertainty(draws=10))
    page.work.answered.emit(asked, acceptability(asked.assessment, asked.uncertainty))


def _tell(page: SweepPage) -> None:
    """Give a page the answer of its child process, which is asked under other formulas only."""
    request = ShareRequest.of(page.signals.assessment, "")
    page.work.answered.emit(request, share_points(request.model, request.positions, request.cut_line, ""))


def _use_words(window: MainWindow, page: WordsPage, settle: Callable[[], None]) -> None:
    deadline = monotonic() + PATIENCE
    while page.waiting and monotonic() < deadline:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    for only in (True, False):
        page.only.setChecked(only)
        settle()
    QTest.keyClick(page.rows, Qt.Key.Key_Return)
    window.ranking_column.line.more.click()
    settle()


def _wait(view: ChartView) -> None:
    """Wait until there is something in the chart; with a broken part there may never be."""
    deadline = monotonic() + PATIENCE
    while not view.surface.words and monotonic() < deadline:
        view.take_focus()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _use_tools(view: ChartView, settle: Callable[[], None]) -> None:
    """Use the controls beside the chart, whether there is anything to use them on or not."""
    for choice in view.findChildren(QComboBox):
        choice.activated.emit(choice.currentIndex())
    for button in view.findChildren(QAbstractButton):
        if button is not view.menu_button:
            button.setEnabled(True)
            button.click()
            settle()


def _use(view: ChartView, settle: Callable[[], None]) -> None:
    inside = view.surface.viewport()
    for press in (QTest.mouseClick, QTest.mouseDClick):
        press(inside, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside.rect().center())
    QTest.mousePress(inside, Qt.MouseButton.LeftButton)
    QTest.mouseMove(inside, inside.rect().center())
    QTest.mouseMove(inside, inside.rect().topLeft())
    QTest.mouseRelease(inside, Qt.MouseButton.LeftButton)
    view.surface.moved.emit(Place(0, 0))
    _use_tools(view, settle)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_X):
        QTest.keyClick(view.surface, key)
    for _ in ("as a table", "as a picture"):
        for modifiers in (COPYING, COPYING | Qt.KeyboardModifier.ShiftModifier):
            QTest.keyClick(view.focusProxy() or view, Qt.Key.Key_C, modifiers)
        QTest.keyClick(view.focusProxy() or view, Qt.Key.Key_Down)
        QTest.keyClick(view.focusProxy() or view, Qt.Key.Key_T)
        settle()
    for action in view.menu_button.menu().actions():
        action.trigger()
    view.switch_table()
    settle()

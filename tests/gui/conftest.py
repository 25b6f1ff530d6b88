"""The whole window on a small assessment, its child process ended after each test.

Here: fixtures for everything in gui apart from tables and charts.
Not here: assessments (``tests.factory``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui.guard import Fault, report_to
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tasks import Tasks
from smp_workbench.gui.theme import Theme, load_theme
from smp_workbench.gui.theme_palette import STYLE, wear
from smp_workbench.session.session import Session
from tests.factory import small_assessment


def as_workbook(assessment: Assessment) -> Workbook:
    """Return an assessment without a history, as one that was just begun."""
    return Workbook(assessment, History(assessment))


@pytest.fixture
def faults() -> Iterator[list[Fault]]:
    """Fail a test behind whose back an override or a slot raised; a test may expect some and clear it."""
    told: list[Fault] = []
    report_to(told.append)
    yield told
    report_to(None)
    assert not told, told


@pytest.fixture
def theme() -> Theme:
    return load_theme("light")


@pytest.fixture
def signals(qapp: QApplication) -> SessionSignals:
    return SessionSignals(Session(as_workbook(small_assessment()), "Facilitator"))


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


@pytest.fixture
def open_window(
    qapp: QApplication, qtbot: QtBot, tasks: Tasks, theme: Theme, faults: list[Fault]
) -> Callable[[Assessment | Workbook], MainWindow]:
    """Return how to show the window, with the keyboard, on an assessment, or on one with its history."""
    qapp.setStyle(STYLE)
    wear(qapp, theme)

    def show(shown: Assessment | Workbook) -> MainWindow:
        workbook = shown if isinstance(shown, Workbook) else as_workbook(shown)
        signals = SessionSignals(Session(workbook, "Facilitator"))
        window = MainWindow(signals, tasks, Settings(), theme)
        qtbot.addWidget(window, before_close_func=_forget_changes)
        window.show()
        window.activateWindow()
        window.grid.setFocus()
        qtbot.waitUntil(window.grid.hasFocus)
        return window

    return show


def _forget_changes(window: MainWindow) -> None:
    """Let the window close without a question."""
    window.signals.mark_saved(window.signals.session.workbook)


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    """Return the window on the small assessment: Burglary and Fraud scored, ASB not fully."""
    return open_window(small_assessment())


@pytest.fixture
def sample_window(open_window: Callable[[Workbook], MainWindow]) -> MainWindow:
    """Return the window on the sample, with its versions and as wide as a small laptop's screen."""
    window = open_window(sample_workbook())
    window.resize(1280, 900)
    return window

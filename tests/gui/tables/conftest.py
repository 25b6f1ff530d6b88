"""A grid on a small assessment, in a window that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui.guard import Fault, report_to
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.score_grid import ScoreGrid
from smp_workbench.gui.theme import load_theme
from smp_workbench.session.session import Session
from tests.factory import applied, small_assessment


@pytest.fixture(autouse=True)
def no_faults() -> Iterator[list[Fault]]:
    """Fail a test behind whose back an override or a slot raised."""
    faults: list[Fault] = []
    report_to(faults.append)
    yield faults
    report_to(None)
    assert not faults, faults


def open_signals(assessment: Assessment) -> SessionSignals:
    """Return the signals of an assessment that was just opened."""
    return SessionSignals(Session(Workbook(assessment, History(assessment))))


def with_not_scored(assessment: Assessment) -> Assessment:
    """Return the assessment with a theme between the first two that is cross-cutting by nature."""
    return applied(assessment, AddTheme(Theme("T-009", "Vulnerability", scored=False), 1))


@pytest.fixture
def signals(qapp: object) -> SessionSignals:
    """Return three themes (Burglary and Fraud scored, ASB not fully) under a model of three criteria."""
    return open_signals(small_assessment())


@pytest.fixture
def open_grid(qtbot: QtBot) -> Callable[[SessionSignals], ScoreGrid]:
    """Return how to show a grid that has the keyboard, its focus on the first score."""

    def show(signals: SessionSignals) -> ScoreGrid:
        grid = ScoreGrid(signals, load_theme("light"))
        qtbot.addWidget(grid)
        grid.resize(760, 400)
        grid.show()
        grid.activateWindow()
        grid.setFocus()
        qtbot.waitUntil(grid.hasFocus)
        return grid

    return show


@pytest.fixture
def grid(signals: SessionSignals, open_grid: Callable[[SessionSignals], ScoreGrid]) -> ScoreGrid:
    """Return the small assessment's grid."""
    return open_grid(signals)


def place(grid: ScoreGrid) -> tuple[int, int]:
    """Return row and column of the grid's focus."""
    return grid.currentIndex().row(), grid.currentIndex().column()


def refusals(grid: ScoreGrid) -> list[str]:
    """Return a list that fills with what the grid refuses, in words."""
    heard: list[str] = []
    grid.refused.connect(heard.append)
    return heard


def sayings(grid: ScoreGrid) -> list[str]:
    """Return a list that fills with what the grid says it has done."""
    heard: list[str] = []
    grid.said.connect(heard.append)
    return heard

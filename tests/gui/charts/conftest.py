"""A ranking on a small assessment, and how to show one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme, SetCutLine
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui.charts.ranking_chart import RankingChart
from smp_workbench.gui.guard import Fault, report_to
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import load_theme
from smp_workbench.session.session import Session
from tests.factory import IDENTITY, agreed, applied, small_model

Levels = tuple[int | str | None, int | str | None, int | str | None]


@pytest.fixture(autouse=True)
def no_faults() -> Iterator[list[Fault]]:
    """Fail a test behind whose back an override or a slot raised."""
    faults: list[Fault] = []
    report_to(faults.append)
    yield faults
    report_to(None)
    assert not faults, faults


def scored(*rows: tuple[str, Levels], cut_line: int = 5) -> Assessment:
    """Return an assessment of these themes with their levels (physical, financial, frequency).

    The score is (physical + financial) x frequency.
    """
    assessment = applied(Assessment(IDENTITY, small_model()), SetCutLine(cut_line))
    for place, (name, levels) in enumerate(rows, start=1):
        ref = f"T-{place:03d}"
        entries = (agreed(ref, code, level) for code, level in zip(("H1", "H2", "L1"), levels, strict=True))
        assessment = applied(assessment, AddTheme(Theme(ref, name)), *entries)
    return assessment


def four_themes(cut_line: int = 2) -> Assessment:
    """Return Burglary 24, Fraud and ASB 12 each, and Arson between 1/3 and 2 times 4 to 8."""
    return scored(
        ("Burglary", (4, 8, 2)), ("Fraud", (4, 2, 2)), ("ASB", (2, 4, 2)), ("Arson", (4, "?", None)),
        cut_line=cut_line,
    )  # fmt: skip


def open_signals(assessment: Assessment) -> SessionSignals:
    """Return the signals of an assessment that was just opened."""
    return SessionSignals(Session(Workbook(assessment, History(assessment))))


@pytest.fixture
def signals(qapp: object) -> SessionSignals:
    """Return the four themes."""
    return open_signals(four_themes())


@pytest.fixture
def open_chart(qtbot: QtBot) -> Callable[[SessionSignals], RankingChart]:
    """Return how to show a chart that has the keyboard."""

    def show(signals: SessionSignals) -> RankingChart:
        chart = RankingChart(signals, load_theme("light"))
        qtbot.addWidget(chart)
        chart.resize(440, 420)
        chart.show()
        chart.activateWindow()
        chart.setFocus()
        qtbot.waitUntil(chart.rows.hasFocus)
        return chart

    return show


@pytest.fixture
def chart(signals: SessionSignals, open_chart: Callable[[SessionSignals], RankingChart]) -> RankingChart:
    """Return the four themes' ranking."""
    return open_chart(signals)

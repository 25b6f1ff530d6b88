"""How long one decision takes in the list of what copies left open, and taking it back, with thousands open.

Here: real key presses in the whole window, every edit journalled, until nothing is left to paint.
Not here: reading and merging the copies (``test_merge_benchmark``).

A decision is timed by our processor: the list, the item in focus as a whole, the grid's mark, the ranking and
the heading follow it, and nothing of it waits for anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import HERE, Conflict, Key, Proposal, Source
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.copies_panel import CopiesPanel
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tasks import Tasks
from smp_workbench.session.session import Session
from tests.benchmarks.conftest import Figures
from tests.benchmarks.test_repaint_benchmark import journalled, sized_signals
from tests.benchmarks.test_window_benchmark import forget_changes, worn_theme

THEMES, CRITERIA = 130, 20
REACH = 0.033
"""Seconds from a key to its repaint at this size, as in the grid."""
ROUNDS, PRESSES = 5, 30


def with_conflicts(state: Assessment) -> Assessment:
    """Return an assessment in which every agreed score was changed differently by two."""
    conflicts = tuple(
        Conflict(
            Key("score", theme.ref, criterion.code, AGREED),
            state.agreed.entry(theme.ref, criterion.code),
            (
                Proposal(Entry(criterion.levels[-1].value, "high", "Seen here"), (HERE,)),
                Proposal(
                    Entry(criterion.levels[0].value, "low", "Not ours"), (Source("Police.xlsx", "Police"),)
                ),
            ),
        )
        for theme in state.themes
        for criterion in state.model.criteria
    )
    return replace(state, conflicts=conflicts)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


@pytest.fixture
def panel(qtbot: QtBot, tasks: Tasks) -> CopiesPanel:
    """Return the list in the window laid out for review, with the keyboard in it."""
    state = with_conflicts(sized_signals(THEMES, CRITERIA).assessment)
    window = MainWindow(
        SessionSignals(Session(Workbook(state, History(state)))), tasks, Settings(), worn_theme()
    )
    qtbot.addWidget(window, before_close_func=forget_changes)
    window.resize(1920, 1080)
    window.show()
    window.activateWindow()
    window.panels.lay_out_for_review()
    window.panel_set.open("copies")
    panel = window.panel_set.panel("copies")
    assert isinstance(panel, CopiesPanel)
    panel.view.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(panel.view.hasFocus)
    assert len(panel.view.table.rows) == THEMES * CRITERIA
    return panel


def worked(press: Callable[[], None]) -> float:
    """Return the seconds of our processor from a press to nothing left to paint."""
    began = process_time()
    press()
    QApplication.processEvents()
    return process_time() - began


def test_that_a_decision_among_thousands_shows_in_a_frame(
    panel: CopiesPanel, figures: Figures, tmp_path: Path
) -> None:
    view, signals = panel.view, panel.signals
    journal = journalled(signals, tmp_path / "journals")
    rounds: dict[str, list[list[float]]] = {"decided": [], "taken back": []}
    for _ in range(ROUNDS):
        view.go_to_row(len(view.table.rows) // 2)
        QApplication.processEvents()
        rounds["decided"].append([worked(lambda: QTest.keyClick(view, Qt.Key.Key_T)) for _ in range(PRESSES)])
        assert len(view.table.rows) == THEMES * CRITERIA - PRESSES
        rounds["taken back"].append([worked(signals.undo_stack.undo) for _ in range(PRESSES)])
        assert len(view.table.rows) == THEMES * CRITERIA
    journal.stop()
    medians = []
    for what, times in rounds.items():
        quiet = min(times, key=lambda one: float(np.median(one)))
        median, slow = float(np.median(quiet)), float(np.percentile(quiet, 95))
        figures.add(
            f"one open item {what}, time of our processor", f"{THEMES * CRITERIA:,} open",
            f"{median * 1000:.1f} ms (95th percentile {slow * 1000:.1f})", f"<= {REACH * 1000:.0f} ms",
        )  # fmt: skip
        medians.append(median)
    assert max(medians) <= REACH

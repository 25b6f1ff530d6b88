"""How long a key takes to show in the whole window with every panel open.

Here: real key events in the main window at 1920 x 1080, each panel a window of its own, so that none is
behind another; second stage, decisions and a history are there to be shown, and every edit is journalled.
Not here: grid and ranking alone, idle and during saves (``test_repaint_benchmark``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import SetDecision
from smp_workbench.domain.theme import Decision
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tasks import Tasks
from smp_workbench.gui.theme import load_theme
from smp_workbench.gui.theme_palette import STYLE, wear
from smp_workbench.session.second_stage_start import second_stage_start
from tests.benchmarks.conftest import Figures
from tests.benchmarks.test_repaint_benchmark import journalled, quietest_round, sized_signals


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


@pytest.mark.parametrize(("shape", "reach"), [((30, 12), 0.016), ((130, 20), 0.033)], ids=["30x12", "130x20"])
def test_that_a_key_shows_in_time_with_every_panel_open(
    qtbot: QtBot, tasks: Tasks, figures: Figures, tmp_path: Path, shape: tuple[int, int], reach: float
) -> None:
    window = _open(qtbot, tasks, shape)
    journal = journalled(window.signals, tmp_path / "journals")
    quiet = quietest_round(window.grid, None)
    journal.stop()
    assert all(dock.isVisible() for dock in window.panel_set.docks.values())
    size, limit = f"{shape[0]} x {shape[1]}", f"<= {reach * 1000:.0f} ms"
    slow = float(np.percentile([press.took for press in quiet], 95))
    median = float(np.median([press.took for press in quiet])) * 1000
    figures.add(
        "key to repaint with every panel open, 95th percentile", size,
        f"{slow * 1000:.1f} ms (median {median:.1f})", limit,
    )  # fmt: skip
    worked = float(np.percentile([press.worked for press in quiet], 95)) * 1000
    figures.add("- time of our processor alone", size, f"{worked:.1f} ms", limit)
    assert slow <= reach


def _open(qtbot: QtBot, tasks: Tasks, shape: tuple[int, int]) -> MainWindow:
    theme = load_theme("light")
    QApplication.setStyle(STYLE)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    wear(application, theme)
    signals = sized_signals(*shape)
    signals.apply(second_stage_start(signals.assessment))
    for listed in signals.assessment.themes:
        signals.apply(SetDecision(listed.ref, Decision("business as usual")))
    signals.commit("Before the away day", "So that there is a version")
    window = MainWindow(signals, tasks, Settings(), theme)
    qtbot.addWidget(window, before_close_func=_forget_changes)
    window.resize(1920, 1080)
    window.show()
    for name, dock in window.panel_set.docks.items():
        dock.show()
        if name not in ("ranking", "definition"):
            dock.setFloating(True)
            dock.resize(640, 480)
    window.activateWindow()
    window.grid.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(window.grid.hasFocus)
    return window


def _forget_changes(window: MainWindow) -> None:
    """Let the window close without a question."""
    window.signals.mark_saved(window.signals.session.workbook)

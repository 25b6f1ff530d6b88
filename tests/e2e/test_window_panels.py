"""Panels that float, as a window manager stacks them when the program comes up again.

Here: the program in a process of its own on a screen of its own, and which window a press of the mouse meets.
Not here: what panels show (``tests/gui/panels``), and where docked ones stand (``tests/gui``).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.main_window import MainWindow
from tests.desktop import open_desktop
from tests.factory import small_assessment
from tests.program import open_program

pytestmark = [
    pytest.mark.timeout(200),
    pytest.mark.skipif(sys.platform != "linux", reason="needs an X server"),
]
OVER_THE_GRID = QRect(640, 420, 420, 260)
PANEL = OVER_THE_GRID.center().toTuple()
BESIDE = 500, 720
"""A place in the window, which stands in the middle of the screen, that the panel leaves free."""


def leave_floating(open_window: Callable[[Assessment], MainWindow]) -> None:
    """Close the window with a panel floating over the grid, as somebody left it."""
    window = open_window(small_assessment())
    window.panel_set.go_to("versions")
    dock = window.panel_set.docks["versions"]
    dock.setFloating(True)
    dock.setGeometry(OVER_THE_GRID)
    window.close()
    QApplication.processEvents()  # what is remembered is written


def test_that_a_floating_panel_lies_over_its_window_after_a_restart(
    open_window: Callable[[Assessment], MainWindow], tmp_path: Path
) -> None:
    leave_floating(open_window)
    with open_desktop(tmp_path) as desktop, open_program(desktop) as program:
        program.wait_for_window("Strategic assessment")
        for place, title in ((PANEL, "Versions"), (BESIDE, "Strategic assessment"), (PANEL, "Versions")):
            desktop.click(*place)
            program.wait_for_window(title)

"""The banner that tells of a fault in the program."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from smp_workbench.gui.guard import Fault
from smp_workbench.gui.main_window import MainWindow


def test_that_a_fault_changes_no_widget_before_the_event_that_failed_is_over(window: MainWindow) -> None:
    """Qt walks along the list of widgets while it paints: one that comes then ends the program."""
    window.tell_fault(Fault("RankingHeading.paintEvent", ValueError("only here")))
    assert not window.banner.isVisible()
    QApplication.processEvents()
    assert window.banner.isVisible()

"""The banner that tells of a fault in the program."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton

from smp_workbench.gui.dialogs.text_page_dialog import TextPageDialog
from smp_workbench.gui.guard import Fault
from smp_workbench.gui.main_window import MainWindow


def test_that_a_fault_changes_no_widget_before_the_event_that_failed_is_over(window: MainWindow) -> None:
    """Qt walks along the list of widgets while it paints: one that comes then ends the program."""
    window.tell_fault(Fault("RankingHeading.paintEvent", ValueError("only here")))
    assert not window.banner.isVisible()
    QApplication.processEvents()
    assert window.banner.isVisible()


def test_that_the_report_can_be_read_before_it_is_sent(window: MainWindow) -> None:
    window.tell_fault(Fault("RankingHeading.paintEvent", ValueError("only <here>")))
    QApplication.processEvents()
    buttons = {button.text().replace("&", ""): button for button in window.banner.findChildren(QPushButton)}
    buttons["Show report…"].click()
    page = next(one for one in window.findChildren(TextPageDialog) if one.isVisible())
    assert "only <here>" in page.form.page.toPlainText()
    buttons["Copy report"].click()
    assert "ValueError: only <here>" in QApplication.clipboard().text()

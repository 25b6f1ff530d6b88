"""Using dialogs and panels step by step, where pressing each control once does not come to all of it.

Here: functions of ``exercise``. Not here: their controls, which are used with every other dialog's.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog

from smp_workbench.domain.edit import SetModel
from smp_workbench.gui.dialogs.model_choice import ModelChoice
from smp_workbench.gui.forms.ui_scorers import Ui_ScorersDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.share_box import ShareBox
from smp_workbench.gui.tables.stage_grid import StageGrid
from smp_workbench.storage.model_file import shipped_model

STEPS = {
    "welcome": ("forget", "accept"),
    "new": ("accept", "accept", "back", "reject"),
    "print_preview": ("next", "previous", "reject"),
}
"""Commands that open a dialog, and the buttons that are then pressed one after the other."""


def use_steps(window: MainWindow, settle: Callable[[], None], elsewhere: Path) -> None:
    """Go through dialogs of several steps, a wrong model file, the weights and the help's way out."""
    for number in (1, 2):
        window.settings.remember_file(elsewhere.with_name(f"{number}.xlsx"))
    for action, buttons in STEPS.items():
        form = _open(window, settle, action)
        for name in buttons if form is not None else ():
            getattr(form, name).click()
            settle()
        _close_all(window, settle)
    window.signals.apply(SetModel(shipped_model("smp-thematic-sum")))  # it has weights, and levels as others
    _use_models(window, settle, elsewhere)
    _use_weights(window, settle)
    _use_scorers(window, settle)
    window.form.action_help.trigger()
    if window.help_desk.window is not None:
        form = window.help_desk.window.form
        for button in (form.back, form.forward):
            button.setEnabled(True)
            button.click()
        form.close.click()
    for grid in window.findChildren(StageGrid):
        grid.reason_requested.emit("T-001", "V1")


def _open(window: MainWindow, settle: Callable[[], None], action: str) -> object | None:
    """Open a dialog by its command and return its form; None if something in it is broken."""
    getattr(window.form, f"action_{action}").trigger()
    settle()
    shown = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    return getattr(shown[-1], "form", None) if shown else None


def _close_all(window: MainWindow, settle: Callable[[], None]) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    settle()


def _use_models(window: MainWindow, settle: Callable[[], None], elsewhere: Path) -> None:
    """Try a file that is no model, and carry scores over to another criterion."""
    _open(window, settle, "switch_model")
    for choice in window.findChildren(ModelChoice):
        for row in range(choice.form.models.count()):
            choice.form.models.setCurrentRow(row)
            settle()
            for box in choice.window().findChildren(QComboBox):
                box.setCurrentIndex(box.count() - 1)
        choice.add_file(elsewhere)
        choice.form.try_again.click()
    _close_all(window, settle)


def _use_weights(window: MainWindow, settle: Callable[[], None]) -> None:
    """Step through some shares."""
    window.panel_set.go_to("weights")
    settle()
    for box in window.findChildren(ShareBox)[:3]:
        QTest.keyClick(box, Qt.Key.Key_Up)
        box.stepBy(1)
    window.panel_set.docks["weights"].close()
    settle()


def _use_scorers(window: MainWindow, settle: Callable[[], None]) -> None:
    """Give a scorer another name in their list."""
    form = _open(window, settle, "scorers")
    cell = form.scorers.item(0, 0) if isinstance(form, Ui_ScorersDialog) else None
    if cell is not None:
        cell.setText("Housing")
    _close_all(window, settle)

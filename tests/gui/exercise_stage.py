"""Using the second stage's panel where no single control does all of it.

Here: one function of ``exercise``. Not here: its controls, which are used with every other panel's.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QSpinBox

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.gui.charts.ranking_chart import RankingView
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.reason_edit import ReasonEdit
from smp_workbench.gui.tables.paste_plan import PastePlan
from smp_workbench.gui.tables.stage_grid import StageGrid

NO_KEY = Qt.KeyboardModifier.NoModifier


def use_second_stage(
    window: MainWindow, settle: Callable[[], None], use_dialogs: Callable[[MainWindow], None]
) -> None:
    """Paste into the second stage and choose a theme in its ranking, which no single control does."""
    window.versions.back_to_now()  # an earlier one takes no edits
    for criterion in window.signals.assessment.model.criteria:  # a theme leads once it is fully scored
        scored = Entry(criterion.levels[0].value)
        window.signals.apply(SetEntry(AGREED, 0, "T-001", criterion.code, scored))
    panel = window.panel_set.panel("second_stage")
    window.panel_set.open("second_stage")
    settle()
    if window.signals.assessment.second_stage is None:
        panel.findChildren(QPushButton)[0].click()
        settle()
    for grid in panel.findChildren(StageGrid):
        for leaving in (Qt.KeyboardModifier.ControlModifier, NO_KEY):
            grid.focus_cell("T-001", "V1")
            grid.typing.ask_confidence()
            grid.typing.ask_reason()
            for field in window.definition.findChildren(ReasonEdit):
                _type_and_pause(field)
                QApplication.sendEvent(
                    field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
                )
                QTest.keyClick(field, Qt.Key.Key_Return if leaving else Qt.Key.Key_Escape, leaving)
        grid.focus_cell("T-001", "V1")
        grid.paste_planned.emit(PastePlan(()))
        settle()
        use_dialogs(window)  # last: one of them may put a version back that has no second stage
    for chart in panel.findChildren(RankingView):
        chart.theme_chosen.emit("T-001")
    for choice in window.definition.findChildren(QComboBox):
        choice.activated.emit(1)
    for number in panel.findChildren(QSpinBox):
        number.setValue(number.value() + 1)
    for button in panel.findChildren(QPushButton):
        button.click()
    window.panel_set.docks["second_stage"].close()


def _type_and_pause(field: ReasonEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_A)
    QApplication.sendEvent(field, QInputMethodEvent())
    for timer in field.findChildren(QTimer):
        timer.timeout.emit()

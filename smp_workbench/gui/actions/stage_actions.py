"""The second stage's commands in the Score menu: begin it, end it.

Here: which edits its commands make. Not here: scoring in it (``panels.second_stage_panel``), how it begins
(``session.second_stage_start``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.domain.edit import SetSecondStage
from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class StageActions(QObject):
    """Commands about the second stage as a whole."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.form.action_begin_stage.triggered.connect(self._begin)
        window.form.action_end_stage.triggered.connect(self._end)
        window.form.menu_score.aboutToShow.connect(self._offer)

    @guarded
    def _offer(self) -> None:
        begun = self._window.signals.assessment.second_stage is not None
        self._window.form.action_begin_stage.setEnabled(not begun)
        self._window.form.action_end_stage.setEnabled(begun)

    @guarded
    def _begin(self) -> None:
        from smp_workbench.session.second_stage_start import second_stage_start

        signals = self._window.signals
        self._window.finish_typing()
        if signals.apply(second_stage_start(signals.assessment)):
            self._window.panel_set.open("second_stage")

    @guarded
    def _end(self) -> None:
        self._window.finish_typing()
        if self._window.signals.apply(SetSecondStage(None)):
            self._window.say(self.tr("The second stage is ended. Undo brings it back with its scores."))

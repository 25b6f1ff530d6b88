"""Trying scores and weights, in the Score menu: begin a trial, keep what was tried, or drop it.

Here: what the three commands and the band do. Not here: what a trial is (``session.trial``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.trial_band import TrialBand
from smp_workbench.gui.trial_door import begin_trial, drop_trial, keep_trial

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class TrialActions(QObject):
    """Commands about what is only tried.

    Attributes
    ----------
    band
        Says over the whole width of the window that a trial goes on.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        form = window.form
        self.band = TrialBand(window.signals, window.theme, window.head)
        self.band.keep_requested.connect(self._keep)
        self.band.drop_requested.connect(self._drop)
        form.action_try.triggered.connect(self._begin)
        form.action_keep_trial.triggered.connect(self._keep)
        form.action_drop_trial.triggered.connect(self._drop)
        window.signals.tried.connect(self._follow)
        window.signals.edited.connect(self._follow)
        window.signals.replaced.connect(self._follow)
        self._follow()

    @guarded
    def _begin(self) -> None:
        self._window.finish_typing()
        if begin_trial(self._window.signals):
            self._window.return_to_grid()

    @guarded
    def _keep(self) -> None:
        self._window.finish_typing()
        if keep_trial(self._window.signals):
            self._window.say(self.tr("What was tried is kept, as one step. Ctrl+Z takes it back."))
        self._window.return_to_grid()

    @guarded
    def _drop(self) -> None:
        self._window.finish_typing()
        drop_trial(self._window.signals)
        self._window.say(self.tr("The trial is dropped. The assessment is as it was."))
        self._window.return_to_grid()

    @guarded
    def _follow(self) -> None:
        form, trial = self._window.form, self._window.signals.trial
        form.action_try.setEnabled(trial is None)
        form.action_drop_trial.setEnabled(trial is not None)
        form.action_keep_trial.setEnabled(trial is not None and trial.differs)

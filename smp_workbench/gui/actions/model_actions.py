"""The scoring model's commands in the Score menu: see it in full, save it, switch it, keep its weights.

Here: which dialogs its commands open. Not here: what these do.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.gui.file_choice import usual_folder
from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.gui.panels.weights_panel import WeightsPanel


class ModelActions(QObject):
    """Commands about the scoring model."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.form.action_model.triggered.connect(self._show)
        window.form.action_switch_model.triggered.connect(self._ask_switch)
        window.form.action_keep_weights.triggered.connect(self._keep_weights)
        window.form.action_return_weights.triggered.connect(self._return_weights)
        window.signals.supposed.connect(self._offer_weights)
        self._offer_weights()

    @guarded
    def _show(self) -> None:
        from smp_workbench.gui.dialogs.model_dialog import ModelDialog

        window = self._window
        folder = usual_folder(window.settings.recent)
        dialog = ModelDialog(window.signals.assessment.model, folder, window.theme, window)
        dialog.file_chosen.connect(guarded(self._ask_switch_to))
        dialog.open()

    @guarded
    def _offer_weights(self) -> None:
        """Offer to keep weights while others than those in use are being tried."""
        tried = self._window.signals.supposition is not None
        for action in (self._window.form.action_keep_weights, self._window.form.action_return_weights):
            action.setEnabled(tried)

    @guarded
    def _keep_weights(self) -> None:
        for panel in self._weights():
            panel.keep.click()

    @guarded
    def _return_weights(self) -> None:
        for panel in self._weights():
            panel.back.click()

    def _weights(self) -> Iterator[WeightsPanel]:
        """Yield the panel in which weights are being tried."""
        from smp_workbench.gui.panels.weights_panel import WeightsPanel

        panel = self._window.panel_set.panel("weights")
        if isinstance(panel, WeightsPanel):
            yield panel

    @guarded
    def _ask_switch(self) -> None:
        self._ask_switch_to(None)

    def _ask_switch_to(self, path: Path | None) -> None:
        """Ask for a model to switch to, the one of a file first."""
        from smp_workbench.gui.dialogs.switch_model_dialog import SwitchModelDialog
        from smp_workbench.storage.model_file import shipped_models

        window = self._window
        if window.signals.refuses():
            return
        window.finish_typing()
        dialog = SwitchModelDialog(window.signals, shipped_models(), window.theme, window)
        if path is not None:
            dialog.add_file(path)
        dialog.open()

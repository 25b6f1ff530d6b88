"""The scoring model's commands in the Score menu: see it in full, switch it.

Here: which dialogs its commands open. Not here: what these do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class ModelActions(QObject):
    """Commands about the scoring model."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.form.action_model.triggered.connect(self._show)
        window.form.action_switch_model.triggered.connect(self._ask_switch)

    @guarded
    def _show(self) -> None:
        from smp_workbench.gui.dialogs.model_page import model_page
        from smp_workbench.gui.dialogs.text_page_dialog import TextPageDialog

        model = self._window.signals.assessment.model
        page = model_page(model, self._window.theme)
        TextPageDialog(self.tr("Scoring model"), page, self._window.theme, self._window).open()

    @guarded
    def _ask_switch(self) -> None:
        from smp_workbench.gui.dialogs.switch_model_dialog import SwitchModelDialog
        from smp_workbench.storage.model_file import shipped_models

        window = self._window
        window.finish_typing()
        SwitchModelDialog(window.signals, shipped_models(), window.theme, window).open()

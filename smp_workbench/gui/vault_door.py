"""The earlier states of the open assessment: what is asked, read and done.

Here: the way between the dialog, the child process and the open assessment.
Not here: the dialog (``dialogs.vault_dialog``), reading copies (``vault_work``).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui import file_choice
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.vault_work import KeptState, VaultList, export_kept, list_vault, read_kept

if TYPE_CHECKING:
    from pathlib import Path

    from smp_workbench.gui.dialogs.vault_dialog import VaultDialog
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.storage.vault.kept_copy import KeptCopy


class VaultDoor(QObject):
    """Shows one window's assessment as it was, and brings it back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """List the earlier states, once they are found."""
        identity = self._window.signals.session.assessment.identity
        self._window.say(self.tr("Looking for earlier states…"))
        self._window.door.tasks.run(
            list_vault, identity,
            done=self._show, failed=self._refuse,
            wanted=lambda: self._window.signals.session.assessment.identity == identity,
        )  # fmt: skip

    def _show(self, found: VaultList) -> None:
        from smp_workbench.gui.dialogs.vault_dialog import VaultDialog

        window = self._window
        window.say("")
        dialog = VaultDialog(found, window.signals.session.assessment.title, window.theme, window)
        dialog.looked_at.connect(guarded(partial(self._read, dialog)))
        dialog.restore_wanted.connect(guarded(self._restore))
        dialog.export_wanted.connect(guarded(self._export))
        dialog.open()
        dialog.begin()

    def _refuse(self, error: WorkbenchError) -> None:
        self._window.refuse(error_text(error))

    def _read(self, dialog: VaultDialog, copy: KeptCopy) -> None:
        """Read a copy for the dialog; an answer for one that is no longer chosen is dropped."""

        def take(state: KeptState) -> None:
            dialog.show_state(state)

        def refuse(error: WorkbenchError) -> None:
            dialog.show_unreadable(error_text(error))

        self._window.door.tasks.run(
            read_kept, copy, self._window.signals.session.assessment,
            done=take, failed=refuse, wanted=lambda: isValid(dialog) and dialog.chosen is copy,
        )  # fmt: skip

    def _restore(self, state: KeptState, called: str) -> None:
        """Ask for the name of the version that it becomes, and restore it."""
        from smp_workbench.gui.dialogs.restore_version_dialog import RestoreDialog

        window = self._window
        if not window.signals.refuses():
            RestoreDialog(window.signals, window.theme, window, state.assessment, called).open()

    def _export(self, copy: KeptCopy, name: str) -> None:
        """Ask for a new file, and write the copy there."""
        window = self._window
        beside = window.door.path
        folder = beside.parent if beside else file_choice.usual_folder(window.settings.recent)
        path = file_choice.choose_to_save(window, folder / name)
        if path is not None:
            window.door.tasks.run(export_kept, copy, path, done=self._tell_exported, failed=self._refuse)

    def _tell_exported(self, path: Path) -> None:
        self._window.say(self.tr("Saved as {name}; open it with File > Open.").format(name=path.name))

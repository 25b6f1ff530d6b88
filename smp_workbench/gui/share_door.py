"""Sharing: what others would see is listed, and a publication copy is asked for, written and shown.

Here: the way between the dialogs, the child process and the open assessment.
Not here: the dialogs (``dialogs.sharing_dialog``, ``publication_dialog``) and the work (``share_work``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui import file_choice
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.share_work import Shared, check_workbook, write_publication

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.session.publication import Terms


class ShareDoor(QObject):
    """Shares one window's assessment, as it is now, saved or not."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def check(self) -> None:
        """List what others would see in the workbook that a save would write."""
        window = self._window
        workbook = window.signals.session.workbook
        name = window.door.path.name if window.door.path else self.tr("This assessment")
        window.say(self.tr("Looking through the workbook…"))
        window.door.tasks.run(
            check_workbook, workbook, name,
            done=self._show, failed=self._refuse,
            wanted=lambda: window.signals.session.assessment.identity == workbook.assessment.identity,
        )  # fmt: skip

    def ask_copy(self) -> None:
        """Ask for the terms of a publication copy."""
        from smp_workbench.gui.dialogs.publication_dialog import PublicationDialog

        window = self._window
        dialog = PublicationDialog(window.signals.session.assessment.marking, window.theme, window)
        dialog.agreed.connect(guarded(self._write))
        dialog.open()

    def _write(self, terms: Terms) -> None:
        """Ask for a new file, and write the copy there."""
        window = self._window
        workbook = window.signals.session.workbook
        beside = window.door.path
        folder = beside.parent if beside else file_choice.usual_folder(window.settings.recent)
        title = self.tr("{title} publication copy").format(title=workbook.assessment.title)
        path = file_choice.choose_to_save(window, folder / file_choice.suggested_name(title))
        if path is None:
            return
        window.say(self.tr("Writing the publication copy and looking it through…"))
        window.door.tasks.run(write_publication, workbook, terms, path, done=self._show, failed=self._refuse)

    def _show(self, shared: Shared) -> None:
        from smp_workbench.gui.dialogs.sharing_dialog import SharingDialog

        window = self._window
        window.say("")
        dialog = SharingDialog(shared, window.theme, window)
        dialog.copy_wanted.connect(guarded(self.ask_copy))
        dialog.open()
        dialog.form.listed.setFocus()

    def _refuse(self, error: WorkbenchError) -> None:
        self._window.refuse(error_text(error))

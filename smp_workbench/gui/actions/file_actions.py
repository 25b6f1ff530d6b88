"""The File menu.

Here: which door each command goes through. Not here: what happens behind it (``file_door``).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from smp_workbench.gui.copies_notice import CopiesNotice
from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.gui.bring_back_door import BringBackDoor
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.gui.send_door import SendDoor
    from smp_workbench.gui.share_door import ShareDoor
    from smp_workbench.gui.vault_door import VaultDoor


class FileActions(QObject):
    """Commands about the workbook and the assessment as a whole."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._vault_door: VaultDoor | None = None  # made when it is first needed
        self._bring_back_door: BringBackDoor | None = None
        self._share_door: ShareDoor | None = None
        self._send_door: SendDoor | None = None
        form, door = window.form, window.door
        form.action_new.triggered.connect(self._ask_new)
        form.action_open.triggered.connect(guarded(door.ask_open))
        form.action_sample.triggered.connect(guarded(door.open_sample))
        form.action_welcome.triggered.connect(self._welcome)
        form.action_save.triggered.connect(self._save)
        form.action_save_as.triggered.connect(self._save_as)
        form.action_commit.triggered.connect(self._ask_commit)
        form.action_vault.triggered.connect(self._ask_vault)
        form.action_bring_back.triggered.connect(self._ask_copies)
        form.action_check_sharing.triggered.connect(guarded(partial(self._share, "check")))
        form.action_publication.triggered.connect(guarded(partial(self._share, "copy")))
        form.action_send.triggered.connect(self._ask_send)
        form.action_details.triggered.connect(self._ask_details)
        form.action_quit.triggered.connect(window.close)
        CopiesNotice(window)
        form.menu_recent.aboutToShow.connect(self._list_recent)
        form.menu_file.aboutToShow.connect(self._list_recent)
        self._list_recent()

    @guarded
    def _ask_new(self) -> None:
        from smp_workbench.gui.dialogs.new_assessment_dialog import NewAssessmentDialog
        from smp_workbench.storage.model_file import shipped_models

        dialog = NewAssessmentDialog(shipped_models(), self._window.theme, self._window)
        dialog.begun.connect(guarded(self._window.door.begin))
        dialog.open()

    @guarded
    def _welcome(self) -> None:
        from smp_workbench.gui.dialogs.welcome_dialog import WelcomeDialog

        window, form = self._window, self._window.form
        recoverable = form.action_recover.isVisible()
        dialog = WelcomeDialog(window.settings, window.theme, window, recoverable=recoverable)
        dialog.workbook_chosen.connect(guarded(window.door.open))
        dialog.new_wanted.connect(form.action_new.trigger)
        dialog.open_wanted.connect(form.action_open.trigger)
        dialog.sample_wanted.connect(form.action_sample.trigger)
        dialog.recover_wanted.connect(form.action_recover.trigger)
        dialog.open()

    @guarded
    def _save(self) -> None:
        self._window.door.save()

    @guarded
    def _save_as(self) -> None:
        self._window.door.save_as()

    @guarded
    def _ask_commit(self) -> None:
        from smp_workbench.gui.dialogs.commit_version_dialog import CommitVersionDialog

        self._window.finish_typing()
        if not self._window.signals.refuses():
            CommitVersionDialog(self._window.signals, self._window.theme, self._window).open()

    @guarded
    def _ask_vault(self) -> None:
        from smp_workbench.gui.vault_door import VaultDoor

        self._window.finish_typing()
        if self._vault_door is None:
            self._vault_door = VaultDoor(self._window)
        self._vault_door.ask()

    def _share(self, what: Literal["check", "copy"]) -> None:
        from smp_workbench.gui.share_door import ShareDoor

        self._window.finish_typing()
        if self._share_door is None:
            self._share_door = ShareDoor(self._window)
        if what == "check":
            self._share_door.check()
        else:
            self._share_door.ask_copy()

    @guarded
    def _ask_copies(self) -> None:
        from smp_workbench.gui.bring_back_door import BringBackDoor

        self._window.finish_typing()
        if self._bring_back_door is None:
            self._bring_back_door = BringBackDoor(self._window)
        self._bring_back_door.ask()

    @guarded
    def _ask_send(self) -> None:
        from smp_workbench.gui.send_door import SendDoor

        self._window.finish_typing()
        if not self._window.signals.refuses():
            if self._send_door is None:
                self._send_door = SendDoor(self._window)
            self._send_door.ask()

    @guarded
    def _ask_details(self) -> None:
        from smp_workbench.gui.dialogs.details_dialog import DetailsDialog

        self._window.finish_typing()
        if not self._window.signals.refuses():
            window = self._window
            DetailsDialog(window.signals, window.door.path, window.theme, window).open()

    @guarded
    def _list_recent(self) -> None:
        menu = self._window.form.menu_recent
        menu.clear()
        for path in self._window.settings.recent:
            action = QAction(path.name.replace("&", "&&"), menu)
            action.setStatusTip(str(path))
            action.triggered.connect(guarded(partial(self._window.door.open, path)))
            menu.addAction(action)
        menu.menuAction().setVisible(not menu.isEmpty())

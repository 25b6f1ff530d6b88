"""Bringing copies back: what is asked, read, shown and done.

Here: the way between the file dialog, the child processes, the summary and the open assessment.
Not here: the dialog (``dialogs.bring_back_dialog``), reading (``copy_reader``), merging (``session.merge``).
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui import file_choice
from smp_workbench.gui.bring_back_work import packed_edit
from smp_workbench.gui.copy_reader import CopyReader
from smp_workbench.gui.dialogs.bring_back_dialog import BringBackDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text
from smp_workbench.session.merge.copy_read import copy_names

if TYPE_CHECKING:
    from smp_workbench.gui.bring_back_work import MergeTold
    from smp_workbench.gui.file_door import Settled
    from smp_workbench.gui.main_window import MainWindow


class BringBackDoor(QObject):
    """Brings copies back into one window's assessment, several at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reader: CopyReader | None = None
        window.settled.connect(self._stop)

    def ask(self) -> None:
        """Ask which copies, and read them."""
        window = self._window
        if window.signals.refuses():
            return
        beside = window.door.path
        folder = beside.parent if beside else file_choice.usual_folder(window.settings.recent)
        self._begin()  # while the files are chosen
        paths = file_choice.choose_copies(window, folder)
        if paths:
            self.read(paths)
        else:
            self._stop()

    def read(self, paths: list[Path]) -> None:
        """Read these copies, and show what bringing them back would do."""
        window, names = self._window, copy_names(paths)
        reader = self._reader or self._begin()
        dialog = BringBackDialog(names, window.theme, window)
        reader.read.connect(guarded(dialog.show_read))
        reader.locked.connect(guarded(partial(self._ask_password, dialog, reader, names)))
        reader.merging.connect(guarded(dialog.show_merging))
        reader.merged.connect(guarded(dialog.show_told))
        dialog.wanted.connect(guarded(partial(self._bring_back, paths, window.door.state)))
        dialog.finished.connect(self._stop)
        dialog.open()
        reader.read_all(window.signals.session.workbook, paths, names)

    def _begin(self) -> CopyReader:
        """Return a reader on its way, in place of whatever is still being read."""
        self._stop()
        self._reader = reader = CopyReader(self)
        reader.begin()
        return reader

    def _ask_password(
        self,
        dialog: BringBackDialog,
        reader: CopyReader,
        names: tuple[str, ...],
        place: int,
        error: WorkbenchError | None,
    ) -> None:
        """Ask for the password of one copy by its name; without it the copy is left out."""
        from smp_workbench.gui.dialogs.password_dialog import PasswordDialog

        fault = "" if error is None else error_text(error)
        dialog.show_locked(place)
        question = PasswordDialog(names[place], fault, self._window.theme, dialog)
        question.given.connect(guarded(partial(reader.unlock, place)))
        question.rejected.connect(guarded(partial(reader.leave_out, place)))
        question.open()

    def _bring_back(self, paths: list[Path], state: Settled, told: MergeTold) -> None:
        """Make the one step; read again if anything was edited meanwhile, as it would be taken back."""
        window = self._window
        if window.door.state != state:
            self.read(paths)
        elif window.signals.apply(packed_edit(told)):
            if told.summary.conflicts or told.summary.reviews:
                window.panel_set.open("copies")  # with the keyboard: the next key is to decide, not to score
            unkept = "" if told.unkept is None else f" {error_text(told.unkept)}"
            window.say(self.tr("Brought back. Undo takes all of it back.") + unkept)

    @guarded
    def _stop(self) -> None:
        """End whatever is still being read."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.stop()
            reader.deleteLater()

"""Opening a workbook: which one, reading it in the child process, and what comes before it is shown.

Here: who else has it open, what was changed in it outside the program, and that it cannot be read.
Not here: what becomes of the assessment that is open (``file_door``), reading itself (``storage.saving``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui import file_choice
from smp_workbench.gui.file_work import OpenedFile
from smp_workbench.gui.password_door import read_file
from smp_workbench.gui.scoring_copy import ask_way, is_of_open, no_workbook

if TYPE_CHECKING:
    from smp_workbench.gui.file_door import FileDoor, Settled, Then


class OpenDoor(QObject):
    """Opens workbooks for one window's door."""

    def __init__(self, door: FileDoor) -> None:
        super().__init__(door)
        self._door = door

    def choose(self) -> None:
        """Ask for a workbook and open it."""
        path = self._chosen()
        if path is not None:
            self.read(path)

    def _chosen(self) -> Path | None:
        door = self._door
        folder = door.path.parent if door.path else file_choice.usual_folder(door.window.settings.recent)
        return file_choice.choose_to_open(door.window, folder)

    def read_beside(self, take: Callable[[Path, OpenedFile], None]) -> None:
        """Ask for another workbook and read it, while the open one stays open."""
        path = self._chosen()
        if path is None:
            return
        self._door.said.emit(self.tr("Reading {name}…").format(name=path.name))

        def taken(result: OpenedFile) -> None:
            if result.workbook.sent is not None:
                not_taken(no_workbook(path.name))
                return
            self._door.tell()
            take(path, result)

        def not_taken(error: WorkbenchError) -> None:
            self._door.tell()
            self._door.questions.tell_unreadable(path.name, error, partial(self.read_beside, take))

        read_file(self._door, path, taken, not_taken)

    def read(self, path: Path) -> None:
        """Read a workbook and show it; the open assessment is settled."""
        self._door.said.emit(self.tr("Opening {name}…").format(name=path.name))
        settled = self._door.state
        taken, not_taken = partial(self._take_read, path, settled), partial(self._not_read, path, settled)
        read_file(self._door, path, taken, not_taken)

    def _take_read(self, path: Path, settled: Settled, result: OpenedFile) -> None:
        """Show what was read; who else has it open, and what was changed outside the program, come first."""
        self._door.tell()
        sent = result.workbook.sent
        if sent is not None and is_of_open(self._door.window, sent):
            ask_way(self._door, path, sent, partial(self._show_read, path, settled, result))
        else:
            self._show_read(path, settled, result)

    def _show_read(self, path: Path, settled: Settled, result: OpenedFile) -> None:
        opened = partial(self._door.show, result.workbook, path, result.digest, unsaved=bool(result.findings))
        if result.lock is None:
            self._list_findings(path, settled, result, opened)
            return
        self._door.questions.ask_locked(
            path.name,
            result.lock,
            partial(self._open_anyway, path, settled, result, opened),
            partial(self._list_findings, path, settled, result, partial(self._door.show, result.workbook)),
        )

    def _open_anyway(self, path: Path, settled: Settled, result: OpenedFile, opened: Then) -> None:
        self._door.taken_over = result.lock.token if result.lock else None
        self._list_findings(path, settled, result, opened)

    def _list_findings(self, path: Path, settled: Settled, result: OpenedFile, opened: Then) -> None:
        shown = partial(self._door.settle, opened, settled)
        if not result.findings:
            shown()
            return
        self._door.questions.ask_findings(path.name, result.findings, result.workbook.assessment, shown)

    def _not_read(self, path: Path, settled: Settled, error: WorkbenchError) -> None:
        door = self._door
        door.tell()
        door.questions.tell_unreadable(path.name, error, partial(door.settle, self.choose, settled))

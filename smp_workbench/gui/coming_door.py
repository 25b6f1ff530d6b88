"""A window that waits for the assessment it was started with: it says so, and nobody begins in it meanwhile.

Here: what stands in the empty grid, and the end of waiting where nothing comes.
Not here: refusing edits (``session.coming``), reading the file (``open_door``, ``recovery_door``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.empty_words import NO_THEMES, empty_words
from smp_workbench.gui.tasks import Tasks
from smp_workbench.session.coming import ComingSession

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class ComingDoor(QObject):
    """Waits in one window for as long as a file is being read."""

    def __init__(self, window: MainWindow, session: ComingSession, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        window.grid.setProperty(NO_THEMES, empty_words(session))
        tasks.busy_changed.connect(self.look)
        window.signals.opened.connect(self._leave)

    @guarded
    def look(self) -> None:
        """End the wait if nothing is being read any more: it was refused, or waits for an answer."""
        QTimer.singleShot(0, self, self._end)  # what was read is shown first

    @guarded
    def _end(self) -> None:
        if self._session.coming and not self._tasks.busy:
            self._session.coming = ""
            self._leave()
            self._window.signals.replaced.emit()

    @guarded
    def _leave(self) -> None:
        self._window.grid.setProperty(NO_THEMES, "")

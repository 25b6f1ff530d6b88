"""Python's collection of reference cycles, kept to the GUI thread.

Here: when cycles are looked for once the window is up.
Not here: what is in them.

Python collects in whichever thread happens to allocate, and the threads that wait for files allocate
much. A cycle may hold widgets, which Qt lets nobody but the GUI thread delete: done elsewhere, the program
dies. So Python's own collection is switched off, and a timer does it between two events.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

from smp_workbench.gui.guard import guarded

EVERY: Final = 1_000
"""Milliseconds from one look to the next."""


class CycleCollector(QObject):
    """Collects cycles on the thread it is made on, by Python's own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._collect)

    @guarded
    def start(self) -> None:
        """Take collecting over from Python; what is there by now stays, and is not looked at again."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Hand collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @guarded
    def _collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        oldest = max((age for age, (count, most) in enumerate(due) if count > most), default=None)
        if oldest is not None:
            gc.collect(oldest)

"""Stalls: when the window did not answer for a moment, written into the log with what it was doing.

Here: a timer that should come every so often, and a thread that looks where the window is when it does not.
Not here: the log (``fault_log``).
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

from smp_workbench.gui.guard import guarded

LOG: Final = logging.getLogger(__name__)
EVERY: Final = 0.1
"""Seconds from one beat to the next."""
NOTICED: Final = 0.2
"""Seconds beyond a beat that are a stall."""
_FRAMES: Final = 12
"""Innermost calls that are written down."""


class StallWatch(QObject):
    """Watches the thread it is made on, from :meth:`start` to :meth:`stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread_watched = threading.get_ident()
        self._ended = threading.Event()
        self._last = 0.0
        self._seen = ""
        self._watcher: threading.Thread | None = None
        self._timer = QTimer(self, interval=round(EVERY * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @guarded
    def start(self) -> None:
        """Begin to watch."""
        self._last = monotonic()
        self._timer.start()
        self._watcher = threading.Thread(target=self._watch, name="stalls", daemon=True)
        self._watcher.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._ended.set()
        if self._watcher is not None:
            self._watcher.join()
            self._watcher = None

    @guarded
    def _beat(self) -> None:
        now = monotonic()
        late, seen = now - self._last - EVERY, self._seen
        self._last, self._seen = now, ""
        if late > NOTICED:
            LOG.warning("The window did not answer for %.1f s%s", late, f":\n{seen}" if seen else "")

    def _watch(self) -> None:
        """Remember where the window is while a beat is late; runs on its own thread and touches no widget."""
        while not self._ended.wait(EVERY):
            if self._seen or monotonic() - self._last < EVERY + NOTICED:
                continue
            frame = sys._current_frames().get(self._thread_watched)  # noqa: SLF001  # documented, for just this
            if frame is not None:
                self._seen = "".join(traceback.format_stack(frame)[-_FRAMES:])

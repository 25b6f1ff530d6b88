"""The window's side of being watched over: which workbook is open, and that it ends orderly.

Here: starting the watcher, speaking to it, and ending orderly when the system asks the program to end.
Not here: what the watcher does when it hears no more (``smp_workbench.watcher``).
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication, QSessionManager

from smp_workbench import watcher
from smp_workbench.gui.fault_log import LOG
from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

_ENDINGS: Final = (signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else []))
"""Signals with which a system asks a program to end."""
_PATIENCE: Final = 2.0
"""Seconds that the watcher has to end after it was told."""


class Watch(QObject):
    """Has one window watched over from now until :meth:`stop`; without a watcher the window goes on alike.

    Parameters
    ----------
    asked
        The workbook that is being opened, if one is; it counts until another is open.
    """

    def __init__(self, window: MainWindow, asked: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._watcher: subprocess.Popen[bytes] | None = None
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._finish)
        self._before = {number: signal.signal(number, self._end) for number in _ENDINGS}
        window.door.path_changed.connect(self._follow_path)
        if os.environ.get(watcher.UNWATCHED):
            return
        try:
            self._watcher = watcher.begin([watcher.WORD], os.environ, subprocess.PIPE)
        except OSError as fault:
            LOG.warning("The window is not watched over: %s", fault)
            return
        self._say_open(window.door.path or asked)

    def stop(self) -> None:
        """Say that the window ends orderly."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        watching, self._watcher = self._watcher, None
        if watching is None or watching.stdin is None:
            return
        with contextlib.suppress(OSError, ValueError):
            watching.stdin.write(f"{watcher.GOODBYE}\n".encode())
            watching.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            watching.wait(_PATIENCE)

    @guarded
    def _follow_path(self) -> None:
        self._say_open(self._window.door.path)

    def _say_open(self, path: Path | None) -> None:
        if self._watcher is not None and self._watcher.stdin is not None:
            with contextlib.suppress(OSError, ValueError):  # it is gone: nobody watches any more
                self._watcher.stdin.write(watcher.said_open(str(path) if path else "").encode())
                self._watcher.stdin.flush()

    @guarded
    def _finish(self, _: QSessionManager) -> None:
        """Have what was typed count before the session ends; whatever is not saved is in the journal."""
        self._window.finish_typing()

    @guarded
    def _end(self, _: int, __: FrameType | None) -> None:
        """End without a question, since nobody may be there to answer: the next start brings all back."""
        self._window.finish_typing()
        QCoreApplication.exit(0)

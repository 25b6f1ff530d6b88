"""When a screen goes (a projector is pulled, a lid is closed): every window is on a screen again.

Here: looking at all windows after the screens have changed.
Not here: where the main window stands at the start (``window_place``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.window_place import on_a_screen

_SETTLED: Final = 300
"""Milliseconds after the last change: the system moves windows too, and screens go and come in pairs."""


class ScreenLoss(QObject):
    """Brings windows back that no screen shows any more."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED)
        self._timer.timeout.connect(self._bring_back)
        application.screenRemoved.connect(self._wait)
        application.screenAdded.connect(self._wait)
        application.primaryScreenChanged.connect(self._wait)

    @guarded
    def _wait(self) -> None:
        self._timer.start()

    @guarded
    def _bring_back(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and not on_a_screen(window.frameGeometry()):
                bring_back(window)


def bring_back(window: QWidget) -> None:
    """Put a window into the middle of the first screen, no larger than it; a maximised one stays so."""
    room, state = QGuiApplication.primaryScreen().availableGeometry(), window.windowState()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(window.size().boundedTo(room.size()))
    window.move(room.center() - window.rect().center())
    window.setWindowState(state)

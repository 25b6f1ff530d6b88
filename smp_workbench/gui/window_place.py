"""Where the window was, and a place for it that exists and holds it whole.

Here: restoring size and place. Not here: remembering (``main_window``, when it closes) and the
panels inside it (``panel_layout``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_LEAST: Final = QSize(1280, 720)
"""Size of the window on a first start, on a screen that is not much larger."""
_SHARE: Final = 0.9
"""Share of a larger screen that it takes then, so that what the levels mean can be read whole."""
_GRIP: Final = 80
"""Pixels of the window that must be on a screen for it to be found and moved."""
_FRAME: Final = 40
"""Height of the title bar that the desktop puts round a window, at most; unknown until it is shown."""


def restore_place(window: QWidget, geometry: QByteArray) -> None:
    """Put the window where it was, if that is still on a screen, else in the middle of the first one."""
    restored = not geometry.isEmpty() and window.restoreGeometry(geometry)
    if not restored or not on_a_screen(window.geometry()):
        room = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(window.size().boundedTo(room.size()) if restored else first_size(room.size()))
        window.move(room.center() - window.rect().center())
    _fit_height(window)


def first_size(room: QSize) -> QSize:
    """Return the size of the window on a first start, never larger than the room on its screen."""
    return (room * _SHARE).expandedTo(_LEAST).boundedTo(room)


def _fit_height(window: QWidget) -> None:
    """Have title bar and status bar both on the screen; where they cannot be, fill it."""
    if window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
        return
    screen = QGuiApplication.screenAt(window.geometry().center()) or QGuiApplication.primaryScreen()
    room, place = screen.availableGeometry(), window.geometry()
    tallest = room.height() - _FRAME
    if place.height() > tallest:
        window.resize(window.width(), tallest)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    lowest = room.top() + tallest - window.height()
    if window.y() > lowest:
        window.move(window.x(), lowest)


def on_a_screen(place: QRect) -> bool:
    """Whether enough of the window's upper edge is on some screen to take hold of it."""
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(place)
        if seen.width() >= _GRIP and seen.top() <= place.top() + _GRIP and seen.height() >= _GRIP:
            return True
    return False

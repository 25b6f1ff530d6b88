"""Where the window was, and a place for it that exists.

Here: restoring size, place and docks; a first layout where none is remembered.
Not here: remembering (``main_window``, when it closes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication

from smp_workbench.gui.settings import Settings

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

_RANKING_PART: Final = 0.36
_DEFINITION_PART: Final = 0.39
_TITLE: Final = 40
"""Height of a panel's title bar, about."""
_FIRST: Final = (1280, 720)
_GRIP: Final = 80
"""Pixels of the window that must be on a screen for it to be found and moved."""


def restore_place(window: MainWindow, settings: Settings) -> None:
    """Put the window where it was, if that is still on a screen, else in the middle of the first one."""
    if settings.geometry.isEmpty() or not window.restoreGeometry(settings.geometry):
        window.resize(QSize(*_FIRST).boundedTo(QGuiApplication.primaryScreen().availableSize()))
    if not on_a_screen(window.geometry()):
        room = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(window.size().boundedTo(room.size()))
        window.move(room.center() - window.rect().center())
    if settings.state.isEmpty() or not window.restoreState(settings.state):
        first_layout(window)


def first_layout(window: MainWindow) -> None:
    """Give ranking and definition their usual part of the window."""
    ranking, definition = window.form.ranking_dock, window.form.definition_dock
    beside = round(window.width() * _RANKING_PART)
    window.resizeDocks([ranking], [beside], Qt.Orientation.Horizontal)
    needed = window.definition.height_for(window.width() - beside) + _TITLE
    most = round(window.height() * _DEFINITION_PART)
    window.resizeDocks([definition], [min(needed, most)], Qt.Orientation.Vertical)


def on_a_screen(place: QRect) -> bool:
    """Whether enough of the window's upper edge is on some screen to take hold of it."""
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(place)
        if seen.width() >= _GRIP and seen.top() <= place.top() + _GRIP and seen.height() >= _GRIP:
            return True
    return False

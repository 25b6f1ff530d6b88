"""What was typed and not left yet counts before any command does something.

Here: having it made an edit when a command is chosen or a menu opens, neither of which takes the keyboard
from a field.
Not here: the fields, which finish by themselves once they are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class TypingEnd(QObject):
    """Finishes typing in one window. It must be made before whatever commands do is connected."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        for action in window.findChildren(QAction):
            action.triggered.connect(window.finish_typing)
        for menu in window.findChildren(QMenu):
            menu.aboutToShow.connect(window.finish_typing)

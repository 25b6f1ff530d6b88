"""F1: the one help window, and the page it opens at.

Here: making the window when it is first asked for, and asking for it from a dialog, which a menu of the
main window does not reach.
Not here: the window (``dialogs.help_window``) and the pages (``help_page``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from smp_workbench.gui.help_topic import Topic, topic_of
from smp_workbench.gui.theme import Theme

if TYPE_CHECKING:
    from smp_workbench.gui.dialogs.help_window import HelpWindow


class HelpDesk(QObject):
    """Opens the help for one main window."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.window: HelpWindow | None = None

    def open_for(self, place: QWidget | None) -> None:
        """Open the page about a place; what has popped up closes, or it would keep the keyboard."""
        topic = topic_of(place)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.open_page(topic)

    def open_page(self, name: Topic) -> None:
        """Open a page."""
        from smp_workbench.gui.dialogs.help_window import HelpWindow

        if self.window is None:
            self.window = HelpWindow(self._theme)
        self.window.show_page(name)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.take_focus()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        if self.window is not None:
            self.window.set_theme(theme)

    def put_away(self) -> None:
        """Close the window for good, as when the main window closes."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None


def ask_help(asker: QWidget) -> None:
    """Open the help from a dialog, at the page about it."""
    top = asker
    while (parent := top.parentWidget()) is not None:
        top = parent
    desk = top.findChild(HelpDesk)
    if desk is not None:
        desk.open_for(asker)

"""The keyboard's way back out of the menus.

Here: giving it to where it was as soon as no menu is open. Qt keeps it in the menu bar, and after a
second menu has been opened and left from there by keyboard, nobody has it any more.
Not here: the menus and their commands (``actions``).
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from smp_workbench.gui.guard import guarded


class MenuFocus(QObject):
    """Remembers who had the keyboard before the menu bar of a window.

    Attributes
    ----------
    lost
        The menus were left, and who had the keyboard before is gone.
    """

    lost = Signal()

    def __init__(self, window: QMainWindow, menu_bar: QMenuBar) -> None:
        super().__init__(window)
        self._window = window
        self._menu_bar = menu_bar
        self._before: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._remember)
        for menu in menu_bar.findChildren(QMenu):
            menu.aboutToHide.connect(self._wait)

    @property
    def place(self) -> QWidget | None:
        """Who has the keyboard, or had it before the menus; None if nobody in this program does."""
        now = QApplication.focusWidget()
        return self._before_menus() if now is self._menu_bar else now

    def _before_menus(self) -> QWidget | None:
        before = self._before
        return before if before is not None and isValid(before) and before.isVisible() else None

    @guarded
    def _remember(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._menu_bar and _of(now, self._window):
            self._before = now

    @guarded
    def _wait(self) -> None:
        """Let the chosen command run first, or the neighbouring menu open."""
        QTimer.singleShot(0, self, self._give_back)

    @guarded
    def _give_back(self) -> None:
        focused = QApplication.focusWidget()
        if QApplication.activePopupWidget() is not None or focused not in (None, self._menu_bar):
            return
        before = self._before_menus()
        if before is not None:
            before.activateWindow()  # a floating panel has one of its own
            before.setFocus(Qt.FocusReason.MenuBarFocusReason)
        else:
            self.lost.emit()


def _of(widget: QWidget, window: QMainWindow) -> bool:
    """Return whether a widget stands in a window, or in a panel of it that floats."""
    top = widget.window()
    return top is window or (isinstance(top, QDockWidget) and top.parent() is window)

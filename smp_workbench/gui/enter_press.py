"""Enter presses the button that has the keyboard, in panels and bands as in dialogs.

Here: both Enter keys on any button outside dialogs; Qt itself knows only Space there.
Not here: the keys of grids, lists and fields, which they handle themselves, and check boxes,
which Space ticks.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QToolButton, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded

_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterPress(QObject):
    """Lets Enter press the buttons of one window and of the panels that float over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @guarded
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, (QPushButton, QToolButton)) or isinstance(now.window(), QDialog):
            return
        if self._window in (now.window(), now.window().parentWidget()):
            now.installEventFilter(self)  # once, however often the keyboard comes by

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button once for a key, however long it is held; every other event goes on to it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in _KEYS or event.modifiers() not in _PLAIN:
            return False
        if not isinstance(watched, QAbstractButton):
            return False
        if not event.isAutoRepeat():
            watched.click()
        return True

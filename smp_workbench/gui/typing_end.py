"""What was typed and not left yet counts before any command does something, and is undone as a text.

Here: having it made an edit when a command is chosen or a menu opens, neither of which takes the keyboard
from a field; in every field and dialog, Ctrl+Y as it is in the window.
Not here: the fields, which finish by themselves once they are left, and the commands (``edit_actions``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget
from shiboken6 import isValid
from typing_extensions import override

from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


TextField: TypeAlias = QLineEdit | QPlainTextEdit
_REDO: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


class TypingUndo(QObject):
    """Knows the text of one window that the keyboard is in, which undo and redo are then about.

    Qt has Ctrl+Y for redo on some systems only; where it had not, the window would redo a score instead.

    Attributes
    ----------
    changed
        It is another one or none, or there is more or less of it to undo.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._field: TextField | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def field(self) -> TextField | None:
        """The text that has the keyboard, or had it before the menus; None in a version, for one."""
        field = self._field
        return field if field is not None and isValid(field) and not field.isReadOnly() else None

    @guarded
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, TextField):
            now.installEventFilter(self)  # once, however often the keyboard comes by
        if now is None or isinstance(now, QMenuBar) or now is self._field:
            return
        before, self._field = self.field, None
        for signal in _steps(before):
            signal.disconnect(self.changed)
        if isinstance(now, TextField) and now.window() is self._window:
            self._field = now
            for signal in _steps(now):
                signal.connect(self.changed)
        if self._field is not None or before is not None:
            self.changed.emit()

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Redo in a text with Ctrl+Y, on every system; every other event goes on to it."""
        if not (isinstance(event, QKeyEvent) and event.keyCombination() == _REDO):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, TextField):
            watched.redo()
        event.accept()
        return True


def _steps(field: TextField | None) -> tuple[SignalInstance, ...]:
    """Return the signals that tell that there is more or less to undo or to redo."""
    if isinstance(field, QPlainTextEdit):
        return field.undoAvailable, field.redoAvailable
    return () if field is None else (field.textChanged,)


class TypingEnd(QObject):
    """Finishes typing in one window. It must be made before whatever commands do is connected."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        for action in window.findChildren(QAction):
            action.triggered.connect(window.finish_typing)
        for menu in window.findChildren(QMenu):
            menu.aboutToShow.connect(window.finish_typing)

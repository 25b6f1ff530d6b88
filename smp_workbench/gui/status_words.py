"""What the status bar says, and for how long.

Here: plain words, which stay a while, and refusals, which stay until a person has gone on: to another score,
to any command or dialog, or into a text.
Not here: the words themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMetaObject, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

_SAID_FOR: Final = 12_000
"""Milliseconds that a line stays; until the next one, or until somebody has gone on, if it was a refusal."""


class StatusWords(QObject):
    """Speaks in one window's status bar.

    It must be made before whatever commands do is connected, so that a refusal by a command comes after the
    end of the one before.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._bar = window.form.status_bar
        self._refusal = ""
        self._bar.messageChanged.connect(self._mark)
        for action in window.findChildren(QAction):
            action.triggered.connect(self.end_refusal)
        for menu in window.findChildren(QMenu):  # and whatever is put into them later
            menu.aboutToShow.connect(self.end_refusal)
        self._typed: QMetaObject.Connection | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_typing)
        window.installEventFilter(self)

    def say(self, words: str, *, refusal: bool = False) -> None:
        """Say something in place of what was said before."""
        self._refusal = words if refusal else ""
        self._bar.showMessage(words, 0 if refusal else _SAID_FOR)

    @guarded
    def end_refusal(self) -> None:
        """Take a refusal away: whoever has gone on has read it."""
        if self._refusal:
            self._bar.clearMessage()

    @guarded
    def _mark(self, words: str) -> None:
        """Mark a refusal, and nothing else: Qt puts what it says of a command into the bar by itself."""
        self._refusal = self._refusal if words == self._refusal else ""
        if self._bar.property("refusal") != bool(self._refusal):
            self._bar.setProperty("refusal", bool(self._refusal))
            self._bar.style().polish(self._bar)

    @guarded
    def _follow_typing(self, _: QWidget | None, now: QWidget | None) -> None:
        """Take a refusal away once somebody types into the text that has the keyboard now."""
        if self._typed is not None:
            QObject.disconnect(self._typed)
        self._typed = now.textChanged.connect(self.end_refusal) if isinstance(now, QPlainTextEdit) else None

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a dialog that opens over the window; every event goes on."""
        if event.type() == QEvent.Type.WindowBlocked:
            self.end_refusal()
        return False

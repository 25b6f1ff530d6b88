"""A pause in typing, after which what was typed counts as it stands, so that no crash takes more than that.

Here: noticing one in any field. Not here: what is then done with the text (``panels.reason_edit``,
``tables.field_delegate``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

from smp_workbench.gui.guard import guarded

PAUSE: Final = 2000
"""Milliseconds without a key."""


class TypingPause(QObject):
    """Watches one field.

    Attributes
    ----------
    over
        Nothing was typed for a while: the text counts as it stands, and may go on.
    timer
        Runs while that has still to be seen.
    """

    over = Signal()

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._composing = False
        self.timer = QTimer(self, singleShot=True, interval=PAUSE)
        self.timer.timeout.connect(self._tell)
        field.textChanged.connect(self._await)
        field.installEventFilter(self)

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note whether letters are being composed of several keys; every event goes on to the field."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        return False

    @guarded
    def _await(self) -> None:
        if self._field.hasFocus():
            self.timer.start()

    @guarded
    def _tell(self) -> None:
        """Say so, but never between two halves of a letter."""
        if self._composing:
            self.timer.start()
        elif self._field.hasFocus():
            self.over.emit()

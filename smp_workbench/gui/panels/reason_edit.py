"""The field for a reason: several lines, finished by leaving it.

Here: when a reason counts as finished or given up. Not here: when as typed so far (``typing_pause``), and
what is done with it (``definition_panel``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.typing_pause import TypingPause

MOST_LINES: Final = 4
_INSIDE: Final = 5
_NO_BAR: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class ReasonEdit(QPlainTextEdit):
    """A text field that says when a person has done with it.

    Attributes
    ----------
    finished
        It was left, or Ctrl+Enter was pressed: the text counts.
    given_up
        Escape was pressed: the text from before counts.
    paused
        Nothing was typed for a while: the text counts as it stands, and may go on.
    left
        After Ctrl+Enter and Escape: the keyboard should go back to where it came from.
    """

    finished = Signal()
    given_up = Signal()
    paused = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, Topic.REASONS)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(_INSIDE, _INSIDE, _INSIDE, _INSIDE)
        self._most_lines = MOST_LINES
        self._pause = TypingPause(self)
        self._pause.over.connect(self.paused)
        self.textChanged.connect(self._fit)
        self._fit()

    def set_most_lines(self, most: int) -> None:
        """Let it grow to so many lines."""
        if most != self._most_lines:
            self._most_lines = most
            self._fit()

    def height_with(self, most: int) -> int:
        """Return its height if it may grow to so many lines."""
        lines = min(max(1, round(self.document().size().height())), most)
        return lines * self.fontMetrics().lineSpacing() + 2 * (_INSIDE + self.frameWidth()) + 2

    @guarded
    def _fit(self) -> None:
        """Be as high as the text, within reason."""
        wanted = max(1, round(self.document().size().height()))
        # Never "as needed": a bar that comes and goes with the height would change the lines in turn.
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if wanted > self._most_lines else _NO_BAR
        if self.verticalScrollBarPolicy() != bar:
            self.setVerticalScrollBarPolicy(bar)
        height = self.height_with(self._most_lines)
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the lines that the text has at the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @override
    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish, unless only a menu has come in front."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    @override
    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        """Have Escape before a panel does, for which it is the way back to the grid."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.ShortcutOverride:
                return True
        return super().event(event)

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Ctrl+Enter, give up on Escape; Enter alone begins a new line."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.finished.emit()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            self.left.emit()
        else:
            super().keyPressEvent(event)

"""The ring round the control that has the keyboard's focus.

Here: one ring for each window, outside the control, so that no control changes size under it.
Not here: the ring of the focused cell, row or level, which grid, ranking and bands draw themselves: a
control with the property ``own_ring`` has none outside.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.theme import Theme

_RINGED: Final = (
    QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTextBrowser,
)  # fmt: skip
_MOVING: Final = (QEvent.Type.Move, QEvent.Type.Resize)
_GOING: Final = (QEvent.Type.Hide, QEvent.Type.Destroy)


class FocusRing(QObject):
    """Keeps a ring round the focused control of one window.

    Parameters
    ----------
    window
        Main window or dialog; it owns the ring.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._mark: _Mark | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self._remove()

    @guarded
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        self._remove()
        kinds = (*_RINGED, QAbstractItemView) if isinstance(self._window, QDialog) else _RINGED
        ringed = isinstance(now, kinds) and not now.property("own_ring")
        parent = now.parentWidget() if now is not None and ringed else None
        if now is not None and parent is not None and now.window() is self._window:
            self._mark = _Mark(now, parent, self._theme)

    def _remove(self) -> None:
        if self._mark is not None and isValid(self._mark):
            self._mark.hide()
            self._mark.deleteLater()
        self._mark = None


class _Mark(QWidget):
    """The ring itself, in two tones, one of which shows on any ground."""

    def __init__(self, control: QWidget, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._control = control
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.installEventFilter(self)
        self._surround()
        self.raise_()
        self.show()

    def _surround(self) -> None:
        width = self._theme.space.focus_ring + 1
        self.setGeometry(self._control.geometry().adjusted(-width, -width, width, width))

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the control, and vanish with it; every event goes on to it."""
        if event.type() in _MOVING:
            self._surround()
        elif event.type() in _GOING:
            self.hide()
        elif event.type() == QEvent.Type.Show:
            self.show()
        return False

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring just outside the control."""
        width = self._theme.space.focus_ring
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outside = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(self._theme.colour.focus, width))
        painter.drawRoundedRect(outside, 5, 5)
        inside = QRectF(self.rect()).adjusted(width + 0.5, width + 0.5, -width - 0.5, -width - 0.5)
        painter.setPen(QPen(self._theme.colour.focus_inner, 1))
        painter.drawRoundedRect(inside, 3, 3)
        painter.end()

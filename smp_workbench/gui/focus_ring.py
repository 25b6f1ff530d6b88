"""The ring round the control that has the keyboard's focus.

Here: one ring for each window, outside the control, so that no control changes size under it.
Not here: the ring of the focused cell, row or level, which grid, ranking and bands draw themselves: a
control with the property ``own_ring`` has none outside; one with ``ringed``, of whatever kind, has it inside.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QGraphicsView,
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
    """Keeps a ring round the focused control of one window and of its panels that float.

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
        kinds = (*_RINGED, QAbstractItemView, QGraphicsView) if isinstance(self._window, QDialog) else _RINGED
        if now is None or now is self._window or not self._holds(now):
            return
        if now.property("ringed") or (isinstance(now, kinds) and not now.property("own_ring")):
            self._mark = _Mark(now, self._theme)

    def _holds(self, control: QWidget) -> bool:
        """Return whether a control is in the window or in one of its panels that floats."""
        window = control.window()
        return window is self._window or (
            isinstance(window, QDockWidget) and window.parentWidget() is self._window
        )

    def _remove(self) -> None:
        if self._mark is not None and isValid(self._mark):
            self._mark.hide()
            self._mark.deleteLater()
        self._mark = None


def _holders(control: QWidget) -> list[QWidget]:
    """Return what holds a control, up to what its ring may be drawn on: all of a window or a panel.

    The next holder's edge would often cut it, but what is scrolled must take its ring along.
    """
    held: list[QWidget] = []
    parent = control.parentWidget()
    while parent is not None and not (held and isinstance(parent.parentWidget(), QAbstractScrollArea)):
        held.append(parent)
        parent = None if isinstance(parent, QDockWidget) or parent.isWindow() else parent.parentWidget()
    return held


class _Mark(QWidget):
    """The ring itself, in two tones, one of which shows on any ground."""

    def __init__(self, control: QWidget, theme: Theme) -> None:
        *between, holder = _holders(control)
        super().__init__(holder)
        self._control = control
        self._holder = holder
        self._theme = theme
        for mover in between:
            mover.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.installEventFilter(self)
        self._surround()
        self.raise_()
        self.show()

    def _surround(self) -> None:
        width = 0 if self._control.property("ringed") else self._theme.space.focus_ring + 1
        place = QRect(self._control.mapTo(self._holder, QPoint()), self._control.size())
        self.setGeometry(place.adjusted(-width, -width, width, width))

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the control and what holds it, and vanish with it; every event goes on."""
        if event.type() in _MOVING:
            self._surround()
        elif watched is self._control and event.type() in _GOING:
            self.hide()
        elif watched is self._control and event.type() == QEvent.Type.Show:
            self.show()
        return False

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
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

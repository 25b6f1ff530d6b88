"""The keyboard stays where it is when a panel is made to float, is moved or is docked again.

Here: giving it back. Qt hides a panel for a moment, which sends the keyboard on to whatever comes next.
Not here: going from panel to panel (``panel_set``).
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

from smp_workbench.gui.guard import guarded


class DockFocus(QObject):
    """Keeps the keyboard in its place, and what is typed there, wherever ``docks`` go."""

    def __init__(self, docks: Iterable[QDockWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._last: QWidget | None = None
        self._before: QWidget | None = None
        self._seen_again = False
        for dock in docks:
            dock.installEventFilter(self)
            dock.topLevelChanged.connect(self._give_back)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @guarded
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Note who has the keyboard; nobody has it for a moment when a floating panel is docked."""
        if now is not None:
            self._last = now

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a panel that is hidden and at once seen again; every event goes on to it."""
        if event.type() == QEvent.Type.Hide:
            self._before, self._seen_again = self._last, False
            QTimer.singleShot(0, self, self._settle)
        elif event.type() == QEvent.Type.Show:
            self._give_back()
        return False

    @guarded
    def _give_back(self) -> None:
        before, self._seen_again = self._before, True
        if before is not None and isValid(before) and before.isVisible():
            before.activateWindow()
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded
    def _settle(self) -> None:
        """Give it back for good, now that the panel is a window or none, unless it has gone on since."""
        gone_on = self._before is not self._last or QApplication.activeModalWidget() is not None
        if self._seen_again and not gone_on:
            self._give_back()
        self._before = None

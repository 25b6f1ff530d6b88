"""The tabs of panels that share a place, as the keyboard and a screen reader meet them.

Here: whether two panels share them; naming the tabs that Qt makes whenever panels come to share a place,
and keeping Tab from them.
Not here: which panels share one (``panel_place``). Qt keeps the tabs of a panel that stands alone beyond the
window's corner, and shows them again there whoever hides them.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget
from shiboken6 import isValid

from smp_workbench.gui.guard import guarded


def stands_beside(panel: QWidget, other: str) -> bool:
    """Return whether the dock of this object name is open and not hidden behind the tab of a panel's own."""
    here: QWidget | None = panel
    while here is not None and not isinstance(here, QDockWidget):
        here = here.parentWidget()
    window = here.parentWidget() if here is not None else None
    if here is None or not isinstance(window, QMainWindow):
        return False
    found = window.findChild(QDockWidget, other)
    return found is not None and not found.isHidden() and found not in window.tabifiedDockWidgets(here)


class DockTabs(QObject):
    """Follows the tabs of one window whenever a panel has been shown, hidden or moved."""

    def __init__(self, window: QMainWindow, docks: Iterable[QDockWidget]) -> None:
        super().__init__(window)
        self._window = window
        for dock in docks:
            dock.visibilityChanged.connect(self._follow)
            dock.topLevelChanged.connect(self._follow)
            dock.dockLocationChanged.connect(self._follow)
        self._follow()

    @guarded
    def _follow(self) -> None:
        if not isValid(self._window):  # docks vanish one by one when their window is destroyed
            return
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in self._window.findChildren(QTabBar, options=direct):
            bar.setAccessibleName(self.tr("Panels in this place"))
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each panel has a key, and some tabs nobody sees

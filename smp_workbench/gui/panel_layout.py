"""How large ranking and definition are, until a person says otherwise.

Here: the usual layout, kept as the window grows, shrinks and opens files; noticing that somebody
has moved a divider or a panel, after which nothing moves by itself any more.
Not here: the window's own place (``window_place``), and what the panels show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from typing_extensions import override

from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

_RANKING_PART: Final = 0.36
_DEFINITION_PART: Final = 0.39
_TITLE: Final = 40
"""Height of a panel's title bar, about."""


class PanelLayout(QObject):
    """Lays out the panels of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._ranking = window.form.ranking_dock
        self._definition = window.form.definition_dock
        self._arranged = False
        self._pressed = self._sizes()
        window.installEventFilter(self)
        for dock in (self._ranking, self._definition):
            dock.topLevelChanged.connect(self._note_arranged)
            dock.dockLocationChanged.connect(self._note_arranged)
            dock.toggleViewAction().triggered.connect(self.follow)

    @property
    def state(self) -> QByteArray:
        """What a person has made of the layout; empty while it is the usual one."""
        closed = self._ranking.isHidden() or self._definition.isHidden()
        return self._window.saveState() if self._arranged or closed else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Lay out as it was left; as usual if nothing was."""
        self._arranged = not state.isEmpty() and self._window.restoreState(state)
        self.follow()

    @guarded
    def put_back(self) -> None:
        """Show both panels in their first places and usual sizes."""
        places = {
            self._ranking: Qt.DockWidgetArea.RightDockWidgetArea,
            self._definition: Qt.DockWidgetArea.BottomDockWidgetArea,
        }
        for dock, area in places.items():
            dock.setFloating(False)
            self._window.addDockWidget(area, dock)
            dock.show()
        self._arranged = False
        self.follow()

    @guarded
    def follow(self) -> None:
        """Give both panels their usual part of the window, unless somebody has chosen another."""
        window = self._window
        if self._arranged:
            return
        beside = round(window.width() * _RANKING_PART)
        window.resizeDocks([self._ranking], [beside], Qt.Orientation.Horizontal)
        needed = window.definition.height_for(window.width() - beside) + _TITLE
        most = round(window.height() * _DEFINITION_PART)
        window.resizeDocks([self._definition], [min(needed, most)], Qt.Orientation.Vertical)

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and notice a hand on a divider; every event goes on to the window."""
        if event.type() == QEvent.Type.Resize:
            self.follow()
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = self._sizes()
        elif event.type() == QEvent.Type.MouseButtonRelease and self._sizes() != self._pressed:
            self._arranged = True
        return False

    def _sizes(self) -> tuple[int, int]:
        return self._ranking.width(), self._definition.height()

    @guarded
    def _note_arranged(self) -> None:
        self._arranged = True

"""Where the panels stand and how large they are, until a person says otherwise.

Here: the two layouts to return to, the usual sizes, kept as the window grows, shrinks and opens files;
noticing that somebody has moved a divider or a panel, after which nothing moves by itself any more.
Not here: the window's own place (``window_place``), which panels there are (``panel_set``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtWidgets import QDockWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panel_set import BOTTOM, PANELS, RIGHT

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
        self._docks = window.panel_set.docks
        self._ranking = self._docks["ranking"]
        self._definition = self._docks["definition"]
        self._arranged = False
        self._place_first()
        self._pressed = self._sizes()
        window.installEventFilter(self)
        for dock in self._docks.values():
            dock.topLevelChanged.connect(self._note_arranged)
            dock.dockLocationChanged.connect(self._note_arranged)
        window.panel_set.shown.connect(self.follow)

    @property
    def state(self) -> QByteArray:
        """What a person has made of the layout; empty while it is the usual one."""
        usual = {"ranking", "definition"}
        open_now = {name for name, dock in self._docks.items() if not dock.isHidden()}
        return self._window.saveState() if self._arranged or open_now != usual else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Lay out as it was left; as usual if nothing was."""
        self._arranged = not state.isEmpty() and self._window.restoreState(state)
        self.follow()

    @guarded
    def put_back(self) -> None:
        """Lay out for scoring: ranking and definition in their first places and usual sizes."""
        self._lay_out(())

    @guarded
    def lay_out_for_review(self) -> None:
        """Lay out for looking back and deciding: the panels that the catalogue names for review."""
        self._lay_out(tuple(kind.name for kind in PANELS if kind.review))

    @guarded
    def follow(self) -> None:
        """Give the panels their usual part of the window, unless somebody has chosen another."""
        window = self._window
        if self._arranged:
            return
        beside = round(window.width() * _RANKING_PART)
        window.resizeDocks([self._ranking], [beside], Qt.Orientation.Horizontal)
        below = self._open_below()
        if below is None:
            return
        needed = window.definition.height_for(window.width() - beside) + _TITLE
        most = round(window.height() * _DEFINITION_PART)
        window.resizeDocks([below], [min(needed, most)], Qt.Orientation.Vertical)

    def _lay_out(self, beside: tuple[str, ...]) -> None:
        self._place_first()
        for name, dock in self._docks.items():
            dock.setVisible(name in ("ranking", "definition", *beside))
        for name in beside:
            self._docks[name].raise_()
        self._arranged = False
        self.follow()

    def _place_first(self) -> None:
        """Put every dock into its first place: some share one with tabs, closed ones keep theirs."""
        window = self._window
        for dock in self._docks.values():
            dock.setFloating(False)
        window.addDockWidget(RIGHT, self._ranking)
        window.addDockWidget(BOTTOM, self._definition)
        below_ranking: QDockWidget | None = None
        for kind in PANELS:
            dock = self._docks[kind.name]
            if kind.area == BOTTOM:
                window.tabifyDockWidget(self._definition, dock)
            elif below_ranking is None:
                window.splitDockWidget(self._ranking, dock, Qt.Orientation.Vertical)
                below_ranking = dock
            else:
                window.tabifyDockWidget(below_ranking, dock)

    def _open_below(self) -> QDockWidget | None:
        """Return a dock that stands open under the grid, or None."""
        area = self._window.dockWidgetArea
        docked = (d for d in self._docks.values() if not d.isHidden() and not d.isFloating())
        return next((dock for dock in docked if area(dock) == BOTTOM), None)

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
        below = self._open_below() or self._definition
        return self._ranking.width(), below.height()

    @guarded
    def _note_arranged(self) -> None:
        self._arranged = True

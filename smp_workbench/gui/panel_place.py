"""The first place of every panel: under the grid, or in the ranking's column.

Here: which panels share tabs, and the column's choice between panels below the ranking and behind its
tab, which depends on its height.
Not here: how large they are and when they are put back (``panel_layout``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget

from smp_workbench.gui.panel_set import BOTTOM, PANELS, RIGHT

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

_BESIDE = tuple(kind for kind in PANELS if kind.area == RIGHT)


class PanelPlace:
    """Puts the panels of one window into their places."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._docks = window.panel_set.docks
        self._below = frozenset(kind.name for kind in _BESIDE)

    def put_all(self) -> None:
        """Put every dock into its first place, closed ones too, none floating."""
        window, definition = self._window, self._docks["definition"]
        for dock in self._docks.values():
            dock.setFloating(False)
        window.addDockWidget(BOTTOM, definition)
        for kind in PANELS:
            if kind.area == BOTTOM:
                window.tabifyDockWidget(definition, self._docks[kind.name])
        self._put_column()

    def suit(self, height: int) -> None:
        """Let the ranking's column, of this height, have below the ranking what there is room for."""
        line = self._window.theme.type.interface
        below = frozenset(kind.name for kind in _BESIDE if height >= kind.lines * line)
        if below != self._below:
            self._below = below
            front = self._in_front()
            self._put_column()
            front.raise_()

    def below_ranking(self) -> list[tuple[QDockWidget, float]]:
        """Return the docks whose place is below the ranking, open or not, and their parts of the column."""
        return [(self._docks[kind.name], kind.part) for kind in _BESIDE if kind.name in self._below]

    def _put_column(self) -> None:
        """Put the column's docks below the ranking, those there sharing tabs, or behind its own tab."""
        window, ranking = self._window, self._docks["ranking"]
        window.addDockWidget(RIGHT, ranking)
        below = [dock for dock, _ in self.below_ranking()]
        for dock in below[:1]:
            window.splitDockWidget(ranking, dock, Qt.Orientation.Vertical)
        for dock in below[1:]:
            window.tabifyDockWidget(below[0], dock)
        for kind in _BESIDE:
            if kind.name not in self._below:
                window.tabifyDockWidget(ranking, self._docks[kind.name])

    def _in_front(self) -> QDockWidget:
        """Return the dock of the column that a person is working in; else the ranking."""
        focus = self._window.focusWidget()
        docks = (self._docks[kind.name] for kind in _BESIDE)
        return next((dock for dock in docks if dock.isAncestorOf(focus)), self._docks["ranking"])

"""Where the panels stand and how large they are, until a person says otherwise.

Here: the two layouts to return to, the usual sizes, kept as the window grows, shrinks and opens files;
noticing that somebody has moved a divider or a panel, after which nothing moves by itself any more.
Not here: the window's own place (``window_place``), which panels there are (``panel_set``), and which of
them share tabs (``panel_place``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QDockWidget
from shiboken6 import isValid
from typing_extensions import override

from smp_workbench.gui.dock_tabs import DockTabs
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panel_place import PanelPlace
from smp_workbench.gui.panel_set import BOTTOM, PANELS

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

_RANKING_PART: Final = 0.36
_DEFINITION_PART: Final = 0.39
_TITLE: Final = 40
"""Height of a panel's title bar, about."""
_ROWS_IN_VIEW: Final = 9
_LEAST_ROWS: Final = 4
"""Rows of the grid that come before a definition that is legible as a whole."""
_FEWEST_ROWS: Final = 3
"""Rows of the grid that come before what answers a cell."""
_TABLE_LINES: Final = 18
"""Lines of text at which a table under the grid has three rows in view, with its title, heading and tabs."""
_ROWS_OVER_TABLE: Final = 1
"""Rows of the grid that come before those of a table under it, which is where somebody works then."""
_DIVIDERS: Final = 2
"""Pixels of the lines above the grid and between it and the panel below."""


class PanelLayout(QObject):
    """Lays out the panels of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._docks = window.panel_set.docks
        self._ranking = self._docks["ranking"]
        self._definition = self._docks["definition"]
        self._place = PanelPlace(window)
        self._place.put_all()
        self._moved = False
        self._arranged = False
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self.follow)
        self._pressed = self._sizes()
        self._waiting: list[QDockWidget] = []
        self._room = self._outgrown = QSize()
        window.installEventFilter(self)
        for dock in self._docks.values():
            dock.topLevelChanged.connect(self._note_moved)
            dock.dockLocationChanged.connect(self._note_moved)
            # Later: Qt tells of it while it lays the docks out, and would go on with what is no longer there.
            dock.visibilityChanged.connect(self._follow_soon)
        window.panel_set.shown.connect(self.follow)
        DockTabs(window, self._docks.values())

    @property
    def state(self) -> QByteArray:
        """What a person has made of the layout; empty while it is the usual one."""
        usual = {"ranking", "definition"}
        open_now = {name for name, dock in self._docks.items() if not dock.isHidden()}
        return self._window.saveState() if self._arranged or open_now != usual else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Lay out as it was left; as usual if nothing was."""
        self._moved = self._arranged = not state.isEmpty()
        if self._arranged:
            self._window.winId()  # what floats belongs to this window only if it is made after it
            self._moved = self._arranged = self._window.restoreState(state)
        open_items = self._window.signals.assessment
        if not open_items.conflicts and not open_items.reviews:
            self._docks["copies"].hide()  # empty, it would stand before what is worked with
        self._waiting = [dock for dock in self._docks.values() if dock.isFloating() and not dock.isHidden()]
        for dock in self._waiting:  # and stands above it only if it is shown after it
            dock.hide()
        self.follow()

    @guarded
    def _show_waiting(self) -> None:
        """Show the panels that float, now that there is a window for them to stand above."""
        for dock in self._waiting:
            dock.show()
        self._window.activateWindow()  # the keyboard begins in the grid
        self._waiting = []

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
        if self._arranged or not isValid(window):  # docks vanish one by one when their window is destroyed
            return
        self._place.suit(self._height_between_bars())
        self._moved = self._arranged = False  # by nobody's hand
        beside = round(window.width() * _RANKING_PART)
        window.resizeDocks([self._ranking], [beside], Qt.Orientation.Horizontal)
        self._share_column()
        below = self._open_below()
        if below is None:
            return
        window.resizeDocks([below], [self._height_below(window.width() - beside)], Qt.Orientation.Vertical)

    @guarded
    def _follow_soon(self) -> None:
        self._settled.start()

    def follow_and_settle(self) -> None:
        """Give the panels their part now, and again once headings and scroll bars have come to theirs."""
        self.follow()
        self._settled.start()

    def stay_within(self, room: QSize) -> None:
        """Keep the window at a size, which a larger type would make it outgrow, once all is laid out."""
        if self._window.size() == self._outgrown:
            room = self._room  # it was made larger than anybody had it; now it may be that again
        self._room = room
        QTimer.singleShot(0, self, self._take_room)

    @guarded
    def _take_room(self) -> None:
        """Take the panels below the ranking behind its tab where they would make the window too high."""
        window = self._window
        if self._room.expandedTo(window.minimumSizeHint()) != self._room:
            self._place.suit(0)
        if window.size() != self._room and not window.isMaximized() and not window.isFullScreen():
            window.resize(self._room)
        self._outgrown = window.size() if window.size() != self._room else QSize()

    def _share_column(self) -> None:
        """Give what stands below the ranking its part of the column."""
        height = self._height_between_bars()
        for dock, part in self._place.below_ranking():
            if not dock.isHidden():
                lower = round(height * part)
                sizes = [height - lower, lower]
                self._window.resizeDocks([self._ranking, dock], sizes, Qt.Orientation.Vertical)

    def _height_below(self, width: int) -> int:
        """Return the usual height of what stands under the grid, at a width.

        The definition alone leaves the grid nine rows where it can; a table beside it can use more height.
        """
        window = self._window
        most = round(window.height() * _DEFINITION_PART)
        below = self._all_below()
        if below != [self._definition]:
            parts = [kind.height for kind in PANELS if self._docks[kind.name] in below]
            usual = max(round(window.height() * part) for part in (_DEFINITION_PART, *parts))
            most_left = self._height_between_bars() - self._height_of_rows(_ROWS_OVER_TABLE)
            return max(usual, min(_TABLE_LINES * window.theme.type.interface, most_left))
        needed = window.definition.height_for(width) + _TITLE
        least = window.definition.least_height(width) + _TITLE
        between = self._height_between_bars()
        tight = window.definition.tight_height(width) + _TITLE
        least = max(_TITLE, min(least, between - self._height_of_rows(_LEAST_ROWS)))
        least = max(least, min(tight, between - self._height_of_rows(_FEWEST_ROWS)))
        return min(needed, max(least, min(most, between - self._height_of_rows(_ROWS_IN_VIEW))))

    def _height_between_bars(self) -> int:
        """Return the height that grid and panels share."""
        window = self._window
        bars = (window.form.menu_bar, window.title_line, window.form.status_bar)
        return window.height() - sum(bar.height() for bar in bars)

    def _height_of_rows(self, rows: int) -> int:
        """Return the height of the grid with so many rows in view."""
        grid = self._window.grid
        frame = 2 * grid.frameWidth() + _DIVIDERS
        if grid.horizontalScrollBar().isVisible():
            frame += grid.horizontalScrollBar().height()
        return grid.horizontalHeader().height() + rows * self._window.theme.space.row + frame

    def _lay_out(self, beside: tuple[str, ...]) -> None:
        for kind in PANELS:  # side by side for a moment, they would make the window wider
            self._docks[kind.name].hide()
        if self._moved:  # only then: Qt keeps for ever the tabs of every place that it gives up
            self._place.put_all()
        self._window.panel_set.make(*beside)
        for name, dock in self._docks.items():
            dock.setVisible(name in ("ranking", "definition", *beside))
        self._moved = self._arranged = False
        self.follow()
        for name in (*beside, "ranking"):  # which comes before whatever shares its tabs
            self._docks[name].raise_()

    def _open_below(self) -> QDockWidget | None:
        """Return a dock that stands open under the grid, or None."""
        return next(iter(self._all_below()), None)

    def _all_below(self) -> list[QDockWidget]:
        """Return the docks that stand open under the grid."""
        area = self._window.dockWidgetArea
        docked = (d for d in self._docks.values() if not d.isHidden() and not d.isFloating())
        return [dock for dock in docked if area(dock) == BOTTOM]

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and notice a hand on a divider; every event goes on to the window."""
        if event.type() == QEvent.Type.Resize:
            self.follow_and_settle()
        elif event.type() == QEvent.Type.Show and self._waiting:
            QTimer.singleShot(0, self, self._show_waiting)  # Qt tells of it just before
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = self._sizes()
        elif event.type() == QEvent.Type.MouseButtonRelease and self._sizes() != self._pressed:
            self._arranged = True
        return False

    def _sizes(self) -> tuple[int, int]:
        below = self._open_below() or self._definition
        return self._ranking.width(), below.height()

    @guarded
    def _note_moved(self) -> None:
        self._moved = self._arranged = True

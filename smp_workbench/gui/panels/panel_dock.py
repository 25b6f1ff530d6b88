"""The dock of a panel that is made when it is first seen, so that the start does not wait for it.

Here: the dock, its title bar, Escape as the way back to the grid, and room to scroll where it is low.
Not here: the panels, and where docks stand (``panel_layout``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDockWidget, QFrame, QScrollArea, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.dock_title import DockTitle
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.theme import Theme

MakePanel: TypeAlias = Callable[[QWidget], Panel]
_LEAST_LINES: Final = 3
"""Lines of text to which a panel may shrink; what is below them is scrolled to."""


def lead_back(dock: QDockWidget, to_grid: Callable[[], None]) -> None:
    """Have Escape lead back to the grid from anywhere in a dock."""
    back = QShortcut(QKeySequence(Qt.Key.Key_Escape), dock)
    back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    back.activated.connect(guarded(to_grid))


class PanelRoom(QScrollArea):
    """Holds a panel and may be lower than it, so that no panel makes its window higher than the screen."""

    def __init__(self, panel: Panel, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = panel
        self.setWidget(panel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the panel's own least width, at a few lines of height."""
        least = self._panel.minimumSizeHint()
        return QSize(least.width(), min(least.height(), _LEAST_LINES * self.fontMetrics().lineSpacing()))

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the panel needs."""
        if watched is self._panel and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().eventFilter(watched, event)

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel all the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make the panel as large as the room, or as it must be at least.

        Qt's own way (``widgetResizable``) makes one with words that wrap as high as it would like to be.
        """
        self._panel.resize(self.viewport().size().expandedTo(self._panel.minimumSizeHint()))


class PanelDock(QDockWidget):
    """A dock that makes its panel when somebody first sees it.

    Attributes
    ----------
    panel
        None until then.
    left
        Escape: the keyboard should go back to the grid.
    """

    left = Signal()

    def __init__(self, name: str, title: str, make: MakePanel, theme: Theme, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(f"{name}_dock")
        self.panel: Panel | None = None
        self._make = make
        self._title = DockTitle(self, theme)
        self.setTitleBarWidget(self._title)
        self.visibilityChanged.connect(self._follow_seen)
        lead_back(self, self.left.emit)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._title.set_theme(theme)
        if self.panel is not None:
            self.panel.set_theme(theme)

    def made_panel(self) -> Panel:
        """Return the panel, made if it was not yet."""
        if self.panel is None:
            self.panel = self._make(self)
            self.panel.headed.connect(self._title.set_heading)
            self.setWidget(PanelRoom(self.panel, self))
        return self.panel

    @guarded
    def _follow_seen(self, seen: bool) -> None:  # the signal's own argument
        """Tell the panel; make it a moment later, since Qt tells of it while it lays the docks out.

        A new panel may make the window larger, which lays them out anew, and Qt would then go on with what
        is no longer there.
        """
        if self.panel is not None:
            self.panel.set_seen(seen)
        elif seen:
            QTimer.singleShot(0, self, self._make_seen)

    @guarded
    def _make_seen(self) -> None:
        if not self.visibleRegion().isEmpty():
            self.made_panel().set_seen(True)

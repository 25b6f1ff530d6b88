"""The dock of a panel that is made when it is first seen, so that the start does not wait for it.

Here: the dock, its title bar, and Escape as the way back to the grid.
Not here: the panels, and where docks stand (``panel_layout``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDockWidget, QWidget

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.dock_title import DockTitle
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.theme import Theme

MakePanel: TypeAlias = Callable[[QWidget], Panel]


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
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.left)

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
            self.setWidget(self.panel)
        return self.panel

    @guarded
    def _follow_seen(self, seen: bool) -> None:  # the signal's own argument
        if seen or self.panel is not None:
            self.made_panel().set_seen(seen)

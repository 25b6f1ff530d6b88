"""The edge of a panel that floats, without which it would look docked: a line in the theme's colour.

Here: the line, while the panel floats.
Not here: the title bar (``dock_title``), which sets a panel a little aside when its button lets it float.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.theme import Theme


class DockEdge(QWidget):
    """Lies over all of ``dock`` while that floats, and takes no part in anything."""

    def __init__(self, dock: QDockWidget, theme: Theme) -> None:
        super().__init__(dock)
        self._dock = dock
        self.set_theme(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        dock.installEventFilter(self)
        dock.topLevelChanged.connect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._colour = theme.colour.edge
        self.update()

    @guarded
    def _follow(self) -> None:
        self.setGeometry(self._dock.rect())
        self.raise_()
        self.setVisible(self._dock.isFloating())

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the panel, and above what is put into it; every event goes on to it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        return False

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

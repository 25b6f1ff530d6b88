"""The title bar of a docked panel: what it shows, one thing at its side, and float and close.

Here: the bar itself; it takes the place of Qt's own, which has room for a fixed word only.
Not here: the panels.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.icons import icon
from smp_workbench.gui.panels.dock_edge import DockEdge
from smp_workbench.gui.panels.elided_label import ElidedLabel
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.theme import Theme

_ICON = 18
"""Pixels of a button's picture at the interface's size."""


class DockTitle(QWidget):
    """Title bar of ``dock``; drag it to move the panel, press it twice to float or dock it.

    Parameters
    ----------
    side
        A widget at the right, such as the choice of comparison; None for a line of text.
    link
        A way to somewhere else, beside the line of text.
    """

    def __init__(
        self, dock: QDockWidget, theme: Theme, side: QWidget | None = None, link: QWidget | None = None
    ) -> None:
        super().__init__(dock)
        self.setObjectName("dock_title")
        self._dock = dock
        self._edge = DockEdge(dock, theme)
        self._aside_by = theme.space.panel
        self._heading = ElidedLabel(self, narrowest=8)
        self._heading.setProperty("strong", True)
        self._aside = ElidedLabel(self)
        # It takes what the heading leaves: no word of the heading gives way to it.
        self._aside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._aside.setProperty("quiet", True)
        self._float = self._button(self.tr("Let {panel} float or dock"))
        self._close = self._button(self.tr("Close {panel}; the View menu opens it again"))
        self._float.clicked.connect(self._toggle_floating)
        self._close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.group, 4, 8, 4)
        row.setSpacing(theme.space.related)
        row.addWidget(self._heading, 0 if side is None else 1)
        row.addWidget(side or self._aside, 1 if side is None else 0)
        if link is not None:
            row.addWidget(link)
        row.addWidget(self._float)
        row.addWidget(self._close)
        self.set_heading(dock.windowTitle())
        self.set_theme(theme)

    @guarded
    def set_heading(self, heading: str, aside: str = "", end: str = "") -> None:
        """Say what the panel shows, and quietly something about it, whose end is never shortened first."""
        self._heading.setText(heading)
        self._aside.set_text_before(aside, end)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        side = round(_ICON * theme.type.interface / INTERFACE_TYPE)
        for button, picture in ((self._float, "float"), (self._close, "close")):
            button.setIcon(icon(picture, theme.colour.text_second))
            button.setIconSize(QSize(side, side))
        self._edge.set_theme(theme)

    def _button(self, does: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        text = does.format(panel=self._dock.windowTitle())
        button.setAccessibleName(text)
        button.setToolTip(text)
        return button

    @override
    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Float or dock as the button does; Qt would let the panel float exactly over its place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._toggle_floating()
        else:
            super().mouseDoubleClickEvent(event)

    @guarded
    def _toggle_floating(self) -> None:
        """Float or dock; where it would float over its own place, a little aside, so that it is seen to."""
        dock, docked = self._dock, self._dock.mapToGlobal(QPoint())
        dock.setFloating(not dock.isFloating())
        by = self._aside_by
        if dock.isFloating() and (dock.pos() - docked).manhattanLength() < by:
            room = dock.screen().availableGeometry()
            across = -by if docked.x() - by >= room.left() else by
            down = -by if docked.y() - by >= room.top() else by
            dock.move(docked + QPoint(across, down))

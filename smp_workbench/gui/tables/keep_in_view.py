"""The focused cell stays in view when a grid becomes lower or narrower, as under a banner or beside a panel.

Here: noticing it and scrolling. Not here: where the focus goes (``cell_move``). A cell that somebody has
scrolled away from is left where it is.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from smp_workbench.gui.guard import guarded


class KeepInView(QObject):
    """Keeps the focused cell of a view where it can be seen."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._scroll)
        view.viewport().installEventFilter(self)

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll once all has come to its place, if the cell was in view till now; the event goes on."""
        if isinstance(event, QResizeEvent) and not self._settled.isActive():
            seen = QRect(QPoint(0, 0), event.oldSize())
            if seen.intersects(self._view.visualRect(self._view.currentIndex())):
                self._settled.start()
        return False

    @guarded
    def _scroll(self) -> None:
        if self._view.currentIndex().isValid():
            self._view.scrollTo(self._view.currentIndex())

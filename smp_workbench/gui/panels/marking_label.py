"""The protective marking at the end of the menu bar.

Here: the classification, always whole, and as much of the handling words as the menus leave room for.
Not here: which marking an assessment has (``domain.assessment``) and changing it (``details_dialog``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QMenuBar, QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import Marking
from smp_workbench.gui.guard import guarded

_APART: Final = 16
"""Pixels between the menus and the marking, the menu bar's own margin among them."""


class MarkingLabel(QLabel):
    """The marking, in ``corner`` of ``menu_bar``; tooltip and screen readers have the whole.

    The classification is never shortened; where it and the menus do not both fit, the menu bar puts
    its last menus behind an arrow.
    """

    def __init__(self, menu_bar: QMenuBar, corner: QWidget) -> None:
        super().__init__(corner)
        self.setObjectName("marking")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumHeight(menu_bar.sizeHint().height() - 2)
        self._menu_bar = menu_bar
        self._corner = corner
        self._marking = Marking()
        menu_bar.installEventFilter(self)

    def show_marking(self, marking: Marking) -> None:
        """Show a marking."""
        self._marking = marking
        self.setAccessibleName(self.tr("Protective marking: {marking}").format(marking=marking.text))
        self._fit()

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the room that another width of the window leaves; every event goes on to the menu bar."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        """Shorten the handling words to the room beside the menus."""
        self.ensurePolished()
        self._put(self._marking.classification)
        if self._marking.handling:
            whole = self._marking.text
            beside = self._corner.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
            room = self._menu_bar.width() - self._menus_end() - beside - _APART
            shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
            if len(shown) > len(self._marking.classification):
                self._put(shown)
        self.setToolTip(self._marking.text if self.text() != self._marking.text else "")

    def _put(self, text: str) -> None:
        """Show a text, and have the menu bar ask again how wide it is, which it does not by itself."""
        self.setText(text)
        self._menu_bar.setCornerWidget(self._corner)

    def _menus_end(self) -> int:
        """Return where the last menu that is shown ends."""
        return max(
            (self._menu_bar.actionGeometry(a).right() + 1 for a in self._menu_bar.actions()), default=0
        )

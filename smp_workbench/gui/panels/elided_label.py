"""A label that shortens its text where it must, with the whole in its tooltip.

Here: one line of text that never clips and never forces its window wide.
Not here: text that wraps (an ordinary label does).
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class ElidedLabel(QLabel):
    """One line of text; screen readers always get the whole.

    Parameters
    ----------
    narrowest
        Characters that are shown before anything beside it is.
    """

    def __init__(self, parent: QWidget | None = None, narrowest: int = 6) -> None:
        super().__init__(parent)
        self._narrowest = narrowest
        self._end = ""
        self._shorter = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_narrowest(self, characters: int) -> None:
        """Show so many characters before anything beside it is shown."""
        if characters != self._narrowest:
            self._narrowest = characters
            self.updateGeometry()

    def set_text_before(self, text: str, end: str) -> None:
        """Show a text and after it an end, such as a date, before which alone anything is left out.

        A date that lost its first digit would be another date.
        """
        self._end = end
        self.setText(text + end)

    def set_text(self, text: str, shorter: str) -> None:
        """Show a text, or where there is no room for it a shorter one that says the same."""
        self._shorter = shorter
        self.setText(text)

    @override
    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        """Return room for the characters that must be seen, or for all if there are fewer."""
        metrics = self.fontMetrics()
        whole = self.sizeHint()  # not the advance of the text, which may end in a part of a pixel
        least = min(self._narrowest * metrics.averageCharWidth(), whole.width())
        return QSize(least, max(metrics.height(), whole.height()))

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, shortened in the middle if it does not fit."""
        room = self.contentsRect()
        shown = self._shown(room.width())
        tip = self.text() if shown != self.text() else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)
        painter.end()

    def _shown(self, width: int) -> str:
        """Return as much of the text as a width holds."""
        metrics, text = self.fontMetrics(), self.text()
        if self._shorter and metrics.horizontalAdvance(text) > width:
            text = self._shorter
        if not self._end or not text.endswith(self._end) or metrics.horizontalAdvance(text) <= width:
            return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
        room = width - metrics.horizontalAdvance(self._end)
        start = metrics.elidedText(text.removesuffix(self._end), Qt.TextElideMode.ElideRight, room)
        if start.strip(_ELLIPSIS):
            return start + self._end
        alone = self._end.lstrip(", ")
        return metrics.elidedText(alone, Qt.TextElideMode.ElideRight, width)

"""Text that is broken into a few lines for a cell, worked out once.

Here: one font's texts as lines of a width, the last one shortened where there are too many.
Not here: single lines (``text_stamp``), and which text and where (whoever draws).
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from smp_workbench.gui.text_stamp import MOST_KEPT, TextStamp


class WrappedText:
    """Breaks and draws texts in one font."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._stamp = TextStamp(font)
        self._metrics = QFontMetrics(font)
        self.line_height = self._metrics.height()
        self._kept: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def lines(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """Return a text as lines that fit a width.

        Parameters
        ----------
        width
            In pixels.
        most
            How many lines there may be, 1 or more; what does not fit ends in an ellipsis.
        """
        if "\n" not in text and self._stamp.width(text) <= width:
            return (text,)
        key = (text, width, most)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[key] = self._broken(text, width, most)
        return kept

    def draw(self, painter: QPainter, rect: QRect, lines: tuple[str, ...]) -> None:
        """Draw lines in the painter's pen, in the middle of a rectangle's height."""
        top = rect.top() + (rect.height() - len(lines) * self.line_height) // 2
        for place, line in enumerate(lines):
            room = QRect(rect.left(), top + place * self.line_height, rect.width(), self.line_height)
            self._stamp.draw(painter, room, line)

    def _broken(self, text: str, width: int, most: int) -> tuple[str, ...]:
        found: list[str] = []
        paragraphs = text.split("\n")
        for place, paragraph in enumerate(paragraphs):
            for start, length in self._breaks(paragraph, width):
                if len(found) == most - 1:
                    rest = " ".join([paragraph[start:], *paragraphs[place + 1 :]]).rstrip()
                    end = Qt.TextElideMode.ElideRight
                    return (*found, self._metrics.elidedText(rest, end, width))
                found.append(paragraph[start : start + length].rstrip())
        return tuple(found)

    def _breaks(self, paragraph: str, width: int) -> list[tuple[int, int]]:
        """Return start and length of each line of a paragraph."""
        layout = QTextLayout(paragraph, self._font)
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        found = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            found.append((line.textStart(), line.textLength()))
        layout.endLayout()
        return found or [(0, 0)]


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option

"""Text that is drawn again and again, laid out once.

Here: one font's texts with their widths and shortened forms, kept for the next time.
Not here: which text and where (whoever draws).

Qt lays a text out each time it is drawn, which takes longer than drawing it. A grid or a ranking
draws the same few hundred texts after every key.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText

TABULAR: Final = QFont.Tag("tnum")
"""The font's own figures of equal width."""
MOST_KEPT: Final = 4000
"""Texts kept before all are forgotten: far more than a screen shows, far less than matters."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class TextStamp:
    """Draws single lines of text in one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self.height = self._metrics.height()
        self._even = font.featureValue(TABULAR) == 1
        self._texts: dict[str, tuple[QStaticText, int]] = {}
        self._short: dict[tuple[str, int, Qt.TextElideMode], str] = {}

    def width(self, text: str) -> int:
        """Return the pixels that a text takes along its line."""
        return self._kept(text)[1]

    def short(self, text: str, width: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> str:
        """Return a text that fits a width: itself, or shortened with an ellipsis."""
        if self.width(text) <= width:
            return text
        key = (text, width, mode)
        shortened = self._short.get(key)
        if shortened is None:
            if len(self._short) >= MOST_KEPT:
                self._short.clear()
            shortened = self._short[key] = self._metrics.elidedText(text, mode, width)
        return shortened

    def draw(
        self, painter: QPainter, rect: QRect, text: str, alignment: Qt.AlignmentFlag | None = None
    ) -> None:
        """Draw a text in the painter's pen, in the middle of a rectangle's height.

        Parameters
        ----------
        alignment
            To the right or centred; to the left if None.
        """
        if not text:
            return
        static, width = self._kept(text)
        left = rect.left()
        if alignment == _RIGHT:
            left += rect.width() - width
        elif alignment == _CENTRE:
            left += (rect.width() - width) // 2
        painter.setFont(self.font)
        painter.drawStaticText(left, rect.top() + (rect.height() - self.height) // 2, static)

    def draw_number(self, painter: QPainter, rect: QRect, text: str, decimals: int) -> None:
        """Draw a number at the right of a rectangle such that points stand under each other.

        Parameters
        ----------
        decimals
            Most characters from the point on, the point included, of the numbers in the column; 0 if
            all are whole. Figures of equal width then stand under each other too.
        """
        missing = decimals - (len(text) - text.index(".") if "." in text else 0)
        shift = missing * self.width("0")
        if missing and "." not in text:
            shift += self.width(".") - self.width("0")
        if self._even or not decimals:
            self.draw(painter, rect.adjusted(0, 0, -shift, 0), text, _RIGHT)
            return
        # Figures of their own widths: what stands before the point, then point and decimals.
        whole, point, part = text.partition(".")
        after = self.width(".") + (decimals - 1) * self.width("0")
        self.draw(painter, rect.adjusted(0, 0, -after, 0), whole, _RIGHT)
        self.draw(painter, rect.adjusted(rect.width() - after, 0, 0, 0), point + part)

    def _kept(self, text: str) -> tuple[QStaticText, int]:
        kept = self._texts.get(text)
        if kept is None:
            if len(self._texts) >= MOST_KEPT:
                self._texts.clear()
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            kept = self._texts[text] = (static, self._metrics.horizontalAdvance(text))
        return kept

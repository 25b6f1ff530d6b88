"""A paragraph that keeps to its part of a page: what has no room there is scrolled to.

Here: the words, their height, and the keyboard's way to the rest of them.
Not here: what they say.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded

_LEAST_LINES: Final = 2
"""Of the words, whatever the page's height."""


class ScrolledWords(QScrollArea):
    """Shows words as high as they are, up to a height that is given.

    Attributes
    ----------
    label
        The words.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 0
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.label)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_words(self, text: str) -> None:
        """Show other words, from their beginning."""
        if text != self.label.text():
            self.label.setText(text)
            self.setAccessibleName(text)
            self.verticalScrollBar().setValue(0)
            self._fit()

    def set_most(self, height: int) -> None:
        """Say how many pixels high it may be."""
        if height != self._most:
            self._most = height
            self._fit()

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width, over which the words break."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        """Return nothing in width: words break."""
        return QSize(0, self.minimumHeight())

    def _fit(self) -> None:
        """Be as high as the words, or as is allowed; the keyboard comes here only where there is more."""
        whole = max(self.label.heightForWidth(self.width()), 0)
        line = self.label.fontMetrics().lineSpacing()
        most = max(self._most // line, _LEAST_LINES) * line  # no line is cut
        if whole <= most + 2 * line:  # a line or two are less trouble than scrolling to them
            most = whole
        self.setFixedHeight(min(whole, most))
        more = whole > most
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if more else Qt.FocusPolicy.NoFocus)

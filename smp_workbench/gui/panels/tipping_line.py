"""Under the ranking: the smallest change that moves the focused theme across the cut line, and a way to more.

Here: one sentence of two lines at most, and a link.
Not here: finding it (``tipping_source``), its words (``scoring.tipping_words``), and all the others
(``panels.sensitivity.words_page``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.gui.charts.ranking_chart import RankingChart
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals, sentence_text
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.tipping_source import tipping_source
from smp_workbench.gui.wrapped_text import WrappedText

if TYPE_CHECKING:
    from smp_workbench.scoring.tip import CellTip

_LINES = 2


class TippingLine(QWidget):
    """Follows the grid's focus and what would change the answer.

    Attributes
    ----------
    more_requested
        All of it should be shown.
    """

    more_requested = Signal()

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = tipping_source(signals)
        self._ref = self._instead = ""
        self._seen = False
        self.words = _TwoLines(theme, self)
        self.more = QPushButton(self.tr("More"), self)
        self.more.setProperty("quiet", True)
        self.more.setAccessibleName(self.tr("More about what would change the answer"))
        self.more.clicked.connect(self.more_requested)
        row = QHBoxLayout(self)
        row.addWidget(self.words, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        self._source.found.connect(self._show)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        space = theme.space
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(space.group, space.related, space.group, space.unit)
            layout.setSpacing(space.related)
        self.words.set_theme(theme)
        self._colour = theme.colour.line
        self.update()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line above it, as the ranking may end anywhere; have it found once seen, and no sooner."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        painter.end()
        if not self._seen:
            self._seen = True
            self._source.follow(self, seen=True)

    def say_instead(self, words: str) -> None:
        """Say something else where changes of the answer are nobody's question; "" goes back to them."""
        self._instead = words
        self.more.setVisible(not words)
        self._show()

    def select_theme(self, ref: str) -> None:
        """Speak of this theme from now on."""
        if ref != self._ref:
            self._ref = ref
            self._show()

    @override
    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Leave it alone while nobody can."""
        super().hideEvent(event)
        self._seen = False
        self._source.follow(self, seen=False)

    @guarded
    def _show(self) -> None:
        self.words.set_text(*self._sentences())

    def _sentences(self) -> tuple[str, str]:
        """Return the focused theme's nearest change; where it has none, what the cut line comes to.

        And a shorter sentence: the same with themes' shorter names, or its first half.
        """
        found = self._source.tipping
        if self._instead:
            return self._instead, self._instead
        if found is None:  # as before the first paint, which waits for nothing below
            return "", ""
        from smp_workbench.scoring.contest_words import title
        from smp_workbench.scoring.tip import cut_cells
        from smp_workbench.scoring.tipping_words import cell_sentence

        own = cut_cells(found.tips, self._ref)
        if own:
            whole, shorter = (cell_sentence(tip, found.tips.cut_line) for tip in (own[0], _short(own[0])))
            return sentence_text(whole), sentence_text(shorter)
        said = sentence_text(title(found.contest))
        return f"{said}.", f"{said.partition('; ')[0]}."  # the first half is true by itself


def _short(tip: CellTip) -> CellTip:
    """Return a change with shorter names for its themes."""
    other = tip.other and replace(tip.other, name=tip.other.label)
    return replace(tip, theme=replace(tip.theme, name=tip.theme.label), other=other)


class RankingColumn(QWidget):
    """The ranking with the line under it."""

    def __init__(
        self, ranking: RankingChart, signals: SessionSignals, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ranking = ranking
        self.line = TippingLine(signals, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ranking, 1)
        column.addWidget(self.line)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._ranking.set_theme(theme)
        self.line.set_theme(theme)

    def select_theme(self, ref: str) -> None:
        """Mark a theme, and speak of it."""
        self._ranking.select_theme(ref)
        self.line.select_theme(ref)


class _TwoLines(QLabel):
    """A text of up to two lines that keeps their height, so that no key lays the window out anew."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._shorter = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in this theme's type."""
        self._colour = theme.colour.text
        self._wrapped = WrappedText(theme.font(theme.type.small))
        self.updateGeometry()
        self.update()

    @property
    def seen(self) -> tuple[str, ...]:
        """The lines as they are drawn: the shorter text where the whole needs more of them."""
        fits = len(self._wrapped.lines(self.text(), self.width(), _LINES + 1)) <= _LINES
        return self._wrapped.lines(self.text() if fits else self._shorter, self.width(), _LINES)

    def set_text(self, text: str, shorter: str) -> None:
        """Show another text; the whole stands in the tooltip and for screen readers."""
        self._shorter = shorter
        if text != self.text():
            self.setText(text)
            self.setToolTip(text)

    @override
    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        """Return the height of the lines."""
        return QSize(0, _LINES * self._wrapped.line_height)

    @override
    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the same: there is always this room."""
        return self.sizeHint()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, its end shortened if it does not fit."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        self._wrapped.draw(painter, self.rect(), self.seen)
        painter.end()

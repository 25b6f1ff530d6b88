"""How the focused theme's score comes about, to read, select and copy.

Here: showing the page and following the assessment a moment later, so that no key waits for it.
Not here: what the page says (``working_page``).
"""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.panels.working_page import working_page
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.score_words import not_scored_words
from smp_workbench.gui.theme import Theme
from smp_workbench.session.announcement import Announcement

_MOMENT: Final = 40
"""Milliseconds after a key until the page is made anew: sharing a score out takes longer than a key may."""
_SIDE_BY_SIDE: Final = 48
"""Width at which formula and shares stand beside each other, as a multiple of the type's size."""
_TOLD_BY: Final = frozenset({"agreed", "themes", "model", "cut_line"})
_SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_OWN: Final = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)


class WorkingText(QTextBrowser):
    """A page whose own keys for selecting and copying come before the window's, which are the grid's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextInteractionFlags(_SELECTABLE)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)

    @override
    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+C and Ctrl+A from the window's commands."""
        own = isinstance(event, QKeyEvent) and any(map(event.matches, _OWN))
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class WorkingPanel(Panel):
    """The working of the focused theme's score."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self.page = WorkingText(self)
        self.page.setAccessibleName(self.tr("Working"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_MOMENT)
        self._soon.timeout.connect(self._show)
        self._shown_beside = False
        self._shown_ref = ""
        column = QVBoxLayout(self)
        unit = theme.space.unit  # room for the ring of the focus
        column.setContentsMargins(unit, unit, unit, unit)
        column.addWidget(self.page)
        self.setFocusProxy(self.page)

    @override
    def refresh(self) -> None:
        """Show the focused theme's working at once."""
        self._show()

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Show soon what an edit changed of it."""
        if announcement.touched.parts & _TOLD_BY:
            self._soon.start()

    @override
    def follow_focus(self) -> None:
        """Show another theme's working soon."""
        if self.ref != self._shown_ref:
            self._soon.start()

    @override
    def take_focus(self) -> None:
        """Take the keyboard to the page."""
        self.page.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put formula and shares beside or below each other."""
        super().resizeEvent(event)
        if self.seen and self._beside() != self._shown_beside:
            self._show()

    def _beside(self) -> bool:
        return self.width() >= _SIDE_BY_SIDE * self.theme.type.interface

    @guarded
    def _show(self) -> None:
        self._soon.stop()
        if not self.seen:
            return
        theme = next((one for one in self.signals.assessment.themes if one.ref == self.ref), None)
        self._shown_ref, self._shown_beside = self.ref, self._beside()
        if theme is None:
            self.headed.emit(self.tr("Working"), "")
            self._say(self.tr("Choose a theme in the grid to see how its score comes about."))
        elif not theme.scored:
            self.headed.emit(self.tr("Working \N{MIDDLE DOT} {theme}").format(theme=theme.label), "")
            words = not_scored_words()
            self._say(f"{words[:1].upper()}{words[1:]}.")
        else:
            self.headed.emit(self.tr("Working \N{MIDDLE DOT} {theme}").format(theme=theme.label), "")
            self._show_working(theme.ref)

    def _say(self, words: str) -> None:
        self.page.setHtml(f"<p style='margin:0'>{escape(words)}</p>")
        self._set_margins()
        self.page.setAccessibleDescription(words)

    def _set_margins(self) -> None:
        """Begin under the words of the title bar."""
        frame, space = self.page.document().rootFrame(), self.theme.space
        margins = frame.frameFormat()
        margins.setMargin(0)
        margins.setTopMargin(space.unit)  # or tall type touches the title bar's line
        margins.setLeftMargin(space.group - space.unit)
        margins.setRightMargin(space.related)
        margins.setBottomMargin(space.related)
        frame.setFrameFormat(margins)

    def _show_working(self, ref: str) -> None:
        signals, scrolled = self.signals, self.page.verticalScrollBar().value()
        made = working_page(
            signals.assessment, signals.ranking, signals.shown.compiled, ref, self.theme,
            side_by_side=self._shown_beside,
        )  # fmt: skip
        self.page.setHtml(made.html)
        self._set_margins()
        self.page.setAccessibleDescription(made.text)
        self.page.verticalScrollBar().setValue(scrolled)

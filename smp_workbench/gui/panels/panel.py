"""What all panels that can be opened share: they follow the assessment while they are seen.

Here: the base of such a panel. A panel that is closed, or behind another one's tab, does no work; it
catches up when it is seen again.
Not here: any content, and the dock round it (``panel_dock``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.session.announcement import Announcement


class Panel(QWidget):
    """A panel beside the grid. A subclass gives :meth:`refresh`, and whatever else it can do better.

    Attributes
    ----------
    headed
        What the panel shows, for its title bar, and something quiet about it.
    cell_chosen
        Ref and criterion code of a score that the grid should go to; the code may be empty.
    said
        Words for the status bar.
    ref, code
        The focused cell of the grid; empty texts while there is none.
    seen
        Whether anyone can see the panel.
    """

    headed = Signal(str, str)
    cell_chosen = Signal(str, str)
    said = Signal(str)

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signals = signals
        self.theme = theme
        self.ref = self.code = ""
        self.seen = False
        self._stale = True
        signals.edited.connect(self._take_edit)
        signals.replaced.connect(self._take_whole)
        signals.committed.connect(self._take_whole)

    # --- for a subclass -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Show everything anew; called only while the panel is seen."""
        raise NotImplementedError

    def follow_edit(self, announcement: Announcement) -> None:  # noqa: ARG002  # for a subclass to look into
        """Show what an edit, undo or redo changed; called only while the panel is seen."""
        self.refresh()

    def follow_focus(self) -> None:
        """Show what belongs to another cell; called only while the panel is seen."""

    def finish(self) -> None:
        """Make an edit of what was typed and not left yet."""

    def take_focus(self) -> None:
        """Take the keyboard to where a person begins."""
        following = self.nextInFocusChain()
        first = following if following is not None and self.isAncestorOf(following) else self
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def waiting(self) -> bool:
        """Whether what is shown is still being worked out."""
        return False

    # --- for the window -----------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self._take_whole()

    def show_cell(self, ref: str, code: str) -> None:
        """Follow the grid's focus."""
        if (ref, code) == (self.ref, self.code):
            return
        self.finish()
        self.ref, self.code = ref, code
        if self.seen:
            self.follow_focus()
        else:
            self._stale = True

    def set_seen(self, seen: bool) -> None:  # as Qt's own setters, and one at a time
        """Say whether anyone can see the panel; one that was not seen catches up."""
        if not seen and self.seen:
            self.finish()
        self.seen = seen
        if seen and self._stale:
            self._take_whole()

    @guarded
    def _take_edit(self, announcement: Announcement) -> None:
        if self.seen:
            self.follow_edit(announcement)
        else:
            self._stale = True

    @guarded
    def _take_whole(self) -> None:
        self._stale = not self.seen
        if self.seen:
            self.refresh()

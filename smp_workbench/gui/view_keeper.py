"""Where somebody is in the window: noted in the journal now and then, and gone back to after a recovery.

Here: the focused score, the version that is looked at, the panels.
Not here: writing it (``storage.journal``), and what is kept when the program is closed (``settings``).
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, QTimer

from smp_workbench.gui.guard import guarded
from smp_workbench.storage.journal.line import View

if TYPE_CHECKING:
    from smp_workbench.gui.journal_keeper import JournalKeeper
    from smp_workbench.gui.main_window import MainWindow

_NOW_AND_THEN: Final = 1_500
"""Milliseconds between two notes at least: nothing of it may be felt under a key."""


class ViewKeeper(QObject):
    """Notes where somebody is in one window."""

    def __init__(self, window: MainWindow, keeper: JournalKeeper) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._noted = View()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_NOW_AND_THEN)
        self._timer.timeout.connect(self.note)
        window.grid.focused.connect(self._follow)
        window.signals.replaced.connect(self._follow)
        window.panel_set.shown.connect(self._follow)
        window.settled.connect(guarded(self._timer.stop))

    @guarded
    def _follow(self, *_: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @guarded
    def note(self) -> None:
        """Note where somebody is, if it is elsewhere than last time."""
        view = view_of(self._window)
        if view != self._noted:
            self._noted = view
            self._keeper.note(view)


def view_of(window: MainWindow) -> View:
    """Return where somebody is in a window."""
    ref, code = window.current
    viewed = window.signals.viewed
    layout = base64.b64encode(window.panels.state.data()).decode()
    return View(ref, code, viewed.number if viewed else 0, layout)


def show_as_it_was(window: MainWindow, view: View) -> None:
    """Show a window as it was; what is not there any more is left out."""
    try:
        layout = base64.b64decode(view.layout, validate=True)
    except (ValueError, binascii.Error):
        layout = b""
    if layout:
        window.panels.restore(QByteArray(layout))
    if any(version.number == view.version for version in window.signals.session.history.versions):
        window.versions.view(view.version)
    if view.ref:
        window.grid.focus_cell(view.ref, view.code)

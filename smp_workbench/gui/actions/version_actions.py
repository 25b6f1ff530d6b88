"""Versions: looking at one, going back to now, restoring one, comparing two.

Here: what the File menu, the band and the panel of versions ask for.
Not here: naming a version (``file_actions``), and what is shown (``panels``, ``dialogs``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class VersionActions(QObject):
    """Commands about versions that are there already."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.form.action_back_to_now.triggered.connect(self.back_to_now)
        self._escapes = [
            QShortcut(QKeySequence(Qt.Key.Key_Escape), place) for place in (window.grid, window.head)
        ]
        for escape in self._escapes:
            escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            escape.activated.connect(self.back_to_now)
        window.signals.replaced.connect(self._follow)
        self._follow()

    def view(self, number: int) -> None:
        """Show a version in the place of the assessment, at the score where the focus is."""
        self._window.finish_typing()
        here = self._window.current
        self._window.signals.view(number)
        self._focus(*here)

    @guarded
    def back_to_now(self) -> None:
        """Show the assessment itself again, at the score where the focus is."""
        here = self._window.current
        self._window.signals.show_now()
        self._focus(*here)

    @guarded
    def ask_restore(self, number: int) -> None:
        """Ask for the why of a version that is restored, and restore it."""
        from smp_workbench.gui.dialogs.restore_version_dialog import RestoreVersionDialog

        self._window.finish_typing()
        RestoreVersionDialog(self._window.signals, self._window.theme, self._window, number).open()

    def _focus(self, ref: str, code: str) -> None:
        """Put the grid's focus where it was, if the theme is there too."""
        if any(theme.ref == ref for theme in self._window.signals.assessment.themes):
            self._window.grid.focus_cell(ref, code)

    @guarded
    def _follow(self) -> None:
        viewing = self._window.signals.viewed is not None
        self._window.form.action_back_to_now.setEnabled(viewing)
        for escape in self._escapes:
            escape.setEnabled(viewing)

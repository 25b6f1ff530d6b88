"""Versions: looking at one, going back to now, restoring one, comparing two.

Here: what the File menu, the band and the panel of versions ask for.
Not here: naming a version (``file_actions``), and what is shown (``panels``, ``dialogs``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel

if TYPE_CHECKING:
    from pathlib import Path

    from smp_workbench.gui.file_work import OpenedFile
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
        window.form.menu_look.aboutToShow.connect(self._list_to_look_at)
        window.form.menu_restore.aboutToShow.connect(self._list_to_restore)
        window.form.action_compare_versions.triggered.connect(self._ask_compare_latest)
        window.form.action_compare_file.triggered.connect(self.ask_compare_file)
        window.compare_choice.another_requested.connect(self.ask_compare_file)
        window.panel_set.made.connect(self._serve)
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

    @guarded
    def ask_compare(self, before: int, after: int) -> None:
        """Show what differs between two versions; 0 stands for the assessment as it is now."""
        from smp_workbench.gui.dialogs.compare_versions_dialog import CompareVersionsDialog

        self._window.finish_typing()
        CompareVersionsDialog(self._window.signals, self._window.theme, self._window, before, after).open()

    @guarded
    def ask_compare_file(self) -> None:
        """Ask for another assessment's workbook, and compare the ranking with it."""
        self._window.finish_typing()
        if not self._window.signals.refuses():
            self._window.door.read_beside(self._take_other)

    def _take_other(self, path: Path, result: OpenedFile) -> None:
        from smp_workbench.gui.dialogs.compare_file_dialog import CompareFileDialog

        window = self._window
        CompareFileDialog(window.signals, window.theme, window, path.name, result.workbook.assessment).open()

    @guarded
    def _list_to_look_at(self) -> None:
        self._list(self._window.form.menu_look, self.view)

    @guarded
    def _list_to_restore(self) -> None:
        self._list(self._window.form.menu_restore, self.ask_restore)

    def _list(self, menu: QMenu, do: Callable[[int], None]) -> None:
        """Fill a menu with the versions, latest first."""
        menu.clear()
        for version in reversed(self._window.signals.session.history.versions):
            action = menu.addAction(f"{version.number}  {version.name}".replace("&", "&&"))
            action.setStatusTip(version.why)
            action.triggered.connect(guarded(partial(do, version.number)))
        if menu.isEmpty():
            menu.addAction(self.tr("No version yet: commit one first")).setEnabled(False)

    @guarded
    def _ask_compare_latest(self) -> None:
        versions = self._window.signals.session.history.versions
        if versions:
            self.ask_compare(versions[-1].number, 0)
        else:
            self._window.refuse(
                self.tr("There is no version to compare with yet. Commit one first (Ctrl+M).")
            )

    @guarded
    def _serve(self, panel: Panel) -> None:
        """Do what the panel of versions asks for, once it is made."""
        from smp_workbench.gui.panels.versions_panel import VersionsPanel

        if isinstance(panel, VersionsPanel):
            panel.commit_requested.connect(self._window.form.action_commit.trigger)
            panel.view_requested.connect(guarded(self.view))
            panel.restore_requested.connect(self.ask_restore)
            panel.compare_requested.connect(self.ask_compare)

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

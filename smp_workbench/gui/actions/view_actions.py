"""The View and Help menus: appearance, panels, order, help pages.

Here: how the window looks and what there is to read. Not here: any change of the assessment.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices
from PySide6.QtWidgets import QApplication

from smp_workbench.gui.fault_log import log_path
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.theme_palette import appearances

if TYPE_CHECKING:
    from smp_workbench.gui.dialogs.command_palette import CommandPalette
    from smp_workbench.gui.main_window import MainWindow


class ViewActions(QObject):
    """Commands about looking."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._palette: CommandPalette | None = None
        form = window.form
        form.action_sort.triggered.connect(window.grid.sort_by_focused_column)
        form.action_order.triggered.connect(guarded(window.grid.table.show_order_of_record))
        window.grid.table.sorting_changed.connect(self._follow_sorting)
        self._follow_sorting()
        form.action_full_screen.triggered.connect(self._fill_screen)
        form.action_palette.triggered.connect(self._open_palette)
        # Or F1 would do nothing while a menu, or the list of a drop-down, has the keyboard.
        form.action_help.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        form.action_help.triggered.connect(self._show_help)
        form.action_keys.triggered.connect(self._show_keys)
        form.action_log.triggered.connect(self._open_log)
        form.action_licences.triggered.connect(self._show_licences)
        form.action_about.triggered.connect(self._show_about)
        form.menu_appearance.aboutToShow.connect(self._list_appearances)
        self._list_appearances()

    @guarded
    def _list_appearances(self) -> None:
        menu = self._window.form.menu_appearance
        menu.clear()
        group = QActionGroup(menu)
        for theme_id, name in appearances():
            action = QAction(name, group)
            action.setCheckable(True)
            action.setChecked(self._window.settings.theme == theme_id)
            action.triggered.connect(guarded(partial(self._choose_theme, theme_id)))
            menu.addAction(action)

    def _choose_theme(self, theme_id: str) -> None:
        self._window.theme_chosen.emit(theme_id)

    @guarded
    def _fill_screen(self) -> None:
        window, full = self._window, Qt.WindowState.WindowFullScreen
        on = window.form.action_full_screen.isChecked()
        window.setWindowState(window.windowState() | full if on else window.windowState() & ~full)

    @guarded
    def _follow_sorting(self) -> None:
        self._window.form.action_order.setEnabled(self._window.grid.table.sorting is not None)

    @guarded
    def _open_palette(self) -> None:
        """Open the command palette, which is made once and kept: it has to be there at once."""
        from smp_workbench.gui.actions.command_list import commands
        from smp_workbench.gui.dialogs.command_palette import CommandPalette

        window = self._window
        if self._palette is None:
            self._palette = CommandPalette(window.settings, window.theme, window)
        self._palette.set_theme(window.theme)
        self._palette.open_with(commands(window))

    @guarded
    def _show_help(self) -> None:
        popup = QApplication.activePopupWidget()
        self._window.help_desk.open_for(popup or self._window.menu_focus.place)

    @guarded
    def _show_keys(self) -> None:
        from smp_workbench.gui.dialogs.help_page import keys_page

        commands = [
            (action.text().replace("&", "").split("\t")[0].split(":")[0], action.shortcut().toString())
            for action in self._window.actions_of_form()
            if not action.shortcut().isEmpty()
        ]
        self._show_page(Topic.FINDING_YOUR_WAY, self.tr("Keys"), keys_page(commands, self._window.theme))

    @guarded
    def _show_about(self) -> None:
        from smp_workbench.gui.dialogs.licence_page import about_page

        self._show_page(Topic.TROUBLE, self.tr("About SMP Workbench"), about_page(self._window.theme))

    @guarded
    def _show_licences(self) -> None:
        from smp_workbench.gui.dialogs.licence_page import licence_page

        self._show_page(Topic.TROUBLE, self.tr("Licences"), licence_page(self._window.theme))

    @guarded
    def _open_log(self) -> None:
        folder = log_path().parent
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _show_page(self, topic: Topic, title: str, html: str) -> None:
        from smp_workbench.gui.dialogs.text_page_dialog import TextPageDialog

        TextPageDialog(topic, title, html, self._window.theme, self._window).open()

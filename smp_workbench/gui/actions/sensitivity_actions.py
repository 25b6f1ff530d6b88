"""The pages of "What would change the answer" in the View menu, each with its key.

Here: a submenu with one command a page, made from the catalogue.
Not here: the pages (``panels.sensitivity``) and the command of their dock (``panel_actions``).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.sensitivity.page_set import PAGES, TITLE

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class SensitivityActions(QObject):
    """Commands that turn to a page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        form = window.form
        menu = QMenu(QCoreApplication.translate("panel", TITLE), form.menu_view)
        menu.setObjectName("menu_sensitivity")
        for kind in PAGES:
            action = QAction(QCoreApplication.translate("panel", kind.title), window)
            action.setObjectName(f"action_page_{kind.name}")
            action.setShortcut(QKeySequence(kind.key))
            action.setStatusTip(self.tr("Show what would change the answer, on this page."))
            action.triggered.connect(guarded(partial(self._go_to, kind.name)))
            menu.addAction(action)
        form.menu_view.insertMenu(form.action_sort, menu)
        window.ranking_column.line.more_requested.connect(guarded(partial(self._go_to, "words")))

    def _go_to(self, name: str) -> None:
        from smp_workbench.gui.panels.sensitivity.sensitivity_panel import SensitivityPanel

        panel = self._window.panel_set.panel("sensitivity")
        if isinstance(panel, SensitivityPanel):
            panel.show_page(name)
        self._window.panel_set.open("sensitivity")

"""The panels in the View menu: each can be shown and gone to, and all put back.

Here: one command a panel, made from the catalogue. Not here: the panels (``panel_set``, ``panels``).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import set_topic, topic_of
from smp_workbench.gui.panel_set import PANELS

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class PanelActions(QObject):
    """Commands that open panels and move the keyboard between them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        form, panels = window.form, window.panel_set
        first = form.menu_view.actions()[0]
        scoring = [kind.name for kind in PANELS if kind.scoring]
        for name, title, key in panels.titles():
            action = QAction(title, window)
            action.setObjectName(f"action_{name}")
            action.setShortcut(QKeySequence(key))
            action.setStatusTip(self.tr("Show the panel and go to it; from inside it, close it."))
            action.triggered.connect(guarded(partial(panels.go_to, name)))
            set_topic(action, topic_of(panels.docks[name]))
            if name in scoring:
                form.menu_score.insertAction(form.action_keep_weights, action)
            else:
                form.menu_view.insertAction(first, action)
        form.menu_view.insertSeparator(first)
        form.action_next_panel.triggered.connect(guarded(panels.go_to_next))
        form.action_panels_back.triggered.connect(window.panels.put_back)
        form.action_review.triggered.connect(window.panels.lay_out_for_review)

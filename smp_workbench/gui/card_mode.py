"""The window while one scorer's copy is open in it: whose it is, what to do when ready, what does not apply.

Here: the band that says so, the title, and the commands that wait until an assessment is open again.
Not here: which edits are taken (``session.card_session``), opening and saving (``file_door``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.gui.actions.command_list import WHY
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.card_band import CardBand

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

OFFERED: Final = frozenset(
    """
    action_new action_open menu_recent action_sample action_welcome action_recover action_save action_save_as
    action_quit action_undo action_redo action_copy action_copy_table action_paste action_select_all
    action_fill_down action_find action_settings action_not_known action_clear action_pick action_reason
    action_confidence action_model action_ranking action_definition
    action_evidence action_working action_undo_list menu_appearance action_sort action_order
    action_next_panel action_panels_back action_full_screen action_palette action_help action_keys action_log
    action_licences action_about
    """.split()  # noqa: SIM905  # forty names in quotes would hide the list
)
"""What makes sense in one scorer's copy; every other command, also one that comes to be, is not available."""


class CardMode(QObject):
    """Holds while the copy that was opened stays open."""

    def __init__(self, window: MainWindow, sent: CardCopy) -> None:
        super().__init__(window)
        self._window = window
        self._who = sent.scorer.name
        self._held = {action: (action.property(WHY), action.isEnabled()) for action in _others(window)}
        self._grid_name = window.grid.accessibleName()
        self.band = CardBand(sent, window.theme, window.head)
        self.band.save_requested.connect(window.form.action_save.trigger)
        head = window.head.layout()
        if head is not None:
            head.addWidget(self.band)
        window.ranking_column.line.say_instead(
            self.tr("Ranked by these scores alone. The agreed scores are not in this file.")
        )
        window.grid.setAccessibleName(self.tr("Scores of {who}").format(who=self._who))
        window.compare_choice.hide()
        for action in self._held:
            action.setProperty(WHY, self.tr("this file is a copy for one person’s own scores"))
            action.setEnabled(False)
            action.enabledChanged.connect(self._keep_off)
        window.door.path_changed.connect(self._name_window)
        window.signals.opened.connect(self._end)
        window.signals.replaced.connect(self._name_window)
        self._name_window()

    @guarded
    def _keep_off(self) -> None:
        """Hold back what is offered again, such as for a theme that has the focus; it counts afterwards."""
        action = self.sender()
        if isinstance(action, QAction) and action.isEnabled() and action in self._held:
            self._held[action] = (self._held[action][0], True)
            action.setEnabled(False)

    @guarded
    def _name_window(self) -> None:
        name = self._window.door.path.name if self._window.door.path else self.tr("Copy for scoring")
        named = self.tr("{name}[*] \N{EN DASH} own scores of {who} \N{EN DASH} SMP Workbench")
        self._window.setWindowTitle(named.format(name=name, who=self._who))

    @guarded
    def _end(self) -> None:
        """Offer everything again: something else was opened."""
        window = self._window
        window.signals.opened.disconnect(self._end)
        window.signals.replaced.disconnect(self._name_window)
        window.door.path_changed.disconnect(self._name_window)
        held, self._held = self._held, {}
        for action, (why, enabled) in held.items():
            action.enabledChanged.disconnect(self._keep_off)
            action.setProperty(WHY, why)
            action.setEnabled(enabled)
        window.grid.setAccessibleName(self._grid_name)
        window.compare_choice.show()
        window.ranking_column.line.say_instead("")
        self.band.hide()
        self.band.deleteLater()
        self.deleteLater()


def _others(window: MainWindow) -> Iterator[QAction]:
    """Yield the commands and the submenus that make no sense in one scorer's copy."""
    for action in window.actions_of_form():
        menu = action.menu()
        name = menu.objectName() if isinstance(menu, QMenu) else action.objectName()
        if not action.isSeparator() and name not in OFFERED:
            yield action

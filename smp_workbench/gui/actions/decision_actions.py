"""The decision about the focused theme, in the Score menu.

Here: one command a decision, made from the closed set of them.
Not here: the panel where decisions stand with their because (``panels.decisions_panel``).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from smp_workbench.domain.edit import SetDecision
from smp_workbench.domain.open_decision import open_decisions
from smp_workbench.domain.theme import Decision, Outcome, Theme
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.gui.tables.decision_words import outcome_words

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class DecisionActions(QObject):
    """Commands that decide about the theme the grid stands on: Ctrl+1 to Ctrl+5, Ctrl+0 for none."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        menu = window.form.menu_decision
        group = QActionGroup(menu)
        self._actions: dict[Outcome, QAction] = {}
        outcomes: list[Outcome] = [outcome for outcome in get_args(Outcome) if outcome]
        for place, outcome in enumerate([*outcomes, ""], start=1):
            words = outcome_words(outcome) or self.tr("no decision yet")
            name = f"{words[:1].upper()}{words[1:]}"
            action = QAction(f"&{name}" if outcome else name, group)
            action.setObjectName(f"action_decide_{outcome.replace(' ', '_') or 'nothing'}")
            action.setCheckable(True)
            action.setShortcut(QKeySequence(f"Ctrl+{place if outcome else 0}"))
            action.setStatusTip(self.tr("Decide this about the theme; Alt+5 shows all decisions"))
            action.triggered.connect(guarded(partial(self._decide, outcome)))
            menu.addAction(action)
            self._actions[outcome] = action
        menu.aboutToShow.connect(self._show_current)

    @guarded
    def _show_current(self) -> None:
        """Mark what is decided about the focused theme."""
        theme = self._focused_theme()
        for outcome, action in self._actions.items():
            action.setChecked(theme is not None and theme.decision.outcome == outcome)

    def _decide(self, outcome: Outcome) -> None:
        self._window.finish_typing()
        theme, signals = self._focused_theme(), self._window.signals
        if theme is None:
            self._window.say(self.tr("Choose a theme first."))
        elif outcome == theme.decision.outcome:
            self._window.say(self._words(theme))
        elif signals.apply(SetDecision(theme.ref, Decision(outcome, theme.decision.because))):
            self._window.say(self._words(signals.assessment.theme(theme.ref)))

    def _focused_theme(self) -> Theme | None:
        ref, themes = self._window.current[0], self._window.signals.assessment.themes
        return next((theme for theme in themes if theme.ref == ref), None)

    def _words(self, theme: Theme) -> str:
        """Return what is decided about a theme, or what its decision still needs."""
        signals = self._window.signals
        still_open = open_decisions(signals.assessment, signals.ranking)
        missing = next((one for one in still_open if one.ref == theme.ref), None)
        if missing is not None:
            return self.tr("{what} Alt+5 goes there.").format(what=sentence_text(missing.sentence))
        decided = outcome_words(theme.decision.outcome) or self.tr("no decision yet")
        return self.tr("{theme}: {decision}.").format(theme=theme.label, decision=decided)

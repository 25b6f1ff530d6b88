"""The Score menu: the focused score, the cut line, the comparison.

Here: which edits its commands make.
Not here: the scoring model (``model_actions``), the number keys (the grid) and the panel's controls.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from smp_workbench.domain.assessment import Comparison, Reference
from smp_workbench.domain.edit import Batch, Edit, RemoveReference, SetComparison, SetScored
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.compare_choice import comparison_choices, comparison_place
from smp_workbench.gui.tables.score_typing import ScoreTyping

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class ScoreActions(QObject):
    """Commands about scoring."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        form = window.form
        for action, act in (
            (form.action_not_known, ScoreTyping.set_not_known),
            (form.action_clear, ScoreTyping.clear),
            (form.action_pick, ScoreTyping.pick),
            (form.action_reason, ScoreTyping.ask_reason),
            (form.action_confidence, ScoreTyping.ask_confidence),
        ):
            action.triggered.connect(guarded(partial(self._act, act)))
        window.focused_cell.moved.connect(self.follow_focus)
        window.grid.reason_requested.connect(self._begin_reason)
        window.grid.confidence_requested.connect(self._begin_confidence)
        form.action_add_evidence.triggered.connect(self._add_evidence)
        form.action_scored.triggered.connect(self._set_scored)
        form.action_cut_line.triggered.connect(self._ask_cut_line)
        form.action_scorers.triggered.connect(self._ask_scorers)
        form.menu_compare.aboutToShow.connect(self._list_comparisons)

    def _act(self, act: Callable[[ScoreTyping], None]) -> None:
        """Do something to the score that the definition panel shows, of either stage."""
        act(self._window.focused_cell.grid.typing)

    @guarded
    def follow_focus(self) -> None:
        """Offer what can be done where the grid's focus is."""
        form, signals, grid = self._window.form, self._window.signals, self._window.focused_cell.grid
        ref = self._window.current[0]
        theme = next((theme for theme in signals.assessment.themes if theme.ref == ref), None)
        scored = theme is not None and theme.scored
        takes_level = grid.table.takes_level(grid.currentIndex())
        for action in (
            form.action_not_known, form.action_clear, form.action_pick, form.action_reason,
            form.action_confidence,
        ):  # fmt: skip
            action.setEnabled(takes_level)
        form.action_scored.setEnabled(theme is not None)
        form.action_scored.setChecked(scored)
        for action in (
            form.action_add_evidence, form.action_change_theme, form.action_move_up,
            form.action_move_down, form.action_remove_theme,
        ):  # fmt: skip
            action.setEnabled(theme is not None)

    @guarded
    def _begin_reason(self, ref: str, code: str) -> None:
        self._show_entry(ref, code)
        self._window.definition.begin_reason()

    @guarded
    def _begin_confidence(self, ref: str, code: str) -> None:
        self._show_entry(ref, code)
        self._window.definition.begin_confidence()

    def _show_entry(self, ref: str, code: str) -> None:
        self._window.focused_cell.show_first(ref, code)
        self._window.focused_cell.open_panel()

    @guarded
    def _add_evidence(self) -> None:
        """Open the empty row for a note about the focused theme, in its panel."""
        from smp_workbench.gui.panels.evidence_panel import EvidencePanel

        self._window.finish_typing()
        if self._window.signals.refuses():
            return
        self._window.panel_set.open("evidence")
        panel = self._window.panel_set.panel("evidence")
        if isinstance(panel, EvidencePanel):
            panel.begin_note()

    @guarded
    def _set_scored(self) -> None:
        ref = self._window.current[0]
        if ref:
            self._window.signals.apply(SetScored(ref, self._window.form.action_scored.isChecked()))
            self.follow_focus()  # the check of a refused one does not stay

    @guarded
    def _ask_cut_line(self) -> None:
        from smp_workbench.gui.dialogs.cut_line_dialog import CutLineDialog

        self._window.finish_typing()
        if not self._window.signals.refuses():
            CutLineDialog(self._window.signals, self._window.theme, self._window).open()

    @guarded
    def _ask_scorers(self) -> None:
        from smp_workbench.gui.dialogs.scorers_dialog import ScorersDialog

        self._window.finish_typing()
        if not self._window.signals.refuses():
            ScorersDialog(self._window.signals, self._window.theme, self._window).open()

    @guarded
    def _list_comparisons(self) -> None:
        menu = self._window.form.menu_compare
        menu.clear()
        group = QActionGroup(menu)
        chosen = comparison_place(self._window.signals)
        choices: list[tuple[str, Comparison | None]] = [(self.tr("Nothing"), None)]
        choices += comparison_choices(self._window.signals)
        for place, (text, comparison) in enumerate(choices, start=-1):
            action = QAction(text.replace("&", "&&"), group)
            action.setCheckable(True)
            action.setChecked(place == chosen)
            action.triggered.connect(guarded(partial(self._compare, comparison)))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self._window.form.action_compare_file)
        for reference in self._window.signals.assessment.references:
            words = self.tr("Let {title} go").format(title=reference.title)
            action = menu.addAction(words.replace("&", "&&"))
            action.setStatusTip(self.tr("Take what is kept of that workbook out of this one"))
            action.triggered.connect(guarded(partial(self._let_go, reference)))

    def _compare(self, comparison: Comparison | None) -> None:
        if comparison != self._window.signals.assessment.comparison:
            self._window.signals.apply(SetComparison(comparison))

    def _let_go(self, reference: Reference) -> None:
        """Keep another assessment no longer, and stop comparing with it."""
        signals = self._window.signals
        chosen = signals.assessment.comparison
        edits: list[Edit] = [RemoveReference(reference.id)]
        if chosen is not None and chosen.reference == reference.id:
            edits.insert(0, SetComparison(None))
        name = self.tr("Let {title} go").format(title=reference.title)
        if signals.apply(Batch(name, tuple(edits))):
            words = self.tr("{title} is kept here no longer. Ctrl+Z brings it back.")
            self._window.say(words.format(title=reference.title))

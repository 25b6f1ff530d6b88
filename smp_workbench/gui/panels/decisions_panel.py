"""What was decided about each theme, edited where it stands, and what a final plan still needs.

Here: the table of decisions, and its heading that counts what is missing.
Not here: its rows and edits (``decision_table``), the rule (``domain.open_decision``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.domain.open_decision import open_decisions
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.decision_table import Column, DecisionTable
from smp_workbench.gui.tables.decision_words import open_words
from smp_workbench.gui.tables.empty_words import empty_words
from smp_workbench.gui.tables.field_view import FieldView
from smp_workbench.gui.theme import Theme
from smp_workbench.session.announcement import Announcement

_TOLD_BY = frozenset({"themes", "model", "agreed", "cut_line"})
"""Parts of an assessment that the table shows something of."""


class DecisionsPanel(Panel):
    """All themes in the order of the ranking with their decisions."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self.table = DecisionTable(signals, self)
        self.view = FieldView(self.table, theme, self)
        self.view.begin_at(Column.OUTCOME)
        self.view.setAccessibleName(self.tr("Decisions"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.row_chosen.connect(self._go_with)
        self.view.row_cleared.connect(self._clear)

    @override
    def refresh(self) -> None:
        """Show every theme."""
        if self.view.theme is not self.theme:
            self.view.set_theme(self.theme)
        self.view.say_where_empty(empty_words(self.signals.session))
        still_open = open_decisions(self.signals.assessment, self.signals.ranking)
        self.table.refresh(still_open)
        self.headed.emit(self.tr("Decisions"), open_words(still_open))
        self.follow_focus()

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Show what an edit changed of it."""
        if announcement.touched.parts & _TOLD_BY:
            self.refresh()

    @override
    def follow_focus(self) -> None:
        """Stand on the theme that the grid stands on."""
        if self.ref:
            self.view.go_to(self.ref)

    @override
    def finish(self) -> None:
        """Make an edit of what was typed into a cell."""
        self.view.finish()

    @override
    def take_focus(self) -> None:
        """Take the keyboard into the table."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    @guarded
    def _go_with(self, ref: str) -> None:
        if ref and ref != self.ref:
            self.cell_chosen.emit(ref, "")

    @guarded
    def _clear(self, ref: str, column: int) -> None:
        row = self.table.row_of(ref)
        if row is not None and column > Column.THEME:
            self.table.set_text(self.table.index(row, column), "")

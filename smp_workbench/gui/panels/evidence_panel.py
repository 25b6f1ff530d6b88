"""The evidence beside the focused theme's scores, edited where it stands.

Here: the table of notes, adding and removing one, and what is said where there is none.
Not here: its rows and edits (``evidence_table``), in-place editing (``field_view``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.evidence_table import Column, EvidenceTable
from smp_workbench.gui.tables.field_view import FieldView
from smp_workbench.gui.theme import Theme
from smp_workbench.session.announcement import Announcement


class EvidencePanel(Panel):
    """Notes of the focused theme, those of the focused criterion first."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self.table = EvidenceTable(signals, self)
        self.view = FieldView(self.table, theme, self)
        self.view.begin_at(Column.TEXT)
        self.view.setAccessibleName(self.tr("Evidence"))
        self.view.say_where_empty(self.tr("Choose a theme in the grid to see its evidence."))
        self._good_for = QLabel(self)
        self._good_for.setText(
            self.tr(
                "Nothing is noted yet. A figure with its source and date lets others check a score, and keeps"
                " the answer when somebody asks why. Press Insert, or type into the empty row."
            )
        )
        self._good_for.setWordWrap(True)
        self._good_for.setProperty("quiet", True)
        self._add = self._button(self.tr("Add evidence (Ins)"))
        self._remove = self._button(self.tr("Remove (Del)"))
        self._lay_out(theme)
        self._connect()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("quiet", True)
        button.setAutoDefault(False)
        return button

    def _lay_out(self, theme: Theme) -> None:
        space = theme.space
        self._good_for.setContentsMargins(space.related, space.unit, space.related, space.unit)
        below = QHBoxLayout()
        below.setContentsMargins(space.unit, space.unit, space.unit, space.unit)
        below.setSpacing(space.related)
        below.addWidget(self._add)
        below.addWidget(self._remove)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._good_for)
        column.addWidget(self.view, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.view.row_cleared.connect(self._remove_row)
        self.view.row_chosen.connect(self._offer)
        self._add.clicked.connect(self.begin_note)
        self._remove.clicked.connect(self._remove_focused)
        insert = QShortcut(QKeySequence(Qt.Key.Key_Insert), self)
        insert.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        insert.activated.connect(self.begin_note)

    # --- following ----------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Show the focused theme's notes."""
        if self.view.theme is not self.theme:
            self.view.set_theme(self.theme)
        self.follow_focus()

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Show what an edit changed of the notes, or of the names beside them."""
        if announcement.touched.parts & {"evidence", "themes", "model"}:
            if (self.table.ref, self.table.code) == (self.ref, self.code):
                self.table.refresh()
            else:
                self.table.show_cell(self.ref, self.code)
            self._say_whose()

    @override
    def follow_focus(self) -> None:
        """Show another theme's notes, or another criterion's first."""
        known = any(theme.ref == self.ref for theme in self.signals.assessment.themes)
        self.table.show_cell(self.ref if known else "", self.code)
        self._say_whose()

    def _say_whose(self) -> None:
        """Say in the title bar whose evidence it is, and how much there is."""
        notes, ref = self.table.notes, self.table.ref
        self._good_for.setHidden(bool(notes) or not ref)
        self._add.setEnabled(bool(ref))
        self._offer()
        if not ref:
            self.headed.emit(self.tr("Evidence"), "")
            return
        about = self.signals.assessment.model.criterion(self.table.code)
        parts = [self.tr("{count} in all").format(count=len(notes))] if notes else []
        if notes and about is not None:
            mine = sum(note.criterion == about.code for note in notes)
            parts.insert(0, self.tr("{count} for {criterion}").format(count=mine, criterion=about.name))
        label = self.signals.assessment.theme(ref).label
        self.headed.emit(self.tr("Evidence \N{MIDDLE DOT} {theme}").format(theme=label), ", ".join(parts))

    @guarded
    def _offer(self) -> None:
        """Offer to remove where there is a note to remove."""
        focused = self.table.key_at(self.view.currentIndex().row())
        self._remove.setEnabled(any(note.id == focused for note in self.table.notes))

    @override
    def finish(self) -> None:
        """Make an edit of what was typed into a cell."""
        self.view.finish()

    @override
    def take_focus(self) -> None:
        """Take the keyboard into the table."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    # --- changing -----------------------------------------------------------------------------

    @guarded
    def begin_note(self) -> None:
        """Open the empty row for a new note."""
        self.view.finish()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.view.go_to(self.table.next_id, Column.TEXT):
            self.view.open_cell()

    @guarded
    def _remove_focused(self) -> None:
        self._take_away(self.table.key_at(self.view.currentIndex().row()))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded
    def _remove_row(self, key: str) -> None:
        self._take_away(key)

    def _take_away(self, key: str) -> None:
        if self.table.remove(key):
            self.said.emit(self.tr("The evidence is removed. Ctrl+Z brings it back."))

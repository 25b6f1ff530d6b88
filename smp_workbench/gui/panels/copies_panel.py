"""What copies have left open, to be decided one by one or many at once.

Here: the list, its filters, the item in focus as a whole, and the decisions.
Not here: the rows (``tables.open_item_table``), keys (``tables.open_item_view``), edits
(``tables.open_item_choice``).
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import Conflict, Review, Value
from smp_workbench.domain.scorecard import Answer, Entry, NotKnown
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.copies_filter import CopiesFilter
from smp_workbench.gui.panels.copies_words import open_words
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.level_picker import LevelPicker
from smp_workbench.gui.tables.open_item_choice import (
    Choice,
    leave_item,
    no_level_words,
    settling,
    take_another,
    take_item,
    take_level,
    take_mine,
    take_theirs,
    take_value,
)
from smp_workbench.gui.tables.open_item_table import Filters, OpenItemTable
from smp_workbench.gui.tables.open_item_view import OpenItemView
from smp_workbench.gui.tables.open_item_words import (
    OpenItem,
    beside_words,
    brief_value,
    criterion_of,
    lettered,
    mine,
    people_words,
    whole_words,
)
from smp_workbench.gui.tables.pick_list import PickChoice, PickList
from smp_workbench.gui.theme import Theme
from smp_workbench.session.announcement import Announcement

_RENAMING: Final = frozenset({"themes", "model", "scorers", "rounds", "second_stage", "evidence"})
"""Parts of an assessment that words about open items are made of."""
_LOOKED_AT: Final = 9
"""Selected rows that are asked what can be done with them."""
_FOLLOWED, _OFFERED = 60, 300
"""Milliseconds after the last key in which the grid follows, and heading and filters what is gone."""
_IN_ROW: Final = 3
"""Buttons that stand beside each other."""
_LIST, _WHOLE = 5, 3
"""Shares of the width."""


class CopiesPanel(Panel):
    """Conflicts and items of copies that came back."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self.table = OpenItemTable(self)
        self.view = OpenItemView(self.table, theme, self)
        self.view.setAccessibleName(self.tr("Conflicts and items to review"))
        self.filters = CopiesFilter(theme, self)
        self.whole = QTextBrowser(self)
        self.whole.setAccessibleName(self.tr("The item in focus: each value, who wants it, and why"))
        self.whole.setTabChangesFocus(True)
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        self._empty.setText(
            self.tr(
                "No copy has left anything to decide. File, Bring back copies (Ctrl+B) reads what came back."
            )
        )
        self._empty.setProperty("quiet", True)
        self._buttons = [
            self._button(self.tr("Mine (M)"), take_mine),
            self._button(self.tr("Theirs (T)"), take_theirs),
            self._button(self.tr("Accept (Y)"), take_item),
            self._button(self.tr("Leave (L)"), leave_item),
        ]
        self._other = self._button(self.tr("Other (O)"), None)
        self._showing = False
        self._shown_whole: tuple[OpenItem | None, Assessment] | None = None
        self._follower = QTimer(self, singleShot=True, interval=_FOLLOWED)
        self._offerer = QTimer(self, singleShot=True, interval=_OFFERED)
        self._lay_out(theme)
        self._connect()

    def _button(self, text: str, choice: Choice | None) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("quiet", True)
        if choice is not None:
            button.clicked.connect(guarded(partial(self._decide, choice)))
        return button

    def _lay_out(self, theme: Theme) -> None:
        space = theme.space
        self._parts = QSplitter(Qt.Orientation.Horizontal, self)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.view)
        self._parts.addWidget(self.whole)
        self._parts.setStretchFactor(0, _LIST)
        self._parts.setStretchFactor(1, _WHOLE)
        self._parts.setSizes([1000 * _LIST, 1000 * _WHOLE])  # of which there is a part
        below = QGridLayout()  # in two rows, so that a large type does not widen the window
        below.setContentsMargins(space.related, space.unit, space.related, space.unit)
        below.setHorizontalSpacing(space.related)
        below.setVerticalSpacing(0)
        for place, button in enumerate((*self._buttons, self._other)):
            below.addWidget(button, place // _IN_ROW, place % _IN_ROW, Qt.AlignmentFlag.AlignLeft)
        below.setColumnStretch(_IN_ROW, 1)
        self._empty.setContentsMargins(space.related, space.related, space.related, space.related)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._empty)
        column.addWidget(self._parts, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.view.decided.connect(guarded(self._decide))
        self.view.level_wanted.connect(guarded(self._decide_level))
        self.view.list_wanted.connect(self._offer_all)
        self.view.other_wanted.connect(self._ask_other)
        self._other.clicked.connect(self._ask_other)
        self.view.filter_wanted.connect(guarded(self.filters.themes.setFocus))
        self.view.row_focused.connect(self._follow_row)
        self.view.selectionModel().selectionChanged.connect(self._allow)
        self.filters.chosen.connect(guarded(self._filter))
        self._follower.timeout.connect(self._lead_grid)
        self._offerer.timeout.connect(self._offer_filters)

    # --- following ----------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Show everything that is open."""
        self.view.set_theme(self.theme)
        self._show(renamed=True)
        if self.view.focused is None:
            self.view.go_to_row(0)

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Take settled rows away, and bring those back that were opened again."""
        parts = announcement.touched.parts
        if parts & {"conflicts", "reviews"} or parts & _RENAMING:
            self._show(renamed=bool(parts & _RENAMING))

    def _show(self, *, renamed: bool) -> None:
        row = max(self.view.currentIndex().row(), 0)
        self._showing = True
        back = self.table.show_items(self.signals.assessment, renamed=renamed)
        self.view.go_to_row(row if back is None else back)
        self._showing = False
        if renamed:
            self._offer_filters()
        else:
            self._offerer.start()
        there = bool(self.table.count)
        self._empty.setHidden(there)
        for part in (self.filters, self._parts, self._other, *self._buttons):
            part.setVisible(there)
        self._follow_row()

    @guarded
    def _follow_row(self) -> None:
        """Show the item in focus as a whole; the grid follows to its score once the keys have paused."""
        if not self._showing:
            self._show_whole()
            self._follower.start()

    @guarded
    def _lead_grid(self) -> None:
        item = self.view.focused
        if item is not None and item.key.ref and self.view.hasFocus():
            self.cell_chosen.emit(item.key.ref, item.key.criterion)

    @guarded
    def _offer_filters(self) -> None:
        """Say how much is open, which has the docks laid out anew, and offer what can be filtered by."""
        assessment = self.signals.assessment
        counts = open_words(len(assessment.conflicts), len(assessment.reviews))
        self.headed.emit(self.tr("Copies brought back"), counts)
        self.filters.offer(*self.table.options())

    def _show_whole(self) -> None:
        item, assessment = self.view.focused, self.signals.assessment
        shown = self._shown_whole
        if shown is None or shown[0] is not item or shown[1] is not assessment:
            self._shown_whole = item, assessment
            self.whole.setHtml(whole_words(item, assessment) if item is not None else "")
        self._allow()

    @guarded
    def _allow(self) -> None:
        """Offer what can be done with the selected rows."""
        if self._showing:
            return
        items = self.view.selected
        offered = (take_mine, take_theirs, take_item, leave_item)
        for button, choice in zip(self._buttons, offered, strict=True):
            button.setEnabled(any(choice(item) is not None for item in items[:_LOOKED_AT]))
        self._other.setEnabled(self._criterion() is not None)

    @override
    def take_focus(self) -> None:
        """Take the keyboard into the list."""
        if self.table.count:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus(Qt.FocusReason.TabFocusReason)

    # --- deciding -----------------------------------------------------------------------------

    def _filter(self, filters: Filters) -> None:
        self.table.filter_by(filters)
        self.view.go_to_row(0)

    def _decide(self, choice: Choice) -> None:
        """Settle the selected rows as one step; say so where a choice is none for some of them."""
        edit, rest = settling(self.view.selected, choice)
        if edit is None:
            if isinstance(self.view.focused, Conflict) and choice is take_theirs:
                self._offer_all()
            elif rest:
                self.said.emit(self.tr("That is no choice here. Enter lists what is."))
        elif self.signals.apply(edit) and rest:
            words = self.tr("{count} of the selected rows have no such choice and stay open.")
            self.said.emit(words.format(count=rest))

    def _decide_level(self, digit: str) -> None:
        """Take the proposal of a level; say why where there is none, or more than one."""
        assessment = self.signals.assessment
        choice = take_level(digit, assessment)
        if any(choice(item) is not None for item in self.view.selected):
            self._decide(choice)
        else:
            self.said.emit(no_level_words(self.view.focused, digit, assessment))

    @guarded
    def _offer_all(self) -> None:
        """List everything that can be decided about the focused row."""
        item = self.view.focused
        if item is None:
            return
        choices = self._conflict_choices(item) if isinstance(item, Conflict) else self._review_choices(item)
        shown = PickList(choices, 0, self.theme, self.view)
        shown.setAccessibleName(self.tr("What can be decided"))
        shown.picked.connect(guarded(self._take_pick))
        shown.open_at(self._place())

    def _conflict_choices(self, item: Conflict) -> list[PickChoice]:
        choices, assessment = [], self.signals.assessment
        before: list[Value] = []
        own = mine(item)
        for place, (key, one) in enumerate(lettered(item), start=-1 if own else 0):
            beside = beside_words(item.key, one.value, before, assessment)
            told = brief_value(item.key, one.value, assessment), people_words(one.sources), beside
            words = ", ".join(part for part in told if part)
            choices.append(PickChoice(key, words, take_mine if place < 0 else take_value(place)))
            before.append(one.value)
        if self._criterion() is not None:
            choices.append(PickChoice("O", self.tr("another value…"), None))
        choices.append(PickChoice("L", self.tr("leave it as it is"), leave_item))
        return choices

    def _review_choices(self, item: Review) -> list[PickChoice]:
        left = PickChoice("L", self.tr("leave it as it is"), leave_item)
        return [left] if item.text else [PickChoice("Y", self.tr("accept it"), take_item), left]

    def _take_pick(self, choice: Choice | None) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        item = self.view.focused
        if choice is None:
            self._ask_other()
        elif item is not None:
            edit = choice(item)
            if edit is not None:
                self.signals.apply(edit)

    @guarded
    def _ask_other(self) -> None:
        """List the levels for a score in conflict."""
        item, criterion = self.view.focused, self._criterion()
        if item is None or criterion is None:
            self.said.emit(self.tr("Take a value or leave it; what is left can be changed where it stands."))
            return
        picker = LevelPicker(criterion, None, self.theme, self.view)
        picker.picked.connect(guarded(self._take_other))
        picker.open_at(self._place())

    def _take_other(self, level: object) -> None:
        item = self.view.focused
        if item is not None:
            answer: Answer = level if isinstance(level, Fraction | NotKnown) else None
            edit = take_another(Entry(answer))(item)
            if edit is not None:
                self.signals.apply(edit)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _criterion(self) -> Criterion | None:
        """Return the criterion of the focused conflict; None where it is not about a score."""
        item = self.view.focused
        return criterion_of(item.key, self.signals.assessment) if isinstance(item, Conflict) else None

    def _place(self) -> QRect:
        """Return where the focused row stands on the screen."""
        cell = self.view.visualRect(self.view.currentIndex())
        return QRect(self.view.viewport().mapToGlobal(cell.topLeft() + QPoint(0, 0)), cell.size())

"""What keys and menu entries do to the scores in the grid.

Here: setting and picking levels, asking for a reason, finding a theme.
Not here: telling keys apart (``score_key``, ``level_key``), moving about (``cell_move``), what several
selected scores are given at once (``score_block``), copying and pasting (``score_clipboard``).

The digit printed on a level sets it and moves on; ``?`` is *not known* and moves on; Delete and
Backspace clear; ``r`` asks for the reason, ``c`` for the confidence; F2 opens the list of levels; letters
in the theme's column find a theme. A key that stands for nothing is refused in words. Where several cells
are selected, a level is set in all of them and the focus stays.

*Moving on* goes to the next criterion of the same theme and after the last one to the first criterion
of the next theme that is scored, in the order shown. At the very end it stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, SignalInstance
from PySide6.QtGui import QKeyEvent

from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.level_key import level_keys, level_of_key
from smp_workbench.gui.tables.level_picker import LevelPicker
from smp_workbench.gui.tables.score_column import THEME_COLUMN
from smp_workbench.gui.tables.score_key import key_action
from smp_workbench.gui.tables.score_words import column_name
from smp_workbench.gui.tables.theme_search import ThemeSearch

if TYPE_CHECKING:
    from smp_workbench.gui.tables.score_grid import ScoreGrid

REASON_KEY = "r"
CONFIDENCE_KEY = "c"


class ScoreTyping(QObject):
    """The grid's hands: everything acts on its focused cell, or its selection where that is said."""

    def __init__(self, grid: ScoreGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._table = grid.table
        self._search = ThemeSearch()
        self._search_start = 0

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return False for a key that is Qt's."""
        action = key_action(event)
        if action is None or not self._grid.currentIndex().isValid():
            return False
        match action:
            case "typed":
                return self._type(event.text())
            case "clear":
                self.clear()
            case "down" | "up":
                self._step(1 if action == "down" else -1)
            case "pick":
                self.pick()
            case "copy":
                self._grid.clipboard.copy()
            case "paste":
                self._grid.clipboard.paste()
        return True

    # --- scores -------------------------------------------------------------------------------

    def set_not_known(self) -> None:
        """Answer *not known* and move on."""
        if self._grid.block.several or self._criterion() is not None:
            self._answer(NOT_KNOWN)

    def clear(self) -> None:
        """Make every selected score blank again, as one step; confidence and reason stay."""
        if self._grid.block.several or self._criterion() is not None:
            self._grid.block.clear()

    def pick(self) -> None:
        """Open the list of levels over the focused cell."""
        criterion = self._criterion()
        if criterion is None or not self._takes_level():
            return
        index = self._grid.currentIndex()
        answer = self._table.shown.answer(index.row(), index.column())
        picker = LevelPicker(criterion, answer, self._grid.theme, self._grid)
        picker.picked.connect(self._take_picked)
        cell = self._grid.visualRect(index)
        place = self._grid.viewport().mapToGlobal(cell.topLeft())
        picker.open_at(QRect(place, cell.size()))

    def ask_reason(self) -> None:
        """Have the reason of the focused score asked for."""
        self._ask(self._grid.reason_requested)

    def ask_confidence(self) -> None:
        """Have the confidence in the focused score asked for."""
        self._ask(self._grid.confidence_requested)

    def _ask(self, request: SignalInstance) -> None:
        if self._criterion() is not None and self._takes_level():
            index, shown = self._grid.currentIndex(), self._table.shown
            request.emit(shown.refs[index.row()], shown.columns[index.column()].code)

    # --- keys ---------------------------------------------------------------------------------

    def _type(self, text: str) -> bool:
        if self._grid.currentIndex().column() == THEME_COLUMN:
            return self._find(text)
        if text == " ":
            return False
        if text.casefold() == REASON_KEY:
            self.ask_reason()
        elif text.casefold() == CONFIDENCE_KEY:
            self.ask_confidence()
        elif text == str(NOT_KNOWN):
            self.set_not_known()
        else:
            self._set_level(text)
        return True

    def _set_level(self, key: str) -> None:
        if self._grid.block.several and key.isdecimal():
            self._grid.block.set_by_key(key)
            return
        criterion = self._criterion()
        if criterion is None:
            return
        level = level_of_key(criterion, key)
        if level is None:
            self._refuse_key(key, criterion)
        else:
            self._answer(level.value)

    def _answer(self, answer: Answer) -> None:
        """Set the focused score and move on, or all that are selected."""
        if self._grid.block.several:
            self._grid.block.set_answer(answer)
            return
        index = self._grid.currentIndex()
        same = self._table.shown.answer(index.row(), index.column()) == answer
        if same or self._table.set_answer(index, answer):
            self._grid.move_on()

    @guarded
    def _take_picked(self, answer: Answer) -> None:
        if answer is None:
            self.clear()
        else:
            self._answer(answer)

    def _step(self, down: int) -> None:
        index = self._grid.currentIndex()
        row = index.row() + down
        if 0 <= row < self._table.rowCount():
            self._grid.go_to(row, index.column())

    def _find(self, text: str) -> bool:
        """Go to the theme whose name begins with what has been typed."""
        if text == " " and not self._search.under_way:
            return False
        if not self._search.under_way:
            self._search_start = self._grid.currentIndex().row()
        self._search.add(text)
        themes = [self._table.shown.theme(row) for row in range(self._table.rowCount())]
        row = self._search.find(themes, self._search_start)
        if row is None:
            words = self.tr("No theme has a word that begins with “{typed}”.")
            self._grid.refused.emit(words.format(typed=self._search.typed))
        else:
            self._grid.go_to(row, THEME_COLUMN)
        return True

    # --- refusing -----------------------------------------------------------------------------

    def _criterion(self) -> Criterion | None:
        """Return the focused criterion; elsewhere say why nothing can be set, and return None."""
        index = self._grid.currentIndex()
        column = self._table.shown.columns[index.column()] if index.isValid() else None
        if column is None:
            self._grid.refused.emit(self.tr("No score is focused. Choose one in the grid first."))
        elif column.kind == "theme":
            self._grid.refused.emit(self.tr("This is the theme's name. Go right to one of its scores first."))
        elif column.criterion is None:
            words = self.tr("{column} follows from the scores. Go to one of them to set a level.")
            self._grid.refused.emit(words.format(column=column_name(column)))
        return column.criterion if column is not None else None

    def _takes_level(self) -> bool:
        """Whether the theme is scored; if not, have the assessment say why it takes no level."""
        index = self._grid.currentIndex()
        return self._table.takes_level(index) or self._table.set_answer(index, None)

    def _refuse_key(self, key: str, criterion: Criterion) -> None:
        words = self.tr("“{key}” is no level of {criterion}. Press {keys}, ? for not known or F2 for a list.")
        keys = ", ".join(key for key in level_keys(criterion) if key)
        self._grid.refused.emit(words.format(key=key, criterion=criterion.name, keys=keys))

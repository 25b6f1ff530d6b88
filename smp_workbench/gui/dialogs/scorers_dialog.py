"""Who scores, in which rounds, and when the cards of a round are revealed.

Here: the list of scorers with a column for each round; every act in it is an edit at once, to be undone
like any other, here as well as in the window.
Not here: the cards themselves. Of a card only how much of it is given is shown, revealed or not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from smp_workbench.domain.edit import AddScorer, ChangeScorer, Edit, RemoveScorer, SetRounds
from smp_workbench.domain.scorecard import Round, Scorer
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_scorers import Ui_ScorersDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.theme import Theme

_ROUND_WIDTH: Final = 190
"""Pixels of a round's column at the usual size of type."""


class ScorersDialog(FormDialog):
    """The scorers and the rounds of an assessment."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.SCORERS, theme, parent)
        self.signals = signals
        self.form = Ui_ScorersDialog()
        self.form.setupUi(self)
        self.fault = self.form.fault
        form = self.form
        form.accept.clicked.connect(self._add)
        form.remove.clicked.connect(self._remove)
        form.begin_round.clicked.connect(self._begin_round)
        form.reveal.clicked.connect(self._reveal)
        form.reject.clicked.connect(self.reject)
        form.scorers.itemChanged.connect(self._change)
        form.scorers.currentCellChanged.connect(self._offer)
        stack, keys = signals.undo_stack, QKeySequence.StandardKey
        for key, act in ((keys.Undo, stack.undo), (keys.Redo, stack.redo)):
            QShortcut(QKeySequence(key), self).activated.connect(guarded(act))
        signals.edited.connect(self._follow)
        signals.replaced.connect(self._follow)
        self._follow()
        form.name.setFocus()

    # --- what is shown ------------------------------------------------------------------------

    @guarded
    def _follow(self, *_: object) -> None:
        """Show scorers and rounds as they are now."""
        assessment, table = self.signals.assessment, self.form.scorers
        chosen = table.currentRow()
        scorers, rounds = assessment.scorers, assessment.rounds
        with QSignalBlocker(table):
            table.setColumnCount(1 + len(rounds))
            table.setHorizontalHeaderLabels(
                [self.tr("Scorer"), *(self._round_head(one, "\n") for one in rounds)]
            )
            table.setRowCount(len(scorers))
            for row, scorer in enumerate(scorers):
                self._show_name(self._cell(row, 0), scorer)
                for column, round_ in enumerate(rounds, start=1):
                    self._show_round(self._cell(row, column), scorer, round_)
            self._set_widths(len(rounds))
            if scorers:
                table.setCurrentCell(min(max(chosen, 0), len(scorers) - 1), max(table.currentColumn(), 0))
        counted = self.tr("1 scorer") if len(scorers) == 1 else self.tr("{count} scorers")
        self.form.heading.setText(
            counted.format(count=len(scorers)) if scorers else self.tr("No scorers yet")
        )
        self._offer()

    def _set_widths(self, rounds: int) -> None:
        scale, header = self.theme.type.interface / INTERFACE_TYPE, self.form.scorers.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, rounds + 1):
            self.form.scorers.setColumnWidth(column, round(_ROUND_WIDTH * scale))
        self.form.scorers.verticalHeader().hide()
        self.form.scorers.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _round_head(self, round_: Round, between: str = ", ") -> str:
        name = self.tr("Round {name}").format(name=f"{round_.number} {round_.name}".strip())
        return name + between + (self.tr("revealed") if round_.revealed else self.tr("hidden"))

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        """Return the cell at a place; one that is being changed stays, and shows something else."""
        cell = self.form.scorers.item(row, column)
        if cell is None:
            cell = QTableWidgetItem()
            self.form.scorers.setItem(row, column, cell)
        return cell

    def _show_name(self, cell: QTableWidgetItem, scorer: Scorer) -> None:
        cell.setText(scorer.name)
        cell.setToolTip(scorer.name)

    def _show_round(self, cell: QTableWidgetItem, scorer: Scorer, round_: Round) -> None:
        assessment = self.signals.assessment
        card = assessment.card(scorer.id, round_.number)
        scored = {theme.ref for theme in assessment.themes if theme.scored}
        levels = sum(
            entry.level is not None
            for ref, row in card.entries.items()
            if ref in scored
            for entry in row.values()
        )
        cells = len(scored) * len(assessment.model.criteria)
        there = round_.number in scorer.present
        given = (
            self.tr("{given} of {cells} given").format(given=levels, cells=cells)
            if levels
            else self.tr("no card")
        )
        cell.setText(given)
        cell.setFlags((cell.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsEditable)
        cell.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
        room = self.tr("in the room") if there else self.tr("not in the room")
        said = f"{scorer.name}, {self._round_head(round_)}: {room}, {given}"
        cell.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        cell.setToolTip(said)

    @guarded
    def _offer(self, *_: object) -> None:
        """Offer what can be done now; what is revealed next stands on its button."""
        form, rounds = self.form, self.signals.assessment.rounds
        form.remove.setEnabled(form.scorers.currentRow() >= 0)
        hidden = next((one for one in rounds if not one.revealed), None)
        form.reveal.setEnabled(hidden is not None)
        words = self.tr("Re&veal round {number}") if hidden else self.tr("Re&veal")
        form.reveal.setText(words.format(number=hidden.number if hidden else ""))

    # --- what is done -------------------------------------------------------------------------

    def _try(self, edit: Edit) -> bool:
        """Make an edit, or say why not and show again what is so."""
        self.form.fault.hide()
        try:
            self.signals.shown.check(edit)
        except WorkbenchError as refused:
            self.show_refusal(error_text(refused))
            self._follow()
            return False
        self.signals.apply(edit)
        return True

    @guarded
    def _add(self) -> None:
        name, assessment = self.form.name, self.signals.assessment
        if self._try(AddScorer(Scorer(assessment.next_ref("S"), name.text()))):
            name.clear()
            self.form.scorers.setCurrentCell(self.form.scorers.rowCount() - 1, 0)
        name.setFocus()

    @guarded
    def _remove(self) -> None:
        row = self.form.scorers.currentRow()
        if row >= 0:
            self._try(RemoveScorer(self.signals.assessment.scorers[row].id))

    @guarded
    def _change(self, cell: QTableWidgetItem) -> None:
        """Keep another name, or whether somebody was in the room."""
        assessment = self.signals.assessment
        scorer = assessment.scorers[cell.row()]
        if cell.column() == 0:
            wanted = replace(scorer, name=cell.text())
        else:
            number = assessment.rounds[cell.column() - 1].number
            others = tuple(one for one in scorer.present if one != number)
            there = cell.checkState() is Qt.CheckState.Checked
            wanted = replace(scorer, present=tuple(sorted((*others, number))) if there else others)
        if wanted != scorer:
            self._try(ChangeScorer(wanted))

    @guarded
    def _begin_round(self) -> None:
        rounds = self.signals.assessment.rounds
        self._try(SetRounds((*rounds, Round(len(rounds) + 1))))

    @guarded
    def _reveal(self) -> None:
        """Reveal the first round whose cards are hidden."""
        rounds = self.signals.assessment.rounds
        hidden = next((one.number for one in rounds if not one.revealed), None)
        if hidden is not None:
            shown = tuple(replace(one, revealed=True) if one.number == hidden else one for one in rounds)
            self._try(SetRounds(shown))

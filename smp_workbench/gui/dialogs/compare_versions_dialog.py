"""Comparing any two versions: why each theme moved, and everything that differs.

Here: the choice of the two, the two tables, and the focused theme's move in words.
Not here: the tables' rows (``tables.compared_table``), causes and differences (``session``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import AGREED
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_compare_versions import Ui_CompareVersionsDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals, sentence_text
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.tables.compared_table import REF_ROLE, copied, differences_table, moves_table
from smp_workbench.gui.theme import Theme
from smp_workbench.session.cause import Explanation, explain
from smp_workbench.session.cause_words import ORDER_OF_CAUSES, move_sentence
from smp_workbench.session.difference import Difference, difference
from smp_workbench.session.reference import state_beside

NOW: Final = 0
_THEME_WIDTH, _KIND_WIDTH, _NARROW = 150, 130, 56


class CompareVersionsDialog(FormDialog):
    """Shows two versions side by side; ``before`` and ``after`` are numbers, 0 for now."""

    def __init__(
        self, signals: SessionSignals, theme: Theme, parent: QWidget, before: int, after: int
    ) -> None:
        super().__init__(Topic.VERSIONS, theme, parent)
        self._session = signals.session
        self._explanation = Explanation(())
        self._found: tuple[Difference, ...] = ()
        self._names: dict[str, str] = {}
        self.form = Ui_CompareVersionsDialog()
        self.form.setupUi(self)
        for choice, number in ((self.form.before, before), (self.form.after, after)):
            choice.addItem(self.tr("Now"), NOW)
            for version in reversed(self._session.history.versions):
                text = self.tr("Version {number}: {name}")
                choice.addItem(text.format(number=version.number, name=version.name), version.number)
            for reference in self._session.assessment.references:
                choice.addItem(
                    self.tr("{title} ({file})").format(title=reference.title, file=reference.file),
                    reference.id,
                )
            choice.setCurrentIndex(choice.findData(number))
            choice.activated.connect(self._compare)
        self.form.order.setText(ORDER_OF_CAUSES)
        for table in (self.form.moves, self.form.differences):
            table.verticalHeader().hide()
            table.setCornerButtonEnabled(False)
            keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
            keys.setContext(Qt.ShortcutContext.WidgetShortcut)
            keys.activated.connect(self._copy)
        for part in (self.form.pages, self.form.pages.tabBar()):
            part.setAccessibleName(self.tr("What differs"))
        self.form.copy.clicked.connect(self._copy)
        self.form.reject.clicked.connect(self.reject)
        self._compare()
        self.form.moves.setFocus()

    def _state(self, number: int | str) -> Assessment:
        """Return the state of a version, of now, or of another assessment under our refs."""
        if number == NOW:
            return self._session.assessment
        if isinstance(number, str):
            return state_beside(self._session.assessment.reference(number), self._session.assessment)
        return self._session.history.state_at(self._session.history.version(number).sequence)

    @guarded
    def _compare(self) -> None:
        """Show what differs between the two that are chosen."""
        form = self.form
        before, after = self._state(form.before.currentData()), self._state(form.after.currentData())
        self._explanation, self._found = explain(before, after), difference(before, after)
        self._names = {one.code: one.name for state in (before, after) for one in state.model.criteria}
        first, second = (self._short(choice.currentData()) for choice in (form.before, form.after))
        form.heading.setText(self._finding(first, second))
        form.explain.setText(self._sides())
        self._show(form.moves, moves_table(self._explanation, first, second, self))
        self._show(form.differences, differences_table(self._found, self))
        form.differences.setColumnWidth(0, round(_KIND_WIDTH * self._scale))
        form.differences.horizontalHeader().setStretchLastSection(True)
        form.order.setVisible(bool(self._explanation.causes))
        form.moves.selectionModel().currentChanged.connect(self._tell_move)
        if self._explanation.moves:
            form.moves.setCurrentIndex(form.moves.model().index(0, 0))
        self._tell_move()

    def _show(self, table: QTableView, model: QSortFilterProxyModel) -> None:
        earlier = table.model()
        header = table.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setModel(model)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(1, model.columnCount()):
            needed = max(header.sectionSizeHint(column), table.sizeHintForColumn(column))
            table.setColumnWidth(column, max(round(_NARROW * self._scale), needed))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._share_out()
        if earlier is not None:
            earlier.deleteLater()

    @property
    def _scale(self) -> float:
        return self.theme.type.interface / INTERFACE_TYPE

    def _share_out(self) -> None:
        """Give the themes what the other columns leave, as long as their names can be told apart."""
        table = self.form.moves
        if table.model() is not None:
            others = sum(table.columnWidth(column) for column in range(1, table.model().columnCount()))
            left = table.viewport().width() - others
            table.setColumnWidth(0, max(left, round(_THEME_WIDTH * self._scale)))

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_out()

    def _short(self, number: int | str) -> str:
        if isinstance(number, str):
            return self._session.assessment.reference(number).title
        return self.tr("Version {number}").format(number=number) if number else self.tr("Now")

    def _finding(self, before: str, after: str) -> str:
        """Return what came of it, as the title says it."""
        moved = sum(bool(move.places) for move in self._explanation.moves)
        if not self._found:
            return self.tr("Nothing differs between {before} and {after}").format(before=before, after=after)
        if not moved:
            return self.tr("No theme has another rank")
        words = self.tr("One theme moved") if moved == 1 else self.tr("{count} themes moved")
        return words.format(count=moved)

    def _sides(self) -> str:
        """Return who is above the cut line now and was not, and the other way round."""
        into = [move.name for move in self._explanation.moves if move.after.above and not move.before.above]
        out = [move.name for move in self._explanation.moves if move.before.above and not move.after.above]
        parts = []
        if into:
            parts.append(self.tr("Now above the cut line: {names}.").format(names=", ".join(into)))
        if out:
            parts.append(self.tr("No longer above it: {names}.").format(names=", ".join(out)))
        if not parts:
            parts.append(self.tr("The same themes are above the cut line."))
        return " ".join(parts)

    @guarded
    def _tell_move(self) -> None:
        """Say the focused theme's move in words, with its own scores that differ."""
        ref = self.form.moves.currentIndex().siblingAtColumn(0).data(REF_ROLE)
        move = next((move for move in self._explanation.moves if move.ref == ref), None)
        if move is None:
            self.form.words.clear()
            return
        self.form.words.setText(f"{sentence_text(move_sentence(move))} {self._own_scores(ref)}".strip())

    def _own_scores(self, ref: str) -> str:
        """Return which agreed levels of a theme differ; empty if none does."""
        blank, changed = self.tr("blank"), self.tr("{name} {old} to {new}")
        levels = [
            changed.format(
                name=self._names.get(one.field, one.field), old=one.before or blank, new=one.after or blank
            )
            for one in self._found
            if one.kind == "score" and one.subject == ref and one.scorer == AGREED and " " not in one.field
        ]
        return self.tr("Own scores: {levels}.").format(levels=", ".join(levels)) if levels else ""

    @guarded
    def _copy(self) -> None:
        """Copy the table in front, for Word and for spreadsheets."""
        on_moves = self.form.pages.currentWidget() is self.form.moves_page
        table = self.form.moves if on_moves else self.form.differences
        QGuiApplication.clipboard().setMimeData(copied(table.model()).as_mime())
        self.form.copy.setText(self.tr("Copied"))

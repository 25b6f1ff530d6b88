"""Copies that are being brought back: how far the reading is, and what each would do before anything counts.

Here: one row a copy, the progress, and the summary. Not here: reading and merging (``copy_reader``) and what
happens when it is agreed to (``bring_back_door``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_bring_back import Ui_BringBackDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.panels.copies_words import open_words
from smp_workbench.gui.session_signals import error_text, sentence_text
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.theme import Theme

if TYPE_CHECKING:
    from smp_workbench.gui.bring_back_work import MergeTold
    from smp_workbench.session.merge.merge_summary import CopySummary, MergeSummary
    from smp_workbench.session.merge.taken_words import TakenLine

_COPY, _WHO, _BASE, _TAKEN, _CONFLICTS, _REVIEWS = range(6)
_WIDTHS: Final = {_WHO: 140, _BASE: 170, _TAKEN: 70, _CONFLICTS: 85, _REVIEWS: 95}
"""Pixels of each column in a type of 14; the copy's name has all the rest."""
_NUMBER: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WORDS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BringBackDialog(FormDialog):
    """The copies of one merge; closing it stops whatever is under way.

    Attributes
    ----------
    wanted
        All that was told in the summary shall be brought back: the :class:`MergeTold`.
    """

    wanted = Signal(object)

    def __init__(self, names: Sequence[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.COPIES, theme, parent)
        self.form = Ui_BringBackDialog()
        self.form.setupUi(self)
        self._told: MergeTold | None = None
        self._read = self._unreadable = 0
        self._fill(names)
        self.form.progress.setRange(0, len(names) + 1)  # the merge is the last step
        self._tell_progress()
        for part in (self.form.outcome, self.form.taken_label, self.form.taken):
            part.hide()
        self.form.accept.setEnabled(False)
        self.form.accept.clicked.connect(self._agree)
        self.form.reject.clicked.connect(self.reject)

    def show_read(self, place: int, error: WorkbenchError | None) -> None:
        """Show that a copy was read, or why it could not be."""
        self._read += 1
        if error is None:
            self._write(place, _BASE, self.tr("read"))
        else:
            self._unreadable += 1
            self._span(place, error_text(error))
        self._tell_progress()

    def show_locked(self, place: int) -> None:
        """Show that a copy waits for its password."""
        self._write(place, _BASE, self.tr("asks for a password"))

    def show_merging(self) -> None:
        """Show that all copies were looked at."""
        self.form.heading.setText(self.tr("Comparing the copies with each other…"))

    def show_told(self, told: MergeTold | WorkbenchError | None) -> None:
        """Show what came of it: the summary, why there is none, or that no copy could be read."""
        self.form.progress.hide()
        self.form.reject.setText(self.tr("&Cancel"))
        if told is None:
            self._end(self.tr("No copy could be read, so nothing would change"), "")
        elif isinstance(told, WorkbenchError):
            self._end(self.tr("The copies were read, but could not be merged"), error_text(told))
        else:
            self._summarise(told)

    # --- the table ----------------------------------------------------------------------------

    def _fill(self, names: Sequence[str]) -> None:
        table = self.form.copies
        heads = (
            self.tr("Copy"),
            self.tr("Changed by"),
            self.tr("Went out as"),
            self.tr("Taken"),
            self.tr("Conflicts"),
            self.tr("To review"),
        )
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setRowCount(len(names))
        for row, name in enumerate(names):
            for column in range(len(heads)):
                cell = QTableWidgetItem()
                cell.setTextAlignment(_NUMBER if column >= _TAKEN else _WORDS)
                # Until there is a word or a number, a screen reader must hear something all the same.
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("nothing yet"))
                table.setItem(row, column, cell)
            self._write(row, _COPY, name)
            self._write(row, _BASE, self.tr("waiting"))
        header = table.horizontalHeader()
        header.setDefaultAlignment(_WORDS)
        for column in (_TAKEN, _CONFLICTS, _REVIEWS):
            head = table.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(_NUMBER)
        scale = self.theme.type.interface / INTERFACE_TYPE
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, round(width * scale))
        header.setSectionResizeMode(_COPY, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _write(self, row: int, column: int, text: str) -> None:
        cell = self.form.copies.item(row, column)
        if cell is not None:
            cell.setText(text)
            cell.setToolTip(text)
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, text)

    def _span(self, row: int, text: str) -> None:
        """Say across a row why its copy could not be read."""
        self.form.copies.setSpan(row, _WHO, 1, _REVIEWS)
        self._write(row, _WHO, text)

    # --- words --------------------------------------------------------------------------------

    def _tell_progress(self) -> None:
        self.form.progress.setValue(self._read)
        words = self.tr("{done} of {all} copies read").format(done=self._read, all=self._count)
        self.form.heading.setText(words)

    @property
    def _count(self) -> int:
        return self.form.copies.rowCount()

    def _end(self, heading: str, outcome: str) -> None:
        self.form.heading.setText(heading)
        self.form.outcome.setText(outcome)
        self.form.outcome.setVisible(bool(outcome))
        self.form.reject.setText(self.tr("&Close"))
        self.form.reject.setFocus()

    def _summarise(self, told: MergeTold) -> None:
        summary = told.summary
        rows = [row for row in range(self._count) if self.form.copies.columnSpan(row, _WHO) == 1]
        for row, copy in zip(rows, summary.copies, strict=True):
            self._show_copy(row, copy)
        if not told.edit:
            self._end(self.tr("The copies hold nothing that is not here already"), self._left_out())
            return
        self._told = told
        self.form.heading.setText(_counted(self.tr("{count} changes would be taken"), summary.taken))
        if summary.taken == 1:
            self.form.heading.setText(self.tr("One change would be taken"))
        parts = [self._waits(summary), self._left_out()]
        parts.append(self.tr("It is one step, which Undo takes back."))
        self.form.outcome.setText(" ".join(part for part in parts if part))
        self.form.outcome.show()
        self._list_taken(summary)
        self.form.accept.setEnabled(True)
        self.form.accept.setFocus()

    def _show_copy(self, row: int, copy: CopySummary) -> None:
        self._write(row, _WHO, copy.who)
        self._write(row, _BASE, sentence_text(copy.base))
        for column, count in ((_TAKEN, copy.taken), (_CONFLICTS, copy.conflicts), (_REVIEWS, copy.reviews)):
            self._write(row, column, f"{count:,}")

    def _list_taken(self, summary: MergeSummary) -> None:
        """List what is taken, settings before scores; say how much more there is than anybody would read."""
        lines = [self._taken_words(line) for line in summary.lines]
        if summary.notes:
            lines.append(_counted(self.tr("New evidence notes: {count}"), summary.notes))
        rest = summary.taken - summary.notes - sum(line.values for line in summary.lines)
        if rest > 0:
            words = self.tr("… and {count} more")
            lines.append(_counted(words, rest))
        self.form.taken.setModel(QStringListModel(lines, self))
        for part in (self.form.taken_label, self.form.taken):
            part.setVisible(bool(lines))

    def _taken_words(self, line: TakenLine) -> str:
        if line.before or line.value:
            words = self.tr("{what}: {before} → {value}, from {who}")
        else:
            words = self.tr("{what}: {count} scores on a card that is not revealed, from {who}")
            if line.values == 1:
                words = self.tr("{what}: one score on a card that is not revealed, from {who}")
        count = f"{line.values:,}"
        return words.format(
            what=line.what[:1].upper() + line.what[1:],
            before=line.before or self.tr("blank"),
            value=line.value or self.tr("blank"),
            who=line.who,
            count=count,
        )

    def _waits(self, summary: MergeSummary) -> str:
        """Return what will be open, in words."""
        words = open_words(summary.conflicts, summary.reviews)
        if not words:
            return self.tr("Nothing is left to decide.")
        return self.tr("{what} will wait for you; a conflict keeps the value before.").format(what=words)

    def _left_out(self) -> str:
        """Return how many copies could not be read, in words."""
        if not self._unreadable:
            return ""
        if self._unreadable == 1:
            return self.tr("One copy could not be read and is left out.")
        return _counted(self.tr("{count} copies could not be read and are left out."), self._unreadable)

    @guarded
    def _agree(self) -> None:
        told, self._told = self._told, None
        if told is not None:
            self.accept()
            self.wanted.emit(told)


def _counted(words: str, count: int) -> str:
    return words.format(count=f"{count:,}")

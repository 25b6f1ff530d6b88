"""What pasting a block would change, shown before it does.

Here: the list, the counts beside it, and the verb that pastes.
Not here: finding the changes (``tables.paste_plan``) and their words (``tables.paste_table``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from smp_workbench.domain.edit import Edit
from smp_workbench.gui.dialogs.form_dialog import EditDialog
from smp_workbench.gui.forms.ui_paste_preview import Ui_PastePreviewDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.tables.paste_plan import PastePlan
from smp_workbench.gui.tables.paste_table import PasteTable
from smp_workbench.gui.theme import Theme

_WIDTHS: Final = (200, 240, 110, 110)
_LEAST_BESIDE_REMARKS: Final = (100, 120, 60, 70)
_MOST_BESIDE_REMARKS: Final = 200
_REMARK: Final = 4
_LOOKED_AT: Final = 100
"""Rows whose words are measured for the widths of the columns."""
_MOST_WRAPPED: Final = 100
"""Remarks that are shown whole; of more than that nobody reads the last."""


class PastePreviewDialog(EditDialog):
    """Lists a paste cell by cell; accepted if it is to be done, as one step.

    Attributes
    ----------
    said
        What has been pasted, in words.
    """

    said = Signal(str)

    def __init__(self, plan: PastePlan, signals: SessionSignals, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.PASTING, signals, theme, parent)
        self._plan = plan
        self.form = Ui_PastePreviewDialog()
        self.form.setupUi(self)
        self.begin(self.form.accept, self.form.reject, self.form.fault)
        self.table = PasteTable(plan, self)
        self._fill()
        count = len(plan.changes)
        self.form.heading.setText(_counted(count, self.tr("One score changes"), self.tr("{n} scores change")))
        self.form.explain.setText(" ".join(self._sentences()))
        self.form.explain.setVisible(bool(self.form.explain.text()))
        verb = _counted(count, self.tr("&Paste 1 score"), self.tr("&Paste {n} scores"))
        self.form.accept.setText(verb)
        if plan.refusals:
            refused = _counted(
                len(plan.refusals),
                self.tr("One value cannot stand where it lands. It is listed first and stays out."),
                self.tr("{n} values cannot stand where they land. They are listed first and stay out."),
            )
            self.show_refusal(refused)
        self.form.copy.clicked.connect(self._copy)
        self.accepted.connect(self._tell)
        self.form.accept.setFocus()

    @override
    def edits(self) -> tuple[Edit, ...]:
        """Return every change."""
        return self._plan.edits

    @override
    def batch_name(self) -> str:
        """Return what the step is called."""
        return self.form.accept.text().replace("&", "")

    def _sentences(self) -> list[str]:
        """Return what the list does not show: what stays as it is, and what was passed over."""
        plan = self._plan
        told = []
        if plan.same:
            told.append(
                _counted(plan.same, self.tr("1 score is so already."), self.tr("{n} scores are so already."))
            )
        if plan.kept:
            told.append(
                _counted(
                    len(plan.kept),
                    self.tr("1 empty cell leaves the score that is there."),
                    self.tr("{n} empty cells leave the scores that are there."),
                )
            )
        if plan.passed:
            words = self.tr("{totals}: passed over, since they follow from the scores.")
            told.append(words.format(totals=", ".join(plan.passed)))
        return told

    def _fill(self) -> None:
        view, refused = self.form.changes, len(self._plan.refusals)
        remarks = bool(refused or self._plan.kept)
        view.setModel(self.table)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setItemDelegate(_RoomyRow(2 * self.theme.space.related, view))
        scale = self.theme.type.interface / INTERFACE_TYPE
        view.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        for column, width in enumerate(_LEAST_BESIDE_REMARKS if remarks else _WIDTHS):
            least = round(width * scale)
            needed = min(view.sizeHintForColumn(column), round(_MOST_BESIDE_REMARKS * scale))
            view.setColumnWidth(column, max(least, needed))
        view.setColumnHidden(_REMARK, not remarks)
        header, rows = view.horizontalHeader(), view.verticalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_REMARK if remarks else 0, QHeaderView.ResizeMode.Stretch)
        rows.hide()
        # Of one height: asking thousands of rows how high they need to be takes seconds.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.theme.space.row)
        for row in range(min(refused, _MOST_WRAPPED)):
            rows.setSectionResizeMode(row, QHeaderView.ResizeMode.ResizeToContents)

    @guarded
    def _tell(self) -> None:
        count = len(self._plan.changes)
        words = [_counted(count, self.tr("1 score pasted."), self.tr("{n} scores pasted."))]
        if self._plan.kept:
            words.append(
                _counted(
                    len(self._plan.kept),
                    self.tr("1 empty cell left as it was."),
                    self.tr("{n} empty cells left as they were."),
                )
            )
        self.said.emit(" ".join((*words, self.tr("Ctrl+Z takes that back."))))

    @guarded
    def _copy(self) -> None:
        lines = [self.table.heads, *(self.table.texts(row) for row in range(self.table.rowCount()))]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
        self.form.copy.setText(self.tr("Copied"))


class _RoomyRow(QStyledItemDelegate):
    """Draws cells with room above and below words that are wrapped."""

    def __init__(self, room: int, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room

    @override
    @guarded(default=QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return what the words need, and the room."""
        needed = super().sizeHint(option, index)
        return QSize(needed.width(), needed.height() + self._room)


def _counted(count: int, one: str, several: str) -> str:
    return one if count == 1 else several.format(n=count)

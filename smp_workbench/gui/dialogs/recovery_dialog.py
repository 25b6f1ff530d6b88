"""What earlier runs of the program have left behind, to be opened, kept or discarded.

Here: the list and the choice.
Not here: finding, bringing back and discarding (``recovery_door``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_recovery import Ui_RecoveryDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.recovery_words import left_text
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.theme import Theme
from smp_workbench.session.recovery import LeftBehind

_WIDTHS: Final = (150, 120)
"""Of assessment and workbook; what was not saved, or why it cannot be read, has all the rest."""


class RecoveryDialog(FormDialog):
    """The list, latest first.

    Attributes
    ----------
    open_wanted, discard_wanted
        This one of them was chosen: the :class:`LeftBehind`.
    """

    open_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, left: Sequence[LeftBehind], theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.SAVING, theme, parent)
        self.form = Ui_RecoveryDialog()
        self.form.setupUi(self)
        self._left = sorted(left, key=lambda one: one.when, reverse=True)
        heading = self.tr("One assessment was not saved last time")
        if len(left) != 1:
            heading = self.tr("{count} assessments were not saved last time").format(count=len(left))
        self.form.heading.setText(heading)
        self._fill()
        self.form.accept.clicked.connect(self._open)
        self.form.reject.clicked.connect(self.reject)
        self.form.discard.clicked.connect(self._discard)
        self.form.left.itemDoubleClicked.connect(self._open)
        self.form.left.itemSelectionChanged.connect(self._follow)
        self.form.left.selectRow(0)
        self.form.left.setFocus()

    def _fill(self) -> None:
        table = self.form.left
        heads = (self.tr("Assessment"), self.tr("Workbook"), self.tr("Not saved"))
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setRowCount(len(self._left))
        for row, left in enumerate(self._left):
            for column, (text, whole) in enumerate(self._cells(left)):
                cell = QTableWidgetItem(text)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                cell.setToolTip(whole)
                table.setItem(row, column, cell)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        scale = self.theme.type.interface / INTERFACE_TYPE
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, round(width * scale))
        header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        header.sectionResized.connect(self._give_height)

    @guarded
    def _give_height(self) -> None:
        """Give each row the height of its words at the width there is."""
        table = self.form.left
        for row in range(table.rowCount()):
            table.setRowHeight(row, table.sizeHintForRow(row) + self.theme.space.related)

    def _cells(self, left: LeftBehind) -> tuple[tuple[str, str], ...]:
        """Return text and tooltip of each cell of a row."""
        if left.fault is not None:
            fault = sentence_text(left.fault.what)
            return (self.tr("Cannot be read"), fault), (self.tr("not known"), ""), (fault, fault)
        title = left.title or self.tr("Untitled assessment")
        path = left.path
        place = (path.name, str(path)) if path else (self.tr("never saved"), "")
        return (title, title), place, (left_text(left), left_text(left))

    def _chosen(self) -> LeftBehind | None:
        row = self.form.left.currentRow()
        return self._left[row] if 0 <= row < len(self._left) else None

    @guarded
    def _follow(self) -> None:
        chosen = self._chosen()
        self.form.accept.setEnabled(chosen is not None and chosen.fault is None)
        self.form.discard.setEnabled(chosen is not None)

    @guarded
    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.fault is None:
            self.accept()
            self.open_wanted.emit(chosen)

    @guarded
    def _discard(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.reject()
            self.discard_wanted.emit(chosen)

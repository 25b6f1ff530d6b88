"""Lists of words in dialogs: a table that is filled once and read, copied or chosen from.

Here: filling one, with columns as wide as asked and rows as high as their words.
Not here: tables that follow edits; those have models of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.theme import Theme

translate = QCoreApplication.translate


def fill_words(
    table: QTableWidget,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    theme: Theme,
) -> None:
    """Fill a table with words; each cell's tip has them whole.

    Parameters
    ----------
    rows
        A text for each head.
    widths
        Of all columns but the last, which has the rest, in pixels at the usual size of type.
    """
    table.setColumnCount(len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.setRowCount(len(rows))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            cell = QTableWidgetItem(text)
            cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            cell.setToolTip(text)
            if not text:  # a screen reader must hear something
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, translate("table", "nothing"))
            table.setItem(row, column, cell)
    scale = theme.type.interface / INTERFACE_TYPE
    for column, width in enumerate(widths):
        table.setColumnWidth(column, round(width * scale))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(len(widths), QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

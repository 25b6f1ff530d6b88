"""Sentences in a list, each as high as its words need.

Here: the height of a row. Not here: what is said (``words_page``).
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from smp_workbench.gui.guard import guarded


class SentenceDelegate(QStyledItemDelegate):
    """Breaks words over the width that is left between the paddings.

    Qt measures a row over the whole width and draws it inside the style sheet's padding, so that a last line
    which only just fits is cut.
    """

    def __init__(self, rows: QListView, padding: int) -> None:
        super().__init__(rows)
        self._rows, self._padding = rows, padding

    @override
    @guarded(default=QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size that the words need at the list's width."""
        narrower = QStyleOptionViewItem(option)
        narrower.rect.setWidth(self._rows.viewport().width() - 2 * self._padding)
        return super().sizeHint(narrower, index)

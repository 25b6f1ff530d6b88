"""The filters over the list of open items: by theme, by person, by kind.

Here: three lists and what they ask for. Not here: filtering (``tables.open_item_table``).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.open_item_table import Filters
from smp_workbench.gui.tables.open_item_words import kind_words
from smp_workbench.gui.theme import Theme


class CopiesFilter(QWidget):
    """Three lists in a row; the first entry of each shows all.

    Attributes
    ----------
    chosen
        Something else is to be shown: the ``Filters``.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes = self._box(self.tr("Show items of one theme"))
        self.people = self._box(self.tr("Show items of one person"))
        self.kinds = self._box(self.tr("Show items of one kind"))
        self.all = QPushButton(self.tr("Show all"), self)
        self.all.setProperty("quiet", True)
        self.all.clicked.connect(self.show_all)
        self._allow()
        row = QHBoxLayout(self)
        space = theme.space
        row.setContentsMargins(space.related, space.unit, space.related, space.unit)
        row.setSpacing(space.related)
        for box in (self.themes, self.people, self.kinds):
            row.addWidget(box, 1)
        row.addWidget(self.all)

    def offer(self, themes: Sequence[str], people: Sequence[str], kinds: Sequence[str]) -> None:
        """Offer what there is; what was chosen stays chosen if it is still there."""
        kept = self.filters
        _fill(self.themes, self.tr("All themes"), [(text, text) for text in themes], kept.theme)
        _fill(self.people, self.tr("Everybody"), [(text, text) for text in people], kept.person)
        _fill(self.kinds, self.tr("Every kind"), [(kind_words(kind), kind) for kind in kinds], kept.kind)
        self._allow()
        if self.filters != kept:
            self.chosen.emit(self.filters)

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return Filters(*(box.currentData() or "" for box in (self.themes, self.people, self.kinds)))

    @guarded
    def show_all(self) -> None:
        """Show everything again."""
        for box in (self.themes, self.people, self.kinds):
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._tell()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(3)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.currentIndexChanged.connect(self._tell)
        return box

    @guarded
    def _tell(self) -> None:
        self._allow()
        self.chosen.emit(self.filters)

    def _allow(self) -> None:
        self.all.setEnabled(any(self.filters))


def _fill(box: QComboBox, everything: str, entries: Sequence[tuple[str, str]], kept: str) -> None:
    """Fill a list without telling of it."""
    wanted = [("", everything), *((data, text) for text, data in entries)]
    if [(box.itemData(row), box.itemText(row)) for row in range(box.count())] == wanted:
        return
    box.blockSignals(True)
    box.clear()
    for data, text in wanted:
        box.addItem(text, data)
    box.setCurrentIndex(max(box.findData(kept), 0))
    box.blockSignals(False)

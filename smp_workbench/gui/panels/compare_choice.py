"""The choice of what movement is measured against: nothing, or one of the versions.

Here: the drop-down in the ranking's title bar.
Not here: movement itself (``scoring.movement``) and how it is drawn (``charts``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from smp_workbench.domain.assessment import Comparison
from smp_workbench.domain.edit import SetComparison
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals

_WIDEST: Final = 240
_MARGINS: Final = 6
"""Characters' width that frame and arrow of a drop-down take."""


def comparison_choices(signals: SessionSignals) -> list[tuple[str, Comparison]]:
    """Return what the ranking can be compared with: the last version, then each, latest first."""
    chosen = signals.assessment.comparison
    versions = signals.shown.history.versions
    if not versions:
        return []
    choices = [(QCoreApplication.translate("compare", "last version"), Comparison())]
    for version in reversed(versions):
        number = QCoreApplication.translate("compare", "version {}").format(version.number)
        label = chosen.label if chosen and chosen.version == version.number else ""
        choices.append((label or version.name or number, Comparison(version.number, label)))
    return choices


def comparison_place(signals: SessionSignals) -> int:
    """Return the place of the chosen comparison among the choices, or -1 if nothing is compared."""
    chosen = signals.assessment.comparison
    numbers = [comparison.version for _, comparison in comparison_choices(signals)]
    return numbers.index(chosen.version) if chosen and chosen.version in numbers else -1


class CompareChoice(QComboBox):
    """Follows the open assessment's versions, and sets its comparison."""

    def __init__(self, signals: SessionSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._comparisons: list[Comparison | None] = [None]
        self.setAccessibleName(self.tr("Compare the ranking with"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(_WIDEST)
        self.activated.connect(self._choose)
        for signal in (signals.edited, signals.replaced, signals.committed):
            signal.connect(self._refresh)
        self._refresh()

    @guarded
    def _refresh(self) -> None:
        """Show the versions there are, latest first, with the chosen one in front."""
        choices = comparison_choices(self._signals)
        self._comparisons = [None, *(comparison for _, comparison in choices)]
        self.blockSignals(True)
        self.clear()
        self.addItem(self.tr("not compared"))
        for text, _ in choices:
            self._offer(self.tr("vs {version}").format(version=text))
        self.setCurrentIndex(comparison_place(self._signals) + 1)
        self.setToolTip(self.currentData(Qt.ItemDataRole.ToolTipRole) or "")
        self.setEnabled(bool(choices))
        self.blockSignals(False)

    def _offer(self, text: str) -> None:
        """Add a choice, shortened in the middle where it is wider than the drop-down may be."""
        room = _WIDEST - self.fontMetrics().averageCharWidth() * _MARGINS
        self.addItem(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room))
        for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            self.setItemData(self.count() - 1, text, role)

    @guarded
    def _choose(self, place: int) -> None:
        chosen = self._comparisons[place]
        if chosen != self._signals.assessment.comparison:
            self._signals.apply(SetComparison(chosen))
            self._refresh()  # a refused one does not stay
